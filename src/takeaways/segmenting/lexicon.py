"""What a language's data say of sentence ends, in the form that the rules look it up in.

The data are the object ``boundaries`` in ``language/data/<code>.json``: strings of words with
spaces between, abbreviations without their last period. All keys may be left out.

``titles``
    Never end a sentence: *Mr*, *Gov*, *vs*.
``numbered``
    Do not end one before a number, and are otherwise words: *No*, *p*, *Art*.
``shortened``
    End one only before a word of ``starters``: *Inc*, *Jan*, *St*.
``places``
    Like these; but after a comma (*in Fresno, Calif.*) they end one before any capital.
``hours``
    End one before any capital but the words of ``after_hours``: *p.m* and *EST*, *Monday*.
``closing``
    End one before any capital: *etc*.
``exclaimed``
    Names that end in a mark of exclamation or of question: *Yahoo*.
``starters``
    Words that begin sentences and are no names, in lower case. Without them no abbreviation of
    the middle kinds ends a sentence.
``ordinals``
    Words after which a number with a period is an ordinal (*am 3. Oktober*); ``*`` for any word.
``months``
    Words before which such a number is one as well.
``lettered``
    Words after which a single capital is a label, not an initial: *Type B*, *World War I*.
``particles``
    Words of ``starters`` that follow an initial in names: *J. de Vries*, *M. Le Bon*.
``said``
    Verbs of attribution in scripts without capitals, where ``！”`` does not end what *he said*.
``marks``
    Further characters that end sentences, beside those of :mod:`takeaways.segmenting.rules`.

``small``
    Those of the above that are other words with a capital: *max*, *Max*.

An abbreviation in lower case is also known when it is capitalised, and any in capitals.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from takeaways import language

TITLE: Final = 1
NUMBERED: Final = 2
SHORTENED: Final = 3
PLACE: Final = 4
HOUR: Final = 5
CLOSING: Final = 6
KINDS: Final = (
    ("closing", CLOSING),
    ("shortened", SHORTENED),
    ("places", PLACE),
    ("hours", HOUR),
    ("numbered", NUMBERED),
    ("titles", TITLE),
)


class Lexicon(NamedTuple):
    """One language's words around sentence ends."""

    kinds: dict[str, int]
    """Of each abbreviation, without its last period, which kind it is."""
    starters: frozenset[str] = frozenset()
    after_hours: frozenset[str] = frozenset()
    exclaimed: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    marks: str = ""

    def kind(self, word: str) -> int:
        """Return the kind of abbreviation that a word before a period is; 0 if it is none.

        >>> lexicon = Lexicon({"Gov": TITLE, "vs": TITLE, "max": TITLE}, small=frozenset({"max"}))
        >>> [lexicon.kind(word) for word in ("Gov", "GOV", "gov", "Vs", "Max", "max", "Governor")]
        [1, 1, 0, 1, 0, 1, 0]
        """
        kind = self.kinds.get(word, 0)
        if kind or len(word) == 1 or word.islower():
            return kind
        lower = word.lower()
        if lower in self.kinds:
            return 0 if lower in self.small else self.kinds[lower]
        return self.kinds.get(word[0] + lower[1:], 0) if word.isupper() else 0


@lru_cache(maxsize=64)
def load(code: str) -> Lexicon:
    """Return the lexicon of a language; an empty one where there are no data."""
    given = language.load(code).boundaries
    kinds: dict[str, int] = {}
    for key, kind in KINDS:
        kinds.update(dict.fromkeys(given.get(key, "").split(), kind))
    words = {
        key: frozenset(given.get(key, "").split())
        for key in (
            "starters",
            "after_hours",
            "exclaimed",
            "ordinals",
            "months",
            "lettered",
            "particles",
            "small",
            "said",
        )
    }
    return Lexicon(kinds, **words, marks=given.get("marks", ""))
