"""``takeaways verify``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

import json
import os
from contextlib import suppress
from typing import Annotated, Any

import typer

from takeaways import configuration, pipeline
from takeaways.cli import console, options, sources
from takeaways.errors import InputError, UsageError
from takeaways.model import Article
from takeaways.verifying import Finding, Verification
from takeaways.verifying import verify as verified

FORMATS = ("text", "json")
SOMETHING_FOUND = 1
SCHEMA, SCHEMA_VERSION = "takeaways/verification", 1


def verify(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT",
            help="The summary: a report in JSON or Markdown, or any bullets; - for standard input.",
        ),
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "-s",
            "--source",
            metavar="FILE",
            help="The article; if not given, the file that the report names, or standard input.",
        ),
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option(
            "--strict/--lenient",
            help="Notes too, or errors only; if neither is given, errors and warnings.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word users know
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help="One of text, json.",
            autocompletion=lambda incomplete: list(FORMATS),
        ),
    ] = "text",
    output: options.Output = None,
    segmenter: options.Segmenter = None,
    language: options.Language = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = False,
) -> None:
    """Check a summary, ours or anybody's, against its article.

    Looks, statement by statement, for figures, names and quotations that are not the article's,
    for other speakers, for negations and hedges lost or gained, and for what does not stand alone;
    in our own JSON also whether quotes, edits and schema hold. It cannot check meaning. The exit
    code is 1 when anything was found, 0 when nothing was.
    """
    if format not in FORMATS:
        raise UsageError(f"--format must be text or json, not {format!r}")
    settings = configuration.settings(
        {"segmenter": segmenter, "language": language, "encoding": encoding}
    )
    if report == "-" and source in (None, "-"):
        raise UsageError("the summary comes on standard input; name the article with --source")
    summary = sources.load(report)
    given = _source(report, summary, source)
    article = pipeline.read(given.data, name=given.name, settings=settings)
    if not quiet:
        console.warn_all(given.name, article.warnings)
    outcome = verified(
        summary.data,
        article,
        level="default" if strict is None else "strict" if strict else "lenient",
        name=summary.name or "standard input",
        source_name=given.name or "standard input",
    )
    inputs = [path for path in (report, source) if path]
    with console.output(output, inputs=inputs) as write:
        if format == "json":
            write(as_json(outcome, summary.name, article))
        elif output is None and console.at_terminal() and outcome.findings:
            write(as_table(outcome, summary.name or report) + _ending(outcome))
        else:
            write(as_lines(outcome) + _ending(outcome))
    if outcome.findings:
        raise typer.Exit(SOMETHING_FOUND)


def _source(path: str, summary: sources.Source, named: str | None) -> sources.Source:
    """Return the article: what --source names, or what the report does, or standard input."""
    if named:
        return sources.load(named)
    name = _name_in(summary.data)
    beside = os.path.join(os.path.dirname(path), os.path.basename(name))  # noqa: PTH118, PTH119, PTH120
    for candidate in (beside, name) if name else ():
        if os.path.isfile(candidate) and not _same(candidate, path):  # noqa: PTH113
            return sources.load(candidate)
    missing = f"{summary.name}: it is not known what article it is of; name it with --source"
    if name:
        missing = f"{summary.name}: its article {name} is not there; name it with --source"
    if sources.nothing_named(None):
        raise InputError(missing)
    piped = sources.load("-")
    if not piped.data.strip():
        raise InputError(missing)
    return piped


def _name_in(data: bytes) -> str:
    """Return which file a report of ours says it was made from; empty if it says nothing."""
    if not data.lstrip().startswith((b"{", b"[")):
        return ""
    with suppress(ValueError, AttributeError, IndexError, RecursionError):
        found: Any = json.loads(data)
        name = (found[0] if isinstance(found, list) else found).get("name", "")
        return name if isinstance(name, str) and "\0" not in name else ""
    return ""


def _same(one: str, other: str) -> bool:
    with suppress(OSError):
        return os.path.samefile(one, other)  # noqa: PTH121
    return False


def as_lines(outcome: Verification) -> str:
    """Return the findings as plain text, three lines each: what, where it is said, the passage."""
    lines = []
    for finding in outcome.findings:
        lines.append(
            f"{console.safe(finding.where)}: {finding.severity}: {finding.kind}: "
            f"{console.safe(finding.message)}"
        )
        if said := _said(outcome, finding):
            lines.append(f"    summary: {said}")
        if finding.passage:
            place = f"{finding.passage.start}-{finding.passage.end}"
            lines.append(f"    article {place}: {console.safe(finding.passage.text)}")
    return "".join(f"{line}\n" for line in lines)


def as_table(outcome: Verification, title: str) -> str:
    """Return the findings as a table for the terminal, the passage beside each."""
    rows = [
        (
            False,
            (
                finding.where,
                f"{finding.severity}: {finding.kind}: {finding.message}",
                _said(outcome, finding),
                f"{finding.passage.start}-{finding.passage.end}: {finding.passage.text}"
                if finding.passage
                else "",
            ),
        )
        for finding in outcome.findings
    ]
    return console.table(title, ("where", "found", "the summary", "the article"), rows)


def _said(outcome: Verification, finding: Finding) -> str:
    said = next((s.text for s in outcome.statements if s.number == finding.statement), "")
    return console.safe(said)


def _ending(outcome: Verification) -> str:
    count = len(outcome.findings)
    checked = f"{len(outcome.statements)} statement{'s' * (len(outcome.statements) != 1)} checked"
    found = f"{count} finding{'s' * (count != 1)}" if count else "nothing found"
    lines = [f"{checked}, {found}.", *(f"Not checked: {what}." for what in outcome.not_checked)]
    return "".join(f"{console.safe(line)}\n" for line in lines)


def as_json(outcome: Verification, name: str, article: Article) -> str:
    """Return the outcome as JSON. All offsets of passages are into the article's text."""
    return console.json_text(
        {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "summary": name,
            "source": article.name,
            "language": outcome.language,
            "level": outcome.level,
            "findings": [
                {**f._asdict(), "passage": f.passage._asdict() if f.passage else None}
                for f in outcome.findings
            ],
            "statements": [s._asdict() for s in outcome.statements],
            "not_checked": list(outcome.not_checked),
        }
    )
