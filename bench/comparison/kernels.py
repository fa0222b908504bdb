"""The kernels, as kernels.tsv lists them."""

import csv
import math
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
REPOSITORY = BENCH.parent
MODULES = BENCH / "src/main/resources/cezve/bench/kernels"


@dataclass(frozen=True)
class Work:
    """An argument of run and the result that it has to give, as text."""

    type: str
    n: str
    result: str

    def is_result(self, text):
        """Whether a result is the expected one; engines write floats in different ways."""
        if self.type == "f64":
            return math.isclose(float(text), float(self.result), rel_tol=0, abs_tol=0)
        return text == self.result


@dataclass(frozen=True)
class Kernel:
    name: str
    works: dict

    @property
    def module(self):
        return MODULES / f"{self.name}.wasm"


def read(names=None):
    """All kernels, or those of the given names."""
    with open(MODULES / "kernels.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    kernels = [
        Kernel(
            row["kernel"],
            {
                weight: Work(row["type"], row[f"{weight} n"], row[f"{weight} result"])
                for weight in ("check", "light", "heavy")
            },
        )
        for row in rows
    ]
    known = {kernel.name for kernel in kernels}
    unknown = [name for name in names or [] if name not in known]
    if unknown:
        raise ValueError(f"no such kernel: {', '.join(unknown)}; kernels: {', '.join(sorted(known))}")
    return [kernel for kernel in kernels if not names or kernel.name in names]
