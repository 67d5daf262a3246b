"""Segmenting: an article's blocks become sentences with offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.model import Sentence

if TYPE_CHECKING:
    from takeaways.model import Article

END = re.compile(r".+?(?:[.!?…][\"”’)]*(?=\s)|\Z)", re.S)


def segment(article: Article, *, segmenter: str = "rules") -> tuple[Sentence, ...]:
    """Return all sentences of all blocks, in order."""
    out: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        for m in END.finditer(article.text, block.start, block.end):
            text = " ".join(m.group().split())
            if text:
                start = m.start() + len(m.group()) - len(m.group().lstrip())
                end = m.start() + len(m.group().rstrip())
                out.append(Sentence(len(out), start, end, text, text, index))
    return tuple(out)
