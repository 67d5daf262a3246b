"""Leading connectives: *However,* and *But* go, *However hard they tried* stays.

A connective ties a sentence to the one before, which a takeaway has lost. Dropping it changes no
claim, as long as it *is* a connective; so each is dropped only in the setting that makes it one: a
phrase with a comma behind it, or one of very few words before a word that can begin a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

PHRASE = 40
"""Characters within which a connective's comma stands."""

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
    text = text.lstrip("\"'“‘«„([ ")
    first, mark = _first(text)
    if opening_phrase(text) in words.reformulations:
        return True
    if _kept(text, words):
        return False
    return first in words.connective_openings or (
        (first in words.connectives_comma and mark == ",") or first in words.connectives_any
    )


def opening_phrase(text: str) -> str:
    """Return what stands before the first comma, in lower case; empty if that is far.

    >>> opening_phrase("In other words, the pier is shut.")
    'in other words'
    """
    comma = text.find(", ", 1, PHRASE)
    return text[:comma].lower().replace("’", "'") if comma > 0 else ""


def _first(text: str) -> tuple[str, str]:
    """Return the first word in lower case, and the mark behind it."""
    word = text[:PHRASE].split(" ", 1)[0].lower().replace("’", "'")
    bare = word.rstrip(',.;:!?"”')
    return bare, word[len(bare) : len(bare) + 1]


def _connective(text: str, words: Wording) -> int:
    """Return where what follows the connective at the head begins; 0 if there is none."""
    if not text[:1].isupper():
        return 0
    phrase = opening_phrase(text)
    if phrase and phrase in words.connectives_comma:
        return 0 if _kept(text, words) else _beginning(text, len(phrase) + 2, words)
    first, mark = _first(text)
    if mark:
        return 0
    if first in words.connectives_any:
        return 0 if _kept(text, words) else _beginning(text, len(first) + 1, words)
    if first in words.connectives_bare and not _kept(text, words):
        following, _ = _first(text[len(first) + 1 :])
        if following in words.after_bare or following.partition("'")[0] in words.after_bare:
            return len(first) + 1
    return 0


def _kept(text: str, words: Wording) -> bool:
    """Return whether the first two words only look like a connective."""
    lower = text[:PHRASE].lower().replace("’", "'").split(" ", 2)
    pair = " ".join(lower[:2]).rstrip(",.")
    if pair in words.kept_conditions:
        return not words.conditionals.isdisjoint(text.lower().split())
    return pair in words.kept_openings or lower[0].rstrip(",") in words.kept_openings


def _beginning(text: str, at: int, words: Wording) -> int:
    """Return where the next word begins; 0 if what follows cannot begin a sentence.

    *But not for the passengers* says that something is not so for them, and needs what.
    """
    while text[at : at + 1] == " ":
        at += 1
    pair = text[at : at + PHRASE].lower().split(" ", 2)
    if pair[0] == "not" and len(pair) > 1 and pair[1] in words.prepositions:
        return 0
    return at if text[at : at + 1].isalnum() else 0
