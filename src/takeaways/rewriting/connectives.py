"""Leading connectives: *However,* and *But* go, *However hard they tried* stays.

A connective ties a sentence to the one before, which a takeaway has lost. Dropping it changes no
claim, as long as it *is* a connective; so each is dropped only in the setting that makes it one: a
phrase with a comma behind it, or one of very few words before a word that can begin a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
HEAD = re.compile(r"[^\W\d_][\w’'\-]{0,30}(?: [^\W\d_][\w’'\-]{0,30}){0,4}(?=,\s)")
"""A phrase of at most five words up to the first comma."""

MOST = 3
"""Connectives dropped from one sentence: *But then, however,* is as far as news goes."""


def drop_connectives(draft: Draft, words: Wording) -> Draft:
    """Return the draft without the connectives at its head, the next word with a capital.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> drop_connectives(new("However, the harbour closed."), wording("en")).text
    'The harbour closed.'
    >>> drop_connectives(new("However hard they tried, it closed."), wording("en")).text
    'However hard they tried, it closed.'
    """
    for _ in range(MOST):
        end = _connective(draft.text, words)
        if not end:
            break
        draft = draft.drop(0, end, "connective")
    return draft


def opens_with_connective(text: str, words: Wording) -> bool:
    """Return whether the text's first words tie it to a sentence before."""
    match = WORD.match(text.lstrip("\"'“‘«„"))
    if not match:
        return False
    first = match.group().lower()
    if first not in words.connective_openings and first not in words.connectives_comma:
        return False
    return not _kept(text, words) and (
        first in words.connective_openings or text[match.end() : match.end() + 1] == ","
    )


def _connective(text: str, words: Wording) -> int:
    """Return where what follows the connective at the head begins; 0 if there is none."""
    match = WORD.match(text)
    if not match or _kept(text, words):
        return 0
    head = HEAD.match(text)
    if head and head.group().lower().replace("’", "'") in words.connectives_comma:
        return _beginning(text, head.end() + 1)
    first = match.group().lower()
    if text[match.end() : match.end() + 1] != " ":
        return 0
    if first in words.connectives_any:
        return _beginning(text, match.end())
    second = WORD.match(text, match.end() + 1)
    if first in words.connectives_bare and second:
        following = second.group().lower().replace("’", "'")
        if following in words.after_bare or following.partition("'")[0] in words.after_bare:
            return second.start()
    return 0


def _kept(text: str, words: Wording) -> bool:
    """Return whether the first two words only look like a connective."""
    lower = text[:40].lower().replace("’", "'").split(" ", 3)
    return " ".join(lower[:2]).rstrip(",.") in words.kept_openings or (
        lower[0].rstrip(",") in words.kept_openings
    )


def _beginning(text: str, at: int) -> int:
    """Return where the next word begins; 0 if what follows cannot begin a sentence."""
    while text[at : at + 1] == " ":
        at += 1
    char = text[at : at + 1]
    return at if char.isalnum() else 0
