"""The command line of bench/compare."""

import argparse
import json
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

from comparison import chart, contenders, figures, kernels, machine, measuring, page
from comparison.kernels import BENCH, REPOSITORY

DATA = BENCH / "target/comparison.json"
NODE_LAUNCHES = 5


def options():
    parser = argparse.ArgumentParser(
        prog="bench/compare",
        description="Runs the kernels in Node and in Cezve alternately and writes docs/performance.md.",
    )
    parser.add_argument("--node", default="node", help="the Node to compare with (default: on the PATH)")
    parser.add_argument("--engine", default="compiler", help="Cezve's engine (default: %(default)s)")
    parser.add_argument("--rivals", action="store_true", help="measure Chicory and GraalWasm as well")
    parser.add_argument("--launches", type=int, default=NODE_LAUNCHES, help="default: %(default)s")
    parser.add_argument("--budget", type=int, default=800, help="ms of a launch (default: %(default)s)")
    parser.add_argument("--kernels", help="names separated by commas (default: all)")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "docs", help="default: docs")
    parser.add_argument("--render", action="store_true", help=f"write the page from {DATA.name} again")
    return parser.parse_args()


def rival_versions():
    """The versions of the rivals that the build uses."""
    project = xml.parse(REPOSITORY / "pom.xml").getroot()
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    return {
        name: project.findtext(f"m:properties/m:{name}.version", namespaces=space)
        for name in ("chicory", "graalwasm")
    }


def measure(chosen):
    """Measures; all that the page is made of."""
    selected = kernels.read(chosen.kernels.split(",") if chosen.kernels else None)
    field = [
        contenders.Node(page.NODE, "heavy", chosen.launches, 1, chosen.node),
        contenders.Cezve(page.CEZVE, "heavy", chosen.launches, 1, chosen.engine),
    ]
    found = {"machine": {**machine.describe(chosen.node), **rival_versions()}}
    if chosen.rivals:
        field += contenders.rivals(contenders.build_rivals())
    found |= {
        "engine": chosen.engine,
        "budget_ms": chosen.budget,
        "contenders": {each.key: each.launches for each in field},
        "load_before": machine.load(),
    }
    found["launches"] = measuring.measure(field, selected, chosen.budget, measuring.show)
    found["load_after"] = machine.load()
    return found


def write(data, output):
    """Writes the page and its charts."""
    found = figures.Figures(data["launches"])
    charts = {}
    for key, other in ((page.NODE, "V8"), (page.CHICORY, "Chicory's compiler")):
        ratios = found.ratios(page.CEZVE, key, figures.BEST)
        if not ratios:
            continue
        title = f"Cezve's fastest call as a multiple of {other}'s"
        mean = found.geomean(page.CEZVE, key, figures.BEST)
        file = f"performance-{key.split('_')[0]}.svg"
        (output / file).write_text(chart.draw(title, ratios, mean), encoding="utf-8")
        charts[key] = f"![{title}]({file})"
    if page.NODE not in charts:
        raise contenders.Setup("no kernel ran in both Cezve and Node")
    (output / "performance.md").write_text(str(page.Page(data, found, charts)), encoding="utf-8")


def main():
    chosen = options()
    try:
        if not chosen.render:
            data = measure(chosen)
            DATA.parent.mkdir(exist_ok=True)
            DATA.write_text(json.dumps(data, indent=1), encoding="utf-8")
        write(json.loads(DATA.read_text(encoding="utf-8")), chosen.output)
    except (ValueError, OSError, contenders.Setup) as problem:
        print(f"bench/compare: {problem}", file=sys.stderr)
        return 1
    return 0
