"""Speed as ratios, each measured in one run: whole processes unless it says otherwise.

    python benchmarks/speed.py [--data NEWS.jsonl[.gz]] [--most-words 1000000]

The words come from the corpus, its stories over and over with other names; with NEWS, whose lines
are JSON objects with an ``article``, from there. What is printed, and the aim:

- one article / `python -c "import typer"`, at most 1.5;
- sumy's TextRank command on 50,000 words / ours, at least 40;
- a million words / 50,000, at most 25 (20 is linear), and the memory of the former, under 1 GB;
- articles a second in one process, whole reports, / sumy's TextRank alone, at least 5.

sumy's command runs with NLTK's sentence tokenizer as a package has it: its own way is a download.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import takeaways

ROOT = Path(__file__).parents[1]
OURS = [sys.executable, "-m", "takeaways", "summarize", "--quiet"]
TYPER = [sys.executable, "-c", "import typer"]
SUMY = [sys.executable, __file__, "--sumy"]
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+|\b[a-z]{9,}\b")
ENDINGS = ["", *"abcdefghijklmnopqrstuvwxyz"]


class Run(NamedTuple):
    """How one process went."""

    seconds: float
    megabytes: float
    """At most, of memory."""


def run(command: list[str]) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    return Run(time.perf_counter() - began, used.ru_maxrss / 1024)


def stories(data: Path | None) -> list[str]:
    if data is None:
        paths = sorted((ROOT / "corpus").glob("*.txt"))
        articles = [takeaways.read(path.read_bytes(), name=path.name) for path in paths]
        return [article.body for article in articles if article.language == "en"]
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["article"] for line in lines]


def of_words(texts: list[str], count: int) -> str:
    """Return so many words of the stories, over and over, with other names each time.

    Or else a paragraph that was there before would be left out, and all would be over too soon.
    """
    out: list[str] = []
    for turn in itertools.count():
        for text in texts:
            if count <= 0:
                return "\n\n".join(out)
            out.append(NAME.sub(rf"\g<0>{ENDINGS[turn % 27]}{ENDINGS[turn // 27]}", text))
            count -= len(text.split())
    raise AssertionError


def one_article(path: Path) -> None:
    pairs = [(run([*OURS, str(path)]).seconds, run(TYPER).seconds) for _ in range(11)]
    ratio = statistics.median(a / b for a, b in pairs)
    least = min(a for a, _ in pairs)
    print(
        f"one article           {least:.3f} s   {ratio:.2f} x `import typer`   aim 1.5", flush=True
    )


def documents(folder: Path, texts: list[str], most_words: int) -> None:
    small, large = folder / "small.txt", folder / "large.txt"
    small.write_text(of_words(texts, 50_000), encoding="utf-8")
    large.write_text(of_words(texts, most_words), encoding="utf-8")
    ours = min(run([*OURS, str(small)]) for _ in range(3))
    peer = run([*SUMY, str(small)])
    print(
        f"50,000 words          {ours.seconds:.2f} s   sumy {peer.seconds:.1f} s   "
        f"{peer.seconds / ours.seconds:.0f} x faster   aim 40",
        flush=True,
    )
    big = run([*OURS, str(large)])
    print(
        f"{most_words:,} words       {big.seconds:.2f} s   {big.megabytes:.0f} MB   "
        f"{big.seconds / ours.seconds:.1f} x 50,000   aim 25",
        flush=True,
    )


def one_process(texts: list[str]) -> None:
    summarize = sumy_summarizer()
    summarize(texts[0])
    takeaways.summarize(texts[0])
    ours = theirs = 0.0
    for text in texts:
        began = time.perf_counter()
        takeaways.summarize(text)
        between = time.perf_counter()
        summarize(text)
        ours += between - began
        theirs += time.perf_counter() - between
    print(
        f"one process         {len(texts) / ours:5.0f} articles/s   "
        f"sumy {len(texts) / theirs:.0f}   "
        f"{theirs / ours:.1f} x faster   aim 5",
        flush=True,
    )


def offline_tokenizer() -> type:
    """Return sumy's tokenizer with the models of a package in place of those of a download."""
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer
    from punkt import load_model
    from sumy.nlp.tokenizers import Tokenizer

    model = load_model("english")

    class Offline(Tokenizer):  # type: ignore[misc]
        def _get_sentence_tokenizer(self, language: str) -> object:
            tokenizer = PunktSentenceTokenizer()
            tokenizer._params.abbrev_types.update(model.abbrev_types)
            tokenizer._params.collocations.update(model.collocations)
            tokenizer._params.sent_starters.update(model.sent_starters)
            tokenizer._params.ortho_context.update(model.ortho_context)
            return tokenizer

        def _get_word_tokenizer(self, language: str) -> object:
            return NLTKWordTokenizer()

    return Offline


def sumy_summarizer() -> Callable[[str], object]:
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.text_rank import TextRankSummarizer
    from sumy.utils import get_stop_words

    tokenizer = offline_tokenizer()("english")
    rank = TextRankSummarizer(Stemmer("english"))
    rank.stop_words = get_stop_words("english")
    return lambda text: rank(PlaintextParser.from_string(text, tokenizer).document, 4)


def sumy_command(path: str) -> None:
    from sumy import __main__ as command

    command.Tokenizer = offline_tokenizer()
    command.main(["text-rank", "--length=4", f"--file={path}"])


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed as ratios.")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--most-words", type=int, default=1_000_000)
    parser.add_argument("--sumy", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sumy:
        sumy_command(asked.sumy)
        return
    texts = stories(asked.data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        story = folder / "story.txt"
        story.write_text(min(texts, key=lambda t: abs(len(t.split()) - 640)), encoding="utf-8")
        one_article(story)
        one_process((texts * 200)[:200])
        documents(folder, texts, asked.most_words)


if __name__ == "__main__":
    main()
