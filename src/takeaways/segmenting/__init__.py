"""Segmenting: an article's blocks become sentences with offsets.

The segmenter is looked up by name in :data:`SEGMENTERS`. The default, ``"rules"``, is ours
(:mod:`takeaways.segmenting.rules`); it serves every language, those without data of ours by
punctuation alone.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from takeaways.errors import UsageError
from takeaways.language import DEFAULT
from takeaways.model import Sentence
from takeaways.plaintext import plain
from takeaways.segmenting import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from takeaways.model import Article, Block

Spans: TypeAlias = list[tuple[int, int]]

SEGMENTERS = {
    "rules": "takeaways.segmenting.rules",
    "punkt": "takeaways.segmenting.via_punkt",
    "sentencex": "takeaways.segmenting.via_sentencex",
}
"""Every segmenter by name, and the module whose ``spans(text, start, end, language)`` it is."""


def segment(article: Article, *, segmenter: str = "rules") -> tuple[Sentence, ...]:
    """Return all sentences of all blocks, in order, by the rules of the article's language.

    No sentence spans two blocks or is empty, and all that is not white space is in one of them.
    Raises :class:`~takeaways.errors.UsageError` for a segmenter that there is none of, or that
    does not know the language.

    >>> from takeaways.model import Article, Block
    >>> text = "Gov. Ann Lee left at 4 p.m. on Monday. “Enough,” she said."
    >>> [s.text for s in segment(Article(text, (Block(0, len(text), "paragraph"),)))]
    ['Gov. Ann Lee left at 4 p.m. on Monday.', '“Enough,” she said.']
    """
    spans = _spans(segmenter)
    language = article.language.lower().replace("_", "-").partition("-")[0] or DEFAULT
    markup = article.media_type == "text/markdown"
    text = article.text
    out: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        begun = _before_marker(text, block) if block.kind == "item" else block.start
        for start, end in spans(text, begun, block.end, language):
            start = max(start, block.start)
            while start < end and text[start].isspace():
                start += 1
            words = " ".join(text[start:end].split())
            if words:
                plainly = plain(words, markup=markup)
                out.append(Sentence(len(out), start, end, words, plainly, index))
    return tuple(out)


def _before_marker(text: str, block: Block) -> int:
    """Return where the number or bullet of a list item begins, if it stands right before its block.

    It shows where the next item begins, if the list was run together: *2)* after *1)*.
    """
    line = max(text.rfind("\n", 0, block.start) + 1, block.start - 12)
    begun = block.start - len(text[line : block.start].lstrip())
    marker = re.compile(rules.ITEM).match(text, begun, block.start)
    return begun if marker and not text[marker.end() : block.start].strip() else block.start


def _spans(segmenter: str) -> Callable[[str, int, int, str], Spans]:
    if segmenter == "rules":
        return rules.spans
    if segmenter not in SEGMENTERS:
        raise UsageError(f"no segmenter {segmenter!r}; there are {', '.join(SEGMENTERS)}")
    found: Callable[[str, int, int, str], Spans] = import_module(SEGMENTERS[segmenter]).spans
    return found
