"""Features of a sentence: what each is on a story small enough to count by hand."""

from __future__ import annotations

from functools import partial

import pytest

from takeaways import language, pipeline
from takeaways.model import Article, Block, Sentence
from takeaways.ranking.features import NAMES, NONE, Columns, features
from takeaways.ranking.textrank import times, unit_vectors

TEXTS = (
    "Orrin harbour closed on Monday, Mayor Ilse Brandt said.",
    "Brandt expects repairs to cost 14 million crowns by May 3.",
    "“We lost our boats,” said Tove Lind.",
    "She fishes from Orrin.",
)


def columns_of(texts: tuple[str, ...], title: str = "", code: str = "en") -> Columns:
    at = 0
    sentences = []
    for i, text in enumerate(texts):
        sentences.append(Sentence(i, at, at + len(text), text, text, 0))
        at += len(text) + 1
    whole = " ".join(texts)
    article = Article(
        whole, (Block(0, len(whole), "paragraph"),), tuple(sentences), title, language=code
    )
    terms = language.article_terms(texts, language.load(code))
    return features(article, terms, partial(times, unit_vectors(terms)))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("place", [0, 1, 2, 3]),
        ("progress", [0, 1 / 4, 2 / 4, 3 / 4]),
        ("letters", [55, 58, 36, 22]),
        ("words", [9, 11, 7, 4]),
        ("commas", [1, 0, 1, 0]),
        ("figures", [0, 2, 0, 0]),
        ("pronouns", [0, 0, 2, 1]),  # We, our; She
        ("first person", [0, 0, 2, 0]),
        ("opens with pronoun", [0, 0, 0, 1]),
        ("quotation marks", [0, 0, 2, 0]),
        ("opens with quotation", [0, 0, 1, 0]),
        ("quotation follows", [0, 18 / 36, 0, NONE]),
        ("opens threads", [2, 0, 0, 0]),  # Orrin and Brandt come again
        ("introduces names", [2, 0, 0, 0]),
    ],
)
def test_by_hand(name: str, values: list[float]) -> None:
    assert columns_of(TEXTS)[name] == pytest.approx(values)


def test_a_title_is_looked_for_only_where_there_is_one() -> None:
    assert columns_of(TEXTS)["title"] == [NONE] * 4
    assert columns_of(TEXTS, "Orrin harbour")["title"] == [1.0, 0.0, 0.0, 0.5]


def test_one_sentence_alone_has_all_features() -> None:
    columns = columns_of(("Orrin harbour closed on Monday.",))
    assert set(columns) == NAMES
    assert all(len(values) == 1 for values in columns.values())


def test_an_unclosed_quotation_ends_with_its_block() -> None:
    article = pipeline.read(
        "“It is over, the mayor of Orrin said on Monday.\n\nThe harbour closed on Monday."
    )
    terms = [("harbour",)] * len(article.story)
    columns = features(article, terms, lambda v: [0.0] * len(v))
    assert columns["quoted"][0] > 0.9
    assert columns["quoted"][1] == 0


@pytest.mark.parametrize(
    "text",
    [
        '"It is over," she said, "and done."',
        "“It is over,” she said, “and done.”",
        "«It is over,» she said, «and done.»",
        "« It is over, » she said, « and done. »",
        "„It is over,“ she said, „and done.“",
        "»It is over,« she said, »and done.«",
    ],
)
def test_quotation_marks_of_any_house(text: str) -> None:
    share = columns_of((text,))["quoted"][0]
    inside = len("It is over,") + len("and done.")
    assert share == pytest.approx(inside / len(text), abs=4.01 / len(text))


def test_where_words_are_not_set_apart_length_is_in_letters_of_an_alphabet() -> None:
    columns = columns_of(("奥林港于周一关闭。",), code="zh")
    assert columns["letters"] == [9 * 2.5]
    assert columns["words"] == [pytest.approx(9 * 2.5 / 6)]
