"""ROUGE of every ranker of sumy, of summa and of lede, beside ours, on the same articles.

    python benchmarks/peers.py NEWS.jsonl[.gz] [--most 400] [--environment FOLDER]

The peers are installed into an environment of their own, made anew in FOLDER or in a temporary one;
their summaries come back as text and are scored here, as ours are. All get the article as it is,
three sentences are asked for, of lede (which counts characters) 450. sumy is given its sentences by
sentencex, since its own tokenizer is a download; summa and lede find their own.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from takeaways import pipeline
from takeaways.errors import InputError
from takeaways.evaluating import datasets, rouge
from takeaways.evaluating.datasets import Item
from takeaways.settings import DEFAULTS

PACKAGES = ("sumy==0.13.*", "numpy", "summa==1.2.*", "lede==0.5.*", "sentencex==1.*")

CHILD = """
import importlib, json, re, sys

import sentencex
import lede
from summa import summarizer
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.utils import get_stop_words

NAMES = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "it": "italian"}
SUMY = {
    "lex-rank": "lex_rank.LexRank", "text-rank": "text_rank.TextRank", "lsa": "lsa.Lsa",
    "luhn": "luhn.Luhn", "edmundson": "edmundson.Edmundson", "sum-basic": "sum_basic.SumBasic",
    "kl": "kl.KL", "reduction": "reduction.Reduction",
}


class Words:
    def __init__(self, code):
        self.code = code

    def to_sentences(self, paragraph):
        return tuple(s.strip() for s in sentencex.segment(self.code, paragraph) if s.strip())

    def to_words(self, sentence):
        return tuple(re.findall(r"[^\\W\\d_](?:[^\\W\\d_]|['-])*", sentence))


def sumy(home, item, document, name, count):
    module, kind = home.split(".")
    module = importlib.import_module("sumy.summarizers." + module)
    summarizer = getattr(module, kind + "Summarizer")(Stemmer(name))
    stop_words = get_stop_words(name)
    if kind == "Edmundson":
        words = [w for s in document.sentences for w in s.words]
        summarizer.bonus_words = words[:20] or ["x"]
        summarizer.stigma_words = ["x"]
        summarizer.null_words = stop_words
    elif hasattr(summarizer, "stop_words"):
        summarizer.stop_words = stop_words
    return [str(s) for s in summarizer(document, count)]


def summa(item, name, count):
    found = summarizer.summarize(item["article"], ratio=1.0, split=True, scores=True, language=name)
    text = item["article"]
    best = sorted(found, key=lambda pair: -pair[1])[:count]
    return sorted((s for s, _ in best), key=text.find)


for line in sys.stdin:
    item = json.loads(line)
    name, count = NAMES[item["language"]], item["count"]
    parser = PlaintextParser.from_string(item["article"], Words(item["language"]))
    document = parser.document
    jobs = {}
    for peer, home in SUMY.items():
        jobs["sumy " + peer] = lambda h=home: sumy(h, item, document, name, count)
    jobs["summa"] = lambda: summa(item, name, count)
    jobs["lede (450 characters)"] = lambda: [lede.summarize(item["article"], 450).summary]
    out = {}
    for peer, job in jobs.items():
        try:
            out[peer] = job()
        except Exception as error:  # a peer's failure is an empty summary, and told
            print(peer, type(error).__name__, error, file=sys.stderr)
            out[peer] = []
    print(json.dumps(out), flush=True)
"""


def environment(folder: Path) -> Path:
    """Return the Python of an environment in that folder that has the peers."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def of_peers(python: Path, items: Sequence[Item], count: int) -> list[dict[str, list[str]]]:
    rows = [
        json.dumps({"article": x.article, "language": x.language or "en", "count": count})
        for x in items
    ]
    done = subprocess.run(
        [python, "-c", CHILD], input="\n".join(rows), text=True, stdout=subprocess.PIPE, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_ours(item: Item, count: int) -> dict[str, list[str]]:
    article = pipeline.read(item.article, language=item.language)
    article = article._replace(title=item.title or article.title)
    course = pipeline.explain(article, DEFAULTS._replace(count=count, analysis="none"))
    return {
        "takeaways": [t.text for t in course.choice.takeaways],
        "first sentences, as we read them": [s.text for s in article.story[:count]],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("news")
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--environment", type=Path)
    options = parser.parse_args()
    items = datasets.read(options.news).items[: options.most]
    scores: dict[str, list[tuple[float, ...]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        python = environment(options.environment or Path(folder, "peers"))
        theirs = of_peers(python, items, options.count)
    for item, peers in zip(items, theirs, strict=True):
        try:
            ours = of_ours(item, options.count)
        except InputError as error:
            print(f"{item.name}: {error}", file=sys.stderr)
            continue
        for name, texts in {**ours, **peers}.items():
            found = rouge.score(item.highlights, texts, item.language or "en")
            words = float(sum(len(text.split()) for text in texts))
            scores.setdefault(name, []).append((*found, words))
    print(f"{options.news}: {len(items)} articles\n")
    print(f"{'':<34}ROUGE-1  ROUGE-2  ROUGE-L  words")
    for name, rows in sorted(scores.items(), key=lambda pair: -sum(r[0] for r in pair[1])):
        one, two, three, words = (statistics.fmean(column) for column in zip(*rows, strict=True))
        print(f"{name:<34}{one:7.2f}  {two:7.2f}  {three:7.2f}  {words:5.0f}")


if __name__ == "__main__":
    main()
