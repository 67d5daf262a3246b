"""Measure batches: pace against a bare loop, a second run, memory, a shell loop over sumy.

    python benchmarks/batch.py [pace] [again] [memory] [sumy] [journal]

Each part makes its own corpus in a temporary folder, of the project's own articles. Ratios are of
runs that took turns; of several runs the median counts, and all are printed. `again` and `memory`
take minutes.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BATCH = (sys.executable, "-m", "takeaways", "batch")
ARTICLES = [p.read_bytes() for p in sorted((ROOT / "corpus").glob("*.txt"))]
ARTICLES = [a for a in ARTICLES if a == a.decode("utf-8", "ignore").encode()]  # all sumy reads
LOOP = """
import sys, pathlib, takeaways
out = pathlib.Path(sys.argv[2])
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")):
    try:
        report = takeaways.summarize(path.read_bytes(), name=path.name)
    except takeaways.TakeawaysError:
        continue
    (out / path.with_suffix(".md").name).write_text(takeaways.render(report))
"""


def corpus_of(folder: Path, count: int) -> Path:
    """Write so many articles, a hundred to a folder; no two are the same."""
    for n in range(count):
        path = folder / f"{n // 100:04}" / f"article-{n:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ARTICLES[n % len(ARTICLES)] + b"\n\nThe vote was number %d.\n" % n)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


class Took(NamedTuple):
    """What a command took, with all its processes."""

    wall: float
    cpu: float


def timed(*words: object) -> Took:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([str(w) for w in words], check=True, capture_output=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def anew(out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(exist_ok=True, parents=True)
    return out


def said(name: str, took: list[Took]) -> Took:
    middle = Took(*(statistics.median(one) for one in zip(*took, strict=True)))
    runs = ", ".join(f"{t.wall:.2f}" for t in sorted(took))
    print(f"  {name:<32}{middle.wall:8.2f} s, {middle.cpu:.2f} s of processor   ({runs})")
    return middle


def pace(folder: Path) -> None:
    count = 300
    corpus = corpus_of(folder / "in", count)
    out = folder / "out"
    runs: dict[str, Callable[[], Took]] = {
        "bare loop, one process": lambda: timed(sys.executable, "-c", LOOP, corpus, _made(out)),
        "batch --jobs 1": lambda: timed(*BATCH, corpus, "-o", anew(out), "--jobs", 1),
        "batch --jobs 2": lambda: timed(*BATCH, corpus, "-o", anew(out), "--jobs", 2),
    }
    print(f"pace: {count} articles, {sum(map(len, ARTICLES)) // len(ARTICLES)} bytes on average")
    took: dict[str, list[Took]] = {name: [] for name in runs}
    for _ in range(7):
        for name, run in runs.items():
            took[name].append(run())
    for name in runs:
        said(name, took[name])
    loop, one, two = took.values()
    for clock in (0, 1):
        over = statistics.median(b[clock] / a[clock] for a, b in zip(loop, one, strict=True))
        gain = statistics.median(a[clock] / b[clock] for a, b in zip(one, two, strict=True))
        best = min(a[clock] for a in one) / min(b[clock] for b in two)
        print(
            f"  by {('the clock', 'processor time')[clock]}: one job over the loop "
            f"{100 * (over - 1):+.1f} %; two jobs {gain:.2f} x one, the best of each {best:.2f} x"
        )


def _made(out: Path) -> Path:
    anew(out).mkdir()
    return out


def again(folder: Path) -> None:
    count = int(os.environ.get("AGAIN", "20000"))
    corpus = corpus_of(folder / "in", count)
    out = folder / "out"
    print(f"again: {count:,} files, then nothing has changed")
    first = timed(*BATCH, corpus, "-o", out, "--jobs", 2)
    said("first run, two jobs", [first])
    second = said("second run", [timed(*BATCH, corpus, "-o", out, "--jobs", 2) for _ in range(3)])
    print(f"  {100 * second.wall / first.wall:.2f} % of the first")
    out = folder / "out.jsonl"
    first = timed(*BATCH, corpus, "-o", out, "--jobs", 2)
    said("into one file, first run", [first])
    second = said("second run", [timed(*BATCH, corpus, "-o", out, "--jobs", 2) for _ in range(3)])
    print(f"  {100 * second.wall / first.wall:.2f} % of the first")


def memory(folder: Path) -> None:
    print("memory: most ever resident, in MB, of the parent and of the largest worker")
    for count in (10_000, 200_000):
        source = folder / f"{count}.jsonl"
        with source.open("w") as lines:
            for n in range(count):
                text = f"The ferry to Kell carried {n} passengers on Monday. It was late again."
                lines.write(f'{{"id": "n{n}", "text": "{text}"}}\n')
        for out in (folder / f"{count}.out.jsonl", folder / f"{count}"):
            report(count, source, out)
            shutil.rmtree(out, ignore_errors=True)
    source = corpus_of(folder / "in", 2000)
    report(2000, source, folder / "whole")


def report(count: int, source: Path, out: Path) -> None:
    began = time.perf_counter()
    words = [*BATCH, str(source), "-o", str(out), "--jobs", "2"]
    run = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    most: dict[str, int] = {}
    while run.poll() is None:
        for name, process in [("parent", run.pid), *(("worker", c) for c in children(run.pid))]:
            most[name] = max(most.get(name, 0), peak(process))
        time.sleep(0.2)
    rate = count / (time.perf_counter() - began)
    kind = "whole articles" if source.is_dir() else "short items"
    kind += " into one file" if out.suffix else " into a folder"
    print(
        f"  {count:>9,} {kind:<32} parent {most['parent'] / 1024:6.1f}  worker "
        f"{most['worker'] / 1024:6.1f}  {rate:,.0f} a second",
        flush=True,
    )


def children(process: int) -> Iterator[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    try:
        yield from map(int, path.read_text().split())
    except OSError:
        return


def peak(process: int) -> int:
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def sumy(folder: Path) -> None:
    count, few = 300, 20
    corpus = corpus_of(folder / "in", count)
    paths = sorted(corpus.rglob("*.txt"))[:few]
    command = Path(sys.executable).with_name("sumy")
    punkt(folder / "nltk")
    print(f"sumy: its command once an article ({few}), ours once for {count}; they take turns")
    words = ("text-rank", "--length=4", "--language=english", "--format=plaintext")
    theirs, ours = [], []
    for _ in range(3):
        took = [timed(command, *words, f"--file={p}") for p in paths]
        theirs.append(Took(*(sum(one) / few for one in zip(*took, strict=True))))
        took_all = timed(*BATCH, corpus, "-o", anew(folder / "out"), "--jobs", 2)
        ours.append(Took(*(one / count for one in took_all)))
    for clock, name in enumerate(("by the clock", "processor time")):
        a, b = (statistics.median(t[clock] for t in ts) for ts in (theirs, ours))
        print(f"  {name}: sumy {1000 * a:.0f} ms an article, batch {1000 * b:.2f}: {a / b:.0f} x")


def punkt(folder: Path) -> None:
    """Write the Punkt model where NLTK will look for it, which else is a download."""
    os.environ["NLTK_DATA"] = str(folder)  # before NLTK is imported: it writes nowhere else
    from nltk.tokenize.punkt import save_punkt_params

    from takeaways.segmenting.via_punkt import _tokenizer

    at = folder / "tokenizers" / "punkt_tab" / "english"
    at.mkdir(parents=True)
    save_punkt_params(_tokenizer("en")._params, str(at))


def journal(folder: Path) -> None:
    """Time the journal alone, with as many items as an archive has."""
    from takeaways.batch.corpus import Found
    from takeaways.batch.items import Receipt
    from takeaways.batch.journal import Journal

    for count in (10_000, 100_000, 1_000_000):
        path = os.fsencode(folder / f"{count}.sqlite")
        for name in ("first", "again"):
            began = time.perf_counter()
            known = Journal(path, "0 0", kind="folder")
            for n in range(count):
                key = b"%02x/article-%07d.txt" % (n * 7919 % 251, n)
                known.note_found(Found(key, 4000, 1), key)
                if n % 20_000 == 0:
                    known.commit()
            known.collisions()
            known.choose(force=False, only_failed=False)
            known.commit()
            planned = time.perf_counter()
            for row in known.todo():
                receipt = Receipt(0, row.key, "", size=4000, stamp=1, hash=bytes(16), out_size=900)
                known.note_done(receipt)
            known.close()
            ended = time.perf_counter()
            print(
                f"  {count:>9,} items, {name}: planned in {planned - began:.1f} s, noted in "
                f"{ended - planned:.1f} s; {Path(os.fsdecode(path)).stat().st_size / 1e6:.0f} MB; "
                f"{peak(os.getpid()) / 1024:.0f} MB resident at most",
                flush=True,
            )


PARTS = {"pace": pace, "again": again, "memory": memory, "sumy": sumy, "journal": journal}


def main(names: list[str]) -> None:
    for name in names or PARTS:
        with tempfile.TemporaryDirectory(prefix="batch-") as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
