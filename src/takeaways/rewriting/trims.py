"""Safe trims: what can go without a claim going, or changing, with it.

Datelines, agency marks, pointers to pictures and inner connectives always go. Asides that only
describe go where the sentence is longer than wanted. Nothing goes that denies, limits, doubts,
counts or says who said it, nor anything within a quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.rewriting.quotations import Quotation, quotations
from takeaways.rewriting.scenes import WORD, inside, is_verb

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

LONG = 30
"""Words beyond which describing asides are trimmed; the house calls longer takeaways too long."""

AGENCY = r"\(([A-Za-z][\w .&/-]{1,24})\)\s*(?:--|[-–—])?\s*"
POINTER = r", pictured(?: (?:here|left|right|above|below|far left|far right))?,"
ANNOUNCED = (
    r"It (?:(?:was|has been) )?(\w+)(?: (?:on \w+|today|yesterday|last night|this \w+|last \w+"
    r"|earlier today|late on \w+))? that (?=\w)"
)
PARENTHESIS = r" ?\(([^()]{1,40})\)"
"""Patterns in strings are compiled where one is first needed: most sentences need none."""

ASIDES = (", who ", ", which ", ", a ", ", an ")
RELATIVES = (", who ", ", which ", ", whose ", ", where ")
BULLETS = "-–—•·*▪ "
DASHES = "-–—"
MOST = 4
"""Asides trimmed from one sentence at most."""


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


def trim_asides(draft: Draft, words: Wording, *, limit: int | None = None) -> Draft:
    """Return the draft without pointers, inner connectives and, if long, describing asides.

    *limit* is the number of words beyond which it is long, :data:`LONG` if not given.
    """
    if "(" in draft.text:
        draft = _pointers(draft, words)
    if ", " in draft.text:
        draft = _between_commas(draft, words)
    if draft.text[:1] in BULLETS and draft.text.strip(BULLETS):
        draft = draft.drop(0, len(draft.text) - len(draft.text.lstrip(BULLETS)), "bullet")
    if draft.text.startswith("It "):
        match = re.match(ANNOUNCED, draft.text)
        if match and match.group(1) in words.verbs_of_news:
            draft = draft.drop(0, match.end(), "announced")
    if draft.text.count(" ") >= (LONG if limit is None else limit):
        for _ in range(MOST):
            shorter = _shorter(draft, words)
            if shorter is draft or shorter.text.count(" ") < (LONG if limit is None else limit):
                return shorter
            draft = shorter
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
    """Return whether this is a noun phrase alone: not a verb, not a comma in it."""
    return "," not in text and not _has_verb(text, words)


def _has_verb(text: str, words: Wording) -> bool:
    return any(is_verb(m.group().lower(), words) for m in WORD.finditer(text))


def _shorter(draft: Draft, words: Wording) -> Draft:
    """Return the draft without one more aside that only describes; itself if there is none."""
    text = draft.text
    if not any(aside in text for aside in ASIDES):
        return draft
    quoted, strays = quotations(text)
    if strays:
        return draft
    commas = [
        i
        for i, c in enumerate(text)
        if c == "," and text[i + 1 : i + 2] == " " and not inside(i, quoted)
    ]
    for n, comma in enumerate(commas):
        for end in commas[n + 1 : n + 2] or [_full_stop(text)]:
            kind = _describes(text, comma, end, quoted, words)
            if not kind:
                continue
            if text[end] == ",":
                after = WORD.match(text, end + 2)
                if (
                    after is None
                    or not is_verb(after.group().lower(), words)
                    or not _is_phrase(text[:comma], words)
                ):
                    continue
                return draft.replace(comma, end + 1, "", kind)
            if (
                kind == "relative"
                and _has_verb(text[:comma], words)
                and not any(relative in text[:comma] for relative in RELATIVES)
            ):
                return draft.replace(comma, end, "", kind)
    return draft


def _full_stop(text: str) -> int:
    return len(text) - 1 if text.endswith(".") else 0


def _describes(
    text: str, start: int, end: int, quoted: tuple[Quotation, ...], words: Wording
) -> str:
    """Return the rule by which what stands between two marks may go; empty if it may not."""
    if end <= start:
        return ""
    aside = text[start + 2 : end]
    found = [m.group().lower() for m in WORD.finditer(aside)]
    if len(found) < 2 or "[" in aside or any(start < q.start < end for q in quoted):
        return ""
    if any(w in words.negations or w in words.hedges or w.endswith(("n't", "n’t")) for w in found):
        return ""
    if any(w in words.speech for w in found):
        return ""
    age = re.match(r"an? \d{1,3}-year-old ", aside)
    if any(c.isdigit() for c in aside[age.end() if age else 0 :]):
        return ""
    if found[0] in ("who", "which") and _has_verb(" ".join(found[1:]), words):
        return "relative"
    opening = " ".join(found[:2])
    if (age or opening in words.relations) and not _has_verb(aside, words):
        return "appositive"
    return ""
