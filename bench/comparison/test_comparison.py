"""Tests of what bench/compare makes of measurements: python3 -m unittest discover -t bench -s bench/comparison."""

import tempfile
import unittest
import xml.etree.ElementTree as xml
from dataclasses import dataclass
from pathlib import Path

from comparison import chart, command, kernels, measuring
from comparison.contenders import Contender
from comparison.figures import BEST, FIRST, Figures

MACHINE = {
    "date": "2020-02-02",
    "processor": "Abacus <1>",
    "cores": 2,
    "memory_gb": 3,
    "system": "OS",
    "cezve": "9.9",
    "java": "25",
    "node": "26",
    "v8": "14",
    "chicory": "1",
    "graalwasm": "2",
}


def launch(contender, kernel, load, first, best, median):
    return {
        "contender": contender,
        "kernel": kernel,
        "load_ms": load,
        "first_ms": first,
        "best_ms": best,
        "median_ms": median,
        "calls": 3,
    }


LAUNCHES = [
    launch("node", "fib", 1, 14, 10, 11),
    launch("cezve", "fib", 10, 35, 5, 6),
    launch("cezve", "fib", 20, 45, 7, 8),
    launch("node", "fib", 2, 18, 10, 13),
    launch("node", "loop", 1, 9, 10, 10),
    launch("cezve", "loop", 1, 19, 20, 20),
    {"contender": "node", "kernel": "casts", "unsupported": "invalid type"},
    launch("cezve", "casts", 1, 2, 3, 4),
    launch("node", "json", 1, 2, 3, 4),
    {"contender": "cezve", "kernel": "json", "failed": "trap"},
]


def data():
    return {
        "machine": MACHINE,
        "engine": "compiler",
        "budget_ms": 800,
        "contenders": {"node": 2, "cezve": 2},
        "load_before": 0.5,
        "load_after": 0.6,
        "launches": LAUNCHES,
    }


class FiguresTest(unittest.TestCase):
    figures = Figures(LAUNCHES)

    def test_times_are_medians_over_launches(self):
        self.assertEqual(6, self.figures.time("cezve", "fib", BEST))
        self.assertEqual((10 + 35 + 20 + 45) / 2, self.figures.time("cezve", "fib", FIRST))

    def test_ratios_span_launches_that_were_neighbours(self):
        ratio = self.figures.ratio("cezve", "node", "fib", BEST)
        self.assertEqual((0.6, 0.5, 0.7), (ratio.value, ratio.least, ratio.largest))

    def test_the_mean_is_geometric_and_leaves_out_what_one_cannot_run(self):
        self.assertEqual(2, len(self.figures.ratios("cezve", "node", BEST)))
        self.assertAlmostEqual((0.6 * 2) ** 0.5, self.figures.geomean("cezve", "node", BEST))
        self.assertIsNone(self.figures.geomean("cezve", "absent", BEST))

    def test_what_has_no_time_has_a_reason(self):
        self.assertIsNone(self.figures.time("node", "casts", BEST))
        self.assertEqual("not supported", self.figures.problem("node", "casts"))
        self.assertEqual("fails", self.figures.problem("cezve", "json"))
        self.assertEqual("not measured", self.figures.problem("absent", "fib"))


class PageTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.output = Path(folder.name)
        command.write(data(), self.output)

    def test_the_page_has_a_row_for_each_kernel(self):
        page = (self.output / "performance.md").read_text(encoding="utf-8")
        self.assertIn("| fib | 10.0 | 6.00 | 0.60 | 12.0 | 7.00 | 0.58 | 17.5 | 55.0 | 3.14 |", page)
        self.assertIn("| casts | not supported | 3.00 |  |", page)
        self.assertIn("| json | 3.00 | fails |  |", page)
        self.assertIn("from 0.60 (fib) to 2.00 (loop)", page)
        self.assertIn("Abacus <1>, 2 cores", page)
        self.assertNotIn("Chicory", page)

    def test_the_chart_is_xml_with_a_bar_for_each_ratio(self):
        root = xml.parse(self.output / "performance-node.svg").getroot()
        bars = root.findall("{http://www.w3.org/2000/svg}rect")
        self.assertEqual(["faster", "slower", "slower"], [bar.get("class") for bar in bars])
        widths = [float(bar.get("width")) for bar in bars]
        self.assertGreater(widths[1], widths[0])
        self.assertFalse((self.output / "performance-chicory.svg").exists())


class ChartTest(unittest.TestCase):
    def test_the_axis_has_room_for_all_values(self):
        for values in ([1.0], [0.01, 0.5], [3, 70], [1e-4, 1e4]):
            axis = chart.Axis(values)
            for value in values:
                self.assertLessEqual(chart.LEFT, axis.x(value))
                self.assertLessEqual(axis.x(value), chart.WIDTH - chart.RIGHT)
            self.assertLessEqual(len(axis.ticks()), 16)
            self.assertIn(1, axis.ticks())


@dataclass(frozen=True)
class Shell(Contender):
    """An engine that is a line of shell, for what launches can come to."""

    line: str

    def command(self, kernel, budget):
        return ["sh", "-c", self.line]


class LaunchTest(unittest.TestCase):
    kernel = kernels.read(["fib"])[0]

    def outcome(self, line):
        return measuring.launch(Shell("shell", "check", 1, 1, line), self.kernel, 10)

    def test_a_launch_reports_its_times(self):
        self.assertEqual(
            {"best_ms": 1}, self.outcome("""echo '{"results": ["55"], "best_ms": 1}'""")
        )

    def test_a_wrong_result_is_a_failure(self):
        self.assertEqual(
            {"failed": "computes ['54'], not 55"}, self.outcome("""echo '{"results": ["54"]}'""")
        )

    def test_what_an_engine_complains_about_is_the_reason(self):
        self.assertEqual({"failed": "no"}, self.outcome("echo no >&2; exit 3"))
        self.assertEqual({"failed": "status 4"}, self.outcome("exit 4"))
        self.assertEqual({"unsupported": "gc"}, self.outcome("""echo '{"unsupported": "gc"}'"""))

    def test_engines_are_launched_alternately(self):
        engines = [
            Shell("a", "check", 2, 1, """echo '{"load_ms": 1, "first_ms": 1, "best_ms": 1}'"""),
            Shell("b", "check", 2, 1, """echo '{"load_ms": 1, "first_ms": 1, "best_ms": 1}'"""),
            Shell("c", "check", 2, 1, """echo '{"unsupported": "this"}'"""),
        ]
        launches = measuring.measure(engines, [self.kernel], 10, lambda *_: None)
        self.assertEqual(["a", "b", "c", "b", "a"], [each["contender"] for each in launches])


class KernelsTest(unittest.TestCase):
    def test_each_kernel_has_a_module(self):
        for kernel in kernels.read():
            self.assertTrue(kernel.module.is_file(), kernel.name)

    def test_unknown_names_are_refused(self):
        with self.assertRaisesRegex(ValueError, "no such kernel: fub; kernels: ackermann, "):
            kernels.read(["fib", "fub"])

    def test_floats_may_be_written_in_different_ways(self):
        work = kernels.Work("f64", "1", "1185.5")
        self.assertTrue(work.is_result("1.1855E3"))
        self.assertFalse(work.is_result("1185.50001"))


if __name__ == "__main__":
    unittest.main()
