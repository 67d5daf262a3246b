"""Markdown: a light scanner of lines, for the blocks only.

It follows CommonMark where an article can tell the difference, and GitHub's tables; what is inside
a paragraph is :func:`takeaways.plaintext.plain`'s work. A full parser takes longer to import than
the whole of a short article takes to summarize.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from takeaways.reading.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from takeaways.model import BlockKind

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
ATX_END = re.compile(r"(?:^|[ \t])#+[ \t]*$")
SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s*\S")
TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
IMAGES = re.compile(r"(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+$")
LINKS = re.compile(r"(?:\[[^\]]*\]\([^)]*\)[\s|·•,]*)+$")
FIELD = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
TASK = re.compile(r"\[[ xX]\]\s+")


class Line(NamedTuple):
    """A line of the source, without its end."""

    start: int
    end: int
    text: str


def lines(source: str) -> list[Line]:
    """Return all lines, blank ones too."""
    return [Line(*m.span(1), m.group(1)) for m in LINE.finditer(source)]


def front_matter(source: str) -> tuple[dict[str, str], int]:
    r"""Return the fields between two ``---`` lines at the very head, and where they end.

    Only plain ``name: value`` lines are read. Without front matter: no fields, and 0.

    >>> front_matter('---\ntitle: "A port"\n---\nText')
    ({'title': 'A port'}, 23)
    """
    found = lines(source[:20_000])
    if not found or found[0].text.rstrip() not in ("---", "+++"):
        return {}, 0
    fence = found[0].text.rstrip()
    fields: dict[str, str] = {}
    for line in found[1:]:
        if line.text.rstrip() in (fence, "..."):
            return fields, line.end
        if match := FIELD.match(line.text.replace(" = ", ": ") if fence == "+++" else line.text):
            value = match.group(2).strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields[match.group(1).lower()] = value
    return {}, 0


def is_markdown(source: str) -> bool:
    r"""Return whether text is plainly Markdown: front matter, headings, links, not a stray ``#``.

    >>> is_markdown("# A port\n\nIt [opened](https://example.org) on **Monday**.")
    True
    >>> is_markdown("#1 in the charts\n\n* A footnote * and no more")
    False
    """
    if front_matter(source)[0]:
        return True
    sample = source[:50_000]
    headings = len(re.findall(r"(?m)^#{1,6} +\S", sample))
    links = len(
        re.findall(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\w[\w./-]*\.\w+)[^)\s]*\)", sample)
    )
    strong = len(re.findall(r"(?<!\w)\*\*[^*\n]{1,200}\*\*(?!\w)", sample))
    return headings > 1 or (headings == 1 and links + strong > 0) or links > 1


def pieces(source: str) -> list[Piece]:
    """Divide Markdown into pieces: headings, paragraphs, items, quotations, and what is neither."""
    return _Scanner(source).scan()


class _Scanner:
    """Where a scan of the lines stands. Lives for one call of :func:`pieces`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = lines(source)
        self.out: list[Piece] = []
        self.open: list[Line] = []
        """The lines of the paragraph that is being read."""
        self.kind: BlockKind = "paragraph"
        self.in_list = False
        self.group = 0

    def scan(self) -> list[Piece]:
        i = 0
        end = front_matter(self.source)[1]
        if end:
            self._emit(0, end, reason="front matter")
            while i < len(self.lines) and self.lines[i].start < end:
                i += 1
        while i < len(self.lines):
            i = self._line(i)
        self._close()
        return self.out

    def _line(self, i: int) -> int:
        """Read the line, or the block that it opens; return the index of the next one to read."""
        line = self.lines[i]
        text = line.text
        if not text.strip():
            self._close()
            self.group += 1
            return i + 1
        if fence := FENCE.match(text):
            return self._fence(i, fence.group(1))
        if not self.open and not self.in_list and text.startswith(("    ", "\t")):
            return self._until(i, lambda t: not t.startswith(("    ", "\t")), "code")
        if match := ATX.match(text):
            self._close()
            self._heading(line, match.end(), len(match.group(1)))
            return i + 1
        if self.open and self.kind == "paragraph" and (setext := SETEXT.match(text)):
            level = 1 if setext.group(1)[0] == "=" else 2
            first, last = self.open[0], self.open[-1]
            self.open = []
            self._emit(first.start, last.end, "heading", level=level)
            return i + 1
        if RULE.match(text):
            self._close()
            self.in_list = False
            return i + 1
        below = self.lines[i + 1].text if i + 1 < len(self.lines) else ""
        if "|" in text and not self.open and "-" in below and TABLE_RULE.match(below):
            return self._until(i, lambda t: not t.strip() or "|" not in t, "table")
        return self._text(i)

    def _text(self, i: int) -> int:
        line = self.lines[i]
        text = line.text
        if not self.open and text.lstrip().startswith("<!--"):
            return self._comment(i)
        if not self.open and DEFINITION.match(text):
            self._emit(line.start, line.end, reason="navigation")
            return i + 1
        if quote := QUOTE.match(text):
            if self.kind != "quotation" or not text[quote.end() :].strip():
                self._close()
            if text[quote.end() :].strip():
                self._quoted(line, quote.end())
            return i + 1
        item = ITEM.match(text)
        if item and text[item.end() :].strip() and not (self.open and not self._interrupts(item)):
            self._close()
            self.kind, self.in_list = "item", True
            task = TASK.match(text, item.end())
            start = line.start + (task.end() if task else item.end())
            self.open = [Line(start, line.end, text)]
            return i + 1
        if not self.open and not text.startswith((" ", "\t")):
            self.in_list = False
        self.open.append(line)
        return i + 1

    def _interrupts(self, item: re.Match[str]) -> bool:
        """Return whether an item's marker ends a paragraph: a number does only if it is 1."""
        marker = item.group().strip()
        return self.kind == "item" or not marker[0].isdigit() or marker[:-1] == "1"

    def _quoted(self, line: Line, inner: int) -> None:
        text = line.text[inner:]
        if ATX.match(text) or ITEM.match(text) or FENCE.match(text):
            self._close()
            match = ATX.match(text) or ITEM.match(text)
            inner += match.end() if match else 0
        if not self.open:
            self.kind = "quotation"
            self.open = [Line(line.start + inner, line.end, line.text)]
        else:
            self.open.append(line)

    def _heading(self, line: Line, inner: int, level: int) -> None:
        text = line.text[inner:]
        closing = ATX_END.search(text)
        if closing:
            text = text[: closing.start()]
        if text.strip():
            start = line.start + inner + len(text) - len(text.lstrip())
            self._emit(start, start + len(text.strip()), "heading", level=level)
        self.in_list = False

    def _fence(self, i: int, fence: str) -> int:
        self._close()
        end = i + 1
        closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        while end < len(self.lines) and not closing.match(self.lines[end].text):
            end += 1
        last = min(end, len(self.lines) - 1)
        self._emit(self.lines[i].start, self.lines[last].end, reason="code")
        return last + 1

    def _until(self, i: int, stop: Callable[[str], bool], reason: str) -> int:
        self._close()
        end = i + 1
        while end < len(self.lines) and not stop(self.lines[end].text):
            end += 1
        self._emit(self.lines[i].start, self.lines[end - 1].end, reason=reason)
        return end

    def _comment(self, i: int) -> int:
        end = i
        while end < len(self.lines) and "-->" not in self.lines[end].text:
            end += 1
        last = min(end, len(self.lines) - 1)
        self._emit(self.lines[i].start, self.lines[last].end, reason="code")
        return last + 1

    def _close(self) -> None:
        if not self.open:
            self.kind = "paragraph"
            return
        found, kind = self.open, self.kind
        self.open, self.kind = [], "paragraph"
        pictures = 0
        if kind == "paragraph":
            while pictures < len(found) and IMAGES.match(found[pictures].text.strip()):
                pictures += 1
        for line in found[:pictures]:
            self._emit(line.start, line.end)
        if rest := found[pictures:]:
            slanted = rest[0].text.startswith(("*", "_")) and not rest[0].text.startswith(
                ("**", "__")
            )
            reason = "caption" if pictures and slanted else ""  # a line in italics below a picture
            self._emit(rest[0].start, rest[-1].end, kind, reason=reason)

    def _emit(
        self,
        start: int,
        end: int,
        kind: BlockKind = "paragraph",
        *,
        level: int = 0,
        reason: str = "",
    ) -> None:
        raw = self.source[start:end]
        start += len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if start >= end:
            return
        text = self.source[start:end]
        if not reason and IMAGES.match(text):
            reason = "caption"
        elif not reason and kind == "item" and LINKS.match(text):
            reason = "navigation"
        self.out.append(
            Piece(
                self.source, start, end, self.group, kind, level=level, reason=reason, markup=True
            )
        )
