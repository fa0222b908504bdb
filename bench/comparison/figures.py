"""From launches to figures: medians over launches, ratios and their geometric means."""

import statistics
from dataclasses import dataclass

FIRST, BEST, MEDIAN = "first", "best", "median"


def value(launch, figure):
    """Milliseconds of a launch: to the first result, of the fastest call, of the middle one."""
    if figure == FIRST:
        return launch["load_ms"] + launch["first_ms"]
    return launch[f"{figure}_ms"]


@dataclass(frozen=True)
class Ratio:
    """Cezve's time as a multiple of another's, with the least and the largest of paired launches."""

    kernel: str
    value: float
    least: float
    largest: float


class Figures:
    def __init__(self, launches):
        self.launches = launches
        self.kernels = list(dict.fromkeys(launch["kernel"] for launch in launches))
        self.contenders = set(launch["contender"] for launch in launches)

    def of(self, contender, kernel, figure):
        """One figure of all launches; none if the contender cannot run the kernel."""
        return [
            value(launch, figure)
            for launch in self.launches
            if (launch["contender"], launch["kernel"]) == (contender, kernel) and "calls" in launch
        ]

    def time(self, contender, kernel, figure):
        """The median over launches in milliseconds, or None."""
        values = self.of(contender, kernel, figure)
        return statistics.median(values) if values else None

    def problem(self, contender, kernel):
        """Why there is no time: "not supported" or "fails"."""
        for launch in self.launches:
            if (launch["contender"], launch["kernel"]) == (contender, kernel):
                if "unsupported" in launch:
                    return "not supported"
                if "failed" in launch:
                    return "fails"
        return "not measured"

    def ratio(self, contender, other, kernel, figure):
        """A contender's time as a multiple of another's, or None."""
        mine, theirs = self.of(contender, kernel, figure), self.of(other, kernel, figure)
        if not mine or not theirs:
            return None
        pairs = [a / b for a, b in zip(mine, theirs)]
        middle = statistics.median(mine) / statistics.median(theirs)
        return Ratio(kernel, middle, min(pairs), max(pairs))

    def ratios(self, contender, other, figure):
        """The ratios of all kernels that both run."""
        found = (self.ratio(contender, other, kernel, figure) for kernel in self.kernels)
        return [ratio for ratio in found if ratio is not None]

    def geomean(self, contender, other, figure):
        """The geometric mean of the ratios, or None if there are none."""
        ratios = [ratio.value for ratio in self.ratios(contender, other, figure)]
        return statistics.geometric_mean(ratios) if ratios else None
