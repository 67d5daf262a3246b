"""Detection: which language a text is in, by its script and its commonest words.

What each language is recognised by stands in its own file, as ``script`` and ``common``;
``data/detect.json`` holds that of all of them in the one small file that is read here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+")

SAMPLE = 3000
"""Characters looked at from the beginning of a text, and as many from its middle."""

OWN_SCRIPT = 0.25
"""The share of the letters that must be of a script of its own language to decide for that one: a
Chinese article may name many firms in Latin letters, and each of those takes more of them."""

LEAST_VOTES = 1.5
"""A text with fewer votes for its best language is undecided: one stray word decides nothing."""


class Signs(NamedTuple):
    """What languages are recognised by."""

    starts: tuple[int, ...]
    """The first code point of each script's ranges, in order."""
    scripts: tuple[tuple[int, int, str, int], ...]
    """For each of those: first and last code point, the language, what one character counts."""
    words: dict[str, tuple[str, ...]]
    """For each common word, the languages it is common in."""


def detect(text: str, *, default: str = "en") -> str:
    """Return the ISO 639-1 code of the language that the text is most likely in.

    *default* is the answer where nothing decides: an empty text, figures, names alone.

    >>> detect("Die Brücke über den Fluss ist seit Montag wieder offen.")
    'de'
    >>> detect("4.5 + 4.5"), detect("大橋は月曜日に開通した。"), detect("大桥于周一通车。")
    ('en', 'ja', 'zh')
    """
    sample = text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]} {_middle(text)}"
    signs = _signs()
    if not sample.isascii():
        code = _by_script(sample, signs)
        if code:
            return code
    votes: dict[str, float] = {}
    for word, times in Counter(WORD.findall(sample.lower())).items():
        codes = signs.words.get(word, ())
        for code in codes:
            votes[code] = votes.get(code, 0.0) + times / len(codes)
    best = max(votes, key=lambda code: (votes[code], code == default), default=default)
    return best if votes.get(best, 0.0) >= LEAST_VOTES else default


def _middle(text: str) -> str:
    start = max(SAMPLE, (len(text) - SAMPLE) // 2)
    return text[start : start + SAMPLE]


def _by_script(sample: str, signs: Signs) -> str:
    """Return the language whose own script the sample is written in; empty if there is none."""
    found: dict[str, int] = {}
    letters = 0
    for character, times in Counter(sample).items():
        letters += times * character.isalpha()
        place = bisect_right(signs.starts, ord(character)) - 1
        if place >= 0 and ord(character) <= signs.scripts[place][1]:
            _, _, code, weight = signs.scripts[place]
            found[code] = found.get(code, 0) + times * weight
    best = max(found, key=found.__getitem__, default="")
    return best if best and found[best] >= OWN_SCRIPT * letters else ""


@lru_cache(maxsize=1)
def _signs() -> Signs:
    given = json.loads((Path(__file__).parent / "data" / "detect.json").read_bytes())
    return Signs(
        tuple(start for start, *_ in given["scripts"]),
        tuple((start, end, code, weight) for start, end, code, weight in given["scripts"]),
        {word: tuple(codes.split()) for word, codes in given["words"].items()},
    )
