"""TextRank on tf-idf vectors, in time and memory linear in the words.

Sentences are vectors of unit length; two are linked by the cosine of their angle; a random walk
over the links, which now and then starts afresh at a sentence drawn from the restart vector, is
oftenest at the sentences that are worth most (Mihalcea and Tarau 2004; Haveliwala 2002 for the
restart).

The matrix of all cosines, S, is never made. The walk needs only its products with a vector, and
with the sentences as the rows of X

    S·v = X·(Xᵀ·v) − diag·v

where diag takes out each sentence's likeness to itself: two passes over the words. A word of one
sentence only lengthens that sentence's vector and links it to nothing, so X is stored without it.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from operator import itemgetter, mul
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from takeaways import language
from takeaways.model import Ranking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from takeaways.model import Article
    from takeaways.settings import Settings

Picked: TypeAlias = "tuple[Callable[[Sequence[float]], Any], tuple[float, ...]]"
"""A sparse vector: what picks its places out of a dense one, and the weights that stand there."""

TOLERANCE = 1e-6
"""The walk has settled when a step moves less than this share of it in all."""

MOST_STEPS = 100
"""With damping 0.85 the walk settles in some 15 steps; only one without any restart needs a cap."""

NOTHING = 1e-12
"""A sum of cosines below this is what rounding left of 0."""


class Vectors(NamedTuple):
    """Sentences as unit vectors, by row and by column, without the words that link nothing."""

    rows: tuple[Picked, ...]
    """For each sentence the terms that it shares with another."""
    columns: tuple[Picked, ...]
    """For each such term the sentences it stands in."""
    diagonal: tuple[float, ...]
    """For each sentence the product of its row with itself, 0 to 1."""


def rank(article: Article, settings: Settings) -> Ranking:
    """Rank the sentences of the article's story.

    The scores sum to 1. ``centrality`` is what the same walk gives where it starts afresh at any
    sentence alike, and ``restart`` the vector that ``scores`` were made with.
    """
    story = article.story
    terms = language.article_terms(
        [sentence.plain for sentence in story], language.load(article.language or "en")
    )
    vectors = unit_vectors(terms)
    restart = position_decay(len(story))
    return Ranking(
        "textrank",
        walk(vectors, restart=restart, damping=settings.damping),
        walk(vectors, damping=settings.damping),
        restart,
    )


def position_decay(n: int) -> tuple[float, ...]:
    """Return a restart vector for *n* sentences that falls as 1, 1/2, 1/3 and so on.

    >>> position_decay(2)
    (0.6666666666666666, 0.3333333333333333)
    """
    total = sum(1 / (i + 1) for i in range(n))
    return tuple(1 / (i + 1) / total for i in range(n))


def unit_vectors(terms: Sequence[Sequence[str]]) -> Vectors:
    """Return the tf-idf vectors, scaled to length 1, of sentences that are given as their terms.

    The weight of a term is how often the sentence has it, times log(1 + n / sentences with it).

    >>> vectors = unit_vectors([["bridge", "opened"], ["bridge", "cost"], ["rain"]])
    >>> len(vectors.columns), [round(x, 3) for x in vectors.diagonal]
    (1, [0.304, 0.304, 0])
    """
    counts = [Counter(sentence) for sentence in terms]
    spread = Counter(term for count in counts for term in count)
    n = len(counts)
    idf = {times: log(1 + n / times) for times in set(spread.values())}
    places = {term: i for i, term in enumerate(t for t, times in spread.items() if times > 1)}
    columns: list[list[tuple[int, float]]] = [[] for _ in places]
    rows: list[Picked] = []
    diagonal: list[float] = []
    for i, count in enumerate(counts):
        weights = {term: times * idf[spread[term]] for term, times in count.items()}
        length = sqrt(sum(map(mul, weights.values(), weights.values()))) or 1.0
        shared = [(places[t], w / length) for t, w in weights.items() if t in places]
        for place, weight in shared:
            columns[place].append((i, weight))
        rows.append(_picked(shared))
        diagonal.append(sum(weight * weight for _, weight in shared))
    return Vectors(tuple(rows), tuple(map(_picked, columns)), tuple(diagonal))


def _picked(pairs: list[tuple[int, float]]) -> Picked:
    # `itemgetter` returns a tuple only for two places and more, so weightless ones fill it up.
    filled = pairs + [(0, 0.0)] * (2 - len(pairs))
    return itemgetter(*[place for place, _ in filled]), tuple([weight for _, weight in filled])


def _times(vectors: Vectors, v: Sequence[float]) -> list[float]:
    """Return S·v."""
    sums = [sum(map(mul, weights, pick(v))) for pick, weights in vectors.columns]
    return [
        sum(map(mul, weights, pick(sums))) - own * x
        for (pick, weights), own, x in zip(vectors.rows, vectors.diagonal, v, strict=True)
    ]


def walk(
    vectors: Vectors, *, restart: Sequence[float] | None = None, damping: float
) -> tuple[float, ...]:
    """Return the share of its time that the walk spends at each sentence. The shares sum to 1.

    At each step the walk follows a link with the probability *damping*, the likelier the greater
    the cosine, and otherwise starts afresh at a sentence drawn from *restart*: weights of 0 or
    more, one a sentence, of any sum; ``None`` for all alike. From a sentence without links it
    always starts afresh.

    >>> vectors = unit_vectors([["bridge", "opened"], ["bridge", "cost"], ["rain"]])
    >>> [round(share, 3) for share in walk(vectors, damping=0.85)]
    [0.465, 0.465, 0.07]
    >>> [round(share, 3) for share in walk(vectors, damping=0.85, restart=[1, 0, 0])]
    [0.541, 0.459, 0.0]
    """
    n = len(vectors.rows)
    fresh = _shares(restart, n)
    if not vectors.columns:
        return fresh
    degrees = _times(vectors, [1.0] * n)
    inverse = [1 / degree if degree > NOTHING else 0.0 for degree in degrees]
    unlinked = [i for i, x in enumerate(inverse) if not x]
    now: Sequence[float] = fresh
    for _ in range(MOST_STEPS):
        reached = _times(vectors, list(map(mul, now, inverse)))
        again = 1 - damping + damping * sum([now[i] for i in unlinked])
        after = [again * f + damping * r for f, r in zip(fresh, reached, strict=True)]
        moved = sum([abs(a - b) for a, b in zip(after, now, strict=True)])
        now = after
        if moved < TOLERANCE:
            break
    return tuple([x if x > 0 else 0.0 for x in now])


def _shares(weights: Sequence[float] | None, n: int) -> tuple[float, ...]:
    total = sum(weights) if weights is not None else 0.0
    if weights is None or not total > 0:
        return (1 / n,) * n if n else ()
    return tuple([weight / total for weight in weights])
