"""Analysing: the Strategic Analysis stub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Analysis

if TYPE_CHECKING:
    from takeaways.model import Article, Ranking


def analyse(article: Article, ranking: Ranking) -> Analysis:
    """Return who acts, what is at stake and what to watch, each line citing its sentences."""
    return Analysis("Draft for the editor.")
