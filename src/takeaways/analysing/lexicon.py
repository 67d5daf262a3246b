"""What the analysis must know of a language, under ``"analysis"`` in ``language/data/<code>.json``.

A language without that key has no analysis: nothing is guessed. What rewriting knows of a language
(:mod:`takeaways.language.wording`) is used as well: verbs of speech, titles, given names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.language import load
from takeaways.language.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from takeaways.language.wording import Wording

Cues = dict[str, tuple[tuple[tuple[str, ...], int], ...]]
"""Phrases by their first word, in lower case: the further words, and the weight."""


class Lexicon(NamedTuple):
    """The words of one language that the analysis goes by, in lower case but for places."""

    words: Wording
    labels: Mapping[str, str]
    note: str
    """Says that the analysis is a draft."""
    thin: str
    """Says that there is too little to analyse."""
    phrases: Mapping[str, str]
    causes: Cues
    watch: Cues
    verbs: frozenset[str]
    """Finite verbs and auxiliaries: what follows a name that acts."""
    clausal: frozenset[str]
    """Those verbs that are surely none but verbs: *is*, *left*."""
    speech: frozenset[str]
    """Verbs that make what a sentence says somebody's statement."""
    speakers: frozenset[str]
    """Nouns for people, groups and bodies, whose statements are attributed to them as they are."""
    within: frozenset[str]
    """Prepositions that tie a name to the noun before it: *of*, *at*, *in*."""
    people: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    """Words that end the name of a body or a place, and no person's."""
    joining: frozenset[str]
    """Nouns that *of* joins to the rest of their name: *Ministry of*, *University of*."""
    sites: frozenset[str]
    """Words that end the name of a spot on the map, which does nothing: *Road*, *River*."""
    places: frozenset[str]
    """Countries, regions and cities, with capitals as they are written."""
    demonyms: frozenset[str]
    aliases: Mapping[str, str]
    not_actors: frozenset[str]
    """Names that are nobody's: *GDP*, *DNA*."""
    media: frozenset[str]
    """Names of those who mostly pass on what others do; they act only if they speak."""
    not_names: frozenset[str]
    pronouns: frozenset[str]
    given: frozenset[str]
    figure_leads: tuple[tuple[str, ...], ...]
    bounds: frozenset[str]
    """Words at which a noun phrase begins or is over, adjectives not among them."""
    adjectives: frozenset[str]
    """Words of a role that look like a verb: *leading*."""
    ambiguous: frozenset[str]
    """Words before a role that may or may not belong to it: *next*."""
    openers: frozenset[str]
    """Words that open a clause and can be left off: *although*."""
    times: frozenset[str]
    """Units of time."""
    figure_scales: frozenset[str]
    figure_units: frozenset[str]
    comparatives: frozenset[str]
    """Words after a figure that say how it compares, not what it counts: *higher*."""
    stop_words: frozenset[str]


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon | None:
    """Return the lexicon of the language with this ISO 639-1 code; None where there is none."""
    language = load(code)
    given: Mapping[str, Any] = language.analysis
    if not given:
        return None
    words = wording(code)
    titles = words.titles | words.honorifics_he | words.honorifics_she
    pronouns = words.he | words.she | words.they | words.it | words.first_person
    people = words.people | words.people_he | words.people_she
    return Lexicon(
        words=words,
        labels=given["labels"],
        note=given["note"],
        thin=given["thin"],
        phrases=given["phrases"],
        causes=_cues((given["causes"]["strong"], 3), (given["causes"]["weak"], 1)),
        watch=_cues((given["watch"]["strong"], 3), (given["watch"]["weak"], 1)),
        verbs=words.finite | words.auxiliaries | words.speech | words.speech_of_bodies,
        clausal=words.auxiliaries | frozenset(v for v in words.finite if not v.endswith("s")),
        speech=(words.speech | frozenset(given["speech"].split()))
        - frozenset(given["not_speech"].split()),
        speakers=(people | words.groups | words.bodies | frozenset(given["group_nouns"].split()))
        - language.stop_words,
        within=words.prepositions - frozenset(("that", "as", "while", "when", "who", "which")),
        people=people | titles,
        titles=titles,
        bodies=(words.places_and_bodies | words.body_suffixes) - words.surname_like,
        joining=frozenset(given["joining"].split()),
        sites=frozenset(given["sites"].split()),
        places=frozenset(given["countries"]).union(given["capitals"], given["regions"]),
        demonyms=frozenset(given["demonyms"].split()),
        aliases=given["aliases"],
        not_actors=words.calendar | frozenset(given["not_actors"].split()),
        media=words.agencies | frozenset(given["media"].split()),
        not_names=words.not_names | pronouns,
        pronouns=pronouns,
        given=words.given_names_he | words.given_names_she,
        figure_leads=tuple(tuple(lead.split()) for lead in given["figure_leads"]),
        bounds=words.prepositions
        | words.auxiliaries
        | words.speech
        | words.connective_openings
        | frozenset(given["bounds"].split()),
        adjectives=frozenset(given["adjectives"].split()),
        ambiguous=frozenset(given["ambiguous"].split()),
        openers=words.subordinators | words.connective_openings,
        times=frozenset(given["times"].split()),
        figure_scales=frozenset(given["figure_scales"].split()),
        figure_units=frozenset(given["figure_units"].split()),
        comparatives=frozenset(given["comparatives"].split()),
        stop_words=language.stop_words,
    )


def _cues(*lists: tuple[list[str], int]) -> Cues:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrases, weight in lists:
        for phrase in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), weight))
    return {first: tuple(rest) for first, rest in found.items()}


def connecting(code: str) -> frozenset[str]:
    """Return every word that the analysis may add to the article's own, in lower case.

    >>> sorted(connecting("en"))[:3]
    ['a', 'acts', 'an']
    """
    words = lexicon(code)
    if not words:
        return frozenset()
    stock = " ".join((*words.labels.values(), words.note, words.thin, *words.phrases.values()))
    return frozenset(word.strip(".,;:()").lower() for word in stock.split()) - {""}
