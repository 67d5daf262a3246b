"""Sentences that lean, if not plainly on a pronoun: *Three of them*, *In those cases*, *hit him*.

Each such sentence can be read alone, and leaves a reader with a question. So it is no takeaway
while the article has others enough.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from takeaways.rewriting.connectives import opening_phrase
from takeaways.rewriting.people import names
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, inside

if TYPE_CHECKING:
    from collections.abc import Set

    from takeaways.language.wording import Wording

PARTICIPLES = ("ed", "ing")
OPENING = 6
"""Words within which *those* points at the sentence before, not at something in its own."""
PHRASE = 9
"""Words of an adverbial before its comma: *In the first week of May, it …*."""
BOTH = 2
NEAR = 4
"""Words between *he* and a *him* who is somebody else."""


def leans(text: str, tokens: Set[str], words: Wording) -> bool:
    """Return whether a text leans on the sentence before, as far as its words tell.

    >>> from takeaways.language.wording import wording
    >>> text = "Three of them lived in Kell until the spring."
    >>> leans(text, set(text.lower().split()), wording("en"))
    True
    """
    if words.demonstratives.isdisjoint(tokens) and words.leaners.isdisjoint(tokens):
        return False
    found = list(islice(WORD.finditer(text), PHRASE + NEAR))
    lower = [m.group().lower() for m in found]
    at = _points(lower, words) or _goes_on(text, found, lower, words)
    if at and not inside(found[at].start(), quotations(text)[0]):
        return True
    return "him" in tokens and "he" in tokens and _two_of_one(text, words)


def hangs(quote: str, text: str, before: str, after: str, words: Wording) -> bool:
    """Return whether a sentence hangs on its neighbours by a connective that it had.

    *Of course, it may rain. But …* is taken back, *Instead, they walked* has nothing beside it, and
    *And the pier would fall* goes on with an *if*; *quote* is the sentence as it stood, *before*
    and *after* are its neighbours, or empty.

    >>> from takeaways.language.wording import wording
    >>> after = "But the pier is sound."
    >>> hangs("Of course, it may rain.", "It may rain.", "", after, wording("en"))
    True
    """
    phrase = opening_phrase(quote)
    if phrase and phrase in words.conceding:
        return after.split(" ", 1)[0].lower().rstrip(",") in words.retorts
    if quote == text:
        return False
    found = [m.group().lower() for m in WORD.finditer(text)]
    if phrase and phrase in words.replacing:
        dated = any(w in words.calendar or w in words.time_nouns for w in found)
        return not dated and not any(c.isdigit() for c in text)
    dropped = quote.split(" ", 1)[0].rstrip(",") not in text
    if not dropped or words.hypothetical.isdisjoint(found):
        return False
    condition = {m.group().lower() for m in WORD.finditer(before)} & words.supposing
    return bool(condition) and (condition != {"were"} or " to " in before)


def _points(lower: list[str], words: Wording) -> int:
    """Return which word of *of them*, *in those cases*, *under this plan* points back; 0 if none.

    Only near the head: farther on its noun may stand before it.
    """
    for n, word in enumerate(lower[1:OPENING], 1):
        if word == "them" and lower[n - 1] in words.prepositions and n < OPENING - 2:
            return n
        if word in words.demonstratives and n + 1 < len(lower):
            after = lower[n + 1]
            noun = re.split("['’]", after, maxsplit=1)[0]
            of_time = noun in words.time_nouns or noun in words.calendar
            own = after in words.prepositions or after in words.auxiliaries
            if not of_time and not own and not after.endswith(PARTICIPLES):
                return n
    return 0


def _goes_on(text: str, found: list[re.Match[str]], lower: list[str], words: Wording) -> int:
    """Return which word is an *it* or *they* right behind an adverbial: *In May, it opened …*."""
    if not lower or lower[0] not in words.prepositions or lower[0] in words.clauses:
        return 0
    for n, word in enumerate(lower[1:PHRASE], 1):
        if text[found[n - 1].end()] == ",":
            if word != "it":
                return n if word == "they" else 0
            does = next((w for w in lower[n + 1 :] if not _is_light(w, words)), "")
            return 0 if does in words.expletive_before else n
    return 0


def _is_light(word: str, words: Wording) -> bool:
    """Return whether a word stands before the verb that says what is done: *can instantly*."""
    if word in words.expletive_before:
        return False
    return word in words.auxiliaries or word in words.adverbs or word.endswith("ly")


def _two_of_one(text: str, words: Wording) -> bool:
    """Return whether *he* does something to *him*, and but one person is there for both."""
    quoted = quotations(text)[0]
    found = [m for m in WORD.finditer(text) if not inside(m.start(), quoted)]
    lower = [m.group().lower() for m in found]
    nouns = words.people | words.people_he | words.people_she | words.groups
    for n, word in enumerate(lower):
        if word == "him" and "he" in lower[max(0, n - NEAR) : n]:
            at = found[n].start()
            named = sum(bool(name.words) for name in names(text, words) if name.start < at)
            return named + sum(w in nouns for w in lower[:n]) < BOTH
    return False
