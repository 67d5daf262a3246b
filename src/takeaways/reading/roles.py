"""Which piece is the title, the standfirst, the byline, a date, a subheading, a caption."""

from __future__ import annotations

import re
from typing import NamedTuple

from takeaways.reading.captions import LONGEST
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
ATTRIBUTED = r"[\"'”’] (?:he|she|they|it) (?:said|added|says|told|explained)[^,.]{0,12}$"
INNER_END = r"[.!?][\"'”’)]* [A-Z\"“‘']"
SUFFIX = r"\s*\([^()]{1,30}\)"
BARS = r"\s+[|·•–—-]\s+|\s*[|]\s*"

LONGEST_TITLE = 32
"""Words. The longest of 1,090 titles in eight sets of news has 25."""
SHORTEST_LEAD_IN = 6
"""Words of a line that announces a list of the story's own where nothing stands above it."""
LONGEST_LONE_TITLE = 17
"""Words of a title that nothing stands below but the story; 95 of 100 titles have no more."""
LONGEST_STANDFIRST = 80
"""Words. Of 112 standfirsts of some 60 publishers all but one have 69 or fewer."""
FARTHEST_BYLINE = 6
"""Pieces below the title or the standfirst that a byline and a date are looked for in."""
REGULAR = 0.5
"""Share of the long paragraphs that must close as sentences do, if one that does not is to mean
anything."""
MANY_CAPTIONS = 3
LONE = 20
"""Words above which the only unclosed line of a story is taken for a paragraph cut short."""
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
    for i in range(min(body + 1, len(pieces))):
        _lone_by(pieces, i)
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
        if not piece.reason and piece.size > LONE and dateline(piece.text):
            return i
        announced = headed or (piece.size >= SHORTEST_LEAD_IN and piece.text.endswith(":"))
        if announced and not piece.reason and _leads_in(pieces, i):
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
        if not whole and re.compile(BARS).search(raw):
            at = piece.start
            for bar in [*re.compile(BARS).finditer(source, piece.start, piece.end), None]:
                end = bar.start() if bar else piece.end
                if end > at:
                    parts.append(Piece(source, at, end, piece.group, markup=markup))
                at = bar.end() if bar else end
        if any(is_date(p.text) or _is_byline(p) for p in parts):
            for part in parts:
                if not is_date(part.text) and not _is_byline(part):
                    part.reason = phrases.reason(part, place="above") or "label"
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


def _lone_by(pieces: list[Piece], i: int) -> None:
    """Find a byline whose *By* was set on a line of its own."""
    if pieces[i].words in (("by",), ("von",), ("par",), ("por",)) and i + 1 < len(pieces):
        pieces[i].reason = "label"
        if _is_name(pieces[i + 1]):
            pieces[i + 1].kind = "byline"


def _byline(pieces: list[Piece], i: int) -> None:
    piece = pieces[i]
    if piece.kind != "paragraph" or piece.reason not in ("", "label"):
        return
    if _is_byline(piece) or _is_list_of_names(piece):
        piece.kind, piece.reason = "byline", ""


def _is_name(piece: Piece) -> bool:
    """Return whether it is one or more names and nothing else, but perhaps a role or a place."""
    if piece.closed or piece.kind != "paragraph" or piece.reason or piece.quoted:
        return False
    if piece.size > 12 or any(c.isdigit() or c in ":;?!" for c in piece.text):
        return False
    first, *rest = (
        re.compile(SUFFIX)
        .sub("", piece.text)
        .replace(" at ", ", ")
        .replace(" in ", ", ")
        .split(",")
    )
    words = first.split()
    several = any(w in AND for w in words)
    names = [w for w in words if w.lower() not in JOINERS]
    if not 2 <= len(names) <= (8 if several else 4):
        return False
    return all(w[0].isupper() and (len(w) <= 3 or not w.isupper()) for w in names) and all(
        part.strip()[:1].isupper() or _has_role(piece) for part in rest
    )


def _is_list_of_names(piece: Piece) -> bool:
    """Return whether it is three or more names, as of those who wrote a report together."""
    parts = re.split(r", | and | y | und | et ", piece.text)
    return len(parts) > 2 and all(
        2 <= len(part.split()) <= 4 and all(w[0].isupper() for w in part.split()) for part in parts
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
    if len(long) == 1 == body and pieces[0].size > LONGEST_LONE_TITLE:
        return -1  # nothing but its missing full stop says that it is no paragraph
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
    if _is_byline(piece) or is_date(piece.text) or "http" in text or text.count(" > ") > 1:
        return False
    return text[0] != "|" and not _is_list_of_names(piece)


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
        if title >= 0 and len(items) > 1 and body < len(pieces):
            piece.reason = "publisher's summary"
    for i, piece in enumerate(pieces[:body] if body < len(pieces) else ()):
        if piece.reason or piece.kind not in ("paragraph", "heading"):
            continue
        if title < 0 and piece.size <= LONGEST_HEADING:
            piece.kind = "heading"
            piece.level = piece.level or 2
        elif piece.kind == "paragraph" and piece.size <= LONE and not piece.text.endswith(":"):
            piece.reason = "label" if piece.size < 5 or i < title else "caption"


def _within(pieces: list[Piece], body: int) -> None:
    """Tell subheadings from captions among the story's unclosed lines."""
    told = [p for p in pieces[body:] if p.kind == "paragraph" and not p.reason]
    sound = [p for p in told if p.size >= 12 and (p.closed or not _labelled(p))]
    if len(sound) < 3 or sum(p.closed for p in sound) < REGULAR * len(sound):
        return
    last = max((i for i, p in enumerate(pieces) if p.prose and p.closed), default=-1)
    lines = [i for i in range(body, len(pieces)) if _is_open(pieces[i])]
    captions = sum(LONGEST_HEADING < pieces[i].size <= LONGEST_CAPTION for i in lines)
    longest = LONGEST_CAPTION if captions < MANY_CAPTIONS else LONGEST
    for i in lines:
        piece = pieces[i]
        if i and pieces[i - 1].kind == "date" and _is_name(piece):
            piece.kind = "byline"
        elif i > last and piece.size <= LONGEST_TITLE:
            piece.reason = "label" if piece.size <= LONGEST_HEADING else "caption"
        elif piece.size <= LONGEST_HEADING and not _labelled(piece):
            piece.kind, piece.level = "heading", 2
        elif piece.size <= longest and (captions > 1 or piece.size < LONE or _labelled(piece)):
            piece.reason = "" if _runs_over(piece) else "caption"


def _runs_over(piece: Piece) -> bool:
    """Return whether a line is part of a paragraph: it goes on from another, or has sentences."""
    return piece.text[0].islower() or len(re.compile(INNER_END).findall(piece.text)) > 2


def _is_open(piece: Piece) -> bool:
    """Return whether it is a line of the story that does not close as a sentence does."""
    if piece.reason or piece.kind != "paragraph" or piece.closed or _ends_in_speech(piece):
        return False
    if piece.words and piece.words[-1] in AND and piece.size <= len(piece.words):
        return False  # the last item but one of a list
    return not piece.text.endswith((":", ",", ";", "–", "—", "-"))


def _labelled(piece: Piece) -> bool:
    """Return whether it is ``Buried: Rescue teams dig by hand``, as picture editors write."""
    head, colon, _ = piece.text.partition(": ")
    return bool(colon) and len(head.split()) <= 4


def _ends_in_speech(piece: Piece) -> bool:
    """Return whether it ends in a quotation of some length; in a caption it is but a phrase."""
    text = piece.text.rstrip()
    if piece.quoted and re.compile(ATTRIBUTED).search(text[-40:]):
        return True
    if not text or text[-1] not in "\"”’'»":
        return False
    opening = max(text.rfind(mark, 0, len(text) - 1) for mark in "\"“‘'«„»")
    return text[opening:].count(" ") >= 7 or piece.quoted
