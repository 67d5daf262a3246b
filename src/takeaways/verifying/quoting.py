"""Words in quotation marks: verbatim in the article, or not.

Quotation marks and dashes of all kinds, white space and the case of letters are folded; what stands
in [square brackets], and an ellipsis, may stand for any words of the same sentence or the next.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.quotations import quotations
from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from takeaways.verifying.evidence import Evidence

LEFT_OUT = re.compile(r"\[[^\[\]]*\]|\(\s*\.\.\.\s*\)|…|\.\s?\.\s?\.|\*+")
NO_WORD = re.compile(r"[^\w\s]")
EDGES = " .,;:!?-…\"'"
FURTHEST = 600
"""Characters that a piece of a quotation may stand behind the one before it."""
HALF = 0.5


class Quoted(NamedTuple):
    """A quotation of a statement, marks included, and where the article has it."""

    start: int
    end: int
    place: int
    """Where in the article's folded line; -1 where it is not."""
    words: int


def quoted(text: str, known: Evidence) -> tuple[Quoted, ...]:
    """Return the closed quotations of a statement, and where the article has each."""
    out: list[Quoted] = []
    for quotation in quotations(text)[0]:
        if not quotation.closed:
            continue
        inner = text[quotation.start + 1 : quotation.end - 1]
        place = find(inner, known)
        out.append(Quoted(quotation.start, quotation.end, place, len(inner.split())))
    return tuple(out)


def find(inner: str, known: Evidence) -> int:
    """Return where the article has these words, piece by piece; -1 where it has not all."""
    inner = inner.removesuffix("’s").removesuffix("'s")  # “Top Gear’s”
    pieces = [folded(piece).strip(EDGES) for piece in LEFT_OUT.split(inner)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return 0
    at = -1
    while True:
        at = _search(pieces[0], known.line, at + 1, len(known.line))
        if at < 0:
            return -1
        place = at + len(pieces[0])
        for piece in pieces[1:]:
            place = _search(piece, known.line, place, place + FURTHEST + len(piece))
            if place < 0:
                break
            place += len(piece)
        else:
            return at


def _search(piece: str, line: str, start: int, end: int) -> int:
    """Return where whole words stand in a line, from *start* to *end*; -1 where they do not."""
    at = line.find(piece, start, end)
    while at >= 0:
        before, after = line[at - 1 : at] if at else "", line[at + len(piece) :][:1]
        if not (before.isalnum() and piece[0].isalnum()) and not (
            after.isalnum() and piece[-1].isalnum()
        ):
            return at
        at = line.find(piece, at + 1, end)
    return -1


def check(text: str, found: tuple[Quoted, ...], known: Evidence) -> Iterator[Found]:
    """Yield the quotations of a statement that are not the article's words."""
    for quotation in found:
        if quotation.place >= 0:
            continue
        inner = text[quotation.start + 1 : quotation.end - 1]
        index, has = _nearest(inner, known)
        if _worded(inner) in _worded(known.line):
            message = "the words in quotation marks are the article's, their punctuation is not"
            yield Found("quotation", "note", message, quotation.start, quotation.end, index)
            continue
        message = "these words in quotation marks are not the article's"
        if has:
            message += f"; it has “{has}”"
        yield Found("quotation", "error", message, quotation.start, quotation.end, index)


def _worded(text: str) -> str:
    """Return the words of a text alone, each between two spaces."""
    return f" {' '.join(NO_WORD.sub(' ', folded(text)).split())} "


def _nearest(inner: str, known: Evidence) -> tuple[int, str]:
    """Return the sentence that has most of these words, and how it has them."""
    from takeaways.verifying.tokens import tokens

    row = tokens(inner, known.lex)
    scores: dict[int, float] = {}
    for norm in {token.norm for token in row}:
        for index in known.postings.get(norm, ()):
            scores[index] = scores.get(index, 0.0) + known.weights[norm] + 0.01
    if not scores:
        return -1, ""
    index = max(scores, key=lambda i: (scores[i], -i))
    theirs = known.rows[index]
    blocks = SequenceMatcher(
        None, [t.norm for t in row], [t.norm for t in theirs], autojunk=False
    ).get_matching_blocks()
    if sum(b.size for b in blocks) < HALF * len(row):
        return index, ""
    first, last = blocks[0], blocks[-2]
    begin = max(0, first.b - first.a)
    end = min(len(theirs), last.b + len(row) - last.a)
    return index, known.sentences[index].plain[theirs[begin].start : theirs[end - 1].end]
