"""Whose the statement of one sentence is, from the words around its verb of speech.

The patterns are *Ortiz said*, *Ortiz, the mayor, said*, *“…,” said Ortiz*, *said the mayor, Lena
Ortiz*, *police said*, *according to Ortiz*; a statement is whoever's stands there, and nobody's
where none of them is plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from takeaways.analysing.lexicon import phrase_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.naming import Mention
    from takeaways.analysing.scanning import Scan

    Named: TypeAlias = Sequence[tuple[Mention, int]]
    """The names in a sentence in order, each with the number of the actor it stands for."""
    Speaker: TypeAlias = tuple[int, str]
    """The number of an actor and nothing; or -1 and a noun or pronoun as it stands, or nothing."""

APPOSITION = 14
"""Words at most between the commas of *Ortiz, the mayor of …, said*."""
PHRASE = 10
"""Words at most between a verb of speech and the end of the subject that follows it."""


def attributed(scan: Scan, here: Named, lex: Lexicon) -> Speaker | None:
    """Return whose the statement of a sentence is; None where nothing says that it is one."""
    lower = scan.lower
    unknown = False
    if lex.saying.isdisjoint(lower):
        return None
    for at, low in enumerate(lower):
        if low not in lex.saying:
            continue
        source = phrase_at(lower, at, lex.sources)
        if source:
            found = _behind(scan, at + source, here, lex)
        elif low in lex.speech and not scan.quoted(at) and lower[at - 1] not in lex.not_finite:
            found = _subject(scan, at, here, lex)
        else:
            continue
        if found:
            return found
        unknown = True
    return (-1, "") if unknown else None


def _subject(scan: Scan, at: int, here: Named, lex: Lexicon) -> Speaker | None:
    """Return whose statement the verb at this token makes."""
    lower, words = scan.lower, scan.words
    left = _left(scan, at, lex)
    if left < scan.begin:
        return None
    if words[left] in "\"”’'":
        return _behind(scan, at + 1, here, lex)
    if words[left] == ",":
        return _set_off(scan, left, at, here, lex)
    for mention, number in here:
        if mention.end == left + 1:
            return _head(scan, mention, number, here, lex)
    if lower[left] in lex.words.he | lex.words.she:
        return -1, lower[left]
    if lower[left] in lex.conjunctions:
        return _coordinated(scan, at, here)
    phrase = _phrase(scan, left, lex)
    if phrase:
        return -1, phrase
    for mention, number in here:  # "Orrin Post newspaper said"
        if mention.end == left and lower[left] in lex.words.bodies:
            return _head(scan, mention, number, here, lex)
    return None


def _left(scan: Scan, at: int, lex: Lexicon) -> int:
    """Return the token before a verb, its adverbs and auxiliaries, and an abbreviation's brackets.

    The last is the one in *the agency (NRA) has also said*.
    """
    lower = scan.lower
    left = at - 1
    while left >= 0 and (
        lower[left].endswith(lex.adverb)
        or lower[left] in lex.words.auxiliaries
        or lower[left] in lex.intervening
        or lower[left] in lex.words.calendar
    ):
        left -= 1
    if left > 0 and lower[left] in lex.on and lower[left + 1] in lex.words.calendar:
        left -= 1
    if left > 2 and lower[left] == ")" and lower[left - 2] == "(":
        left -= 3
    return left


def _set_off(scan: Scan, comma: int, at: int, here: Named, lex: Lexicon) -> Speaker | None:
    """Return who speaks where a comma is before the verb: *…, said Ortiz*; *Ortiz, 58, said*."""
    for mention, number in here:
        owner = mention.end == comma and mention.start > 1 and scan.words[mention.start - 1] == ","
        if owner and scan.lower[mention.start - 2] in lex.people | lex.offices:
            return number, ""  # "The mill's owner, Lena Ortiz, said"
    aside = _before_apposition(scan, comma, here, lex)
    closing = comma > 0 and scan.words[comma - 1] in "\"”’'"
    if aside is None and not closing and any(m.start == at + 1 and m.acts for m, _ in here):
        return None  # "The note, which was torn, said Ortiz was away"
    if aside is None or closing:
        return _behind(scan, at + 1, here, lex) or aside
    follows = next((m for m, _ in here if at < m.start <= at + 5), None)
    if (
        follows
        and not follows.acts
        and all(
            low.isalpha() and low not in lex.bounds for low in scan.lower[at + 1 : follows.start]
        )
    ):
        return _behind(scan, at + 1, here, lex)
    return aside


def _before_apposition(scan: Scan, comma: int, here: Named, lex: Lexicon) -> Speaker | None:
    """Return who stands before an apposition that ends in this comma: *Ortiz, the mayor,*."""
    for mention, number in reversed(here):
        first = mention.end
        if first >= comma or scan.words[first] != "," or comma - first > APPOSITION:
            continue
        inner = scan.lower[first + 1 : comma]
        if "," in inner or mention.placed:
            continue
        if not inner or inner[0] in lex.verbs or inner[0].endswith(lex.participle):
            continue
        return _head(scan, mention, number, here, lex)
    return None


def _head(scan: Scan, last: Mention, number: int, here: Named, lex: Lexicon) -> Speaker | None:
    """Return who speaks where this name stands before the verb: *Ortiz of Orrin Bank said* is she.

    Nobody who is named, where it only belongs to a noun that is: *a judge in Orrin said*.
    """
    before = last.start - 1
    if before >= 0 and scan.lower[before] in lex.the:
        before -= 1
    if before > 0 and scan.lower[before] in lex.conjunctions:
        pair = next((m for m, _ in here if m.end == before), None)
        if pair and pair.start and scan.lower[pair.start - 1] in lex.within:
            return None  # "a shopkeeper between Orrin and Tarnby said"
    if before < 0 or scan.lower[before] not in lex.within:
        return number, ""
    for mention, other in here:
        if mention.end == before:
            return other, ""
    return None


def _coordinated(scan: Scan, at: int, here: Named) -> Speaker | None:
    """Return who said it in *Ortiz closed the pier and said …*."""
    if not here:
        return None
    first, number = here[0]
    alone = all(m.end > at or m.placed or m is first for m, _ in here)
    return (number, "") if first.start == scan.begin and first.acts and alone else None


def _behind(scan: Scan, start: int, here: Named, lex: Lexicon) -> Speaker | None:
    """Return who stands from a token on: a name, with or without a role before it, or a noun."""
    if scan.lower[start - 1] in lex.passing_on:
        return None
    lower, words = scan.lower, scan.words
    at = start
    while at < min(len(words), start + PHRASE):
        mention, number = next(((m, n) for m, n in here if m.start == at), (None, -1))
        if (mention and mention.modifies) or (
            mention and words[mention.end - 1].endswith(lex.possessives)
        ):
            at = mention.end  # "the Orrin council's director Lena Ortiz"
            continue
        if mention:
            return _paired(scan, mention, number, here, lex), ""
        low = lower[at]
        if low in lex.speakers and not (at + 1 < len(words) and _more(scan, at + 1, here, lex)):
            lone = at == start and not _many(low, lex)
            whose = lower[start] in lex.ambiguous or lone
            return None if whose else (-1, scan.slice(start, at + 1))
        word = low.isalpha() or "-" in low or low.endswith(lex.possessives)
        if not word or low in lex.verbs or low in lex.words.prepositions or low in lex.pronouns:
            return None
        at += 1
    return None


def _paired(scan: Scan, mention: Mention, number: int, here: Named, lex: Lexicon) -> int:
    """Return who has the title that begins as a name: *Trade and Finance Minister Ortiz*."""
    if mention.end >= len(scan.words) or scan.lower[mention.end] not in lex.conjunctions:
        return number
    return next((n for m, n in here if m.start == mention.end + 1 and m.titled), number)


def _more(scan: Scan, at: int, here: Named, lex: Lexicon) -> bool:
    """Return whether the noun phrase goes on: *official figures*, *chairwoman Lena Ortiz*."""
    low = scan.lower[at]
    if any(m.start == at for m, _ in here):
        return True
    return scan.spaced(at) and low.isalpha() and low not in lex.bounds and low not in lex.verbs


def _many(noun: str, lex: Lexicon) -> bool:
    """Return whether a noun can speak without an article: *police*, *officials*."""
    return noun in lex.words.groups or noun not in lex.people | lex.words.bodies


def _phrase(scan: Scan, at: int, lex: Lexicon) -> str:
    """Return the noun phrase that ends in a token, if it is one that speaks; else nothing."""
    lower, words = scan.lower, scan.words
    if lower[at] not in lex.speakers or (words[at] != lower[at] and at > scan.begin):
        return ""
    start = at
    while start > 0 and at - start < 5:
        low = lower[start - 1]
        if low in lex.articles:
            start -= 1
            break
        if not words[start - 1][0].isalpha() or low in lex.stop_words or low in lex.verbs:
            break
        start -= 1
    if lower[start] not in lex.articles and not _many(lower[at], lex):
        return ""
    if start > 0 and lower[start - 1] in lex.counting:
        return ""
    if start > 1 and lower[start - 1] in lex.within:  # "a spokeswoman for the agency"
        outer = start - 2
        if lower[outer] not in lex.speakers:
            return ""
        start = outer - (outer > 0 and lower[outer - 1] in lex.articles)
        if start == outer and not _many(lower[outer], lex):
            return ""
    text = scan.slice(start, at + 1)
    return text[0].lower() + text[1:] if lower[start] in lex.speakers else text
