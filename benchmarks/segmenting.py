"""Compare the segmenters: boundaries against gold sentences, speed, and what one quote costs.

    python benchmarks/segmenting.py [FILE.jsonl[.gz] ...]

Each FILE holds JSON lines with "text", its gold "sentences" in order, and "lang": a treebank, for
instance, rebuilt as text. Without any, the case files of the tests serve; they were written with
the rules at hand, so they flatter them. Text is divided into blocks at blank lines. F is that of
the places between two sentences, those at blank lines included.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from pathlib import Path
from typing import NamedTuple

from takeaways.errors import UsageError
from takeaways.model import Article, Block
from takeaways.segmenting import SEGMENTERS, segment

ROOT = Path(__file__).parents[1]
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\n]*\S[^\n]*)*")


class Text(NamedTuple):
    """A text and its gold sentences."""

    text: str
    sentences: tuple[str, ...]
    language: str


def gold(path: Path) -> list[Text]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Text(row["text"], tuple(row["sentences"]), row["lang"]) for row in rows]


def cases() -> dict[str, list[Text]]:
    out: dict[str, list[Text]] = {}
    for path in sorted((ROOT / "tests" / "cases" / "segmenting").glob("*.txt")):
        out[path.stem] = []
        for block in path.read_text("utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if not line.startswith("# ")]
            text = "".join(x[1:] if x.startswith("+") else " " + x for x in lines).lstrip()
            sentences = tuple(line.removeprefix("+") for line in lines)
            out[path.stem].append(Text(text, sentences, path.stem))
    return out


def article(text: str, language: str) -> Article:
    blocks = tuple(Block(*m.span(), "paragraph") for m in PARAGRAPH.finditer(text))
    return Article(text, blocks, language=language)


def ends(sentences: list[str]) -> set[int]:
    """Return the places between sentences, counted in characters that are not white space."""
    out = []
    at = 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        out.append(at)
    return set(out[:-1])


def score(texts: list[Text], segmenter: str) -> str:
    right = found = wanted = 0
    for text in texts:
        try:
            got = segment(article(text.text, text.language), segmenter=segmenter)
        except UsageError:
            return "     –"
        ours, theirs = ends([s.text for s in got]), ends(list(text.sentences))
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    return f"{200 * right / max(1, found + wanted):6.1f}"


def speed(text: str) -> None:
    for segmenter in SEGMENTERS:
        one_line = article(" ".join(text.split()), "en")
        segment(article("Nobody came.", "en"), segmenter=segmenter)
        best = min(timed(one_line, segmenter) for _ in range(3))
        print(f"{segmenter:<12}{len(text.encode()) / 1e6 / best:6.1f} MB/s, all on one line")


def timed(given: Article, segmenter: str) -> float:
    began = time.perf_counter()
    segment(given, segmenter=segmenter)
    return time.perf_counter() - began


def unbalanced(text: str) -> None:
    """Say how many sentences are left when one quotation mark before them is never closed."""
    flat = " ".join(text[:200_000].split())
    for segmenter in SEGMENTERS:
        plain = len(segment(article(flat, "en"), segmenter=segmenter))
        marked = len(segment(article(f"“It is late. {flat}", "en"), segmenter=segmenter))
        print(f"{segmenter:<12}{plain} sentences; after one open quotation mark {marked - 1}")


def main(files: list[str]) -> None:
    sets = {Path(f).name.split(".")[0]: gold(Path(f)) for f in files} or cases()
    print(f"{'F':<22}" + "".join(f"{s:>12}" for s in SEGMENTERS))
    for name, texts in sets.items():
        print(f"{name:<22}" + "".join(f"{score(texts, s):>12}" for s in SEGMENTERS), flush=True)
    corpus = "\n\n".join(
        path.read_text("utf-8", "replace") for path in sorted((ROOT / "corpus").glob("*.txt"))
    )
    text = corpus * max(1, 3_000_000 // max(1, len(corpus)))
    speed(text)
    unbalanced(text)


if __name__ == "__main__":
    main(sys.argv[1:])
