"""How much of what is false `verify` catches, and how much of what is true it objects to.

    python benchmarks/verify.py NEWS [--most N] [--show KIND] [--from-highlights]

NEWS is a folder of gzipped JSON lines (``*_en.jsonl.gz``) whose rows have an ``article`` and the
``highlights`` that its editors wrote. From each article come

- true summaries: sentences as they stand, our own report, the editors' highlights (free
  paraphrase, about which it is not known that all of it is true: read the false alarms);
- false ones: our own report with one takeaway made false by a script. The scripts know nothing of
  how the checks work: they go by plain patterns.

A false summary counts as caught if the takeaway that was changed has a finding (that it does not
stand alone is none); a true one as a false alarm if any of its statements has one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import takeaways
from takeaways.model import Article
from takeaways.verifying import Finding

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w,]*\d)")
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDED = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "April", "June", "July", "August", "September", "October"]
DATED = re.compile(rf"\b(?:{'|'.join(DAYS + MONTHS)})\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*\b(?!['’]?[A-Z])")
NO_NAME = frozenset(
    (
        *DAYS,
        *MONTHS,
        *("The", "And", "But", "May", "March", "November", "December", "Mr", "Mrs", "Miss"),
        *("President", "Prime", "Minister", "God"),
    )
)
SAID = r"(?:said|says|told|added|wrote|explained|warned|argued)"
QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might)\b")
DENIED = re.compile(r" not\b|(?<=\w)n['’]t\b| never\b")
HEDGED = (
    (re.compile(r"\b(?:may|might|could) (?=[a-z])(?!not\b)"), "will "),
    (re.compile(r"\b(?:allegedly|reportedly|apparently|possibly|probably|perhaps|likely) "), ""),
    (re.compile(r"\b(?:alleged|suspected) "), ""),
    (re.compile(r",? according to [^,.;]+(?=[,.])"), ""),
    (re.compile(r"\b(?:is|are) expected to "), "will "),
    (re.compile(r"\b(?:was|were) expected to "), "would "),
    (re.compile(r"\bappears? to (?:be|have) "), "is "),
)


class Case(NamedTuple):
    """A summary, and which of its statements was made false (0 for none)."""

    kind: str
    statements: tuple[str, ...]
    false: int
    what: str
    """What was changed, for people."""


def figure(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    found = [*NUMBER.finditer(text), *WORDED.finditer(text), *DATED.finditer(text)]
    if not found:
        return None
    match = dice.choice(found)
    old = match.group()
    if old in WORDS:
        new = dice.choice([w for w in WORDS if w != old])
    elif old in DAYS:
        new = dice.choice([w for w in DAYS if w != old])
    elif old in MONTHS:
        new = dice.choice([w for w in MONTHS if w != old])
    else:
        at = dice.choice([i for i, c in enumerate(old) if c.isdigit()])
        digit = dice.choice([d for d in "123456789" if d != old[at]])
        new = old[:at] + digit + old[at + 1 :]
    return _put(text, match.span(), new)


def name(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    found = [m for m in NAME.finditer(text) if not NO_NAME & set(m.group().split())]
    if not found:
        return None
    match = dice.choice(found)
    others = _others(match.group(), article)
    return _put(text, match.span(), dice.choice(others)) if others else None


def speaker(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    run = r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*"
    found = [
        *re.finditer(rf"\b{run}(?=\]? {SAID}\b)", text),
        *re.finditer(rf"(?<=\bsaid ){run}", text),
        *re.finditer(rf"(?<=\baccording to ){run}", text),
    ]
    found = [m for m in found if not NO_NAME & set(m.group().split())]
    if not found:
        return None
    match = dice.choice(found)
    others = _others(match.group(), article)
    return _put(text, match.span(), dice.choice(others)) if others else None


def _others(name: str, article: Article) -> list[str]:
    """Return the article's other names, none that shares a word with this one."""
    words = set(name.split())
    return sorted(
        {
            m.group()
            for s in article.story
            for m in NAME.finditer(s.plain)
            if not (NO_NAME | words) & set(m.group().split())
        }
    )


def quotation(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    found = [m for m in QUOTED.finditer(text) if len(m[1].split()) > 3 and "[" not in m[1]]
    if not found:
        return None
    match = dice.choice(found)
    # Not the first or the last one: without it the rest would still be verbatim.
    words = list(re.finditer(r"(?<= )[a-z]{3,}(?= \w)", match[1]))
    if not words:
        return None
    word = dice.choice(words)
    start, end = match.start(1) + word.start(), match.start(1) + word.end()
    pool = re.findall(r"\b[a-z]{3,}\b", article.body)
    way = dice.choice(("replace", "drop", "insert"))
    if way == "drop":
        return _put(text, (start, end + (text[end : end + 1] == " ")), "")
    new = dice.choice([w for w in pool if w != word.group()] or ["other"])
    return _put(text, (start, end), new if way == "replace" else f"{new} {word.group()}")


def negation(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    outside = QUOTED.sub(lambda m: "_" * len(m.group()), text)
    gone = list(DENIED.finditer(outside))
    if gone:
        match = dice.choice(gone)
        if match.group()[0] == "n" and (shan := re.search(r"\b(ca|wo)$", text[: match.start()])):
            return _put(text, (shan.start(), match.end()), {"ca": "can", "wo": "will"}[shan[1]])
        return _put(text, match.span(), "")
    found = [
        m for m in AUXILIARY.finditer(outside)
        if not re.match(r" (?:not|no|never|only)\b|n['’]t", outside[m.end() :])
    ]  # fmt: skip
    if not found:
        return None
    match = dice.choice(found)
    return _put(text, (match.end(), match.end()), " not")


def hedge(text: str, article: Article, dice: random.Random) -> tuple[str, str] | None:
    outside = QUOTED.sub(lambda m: "_" * len(m.group()), text)
    found = [(m, new) for pattern, new in HEDGED for m in pattern.finditer(outside)]
    if not found:
        return None
    match, new = dice.choice(found)
    changed, what = _put(text, match.span(), new)
    return changed[:1].upper() + changed[1:], what


def _put(text: str, span: tuple[int, int], new: str) -> tuple[str, str]:
    start, end = span
    return text[:start] + new + text[end:], f"{text[start:end]!r} -> {new!r}"


Maker = Callable[[str, Article, random.Random], tuple[str, str] | None]
MAKERS: dict[str, Maker] = {
    "figure": figure,
    "quotation": quotation,
    "name": name,
    "negation": negation,
    "speaker": speaker,
    "hedge": hedge,
}


def cases(
    row: dict[str, Any], article: Article, dice: random.Random, *, human: bool
) -> Iterator[Case]:
    report = takeaways.summarize(article, count=4)
    ours = tuple(t.text for t in report.takeaways)
    story = [s.plain for s in article.story]
    yield Case("true: verbatim", tuple(dice.sample(story, min(4, len(story)))), 0, "")
    yield Case("true: our own", ours, 0, "")
    yield Case("true: highlights", tuple(row["highlights"]), 0, "")
    base = tuple(row["highlights"]) if human else ours
    for kind, make in MAKERS.items():
        made = [
            (n, changed)
            for n, text in enumerate(base, 1)
            if (changed := make(text, article, dice)) and changed[0] != text
        ]
        if made:
            n, (lie, what) = dice.choice(made)
            yield Case(f"false: {kind}", (*base[: n - 1], lie, *base[n:]), n, what)


def alarms(case: Case, article: Article, level: str) -> list[Finding]:
    text = "".join(f"- {line}\n" for line in case.statements)
    outcome = takeaways.verify(text, article, level=level)
    found = [f for f in outcome.findings if f.kind != "standalone"]
    return [f for f in found if f.statement == case.false] if case.false else found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("news", type=Path)
    arguments.add_argument("--most", type=int, default=200, help="articles of each file")
    arguments.add_argument("--skip", type=int, default=0, help="articles left out first")
    arguments.add_argument("--level", default="default")
    arguments.add_argument("--show", default="", help="print the misses or alarms of this kind")
    arguments.add_argument("--from-highlights", action="store_true")
    given = arguments.parse_args()
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    alarmed: Counter[str] = Counter()
    by_kind: Counter[str] = Counter()
    dice = random.Random(11)
    for path in sorted(given.news.glob("*_en.jsonl.gz")):
        if "extractive" in path.name:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for n, line in enumerate(lines) if n < given.most + given.skip]
        for row in rows[given.skip :]:
            article = takeaways.read(row["article"], language="en")
            if len(article.story) < 4:
                continue
            for case in cases(row, article, dice, human=given.from_highlights):
                try:
                    found = alarms(case, article, given.level)
                except takeaways.InputError as error:
                    print(f"{case.kind}: {error}")
                    continue
                total[case.kind] += 1
                hit[case.kind] += bool(found)
                statements[case.kind] += len(case.statements)
                alarmed[case.kind] += len({f.statement for f in found})
                if case.kind.startswith("true: h"):
                    by_kind.update({f.kind for f in found})
                if given.show and given.show in case.kind and bool(found) != bool(case.false):
                    show(case, found)
    print(f"{'':<22}{'summaries':>10}{'':>8}{'statements':>12}")
    for kind in sorted(total):
        word = "caught" if kind.startswith("false") else "alarms"
        share = 100 * hit[kind] / total[kind]
        line = f"{kind:<22}{total[kind]:>10}{share:>7.1f}%"
        if kind.startswith("true"):
            line += f"{statements[kind]:>12}{100 * alarmed[kind] / statements[kind]:>7.1f}%"
        print(f"{line}  {word}")
    print("alarms on highlights by kind, summaries:", dict(by_kind.most_common()))


def show(case: Case, found: list[Finding]) -> None:
    print(f"--- {case.kind}: {case.what}")
    if case.false:
        print("   ", case.statements[case.false - 1])
    for finding in found:
        print(f"    {finding.severity} {finding.kind}: {finding.message}")
        print(f"      says: {case.statements[finding.statement - 1]}")
        if finding.passage:
            print(f"      has:  {finding.passage.text[:400]}")


if __name__ == "__main__":
    main()
