"""Trims that are always made: what tells a reader of a takeaway nothing, or points at nothing.

Datelines, agency marks, pointers to pictures, bullets, connectives between commas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, has_verb, inside, is_verb

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

AGENCY = r"\(([A-Za-z][\w .&/-]{1,24})\)\s*(?:--|[-–—])?\s*"
POINTER = r", pictured(?: (?:here|left|right|above|below|far left|far right))?,"
ANNOUNCED = r"It (?:(?:was|has been) )?(\w+) that (?=\w)"
"""Without a day: *It was announced on Monday that* says when, and stays."""
PARENTHESES = r" ?\([^()]*\)"
PARENTHESIS = r" ?\(([^()]{1,40})\)"
"""Patterns in strings are compiled where one is first needed: most sentences need none."""

BULLET = r"(?:(?:--?|[*·])(?= )|[–—•▪](?!\d)|(?<=.) )+"
"""A hyphen or a star without a space behind it is none: *-5C*, ``*Nordax* said``."""
BULLETS = "-–—•·*▪"
DASHES = "-–—"
EMPHASIS = r"(?<![\w*_])(\*{1,3}|_{1,2})(?=[^\s*_])([^*_\n]{1,200})(?<=\S)\1(?![\w*_])"
"""``*Nordax*``, as mail and chat set it in text that is no Markdown."""


def trim_head(draft: Draft, dateline: str, words: Wording) -> Draft:
    """Return the draft of a story's first sentence without its dateline and agency mark.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> trim_head(new("UMEA, May 3 (Reuters) - The port shut."), "UMEA, May 3", wording("en")).text
    'The port shut.'
    """
    place = " ".join(dateline.split())
    if place and draft.text.startswith(place):
        draft = _without_head(draft, len(place), "dateline")
    match = re.match(AGENCY, draft.text) if draft.text.startswith("(") else None
    if match and match.group(1).lower() in words.agencies:
        draft = _without_head(draft, match.end(), "agency")
    return draft


def _without_head(draft: Draft, end: int, rule: str) -> Draft:
    text = draft.text
    while end < len(text) and (text[end].isspace() or text[end] in DASHES):
        end += 1
    return draft.drop(0, end, rule) if end < len(text) else draft


def drop_emphasis(draft: Draft) -> Draft:
    """Return the draft without the stars around what was emphasised, both of each pair.

    >>> from takeaways.rewriting.draft import new
    >>> drop_emphasis(new("*Nordax* paid for 2 * 3 ferries.")).text
    'Nordax paid for 2 * 3 ferries.'
    """
    for match in reversed(list(re.finditer(EMPHASIS, draft.text))):
        if not inside(match.start(), quotations(draft.text)[0]):
            size = len(match.group(1))
            draft = draft.replace(match.end() - size, match.end(), "", "markup")
            draft = draft.replace(match.start(), match.start() + size, "", "markup")
    return draft


def trim_inside(draft: Draft, words: Wording) -> Draft:
    """Return the draft without pointers, bullets, inner connectives and *It was announced that*.

    >>> from takeaways.language.wording import wording
    >>> from takeaways.rewriting.draft import new
    >>> trim_inside(new("The port, however, shut (pictured)."), wording("en")).text
    'The port shut.'
    """
    if "(" in draft.text:
        draft = _pointers(draft, words)
    if ", " in draft.text:
        draft = _between_commas(draft, words)
    if draft.text[:1] in BULLETS:
        match = re.match(BULLET, draft.text)
        if match and match.end() < len(draft.text):
            draft = draft.drop(0, match.end(), "bullet")
    if draft.text.startswith("It ") and " that " in draft.text:
        match = re.match(ANNOUNCED, draft.text)
        rest = {m.group().lower() for m in WORD.finditer(draft.text, match.end() if match else 0)}
        if match and match.group(1) in words.verbs_of_news and rest.isdisjoint(words.backshifted):
            draft = draft.drop(0, match.end(), "announced")
    return draft


def _pointers(draft: Draft, words: Wording) -> Draft:
    for match in reversed(list(re.finditer(PARENTHESIS, draft.text))):
        if inside(match.start() + 1, quotations(draft.text)[0]):
            continue
        glued = draft.text[match.end() : match.end() + 1] == " " and (
            draft.text[match.end() + 1 : match.end() + 2].isupper()
        )
        if match.group(1).lower() in words.parentheticals and not glued:
            draft = draft.drop(*match.span(), rule="pointer")
    return draft


def _between_commas(draft: Draft, words: Wording) -> Draft:
    for connective in words.connectives_inner:
        inner = f", {connective}, "
        at = draft.text.find(inner)
        if at > 0 and not inside(at, quotations(draft.text)[0]):
            draft = _close(draft, at, at + len(inner), "connective", words)
    if ", pictured" in draft.text:
        match = re.search(POINTER, draft.text)
        if match and not inside(match.start(), quotations(draft.text)[0]):
            draft = _close(draft, *match.span(), "pointer", words)
    return draft


def _close(draft: Draft, start: int, end: int, rule: str, words: Wording) -> Draft:
    """Return the draft without what stands between two commas, and without both or one of them."""
    text = draft.text
    while text[end : end + 1] == " ":
        end += 1
    following = WORD.match(text, end)
    joined = following is not None and is_verb(following.group().lower(), words)
    return draft.replace(
        start, end, " " if joined and _is_phrase(text[:start], words) else ", ", rule
    )


def _is_phrase(text: str, words: Wording) -> bool:
    """Return whether this is a noun phrase alone: not a verb, not a comma, brackets aside."""
    if "(" in text:
        text = re.sub(PARENTHESES, "", text)
    return "," not in text and not has_verb(text, words)
