"""sumy's rankers, by one small adapter; sumy is not imported before one of them is asked for.

Four things stand between sumy and a ranking:

- It knows sentences by their text, so two that say the same become one. Here the text of each is
  its number, and its words are looked up by that.
- It wants a tokenizer, whose models would be a download. It gets the terms that our own rankers
  compare, without stop words and stemmed, and no stemmer of its own. Luhn's, which measures the
  gaps between words, gets an empty word where one was left out.
- It returns sentences without their scores. But where it expects a count it takes a function, and
  calls that with every rated sentence.
- LexRank divides 0 by 0 where no two sentences are alike, LSA warns where there are fewer words
  than sentences; the former then says nothing of any sentence, and neither is the user's concern.
"""

from __future__ import annotations

import math
import warnings
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Any

from takeaways import language
from takeaways.model import Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.model import Article
    from takeaways.settings import Settings

HOMES = {
    "edmundson": "edmundson:EdmundsonSummarizer",
    "kl": "kl:KLSummarizer",
    "lexrank": "lex_rank:LexRankSummarizer",
    "lsa": "lsa:LsaSummarizer",
    "luhn": "luhn:LuhnSummarizer",
    "reduction": "reduction:ReductionSummarizer",
    "sumbasic": "sum_basic:SumBasicSummarizer",
}
"""Where in ``sumy.summarizers`` each one is."""

NO_WORD = ""
"""Stands where a word was left out; being a word of no article, also for a set that is empty."""


class Numbered:
    """What sumy takes for a tokenizer: it looks up the words of a sentence by its number."""

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        self.words = words

    def to_words(self, number: str) -> Sequence[str]:
        """Return the words of that sentence."""
        return self.words[int(number)]


def rank(article: Article, settings: Settings) -> Ranking:
    """Rank the sentences of the article's story with the ranker of sumy's that the settings name.

    The scores are sumy's own. Where those go below 0, as SumBasic's and KL's do, which count down
    from 0 in the order of their choice, all are raised by as much. Edmundson's takes the words of
    title and standfirst for bonus words, stop words for null words, and knows no stigma words.
    """
    return Ranking(settings.ranker, _scores(article, settings.ranker))


def _scores(article: Article, name: str) -> tuple[float, ...]:
    story = article.story
    known = language.load(article.language or language.DEFAULT)
    headings = [text for text in (article.title, article.standfirst) if text]
    words = language.article_terms(
        [sentence.plain for sentence in story] + headings, known, gaps=name == "luhn"
    )
    blocks = [
        [i for i, _ in group] for _, group in groupby(enumerate(story), lambda pair: pair[1].block)
    ]
    summarizer = _summarizer(name)
    titled: range = range(0)
    if name == "edmundson":
        titled = range(len(story), len(words))
        summarizer.bonus_words = {NO_WORD}.union(*(words[i] for i in titled))
        summarizer.stigma_words = summarizer.null_words = {NO_WORD}
    elif name == "luhn":
        summarizer.stop_words = {NO_WORD}
    ratings: dict[int, float] = dict.fromkeys(range(len(story)), 0.0)

    def keep(rated: list[Any]) -> list[Any]:
        ratings.update((int(str(info.sentence)), _finite(info.rating)) for info in rated)
        return []

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        summarizer(_document(words, blocks, titled), keep)
    lowest = min(0.0, *ratings.values())
    return tuple(ratings[i] - lowest for i in range(len(story)))


def _summarizer(name: str) -> Any:
    module, _, cls = HOMES[name].partition(":")
    return getattr(import_module(f"sumy.summarizers.{module}"), cls)()


def _document(words: Sequence[Sequence[str]], blocks: list[list[int]], titled: range) -> Any:
    """Return sumy's document: a paragraph for each block, the headings at the head of the first."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    known = Numbered(words)
    heads = [Sentence(str(i), known, is_heading=True) for i in titled]
    paragraphs = [[Sentence(str(i), known) for i in block] for block in blocks]
    paragraphs[:1] = [heads + first for first in paragraphs[:1]]
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs])


def _finite(rating: float) -> float:
    # LSA adds up in the order of a set, which each run draws anew; the last digits are noise.
    return round(float(rating), 9) if math.isfinite(rating) else 0.0
