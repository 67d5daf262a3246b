"""From the lines of pages to paragraphs: running heads dropped, hyphenation undone.

A line begins a new paragraph when it is set apart from the one before it: by a gap, an indent, a
bullet, another size; or when the one before it ended a sentence short of the margin. Across columns
and pages a paragraph goes on where the line before did not end a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from takeaways.reading.laying import Laid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from takeaways.reading.documents.pdf import Line

EDGE = 0.09
"""Share of a page's height at its top and bottom in which running heads and numbers stand."""
REPEATED = 3
"""Pages that bear the same line there before it is a running head."""
NUMBER = re.compile(
    r"(?i)[\W_]*(?:page|seite|p\.|s\.|pagina|página|sida|side)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|von|sur|de|di|av|van)\s*\d{1,4})?[\W_]*"
)
BULLET = re.compile(r"(?:[•●▪■◦‣∙·\-–—*]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
SIGN = re.compile(r"[•●▪■◦‣∙·]\s*|[\-–—*]\s+")
ENDS = '.!?…。！？:;”"’»)'
LARGER = 1.12
"""How much larger than the body's type a heading is set."""
LONGEST_HEADING = 160
SOFT = "\u00ad\ufffe\x02"
"""What stands at the end of a line that was broken by the typesetter: PDFium's own signs, too."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def blocks_of(lines: Sequence[Line]) -> tuple[Laid, ...]:
    """Return the blocks of a document: paragraphs, headings with their level, items of lists."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    lines = _body(lines, usual)
    larger = sorted({s for s in sizes if s >= LARGER * usual}, reverse=True)[:5]
    vocabulary = frozenset(WORD.findall(" ".join(line.text for line in lines).lower()))
    blocks: list[Laid] = []
    for group in _paragraphs(lines, usual):
        text = _joined(group, vocabulary)
        if not any(map(str.isalnum, text)):
            continue
        first = group[0]
        if _is_heading(group, text, usual):
            level = 1 + next((i for i, s in enumerate(larger) if first.size >= s), len(larger))
            blocks.append(Laid(text, "heading", level=min(level, 6)))
        elif BULLET.match(first.text):
            blocks.append(Laid(SIGN.sub("", text, count=1), "item"))
        else:
            blocks.append(Laid(text))
    return tuple(blocks)


def _body(lines: Sequence[Line], usual: float) -> list[Line]:
    """Leave out running heads and feet and page numbers, but not the title that a head repeats."""
    pages: dict[str, set[int]] = {}
    for line in lines:
        if _at_edge(line):
            pages.setdefault(_same(line.text), set()).add(line.page)
    count = len({line.page for line in lines})
    most = min(REPEATED, max(2, count))
    return [
        line
        for line in lines
        if not (
            _at_edge(line) and (NUMBER.fullmatch(line.text) or len(pages[_same(line.text)]) >= most)
        )
    ]


def _at_edge(line: Line) -> bool:
    return line.bottom < EDGE * line.height or line.top > (1 - EDGE) * line.height


def _same(text: str) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", text.lower())


def _paragraphs(lines: Sequence[Line], usual: float) -> Iterable[list[Line]]:
    """Yield the lines of each paragraph."""
    margins = _margins(lines)
    group: list[Line] = []
    for line, (left, right) in zip(lines, margins, strict=True):
        if group and not _goes_on(group, line, left, right, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _margins(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return for each line the left and right edge of its column: of the run it stands in."""
    out: list[tuple[float, float]] = []
    number = 0
    columns: list[int] = []
    for i, line in enumerate(lines):
        if i and (line.page != lines[i - 1].page or _jumps(lines[i - 1], line)):
            number += 1
        columns.append(number)
    for _, run in groupby(zip(columns, lines, strict=True), key=lambda pair: pair[0]):
        column = [line for _, line in run]
        left = min(line.left for line in column)
        right = max(line.right for line in column)
        out += [(left, right)] * len(column)
    return out


def _jumps(before: Line, line: Line) -> bool:
    """Return whether a line is in another column: above the last, or beside it."""
    return line.bottom > before.top or line.left > before.right + 2 * line.size


def _goes_on(group: list[Line], line: Line, left: float, right: float, usual: float) -> bool:
    """Return whether a line goes on with the paragraph that *group* begins.

    *left* and *right* are the edges of the line's column.
    """
    before = group[-1]
    ended = before.text[-1] in ENDS and before.text[-1] not in ":;"
    if abs(line.size - before.size) > 0.12 * usual:
        return False
    if line.bold != before.bold and all(one.bold for one in group):
        return False
    listed = bool(BULLET.match(group[0].text))
    if SIGN.match(line.text) or (
        BULLET.match(line.text) and (ended or listed or before.text.endswith(":"))
    ):
        return False
    if line.page != before.page or _jumps(before, line):
        return not ended and not _indented(line, left, right)
    if _gap(group, line) > 0:
        return False
    if _indented(line, left, right) and line.left > before.left + 0.6 * line.size:
        return listed and len(group) == 1
    short = before.right < right - 0.15 * (right - left)
    return not (short and ended)


def _gap(group: list[Line], line: Line) -> float:
    """Return how much farther a line is below its forerunner than lines of a paragraph are."""
    before = group[-1]
    gap = before.bottom - line.top
    usual = 0.75 * line.size
    if len(group) > 1 and group[-2].page == before.page and not _jumps(group[-2], before):
        usual = min(usual, group[-2].bottom - before.top + 0.35 * line.size)
    return gap - usual


def _indented(line: Line, left: float, right: float) -> bool:
    return 0.6 * line.size < line.left - left < 0.3 * (right - left)


def _is_heading(group: list[Line], text: str, usual: float) -> bool:
    if len(text) > LONGEST_HEADING or text[-1] in ".;,:" or (BULLET.match(text) and len(text) > 80):
        return False
    if group[0].size >= LARGER * usual:
        return True
    return all(line.bold for line in group) and len(group) <= 2


def _joined(group: list[Line], vocabulary: frozenset[str]) -> str:
    """Return a paragraph's text in one line, with the words that were broken put together.

    A hyphen at a line's end stays where the document has the word with it, or what follows is no
    small letter: ``north-`` / ``west`` is ``northwest`` unless ``north-west`` occurs elsewhere.
    """
    out = group[0].text
    for line in group[1:]:
        text = line.text
        if out[-1] in SOFT:
            out = out.rstrip(SOFT) + text
        elif out[-1] in "-‐" and out[-2:-1].isdigit() and text[0].isdigit():
            out += text
        elif out[-1] in "-‐" and out[-2:-1].isalpha():
            head, tail = _last_word(out[:-1]), _first_word(text)
            whole = f"{head}{tail}".lower()
            kept = f"{head}-{tail}".lower() in vocabulary and whole not in vocabulary
            out = out[:-1] + text if tail[:1].islower() and not kept else out + text
        else:
            out = f"{out} {text}"
    for sign in SOFT:
        out = out.replace(sign, "")
    return " ".join(out.split())


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found.group() if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""
