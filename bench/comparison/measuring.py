"""Launches contenders alternately, each launch a process of its own."""

import json
import subprocess
import sys
import time

# Launches that take longer than their budget and this many seconds are stopped.
PATIENCE = 60


def launch(contender, kernel, budget):
    """One launch: what the process reported, or why there is nothing."""
    work = kernel.works[contender.weight]
    command = [str(word) for word in contender.command(kernel, budget)]
    try:
        process = subprocess.run(
            command, capture_output=True, text=True, timeout=budget / 1000 + PATIENCE
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"took longer than {PATIENCE} s"}
    if process.returncode != 0:
        lines = process.stderr.strip().splitlines() or [f"status {process.returncode}"]
        return {"failed": lines[0]}
    found = json.loads(process.stdout.strip().splitlines()[-1])
    results = found.pop("results", None)
    if results is not None and not (len(results) == 1 and work.is_result(results[0])):
        return {"failed": f"computes {results}, not {work.result}"}
    return found


def measure(contenders, kernels, budget, report):
    """All launches, as objects that name contender and kernel.

    In every round each kernel is launched in all contenders that are not done yet, one directly
    after the other, so that what else the machine does disturbs all of them alike. report is told
    the number of the round, the launch and the seconds since the first one.
    """
    launches = []
    hopeless = set()
    rounds = max(contender.launches for contender in contenders)
    begin = time.monotonic()
    for number in range(rounds):
        for kernel in kernels:
            order = contenders if number % 2 == 0 else list(reversed(contenders))
            for contender in order:
                if number >= contender.launches or (contender.key, kernel.name) in hopeless:
                    continue
                found = launch(contender, kernel, round(budget * contender.share))
                if "unsupported" in found or "failed" in found:
                    hopeless.add((contender.key, kernel.name))
                launches.append({"contender": contender.key, "kernel": kernel.name, **found})
                report(number + 1, launches[-1], time.monotonic() - begin)
    return launches


def show(number, found, seconds):
    """Shows progress."""
    what = found.get("unsupported") or found.get("failed")
    if what is None:
        what = f"first {found['load_ms'] + found['first_ms']:.1f} best {found['best_ms']:.3f} ms"
    line = f"{seconds:5.0f} s  {number}  {found['kernel']:12} {found['contender']:20} {what}"
    print(line[:110], file=sys.stderr)
