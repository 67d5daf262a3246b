"""What checking must know of a language, under ``"verifying"`` in ``language/data/<code>.json``.

Where a language has no such data, figures are read as digits, and names, negations and hedges are
compared as far as signs tell. What rewriting and the analysis know is used as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.language import load
from takeaways.language.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from takeaways.language.wording import Wording

NONE: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """The words of one language that checking goes by, in lower case."""

    code: str
    words: Wording
    stop_words: frozenset[str]
    spaced: bool
    decimal: str
    """The sign before the decimals; empty where it is not known and may be either."""
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    fractions: Mapping[str, str]
    counts: Mapping[str, int]
    """Words of an article that vouch for a figure: *both* for 2."""
    vague: frozenset[str]
    """Figures without a number: *dozens*."""
    ones: frozenset[str]
    """What stands for one before a scale: *a million*."""
    joins: frozenset[str]
    """What joins two parts of one number: *two hundred and six*."""
    units: Mapping[str, str]
    calendar: Mapping[str, str]
    """Days and months, each with the one word that stands for all its forms."""
    leads: tuple[tuple[str, ...], ...]
    """What rounds a figure: *nearly*, *more than*."""
    negative_ending: str
    negative_stems: Mapping[str, str]
    negations: frozenset[str]
    not_negations: tuple[tuple[str, ...], ...]
    """Phrases that only look like a negation: *not only*."""
    denials: frozenset[str]
    """Words that say a negation in another way: *fails*."""
    hedges: frozenset[str]
    attributions: frozenset[str]
    """Verbs that give a statement to somebody, and *according*."""
    speech: frozenset[str]
    """The verbs among them."""
    nouns: frozenset[str]
    """Nouns that stand for somebody named elsewhere: *the mayor*, *the company*."""
    pronouns: frozenset[str]
    given: frozenset[str]
    """Given names, with their capitals."""
    places: frozenset[str]
    """Countries and their adjectives, word by word."""
    aliases: Mapping[str, str]
    peoples: Mapping[str, str]
    """Adjectives of lands that look little like them: *Dutch*, *the Netherlands*."""
    common: frozenset[str]
    """Words with capitals that name nobody: *TV*, *CEO*."""
    demonym_endings: tuple[str, ...]
    land_endings: tuple[str, ...]
    nouns_capitalised: bool

    def __hash__(self) -> int:
        """Return the hash of the code, which decides all the rest."""
        return hash(self.code)


def _set(value: str | list[str] | None) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value or ())


def _pairs(value: str) -> dict[str, str]:
    """Return words by words: ``"mon=monday tue=tuesday"``."""
    return dict(pair.split("=") for pair in value.split())


def _numbers(value: str) -> dict[str, int]:
    return {word: int(number) for word, number in _pairs(value).items()}


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of the language with this ISO 639-1 code.

    >>> lexicon("en").numbers["four"], lexicon("tlh").numbers
    (4, {})
    """
    language = load(code)
    given: Mapping[str, Any] = language.verifying
    analysis: Mapping[str, Any] = language.analysis
    words = wording(code)
    speech = words.speech | words.speech_plural | words.speech_of_bodies
    speech = (speech | _set(analysis.get("speech"))) - _set(analysis.get("not_speech"))
    speech -= words.auxiliaries
    leads = tuple(tuple(lead.split()) for lead in analysis.get("figure_leads", ()))
    rounding = frozenset(word for lead in leads for word in lead)
    places = {
        word.lower()
        for key in ("countries", "regions")
        for name in analysis.get(key, ())
        for word in name.split()
    }
    return Lexicon(
        code=code,
        words=words,
        stop_words=language.stop_words,
        spaced=language.spaced,
        decimal=given.get("decimal", ""),
        numbers=_numbers(given.get("numbers", "")),
        scales=_numbers(given.get("scales", "")),
        ordinals=_numbers(given.get("ordinals", "")),
        ordinal_endings=_set(given.get("ordinal_endings")),
        fractions=_pairs(given.get("fractions", "")),
        counts=_numbers(given.get("counts", "")),
        vague=_set(given.get("vague")),
        ones=_set(given.get("ones")),
        joins=_set(given.get("joins")),
        units=_pairs(given.get("units", "")),
        calendar=_pairs(given.get("calendar", "")),
        leads=leads,
        negative_ending=given.get("negative_ending", ""),
        negative_stems=_pairs(given.get("negative_stems", "")),
        negations=_set(given.get("negations")),
        not_negations=tuple(tuple(p.split()) for p in given.get("not_negations", ())),
        denials=_set(given.get("denials")),
        hedges=(words.hedges | _set(given.get("hedges")))
        - rounding
        - _set(given.get("not_hedges")),
        attributions=speech | _set(given.get("attributions")),
        speech=speech,
        nouns=words.people
        | words.people_he
        | words.people_she
        | words.groups
        | words.bodies
        | words.titles,
        pronouns=words.he | words.she | words.they | words.it,
        given=words.given_names_he | words.given_names_she,
        places=frozenset(places | {w.lower() for w in _set(analysis.get("demonyms"))}),
        aliases=analysis.get("aliases", {}),
        peoples=_pairs(given.get("peoples", "")),
        common=_set(analysis.get("not_actors")),
        demonym_endings=tuple(given.get("demonym_endings", "").split()),
        land_endings=tuple(given.get("land_endings", "").split()),
        nouns_capitalised=bool(given.get("nouns_capitalised")),
    )
