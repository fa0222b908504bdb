"""Writes docs/performance.md."""

import textwrap

from comparison.chart import number
from comparison.figures import BEST, FIRST, MEDIAN

NODE, CEZVE, CHICORY = "node", "cezve", "chicory_compiler"
INTERPRETERS = ("cezve_interpreter", "chicory_interpreter", "graalwasm")


def millis(value):
    """Milliseconds with three digits that count."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def wrapped(line):
    """A line of text as several, if it is long; tables and images stay as they are."""
    if line.startswith(("|", "!", "<")):
        return line
    indent = "  " if line.startswith("- ") else ""
    return textwrap.fill(
        line, 120, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" + " ---: |" * (len(header) - 1)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


class Page:
    def __init__(self, data, figures, charts):
        self.data = data
        self.figures = figures
        self.charts = charts
        self.machine = data["machine"]

    def time(self, contender, kernel, figure):
        time = self.figures.time(contender, kernel, figure)
        return self.figures.problem(contender, kernel) if time is None else millis(time)

    def ratio(self, contender, other, kernel, figure):
        ratio = self.figures.ratio(contender, other, kernel, figure)
        return "" if ratio is None else number(ratio.value)

    def mean(self, contender, other, figure):
        mean = self.figures.geomean(contender, other, figure)
        return "" if mean is None else f"**{number(mean)}**"

    def summary(self):
        count = len(self.figures.ratios(CEZVE, NODE, BEST))
        worst = max(self.figures.ratios(CEZVE, NODE, BEST), key=lambda ratio: ratio.value)
        best = min(self.figures.ratios(CEZVE, NODE, BEST), key=lambda ratio: ratio.value)
        lines = [
            f"Cezve's time as a multiple of V8's, as the geometric mean of {count} kernels"
            " (below 1 is faster than V8):",
            "",
            f"- **{number(self.figures.geomean(CEZVE, NODE, BEST))}** for the fastest call, when all is"
            f" optimised; from {number(best.value)} ({best.kernel}) to {number(worst.value)}"
            f" ({worst.kernel})",
            f"- **{number(self.figures.geomean(CEZVE, NODE, MEDIAN))}** for the call in the middle, of those"
            f" that fit into {self.data['budget_ms']} ms",
            f"- **{number(self.figures.geomean(CEZVE, NODE, FIRST))}** for the time to the first result:"
            " loading, compiling and the first call",
        ]
        if CHICORY in self.figures.contenders:
            factor = 1 / self.figures.geomean(CEZVE, CHICORY, BEST)
            lines += ["", f"Chicory's compiler takes **{number(factor)}** times as long as Cezve."]
        return lines

    def against_node(self):
        header = ["Kernel"]
        for figure in ("fastest call", "middle call", "first result"):
            header += [f"{figure}: V8, ms", "Cezve, ms", "ratio"]
        rows = []
        for kernel in self.figures.kernels:
            row = [kernel]
            for figure in (BEST, MEDIAN, FIRST):
                row += [self.time(NODE, kernel, figure), self.time(CEZVE, kernel, figure)]
                row.append(self.ratio(CEZVE, NODE, kernel, figure))
            rows.append(row)
        means = ["**geometric mean**"]
        for figure in (BEST, MEDIAN, FIRST):
            means += ["", "", self.mean(CEZVE, NODE, figure)]
        return table(header, rows + [means])

    def against_chicory(self):
        if CHICORY not in self.figures.contenders:
            return []
        header = ["Kernel", "fastest call: Chicory, ms", "Cezve, ms", "ratio"]
        header += ["first result: Chicory, ms", "Cezve, ms", "ratio"]
        rows = []
        for kernel in self.figures.kernels:
            row = [kernel]
            for figure in (BEST, FIRST):
                row += [self.time(CHICORY, kernel, figure), self.time(CEZVE, kernel, figure)]
                row.append(self.ratio(CEZVE, CHICORY, kernel, figure))
            rows.append(row)
        means = ["**geometric mean**"]
        for figure in (BEST, FIRST):
            means += ["", "", self.mean(CEZVE, CHICORY, figure)]
        return [
            "## Other engines on the JVM",
            "",
            f"Chicory {self.machine['chicory']} with its compiler, which turns a module into JVM classes when it is"
            f" loaded, is measured in the same way, with {self.data['contenders'][CHICORY]} launches. It is started by a"
            " plain `java`, whereas `./cezve` uses an AOT cache of its own classes, which counts in the first result.",
            "",
            self.charts[CHICORY],
            "",
            *table(header, rows + [means]),
            "",
        ]

    def interpreters(self):
        if not self.figures.contenders.issuperset(INTERPRETERS):
            return []
        header = ["Kernel", "Cezve, ms", "Chicory, ms", "Cezve : Chicory", "GraalWasm, ms", "Cezve : GraalWasm"]
        cezve, chicory, graal = INTERPRETERS
        rows = [
            [
                kernel,
                self.time(cezve, kernel, BEST),
                self.time(chicory, kernel, BEST),
                self.ratio(cezve, chicory, kernel, BEST),
                self.time(graal, kernel, BEST),
                self.ratio(cezve, graal, kernel, BEST),
            ]
            for kernel in self.figures.kernels
        ]
        means = ["**geometric mean**", "", "", self.mean(cezve, chicory, BEST), "", self.mean(cezve, graal, BEST)]
        return [
            "### Interpreters",
            "",
            f"Cezve's and Chicory's interpreters and GraalWasm {self.machine['graalwasm']}, which interprets on a JDK"
            " without the Graal compiler, do a smaller amount of work here (*light* in the list of kernels): the fastest"
            " call in one launch.",
            "",
            *table(header, rows + [means]),
            "",
        ]

    def method(self):
        machine, data = self.machine, self.data
        return [
            "## How it was measured",
            "",
            f"- **Machine**: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']};"
            f" {data['load_before']} processes wanted to run when measuring began, {data['load_after']} when it ended",
            f"- **Versions**: Cezve {machine['cezve']} (engine `{data['engine']}`) on Java {machine['java']}; Node"
            f" {machine['node']} with V8 {machine['v8']}, without options",
            f"- **Date**: {machine['date']}",
            f"- **Launches**: {data['contenders'][NODE]} of each engine for each kernel, each a process of its own,"
            " alternately Cezve and Node. A launch loads the module and calls it again and again: calls begin during"
            f" {data['budget_ms']} ms from the first on.",
            "- **Kernels**: [modules that each do one kind of work](../bench/src/main/kernels/README.md), the *heavy* amount"
            " of it; each result is compared with the expected one",
            "",
            "To repeat it: `bench/compare --rivals`, see [bench/README.md](../bench/README.md).",
        ]

    def __str__(self):
        lines = [
            "<!-- Written by bench/compare. What is changed here is lost when it runs again. -->",
            "# Performance",
            "",
            *self.summary(),
            "",
            self.charts[NODE],
            "",
            "## How to read it",
            "",
            "A bar is the fastest call of Cezve as a multiple of V8's, on a logarithmic scale: to the left of the line Cezve is"
            " faster. The thin line spans the launches, each compared with the one of V8 next to it; where it is long, the figure"
            " means little. All times are medians over the launches. Times within 10 % of each other are the same: the same code"
            " in the same JVM may well differ by that much from launch to launch, since the JVM decides anew each time what to"
            " inline.",
            "",
            "*Fastest call* is the speed of a program that runs long. *Middle call* includes warming up. *First result* is what a"
            " short program costs, without the start of the process itself. A kernel is small; in a large program caches, memory"
            " and the time for compiling weigh more.",
            "",
            *self.against_node(),
            "",
            *self.against_chicory(),
            *self.interpreters(),
            *self.method(),
        ]
        return "\n".join(wrapped(line) for line in lines) + "\n"
