"""Pronouns that reach out of a takeaway to which its speaker or its subject was given.

What was filled in mends one pronoun only: in *[Joe Marsh:] “They have shut it.”* two are left. So
such a text is looked at again, its quotations too, and each pronoun needs a noun or a name that
stands before it, other than the name that was filled in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from takeaways.rewriting.people import names
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, inside, is_verb

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

FEWEST_QUOTED = 7
"""Words of a quotation that stands for itself, if no name and no figure is in it."""
EXPLETIVE = 5
"""Words between *it is* and the *to* or *that* that tells what it is."""
FILLED = r"\[[^\]]*\]"
BESIDE = 4
"""Words beside a lone quotation, the speaker aside: *said*, *said on Monday*."""


def reaches(draft: Draft, words: Wording) -> bool:
    """Return whether a pronoun in a text that was given somebody has nothing to stand for.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> given = new("“They have shut it.”").replace(0, 0, "[Joe Marsh:] ", "speaker")
    >>> reaches(given, wording("en"))
    True
    >>> given = new("“The mayor said he was well.”").replace(0, 0, "[Joe Marsh:] ", "speaker")
    >>> reaches(given, wording("en"))
    False
    """
    rules = {edit.rule for edit in draft.edits}
    if rules.isdisjoint(("speaker", "subject")) or not words.pointers:
        return False
    text = re.sub(FILLED, lambda m: "_" * len(m.group()), draft.text)
    found = list(WORD.finditer(text))
    lower = [m.group().lower().replace("’", "'") for m in found]
    named = [name.start for name in names(text, words)]
    quoted = quotations(text)[0]
    looked_at = words.he | words.she  # outside quotations, before; as what was filled in itself
    for kind in (words.they, words.it):
        if any(edit.rule == "subject" and edit.before.lower() in kind for edit in draft.edits):
            looked_at |= kind
    for n, word in enumerate(lower):
        stem = word.partition("'")[0]
        if stem not in words.pointers and word not in words.pairing:
            continue
        if not inside(found[n].start(), quoted) and stem in looked_at:
            continue
        if _points(stem, word, lower, n, text, found, words) and not _is_met(
            stem, lower[:n], named, found, n, words
        ):
            return True
    return False


def says_little(draft: Draft, words: Wording) -> bool:
    """Return whether it is but a few words of somebody's, without a name or a figure in them.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> given = new("“We won, and how.”").replace(0, 0, "[Joe Marsh:] ", "speaker")
    >>> says_little(given, wording("en"))
    True
    """
    if all(edit.rule not in ("speaker", "subject") for edit in draft.edits):
        return False
    text = re.sub(FILLED, "", draft.text)
    quoted = quotations(text)[0]
    beside = [m for m in WORD.finditer(text) if not inside(m.start(), quoted)]
    if not quoted or text[: quoted[0].start].strip() or len(beside) > BESIDE:
        return False
    own = " ".join(text[q.start : q.end] for q in quoted)
    return (
        len(WORD.findall(own)) < FEWEST_QUOTED
        and not any(c.isdigit() for c in own)
        and not any(name.start > 1 for name in names(own, words))
    )


def _points(
    stem: str,
    word: str,
    lower: list[str],
    n: int,
    text: str,
    found: list[re.Match[str]],
    words: Wording,
) -> bool:
    """Return whether a word points at something, and is no *it is time to*, *that* or *such as*."""
    after = lower[n + 1] if n + 1 < len(lower) else ""
    end = found[n].end()
    closes = text[end : end + 1] in '.,;:!?”’"' and text[end : end + 1] != ""
    contracted = word != stem and word[len(stem) :] in ("'s", "'ll", "'d", "'ve", "'re")
    if word in words.pairing:
        return after not in ("as", "a", "an", "to", "") and not closes
    if stem == "it":
        rest = lower[n + 1 : n + 2 + EXPLETIVE]
        light = contracted or after in words.expletive_before or after in words.auxiliaries
        return not (light and ("to" in rest or "that" in rest or "like" in rest))
    if stem in ("this", "that", "these", "those"):
        opens = not n or text[found[n - 1].end() : found[n].start()].strip() != ""
        if stem == "that" and not opens:
            return closes and not is_verb(lower[n - 1], words)
        return closes or contracted or is_verb(after, words)
    return True


def _is_met(
    stem: str,
    before: list[str],
    named: list[int],
    found: list[re.Match[str]],
    n: int,
    words: Wording,
) -> bool:
    """Return whether something before a pronoun may be what it stands for."""
    if any(at < found[n].start() and at > 1 for at in named):
        return True
    people = words.people | words.people_he | words.people_she
    if stem in words.he | words.she:
        return any(w.removesuffix("'s") in people for w in before)
    if any(w in words.groups or w in words.bodies or w in people for w in before):
        return True
    determined = any(
        first in words.articles and not is_verb(noun, words) and noun not in words.adverbs
        for first, noun in pairwise(before)
        if first not in ("one", "which", "who", "that")
    )
    return determined or any(
        w.endswith("s") and len(w) > 4 and not is_verb(w, words) and "'" not in w for w in before
    )
