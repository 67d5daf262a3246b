"""What differs by language, as data: one JSON file a language in ``data/``, nothing in code.

:func:`load` gives the data of one language, :func:`detect` finds which it is, :func:`terms` turns
words into what the rankers compare.

To add a language is to add ``data/<code>.json``. Its keys are the names of the fields of
:class:`Language`, where words may also stand in one string with spaces between; and these, which
are not passed on:

``sumy_stop_words``
    The name of sumy's list of stop words, to which ``stop_words`` and ``common`` add.
``same_as``
    The code of the language whose data serve for this one too.
``common``, ``letters``, ``script``, ``script_weight``
    What it is recognised by: its commonest words, its letters beyond a to z, or the ranges of a
    script of its own and what one character of it counts. ``tools/detection.py`` gathers them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from takeaways.language.detection import detect
from takeaways.language.words import article_terms, terms

__all__ = ["DATA", "DEFAULT", "Language", "article_terms", "detect", "load", "terms"]

DEFAULT = "en"
"""The language of a text that says nothing of its own."""

DATA = Path(__file__).parent / "data"


class Language(NamedTuple):
    """The data of one language. Empty where there is none: every user must do without."""

    code: str
    stop_words: frozenset[str] = frozenset()
    """Words that say nothing of what a text is about, in lower case."""
    stemmer: str = ""
    """The name of the Snowball stemmer; empty where there is none."""
    spaced: bool = True
    """Whether words are set apart by spaces; where not, pairs of characters stand for words."""
    marks: str = ""
    """Ranges, as in a pattern's brackets, of the combining marks that are parts of its words."""
    lower: tuple[str, ...] = ()
    """Pairs of an upper-case letter and its lower-case one that differ from other languages'."""
    elisions: frozenset[str] = frozenset()
    """What may stand before an apostrophe without being part of the word: *l* in *l'eau*."""
    endings: frozenset[str] = frozenset()
    """What may stand after one without being part of the word: *s* in *the mayor's*."""
    boundaries: Mapping[str, str] = MappingProxyType({})
    """Words around sentence ends, abbreviations first; see :mod:`takeaways.segmenting.lexicon`."""
    wording: Mapping[str, Any] = MappingProxyType({})
    """What rewriting must know of it; see :mod:`takeaways.language.wording`."""
    analysis: Mapping[str, Any] = MappingProxyType({})
    """What the analysis must know of it; see :mod:`takeaways.analysing.lexicon`."""
    verifying: Mapping[str, Any] = MappingProxyType({})
    """What checking a summary must know of it; see :mod:`takeaways.verifying.lexicon`."""


@lru_cache(maxsize=64)
def load(code: str) -> Language:
    """Return the data of the language with this ISO 639-1 code; empty data if there is none.

    A region is left out of account, and so is the case.

    >>> "the" in load("en").stop_words, load("en-GB").stemmer, load("tlh").stop_words
    (True, 'english', frozenset())
    """
    code = code.lower().replace("_", "-").partition("-")[0]
    if not code.isalpha():
        return Language(code)
    try:
        given: dict[str, Any] = json.loads((DATA / f"{code}.json").read_bytes())
    except FileNotFoundError:
        return Language(code)
    if "same_as" in given:
        return load(given["same_as"])._replace(code=code)
    given["stop_words"] = _of_sumy(given.get("sumy_stop_words", "")).union(
        *(_words(given.get(key, "")) for key in ("stop_words", "common"))
    )
    defaults = Language._field_defaults
    return Language(code, **{k: _frozen(v, defaults[k]) for k, v in given.items() if k in defaults})


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def _frozen(value: Any, default: object) -> Any:
    """Return what a file holds as the kind of value that the field has."""
    if isinstance(default, frozenset):
        return _words(value) if not isinstance(value, frozenset) else value
    if isinstance(default, tuple):
        return tuple(value.split() if isinstance(value, str) else value)
    return MappingProxyType(value) if isinstance(value, dict) else value


def _of_sumy(name: str) -> frozenset[str]:
    """Return sumy's stop words for a language by its English name; none if sumy has no such list.

    They are read as they lie in its package, which is not imported: that takes half a second. Its
    lists have some lines of two words with a comma between, and the Portuguese one is written
    with escapes for what is not ASCII.

    >>> "também" in _of_sumy("portuguese")
    True
    """
    for folder in _folders("sumy"):
        try:
            text = Path(folder, "data", "stopwords", f"{name}.txt").read_text(encoding="utf-8")
        except OSError:
            continue
        if "\\x" in text:
            text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
        lines = text.lower().replace("’", "'").replace(", ", "\n").splitlines()
        return frozenset(line.strip() for line in lines) - {""}
    return frozenset()


def _folders(package: str) -> list[str]:
    import sys

    for finder in sys.meta_path:
        spec = finder.find_spec(package, None)
        if spec is not None:
            return list(spec.submodule_search_locations or ())
    return []
