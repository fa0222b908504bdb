"""The command line of bench/programs: WASI programs as whole processes, in several engines alternately."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from comparison import machine
from comparison.command import positive
from comparison.contenders import Setup, build_rivals
from comparison.kernels import BENCH, REPOSITORY
from comparison.writes import NODE_WASI

SUITE = REPOSITORY / "../shared/programs"
PATIENCE = 300


@dataclass(frozen=True)
class Contender:
    """An engine: its command, up to the options, and whether Cezve's code cache is emptied before."""

    name: str
    command: list
    cold: bool = False


@dataclass(frozen=True)
class Case:
    """A program with its input and what it has to give; the format is that of check.py beside the suite."""

    name: str
    folder: Path
    wasm: Path
    content: dict

    @staticmethod
    def read(suite, name):
        folder = suite / "cases" / name
        content = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        return Case(name, folder, suite / "wasm" / content["wasm"], content)

    def options(self, scratch):
        """The options that give the program its directories, which are new, and its environment."""
        found = []
        for guest, source in self.content["dirs"].items():
            host = Path(scratch, guest.strip("/").replace("/", "_") or "root")
            if source:
                shutil.copytree(self.folder / source, host)
            else:
                host.mkdir()
            found += ["--dir", f"{host}::{guest}"]
        for name, value in self.content["env"].items():
            found += ["--env", f"{name}={value}"]
        return found

    def problem(self, status, output):
        """What is wrong with a run, or None; engines have statuses of their own for traps."""
        wanted = self.content["exit"]
        if wanted == "trap":
            if status in (0, 1):
                return f"exit status {status} instead of a trap"
        elif status != wanted:
            return f"exit status {status} instead of {wanted}"
        return None if output == (self.folder / "stdout").read_bytes() else "other output"


def options():
    parser = argparse.ArgumentParser(
        prog="bench/programs",
        description="Runs programs as whole processes in Cezve, Node and Chicory alternately: medians in ms.",
    )
    parser.add_argument("--node", default="node", help="the Node to compare with (default: on the PATH)")
    parser.add_argument("--rounds", type=positive, default=5, help="launches of each (default: %(default)s)")
    parser.add_argument("--suite", type=Path, default=SUITE, help="folder with cases/ and wasm/")
    parser.add_argument("--cases", help="names separated by commas (default: all)")
    parser.add_argument("--without-rivals", action="store_true", help="measure Cezve and Node only")
    return parser.parse_args()


def contenders(chosen):
    cezve = [REPOSITORY / "cezve", "run"]
    found = [
        Contender("Cezve, first run", cezve, cold=True),
        Contender("Cezve, code cached", cezve),
        Contender("Node", [chosen.node, NODE_WASI]),
    ]
    if not chosen.without_rivals:
        java = build_rivals()
        jars = f"{BENCH}/target/quick/classes:{BENCH}/target/quick/lib/*"
        command = [java, "-XX:+UseSerialGC", "-cp", jars, "cezve.bench.ChicoryProgram"]
        found.append(Contender("Chicory's compiler", command))
    return found


def launch(contender, case, cache):
    """The milliseconds that a run takes, and what was wrong with it."""
    if contender.cold:
        for entry in cache.glob("cezve/*.code"):
            entry.unlink()
    with tempfile.TemporaryDirectory() as scratch:
        command = [*contender.command, *case.options(scratch), case.wasm, *case.content["args"]]
        given = case.folder / "stdin"
        with open(given if given.exists() else os.devnull, "rb") as stdin:
            start = time.perf_counter()
            try:
                done = subprocess.run(
                    list(map(str, command)),
                    stdin=stdin,
                    capture_output=True,
                    timeout=PATIENCE,
                    env={**os.environ, "XDG_CACHE_HOME": str(cache)},
                )
            except subprocess.TimeoutExpired:
                return PATIENCE * 1e3, "took too long"
            taken = (time.perf_counter() - start) * 1e3
    return taken, case.problem(done.returncode, done.stdout)


def measure(field, case, rounds, cache):
    """Medians by contender; they take turns, so that noise hits all of them."""
    times = {each.name: [] for each in field}
    problems = {}
    for _ in range(rounds):
        for each in field:
            taken, problem = launch(each, case, cache)
            times[each.name].append(taken)
            if problem:
                problems[each.name] = problem
    return {name: statistics.median(found) for name, found in times.items()}, problems


def report(chosen):
    names = chosen.cases.split(",") if chosen.cases else sorted(os.listdir(chosen.suite / "cases"))
    described = machine.describe(chosen.node)
    print(f"{described['processor']}, {described['cores']} cores; {described['system']}")
    print(f"Node {described['node']}, Java {described['java']}; load {machine.load()}\n")
    field = contenders(chosen)
    print("| program, ms | " + " | ".join(each.name for each in field) + " |")
    print("| --- |" + " ---: |" * len(field))
    totals = {each.name: 0.0 for each in field}
    wrong = []
    with tempfile.TemporaryDirectory() as cache:
        for name in names:
            medians, problems = measure(field, Case.read(chosen.suite, name), chosen.rounds, Path(cache, "c"))
            cells = (f"{medians[n]:.0f}" + ("*" if n in problems else "") for n in totals)
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
            wrong += [f"{name}, {engine}: {problem}" for engine, problem in problems.items()]
            for engine in totals:
                totals[engine] += medians[engine]
    print("| all | " + " | ".join(f"{total:.0f}" for total in totals.values()) + " |")
    print("".join(f"\n* {each}" for each in wrong))
    return any("Cezve" in each for each in wrong)


def main():
    try:
        return int(report(options()))
    except KeyboardInterrupt:
        return 130
    except (ValueError, OSError, Setup) as problem:
        print(f"bench/programs: {problem}", file=sys.stderr)
        return 1
