"""Plain text: for a terminal, an e-mail, a chat. Nothing is escaped, since nothing is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rendering.layout import each, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.rendering.layout import Part
    from takeaways.settings import Settings


def one(report: Report, settings: Settings) -> str:
    """Return a report as plain text."""
    return _written(parts(report, settings))


def many(reports: Iterable[Report], settings: Settings) -> Iterator[str]:
    """Yield several reports as one plain text, each under its own heading."""
    return each(reports, settings, _written)


def _written(shown: tuple[Part, ...]) -> str:
    out: list[str] = []
    before = ""
    for part in shown:
        if before and (part.kind != before or part.kind in ("heading", "paragraph")):
            out.append("")
        number = f"{part.number}. " if part.kind == "takeaway" else ""
        label = f"{part.label}: " if part.label else ""
        out.append(f"{number}{label}{part.text}")
        before = part.kind
    return "".join(f"{line}\n" for line in out)
