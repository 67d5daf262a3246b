"""A report of ours against its own promises: the schema, the places of its quotes, its edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from takeaways import rendering
from takeaways.model import Edit, replay, undo
from takeaways.verifying.findings import Finding, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from takeaways.model import Article

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
MOST = 5
"""Complaints about the schema that are shown; a damaged report has hundreds."""


def check(report: Mapping[str, Any], article: Article) -> Iterator[Finding]:
    """Yield where a report does not keep to the schema, or is not of this very text."""
    complaints = list(against_schema(report))
    for path, message in complaints[:MOST]:
        yield Finding("schema", "error", f"{path}: {message}", 0, "report", 0, 0, "")
    if len(complaints) > MOST:
        more = f"and {len(complaints) - MOST} more places against the schema"
        yield Finding("schema", "error", more, 0, "report", 0, 0, "")
    if complaints:
        return
    for number, takeaway in enumerate(report["takeaways"], 1):
        yield from _takeaway(takeaway, number, article)
    points = report["analysis"]["points"] if report["analysis"] else ()
    places = {(s.start, s.end) for s in article.sentences}
    for at, point in enumerate(points, len(report["takeaways"]) + 1):
        for evidence in point["evidence"]:
            if (evidence["start"], evidence["end"]) not in places:
                message = f"characters {evidence['start']} to {evidence['end']} are no sentence"
                where = f"analysis: {point['label']}"
                yield Finding("provenance", "error", message, at, where, 0, 0, "")


def _takeaway(takeaway: Mapping[str, Any], number: int, article: Article) -> Iterator[Finding]:
    where = f"takeaway {number}"
    start, end, quote, text = (takeaway[key] for key in ("start", "end", "quote", "text"))
    there = " ".join(article.text[start:end].split())
    if there != quote:
        at = article.text.find(quote)
        message = f"the quote is not at characters {start} to {end}"
        if at >= 0:
            message += f" but at {at} to {at + len(quote)}"
        passage = Passage(start, end, there) if there else None
        yield Finding("provenance", "error", message, number, where, 0, 0, "", passage)
    edits = tuple(Edit(e["rule"], e["start"], e["before"], e["after"]) for e in takeaway["edits"])
    at = 0
    for edit in edits:
        inside = edit.start + len(edit.before) <= len(quote)
        if edit.start < at or not inside or not quote.startswith(edit.before, edit.start):
            message = f"the edit “{edit.rule}” does not fit the quote at {edit.start}"
            yield Finding("provenance", "error", message, number, where, 0, 0, "")
            return
        at = edit.start + len(edit.before)
    if replay(quote, edits) != text or undo(text, edits) != quote:
        message = "the edits do not make this text of the quote"
        yield Finding("provenance", "error", message, number, where, 0, len(text), text)


def against_schema(report: object) -> Iterator[tuple[str, str]]:
    """Yield each place where a report does not keep to our own schema, and how.

    Knows as much of JSON Schema as ``report.schema.json`` uses.

    >>> next(against_schema([]))
    ('report', 'is not an object')
    """
    schema = json.loads(rendering.schema())
    yield from _complaints(report, schema, "report", schema["$defs"])


def _complaints(
    value: object, schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    if "$ref" in schema:
        schema = {**defs[schema["$ref"].rpartition("/")[2]], **schema}
    if "anyOf" in schema:
        tries = [list(_complaints(value, one, path, defs)) for one in schema["anyOf"]]
        if all(tries):
            yield from min(tries, key=len)
        return
    allowed = [schema["const"]] if "const" in schema else schema.get("enum", [value])
    if not any(
        value == one and isinstance(value, bool) == isinstance(one, bool) for one in allowed
    ):
        yield path, f"is not {' or '.join(map(repr, allowed))}"
        return
    kinds = schema.get("type", ())
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield path, f"is not {'/'.join(f'{_article(k)} {k}' for k in kinds)}"
        return
    if (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and not schema.get("minimum", value) <= value <= schema.get("maximum", value)
    ):
        yield path, f"{value} is out of range"
    if isinstance(value, list) and "items" in schema:
        for at, item in enumerate(value):
            yield from _complaints(item, schema["items"], f"{path}[{at}]", defs)
    if isinstance(value, dict):
        yield from _members(value, schema, path, defs)


def _members(
    value: dict[str, Any], schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield path, f"has no {name!r}"
    for name, item in value.items():
        if name in known:
            yield from _complaints(item, known[name], f"{path}.{name}", defs)
        elif schema.get("additionalProperties") is False:
            yield path, f"has {name!r}, which the schema does not know"
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from _complaints(item, schema["additionalProperties"], f"{path}.{name}", defs)


def _is(value: object, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, TYPES[kind])


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
