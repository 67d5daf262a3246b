"""The marks that may end a sentence, and how the words around one are looked at."""

from __future__ import annotations

import re
from typing import NamedTuple

from takeaways.segmenting.lexicon import Lexicon

UNSEEN = "\xad\u200b-\u200f\u2060\ufeff"
BULLETS = "•⁃▪●‣◦"
WIDE = "。！？｡।॥۔።፧။។"
"""Marks that end a sentence in scripts where nothing else looks like them."""

_ENDS = rf"[.!?…‼⁇-⁉؟։{{more}}]++(?:\s\.(?![^\s.\"”’')\]]))*+|[{WIDE}]++"
_BULLET = rf"(?<=\s)[{BULLETS}](?=\s?\w)"
_CLOSERS = (
    r"(?:\]\([^()\s]*\)"  # the target of a Markdown link
    r"|\[\d{1,3}\]"  # a note
    rf"|[\"'”’“»«›‹)\]}}*_`」』）】》{UNSEEN}])*+"
)
# « Oui. » and . '' as in older typesetting, notes like [6]: they stand apart, yet belong before.
_APART = r"(?:\s(?:[»”)\]]|''|\[\d{1,3}\])(?=[\s.,;:]|\Z))?+"
_MARK = rf"({_ENDS}|{_BULLET})({_CLOSERS}{_APART})(\s*+)"

_OPENERS = rf"(?:,,)?[{UNSEEN}\"'“‘”’„‚«»‹›()\[\]{{¿¡*_`#>‐-―-]*+"
NEXT = re.compile(rf"({_OPENERS})\s?(\w*)(?:[’'-]\w+)*")
"""What opens the words after a mark, and the first of them, which may be empty."""

_WORD = re.compile(rf"[^{UNSEEN}{BULLETS}\s\"'“‘”’«»()\[\]/‐-―*_-]*\Z")
_patterns: dict[str, re.Pattern[str]] = {}


class Place(NamedTuple):
    """A mark that may end a sentence, and what stands around it."""

    text: str
    first: int
    """Where the sentence began."""
    mark: int
    marks: str
    """The mark itself, or several: ``?!``."""
    closers: str
    """Quotation marks, brackets and the like that follow it and belong to it."""
    after: int
    """Where the words after it begin, white space left out."""
    end: int
    """Where the block ends; always beyond *after*."""
    lex: Lexicon


def pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return what finds the marks of a language: groups for marks, closers and white space."""
    found = _patterns.get(lex.marks)
    if found is None:
        found = _patterns[lex.marks] = re.compile(_MARK.replace("{more}", re.escape(lex.marks)))
    return found


def last_word(text: str, first: int, mark: int) -> str:
    """Return the word that stands right before a place, without what opens or joins it.

    >>> last_word("met (Gov", 0, 8), last_word("Smith, D-N.Y", 0, 12), last_word("so ", 0, 3)
    ('Gov', 'N.Y', '')
    """
    found = _WORD.search(text, max(first, mark - 24), max(first, mark))
    return found.group() if found else ""


def closes(text: str, first: int, at: int, end: int) -> bool:
    """Return whether a quotation mark that does not show it by its place is a closing one.

    If the one before it in the sentence opened, it closes; if there is none, the next one tells.

    >>> closes('He said "Go. " Then', 0, 13, 19), closes('He left. " Go "', 0, 9, 15)
    (True, False)
    """
    mark = text[at]
    if mark in "“«„‘":
        return False
    low = max(first, at - 600)
    before = text.rfind(mark, low, at)
    while before > low and text[before - 1].isalnum() and text[before + 1].isalnum():
        before = text.rfind(mark, low, before)  # an apostrophe
    if before >= 0:
        previous = text[before - 1]
        opens = before == first or previous in " ([" or not previous.isprintable()
        if opens and text[before + 1].isspace():
            return text.count(mark, low, at) % 2 == 1
        return opens
    then = text.find(mark, at + 1, min(end, at + 600))
    return then < 0 or (text[then - 1].isspace() and text[then + 1 : then + 2].strip() != "")
