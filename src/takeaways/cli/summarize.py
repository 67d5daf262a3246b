"""``takeaways summarize``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from takeaways import configuration, pipeline, rendering
from takeaways.cli import console, options, sources
from takeaways.errors import InputError, UsageError
from takeaways.model import Report
from takeaways.settings import Settings


def formats(incomplete: str) -> list[str]:
    """Return the formats for the shell's completion."""
    return [name for name in rendering.FORMATS if name.startswith(incomplete)]


def summarize(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="The articles, or their web addresses; none or - for standard input.",
        ),
    ] = None,
    *,
    count: options.Count = None,
    words: options.Words = None,
    chars: options.Chars = None,
    order: options.Order = None,
    format: Annotated[  # noqa: A002 - the word users know
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help=f"One of {', '.join(rendering.FORMATS)}.",
            autocompletion=formats,
        ),
    ] = "markdown",
    output: options.Output = None,
    save_page: options.SavePage = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The title, where it is known."),
    ] = None,
    analysis: options.Analysis = None,
    no_analysis: options.NoAnalysis = False,
    rewrite: options.Rewrite = None,
    max_words: options.MaxWords = None,
    ranker: options.Ranker = None,
    damping: options.Damping = None,
    model: options.Model = None,
    focus: options.Focus = None,
    bonus: options.Bonus = None,
    stigma: options.Stigma = None,
    segmenter: options.Segmenter = None,
    language: options.Language = None,
    encoding: options.Encoding = None,
    takeaways_heading: options.TakeawaysHeading = None,
    analysis_heading: options.AnalysisHeading = None,
    heading_level: options.HeadingLevel = None,
    quiet: options.Quiet = False,
) -> None:
    """Print an article's key takeaways and a strategic-analysis stub.

    The article is raw text or Markdown, as it comes from a browser window or a wire. Of several
    files each result stands under its own heading, in one array (json) or on one line (jsonl); one
    that cannot be read is named on standard error and the others are still done.
    """
    settings = configuration.settings(
        {
            "count": count,
            "words": words,
            "chars": chars,
            "order": order,
            "analysis": "none" if no_analysis else analysis,
            "rewrite": rewrite,
            "max_words": max_words,
            "ranker": ranker,
            "damping": damping,
            "model": model,
            "focus": focus,
            "bonus": bonus,
            "stigma": stigma,
            "segmenter": segmenter,
            "language": language,
            "encoding": encoding,
            "takeaways_heading": takeaways_heading,
            "analysis_heading": analysis_heading,
            "heading_level": heading_level,
        }
    )
    if format not in rendering.FORMATS and format not in rendering.ALIASES:
        known = ", ".join(rendering.FORMATS)
        raise UsageError(f"--format must be one of {known}, not {format!r}")
    paths = files or ["-"]
    if title and len(paths) > 1:
        raise UsageError("--title names one article; give one file with it")
    if save_page and len(paths) > 1:
        raise UsageError("--save-page keeps one page; give one address with it")
    if sources.nothing_named(files):
        raise console.nothing_named("summarize")
    with console.output(output, inputs=paths) as write:
        if len(paths) == 1:
            report = _report(paths[0], settings, title, quiet=quiet, save_page=save_page)
            write(rendering.render(report, format, settings=settings))
            return
        failures: list[int] = []
        reports = _reports(paths, settings, failures, quiet=quiet)
        for piece in rendering.render_many(reports, format, settings=settings):
            write(piece)
        if len(failures) == len(paths):  # leave an older file as it was
            raise typer.Exit(failures[0])
    if failures:
        raise typer.Exit(failures[0])


def _report(
    path: str,
    settings: Settings,
    title: str | None,
    *,
    quiet: bool,
    save_page: str | None = None,
) -> Report:
    source = sources.load(path)
    if save_page:
        sources.save(source, save_page)
    report = pipeline.summarize(
        source.data,
        name=source.name,
        media_type=source.media_type,
        title=title,
        settings=settings,
    )
    if not quiet:
        console.warn_all(source.name, report.warnings)
    return report


def _reports(
    paths: Sequence[str], settings: Settings, failures: list[int], *, quiet: bool
) -> Iterator[Report]:
    """Yield the reports of those that can be read; say of the others why, and note their codes."""
    for path in paths:
        try:
            yield _report(path, settings, None, quiet=quiet)
        except InputError as error:
            failures.append(console.fail(error, who="takeaways summarize"))
