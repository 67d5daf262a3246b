"""Asides that only describe, trimmed where a sentence is longer than wanted.

An aside may go if the sentence is whole without it, and if it says nothing that a claim hangs on:
nothing that denies, limits, doubts, counts, or says who said it. So *Joe Marsh, a 43-year-old
father of two, opened the pier* may lose the father, and *Joe Marsh, who denies the charge, was
questioned* loses nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.quotations import Quotation, quotations
from takeaways.rewriting.scenes import WORD, has_verb, inside, is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

LONG = 30
"""Words beyond which asides are trimmed; the project calls longer takeaways too long."""
MOST = 4
"""Asides trimmed from one sentence."""
MOST_BRACKETS = 2
"""More, and they are how a list is set."""
LONGEST = 20
"""Words of an aside in dashes or brackets; more is a sentence of its own."""

SIGNS = (", who ", ", which ", ", a ", ", an ", " (", " – ", " — ", " - ", " -- ")
"""Without one of these there is no aside to look for."""
RELATIVES = (", who ", ", which ", ", whose ", ", where ")
DASHES = (" – ", " — ", " -- ", " - ")
AGE = r"an? \d{1,3}-year-old "


class Aside(NamedTuple):
    """``text[start:end]``, the signs around it included, may become *after*."""

    start: int
    end: int
    after: str
    rule: str


def trim_asides(draft: Draft, words: Wording, *, limit: int = LONG) -> Draft:
    """Return the draft without asides that only describe, as far as it has over *limit* words.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> draft = new("Joe Marsh, a 43-year-old father of two, shut the port.")
    >>> trim_asides(draft, wording("en"), limit=6).text
    'Joe Marsh shut the port.'
    """
    for _ in range(MOST):
        text = draft.text
        if text.count(" ") < limit or not any(sign in text for sign in SIGNS):
            break
        quoted, strays = quotations(text)
        aside = None if strays else next(iter(_asides(text, quoted, words)), None)
        if aside is None:
            break
        draft = draft.replace(*aside)
    return draft


def _asides(text: str, quoted: tuple[Quotation, ...], words: Wording) -> Iterable[Aside]:
    """Yield what may go, the best first."""
    commas = [m.start() for m in re.finditer(", ", text) if not inside(m.start(), quoted)]
    for comma, following in pairwise([*commas, _full_stop(text)]):
        found = _between_commas(text, comma, following, quoted, words)
        if found:
            yield found
    for start, end in _brackets(text):
        if (
            _describes(text, start + 2, end - 1, quoted, words)
            and _adds(text, start + 2, words)
            and not _names_somebody(text, start, end)
            and not _is_clause(text, start + 2, end - 1, words)
        ):
            yield Aside(start, end, "", "parenthesis")
    for dash in DASHES:
        if text.count(dash) == 2:
            start = text.index(dash)
            end = text.index(dash, start + 1)
            inner = start + len(dash)
            if (
                _describes(text, inner, end, quoted, words)
                and _adds(text, inner, words)
                and not _names_somebody(text, inner, end)
                and not _is_clause(text, inner, end, words)
                and not _is_missed(text, start, end, dash, words)
            ):
                yield Aside(start, end + len(dash), " ", "parenthesis")


def _between_commas(
    text: str, comma: int, end: int, quoted: tuple[Quotation, ...], words: Wording
) -> Aside | None:
    """Return the relative clause or the appositive between a comma and the next one, or the end."""
    if not _describes(text, comma + 2, end, quoted, words):
        return None
    rule = _kind(text[comma + 2 : end], words)
    before = text[:comma]
    if not rule or any(relative in before for relative in RELATIVES):
        return None
    if rule == "relative" and _is_only_name(text, comma, end):
        return None
    if text[end] == ".":
        return (
            Aside(comma, end, "", rule) if rule == "relative" and has_verb(before, words) else None
        )
    following = WORD.match(text, end + 2)
    verb = following.group().lower() if following else ""
    subject = "," not in before and not has_verb(before, words)
    if verb in words.auxiliaries or (subject and is_verb(verb, words)):
        opened = _is_opened(before, words)
        return Aside(comma, end if opened else end + 1, "", rule)
    return None


def _is_opened(before: str, words: Wording) -> bool:
    """Return whether an apposition begins there, whose closing comma must stay.

    *Nordax, a firm in Kell* has one; *On Monday, the firm* and *He knew that, and Kell* have none.
    """
    start, comma, last = before.rpartition(", ")
    first = WORD.match(start)
    if not comma or first is None or has_verb(last, words) or has_verb(start, words):
        return False
    fronted = first.group().lower() in words.prepositions | words.subordinators
    return not (fronted and "," not in start)


def _is_only_name(text: str, comma: int, end: int) -> bool:
    """Return whether a name is in ``text[comma:end]``, and none is outside it."""
    first = WORD.search(text)
    outside = _names_somebody(text, first.end() if first else 0, comma)
    return _names_somebody(text, comma, end) and not (
        outside or _names_somebody(text, end, len(text))
    )


def _kind(aside: str, words: Wording) -> str:
    first, _, rest = aside.partition(" ")
    if first in ("who", "which"):
        if rest.partition(" ")[0].lower() in words.kept_relatives:
            return ""
        return "relative" if has_verb(rest, words) else ""
    opening = " ".join(aside.lower().split(" ", 2)[:2])
    described = opening in words.relations or re.match(AGE, aside)
    return "appositive" if described and not has_verb(aside, words) else ""


def _describes(
    text: str, start: int, end: int, quoted: tuple[Quotation, ...], words: Wording
) -> bool:
    """Return whether nothing in these words is a figure, a doubt, a denial, a source or a quote."""
    aside = text[start:end]
    found = [m.group().lower() for m in WORD.finditer(aside)]
    if not 2 <= len(found) <= LONGEST or any(sign in aside for sign in "[.;?"):
        return False
    if _tells(found, words) or any(q.end in (start - 2, start - 1) for q in quoted):
        return False  # a clause of its own; or it explains what is quoted before it
    if _is_meant_later(text, found, end, words):
        return False
    if inside(start, quoted) or any(start <= q.start < end for q in quoted):
        return False
    age = re.match(AGE, aside)
    if any(c.isdigit() for c in aside[age.end() if age else 0 :]):
        return False
    if _counts(found, words, children=age is not None):
        return False
    return not any(
        w in words.claiming
        or w in words.negations
        or w in words.hedges
        or w in words.speech
        or w.endswith(("n't", "n’t"))
        for w in found
    )


def _tells(found: list[str], words: Wording) -> bool:
    """Return whether a pronoun is the subject of these words."""
    every = words.he | words.she | words.they | words.it | words.first_person
    return any(w in every and is_verb(following, words) for w, following in pairwise(found))


def _counts(found: list[str], words: Wording, *, children: bool) -> bool:
    """Return whether there is a figure in words or a time; *children* allows *a father of two*."""
    for before, word in pairwise(("", *found)):
        if word in words.calendar or (before in ("last", "next") and word in words.time_nouns):
            return True
        if word in words.numerals and not (children and before == "of"):
            return True
    return False


def _is_meant_later(text: str, found: list[str], end: int, words: Wording) -> bool:
    """Return whether a noun of the aside comes back behind it, as *the pier* or *that pier*."""
    pointing = words.articles | words.leaning
    later = [m.group().lower() for m in WORD.finditer(text, end)]
    return any(
        noun in found and len(noun) > 3 and before in pointing and before not in ("a", "an")
        for before, noun in pairwise(later)
    )


def _is_clause(text: str, start: int, end: int, words: Wording) -> bool:
    """Return whether there is a subject with its verb: *the pier was old*, not *built of oak*."""
    found = [m.group().lower() for m in WORD.finditer(text, start, end)]
    return found[0] not in ("who", "which", "where", "whose") and any(
        w in words.finite for w in found[1:]
    )


def _names_somebody(text: str, start: int, end: int) -> bool:
    """Return whether a word with a capital is among these."""
    return any(m.group()[0].isupper() for m in WORD.finditer(text, start, end))


def _adds(text: str, at: int, words: Wording) -> bool:
    """Return whether an aside only adds: *(and women)* widens, *before the vote* sets in time."""
    first = WORD.match(text, at)
    return first is not None and first.group().lower() not in words.widening | words.subordinators


def _is_missed(text: str, start: int, end: int, dash: str, words: Wording) -> bool:
    """Return whether the sentence would miss the dashes around ``text[start:end]``.

    It would where they stand for the comma behind an adverbial or a clause, or before an
    apposition; and a hyphen may be part of a title.
    """
    first = WORD.match(text)
    following = WORD.match(text, end + len(dash))
    return (
        first is None
        or following is None
        or following.group().lower() in words.articles | words.contrasting
        or following.group().endswith("ing")
        or not (has_verb(text[:start], words) or is_verb(following.group().lower(), words))
        or (dash == " - " and text[start + len(dash)].isupper())
        or (
            first.group().lower() in words.prepositions | words.subordinators
            and ", " not in text[:start]
        )
    )


def _brackets(text: str) -> Iterable[tuple[int, int]]:
    """Yield where a parenthesis with its space before it begins and ends."""
    start = text.find(" (") if text.count(" (") <= MOST_BRACKETS else -1
    while start >= 0:
        end = text.find(")", start) + 1
        if not end:
            return
        if "(" not in text[start + 2 : end] and text[end : end + 1] in (" ", ",", ".", ";"):
            yield start, end
        start = text.find(" (", end)


def _full_stop(text: str) -> int:
    return len(text) - 1 if text.endswith(".") else 0
