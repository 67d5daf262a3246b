"""Selecting: which candidates become takeaways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Choice, Takeaway

if TYPE_CHECKING:
    from takeaways.model import Candidate, Ranking
    from takeaways.settings import Settings


def select(candidates: tuple[Candidate, ...], ranking: Ranking, settings: Settings) -> Choice:
    """Choose the takeaways."""
    order = sorted(range(len(candidates)), key=lambda i: -ranking.scores[i])
    taken = sorted(i for i in order if not candidates[i].unfit)[: settings.count]
    return Choice(
        tuple(
            Takeaway(n, c.text, c.quote, c.start, c.end, ranking.scores[i], c.edits, c.sentences)
            for n, i in enumerate(taken, 1)
            for c in (candidates[i],)
        ),
        tuple("taken" if i in taken else "ranked lower" for i in range(len(candidates))),
    )
