"""Pronouns that have nothing to stand for in their own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.people import names
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, does, inside

if TYPE_CHECKING:
    import re

    from takeaways.language.wording import Wording
    from takeaways.rewriting.quotations import Quotation


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


def dangling(text: str, words: Wording) -> Pronoun | None:
    """Return the first pronoun outside quotations, if nothing in the text can be what it means.

    Only *he* and *she* are looked for everywhere; *they* and *it* may stand for any noun, so they
    dangle where they come first, or where they speak with no plural before them.

    >>> from takeaways.language.wording import wording
    >>> dangling("On Monday he told the council.", wording("en"))
    Pronoun(start=10, end=12, kind='he', possessive=False, says=True)
    >>> dangling("When he resigned, Joe Smith wept.", wording("en"))
    """
    first = True
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'").partition("'")[0]
        kind = _kind(word, words)
        if kind and (first or kind in ("he", "she") or (kind == "they" and word == "they")):
            quoted = quotations(text)[0]
            if not inside(match.start(), quoted):
                found = _pronoun(text, match.start(), match.end(), kind, words)
                if kind != "they" or first or (found.says and not _plural(text, match, words)):
                    return None if _has_antecedent(text, found, quoted, words) else found
        first = False
    return None


def _kind(word: str, words: Wording) -> str:
    if word in words.he:
        return "he"
    if word in words.she:
        return "she"
    if word in words.they:
        return "they"
    return "it" if word in words.it else ""


def _pronoun(text: str, start: int, end: int, kind: str, words: Wording) -> Pronoun:
    word = text[start:end].lower()
    possessive = word in ("his", "their", "its") or (word == "her" and start == 0)
    if possessive:
        following = WORD.match(text, end + 1)
        if following is None or following.group().lower() in words.courtesy:
            kind = ""
    elif word not in ("he", "she", "they", "it"):
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
    """Return whether somebody stands before the pronoun, or after it in a sentence of two parts."""
    opening = WORD.search(text)
    turned = (
        opening is not None
        and opening.start() < pronoun.start
        and opening.group().lower() in words.subordinators
    )
    if not text[: pronoun.start].strip("\"'“‘([ "):
        return False
    limit = len(text) if turned else pronoun.start
    for name in names(text[:limit], words):
        if not inside(name.start, quoted) and _somebody(name.words, words):
            return True
    nouns = words.people | words.people_he | words.people_she
    return any(
        match.group().lower().removesuffix("'s").removesuffix("’s") in nouns
        and not inside(match.start(), quoted)
        for match in WORD.finditer(text, 0, pronoun.start)
    )


def _somebody(own: tuple[str, ...], words: Wording) -> bool:
    """Return whether a name may be anybody's at all."""
    if any(w.isupper() and len(w) > 1 and "." not in w for w in own):
        return False
    lower = [w.lower() for w in own]
    return not any(w in words.calendar or w in words.places for w in lower) and not (
        len(lower) > 1 and any(w in words.places_and_bodies - words.surname_like for w in lower)
    )
