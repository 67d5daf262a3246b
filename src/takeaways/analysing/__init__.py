"""Analysing: the Strategic Analysis stub, the scaffold that an editor starts from.

It says who acts, who speaks and how much of the story is theirs, which terms stand in quotation
marks, causes and consequences, what to watch, and the figures. All of it is in the article's own
words, each line with the sentences it rests on; the few words that join them are listed
(:func:`takeaways.analysing.lexicon.connecting`). What cannot be told for certain is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.lexicon import lexicon
from takeaways.analysing.points import KINDS, points
from takeaways.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from takeaways.model import Article, Candidate, Ranking

__all__ = ["KINDS", "NO_DATA", "analyse"]

NO_DATA = "No analysis: there are no data for this language yet."
"""What stands in place of an analysis of an article in such a language."""


def analyse(
    article: Article,
    ranking: Ranking,
    *,
    candidates: Sequence[Candidate] = (),
    taken: Collection[int] = (),
) -> Analysis:
    """Return the analysis of an article: a note, and points that cite their sentences.

    *candidates* are the sentences as rewriting left them; with them a sentence shown whole stands
    as it would as a takeaway. *taken* are the numbers of sentences that the report already has, so
    that they are not shown twice. Where there is too little to say, or nothing is known of the
    article's language, the note says so and there are no points. Time is linear in the words.
    """
    words = lexicon(article.language)
    if not words:
        return Analysis(NO_DATA)
    found = points(article, ranking.scores, words, candidates=candidates, taken=taken)
    return Analysis(words.note if found else words.thin, found)
