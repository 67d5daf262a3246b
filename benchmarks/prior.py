"""Make the shipped news prior, with `takeaways learn`, or find out what it is worth.

    python benchmarks/prior.py FILE=WEIGHT ... -o src/takeaways/ranking/prior.json
    python benchmarks/prior.py FILE=WEIGHT ... --check

Each FILE is a dataset as `takeaways evaluate` reads it; each of its articles counts WEIGHT. The
shipped prior was made of seven sets of news in five languages with the weights that docs/quality.md
lists. With --check nothing is written: the table of that page is printed, each article scored by a
model that was fitted to the others, five parts in turn.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from takeaways.evaluating import datasets, learning
from takeaways.evaluating.datasets import Item
from takeaways.evaluating.intervals import interval


def mixed(files: Sequence[str]) -> list[tuple[str, Item]]:
    out: list[tuple[str, Item]] = []
    for given in files:
        path, _, weight = given.rpartition("=")
        out += [(path, x._replace(weight=float(weight))) for x in datasets.read(path).items]
    return out


def make(items: Sequence[tuple[str, Item]], output: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        with archive.open("w", encoding="utf-8") as file:
            for _, item in items:
                row = {
                    "article": item.article,
                    "highlights": item.highlights,
                    "title": item.title,
                    "language": item.language,
                    "weight": item.weight,
                }
                file.write(json.dumps(row) + "\n")
        words = ["learn", str(archive), "--anew", "-o", output]
        subprocess.run([sys.executable, "-m", "takeaways", *words], check=True)


def check(items: Sequence[tuple[str, Item]]) -> None:
    found = learning.learn([item for _, item in items], anew=True)
    homes = {item.name: path for path, item in items}
    scores = np.array(found.scores)
    lead = np.array(found.leads)
    print("set                        n   ROUGE-1/2/L (words)        over the lead as it was read")
    for path in dict.fromkeys(homes.values()):
        rows = [k for k, name in enumerate(found.names) if homes[name] == path]
        over = scores[rows] - lead[rows]
        low, high = interval(over)
        mean = scores[rows].mean(axis=0)
        figures = "/".join(f"{x:.1f}" for x in mean[:3])
        gains = "  ".join(
            f"{x:+.2f} ({a:+.2f} to {b:+.2f})"
            for x, a, b in zip(over.mean(axis=0)[:3], low, high, strict=False)
        )
        name = Path(path).name.partition(".")[0]
        print(f"{name:<22}{len(rows):6d}   {figures} ({mean[3]:.0f})   {gains}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", metavar="FILE=WEIGHT")
    parser.add_argument("-o", "--output")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    items = mixed(options.files)
    if options.check:
        check(items)
    elif options.output:
        make(items, options.output)
    else:
        parser.error("give -o FILE or --check")


if __name__ == "__main__":
    main()
