"""Which piece is the title, the standfirst, the byline, a date, a subheading, a caption."""

from __future__ import annotations

import re
from typing import NamedTuple

from takeaways.reading.dates import dateline, day_of, has_day, is_date
from takeaways.reading.pieces import Piece

BY = frozenset({"by", "von", "par", "por"})
_ROLES = """
    editor correspondent reporter columnist writer staff journalist critic bureau redakteur
    redakteurin korrespondent korrespondentin journaliste correspondant correspondante
    redactor redactora corresponsal reporterin
"""
ROLES = frozenset(_ROLES.split())
_JOINERS = """
    and und et y in for de von van der den le la du bin al the of & / ,
"""
AND = frozenset({"and", "und", "et", "y", "&"})
JOINERS = frozenset(_JOINERS.split())
SUFFIX = re.compile(r"\s*\([^()]{1,30}\)")
BARS = re.compile(r"\s+[|·•–—-]\s+|\s*[|]\s*")

LONGEST_TITLE = 32
"""Words. Of 1,700 titles read the longest had 27."""
LONGEST_STANDFIRST = 80
FARTHEST_BYLINE = 6
"""Pieces below the title or the standfirst that a byline and a date are looked for in."""
LONGEST_HEADING = 10
"""Words of a subheading; an unclosed line that is longer is a caption, or a line cut short."""
LONGEST_CAPTION = 45
"""Words of an unclosed line between paragraphs that is taken for a caption by its place alone."""


class Head(NamedTuple):
    """What stands above the story."""

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    date: str = ""


def assign(source: str, pieces: list[Piece], *, markup: bool = False) -> Head:
    """Give each piece its kind, find what stands above the story, and return it.

    The pieces have their reasons already. What stands above the story is divided further where
    one line holds several things (``By Ann Lee | May 3``); *pieces* is changed in place.
    """
    body = _body(pieces)
    title = _title(pieces, body)
    reach = min(len(pieces), max(body, title + 1) + FARTHEST_BYLINE)
    pieces[:reach] = _divided(source, pieces[:reach], markup=markup)
    for piece in pieces:
        _date(piece)
    body = _body(pieces)
    standfirst, body = _standfirst(pieces, title, body)
    for i in range(body):
        _byline(pieces, i)
    _names(pieces, title, body)
    _above(pieces, title, body)
    _within(pieces, body)
    dates = [p.text for p in pieces if p.kind == "date" and has_day(p.text)]
    bylines = [p for p in pieces[:body] if p.kind == "byline"]
    return Head(
        title=pieces[title].text if title >= 0 else "",
        standfirst=pieces[standfirst].text if standfirst >= 0 else "",
        byline=bylines[0].text if bylines else "",
        date=day_of(dates[0]) if dates else "",
    )


def dateline_of(source: str, pieces: list[Piece]) -> str:
    """Return the dateline at the head of the story's first paragraph, as it stands there."""
    first = next((p for p in pieces if p.prose and p.kind == "paragraph"), None)
    return dateline(source[first.start : first.end]) if first else ""


def _body(pieces: list[Piece]) -> int:
    """Return the index of the story's first paragraph; the number of pieces if there is none."""
    headed = False
    for i, piece in enumerate(pieces):
        if piece.prose and piece.kind in ("paragraph", "quotation"):
            return i
        if headed and not piece.reason and _leads_in(pieces, i):
            return i
        headed = headed or piece.kind in ("byline", "date")
    return len(pieces)


def _leads_in(pieces: list[Piece], i: int) -> bool:
    """Return whether a list of the story's own begins, or the line that announces it."""
    if pieces[i].kind == "item":
        return pieces[i].prose
    return pieces[i].text.endswith(":") and pieces[i + 1 : i + 2] != [] and _leads_in(pieces, i + 1)


def _divided(source: str, pieces: list[Piece], *, markup: bool) -> list[Piece]:
    """Divide lines such as ``By Ann Lee | May 3 | 4 min read`` at their bars."""
    from takeaways.reading import phrases

    out: list[Piece] = []
    for piece in pieces:
        raw = source[piece.start : piece.end]
        parts: list[Piece] = []
        whole = piece.kind != "paragraph" or piece.closed or piece.size > 30 or is_date(piece.text)
        if not whole and BARS.search(raw):
            at = piece.start
            for bar in [*BARS.finditer(source, piece.start, piece.end), None]:
                end = bar.start() if bar else piece.end
                if end > at:
                    parts.append(Piece(source, at, end, piece.group, markup=markup))
                at = bar.end() if bar else end
        if any(is_date(p.text) or _is_byline(p) for p in parts):
            for part in parts:
                if not is_date(part.text) and not _is_byline(part):
                    part.reason = phrases.reason(part, edge=True) or "label"
            out += parts
        else:
            out.append(piece)
    return out


def _date(piece: Piece) -> None:
    if piece.kind != "paragraph" or piece.reason not in ("", "label", "table") or piece.size > 16:
        return
    if is_date(piece.text):
        piece.kind, piece.reason = "date", ""
        if piece.words[:1] == ("updated",) and not has_day(piece.text):
            piece.kind, piece.reason = "furniture", "timestamp"


def _is_byline(piece: Piece) -> bool:
    """Return whether it is ``By Ann Lee``: the word, then a name."""
    words = piece.text.split(None, 3)
    return (
        len(words) > 1
        and words[0].lower() in BY
        and words[1][0].isupper()
        and piece.size <= 16
        and (not piece.closed or piece.size <= 4)
    )


def _byline(pieces: list[Piece], i: int) -> None:
    piece = pieces[i]
    if piece.kind != "paragraph" or piece.reason not in ("", "label"):
        return
    if _is_byline(piece):
        piece.kind, piece.reason = "byline", ""
    elif piece.words in (("by",), ("von",), ("par",), ("por",)) and i + 1 < len(pieces):
        piece.reason = "label"
        if _is_name(pieces[i + 1]):
            pieces[i + 1].kind = "byline"


def _is_name(piece: Piece) -> bool:
    """Return whether it is one or more names and nothing else, but perhaps a role or a place."""
    if piece.closed or piece.kind != "paragraph" or piece.reason or piece.quoted:
        return False
    if piece.size > 12 or any(c.isdigit() or c in ":;?!" for c in piece.text):
        return False
    first, *rest = SUFFIX.sub("", piece.text).replace(" at ", ", ").replace(" in ", ", ").split(",")
    words = first.split()
    several = any(w in AND for w in words)
    names = [w for w in words if w.lower() not in JOINERS]
    if not 2 <= len(names) <= (8 if several else 4):
        return False
    return all(w[0].isupper() and (len(w) <= 3 or not w.isupper()) for w in names) and all(
        part.strip()[:1].isupper() or _has_role(piece) for part in rest
    )


def _has_role(piece: Piece) -> bool:
    return piece.size <= 10 and not piece.closed and any(w in ROLES for w in piece.words)


def _title(pieces: list[Piece], body: int) -> int:
    """Return the index of the title, -1 if there plainly is none.

    It is the first line of four words or more above the story that nothing else accounts for, or,
    where there is none, the only line there is.
    """
    for i, piece in enumerate(pieces[:body]):
        if piece.kind == "heading" and piece.level == 1 and not piece.reason:
            piece.kind = "title"
            return i
    if body >= len(pieces):
        return -1
    lines = [i for i in range(body) if _may_be_title(pieces[i])]
    long = [i for i in lines if len(pieces[i].words) >= 4]
    if len(long) > 1 and pieces[long[0]].text.isupper() and not pieces[long[1]].text.isupper():
        long = long[1:] if pieces[long[0]].size <= 5 else long  # a kicker in capitals
    if long:
        pieces[long[0]].kind = "title"
        return long[0]
    if lines and (pieces[lines[-1]].size >= 2 or len(pieces) > 2):
        best = max(lines, key=lambda i: (pieces[i].size, -i))
        if pieces[best].size >= 2:
            pieces[best].kind = "title"
            return best
    return -1


def _may_be_title(piece: Piece) -> bool:
    if piece.reason or piece.kind not in ("paragraph", "heading") or piece.size > LONGEST_TITLE:
        return False
    text = piece.text.rstrip("\"'”’»)")
    if text.endswith((".", ":", ",", ";")) or not any(c.isalpha() for c in text):
        return False
    return not _is_code(piece)


def _is_code(piece: Piece) -> bool:
    """Return whether it is a wire's slug: ``A2217 4 BC-DOCKS-STRIKE:ORLANE 07-21 0655``."""
    words = piece.text.split()
    return piece.text.isupper() and 2 * sum(any(c.isdigit() for c in w) for w in words) >= len(
        words
    )


def _standfirst(pieces: list[Piece], title: int, body: int) -> tuple[int, int]:
    """Return the index of the standfirst (-1 if there is none), and of the story's first paragraph.

    An unclosed line right below the title is one. A whole sentence there is one only if a byline,
    a date or the publisher's summary comes between it and the story: else it is the lead.
    """
    if title < 0:
        return -1, body
    for i in range(title + 1, min(len(pieces), title + 6)):
        piece = pieces[i]
        if piece.reason == "label" or (piece.kind == "heading" and piece.level > 1):
            continue
        if _is_byline(piece) or (_is_name(piece) and _dated(pieces, i)):
            break
        if piece.reason or piece.kind not in ("paragraph", "heading", "quotation"):
            break
        if piece.closed or piece.size > 30:
            if piece.size <= LONGEST_STANDFIRST and _head_goes_on(pieces, i + 1):
                piece.kind = "standfirst"
                return i, i + 1 + _body(pieces[i + 1 :])
            break
        if piece.size >= 5 and not piece.text.endswith((":", ",", ";")):
            piece.kind = "standfirst"
            return i, max(body, i + 1)
    return -1, body


def _head_goes_on(pieces: list[Piece], i: int) -> bool:
    """Return whether a byline, a date or the publisher's summary comes before the next prose."""
    while i < len(pieces) and not pieces[i].prose:
        piece = pieces[i]
        if piece.kind in ("byline", "date") or piece.reason == "publisher's summary":
            return True
        if _is_byline(piece) or (_is_name(piece) and i + 1 < len(pieces) and _dated(pieces, i)):
            return True
        i += 1
    return False


def _dated(pieces: list[Piece], i: int) -> bool:
    """Return whether a date or the writer's role stands with the name."""
    return _has_role(pieces[i]) or any(
        p.kind == "date" or is_date(p.text) or _has_role(p) for p in pieces[i + 1 : i + 3]
    )


def _names(pieces: list[Piece], title: int, body: int) -> None:
    """Find a byline that is only a name: the last one that has a date or a role with it."""
    if title < 0 or any(p.kind == "byline" for p in pieces[:body]):
        return
    for i in range(body - 1, title, -1):
        if _is_name(pieces[i]) and _dated(pieces, i):
            pieces[i].kind = "byline"
            return


def _above(pieces: list[Piece], title: int, body: int) -> None:
    """Account for whatever else stands above the story."""
    headed = next((i for i, p in enumerate(pieces[:body]) if p.kind in ("byline", "date")), body)
    items = [p for p in pieces[:headed] if p.kind == "item" and not p.reason]
    for piece in items:
        if len(items) > 1 and body < len(pieces):
            piece.reason = "publisher's summary"
    for i, piece in enumerate(pieces[:body]):
        if piece.reason or piece.kind not in ("paragraph", "heading"):
            continue
        if title < 0 and body < len(pieces) and piece.size <= LONGEST_HEADING:
            piece.kind = "heading"
            piece.level = piece.level or 2
        elif body < len(pieces) and piece.kind == "paragraph":
            piece.reason = "label" if piece.size < 5 or i < title else "caption"


def _within(pieces: list[Piece], body: int) -> None:
    """Tell subheadings from captions among the story's unclosed lines."""
    sound = [p for p in pieces[body:] if p.kind == "paragraph" and not p.reason and p.size >= 12]
    regular = len(sound) >= 3 and sum(p.closed for p in sound) >= 0.7 * len(sound)
    last = max((i for i, p in enumerate(pieces) if p.prose), default=-1)
    for i in range(body, len(pieces)):
        piece = pieces[i]
        if piece.reason or piece.kind != "paragraph" or piece.closed:
            continue
        if piece.text.endswith((":", ",", ";", "–", "—", "-")) or not regular:
            continue
        before = pieces[i - 1] if i else None
        if before is not None and before.kind == "date" and _is_name(piece):
            piece.kind = "byline"
        elif i > last:
            piece.reason = "" if piece.size > 20 else "label"
        elif piece.size <= LONGEST_HEADING and not _labelled(piece):
            piece.kind, piece.level = "heading", 2
        elif piece.size <= LONGEST_CAPTION and not _ends_in_quote(piece):
            piece.reason = "caption"


def _labelled(piece: Piece) -> bool:
    """Return whether it is ``Buried: Rescue teams dig by hand``, as picture editors write."""
    head, colon, _ = piece.text.partition(": ")
    return bool(colon) and len(head.split()) <= 4


def _ends_in_quote(piece: Piece) -> bool:
    return piece.text[-1] in "\"”’'»" and piece.size > 12
