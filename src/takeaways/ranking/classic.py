"""TextRank as Mihalcea and Tarau wrote it down in 2004, without its matrix.

Two sentences a and b are linked by the number of words that stand in both, divided by
log|a| + log|b|, where |a| is how many words a has. That is no product of vectors, but it depends
on b only through its words and its *length*. So the sentences that have a word are grouped by
length: each such cell (a word, a length) needs one sum, what a sentence of length l gets by that
word is the sum over its cells, each divided by log l + log of the cell's length, and all the
sentences of one length get the same. Time and memory grow with the words times the distinct
lengths, of which there are a few dozen however long the text is; the square of the number of
sentences never comes in.

Where the paper is silent: two sentences of one word each, whose logarithms add up to 0, are linked
by 1 if the word is the same.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain
from math import log
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from takeaways import language
from takeaways.model import Ranking
from takeaways.ranking.sparse import Picked, picked, products
from takeaways.ranking.walking import CLASSIC_DAMPING, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.model import Article
    from takeaways.settings import Settings


class Shared(NamedTuple):
    """A word that stands in more than one sentence: its cells, one for each length of sentence."""

    first: int
    end: int
    """Its cells are those from *first* up to *end* in :attr:`Links.cells`."""
    lengths: tuple[int, ...]
    """Of each cell, the place of its length in :attr:`Links.weights`."""


class Links(NamedTuple):
    """The words that sentences share, and how much a shared word links them."""

    words: tuple[Shared, ...]
    cells: tuple[Picked, ...]
    """For each cell of a word and a length, the sentences that are in it."""
    weights: tuple[tuple[float, ...], ...]
    """For each length of sentence, how much one word links it to a sentence of each length."""
    rows: tuple[Picked, ...]
    """For each sentence its cells."""
    own: tuple[float, ...]
    """What links each sentence to itself by the words that it shares."""
    alone: tuple[float, ...]
    """What links each sentence to itself by the words that it does not share."""


def rank(article: Article, settings: Settings) -> Ranking:
    """Rank the sentences of the article's story. The scores sum to 1.

    The paper's own scores are these times one number. Its damping, 0.85, holds where the settings
    name none; there is no news sense in it: it starts afresh at any sentence alike.
    """
    story = article.story
    links = link(
        language.article_terms(
            [sentence.plain for sentence in story], language.load(article.language or "en")
        )
    )
    damping = CLASSIC_DAMPING if settings.damping is None else settings.damping
    scores = walk(partial(times, links), len(story), damping=damping)
    return Ranking("textrank-classic", scores, scores, tuple([1 / len(story)] * len(story)))


def link(terms: Sequence[Sequence[str]], *, repeats: bool = False) -> Links:
    """Return the links between sentences that are given as their terms.

    With *repeats*, a word that stands *m* times in one sentence and *n* times in the other is
    counted *m* times *n*, as sumy does, and not once.
    """
    counts = [_counts(sentence, repeats=repeats) for sentence in terms]
    lengths = sorted({len(sentence) for sentence in terms if sentence})
    place = {length: i for i, length in enumerate(lengths)}
    weights = tuple([tuple([_weight(a, b) for b in lengths]) for a in lengths])
    words: list[Shared] = []
    cells: list[Picked] = []
    rows: list[list[tuple[int, float]]] = [[] for _ in terms]
    for by_length in _postings(terms, counts).values():
        words.append(
            Shared(len(cells), len(cells) + len(by_length), tuple([place[n] for n in by_length]))
        )
        for pairs in by_length.values():
            for i, times_said in pairs:
                rows[i].append((len(cells), times_said))
            cells.append(picked(*_apart(pairs)))
    own, alone = [], []
    for sentence, count, row in zip(terms, counts, rows, strict=True):
        weight = _weight(len(sentence), len(sentence)) if sentence else 0.0
        shared = sum(x * x for _, x in row)
        own.append(weight * shared)
        alone.append(weight * (sum(x * x for x in count.values()) - shared))
    return Links(
        tuple(words),
        tuple(cells),
        weights,
        tuple([picked(*_apart(row)) for row in rows]),
        tuple(own),
        tuple(alone),
    )


def _apart(pairs: list[tuple[int, float]]) -> tuple[list[int], list[float]]:
    return [place for place, _ in pairs], [weight for _, weight in pairs]


def _counts(sentence: Sequence[str], *, repeats: bool) -> dict[str, float]:
    return dict(Counter(sentence)) if repeats else dict.fromkeys(sentence, 1.0)


def _postings(
    terms: Sequence[Sequence[str]], counts: Sequence[dict[str, float]]
) -> dict[str, dict[int, list[tuple[int, float]]]]:
    """Return, for each word of more than one sentence, by length, who says it how many times."""
    spread = Counter(chain.from_iterable(counts))
    found: dict[str, dict[int, list[tuple[int, float]]]] = {}
    for i, count in enumerate(counts):
        for term, times_said in count.items():
            if spread[term] > 1:
                by_length = found.setdefault(term, {})
                by_length.setdefault(len(terms[i]), []).append((i, times_said))
    return found


def _weight(length: int, other: int) -> float:
    return 1 / ((log(length) + log(other)) or 1.0)


def times(links: Links, v: Sequence[float], *, itself: bool = False) -> list[float]:
    """Return the product of the matrix of links with *v*.

    With *itself*, each sentence is linked to itself too, as it is in sumy.
    """
    if links.cells:
        sums = products(links.cells, v)
        got: list[float] = []
        for first, end, lengths in links.words:
            given = sums[first:end]
            for length in lengths:
                weights = links.weights[length]
                got.append(sum(map(mul, [weights[other] for other in lengths], given)))
        linked = products(links.rows, got)
    else:
        linked = [0.0] * len(v)
    if itself:
        return [x + one * y for x, one, y in zip(linked, links.alone, v, strict=True)]
    return [x - one * y for x, one, y in zip(linked, links.own, v, strict=True)]
