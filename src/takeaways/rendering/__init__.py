"""Rendering: a :class:`~takeaways.model.Report` becomes a string.

Each format is one small module, imported when it is first asked for: Markdown, which is what a
short article is mostly rendered in, loads nothing of the others. Whatever the article held, what
comes out is inert: no control characters, no escape sequences, no bidi overrides, no live markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from takeaways.errors import UsageError
from takeaways.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from takeaways.model import Report
    from takeaways.settings import Settings

FORMATS: dict[str, str] = {
    "markdown": "Markdown: the title, numbered takeaways, the analysis",
    "json": "one JSON object, under the schema that `takeaways schema` prints",
    "jsonl": "the same, one object a line",
    "html": "bare headings, lists and paragraphs to paste into a CMS",
    "text": "plain text",
}
"""The formats by name, each with a line that says what it is."""

ALIASES = {"md": "markdown", "txt": "text"}

_MODULES = {
    "markdown": "markdown",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "html": "as_html",
    "text": "text",
}


class Format(Protocol):
    """What each module of a format offers."""

    def one(self, report: Report, settings: Settings) -> str:
        """Return the whole output for one report, each line ended."""

    def many(self, reports: Iterable[Report], settings: Settings) -> Iterator[str]:
        """Yield pieces that, joined, are the whole output for several reports."""


def render(
    report: Report,
    format: str = "markdown",  # noqa: A002 - the word users know
    *,
    settings: Settings = DEFAULTS,
) -> str:
    """Render a report in the format of that name; each line of it is ended.

    *settings* gives the two headings and their level. Raises
    :class:`~takeaways.errors.UsageError` where there is no such format.
    """
    return _module(format).one(report, settings)


def render_many(
    reports: Iterable[Report],
    format: str = "markdown",  # noqa: A002 - the word users know
    *,
    settings: Settings = DEFAULTS,
) -> Iterator[str]:
    """Render several reports into one output, piece by piece as the reports come.

    Joined, the pieces are the whole: each article under its own heading (its title, else its
    name), one object a line in ``jsonl``, one array in ``json``. With no reports at all the whole
    is empty (``[]`` in ``json``). The name of the format is checked at the call, not at the first
    piece. Raises :class:`~takeaways.errors.UsageError` where there is no such format.
    """
    return _module(format).many(reports, settings)


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) that the ``json`` output keeps to, as JSON text."""
    from pathlib import Path

    return (Path(__file__).parent / "report.schema.json").read_text(encoding="utf-8")


def _module(name: str) -> Format:
    module = _MODULES.get(ALIASES.get(name, name))
    if module is None:
        raise UsageError(f"no format is called {name!r}; known are {', '.join(FORMATS)}")
    from importlib import import_module

    return cast("Format", import_module(f"takeaways.rendering.{module}"))
