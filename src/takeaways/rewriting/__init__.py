"""Rewriting: sentences become candidates that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Candidate

if TYPE_CHECKING:
    from takeaways.model import Article
    from takeaways.settings import Settings


def rewrite(article: Article, settings: Settings) -> tuple[Candidate, ...]:
    """Return one candidate for each sentence of the story, in order."""
    return tuple(Candidate((s.index,), s.start, s.end, s.text, s.plain) for s in article.story)
