"""Sentences that lean, if not plainly on a pronoun: *Three of them*, *In those cases*, *hit him*.

Each such sentence can be read alone, and leaves a reader with a question. So it is no takeaway
while the article has others enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    found = [m for m in WORD.finditer(text) if not inside(m.start(), quotations(text)[0])]
    lower = [m.group().lower() for m in found]
    return (
        _points(lower, words)
        or _goes_on(text, found, lower, words)
        or ("him" in tokens and _two_of_one(text, found, lower, words))
    )


def _points(lower: list[str], words: Wording) -> bool:
    """Return whether it opens with *of them*, *among them*, *in those cases*, *under this plan*."""
    for n, word in enumerate(lower[:OPENING]):
        after = lower[n + 1] if n + 1 < len(lower) else ""
        if word == "them" and n and lower[n - 1] in words.prepositions and n < OPENING - 2:
            return True
        if word in words.demonstratives and n and after:
            noun = re.split("['’]", after, maxsplit=1)[0]
            of_time = noun in words.time_nouns or noun in words.calendar
            own = after in words.prepositions or after in words.auxiliaries
            if not of_time and not own and not after.endswith(PARTICIPLES):
                return True
    return False


def _goes_on(text: str, found: list[re.Match[str]], lower: list[str], words: Wording) -> bool:
    """Return whether *it* or *they* is the subject behind an adverbial: *In May, it opened …*."""
    if not lower or lower[0] not in words.prepositions or lower[0] in words.clauses:
        return False
    for n, word in enumerate(lower[1:PHRASE], 1):
        if text[found[n - 1].end() : found[n].start()].startswith(","):
            if word != "it":
                return word == "they"
            does = next((w for w in lower[n + 1 :] if not _is_light(w, words)), "")
            return does not in words.expletive_before
    return False


def _is_light(word: str, words: Wording) -> bool:
    """Return whether a word stands before the verb that says what is done: *can instantly*."""
    if word in words.expletive_before:
        return False
    return word in words.auxiliaries or word in words.adverbs or word.endswith("ly")


def _two_of_one(text: str, found: list[re.Match[str]], lower: list[str], words: Wording) -> bool:
    """Return whether *he* does something to *him*, and but one person is there for both."""
    for n, word in enumerate(lower):
        if word != "him" or "he" not in lower[max(0, n - NEAR) : n]:
            continue
        nouns = words.people | words.people_he | words.people_she | words.groups
        at = found[n].start()
        named = sum(bool(name.words) for name in names(text, words) if name.start < at)
        return named + sum(w in nouns for w in lower[:n]) < BOTH
    return False
