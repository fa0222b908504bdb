"""Measures `cezve serve`: throughput beside a plain handler, cold starts, a soak, and kill -9."""

import argparse
import http.client
import json
import os
import random
import re
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = ROOT / "bench/src/main/edge/functions.toml"
GUEST = ROOT / "edge/src/test/resources/cezve/edge/http/guest.wat"

# What a bad request is answered by, and how long it may take beyond what is usual, in seconds.
BAD = {
    "/bad/trap": (500, "trap", 0),
    "/bad/wild": (500, "trap", 0),
    "/bad/stack": (510, "stack", 0),
    "/greedy/memory": (507, "memory", 0),
    "/bad/loop": (504, "time", 0.5),
    "/fuel/loop": (508, "cpu", 0),
    "/nowhere": (404, "no-route", 0),
}


class Server:
    """A process that says on its output or its log at which port it listens."""

    def __init__(self, command, pattern, cwd=ROOT):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
        self.process = subprocess.Popen(
            command, stdout=self.log, stderr=subprocess.STDOUT, cwd=cwd, start_new_session=True
        )
        self.port = self._port(pattern)

    def _port(self, pattern):
        end = time.time() + 60
        while time.time() < end and self.process.poll() is None:
            found = re.search(pattern, Path(self.log.name).read_text(), re.MULTILINE)
            if found:
                return int(found[1])
            time.sleep(0.01)
        raise SystemExit("the server does not start:\n" + Path(self.log.name).read_text())

    def get(self, path, body=None, timeout=30):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("POST" if body else "GET", path, body)
            response = connection.getresponse()
            return response.status, response.getheader("cezve-reason"), response.read()
        finally:
            connection.close()

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        status = self.process.wait(30)
        os.unlink(self.log.name)
        return status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def serve(config, *options):
    return Server(
        [str(ROOT / "cezve"), "serve", *options, str(config)], r"http://[\w.:\[\]]*:(\d+)"
    )


def plain():
    java = subprocess.run(
        ["sh", "-c", ". .mvn/find-jdk.sh && find_jdk && echo $JAVA_HOME"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.strip()
    quick = ["./mvnw", "-B", "-q", "-Dcezve.quick", "-pl", "bench", "-am", "package"]
    subprocess.run(quick, cwd=ROOT, check=True)
    classes = f"{ROOT}/bench/target/quick/classes:{ROOT}/bench/target/quick/lib/*"
    return Server([f"{java}/bin/java", "-XX:+UseSerialGC", "-cp", classes, "cezve.bench.PlainServer"], r"^(\d+)$")


def wrk(port, path, seconds, connections):
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True,
    ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(output)
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    p99 = float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), p99


def throughput(arguments):
    with plain() as ceiling, serve(FUNCTIONS, "--access-log", "none", "--state", "memory") as cezve:
        targets = {"plain": (ceiling.port, "/"), "own interface": (cezve.port, "/hello"), "CGI": (cezve.port, "/cgi")}
        results = {name: [] for name in targets}
        for port, path in targets.values():
            wrk(port, path, arguments.warm, arguments.connections)
        for _ in range(arguments.rounds):
            for name, (port, path) in targets.items():
                results[name].append(wrk(port, path, arguments.seconds, arguments.connections))
    base = statistics.median(r for r, _ in results["plain"]), statistics.median(p for _, p in results["plain"])
    for name, figures in results.items():
        rate = statistics.median(r for r, _ in figures)
        p99 = statistics.median(p for _, p in figures)
        print(f"{name:14} {rate:9.0f} requests/s ({rate / base[0]:.2f})  p99 {p99:6.2f} ms ({p99 / base[1]:.2f})")


def cold(arguments):
    """First requests to functions whose code is in the cache, beside second ones."""
    program = (ROOT / "edge/apps/counter/counter.wasm").read_bytes()
    with tempfile.TemporaryDirectory() as directory:
        config = ['name = "cold"', 'listen = "127.0.0.1:0"', 'state = "state.mv"']
        for i in range(arguments.functions):
            # A custom section makes each module another one.
            name = f"n{i:04}".encode()
            (Path(directory) / f"f{i}.wasm").write_bytes(program + bytes([0, len(name) + 1, len(name)]) + name)
            config.append(f'[functions.f{i}]\nmodule = "f{i}.wasm"\nroutes = ["/f{i}/{{name}}"]')
        file = Path(directory) / "functions.toml"
        file.write_text("\n".join(config))
        for attempt in ("empty", "full"):
            with serve(file, "--access-log", "none") as cezve:
                first, second = [], []
                for i in range(arguments.functions):
                    for times in (first, second):
                        begun = time.perf_counter()
                        status, reason, _ = cezve.get(f"/f{i}/x")
                        times.append((time.perf_counter() - begun) * 1000)
                        if status != 200:
                            raise SystemExit(f"{status} {reason}")
                half = len(first) // 2
                print(
                    f"code cache {attempt}: first request {statistics.median(first[half:]):.2f} ms, "
                    f"second {statistics.median(second[half:]):.2f} ms (medians of the later half)"
                )


def heap_after_gc(server):
    """Bytes of live objects, of the JVM that is the server."""
    pids = subprocess.run(["pgrep", "-g", str(server.process.pid), "java"], capture_output=True, text=True).stdout.split()
    jcmd = str(Path(os.readlink(f"/proc/{pids[0]}/exe")).parent / "jcmd")
    for _ in range(2):
        subprocess.run([jcmd, pids[0], "GC.run"], capture_output=True, check=True)
    text = subprocess.run([jcmd, pids[0], "GC.heap_info"], capture_output=True, text=True, check=True).stdout
    return sum(int(used) for used in re.findall(r"(?:DefNew|Tenured)\s+total \d+K, used (\d+)K", text)) * 1024


def soak(arguments):
    """Good requests at full load, with bad ones among them, each checked."""
    failures, counts, slowest, end = [], {}, {}, 0

    def bad(server, generator):
        while time.time() < end:
            path = generator.choice([*BAD, "/bad/echo", "/bad/big", "/good/calls", "/good/echo"])
            begun = time.perf_counter()
            try:
                problem = check(server, path, generator)
            except (OSError, http.client.HTTPException) as e:
                problem = None if path == "/bad/big" else repr(e)
            took = time.perf_counter() - begun - BAD.get(path, (0, 0, 0))[2]
            counts[path] = counts.get(path, 0) + 1
            slowest.setdefault(path, []).append(took)
            if problem:
                failures.append(f"{path}: {problem}")

    def check(server, path, generator):
        if path == "/bad/echo":
            status, reason, _ = server.get(path, bytes(100_000))
            return None if (status, reason) == (413, "request-size") else f"{status} {reason}"
        if path == "/bad/big":
            status, reason, body = server.get(path)
            return f"{status} {reason} {len(body)} bytes"
        if path == "/good/echo":
            sent = generator.randbytes(generator.randrange(1, 100_000))
            status, reason, body = server.get(path, sent)
            return None if status == 200 and body == sent else f"{status} {reason} {len(body)} bytes"
        status, reason, body = server.get(path)
        if path == "/good/calls":
            return None if (status, body) == (200, b"11") else f"{status} {reason} {body}"
        return None if (status, reason) == BAD[path][:2] else f"{status} {reason}"

    with serve(FUNCTIONS, "--access-log", "none", "--state", "memory") as server:
        for path in [*BAD, "/good/calls", "/hello"]:
            server.get(path)
        heaps = [heap_after_gc(server)]
        end = time.time() + arguments.minutes * 60
        threads = [threading.Thread(target=bad, args=(server, random.Random(i))) for i in range(arguments.bad)]
        for thread in threads:
            thread.start()
        rates = []
        while time.time() < end - 1:
            seconds = max(1, min(30, int(end - time.time())))
            rates.append(wrk(server.port, "/hello", seconds, arguments.connections)[0])
            heaps.append(heap_after_gc(server))
        for thread in threads:
            thread.join()
        heaps.append(heap_after_gc(server))
    print(f"good requests/s beside the bad ones: {statistics.median(rates):.0f}")
    for path in sorted(counts):
        times = sorted(slowest[path])
        p99 = times[int(len(times) * 0.99)]
        print(f"{path:14} {counts[path]:7} requests, beyond the limit: p50 {times[len(times) // 2] * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, most {times[-1] * 1000:.0f} ms")
    print("heap after GC before, meanwhile (with what was running), and afterwards, MiB: " + " ".join(f"{heap / 2**20:.1f}" for heap in heaps))
    print(f"{len(failures)} wrong answers")
    for failure in failures[:20]:
        print("  " + failure)
    return 1 if failures else 0


def kill(arguments):
    """Kills the server while it counts: no count that a client was told may be lost."""
    with tempfile.TemporaryDirectory() as directory:
        state = arguments.state or f"{directory}/state.mv"
        config = Path(directory) / "functions.toml"
        module = json.dumps(str(ROOT / "edge/apps/counter/counter.wasm"))
        config.write_text(
            f'name = "kill"\nlisten = "127.0.0.1:0"\nstate = {json.dumps(state)}\n'
            f'[functions.counter]\nmodule = {module}\nroutes = ["/counter/{{name}}"]\n'
        )
        names = [f"n{os.getpid()}-{i}" for i in range(8)]
        told = dict.fromkeys(names, 0)

        def count(server, name):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
            try:
                while True:
                    connection.request("GET", f"/counter/{name}", headers={"Accept": "application/json"})
                    told[name] = json.loads(connection.getresponse().read())["visits"]
            except (OSError, http.client.HTTPException, ValueError):
                return

        for attempt in range(arguments.times):
            server = serve(config, "--access-log", "none")
            threads = [threading.Thread(target=count, args=(server, name)) for name in names]
            lost = [n for n in names if visits(server, n) <= told[n]]
            if lost:
                raise SystemExit(f"lost after kill {attempt}: {lost}")
            for thread in threads:
                thread.start()
            time.sleep(random.uniform(0.2, 1.0))
            server.stop(signal.SIGKILL)
            for thread in threads:
                thread.join()
        with serve(config, "--access-log", "none") as server:
            lost = [n for n in names if visits(server, n) <= told[n]]
        print(f"killed {arguments.times} times, {sum(told.values())} counts told, {len(lost)} lost")
        return 1 if lost else 0


def visits(server, name):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", f"/counter/{name}", headers={"Accept": "application/json"})
    return json.loads(connection.getresponse().read())["visits"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("throughput", help="requests per second beside a plain handler")
    command.add_argument("--rounds", type=int, default=5)
    command.add_argument("--seconds", type=int, default=5)
    command.add_argument("--warm", type=int, default=8)
    command.add_argument("--connections", type=int, default=16)
    command.set_defaults(run=throughput)
    command = commands.add_parser("cold", help="the first request to a function")
    command.add_argument("--functions", type=int, default=100)
    command.set_defaults(run=cold)
    command = commands.add_parser("soak", help="good and bad requests for a long time")
    command.add_argument("--minutes", type=float, default=10)
    command.add_argument("--connections", type=int, default=8)
    command.add_argument("--bad", type=int, default=8, help="threads that send bad requests")
    command.set_defaults(run=soak)
    command = commands.add_parser("kill", help="kill -9 while values are being written")
    command.add_argument("--times", type=int, default=20)
    command.add_argument("--state", help="redis://host:port/db in place of a file")
    command.set_defaults(run=kill)
    arguments = parser.parse_args()
    return arguments.run(arguments)
