"""What rewriting must know of a language: which words link, point, speak, hedge and deny.

It stands under ``"wording"`` in ``data/<code>.json``. All words are in lower case, but for given
names; where a language has no data, all is empty, and its sentences are left as they are.
"""

# No "from __future__ import annotations" here: 55 annotations of text take 0.3 ms to compile.

from functools import lru_cache
from typing import NamedTuple

from takeaways.language import load

NONE: frozenset[str] = frozenset()


class Wording(NamedTuple):
    """The words of one language that rewriting and the judging of fitness go by."""

    connectives_comma: frozenset[str] = NONE
    """Phrases dropped from the head of a sentence where a comma follows."""
    connectives_any: frozenset[str] = NONE
    """Words dropped from there whatever follows."""
    connectives_bare: frozenset[str] = NONE
    """Words dropped from there if one of :attr:`after_bare` follows."""
    after_bare: frozenset[str] = NONE
    connectives_inner: frozenset[str] = NONE
    """Words dropped between two commas."""
    kept_conditions: frozenset[str] = NONE
    """Phrases that are a condition where one of :attr:`conditionals` follows: *but for*."""
    conditionals: frozenset[str] = NONE
    reformulations: frozenset[str] = NONE
    """Phrases before a comma that say anew, or answer, what was said: never dropped."""
    answers: frozenset[str] = NONE
    """Those that answer a question: *yes*."""
    conceding: frozenset[str] = NONE
    """Phrases before a comma that grant what the next sentence takes back."""
    retorts: frozenset[str] = NONE
    """Words with which that next sentence begins."""
    replacing: frozenset[str] = NONE
    """Connectives that put something in the place of what was said before: *instead*."""
    supposing: frozenset[str] = NONE
    """Words of a condition, on which a sentence after it may hang."""
    hypothetical: frozenset[str] = NONE
    """Verbs of a sentence that hangs on a condition."""
    kept_openings: frozenset[str] = NONE
    """Phrases that only look like a connective: *so far*, *still life*, *but for*."""
    connective_openings: frozenset[str] = NONE
    """Words with which a sentence does not stand alone, if they could not be dropped."""
    pronoun_openings: frozenset[str] = NONE
    he: frozenset[str] = NONE
    she: frozenset[str] = NONE
    they: frozenset[str] = NONE
    it: frozenset[str] = NONE
    first_person: frozenset[str] = NONE
    speech: frozenset[str] = NONE
    """Verbs that give a statement to somebody, in the forms that news uses."""
    speech_plural: frozenset[str] = NONE
    """What people do together, and things do not: *say*, *argue*, *fear*."""
    speech_of_bodies: frozenset[str] = NONE
    """What a company, a ministry or a club does, in the singular."""
    finite: frozenset[str] = NONE
    """Common finite verbs, regular past tenses aside."""
    auxiliaries: frozenset[str] = NONE
    prepositions: frozenset[str] = NONE
    """Words at which a noun phrase's head is over: prepositions and relative pronouns."""
    subordinators: frozenset[str] = NONE
    """Words that open what may stand before its noun: *When he arrived, Lena Ortiz …*."""
    clauses: frozenset[str] = NONE
    """Those of them that open a clause with a subject of its own: *When Joe Marsh left, he …*."""
    widening: frozenset[str] = NONE
    """Words with which an aside says that more is meant: *(and women)*."""
    articles: frozenset[str] = NONE
    locatives: frozenset[str] = NONE
    honorifics_he: frozenset[str] = NONE
    honorifics_she: frozenset[str] = NONE
    royal: frozenset[str] = NONE
    """Titles that names of dogs, pubs and potatoes hold too."""
    titles: frozenset[str] = NONE
    people_he: frozenset[str] = NONE
    people_she: frozenset[str] = NONE
    people: frozenset[str] = NONE
    """Nouns for one person, of whatever gender."""
    groups: frozenset[str] = NONE
    """Nouns for many people who speak or act together."""
    bodies: frozenset[str] = NONE
    """Nouns for one company, ministry, club."""
    company_words: frozenset[str] = NONE
    owned_by_companies: frozenset[str] = NONE
    """What only companies have: *shares*, *shareholders*."""
    body_suffixes: frozenset[str] = NONE
    places_and_bodies: frozenset[str] = NONE
    """Words that a person's name does not hold: *University*, *United*, *Park*."""
    surname_like: frozenset[str] = NONE
    """Those of them that are surnames too."""
    calendar: frozenset[str] = NONE
    not_names: frozenset[str] = NONE
    """Words that have a capital only because a sentence begins with them."""
    given_names_he: frozenset[str] = NONE
    given_names_she: frozenset[str] = NONE
    imperatives: frozenset[str] = NONE
    imperatives_always: frozenset[str] = NONE
    imperatives_before: frozenset[str] = NONE
    """Words behind one that tell it is one: *click here*, *watch the video*."""
    numbered: frozenset[str] = NONE
    """Nouns that a Roman numeral follows: *World War I*, *Phase I*."""
    parentheticals: frozenset[str] = NONE
    """What stands in brackets and points at a picture."""
    posing: frozenset[str] = NONE
    """Verbs of captions, in the present tense or behind *is*: *celebrates*, *congratulated*."""
    posing_before: frozenset[str] = NONE
    """Words behind one that tell it is one: *celebrates after*."""
    label_openings: frozenset[str] = NONE
    """Words with which a caption's label of some length begins: *As cool as you like:*."""
    agencies: frozenset[str] = NONE
    negations: frozenset[str] = NONE
    hedges: frozenset[str] = NONE
    pointers: frozenset[str] = NONE
    """Pronouns of the third person and those that point, which need a noun before them."""
    breaking: frozenset[str] = NONE
    """Words with which no sentence ends: *the people of*."""
    relatives: frozenset[str] = NONE
    """Words whose verb is not the sentence's own: *ferries that could sail*."""
    pairing: frozenset[str] = NONE
    """Words that compare with what was said before: *similar ferries*."""
    numerals: frozenset[str] = NONE
    """Figures in words, with which an aside counts: *three*, *half*."""
    contrasting: frozenset[str] = NONE
    """Words before which the second of two dashes stands for a comma too."""
    kept_relatives: frozenset[str] = NONE
    """Words behind *who* and *which* with which a clause goes on with the story: *which led*."""
    claiming: frozenset[str] = NONE
    """Verbs with which an aside says what somebody holds: *who described*, *which blamed*."""
    backshifted: frozenset[str] = NONE
    """Verbs whose tense hangs on the one that reports them: *would*."""
    verbs_of_news: frozenset[str] = NONE
    """*It was announced that*: said by nobody in particular, and no hedge."""
    adverbs: frozenset[str] = NONE
    """What may stand between a subject and its verb."""
    demonstratives: frozenset[str] = NONE
    """Words before a noun that point back, or at a time: *these*, *this*."""
    leaners: frozenset[str] = NONE
    """Pronouns that are looked at where they are not the sentence's first word."""
    time_nouns: frozenset[str] = NONE
    """What *this* stands before without pointing back: *this week*."""
    expletive_before: frozenset[str] = NONE
    """What follows an *it* that stands for nothing: *it was*, *it seems*."""
    leaning: frozenset[str] = NONE
    """Words with which a noun phrase itself leans on what came before: *these*, *both*."""
    courtesy: frozenset[str] = NONE
    """What makes a title of *His* and *Her*: *Majesty*."""
    past_titles: frozenset[str] = NONE
    """Words before a title that it must not be quoted without: *former*."""
    places: frozenset[str] = NONE
    """Names that stand alone and are nobody's."""
    relations: frozenset[str] = NONE
    """How an appositive begins that only describes: *a father*, *a former*."""

    def __hash__(self) -> int:
        """Return the hash of one field: it is asked for often, to remember what was found."""
        return hash(self.finite)


@lru_cache(maxsize=64)
def wording(code: str) -> Wording:
    """Return the wording of the language with this ISO 639-1 code; empty if there is none.

    >>> "however" in wording("en").connectives_comma, wording("tlh").they
    (True, frozenset())
    """
    given = load(code).wording
    return Wording(
        **{
            name: frozenset(words.split() if isinstance(words, str) else words)
            for name, words in given.items()
        }
    )
