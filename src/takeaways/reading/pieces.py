"""Pieces: what was set as one, before it is known what part of the article each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.plaintext import plain

if TYPE_CHECKING:
    from takeaways.model import BlockKind

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
CLOSERS = "\"'”’»)]*_ “‘«"
ENDS = ".!?…。！？।؟"
QUOTES = "\"“„«‘'”»‚"
TRAILING_LINK = (
    r"[.!?][\"'”’]? +(E-mail to a friend|(?:Watch|See|Read|Learn|Hear|Listen) [^.!?«»]{3,120})"
    r"(?: ?»)?(?: E-mail to a friend)?$"
)
"""A link after the last sentence of a paragraph: ``… he said. Watch the mayor explain »``."""
LINK_WORDS = ("E-mail to", "Watch ", "See ", "Read ", "Learn ", "Hear ", "Listen ")
PRESENT = 80
"""Words of a piece that are looked at: what is longer is no furniture, whatever it begins with."""


class Piece:
    """A stretch of the input that was set as one piece, and what is found out about it."""

    __slots__ = (
        "closed",
        "end",
        "group",
        "kind",
        "level",
        "reason",
        "size",
        "start",
        "text",
        "words",
    )

    def __init__(
        self,
        source: str,
        start: int,
        end: int,
        group: int,
        kind: BlockKind = "paragraph",
        *,
        level: int = 0,
        reason: str = "",
        markup: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.group = group
        """Pieces with no blank line between them are of one group."""
        self.kind: BlockKind = kind
        self.level = level
        self.reason = reason
        self.text = plain(source[start:end], markup=markup)
        self.size = self.text.count(" ") + 1
        """Words, as white space divides them."""
        self.words: tuple[str, ...] = ()
        """The first words, lower-cased, every number a ``0``; only where the piece is short."""
        if self.size <= PRESENT:
            self.words = told(self.text)
        tail = self.text[-12:].rstrip(CLOSERS)
        if not (tail and tail[-1] in ENDS) and ends_in_link(self.text[-160:]):
            tail = "."
        self.closed = tail[-1:] in ENDS and bool(tail)
        """Whether it ends as a sentence does."""

    @property
    def prose(self) -> bool:
        """Whether it reads as sentences of a story: closed, or long."""
        if self.reason or self.kind in ("heading", "title"):
            return False
        return (self.closed and self.size >= 4) or self.size > 30

    @property
    def quoted(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self.text[:1] in QUOTES


def ends_in_link(tail: str) -> re.Match[str] | None:
    """Return the link that ends a paragraph after its last sentence: ``Watch him speak »``."""
    if any(word in tail for word in LINK_WORDS):
        return re.search(TRAILING_LINK, tail)
    return None


def told(text: str) -> tuple[str, ...]:
    """Return the words of a text in the form in which the phrases are kept.

    >>> told("Show all 86 comments…")
    ('show', 'all', '0', 'comments')
    """
    return tuple("0" if w[0].isdigit() else w for w in WORD.findall(text.lower().replace("’", "'")))
