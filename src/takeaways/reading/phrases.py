"""The words that furniture is known by, as data: ``data/phrases.json``.

The file maps a reason to modes, and each mode to phrases. A phrase stands as :func:`told` has it:
lower case, no punctuation, every number ``0``; in the last three modes as in the text, but in
lower case.

========== =====================================================================================
``is``          the piece is this and nothing else
``label``       the piece begins with this and a colon
``begins``      the piece begins with this, and is short
``ends``        the piece ends with this, and is short
``holds``       the piece has this somewhere, and is short
``edge …``      the same, but only before the story or near its end
``opens``       a heading: it and the list below it are furniture
``opens with``  the same for the heading's first words
``analysis``    a heading: it and the paragraph below it are furniture
``unit``        run into a paragraph: these words, where they begin a sentence
``sentence``    run into a paragraph: the sentence that has these words
``tail``        run into the last paragraph: from here to the end of the text
========== =====================================================================================
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from takeaways.reading.pieces import told

if TYPE_CHECKING:
    from takeaways.reading.pieces import Piece

_PERSONS = """
    we our us you your i my wir unser unsere unseren sie ihr ihre nous notre nos vous votre vos
    nuestro nuestra nuestros su sus usted tu tus te
"""
SHORT = 40
"""Words of a piece that one phrase can decide. The 259 pieces of furniture that are marked by hand
in the corpus have 24 at most; cookie notices elsewhere are longer."""
PERSONS = frozenset(_PERSONS.split())
ABOVE = frozenset({"cookie notice", "promotion", "navigation", "paywall"})
LABEL_WIDTH = 32
"""Characters that a label before a colon has at most."""


class Phrases(NamedTuple):
    """For each mode, the reason for each phrase."""

    whole: dict[str, str]
    label: dict[str, str]
    begins: dict[str, str]
    ends: dict[str, str]
    holds: dict[str, str]
    edge_begins: dict[str, str]
    edge_holds: dict[str, str]
    opens: dict[str, str]
    opens_with: dict[str, str]
    analysis: dict[str, str]
    tail: dict[str, str]
    unit: dict[str, str]
    sentence: dict[str, str]


MODES = {
    "whole": "is",
    "label": "label",
    "begins": "begins",
    "ends": "ends",
    "holds": "holds",
    "edge_begins": "edge begins",
    "edge_holds": "edge holds",
    "opens": "opens",
    "opens_with": "opens with",
    "analysis": "analysis",
    "tail": "tail",
    "unit": "unit",
    "sentence": "sentence",
}


@lru_cache(maxsize=1)
def load() -> Phrases:
    """Return the phrases of all languages: which one it is, is not yet known when they are used."""
    with open(__file__.rpartition("phrases.py")[0] + "data/phrases.json", encoding="utf-8") as file:  # noqa: PTH123
        data: dict[str, dict[str, list[str]]] = json.load(file)
    return Phrases(
        **{
            field: {
                phrase: reason for reason, modes in data.items() for phrase in modes.get(mode, ())
            }
            for field, mode in MODES.items()
        }
    )


def reason(piece: Piece, *, place: str) -> str:
    """Return why this piece, by its own words, is not the story; empty if they do not tell.

    *place* is ``"above"`` before the story, ``"below"`` near its end, else empty.
    """
    words = piece.words
    if not words or piece.size > SHORT:
        return ""
    phrases = load()
    if len(words) <= 12 and (found := phrases.whole.get(" ".join(words))):
        return found
    if piece.quoted:
        return ""
    colon = piece.text.find(":", 0, LABEL_WIDTH)
    if colon > 0 and (found := phrases.label.get(" ".join(told(piece.text[:colon])))):
        return found
    if found := _begins(piece, phrases.begins):
        return found
    if place:
        found = _begins(piece, phrases.edge_begins)
        if found and _belongs(piece, found, place):
            return found
    return _held(piece, place)


def _held(piece: Piece, place: str) -> str:
    """Return the reason of a phrase that the piece has somewhere in it."""
    phrases = load()
    joined = f" {' '.join(piece.words)} "
    for phrase, found in phrases.ends.items():
        if joined.endswith(f" {phrase} "):
            return found
    for phrase, found in phrases.holds.items():
        if phrase in joined:
            return found
    for phrase, found in phrases.edge_holds.items() if place else ():
        if phrase in joined and _belongs(piece, found, place):
            return found
    return ""


def _belongs(piece: Piece, reason: str, place: str) -> bool:
    """Return whether such furniture stands in such a place.

    Notices and offers can come first; what is said of the author or the rights comes last. And a
    notice about cookies speaks to the reader, as a story about cookies does not.
    """
    if place == "above" and reason not in ABOVE:
        return False
    return reason != "cookie notice" or not PERSONS.isdisjoint(piece.words)


def _begins(piece: Piece, phrases: dict[str, str]) -> str:
    """Return the reason of the phrase that the piece begins with; after *by* must stand a name."""
    words = piece.words
    for size in range(min(7, len(words)), 0, -1):
        if found := phrases.get(" ".join(words[:size])):
            if words[size - 1] != "by":
                return found
            name = re.search(r"(?i:\bby\b):?\s+(\S)", piece.text)
            return found if name and name.group(1).isupper() else ""
    return ""


def opener(piece: Piece) -> str:
    """Return the reason of the list that this piece is the heading of; empty if it is none."""
    words = piece.words
    if not words or len(words) > 8 or piece.quoted:
        return ""
    phrases = load()
    return phrases.opens.get(" ".join(words)) or _longest(words, phrases.opens_with) or ""


def _longest(words: tuple[str, ...], phrases: dict[str, str]) -> str:
    for size in range(min(7, len(words)), 0, -1):
        if found := phrases.get(" ".join(words[:size])):
            return found
    return ""
