"""``takeaways read``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from typing import Annotated, Any

import typer

from takeaways import configuration, pipeline
from takeaways.cli import console, options, sources
from takeaways.errors import UsageError
from takeaways.model import Article

FORMATS = ("text", "json")
FACTS = ("title", "standfirst", "byline", "dateline", "date", "language", "media_type", "encoding")


def read(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="The article, or its web address; none or - for standard input."
        ),
    ] = None,
    *,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Show also what was left out of the story, and why."),
    ] = False,
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
    save_page: options.SavePage = None,
    segmenter: options.Segmenter = None,
    language: options.Language = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = False,
) -> None:
    """Print an article as it was understood, part by part.

    First what is known of it (title, byline, date, …), then its blocks, each with its kind. In
    json there are the sentences too, and each has its place in the article's text.
    """
    if format not in FORMATS:
        raise UsageError(f"--format must be text or json, not {format!r}")
    settings = configuration.settings(
        {"segmenter": segmenter, "language": language, "encoding": encoding}
    )
    if sources.nothing_named([file] if file else None):
        raise console.nothing_named("read")
    source = sources.load(file or "-")
    if save_page:
        sources.save(source, save_page)
    article = pipeline.read(
        source.data, name=source.name, media_type=source.media_type, settings=settings
    )
    if not quiet:
        console.warn_all(source.name, article.warnings)
    with console.output(output, inputs=[file or "-"]) as write:
        shown = as_json if format == "json" else as_text
        write(shown(article, everything=everything))


def as_text(article: Article, *, everything: bool) -> str:
    """Return what is known of the article, then its blocks, one a line, kind first."""
    facts = [(name, console.safe(getattr(article, name))) for name in FACTS]
    lines = [f"{name.replace('_', ' '):<12}{value}" for name, value in facts if value]
    lines.append("")
    for block in article.blocks:
        words = console.safe(article.text[block.start : block.end])
        if not block.reason:
            lines.append(f"{block.kind:<12}{words}")
        elif everything:
            lines.append(f"{'left out':<12}[{console.safe(block.reason)}] {words}")
    return "\n".join(lines) + "\n"


def as_json(article: Article, *, everything: bool) -> str:
    """Return the same as JSON, with the text and with the sentences of each block."""
    within: dict[int, list[dict[str, Any]]] = {}
    for s in article.sentences:
        place = {"index": s.index, "start": s.start, "end": s.end, "text": s.text}
        within.setdefault(s.block, []).append(place)
    blocks = [
        {**block._asdict(), "sentences": within.get(index, [])}
        for index, block in enumerate(article.blocks)
        if everything or not block.reason
    ]
    known = {name: getattr(article, name) for name in ("name", *FACTS, "warnings", "text")}
    return console.json_text({**known, "blocks": blocks})
