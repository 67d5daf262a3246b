"""JSON lines: each report as one object on one line, under ``report.schema.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rendering.as_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.settings import Settings


def one(report: Report, settings: Settings) -> str:
    """Return a report as one line."""
    return dumped(report) + "\n"


def many(reports: Iterable[Report], settings: Settings) -> Iterator[str]:
    """Yield each report as one line."""
    return (one(report, settings) for report in reports)
