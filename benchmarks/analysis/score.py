"""Who acts and who speaks against marks made by hand: precision, recall, doublets.

    python benchmarks/analysis/score.py FILE.jsonl.gz...

Each file holds one article a line, as JSON with ``id`` and ``article``; those marked in
``actors.toml`` and, apart, in ``unseen.toml`` are analysed. ``-v`` prints every difference.
"""

from __future__ import annotations

import gzip
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path

import takeaways
from takeaways.model import Report

MARKS = ("actors.toml", "unseen.toml")


def matches(shown: str, marked: str) -> bool:
    """Return whether a name that is shown is the marked one, or one of its other names."""
    words = f" {plain(shown)} "
    return any(f" {plain(name)} " in words for name in marked.split("|"))


def plain(name: str) -> str:
    name = name.lower().replace("’", "'")
    return " ".join("".join(c if c.isalnum() or c in "'-" else " " for c in name).split())


def shown(report: Report, kind: str) -> list[str]:
    """Return the names in a line of the analysis, without what stands in brackets."""
    for point in report.analysis.points if report.analysis else ():
        if point.kind == kind:
            return [part.rpartition(" (")[0] for part in point.text.split("; ")]
    return []


def head(name: str, marked: list[str]) -> str:
    """Return whom a shown name with its role is: the marked one nearest its start or end.

    *Lena Ortiz, head of Tolland Marine* is she; so is *Tolland Marine head Lena Ortiz*.
    """
    bare = name.partition(",")[0]
    found = [m for m in marked if matches(bare, m)]
    return max(
        found, key=lambda m: max(plain(bare).rfind(plain(n)) for n in m.split("|")), default=""
    )


def compare(mark: dict[str, list[str]], report: Report, counts: Counter[str]) -> list[str]:
    """Add an article's counts, and return what differs."""
    out: list[str] = []
    known = mark["main"] + mark.get("also", [])
    seen: Counter[str] = Counter()
    for name in shown(report, "actors"):
        who = head(name, known)
        counts["actors shown"] += 1
        counts["actors right"] += bool(who)
        seen[who] += 1
        if not who:
            out.append(f"no actor: {name}")
        elif seen[who] > 1:
            counts["doublets"] += 1
            out.append(f"twice: {name}")
    counts["main marked"] += len(mark["main"])
    counts["main found"] += sum(name in seen for name in mark["main"])
    out += [f"actor missed: {name}" for name in mark["main"] if name not in seen]
    allowed = mark["speaks"] + mark.get("may_speak", [])
    heard: set[str] = set()
    for name in shown(report, "voices"):
        if not any(word[:1].isupper() for word in name.split()[-2:]) and "," not in name:
            continue  # a noun: "police"
        who = head(name, allowed)
        counts["voices shown"] += 1
        counts["voices right"] += bool(who)
        heard.add(who)
        if not who:
            out.append(f"does not speak: {name}")
    counts["voices marked"] += len(mark["speaks"])
    counts["voices found"] += sum(name in heard for name in mark["speaks"])
    out += [f"speaker missed: {name}" for name in mark["speaks"] if name not in heard]
    return out


def score(file: str, paths: list[str], *, verbose: bool) -> None:
    marks = tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                mark = marks.pop(one["id"], None)
                if mark is None:
                    continue
                counts["articles"] += 1
                differences = compare(mark, takeaways.summarize(one["article"]), counts)
                if verbose and differences:
                    print(one["id"], *differences, sep="\n  ")
    print(f"{file}: {counts['articles']} articles")
    for name, part, whole in (
        ("actors, precision", "actors right", "actors shown"),
        ("actors, recall of the main ones", "main found", "main marked"),
        ("actors shown twice", "doublets", "actors shown"),
        ("named speakers, precision", "voices right", "voices shown"),
        ("named speakers, recall", "voices found", "voices marked"),
    ):
        share = counts[part] / max(counts[whole], 1)
        print(f"{name}: {counts[part]} of {counts[whole]} ({share:.0%})")
    if marks:
        print("not in these files:", *marks)


if __name__ == "__main__":
    for file in MARKS:
        score(file, [a for a in sys.argv[1:] if a != "-v"], verbose="-v" in sys.argv)
