"""Which sentences a quotation's marks leave whole, and which it runs across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.fitness import UNBALANCED, WITHIN
from takeaways.rewriting.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from takeaways.model import Article, Sentence


class Marks(NamedTuple):
    """Where quotations stand in one block, in the article's own offsets."""

    quoted: tuple[Quotation, ...]
    ends: tuple[int, ...]
    """Of each quotation, where it ends."""
    strays: tuple[int, ...]


def marks_of(article: Article, blocks: set[int]) -> dict[int, Marks]:
    """Return where quotations stand in these blocks; blocks without marks are left out."""
    found: dict[int, Marks] = {}
    for index in blocks:
        start, end = article.blocks[index].start, article.blocks[index].end
        quoted, strays = find_quotations(article.text[start:end])
        if quoted or strays:
            moved = tuple(Quotation(q.start + start, q.end + start, q.closed) for q in quoted)
            found[index] = Marks(
                moved, tuple(q.end for q in moved), tuple(at + start for at in strays)
            )
    return found


def crossed(marks: dict[int, Marks], sentences: tuple[Sentence, ...]) -> str:
    """Return why these neighbours cut a quotation, as a reason to be unfit; empty if they do not.

    Two in one block are looked at as one stretch, two in two blocks each by itself.
    """
    if not marks:
        return ""
    first, last = sentences[0], sentences[-1]
    if first.block == last.block:
        return _crossed(marks.get(first.block), first.start, last.end)
    each = (_crossed(marks.get(s.block), s.start, s.end) for s in sentences)
    return next(filter(None, each), "")


def _crossed(marks: Marks | None, start: int, end: int) -> str:
    if marks is None:
        return ""
    if bisect_left(marks.strays, end) > bisect_left(marks.strays, start):
        return UNBALANCED
    for at in range(bisect_right(marks.ends, start), len(marks.quoted)):
        quotation = marks.quoted[at]
        if quotation.start >= end:
            break
        if not quotation.closed and quotation.start >= start:
            return UNBALANCED
        if quotation.start < start and quotation.end > end:
            return WITHIN
        if quotation.start < start or quotation.end > end:
            return UNBALANCED
    return ""
