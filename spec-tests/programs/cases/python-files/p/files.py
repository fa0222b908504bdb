import csv, os, pathlib, tempfile

root = pathlib.Path("/w")
for i in range(20):
    folder = root / f"d{i % 3}"
    folder.mkdir(exist_ok=True)
    (folder / f"f{i:02}.txt").write_text(f"{i} squared is {i * i}\n" * (i + 1))
os.rename("/w/d0/f00.txt", "/w/d1/renamed.txt")
(root / "d2" / "f02.txt").unlink()
total = 0
for folder, names, files in sorted(os.walk(root)):
    sizes = [os.path.getsize(os.path.join(folder, f)) for f in sorted(files)]
    total += sum(sizes)
    print(folder, sorted(names), sizes)
with open(root / "table.csv", "w", newline="") as f:
    csv.writer(f).writerows([["n", "text"], [1, 'quoted "text", comma'], [2, "é✓"]])
print(list(csv.DictReader(open(root / "table.csv"))))
with open(root / "d1" / "renamed.txt", "r+b") as f:
    f.seek(-3, os.SEEK_END)
    f.truncate()
    print(f.tell(), os.fstat(f.fileno()).st_size)
for bad in ("/w/nothing", "/etc/passwd", "/w/../../etc/passwd"):
    try:
        open(bad)
        print("opened", bad)
    except OSError as e:
        print(type(e).__name__, bad)
print(total)
raise SystemExit("the end")
