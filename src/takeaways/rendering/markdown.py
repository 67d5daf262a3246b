"""Markdown: a title, numbered takeaways, the analysis as a list.

The text is escaped so that CommonMark, and GitHub's extensions to it, give back exactly the
words; and only where they would not, since an editor reads the source: apostrophes, hyphens,
dollars and ``[bracketed words]`` stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.rendering.layout import each, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.rendering.layout import Part
    from takeaways.settings import Settings

SIGNS = re.compile(r"[\\`*_~<&\]]")
"""Finds whether anything but the first characters may need an escape; mostly there is nothing."""

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""What a backslash escapes in CommonMark."""

ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);"


def one(report: Report, settings: Settings) -> str:
    """Return a report as Markdown."""
    return _written(parts(report, settings))


def many(reports: Iterable[Report], settings: Settings) -> Iterator[str]:
    """Yield several reports as one Markdown document, each under its own heading."""
    return each(reports, settings, _written)


def _written(shown: tuple[Part, ...]) -> str:
    out: list[str] = []
    before = ""
    for part in shown:
        if before and (part.kind != before or part.kind in ("heading", "paragraph")):
            out.append("")
        out.append(_line(part))
        before = part.kind
    return "".join(f"{line}\n" for line in out)


def _line(part: Part) -> str:
    if part.kind == "heading":
        return f"{'#' * part.number} {escape(part.text, heading=True)}"
    if part.kind == "takeaway":
        return f"{part.number}. {escape(part.text)}"
    if part.kind == "point" and part.label:
        return f"- **{escape(part.label)}:** {escape(part.text, inside=True)}"
    return ("- " if part.kind == "point" else "") + escape(part.text)


def escape(text: str, *, heading: bool = False, inside: bool = False) -> str:
    r"""Return *text*, which is one line, so that CommonMark shows it as it is.

    With *heading* it stands after the ``#`` of a heading, with *inside* somewhere in a line:
    there the signs that only count at the start of a line are left alone.

    >>> escape("1986. A great year for [the *Vasa*]")
    '1986\\. A great year for [the \\*Vasa\\*]'
    >>> escape("5 * 3 is not < 15* (AT&T's $100 test_case)")
    "5 * 3 is not < 15* (AT&T's $100 test_case)"
    """
    where: set[int] = set()
    if heading:
        closing = re.search(r"(?:\A| )(#+)\Z", text)
        if closing:
            where.add(closing.start(1))
    elif not inside:
        first = _opening(text)
        if first >= 0:
            where.add(first)
    if SIGNS.search(text):
        _inline(text, where)
    if not where:
        return text
    out: list[str] = []
    at = 0
    for place in sorted(where):
        out += text[at:place], "\\"
        at = place
    out.append(text[at:])
    return "".join(out)


def _opening(text: str) -> int:
    """Return which character makes the line more than a paragraph's; -1 where none does."""
    first = text[:1]
    if first.isdigit():
        number = re.match(r"[0-9]{1,9}(?=[.)](?: |\Z))", text)
        return number.end() if number else -1
    if first not in "-+*_#>~`[" or not first:
        return -1
    pattern = (
        r"[-+*](?: |\Z)|([-*_])(?: *\1)+ *\Z|\#{1,6}(?: |\Z)|>|~~~|```"
        r"|\[[ xX]\](?: |\Z)|\[(?:[^\]\\]|\\.)+\]:"  # a box to tick; where a link leads
    )
    return 0 if re.match(pattern, text) else -1


def _inline(text: str, where: set[int]) -> None:
    """Add the places of the signs that mean something within a line."""
    where.update(m.start() for m in re.finditer(rf"<(?=[a-zA-Z/!?])|{ENTITY}|(?<=\])\(", text))
    ticks = list(re.finditer("`+", text))
    if len(ticks) > 1:
        where.update(i for run in ticks for i in range(*run.span()))
    for sign in "*_~":
        if sign in text:
            where.update(_emphasis(text, sign))
    last = len(text) - 1
    where.update(
        m.start()
        for m in re.finditer(r"\\", text)
        if m.start() < last and text[m.start() + 1] in PUNCTUATION
    )


def _emphasis(text: str, sign: str) -> list[int]:
    """Return where *sign* stands, if of its runs one can open and a later one can close emphasis.

    A run opens where something follows it and closes where something stands before it;
    CommonMark asks for more, and which more depends on its version. Within a word ``_`` does
    neither.
    """
    opened = closed = False
    at: list[int] = []
    for run in re.finditer(rf"\{sign}+", text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if sign == "_" and before.isalnum() and after.isalnum():
            continue
        if opened and before and not before.isspace():
            closed = True
        if after and not after.isspace():
            opened = True
        at += range(*run.span())
    return at if closed else []
