"""Names against the article: not there, misspelt, put together wrongly, or exchanged."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from takeaways.verifying import exchanges
from takeaways.verifying.claims import Found
from takeaways.verifying.naming import abbreviated, is_name, vouched
from takeaways.verifying.tokens import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.findings import Severity
    from takeaways.verifying.tokens import Token

LABEL = re.compile(r"[^:.,;]{4,40}(?=: )")
ALIKE = 0.8
"""From which likeness on a name is taken for another one misspelt."""
SHORTEST = 4
"""Letters of a name that can be told to be misspelt."""
LONG = 6
"""The same where its capital may be that of a sentence's head: *Part* is no *Party* misspelt."""
HEADLINE = 0.7
"""The share of words with capitals from which a sentence is set like a headline."""
SHARE = 0.4
"""The share of what a sentence's words tell that its passage must have to be what it reports."""
NEAR = 3
"""Sentences around a passage in which a name may stand."""


def check(claim: Claim, known: Evidence, authors: frozenset[str]) -> Iterator[Found]:
    """Yield what is wrong with the names of a sentence.

    *authors* are words of names that the summary gives the whole article to (:func:`authors_of`).
    """
    if not known.lex.spaced:
        return
    absent: set[int] = set()
    for found, at in _absent(claim, known, authors):
        absent.add(at)
        yield found
    yield from _mixed(claim, known, absent)
    yield from exchanges.check(claim, known, absent)
    yield from _far(claim, known)


def authors_of(claims: Iterable[Claim], known: Evidence) -> frozenset[str]:
    """Return the words of names that stand with a colon before a whole statement: *Ann Lee: …*.

    So a summary of a column names its author, and the text of a column often does not. Empty where
    the article has a byline.
    """
    out: set[str] = set()
    for claim in claims if not known.article.byline else ():
        label = LABEL.match(claim.text)
        if label:
            row = [token for token in claim.tokens if token.end <= label.end()]
            if row and all(token.capital or len(token.low) < SHORTEST for token in row):
                out.update(token.low for token in row)
    return frozenset(out)


def _absent(claim: Claim, known: Evidence, authors: frozenset[str]) -> Iterator[tuple[Found, int]]:
    """Yield the names that the article does not have."""
    lex = known.lex
    row = claim.tokens
    words = [t for t in row if len(t.low) > 3 and not t.figure]
    headline = len(words) > 4 and sum(t.capital for t in words) >= HEADLINE * len(words)
    for at, token in enumerate(row):
        if (
            not token.capital
            or token.figure
            or vouched(token, known)
            or abbreviated(row, at, known)
        ):
            continue
        if lex.nouns_capitalised and not _in_a_run(row, at):
            continue
        said = claim.text[token.start : token.end]
        index = claim.match.passage if claim.match else -1
        if token.low in authors:
            message = f"“{said}” is not in the article, which does not name its author"
            yield _found("note", message, token, index), at
            continue
        opening = at == 0 or _opens(claim.text, token.start)
        near = _near(token.low, known, LONG if opening else SHORTEST)
        if near and not (opening and near.lower()[:LONG] == bare(token.low)[:LONG]):
            message = f"“{said}” is not in the article; it has “{near}”"
            place = known.capitals[near.lower()][0]
            yield _found("error", message, token, place), at
        elif headline or (opening and not _surely(row, at, known)):
            continue
        elif token.low not in lex.stop_words and token.low not in lex.words.titles:
            message = f"“{said}” is not in the article"
            yield _found("error", message, token, index), at


def _near(low: str, known: Evidence, shortest: int) -> str:
    """Return the article's name that a word is nearly; empty if there is none."""
    low = bare(low)
    if len(low) < shortest or low in known.lex.stop_words:
        return ""
    for near in get_close_matches(low, known.capitals, 3, ALIKE):
        longer, shorter = sorted((low, near), key=len, reverse=True)
        if longer.startswith(shorter) and longer[len(shorter) :] in ("s", "es", "er", "ers", "ed"):
            continue
        if len(near) >= SHORTEST and near not in known.lex.stop_words:
            return near.capitalize() if near.islower() else near
    return ""


def _opens(text: str, at: int) -> bool:
    """Return whether a word has its capital from where it stands: behind a colon or a mark."""
    before = text[:at].rstrip()
    return (
        not before or before[-1] in ":\"“‘'«„(–—-…." or bool(re.search(r"[\"“‘'«„(\[]$", text[:at]))
    )


def _surely(row: Sequence[Token], at: int, known: Evidence) -> bool:
    """Return whether a word at the head is a name all the same: a given name, or one of two.

    Of those two the article must have neither: *Swimmer Ann Lee* is fine where she is in it.
    """
    lex = known.lex
    if row[at].low.capitalize() in lex.given:
        return True
    return (
        at + 1 < len(row)
        and row[at + 1].capital
        and row[at + 1].start == row[at].end + 1
        and not vouched(row[at + 1], known)
        and row[at].low not in lex.stop_words
        and row[at].low not in lex.words.titles
        and row[at].low not in lex.words.not_names
    )


def _in_a_run(row: Sequence[Token], at: int) -> bool:
    return any(
        0 <= other < len(row) and row[other].capital and abs(row[other].start - row[at].start) < 30
        for other in (at - 1, at + 1)
    )


def _mixed(claim: Claim, known: Evidence, absent: set[int]) -> Iterator[Found]:
    """Yield given names before surnames that the article never brings together."""
    row = claim.tokens
    for at in range(len(row) - 1):
        first, last = row[at], row[at + 1]
        if not (first.capital and last.capital) or {at, at + 1} & absent:
            continue
        if first.low.capitalize() not in known.lex.given or last.start != first.end + 1:
            continue
        if last.low.capitalize() in known.lex.given or last.figure:
            continue
        ones, others = (
            known.capitals.get(bare(first.low), ()),
            known.capitals.get(bare(last.low), ()),
        )
        if ones and others and not set(ones) & set(others):
            said = claim.text[first.start : last.end]
            message = f"“{said}”: the article has both names, and never together"
            yield Found("name", "warning", message, first.start, last.end, others[0])


def _far(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield names that the article has nowhere near what the sentence reports.

    Only a note: it objected to 47 of 1,000 highlights, to find four in ten of those with a name
    exchanged.
    """
    match = claim.match
    if match is None or match.share < SHARE:
        return
    for at, token in enumerate(claim.tokens):
        places = known.capitals.get(bare(token.low), ())
        if not places or not is_name(claim.tokens, at, known.lex, known):
            continue
        if any(abs(place - match.passage) <= NEAR for place in places):
            continue
        said = claim.text[token.start : token.end]
        message = f"“{said}” is not named near this passage of the article"
        yield _found("note", message, token, match.passage)


def _found(severity: Severity, message: str, token: Token, passage: int) -> Found:
    return Found("name", severity, message, token.start, token.end, passage)
