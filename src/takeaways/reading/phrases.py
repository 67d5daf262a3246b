"""The words that furniture is known by, as data: ``data/phrases.json``.

The file maps a reason to modes, and each mode to phrases. A phrase stands as :func:`told` has it:
lower case, no punctuation, every number ``0``; in the last three modes as in the text, but in
lower case.

========== =====================================================================================
``is``          the piece is this and nothing else
``label``       the piece begins with this and a colon
``begins``      the piece begins with this, and is short
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
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from takeaways.reading.pieces import told

if TYPE_CHECKING:
    from takeaways.reading.pieces import Piece

SHORT = 40
"""Words of a piece that one phrase can decide. The 259 pieces of furniture that are marked by hand
in the corpus have 24 at most; cookie notices elsewhere are longer."""
LABEL_WIDTH = 32
"""Characters that a label before a colon has at most."""


class Phrases(NamedTuple):
    """For each mode, the reason for each phrase."""

    whole: dict[str, str]
    label: dict[str, str]
    begins: dict[str, str]
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


def reason(piece: Piece, *, edge: bool) -> str:
    """Return why this piece, by its own words, is not the story; empty if they do not tell.

    *edge* says that it stands before the story or near its end.
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
    if found := _longest(words, phrases.begins):
        return found
    if edge and (found := _longest(words, phrases.edge_begins)):
        return found
    joined = f" {' '.join(words)} "
    for phrase, found in phrases.holds.items():
        if phrase in joined:
            return found
    if edge:
        for phrase, found in phrases.edge_holds.items():
            if phrase in joined:
                return found
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
