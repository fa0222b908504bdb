import collections, decimal, functools, hashlib, heapq, itertools, json, re, statistics, struct, sys, zlib
from dataclasses import dataclass, field, asdict
from fractions import Fraction


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list, compare=False)


def primes():
    composites = {}
    for n in itertools.count(2):
        if n in composites:
            for prime in composites.pop(n):
                composites.setdefault(n + prime, []).append(prime)
        else:
            yield n
            composites[n * n] = [n]


@functools.cache
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def classify(value):
    match value:
        case {"kind": "point", "at": [x, y]}:
            return f"point {x},{y}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"
        case int() | float() as number if number < 0:
            return "negative"
        case _:
            return "something else"


print(sys.argv[1:], sys.version_info[:2], sys.byteorder, sys.maxsize)
print(list(itertools.islice(primes(), 15)), [partitions(n, n) for n in range(0, 25, 4)])
queue = [Task(3, "write"), Task(1, "read", ["io"]), Task(2, "think")]
heapq.heapify(queue)
print([heapq.heappop(queue).name for _ in range(3)], asdict(Task(0, "x", ["y"])))
print([classify(v) for v in ({"kind": "point", "at": [1, 2]}, "ab", [1, 2, 3], -0.5)])
print(2**200, pow(3, 10**6, 10**9 + 7), -7 // 2, divmod(-7, 3), Fraction(3, 7) ** 3)
decimal.getcontext().prec = 40
print(decimal.Decimal(2).sqrt(), 0.1 + 0.2, float("1e-320"), (0.1).hex(), round(2.675, 2))
text = "The year 1984, the month 6; and 42."
print(re.findall(r"\b(\d+)\b", text), re.sub(r"(?P<w>\w+) year", r"\g<w> century", text))
print(hashlib.sha256(text.encode()).hexdigest(), zlib.crc32(text.encode()), struct.pack("<hIq", -2, 7, -1).hex())
packed = zlib.compress(b"spam" * 5000, 9)
print(len(packed), zlib.decompress(packed) == b"spam" * 5000)
print(json.dumps(json.loads('{"b": [1, 2.50, null], "a": "\\u00e9"}'), sort_keys=True))
print(collections.Counter("mississippi").most_common(3), statistics.stdev([1, 2, 3, 4, 100]))
try:
    sum([1, "2"])
except TypeError as e:
    print(type(e).__name__, e)
sys.setrecursionlimit(400)


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__)
