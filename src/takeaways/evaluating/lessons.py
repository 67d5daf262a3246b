"""What is learned from: articles with what could be taken from them, and what that is worth."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from takeaways import language, pipeline, rewriting, selecting
from takeaways.errors import InputError
from takeaways.evaluating import rouge
from takeaways.ranking import textrank
from takeaways.ranking.features import Columns, features
from takeaways.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from takeaways.evaluating.datasets import Item
    from takeaways.model import Article, Candidate
    from takeaways.selecting import Words
    from takeaways.settings import Settings

    Floats: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]

MOST_SETS = 560
"""The most sets of one article that are scored: those of 16 sentences by threes."""

OTHERS = 3
"""How many of those sentences are not among the likeliest, so that these too are learned about."""


class Lesson(NamedTuple):
    """One article to learn from. What is a sequence has one element a sentence of the story."""

    name: str
    article: Article
    candidates: tuple[Candidate, ...]
    words: tuple[Words, ...]
    """What selection compares of each candidate."""
    columns: Columns
    walk: Floats
    """The matrix that makes TextRank's scores, but for their sum, of a restart vector."""
    recalls: Floats
    """For each sentence what it has of the reference, 0 to 1: a column a metric."""
    lengths: Floats
    """Words of each candidate."""
    lead: rouge.Rouge
    """What the first sentences score, as many as takeaways are wanted."""
    reference: tuple[str, ...]
    language: str
    weight: float


class Sets(NamedTuple):
    """The sets of sentences that could be taken from one article."""

    members: Ints
    """A row a set."""
    repeats: Floats
    """How many of a set's terms repeat another of its sentences."""
    scores: Floats
    """The three ROUGE scores of each, and its words."""


def prepare(
    items: Iterable[Item], *, count: int, settings: Settings = DEFAULTS
) -> Iterator[Lesson | str]:
    """Yield a lesson for each item; for one that there is nothing to learn from, why."""
    for item in items:
        try:
            yield _lesson(item, count, settings)
        except InputError as error:
            yield f"{item.name}: {error}"


def _lesson(item: Item, count: int, settings: Settings) -> Lesson:
    import numpy as np

    article = pipeline.read(item.article, language=item.language, settings=settings)
    if item.title:
        article = article._replace(title=item.title)
    story = article.story
    if len(story) <= count:
        raise InputError(f"has no more than {len(story)} sentences to choose from")
    data = language.load(article.language or language.DEFAULT)
    terms = language.article_terms([sentence.plain for sentence in story], data)
    vectors = textrank.unit_vectors(terms)
    candidates = rewriting.rewrite(article, settings)
    code = article.language
    return Lesson(
        item.name,
        article,
        candidates,
        tuple(selecting.words_of(c.text, data) for c in candidates),
        features(article, terms, partial(textrank.times, vectors)),
        _walk(vectors, textrank.DAMPING),
        np.array([rouge.recalls(item.highlights, c.text, code) for c in candidates]),
        np.array([float(len(c.text.split())) for c in candidates]),
        rouge.score(item.highlights, [sentence.text for sentence in story[:count]], code),
        item.highlights,
        code,
        item.weight,
    )


def _walk(vectors: textrank.Vectors, damping: float) -> Floats:
    """Return (1 - damping · M)⁻¹, where M goes from each sentence to those it is linked with."""
    import numpy as np

    n = len(vectors.rows)
    dense = np.zeros((n, max(1, len(vectors.columns))))
    for i, (pick, weights) in enumerate(vectors.rows):
        if vectors.columns:
            np.add.at(dense[i], list(pick(range(dense.shape[1]))), weights)
    links = dense @ dense.T
    np.fill_diagonal(links, 0.0)
    degrees = links.sum(axis=0)
    steps = np.divide(links, degrees, out=np.zeros_like(links), where=degrees > 1e-12)
    walk: Floats = np.linalg.inv(np.eye(n) - damping * steps)
    return walk


def fit_sentences(lesson: Lesson) -> list[int]:
    """Return the sentences that may be taken."""
    some = [i for i, c in enumerate(lesson.candidates) if c.text.strip()]
    return [i for i in some if not lesson.candidates[i].unfit] or some


def sets_of(
    lesson: Lesson, likely: Sequence[float], *, count: int, rng: np.random.Generator
) -> Sets | None:
    """Return the sets of *count* among the sentences likeliest to be chosen, and a few others.

    ``None`` where there are not two sets to choose between.
    """
    import numpy as np

    order = sorted(fit_sentences(lesson), key=lambda i: -likely[i])
    most = max(n for n in range(count, 40) if comb(n, count) <= MOST_SETS)
    pool = order[: most - OTHERS]
    rest = order[most - OTHERS :]
    pool += [rest[k] for k in rng.permutation(len(rest))[:OTHERS]]
    rows = [row for row in combinations(sorted(pool), count) if _lawful(lesson, row)]
    if len(rows) < 2:
        return None
    return Sets(
        np.array(rows),
        np.array([_repeats(lesson, row) for row in rows], dtype=float),
        np.array([score_of(lesson, row) for row in rows]),
    )


def _lawful(lesson: Lesson, row: Sequence[int]) -> bool:
    return not any(
        selecting.same(lesson.words[a], lesson.words[b])
        or not set(lesson.candidates[a].sentences).isdisjoint(lesson.candidates[b].sentences)
        for a, b in combinations(row, 2)
    )


def _repeats(lesson: Lesson, row: Sequence[int]) -> int:
    terms = [lesson.words[i].terms for i in row]
    return sum(map(len, terms)) - len(frozenset().union(*terms))


def score_of(lesson: Lesson, taken: Sequence[int]) -> tuple[float, float, float, float]:
    """Return the three ROUGE scores of these sentences together, and their words."""
    texts = [lesson.candidates[i].text for i in taken]
    found = rouge.score(lesson.reference, texts, lesson.language)
    return (*found, float(sum(len(text.split()) for text in texts)))
