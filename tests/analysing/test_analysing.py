"""What the analysis says, what it must not say, and that all of it is the article's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takeaways import pipeline
from takeaways.analysing import NO_DATA, analyse
from takeaways.analysing.lexicon import connecting, lexicon
from takeaways.errors import NothingToSummarizeError
from takeaways.model import Analysis, Article, Paragraph, Point, Ranking
from takeaways.settings import DEFAULTS

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "analysing" / "cases.toml").read_text(encoding="utf-8")
)["case"]
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
WORD = re.compile(r"\w+(?:[.,]\d+)*")


def analysed(text: str, language: str = "en") -> tuple[Article, Analysis]:
    article = pipeline.read(text, language=language)
    return article, analyse(article, Ranking("none", (1.0,) * len(article.story)))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    _, analysis = analysed(case["text"])
    expected = dict(case["points"])
    only = expected.pop("~", None)
    said: dict[str, str] = {}
    for point in analysis.points:
        if only in (None, point.label):
            said[point.label] = f"{said.get(point.label, '')} {point.text}".strip()
    assert said == expected


def everything(analysis: Analysis) -> list[Point | Paragraph]:
    return [*analysis.points, *([analysis.paragraph] if analysis.paragraph else [])]


def cited(article: Article, point: Point | Paragraph) -> str:
    return " ".join(article.sentences[e.sentence].plain for e in point.evidence)


def foreign(article: Article, point: Point | Paragraph) -> set[str]:
    """Return the words of a point or the paragraph that nothing entitles it to."""
    known = set(WORD.findall(cited(article, point).lower()))
    stock = set(WORD.findall(" ".join(connecting(article.language))))
    counts = {str(len(point.evidence) - n) for n in range(len(point.evidence))}
    counts = counts | {str(len(article.story))} if isinstance(point, Point) else set()
    whole = set(WORD.findall(article.text.lower()))
    out = set()
    for part in re.split(r"(\[[^\]]*\])", point.text.lower()):
        allowed = whole if part.startswith("[") else known | stock | counts
        out |= set(WORD.findall(part)) - allowed
    return out


@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
@pytest.mark.parametrize("rewrite", [True, False])
def test_every_word_is_the_articles_or_a_connecting_one(path: Path, rewrite: bool) -> None:
    asked = DEFAULTS._replace(rewrite=rewrite)
    article = pipeline.read(path.read_bytes())
    analysis = pipeline.report_of(pipeline.explain(article, asked), asked).analysis
    assert analysis is not None
    for point in everything(analysis):
        assert point.text
        assert point.evidence or (isinstance(point, Point) and point.kind == "gaps")
        assert not foreign(article, point), point
        for evidence in point.evidence:
            sentence = article.sentences[evidence.sentence]
            assert (evidence.start, evidence.end) == (sentence.start, sentence.end)
            assert sentence in article.story
        places = [e.sentence for e in point.evidence]
        assert places == sorted(set(places))


def test_the_corpus_is_there_and_says_something() -> None:
    assert len(CORPUS) > 10
    labels = {
        point.label
        for path in CORPUS
        for point in (pipeline.summarize(path.read_bytes()).analysis or Analysis("")).points
    }
    words = lexicon("en")
    assert words
    assert labels >= {words.labels[k] for k in ("actors", "voices", "causes", "watch", "figures")}


PIECES = st.sampled_from(
    [
        *(
            "Lena Ortiz",
            "Ortiz",
            "Mayor Ortiz",
            "the NRA",
            "(NRA)",
            "Norway’s",
            "U.S.",
            "Orrin & Co",
        ),
        *(
            "said",
            "told",
            "according to",
            "will",
            "because",
            "could lead to",
            "she",
            "police",
            "of",
        ),
        *('"', "“", "”", "‘", "’", "'", ".", ".", ",", "?", "...", "—", "(", ")", "\n\n", "\n"),
        *(
            "$4.5m",
            "2%",
            "83 people",
            "12 May",
            "a",
            "the",
            "wall",
            "fell",
            "é",
            "\u200b",
            "😀",
            "İ",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=120).map(" ".join))
def test_nothing_makes_it_fail_or_say_what_is_not_there(text: str) -> None:
    try:
        article, analysis = analysed(text)
    except NothingToSummarizeError:
        return
    for point in everything(analysis):
        assert point.evidence or (isinstance(point, Point) and point.kind == "gaps")
        assert not foreign(article, point), point


def test_what_the_report_has_already_is_not_shown_again() -> None:
    case = next(c for c in CASES if c["title"].startswith("Causes"))
    article, analysis = analysed(case["text"])
    watch = next(p for p in analysis.points if p.label == "To watch")
    again = analyse(
        article,
        Ranking("none", (1.0,) * len(article.story)),
        taken={e.sentence for e in watch.evidence},
    )
    assert watch not in again.points
    assert len(again.points) == len(analysis.points) - 1


@pytest.mark.parametrize("code", ["tlh", "fi", ""])
def test_a_language_without_data_is_told_so(code: str) -> None:
    article, _ = analysed(CASES[0]["text"])
    analysis = analyse(article._replace(language=code), Ranking("none", ()))
    assert analysis == Analysis(NO_DATA)


def test_the_note_says_that_it_is_a_draft_or_why_there_is_none() -> None:
    words = lexicon("en")
    assert words
    assert "draft" in words.note
    assert analysed(CASES[0]["text"])[1].note == words.note
    assert analysed("Lena Ortiz closed it. So it is.")[1].note == words.thin
    nothing = analyse(Article("", language="en"), Ranking("none", ()))
    assert nothing == Analysis(words.thin)


def test_the_work_grows_with_the_words_only() -> None:
    """The calls for four times the text are four times as many: counted, not timed."""
    import sys

    def calls(text: str) -> int:
        article, _ = analysed(text)
        ranking = Ranking("none", (1.0,) * len(article.story))
        count = 0

        def counted(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(counted)
        try:
            analyse(article, ranking)
        finally:
            sys.setprofile(None)
        return count

    unit = "\n\n".join(case["text"] for case in CASES[:12])

    def text(units: int) -> str:
        return "\n\n".join(
            unit.replace("Ortiz", f"Ortiz{i}") + f" {i}83 men ran." for i in range(units)
        )

    assert calls(text(32)) < 4.6 * calls(text(8))
