"""Pronouns that have nothing to stand for in their own sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.people import Name, names
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, does, inside, is_verb

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.quotations import Quotation


BEHIND = 30
"""Characters behind the comma of *When he resigned, …* within which the name must begin."""


class Pronoun(NamedTuple):
    """``text[start:end]``, with nothing there that it can stand for."""

    start: int
    end: int
    kind: str
    """``"he"``, ``"she"``, ``"they"`` or ``"it"``; empty for one that is neither of the next."""
    possessive: bool
    """Whether it is *his*, *her*, *their* or *its*; else it is the subject."""
    says: bool
    """Whether it stands beside a verb of speech."""


@lru_cache(maxsize=16)
def dangling(text: str, words: Wording) -> Pronoun | None:
    """Return the first pronoun outside quotations, if nothing in the text can be what it means.

    Only *he* and *she* are looked for everywhere; *they* and *it* may stand for any noun, so they
    dangle where they come first, or where they speak with no plural before them. Remembered for
    the texts asked for last: first a pronoun is to be filled in, then the sentence to be judged.

    >>> from takeaways.language.wording import wording
    >>> dangling("On Monday he told the council.", wording("en"))
    Pronoun(start=10, end=12, kind='he', possessive=False, says=True)
    >>> dangling("When he resigned, Joe Smith wept.", wording("en"))
    """
    opening = WORD.search(text)
    pattern, anywhere = _patterns(words)
    for match in pattern.finditer(text):
        first = opening is not None and match.start() == opening.start()
        word = match.group().lower()
        if not first and word not in anywhere:
            continue
        quoted = quotations(text)[0]
        if inside(match.start(), quoted):
            continue
        if _is_courtesy(text, match, words):
            continue
        found = _pronoun(text, match.start(), match.end(), _kind(word, words), words)
        if word == "they" and not first and (not found.says or _plural(text, match, words)):
            continue
        return None if _has_antecedent(text, found, quoted, words) else found
    return None


@lru_cache(maxsize=8)
def _patterns(words: Wording) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return what finds the personal pronouns of a language, and those looked for everywhere."""
    every = sorted(words.he | words.she | words.they | words.it)
    pattern = re.compile(rf"\b(?:{'|'.join(every)})\b", re.IGNORECASE)
    return pattern, words.he | words.she | {"they"}


def _kind(word: str, words: Wording) -> str:
    if word in words.he:
        return "he"
    if word in words.she:
        return "she"
    if word in words.they:
        return "they"
    return "it" if word in words.it else ""


def _is_courtesy(text: str, match: re.Match[str], words: Wording) -> bool:
    """Return whether a possessive is part of a title: *Her Majesty*."""
    following = WORD.match(text, match.end() + 1)
    return following is not None and following.group().lower() in words.courtesy


def _pronoun(text: str, start: int, end: int, kind: str, words: Wording) -> Pronoun:
    word = text[start:end].lower()
    possessive = word in ("his", "their", "its") or (word == "her" and start == 0)
    if not possessive and word not in ("he", "she", "they", "it"):
        kind = ""
    before = text[:start].rsplit(None, 1)[-1:]
    says = does(text, end, words.speech, words) or (
        bool(before) and before[0].lower() in words.speech
    )
    return Pronoun(start, end, kind, possessive, says)


def _plural(text: str, before: re.Match[str], words: Wording) -> bool:
    """Return whether a word before the pronoun may be what *they* are."""
    for match in WORD.finditer(text, 0, before.start()):
        word = match.group().lower()
        if word in words.groups or (word.endswith("s") and len(word) > 3) or word == "and":
            return True
    return False


def _has_antecedent(
    text: str, pronoun: Pronoun, quoted: tuple[Quotation, ...], words: Wording
) -> bool:
    """Return whether somebody is before the pronoun, or soon after it in a sentence of two parts.

    *When he resigned, Joe Marsh wept* has him behind its comma. *In an interview with Joe Marsh, he
    said* has not: who is named in such an adverbial is not who goes on.
    """
    opening = WORD.search(text)
    if opening is None or opening.start() >= pronoun.start:
        return False
    first = opening.group().lower()
    comma = text.find(", ", pronoun.start) if first in words.subordinators else -1
    adverbial = first in words.locatives or first in words.prepositions - words.clauses
    behind = adverbial and text[: pronoun.start].rstrip().endswith(",")
    begin = pronoun.start if behind else 0
    for name in names(text, words):
        near = begin <= name.start < pronoun.start or 0 < comma < name.start <= comma + BEHIND
        if near and not inside(name.start, quoted) and _somebody(text, name, words):
            return True
    nouns = words.people | words.people_he | words.people_she
    return any(
        match.group().lower().removesuffix("'s").removesuffix("’s") in nouns
        and not inside(match.start(), quoted)
        for match in WORD.finditer(text, begin, pronoun.start)
    )


def _somebody(text: str, name: Name, words: Wording) -> bool:
    """Return whether a name may be anybody's at all."""
    own = name.words
    if any(w.isupper() and len(w) > 1 and "." not in w for w in own):
        return False
    lower = [w.lower() for w in own]
    if any(w in words.calendar or w in words.places or w in words.groups for w in lower):
        return False
    if not name.start and len(lower) == 1:  # it may have its capital from standing first
        following = WORD.match(text, name.end + 1)
        return text[name.end : name.end + 1] in ",’'" or (
            following is not None and is_verb(following.group().lower(), words)
        )
    return len(lower) == 1 or not any(
        w in words.places_and_bodies and w not in words.surname_like for w in lower
    )
