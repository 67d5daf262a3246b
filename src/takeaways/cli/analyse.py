"""``takeaways analyse``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from typing import Annotated

import typer

from takeaways import configuration, pipeline, rendering
from takeaways.analysing import KINDS
from takeaways.cli import console, options, sources
from takeaways.errors import UsageError
from takeaways.model import Analysis, Report

PARTS = ("paragraph", *KINDS)
"""What ``--show`` may name."""


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of lines for the shell's completion."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + kind for kind in PARTS if kind.startswith(last)]


def analyse(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="The article; none or - for standard input."),
    ] = None,
    *,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="KINDS",
            help=f"Only these lines, with commas between: {', '.join(PARTS)}.",
            autocompletion=kinds,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word users know
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help=f"One of {', '.join(rendering.FORMATS)}.",
            autocompletion=lambda incomplete: list(rendering.FORMATS),
        ),
    ] = "markdown",
    output: options.Output = None,
    rewrite: options.Rewrite = None,
    ranker: options.Ranker = None,
    segmenter: options.Segmenter = None,
    language: options.Language = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = False,
) -> None:
    """Print an article's strategic-analysis stub alone, or parts of it.

    A paragraph; then who acts, who speaks, terms in quotation marks, causes and consequences, what
    is new, what to watch, figures, open questions: a draft in the article's own words. In json
    each line cites its sentences.
    """
    wanted = _wanted(show)
    if format not in rendering.FORMATS and format not in rendering.ALIASES:
        known = ", ".join(rendering.FORMATS)
        raise UsageError(f"--format must be one of {known}, not {format!r}")
    settings = configuration.settings(
        {
            "rewrite": rewrite,
            "ranker": ranker,
            "segmenter": segmenter,
            "language": language,
            "encoding": encoding,
        }
    )
    if sources.nothing_named([file] if file else None):
        raise console.nothing_named("analyse")
    source = sources.load(file or "-")
    article = pipeline.read(
        source.data, name=source.name, media_type=source.media_type, settings=settings
    )
    report = _only(pipeline.analyse(article, settings), wanted)
    if not quiet:
        console.warn_all(source.name, report.warnings)
    with console.output(output, inputs=[file or "-"]) as write:
        write(rendering.render(report, format, settings=settings))


def _wanted(show: str | None) -> tuple[str, ...]:
    if show is None:
        return PARTS
    wanted = tuple(kind.strip() for kind in show.split(","))
    for kind in wanted:
        if kind not in PARTS:
            raise UsageError(f"--show must be of {', '.join(PARTS)}, not {kind!r}")
    return wanted


def _only(report: Report, wanted: tuple[str, ...]) -> Report:
    """Return the report with the wanted lines; where there is none of them, the note says so."""
    analysis = report.analysis
    if not analysis or not analysis.points:
        return report
    points = tuple(point for point in analysis.points if point.kind in wanted)
    paragraph = analysis.paragraph if "paragraph" in wanted else None
    found = points or paragraph
    note = analysis.note if found else f"Nothing found of: {', '.join(wanted)}."
    return report._replace(analysis=Analysis(note, points, paragraph))
