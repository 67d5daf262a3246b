"""What the analysis must know of a language, under ``"analysis"`` in ``language/data/<code>.json``.

A language without that key has no analysis: nothing is guessed. What rewriting knows of a language
(:mod:`takeaways.language.wording`) is used as well: verbs of speech, titles, given names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from takeaways.language import load
from takeaways.language.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


Cues = dict[str, tuple[tuple[tuple[str, ...], int], ...]]
"""Phrases by their first word, in lower case: the further words, and the weight."""


CuesOfKinds = dict[str, tuple[tuple[tuple[str, ...], int, str], ...]]
"""The same with the kind of line that each phrase is a cue for."""
CUED = ("causes", "watch", "change", "silence")


class Lexicon:
    """The words of one language that the analysis goes by, in lower case but for places.

    A plain class, since to define a named tuple of so many fields takes longer than to fill it.
    """

    def __init__(self, code: str, given: Mapping[str, Any], stop_words: frozenset[str]) -> None:
        """Take what is *given* under ``"analysis"``, and what rewriting knows of the language."""

        def listed(key: str) -> frozenset[str]:
            words = given.get(key, "")
            return frozenset(words.split() if isinstance(words, str) else words)

        words = self.words = wording(code)
        self.stop_words = stop_words
        self.articles = listed("articles")
        self.the = listed("the")
        """The definite articles."""
        self.conjunctions = listed("and")
        self.sources = _cues({"strong": given.get("sources", ())})
        """What stands before whose statement it is: *according to*."""
        self.not_finite = listed("not_finite")
        """Words before a verb of speech with which nobody speaks: *to say*, *was told*."""
        self.intervening = listed("intervening")
        """Words that may stand between a subject and its verb, besides adverbs."""
        self.adverb = tuple(given.get("adverb_endings", ()))
        self.participle = tuple(given.get("participle_endings", ()))
        self.gerund = tuple(given.get("gerund_endings", ()))
        """Endings, by which a word is taken for an adverb, a participle, a gerund."""
        self.particles = listed("particles")
        """Small words within a name: *van*, *al*."""
        self.name_endings = listed("name_endings")
        """What may follow a name and is not needed: *Jr*."""
        self.shortened = self.name_endings | listed("shortened")
        """Words that a point shortens and a name goes on after: *St.*."""
        self.inside = listed("inside")
        """The preposition of *in the Sahara*."""
        self.of = listed("of")
        """What joins two halves of the name of a body: *Bank of Orrin*."""
        self.joints = self.of | self.particles | self.conjunctions | {"&", "."}
        """What a name may go on with that has no capital."""
        self.possessives = tuple(given.get("possessives", ()))
        self.who = listed("who")
        """The relative pronoun of persons."""
        self.on = listed("on")
        """What stands before a day: *on Monday*."""
        self.figure_links = listed("figure_links")
        """Words between two figures that are one: *from 2% to 3%*."""
        self.clause_inner = self.figure_links | listed("clause_inner")
        """Prepositions that a clause shown before a figure may have."""
        self.figure_after = listed("figure_after")
        """Those of the comparatives that a figure is shown with: *45% higher*."""
        self.clause_breaks = listed("clause_breaks")
        """Words that no clause shown before a figure may have."""
        self.going_on = listed("going_on")
        """Words after a figure with which the clause surely goes on: *of*, *than*."""
        self.clause_ends = listed("clause_ends")
        """Words at which such a clause begins at the latest."""
        self.clock = listed("clock")
        """Words after a number that is a time or an age."""
        self.numbering = listed("numbering")
        """Words before a number that only numbers."""
        self.undoing = listed("undoing")
        """Words shortly before a cue with which it is none: *had been expected to*."""

        self.names: bool = given.get("names", False)
        """Whether the data suffice to tell who is named and who speaks."""
        self.labels: Mapping[str, str] = given["labels"]
        self.phrases: Mapping[str, str] = given["phrases"]
        self.note: str = given["note"]
        """Says that the analysis is a draft."""
        self.thin: str = given["thin"]
        """Says that there is too little to analyse."""
        self.refusals: Mapping[str, str] = given.get("refusals", {})
        """Why a text is not analysed, by what :mod:`takeaways.analysing.refusing` calls it."""
        self.cues = _of_kinds({kind: given.get(kind, {}) for kind in CUED})
        """Phrases by which sentences are told that speak of causes, of what is ahead, or new."""
        self.draft: Mapping[str, str] = given.get("draft", {})
        """The words that connect the phrases of the paragraph."""
        self.questions: Mapping[str, str] = given.get("questions", {})
        """Questions that an article may leave open."""
        self.estimates = _cues({"strong": given.get("estimates", ())})
        """What stands before a figure that somebody must have estimated."""
        self.utterances = listed("utterances")
        """Words that have to do with speech, writing, sources or death."""
        self.days = listed("days")
        """Words that say when something was: *yesterday*."""
        months: str = given.get("months", "")
        self.months = {
            name: number
            for number, names in enumerate(months.split(), 1)
            for name in names.split("/")
        }
        self.before_year = listed("before_year")
        """Words after which four figures are a year: *in*, *since*."""

        self.speech = (words.speech | listed("speech")) - listed("not_speech")
        """Verbs that make what a sentence says somebody's statement."""
        self.verbs = words.finite | words.auxiliaries | words.speech | words.speech_of_bodies
        """Finite verbs and auxiliaries: what follows a name that acts."""
        self.sure_verbs = words.auxiliaries | self.speech
        self.clausal = words.auxiliaries | {v for v in words.finite if not v.endswith("s")}
        """Those verbs that are surely none but verbs: *is*, *left*."""
        self.passing_on = listed("passing_on")
        """Verbs of speech after which stands the hearer, never the speaker: *told*."""
        self.saying = self.speech | self.sources.keys()
        """Words of which one stands in a sentence that is somebody's statement."""
        self.pronouns = words.he | words.she | words.they | words.it | words.first_person
        self.first_person = words.first_person | listed("first_person")

        self.titles = words.titles | words.honorifics_he | words.honorifics_she
        people = words.people | words.people_he | words.people_she
        self.people = people | self.titles
        """Nouns for one person, and titles."""
        self.inner_titles = listed("inner_titles")
        """Titles that may stand last of several words with capitals: *Fiscal Policy Minister*."""
        self.before_names = self.titles | self.inner_titles
        self.offices = listed("offices")
        """Abbreviations of what a person may be: *CEO*."""
        self.speakers = (people | words.groups | words.bodies | listed("group_nouns")) - stop_words
        """Nouns for people, groups and bodies, whose statements are attributed to them as such."""
        self.given = words.given_names_he | words.given_names_she
        self.bodies = (
            words.places_and_bodies | words.body_suffixes | listed("generic")
        ) - words.surname_like
        """Words of the name of a body or a place, and of no person's."""
        self.joining = listed("joining")
        """Nouns that *of* joins to the rest of their name: *Ministry of*, *University of*."""
        self.generic = listed("generic")
        """Words that with a capital are short for the body last named in full: *the Bank*."""
        self.speaking_nouns = self.speakers - self.generic
        """Nouns that with a capital are no names: *Police*."""
        self.sites = listed("sites")
        """Words that end the name of a spot on the map, which does nothing: *Road*, *River*."""
        self.places = listed("countries") | listed("cities") | listed("regions")
        """Countries, regions and cities, with capitals as they are written."""
        self.demonyms = listed("demonyms")
        self.aliases: Mapping[str, str] = given.get("aliases", {})
        """Short names and what they are short for."""
        self.not_actors = words.calendar | listed("not_actors")
        """Names that are nobody's: *GDP*, *DNA*."""
        self.media_words = listed("media_words")
        """Words that end the name of a newspaper: *Times*."""
        self.media = words.agencies | listed("media")
        """Names of those who mostly pass on what others do; they act only if they speak."""
        self.not_names = words.not_names | self.pronouns
        """Words that have a capital only because a sentence begins with them."""

        self.bounds = (
            words.prepositions
            | words.auxiliaries
            | words.speech
            | words.connective_openings
            | listed("bounds")
        )
        """Words at which a noun phrase begins or is over, adjectives not among them."""
        self.within = words.prepositions - listed("not_within")
        """Prepositions that tie a name to the noun before it: *of*, *at*, *in*."""
        self.adjectives = listed("adjectives")
        """Words of a role that look like a verb: *leading*."""
        self.ambiguous = listed("ambiguous")
        """Words before a role that may or may not belong to it: *next*."""
        self.counting = listed("counting")
        """Words that say how many of a group, without which it is another: *both countries*."""
        self.openers = (words.subordinators | words.connective_openings) - words.prepositions
        """Words that open a clause and can be left off: *although*."""

        self.times = listed("times")
        """Units of time."""
        leads: list[str] = given.get("figure_leads", [])
        self.figure_leads = tuple(tuple(lead.split()) for lead in leads)
        """What may stand before a figure and belongs to it: *at least*."""
        self.figure_scales = listed("figure_scales")
        self.figure_units = listed("figure_units")
        self.plurals = listed("plurals")
        """Plurals without an ending, after which nothing further is counted: *people*."""
        self.comparatives = listed("comparatives")
        """Words after a figure that say how it compares, not what it counts: *higher*."""

    def bare(self, word: str) -> str:
        """Return a word or phrase without what makes it a possessive at its end."""
        if word.endswith(self.possessives):
            for ending in self.possessives:
                word = word.removesuffix(ending)
        return word


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon | None:
    """Return the lexicon of the language with this ISO 639-1 code; None where there is none."""
    language = load(code)
    if not language.analysis:
        return None
    return Lexicon(language.code, language.analysis, language.stop_words)


def _cues(given: Mapping[str, Iterable[str]]) -> Cues:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for strength, weight in (("strong", 3), ("fair", 2), ("weak", 1)):
        for phrase in given.get(strength, ()):
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), weight))
    return {first: tuple(rest) for first, rest in found.items()}


def _of_kinds(given: Mapping[str, Mapping[str, Iterable[str]]]) -> CuesOfKinds:
    """Return all cues in one table, so that a sentence is gone through once."""
    found: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
    for kind, phrases in given.items():
        for first, rests in _cues(phrases).items():
            found.setdefault(first, []).extend((rest, weight, kind) for rest, weight in rests)
    return {first: tuple(rests) for first, rests in found.items()}


def phrase_at(lower: Sequence[str], at: int, phrases: Cues) -> int:
    """Return how many words of a phrase stand from here on; 0 where none of them does."""
    for rest, _ in phrases.get(lower[at], ()):
        if not rest or tuple(lower[at + 1 : at + 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


def connecting(code: str) -> frozenset[str]:
    """Return every word that the analysis may add to the article's own, in lower case.

    >>> sorted(connecting("en"))[:3]
    ['a', 'acts', 'ahead']
    """
    words = lexicon(code)
    if not words:
        return frozenset()
    stock = " ".join(
        (
            *words.labels.values(),
            *(words.note, words.thin),
            *words.phrases.values(),
            *words.draft.values(),
            *words.questions.values(),
            *words.refusals.values(),
        )
    )
    return frozenset(word.strip(".,;:()?").lower() for word in stock.split() if "{" not in word) - {
        ""
    }
