"""The classic TextRank, held against a plain one with its matrix, and against sumy's."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import takeaways
from takeaways import language
from takeaways.ranking import classic
from takeaways.ranking.walking import walk


def is_plain(path: Path) -> bool:
    """Whether it is in UTF-8: encodings are the reader's affair."""
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


CORPUS = sorted(filter(is_plain, (Path(__file__).parents[2] / "corpus").glob("*.txt")))
WORDS = ["bridge", "ferry", "mayor", "vote", "harbour", "rain", "quay"]

Terms = tuple[tuple[str, ...], ...]


def terms_of(path: Path) -> Terms:
    article = takeaways.read(path.read_bytes(), name=path.name)
    sentences = [sentence.plain for sentence in article.story]
    return language.article_terms(sentences, language.load(article.language))


def matrix(terms: Terms, *, repeats: bool, itself: bool) -> list[list[float]]:
    """The links, pair by pair, as the paper has them."""
    made = [[0.0] * len(terms) for _ in terms]
    for i, a in enumerate(terms):
        for j, b in enumerate(terms):
            if i == j and not itself:
                continue
            shared = sum(b.count(w) for w in a) if repeats else len(set(a) & set(b))
            if shared:
                made[i][j] = shared / ((math.log(len(a)) + math.log(len(b))) or 1)
    return made


def slow_scores(terms: Terms, damping: float = 0.85) -> list[float]:
    """The paper's sum over the neighbours of each sentence, 500 times over."""
    links = matrix(terms, repeats=False, itself=False)
    out = [sum(row) for row in links]
    n = len(terms)
    scores = [1.0] * n
    for _ in range(500):
        scores = [
            1
            - damping
            + damping * sum(links[j][i] / out[j] * scores[j] for j in range(n) if out[j])
            for i in range(n)
        ]
    total = sum(scores)
    return [score / total for score in scores]


def fast_scores(terms: Terms) -> tuple[float, ...]:
    links = classic.link(terms)
    return walk(lambda v: classic.times(links, v), len(terms), tolerance=1e-9)


some_terms = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=8).map(tuple), min_size=1, max_size=9
).map(tuple)


@given(some_terms, st.booleans(), st.booleans(), st.data())
def test_the_product_is_that_of_the_matrix(
    terms: Terms, repeats: bool, itself: bool, data: st.DataObject
) -> None:
    numbers = st.floats(0, 1, allow_subnormal=False)
    v = data.draw(st.lists(numbers, min_size=len(terms), max_size=len(terms)))
    got = classic.times(classic.link(terms, repeats=repeats), v, itself=itself)
    rows = matrix(terms, repeats=repeats, itself=itself)
    expected = [sum(x * y for x, y in zip(row, v, strict=True)) for row in rows]
    assert got == pytest.approx(expected, abs=1e-9)


@given(some_terms)
def test_the_scores_are_those_of_the_matrix(terms: Terms) -> None:
    assert fast_scores(terms) == pytest.approx(slow_scores(terms), abs=2e-6)


@pytest.mark.parametrize("path", CORPUS[:6], ids=lambda path: path.stem)
def test_an_article_is_ranked_as_with_the_matrix(path: Path) -> None:
    terms = terms_of(path)
    assert fast_scores(terms) == pytest.approx(slow_scores(terms), abs=2e-6)


# sumy's TextRank is not the paper's in these points, all of which are reproduced here:
#   - each sentence is linked to itself;
#   - a word that stands m and n times in two sentences counts m * n times;
#   - a sentence's links are divided by their sum plus 1e-7, so the scores sum to a little less
#     than 1, and a sentence without words passes nothing on at all;
#   - it stops when a step is shorter than 1e-4, well before the scores have settled.
SUMY_EPSILON = 1e-4
SUMY_GUARD = 1e-7


def scores_as_sumy_has_them(terms: Terms, damping: float = 0.85) -> list[float]:
    n = len(terms)
    links = classic.link(terms, repeats=True)
    sums = classic.times(links, [1.0] * n, itself=True)
    now = [1 / n] * n
    while True:
        passed = [x / (total + SUMY_GUARD) for x, total in zip(now, sums, strict=True)]
        got = classic.times(links, passed, itself=True)
        after = [(1 - damping) / n * sum(now) + damping * x for x in got]
        if math.dist(after, now) <= SUMY_EPSILON:
            return after
        now = after


class Given:
    """Words that were found already: sumy is to rank them, not to find them."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def to_words(self, text: str) -> tuple[str, ...]:
        return self.terms[int(text)]


def scores_of_sumy(terms: Terms) -> list[float]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.text_rank import TextRankSummarizer

    known = Given(terms)
    sentences = [Sentence(str(i), known) for i in range(len(terms))]
    rated = TextRankSummarizer().rate_sentences(ObjectDocumentModel([Paragraph(sentences)]))
    return [float(rated[sentence]) for sentence in sentences]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_sumy_agrees(path: Path) -> None:
    terms = terms_of(path)
    ours, theirs = scores_as_sumy_has_them(terms), scores_of_sumy(terms)
    assert ours == pytest.approx(theirs, abs=1e-6)
    places = range(len(terms))
    assert sorted(places, key=lambda i: -round(ours[i], 9)) == sorted(
        places, key=lambda i: -round(theirs[i], 9)
    )


@given(some_terms)
def test_sumy_agrees_on_sentences_of_few_words(terms: Terms) -> None:
    assert scores_as_sumy_has_them(terms) == pytest.approx(scores_of_sumy(terms), abs=1e-6)


def test_the_corpus_is_there() -> None:
    assert len(CORPUS) >= 12
