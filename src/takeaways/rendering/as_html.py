"""HTML to paste into a CMS: bare headings, a numbered list, paragraphs; no attributes at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rendering.layout import each, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.rendering.layout import Part
    from takeaways.settings import Settings

ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Enough outside of attributes, and there are none; quotation marks stay readable."""


def one(report: Report, settings: Settings) -> str:
    """Return a report as a fragment of HTML."""
    return _written(parts(report, settings))


def many(reports: Iterable[Report], settings: Settings) -> Iterator[str]:
    """Yield several reports as one fragment of HTML, each under its own heading."""
    return each(reports, settings, _written)


def _written(shown: tuple[Part, ...]) -> str:
    out: list[str] = []
    listing = False
    for part in shown:
        if listing != (part.kind == "takeaway"):
            out.append("</ol>" if listing else "<ol>")
            listing = not listing
        out.append(_line(part))
    if listing:
        out.append("</ol>")
    return "".join(f"{line}\n" for line in out)


def _line(part: Part) -> str:
    text = f"{part.label}: {part.text}" if part.label else part.text
    tag = {"heading": f"h{part.number}", "takeaway": "li"}.get(part.kind, "p")
    return f"<{tag}>{text.translate(ENTITIES)}</{tag}>"
