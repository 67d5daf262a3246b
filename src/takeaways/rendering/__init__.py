"""Rendering: a :class:`~takeaways.model.Report` becomes a string."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from takeaways.model import Report


def render(report: Report, format: str = "markdown") -> str:  # noqa: A002 - the word users know
    """Render a report in the format of that name."""
    return "\n".join(f"{t.number}. {t.text}" for t in report.takeaways) + "\n"
