"""The command line of bench/writes: one program, run in Node and in Cezve alternately."""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from comparison import machine
from comparison.command import positive
from comparison.contenders import Setup
from comparison.kernels import BENCH, REPOSITORY

PROGRAM = BENCH / "src/main/wasi/writes.wasm"
NODE_WASI = REPOSITORY / "spec-tests/programs/node-wasi.mjs"
DESTINATIONS = ("file", "null", "pipe")
MIB = 1 << 20
PATIENCE = 600


def options():
    parser = argparse.ArgumentParser(
        prog="bench/writes",
        description="Measures how fast a program writes in Cezve and in Node: medians and their ratio.",
    )
    parser.add_argument("--node", default="node", help="the Node to compare with (default: on the PATH)")
    parser.add_argument("--rounds", type=positive, default=5, help="launches of each (default: %(default)s)")
    parser.add_argument(
        "--large", type=positive, default=1024, help="MiB to write in pieces of 64 KiB (default: %(default)s)"
    )
    parser.add_argument(
        "--small", type=positive, default=16, help="MiB to write byte by byte (default: %(default)s)"
    )
    return parser.parse_args()


def launch(runner, destination, size, total, folder):
    """The milliseconds that the program says it took."""
    path = "/out/written" if destination == "file" else "-"
    command = [*map(str, runner), "--dir", f"{folder}::/out", str(PROGRAM), path, str(size), str(total)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if destination == "pipe" else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if destination == "pipe":
        while process.stdout.read1(MIB):
            pass
    _, message = process.communicate(timeout=PATIENCE)
    written = Path(folder, "written")
    complete = destination != "file" or written.stat().st_size == total
    written.unlink(missing_ok=True)
    if process.returncode != 0 or not complete:
        raise Setup(f"{' '.join(command)}: {message.decode(errors='replace').strip()}")
    return float(message.splitlines()[-1])


def measure(runners, destination, size, total, rounds):
    """The median of each runner, in milliseconds; they take turns, and change who is first."""
    found = {name: [] for name in runners}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            names = list(runners) if number % 2 == 0 else list(reversed(runners))
            for name in names:
                found[name].append(launch(runners[name], destination, size, total, folder))
    return {name: statistics.median(times) for name, times in found.items()}


def main():
    chosen = options()
    runners = {"Node": [chosen.node, NODE_WASI], "Cezve": [REPOSITORY / "cezve", "run"]}
    try:
        described = machine.describe(chosen.node)
        print(f"{described['processor']}, {described['cores']} cores; {described['system']}")
        print(f"Node {described['node']}, Java {described['java']}; load {machine.load()}")
        print("\n| destination | bytes a write | MiB | Node, ns a write | Cezve, ns a write | Cezve/Node |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for size, amount in ((1 << 16, chosen.large), (1, chosen.small)):
            for destination in DESTINATIONS:
                total = amount * MIB
                medians = measure(runners, destination, size, total, chosen.rounds)
                node, cezve = (medians[name] * 1e6 / (total / size) for name in ("Node", "Cezve"))
                print(
                    f"| {destination} | {size} | {amount} | {node:.0f} | {cezve:.0f} | {cezve / node:.2f} |",
                    flush=True,
                )
    except KeyboardInterrupt:
        return 130
    except (ValueError, OSError, subprocess.TimeoutExpired, Setup) as problem:
        print(f"bench/writes: {problem}", file=sys.stderr)
        return 1
    return 0
