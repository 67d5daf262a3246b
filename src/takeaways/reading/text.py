"""Plain text: lines become pieces, though it may be hard-wrapped, or one paragraph a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from takeaways.reading.dates import is_date
from takeaways.reading.pieces import LINE, Piece

BULLET = r"(?:[·◦○□▶✓✔*-]|\(?\d{1,2}[.)])[^\S\n]+(?=\S)|[•▪‣●■►➤]\s*(?=\S)"
"""A dash longer than a hyphen is none: it opens speech, credits and asides."""
RUN_TOGETHER = r"\d{1,2}(?=[“\"'‘]?[A-ZÄÖÜÀ-Þ])"
"""``• 1The minister``: the number that a list's markup made, copied without its space."""

NARROWEST, WIDEST = 40, 130
"""Columns that text is hard-wrapped at. Mail and wire copy use 60 to 80; a line in a browser's
window can be wider, but is then one paragraph far more often."""


UNFINISHED = frozenset(
    {"a", "an", "the", "of", "from", "and", "that", "for", "with", "by", "or", "to"}
)
"""No line on its own ends in one of these."""


class Line(NamedTuple):
    """A line with something on it, without the white space around it."""

    start: int
    end: int
    group: int
    indent: int


def lines(text: str) -> list[Line]:
    """Return the lines that hold something; those with no blank line between are of one group."""
    out: list[Line] = []
    group = at = 0
    for match in LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start >= end:
            group += 1
            at = match.end()
            continue
        between = text[at : match.start()]
        if out and (between.count("\n") > 1 or "\u2029" in between or _blank(between)):
            group += 1
        out.append(Line(start, end, group, start - match.start()))
        at = match.end()
    return out


def _blank(between: str) -> bool:
    """Return whether two or more line ends, of whatever kind, stand between two lines."""
    return len(between.replace("\r\n", "\n")) > 1


def pieces(text: str) -> list[Piece]:
    """Divide plain text into pieces: paragraphs, list items, quotations, lines on their own."""
    found = lines(text)
    if len(found) == 1:  # no list has but one line: a bullet in it is a matter for the segmenter
        return [Piece(text, found[0].start, found[0].end, 0)]
    groups: list[list[Line]] = []
    for line in found:
        if groups and groups[-1][0].group == line.group:
            groups[-1].append(line)
        else:
            groups.append([line])
    widths = [_width(text, group) for group in groups]
    usual = max(widths, default=0)
    out: list[Piece] = []
    for group, width in zip(groups, widths, strict=True):
        first = 0
        for i in range(1, len(group) + 1):
            if i < len(group) and _runs_on(text, group[i - 1], group[i], width or usual):
                continue
            out.append(_piece(text, group[first], group[i - 1]))
            first = i
    return out


def _width(text: str, group: list[Line]) -> int:
    """Return the column that a group is wrapped at; 0 if each of its lines is a paragraph.

    Text is wrapped where the next line's first word would not have fitted on the line before.
    """
    if len(group) < 3:
        return 0
    width = max(line.end - line.start + line.indent for line in group)
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = len(group) - 1
    full = sum(_full(text, a, b, width) for a, b in pairwise(group))
    open_ = sum(text[line.end - 1] not in '.!?:”"' for line in group[:-1])
    return width if full >= 0.7 * pairs and open_ >= 0.4 * pairs else 0


def _full(text: str, line: Line, after: Line, width: int) -> bool:
    word = text[after.start : min(after.end, after.start + WIDEST)].split(None, 1)[0]
    return line.indent + line.end - line.start + 1 + len(word) > width


def _runs_on(text: str, line: Line, after: Line, width: int) -> bool:
    """Return whether the second line continues the first one's paragraph."""
    if _bullet(text, after.start, after.end) or text[after.start] == ">":
        return text[line.start] == ">" == text[after.start]
    if width and _full(text, line, after, width):
        return True
    if after.indent > line.indent and _bullet(text, line.start, line.end):
        return True
    last = text[line.end - 1]
    if text[after.start].islower():
        return last not in ".!?:;" and not _opens_byline(text, after)
    if last == ",":
        return line.end - line.start > NARROWEST
    return text[max(line.start, line.end - 12) : line.end].rpartition(" ")[2] in UNFINISHED


def _bullet(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the bullet or number that begins there; most lines begin with a letter or a quote."""
    if text[start].isalpha() or text[start] in "\"'“‘":
        return None
    return re.compile(BULLET).match(text, start, end)


def _opens_byline(text: str, line: Line) -> bool:
    words = text[line.start : min(line.end, line.start + 80)].split()
    return words[0] in ("by", "von", "par", "por") and len(words) > 1 and words[1][0].isupper()


def _piece(text: str, first: Line, last: Line) -> Piece:
    start, end, group = first.start, last.end, first.group
    bullet = _bullet(text, start, end)
    if bullet and not is_date(text[start:end][:60]):  # "3. Mai 2031"
        start = bullet.end()
        if run := re.compile(RUN_TOGETHER).match(text, start, end):
            start = run.end()
        return Piece(text, start, end, group, "item")
    if text[start] == ">" and end - start > 1:
        quote = re.compile(r"(?:>\s*)+").match(text, start, end)
        if quote and quote.end() < end:
            return Piece(text, quote.end(), end, group, "quotation")
    return Piece(text, start, end, group)
