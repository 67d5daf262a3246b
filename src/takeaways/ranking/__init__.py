"""Ranking: how much each sentence of the story is worth.

A ranker is a function of an article and the settings that returns a
:class:`~takeaways.model.Ranking`. It is looked up by name, in :data:`RANKERS` first and among the
entry points of the group ``takeaways.rankers`` only where that table does not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from takeaways.errors import UsageError

if TYPE_CHECKING:
    from takeaways.model import Article, Ranking
    from takeaways.settings import Settings

Ranker: TypeAlias = "Callable[[Article, Settings], Ranking]"

ENTRY_POINTS = "takeaways.rankers"
"""The group in which another package announces a ranker: ``name = "module:function"``."""


class RankerEntry(NamedTuple):
    """One ranker, as it is listed. Nothing of it is imported before it is asked for."""

    name: str
    line: str
    """What it goes by, in one line."""
    citation: str
    """The paper or the source it follows."""
    home: str
    """Where its function is: ``"module:function"``."""


_SUMY = "takeaways.ranking.via_sumy:rank"

RANKERS: Mapping[str, RankerEntry] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            RankerEntry(
                "textrank",
                "the default: cosine similarity of tf-idf vectors, with news sense in the restart",
                "Mihalcea and Tarau 2004, TextRank: Bringing Order into Texts; "
                "Haveliwala 2002, Topic-Sensitive PageRank",
                "takeaways.ranking.textrank:rank",
            ),
            RankerEntry(
                "textrank-classic",
                "the similarity of the first TextRank: shared words over the log of both lengths",
                "Mihalcea and Tarau 2004, TextRank: Bringing Order into Texts",
                "takeaways.ranking.classic:rank",
            ),
            RankerEntry(
                "lead",
                "the article's own order: the earlier, the better",
                "Nenkova 2005, Automatic Text Summarization of Newswire: Lessons Learned",
                "takeaways.ranking.lead:rank",
            ),
            RankerEntry(
                "lexrank",
                "sumy: centrality among sentences whose cosine similarity passes a threshold",
                "Erkan and Radev 2004, LexRank: Graph-based Lexical Centrality as Salience",
                _SUMY,
            ),
            RankerEntry(
                "lsa",
                "sumy: weight in the strongest topics of a singular value decomposition",
                "Steinberger and Jezek 2004, Using Latent Semantic Analysis in Text Summarization",
                _SUMY,
            ),
            RankerEntry(
                "luhn",
                "sumy: the densest cluster of the article's frequent words",
                "Luhn 1958, The Automatic Creation of Literature Abstracts",
                _SUMY,
            ),
            RankerEntry(
                "edmundson",
                "sumy: words of the title, cue words, and the place in the paragraph and the text",
                "Edmundson 1969, New Methods in Automatic Extracting",
                _SUMY,
            ),
            RankerEntry(
                "sumbasic",
                "sumy: the most probable words, each of them counted less once it was said",
                "Nenkova and Vanderwende 2005, The Impact of Frequency on Summarization",
                _SUMY,
            ),
            RankerEntry(
                "kl",
                "sumy: the sentences whose words are spread most as the whole article's are",
                "Haghighi and Vanderwende 2009, Exploring Content Models for Multi-Document "
                "Summarization",
                _SUMY,
            ),
            RankerEntry(
                "reduction",
                "sumy: the sum of TextRank's similarities to all other sentences",
                "Fabish 2014, Reduction, https://github.com/adamfabish/Reduction",
                _SUMY,
            ),
        )
    }
)
"""The rankers that come with the package, by name, the default first."""


def rank(article: Article, settings: Settings) -> Ranking:
    """Rank the sentences of the article's story with the ranker that the settings name.

    The scores are aligned with :attr:`Article.story`, finite and 0 or more; higher is better.
    Raises :class:`~takeaways.errors.UsageError` where there is no ranker of that name.
    """
    return find(settings.ranker)(article, settings)


def find(name: str) -> Ranker:
    """Return the ranker of that name.

    Raises :class:`~takeaways.errors.UsageError`, which lists the known ones, where there is none.
    """
    entry = RANKERS.get(name)
    if entry is None:
        return _announced(name)
    module, _, function = entry.home.partition(":")
    ranker: Ranker = getattr(import_module(module), function)
    return ranker


def _announced(name: str) -> Ranker:
    from importlib.metadata import entry_points

    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in found:
        known = ", ".join([*RANKERS, *sorted(found.keys() - RANKERS.keys())])
        raise UsageError(f"no ranker is called {name!r}; choose one of: {known}")
    ranker: Ranker = found[name].load()
    return ranker
