"""How well pages are read: bodies, titles and standfirsts against hand-checked ones.

    python benchmarks/pages.py PAGES.jsonl.gz [...]

Each line of such a file is a JSON object: ``html`` (the path of the page, gzipped, relative to the
file's directory), ``article`` (its body), and where known ``title`` and ``highlights`` (the
standfirst, as a list). Bodies are compared by 4-word shingles, as mean precision, recall and F1;
beside them stands trafilatura alone, with its speed on the same pages in turn.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import trafilatura

from takeaways.errors import TakeawaysError
from takeaways.reading import read
from takeaways.reading.html.outline import bare

WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def scores(text: str, gold: str) -> tuple[float, float, float]:
    a, b = shingles(text), shingles(gold)
    same = sum((a & b).values())
    return (
        same / sum(a.values()),
        same / sum(b.values()),
        2 * same / (sum(a.values()) + sum(b.values())),
    )


def measure(path: Path) -> None:
    ours: list[tuple[float, float, float]] = []
    theirs: list[tuple[float, float, float]] = []
    found: Counter[str] = Counter()
    seconds = [0.0, 0.0]
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    for line in lines:
        item: dict[str, Any] = json.loads(line)
        page = gzip.decompress((path.parent / item["html"]).read_bytes())
        start = time.perf_counter()
        try:
            article = read(page, media_type="text/html")
            body, title, standfirst = article.body, article.title, article.standfirst
        except TakeawaysError as error:
            print(f"  {item['id']}: {error}")
            body = title = standfirst = ""
        middle = time.perf_counter()
        alone = trafilatura.extract(page, include_comments=False) or ""
        seconds[0] += middle - start
        seconds[1] += time.perf_counter() - middle
        ours.append(scores(body, item["article"]))
        theirs.append(scores(alone, item["article"]))
        if item.get("title"):
            found["titles"] += 1
            found["titles found"] += bare(title) == bare(item["title"])
        if item.get("highlights"):
            found["standfirsts"] += 1
            found["standfirsts found"] += bare(standfirst) == bare(" ".join(item["highlights"]))
    for who, rows in (("takeaways", ours), ("trafilatura", theirs)):
        means = [100 * statistics.fmean(column) for column in zip(*rows, strict=True)]
        print(f"{path.stem:<16} {who:<12} P {means[0]:5.2f}  R {means[1]:5.2f}  F1 {means[2]:5.2f}")
    for what in ("titles", "standfirsts"):
        if found[what]:
            print(f"{path.stem:<16} {what} {found[what + ' found']} of {found[what]}")
    print(f"{path.stem:<16} speed {seconds[1] / seconds[0]:.2f} of trafilatura's own")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        measure(Path(name))
