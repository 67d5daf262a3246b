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
from functools import partial
from itertools import chain, starmap
from math import log, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from takeaways import language
from takeaways.model import Ranking
from takeaways.ranking import prior
from takeaways.ranking.sparse import Picked, picked, products
from takeaways.ranking.walking import NOTHING, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.model import Article
    from takeaways.settings import Settings

DAMPING = 0.2
"""How much the neighbours count against the restart vector, unless the settings say.

With 0.1, 0.2 and 0.35, and a prior fitted to each, ROUGE-1 above that of the first three sentences
is 2.5, 2.5 and 2.4 on 1,000 CNN stories and 3.4, 3.6 and 3.7 on 400 of the BBC, cross-validated;
with a uniform restart and 0.85 it is 2 below on the former.
"""


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

    The scores sum to 1. ``restart`` is the vector they were made with. ``centrality`` sums to 1 too
    and is where the walk would be if it never started afresh: a sentence's likeness to all the
    others, as a share of all likeness there is. It knows nothing of the restart or the damping.
    """
    story = article.story
    terms = language.article_terms(
        [sentence.plain for sentence in story], language.load(article.language or "en")
    )
    vectors = unit_vectors(terms)
    links = partial(times, vectors)
    restart, shares = prior.restart(article, terms, links, settings)
    damping = DAMPING if settings.damping is None else settings.damping
    return Ranking(
        "textrank",
        walk(links, len(story), restart=restart, damping=damping),
        centrality(vectors),
        restart,
        shares,
    )


def centrality(vectors: Vectors) -> tuple[float, ...]:
    """Return each sentence's likeness to all the others, scaled to sum to 1.

    Where no two sentences are alike it is the same for all.

    >>> centrality(unit_vectors([["bridge", "opened"], ["bridge", "cost"], ["rain"]]))
    (0.5, 0.5, 0.0)
    """
    n = len(vectors.rows)
    likeness = [max(x, 0.0) for x in times(vectors, [1.0] * n)]
    total = sum(likeness)
    if total <= NOTHING:
        return (1 / n,) * n if n else ()
    return tuple([x / total for x in likeness])


def unit_vectors(terms: Sequence[Sequence[str]]) -> Vectors:
    """Return the tf-idf vectors, scaled to length 1, of sentences that are given as their terms.

    The weight of a term is how often the sentence has it, times log(1 + n / sentences with it).

    >>> vectors = unit_vectors([["bridge", "opened"], ["bridge", "cost"], ["rain"]])
    >>> len(vectors.columns), [round(x, 3) for x in vectors.diagonal]
    (1, [0.304, 0.304, 0])
    """
    n = len(terms)
    spread = Counter(chain.from_iterable(map(dict.fromkeys, terms)))
    idfs = {times: log(1 + n / times) for times in set(spread.values())}
    idf = {term: idfs[times] for term, times in spread.items()}
    places = {term: i for i, term in enumerate(t for t, times in spread.items() if times > 1)}
    columns: list[tuple[list[int], list[float]]] = [([], []) for _ in places]
    rows: list[Picked] = []
    diagonal: list[float] = []
    for i, sentence in enumerate(terms):
        weights = {term: idf[term] for term in sentence}
        if len(weights) < len(sentence):
            weights = {term: idf[term] * times for term, times in Counter(sentence).items()}
        length = sqrt(sum(map(mul, weights.values(), weights.values()))) or 1.0
        shared = [term for term in weights if term in places]
        row = [weights[term] / length for term in shared]
        row_places = [places[term] for term in shared]
        for place, weight in zip(row_places, row, strict=True):
            sentences, column = columns[place]
            sentences.append(i)
            column.append(weight)
        rows.append(picked(row_places, row))
        diagonal.append(sum(map(mul, row, row)))
    return Vectors(tuple(rows), tuple(starmap(picked, columns)), tuple(diagonal))


def times(vectors: Vectors, v: Sequence[float]) -> list[float]:
    """Return S·v: for each sentence the sum of the others' values, each by its likeness to it.

    >>> times(unit_vectors([["bridge"], ["bridge"], ["rain"]]), [1.0, 3.0, 5.0])
    [3.0, 1.0, 0.0]
    """
    if not vectors.columns:
        return [0.0] * len(v)
    linked = products(vectors.rows, products(vectors.columns, v))
    return [x - own * y for x, own, y in zip(linked, vectors.diagonal, v, strict=True)]
