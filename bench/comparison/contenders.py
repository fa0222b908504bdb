"""The engines, each with the command that launches it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from comparison.kernels import BENCH, REPOSITORY


class Setup(Exception):
    """Something that is needed for measuring is missing."""


def output(*command):
    """What a command prints."""
    try:
        return subprocess.run(
            command, cwd=REPOSITORY, check=True, capture_output=True, text=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as problem:
        details = getattr(problem, "stderr", None) or ""
        raise Setup(f"{' '.join(map(str, command))}: {problem}\n{details}".strip()) from problem


@dataclass(frozen=True)
class Contender:
    """An engine, under its name in the data.

    weight is the amount of work of a run, share that part of the budget that a launch has.
    """

    key: str
    weight: str
    launches: int
    share: float

    def command(self, kernel, budget):
        raise NotImplementedError


@dataclass(frozen=True)
class Node(Contender):
    node: str

    def command(self, kernel, budget):
        script = Path(__file__).resolve().parent / "node_launch.mjs"
        n = kernel.works[self.weight].n
        return [self.node, script, kernel.module, "run", n, str(budget)]


@dataclass(frozen=True)
class Cezve(Contender):
    engine: str

    def command(self, kernel, budget):
        n = kernel.works[self.weight].n
        options = ["--engine", self.engine, "--json", "--budget", str(budget)]
        return [REPOSITORY / "cezve", "bench", *options, kernel.module, "run", n]


@dataclass(frozen=True)
class Rival(Contender):
    """An engine that bench has a runner for, with the garbage collector that ./cezve chooses."""

    java: str

    def command(self, kernel, budget):
        return [
            self.java,
            "-XX:+UseSerialGC",
            "-cp",
            f"{BENCH}/target/quick/classes:{BENCH}/target/quick/lib/*",
            "cezve.bench.Launch",
            self.key,
            kernel.name,
            self.weight,
            str(budget),
        ]


def build_rivals():
    """Builds the bench module; the java to run it with."""
    output("./mvnw", "-q", "-B", "-Dcezve.quick", "-pl", "bench", "-am", "package")
    return output("sh", "-c", '. .mvn/find-jdk.sh && find_jdk && echo "$JAVA_HOME/bin/java"')


def rivals(java):
    """The other engines on the JVM, and the interpreters with less work."""
    return [
        Rival("chicory_compiler", "heavy", 3, 1, java),
        Cezve("cezve_interpreter", "light", 1, 1 / 4, "interpreter"),
        Rival("chicory_interpreter", "light", 1, 1 / 4, java),
        Rival("graalwasm", "light", 1, 1 / 4, java),
    ]
