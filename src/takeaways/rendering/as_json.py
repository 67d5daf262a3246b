"""JSON: everything that a report knows, under ``report.schema.json``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.settings import Settings

SCHEMA = "takeaways/report"
SCHEMA_VERSION = 1
"""Raised with every change of the schema, so that a reader can trust what it knows."""

# What a terminal or an editor would obey or hide, and what cannot be encoded: C1 controls and DEL,
# direction marks and overrides, zero-width characters, line and paragraph separators, tags, lone
# surrogates. JSON itself escapes C0 controls.
_ALIVE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def one(report: Report, settings: Settings) -> str:
    """Return a report as one JSON object, indented."""
    return dumped(report, indent=2) + "\n"


def many(reports: Iterable[Report], settings: Settings) -> Iterator[str]:
    """Yield several reports as one JSON array."""
    before = "[\n"
    for report in reports:
        yield before + dumped(report, indent=2)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def dumped(report: Report, *, indent: int | None = None) -> str:
    """Return a report as JSON: in one line, or indented by so many spaces."""
    text = json.dumps(as_object(report), ensure_ascii=False, allow_nan=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else _ALIVE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def as_object(report: Report) -> dict[str, object]:
    """Return what the JSON says, as plain dicts and lists."""
    analysis = report.analysis
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "title": report.title,
        "byline": report.byline,
        "date": report.date,
        "language": report.language,
        "name": report.name,
        "takeaways": [
            {
                **t._asdict(),
                "score": round(t.score, 6),
                "edits": [e._asdict() for e in t.edits],
                "sentences": list(t.sentences),
            }
            for t in report.takeaways
        ],
        "analysis": analysis
        and {
            "note": analysis.note,
            "paragraph": analysis.paragraph
            and {
                "text": analysis.paragraph.text,
                "evidence": [e._asdict() for e in analysis.paragraph.evidence],
            },
            "points": [
                {**p._asdict(), "evidence": [e._asdict() for e in p.evidence]}
                for p in analysis.points
            ],
        },
        "left_out": [block._asdict() for block in report.left_out],
        "warnings": list(report.warnings),
        "made_by": {
            "name": "takeaways",
            "version": report.version,
            "ranker": report.ranker,
            "settings": dict(report.settings),
        },
    }
