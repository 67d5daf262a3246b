"""The lead: news puts what matters first, so the article's own order is a ranking.

Taking the first sentences is the baseline that newswire is measured by, and hard to beat there
(Nenkova 2005, Automatic Text Summarization of Newswire: Lessons Learned).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Ranking

if TYPE_CHECKING:
    from takeaways.model import Article
    from takeaways.settings import Settings


def rank(article: Article, settings: Settings) -> Ranking:
    """Score the sentences of the story 1 for the first and evenly less for each that follows.

    The scores of *n* sentences are 1, (n-1)/n, …, 1/n.
    """
    n = len(article.story)
    return Ranking("lead", tuple((n - i) / n for i in range(n)))
