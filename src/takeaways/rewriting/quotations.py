"""Where quotations begin and end, in a paragraph and in a sentence.

A quotation is never cut, never left open and never without its speaker, so the first thing to know
of a sentence is which of its words are somebody else's. Marks are taken as they are used: curly,
straight and single ones, guillemets either way round, German low ones. What a mark does is told
from what stands beside it; a missing mark costs the paragraph no more than the next one mends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MARK = re.compile("[\"“”„«»'‘’‹›]")
"""Every sign that may open or close a quotation."""

FAMILY = dict.fromkeys('"“”„', "“") | dict.fromkeys("'‘’", "‘") | dict.fromkeys("«»‹›", "«")
OPENS = frozenset("“„‘«‹")
BRACKETS = frozenset("([{—–-/*_“‘\"'…")
AFTER_CLOSE = frozenset(".,;:!?)]}—–-/*_”’\"'…")
ELISIONS = ("em ", "tis", "twas", "til ", "cause", "n’", "n' ", "bout ")
STOP = r"[.!?…][”’\"')\]]*\s"
LONGEST_OPEN = 800
"""Characters: a paragraph of a speech is shorter; a forgotten mark would reach further."""
STOPS = frozenset(".,!?…;:")


class Quotation(NamedTuple):
    """``text[start:end]``, marks included."""

    start: int
    end: int
    closed: bool
    """Whether it has both marks; where not, it goes as far as it surely does."""


@lru_cache(maxsize=128)
def quotations(text: str) -> tuple[tuple[Quotation, ...], tuple[int, ...]]:
    """Return what :func:`find_quotations` does, remembered for the sentences asked for last."""
    return find_quotations(text)


def find_quotations(text: str) -> tuple[tuple[Quotation, ...], tuple[int, ...]]:
    """Return the quotations in *text*, in order and not overlapping, and the marks left over.

    A quotation within a quotation is part of it. A paragraph of a speech that goes on has no
    closing mark, and the next one opens with a mark again. Linear in the text.

    >>> find_quotations('“So far,” she said, “so good.')
    ((Quotation(start=0, end=9, closed=True), Quotation(start=20, end=29, closed=False)), ())
    """
    found: list[Quotation] = []
    strays: list[int] = []
    opened = -1
    family = ""
    marks = [(m.start(), m.group()) for m in MARK.finditer(text) if not _within_word(text, m)]
    for n, (at, mark) in enumerate(marks):
        left, right = _sides(text, at, mark)
        if opened < 0:
            if left and not (mark in "'’" and _elided(text, at)):
                opened, family = at, FAMILY[mark]
            elif mark not in "'’" and not _of_measure(text, at, mark):
                strays.append(at)
            continue
        if FAMILY[mark] != family:
            continue
        if left and not right:
            if mark in "'’" and _elided(text, at):
                continue
            goes_on = at - opened < LONGEST_OPEN and text[opened:at].rstrip()[-1:] in STOPS
            end = at if goes_on else _end_of_sentence(text, opened, at)
            found.append(Quotation(opened, end, closed=False))
            opened = at
        elif right and not _possessive(text, at, mark, marks[n + 1 : n + 2]):
            found.append(Quotation(opened, at + 1, closed=True))
            opened = -1
    if opened >= 0:
        if family == "‘" and text[opened] != "‘":
            strays.append(opened)
        else:
            goes_on = len(text) - opened < LONGEST_OPEN
            end = len(text) if goes_on else _end_of_sentence(text, opened, len(text))
            found.append(Quotation(opened, end, closed=False))
    return tuple(found), tuple(strays)


def _within_word(text: str, mark: re.Match[str]) -> bool:
    """Return whether a mark is an apostrophe between two letters."""
    at = mark.start()
    return (
        text[at] in "'’‘‹›"
        and 0 < at < len(text) - 1
        and text[at - 1].isalnum()
        and text[at + 1].isalnum()
    )


def _sides(text: str, at: int, mark: str) -> tuple[bool, bool]:
    """Return whether the mark can open and whether it can close."""
    before = text[at - 1 : at] if at else ""
    after = text[at + 1 : at + 2]
    left = not before or before.isspace() or before in BRACKETS
    right = not after or after.isspace() or after in AFTER_CLOSE
    if left != right:
        return left, right
    if mark == '"':
        return True, True  # as the marks before it have it
    if mark == "'":
        return before in (":", ","), right
    return mark in OPENS, mark not in OPENS


def _elided(text: str, at: int) -> bool:
    """Return whether an apostrophe stands for letters left out: *'em*, *'90s*."""
    rest = text[at + 1 : at + 7].lower()
    return (rest[:2].isdigit() and rest[2:3] == "s") or rest.startswith(ELISIONS)


def _of_measure(text: str, at: int, mark: str) -> bool:
    """Return whether a mark stands for inches or seconds."""
    return mark in '"”' and text[at - 1 : at].isdigit()


def _possessive(text: str, at: int, mark: str, following: list[tuple[int, str]]) -> bool:
    """Return whether a mark after an *s* is only an apostrophe: a later one closes instead."""
    if mark not in "'’" or text[at - 1 : at] != "s" or text[at + 1 : at + 2] != " ":
        return False
    if not text[at + 2 : at + 3].islower() or not following:
        return False
    later, sign = following[0]
    return FAMILY[sign] == "‘" and _sides(text, later, sign) == (False, True)


def _end_of_sentence(text: str, start: int, limit: int) -> int:
    match = re.compile(STOP).search(text, start, limit)
    return match.end() - 1 if match else limit
