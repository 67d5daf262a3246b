"""Analysing: the Strategic Analysis stub, the scaffold that an editor starts from.

It says who acts, who speaks and how much of the story is theirs, which terms stand in quotation
marks, causes and consequences, what is new, what to watch, the figures, and what the article leaves
open; and as much of it as goes into a paragraph, as prose. All of it is in the article's own
words, each line with the sentences it rests on; the few words that join them are listed
(:func:`takeaways.analysing.lexicon.connecting`). What cannot be told for certain is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.drafting import paragraph
from takeaways.analysing.lexicon import lexicon
from takeaways.analysing.points import KINDS, points
from takeaways.analysing.refusing import refusal
from takeaways.analysing.scanning import scan
from takeaways.analysing.story import understood
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
    short: bool = False,
) -> Analysis:
    """Return the analysis of an article: a note, a paragraph, points that cite their sentences.

    *candidates* are the sentences as rewriting left them; with them a sentence shown whole stands
    as it would as a takeaway. *taken* are the numbers of sentences that the report already has, so
    that they are not shown twice. With *short* there is the paragraph and no points.

    Where there is too little to say, where the text is no report (a transcript, all quotation, all
    capitals), or where nothing is known of the article's language, the note says so and there are
    no points. Time is linear in the words.
    """
    words = lexicon(article.language)
    if not words:
        return Analysis(NO_DATA)
    scans = scan(article)
    refused = refusal(scans)
    if refused:
        return Analysis(words.refusals.get(refused, words.thin))
    story = understood(article, scans, ranking.scores, words, candidates=candidates, taken=taken)
    found = points(story)
    written = paragraph(story, found)
    if short:
        return Analysis(words.note if written else words.thin, (), written)
    return Analysis(words.note if found else words.thin, found, written)
