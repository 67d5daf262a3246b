"""Furniture run into a paragraph's text, where a page was copied or crawled without its lines.

Two kinds are found. In text whose line ends were replaced by a lone full stop (``word . Next``), a
line that did not end as a sentence is a byline, a caption or a link. And some sentences are
furniture wherever they stand (``Scroll down for video``, ``Ann Lee contributed to this report.``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from takeaways.reading import phrases
from takeaways.reading.captions import DETERMINERS, tells_sides, verbless
from takeaways.reading.dates import is_date
from takeaways.reading.menus import SENTENCE_END, UNFINISHED, menu_end
from takeaways.reading.pieces import Piece, ends_in_link, told

if TYPE_CHECKING:
    from takeaways.model import BlockKind


class Cut(NamedTuple):
    """A stretch of a paragraph that is not the story."""

    start: int
    end: int
    kind: str
    reason: str


HEAD_STOP = r"\s*\.(?=\s|\Z)"
LONE_STOP = r"(?<![\s.])\s+\.(?=\s|\Z)(?!\s+\.)"
"""``word . Next``: a line end that a crawler closed with a full stop of its own."""
_SHORT_FORMS = """
    mr mrs ms dr prof gen gov sen rep st lt col sgt capt rev hon no jr sr inc ltd co corp vs
    jan feb mar apr jun jul aug sep sept oct nov dec cllr mme m mt ft art nr bzw ca etc hr fr
    dr tel vol
"""
SHORT_FORMS = frozenset(_SHORT_FORMS.split())
MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}\.\w"
_WRITE = """
    write email e-mail mail contact reach tips schreiben écrivez escriba
"""
SIDED = r"[A-ZÀ-Þ][\w'’-]+ \((?:far |top |bottom )?(?:left|right|centre|center)(?:\s[^()]{1,20})?\)"
"""``Ann Lee (left)``: only of a picture is it said where in it somebody stands."""
SIDE_SIGNS = ("(left", "(right", "(cent", "(far ", "(top ", "(bottom ")
"""Without one of these there is none of it."""
WRITE = frozenset(_WRITE.split())
REPORTED = (
    r"[A-Z][^.!?]{3,200}\b(?:reported and wrote|wrote and reported|reported|wrote) from"
    r" [A-Z][^.!?]{2,80}"
    r"(?:, and [^.!?]{3,160} from [A-Z][^.!?]{2,60})?\.\s*\Z"
)

ARROWED = r"[.!?][\"'”’]?\s+((?:Watch|See|Read|Learn|Hear|Listen|Check)\b[^.!?«»\n]{3,160}»)"
"""A link within a paragraph: ``Watch the mayor explain »``."""
INITIALS = r"(?:\w\.)+\w$"
RUN_IN = ("By .", "By. ", "PUBLISHED:", "UPDATED:", "Last updated at", "Created ")
WINDOW = 600
"""Characters that a sentence is looked for in, on either side."""
LONGEST = 60
"""Words of a line or sentence that is taken out."""
LONGEST_LINK = 15
"""Words of a link's text. The 53 links in two sets of news that say so ("READ MORE: …") have 8 as
their median and 15 at most."""


def cuts(source: str, piece: Piece, *, first: bool, last: bool) -> list[Cut]:
    """Return what in this paragraph is not the story, in order.

    *first* and *last* say whether the story begins or ends with it.
    """
    found: list[Cut] = []
    at = piece.start
    if first:
        found += _run_in_head(source, piece)
        end = 0 if found else menu_end(source[piece.start : piece.end])
        if end:
            found.append(
                _trimmed(source, piece.start, piece.start + end, "furniture", "navigation")
            )
        at = found[-1].end if found else at
    if " ." in source[at : piece.end]:
        found += _lone_stopped(source, at, piece.end, signed=bool(found))
    found += _sentences(source, at, piece.end, last=last)
    out: list[Cut] = []
    for cut in sorted(found, key=lambda c: (c.start, -c.end, c.kind, c.reason)):
        if not out or cut.start >= out[-1].end:
            out.append(cut)
        elif cut.end > out[-1].end:
            out.append(_trimmed(source, out[-1].end, *cut[1:]))
    return out


def _run_in_head(source: str, piece: Piece) -> list[Cut]:
    """Find a run-in ``By . Ann Lee . PUBLISHED: . 14:11 EST, 6 August 2031 . |`` at the head."""
    start, end = piece.start, piece.end
    if not source.startswith(RUN_IN, start):
        return []
    out: list[Cut] = []
    byline_end = at = start
    in_byline = source.startswith(("By .", "By. "), start)
    for stop in re.compile(HEAD_STOP).finditer(source, start, min(end, start + WINDOW)):
        line = source[at : stop.start()].strip()
        if in_byline and (at == start or _is_signature(line)):
            byline_end = stop.end()
        elif line in ("PUBLISHED:", "UPDATED:", "|", "CREATED:") or is_date(line):
            in_byline = False
        else:
            break
        at = stop.end()
    if byline_end > start:
        out.append(_trimmed(source, start, byline_end, "byline", ""))
    if at > byline_end:
        out.append(_trimmed(source, byline_end, at, "furniture", "timestamp"))
    return out


def _is_signature(line: str) -> bool:
    words = line.split()
    return (
        0 < len(words) <= 8
        and all(
            w[0].isupper() or w in ("and", "for", "in", "of", "de", "van", "the", "von")
            for w in words
        )
        and not line.endswith(":")
    )


def _lone_stopped(source: str, start: int, end: int, *, signed: bool) -> list[Cut]:
    """Find the lines that a lone full stop closes."""
    stops = list(re.compile(LONE_STOP).finditer(source, start, end))
    wraps = sum(_goes_on(source, stop.end(), end) for stop in stops)
    if " ," in source[start:end]:
        return []  # links were taken out with their words: the stop is the sentence's own
    wrapped = wraps > len(stops) * WRAPPED or wraps > 4
    found: list[tuple[int, int, str]] = []
    at = start
    for stop in stops:
        if _goes_on(source, stop.end(), end):
            continue
        line_start = _sentence_start(source, max(at, stop.start() - WINDOW), stop.start())
        line = source[line_start : stop.start()]
        reason = _of_line(
            line, wrapped=wrapped, signed=signed, cut_off=line_start == stop.start() - WINDOW
        )
        if reason:
            found.append((line_start, stop.end(), reason))
        at = stop.end()
    captions = [source[a:b] for a, b, reason in found if reason == "caption"]
    pictured = signed or len(captions) >= SEVERAL or any(tells_sides(c) for c in captions)
    out: list[Cut] = []
    for line_start, line_end, reason in found:
        if reason == LOOSE:
            reason = _of_loose(source[line_start:line_end].strip(" .\n"), pictured=pictured)
        if reason:
            out.append(_trimmed(source, line_start, line_end, "furniture", reason))
    return out


FEWEST_LABELLED = 5
"""Words of a labelled line that is more than a subheading with a colon."""
LOOSE = "?"
"""Stands for the reason of a short line by itself until the others of its paragraph are known."""


def _of_loose(line: str, *, pictured: bool) -> str:
    """Return the reason of a short line that only its lone stop gives away; empty for story.

    Where captions stand between the sentences so, a whole statement is one too; elsewhere it is a
    sentence whose last words were a link.
    """
    piece = Piece(line, 0, len(line), 0)
    if pictured:
        return "related links" if line.isupper() or piece.size < STATEMENT - 2 else "caption"
    capitals = sum(w[0].isupper() for w in line.split())
    whole = (
        piece.size >= STATEMENT
        and 2 * capitals < piece.size
        and piece.words[0] not in TEASERS
        and not DETERMINERS.isdisjoint(piece.words)
        and not verbless(piece)
    )
    return "" if whole else "related links"


STATEMENT = 7
"""Words from which a line with a finite verb and an article may be a sentence. Of some 440 links
run into 1,000 articles, five pass for one."""
SEVERAL = 2
"""Captions between the sentences of a paragraph, above which its other such lines are some too."""
TEASERS = frozenset({"how", "why", "what", "who", "when", "where", "is", "are", "can", "opinion"})


WRAPPED = 0.3
"""Share of lone stops inside sentences above which the text was hard-wrapped before it was crawled,
so that a lone stop says little."""


def _goes_on(source: str, at: int, end: int) -> bool:
    """Return whether a sentence goes on after the stop: with a small letter or a comma."""
    after = source[at : min(end, at + 8)].lstrip()
    return bool(after) and (after[0].islower() or after[0] in ",;")


def _of_line(line: str, *, wrapped: bool, signed: bool, cut_off: bool) -> str:
    line = line.strip()
    words = line.split()
    if cut_off or not words or len(words) > LONGEST or line.rstrip().endswith((":", ",", ";")):
        return ""
    last = words[-1].strip("\"'”’)").lower()
    if last in UNFINISHED or line.lstrip()[0].islower() or re.compile(INITIALS).match(last):
        return ""
    if is_date(line):
        return "timestamp"
    if phrase := _phrase(line):
        return phrase
    head, colon, _ = line.partition(": ")
    labelled = bool(colon) and len(head.split()) <= 5 and '"' not in head and head[:1].isupper()
    if tells_sides(line):
        return "caption"
    if labelled and len(words) >= FEWEST_LABELLED:
        figures = any(c.isdigit() for c in line) and verbless(Piece(line, 0, len(line), 0))
        return "table" if figures and len(words) < 3 * (line.count(": ") + 1) + 3 else "caption"
    if wrapped or (len(words) < 3 and not signed):
        return ""
    if signed:
        return "caption"
    quoted = line.lstrip()[0] in "\"'“‘" or line.count('"') % 2 == 1
    return LOOSE if len(words) <= LONGEST_LINK and line[-1].isalnum() and not quoted else ""


def _phrase(line: str) -> str:
    """Return the reason that the line's own words give."""
    piece = Piece(line, 0, len(line), 0)
    reason = phrases.reason(piece, place="")
    return "" if reason == "navigation" else reason


def _sentences(source: str, start: int, end: int, *, last: bool) -> list[Cut]:
    """Find the sentences that are furniture by their own words."""
    text = source[start:end].lower().replace("’", "'")
    if len(text) != end - start:  # a letter whose small form is longer: rare, and not worth a map
        text = source[start:end]
    out: list[Cut] = []
    for unit, reason in phrases.load().unit.items():
        if unit in text:
            out += _units(source, start, end, unit, reason)
    for anchor, reason in phrases.load().sentence.items():
        at = text.find(anchor)
        while at >= 0:
            cut = _sentence(source, start, end, start + at, reason)
            if cut and _says(source, cut, start + at, anchor):
                out.append(cut)
            at = text.find(anchor, at + len(anchor))
    out += _links(source, start, end, text)
    if any(sign in text for sign in SIDE_SIGNS):
        found = (
            _sentence(source, start, end, m.start(), "caption")
            for m in re.compile(SIDED).finditer(source, start, end)
        )
        out += [cut for cut in found if cut]
    if "@" in text:
        for match in re.compile(MAIL).finditer(source, start, end):
            cut = _sentence(source, start, end, match.start(), "author note")
            if cut and WRITE & set(source[cut.start : cut.end].lower().split()):
                out.append(cut)
    if last:
        out += _end(source, start, end, text)
    return out


def _says(source: str, cut: Cut, at: int, anchor: str) -> bool:
    """Return whether the words stand where they say that the sentence is furniture.

    An invitation to read more comes first; and after ``contributed to this report`` comes nothing
    but a place.
    """
    if anchor.startswith("read more"):
        return cut.start == at
    if cut.reason != "author note":
        return True
    rest = source[at + len(anchor) : cut.end].strip(" .\"'”’)\n")
    return not rest or rest.startswith(("from ", "in ", "those of ", "of "))


def _units(source: str, start: int, end: int, unit: str, reason: str) -> list[Cut]:
    """Find words that are furniture by themselves, between the end of one sentence and the next."""
    out: list[Cut] = []
    pattern = re.compile(rf"(?i:{re.escape(unit)})(?!\w)(?:\s*\.)?(?=\s*(?:\Z|[^\sa-z]))")
    for match in pattern.finditer(source, start, end):
        at = match.start()
        begin = _sentence_start(source, max(start, at - WINDOW), at)
        if not source[begin:at].strip(" .") and source[at].isupper():
            out.append(Cut(begin, match.end(), "furniture", reason))
    return out


def _links(source: str, start: int, end: int, text: str) -> list[Cut]:
    """Find links that were set within or after the paragraph's sentences."""
    out: list[Cut] = []
    tail = max(start, end - 160)
    if link := ends_in_link(source[tail:end]):
        out.append(_trimmed(source, tail + link.start(1), end, "furniture", "related links"))
    if "»" in text and "«" not in text:
        found = re.compile(ARROWED).finditer(source, start, end)
        out += [Cut(*match.span(1), "furniture", "related links") for match in found]
    return out


def _end(source: str, start: int, end: int, text: str) -> list[Cut]:
    """Find what ends the whole text: who reported it, an appeal to the reader."""
    out: list[Cut] = []
    for tail, reason in phrases.load().tail.items():
        at = text.rfind(tail)
        if at >= 0 and start + at >= end - TAIL:
            begin = start + at
            if source[begin].isalpha() and not source[begin].isupper():
                begin = _sentence_start(source, max(start, begin - WINDOW), begin)
            out.append(_trimmed(source, begin, end, "furniture", reason))
    if "reported from" not in text and "wrote from" not in text:
        return out
    limit = min([end, *(c.start for c in out)])
    begin = _sentence_start(source, max(start, limit - WINDOW), limit - 1)
    if (begin > start or start > 0) and re.compile(REPORTED).match(source, begin, limit):
        out.append(_trimmed(source, begin, limit, "furniture", "author note"))
    return out


TAIL = 2500
"""Characters before the end within which an appeal or a notice that runs to the end begins."""


def _sentence(source: str, start: int, end: int, at: int, reason: str) -> Cut | None:
    """Return the sentence around *at*, unless it is long or speech."""
    begin = _sentence_start(source, max(start, at - WINDOW), at)
    stop = next(
        (
            m
            for m in re.compile(SENTENCE_END).finditer(source, at, min(end, at + WINDOW))
            if not _short_form(source, m)
        ),
        None,
    )
    finish = stop.end() if stop else min(end, at + WINDOW)
    words = source[begin:finish].split()
    if len(words) > LONGEST or words[0][0] in "\"“‘«'" or (begin == start == 0 and len(words) > 40):
        return None
    return _trimmed(source, begin, finish, "furniture", reason)


def _sentence_start(source: str, low: int, at: int) -> int:
    """Return where the sentence that holds *at* begins, *low* at the earliest."""
    begin = low
    for match in re.compile(SENTENCE_END).finditer(source, low, at + 3):
        if match.end() <= at and not _short_form(source, match):
            begin = match.end()
    return begin


def _short_form(source: str, stop: re.Match[str]) -> bool:
    """Return whether the full stop closes an abbreviation rather than a sentence."""
    if source[stop.start()] != ".":
        return False
    word = source[max(0, stop.start() - 12) : stop.start()].rpartition(" ")[2].lstrip("(\"'“‘")
    return (
        word.lower() in SHORT_FORMS
        or (len(word) == 1 and word.isupper())
        or ("." in word and len(word.rpartition(".")[2]) == 1)
    )


def _trimmed(source: str, start: int, end: int, kind: str, reason: str) -> Cut:
    words = source[start:end]
    return Cut(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), kind, reason)


def divide(source: str, piece: Piece, found: list[Cut], *, markup: bool) -> list[Piece]:
    """Return the piece divided at its cuts: paragraphs, with furniture between them."""
    out: list[Piece] = []
    at = piece.start
    for cut in [*found, Cut(piece.end, piece.end, "", "")]:
        rest = _trimmed(source, at, cut.start, "", "")
        if rest.start < rest.end and told(source[rest.start : rest.end]):
            out.append(Piece(source, rest.start, rest.end, piece.group, piece.kind, markup=markup))
        if cut.start < cut.end:
            kind: BlockKind = "byline" if cut.kind == "byline" else "furniture"
            out.append(
                Piece(
                    source, cut.start, cut.end, piece.group, kind, reason=cut.reason, markup=markup
                )
            )
        at = cut.end
    return out
