"""``takeaways explain``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from typing import Annotated, Any, NamedTuple

import typer

from takeaways import configuration, pipeline
from takeaways.cli import console, options, sources
from takeaways.errors import UsageError
from takeaways.model import Sentence
from takeaways.pipeline import Course

FORMATS = ("table", "json")


class Row(NamedTuple):
    """What is known of one sentence of the story."""

    rank: int
    """1 for the sentence with the highest score."""
    sentence: Sentence
    score: float
    centrality: float | None
    restart: float | None
    shares: tuple[tuple[str, float], ...]
    taken: bool
    verdict: str
    """``"taken"``, or why not."""


def explain(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="The article; none or - for standard input."),
    ] = None,
    *,
    count: options.Count = None,
    words: options.Words = None,
    chars: options.Chars = None,
    format: Annotated[  # noqa: A002 - the word users know
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help="One of table, json.",
            autocompletion=lambda incomplete: list(FORMATS),
        ),
    ] = "table",
    output: options.Output = None,
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
    quiet: options.Quiet = False,
) -> None:
    """Print every sentence with its rank, and why it was taken or not.

    The score is the ranker's; centrality is what the other sentences say for a sentence, restart
    what its place and its news sense say. In a terminal this is a table; elsewhere the same with
    tabs between the columns.
    """
    if format not in FORMATS:
        raise UsageError(f"--format must be table or json, not {format!r}")
    settings = configuration.settings(
        {
            "count": count,
            "words": words,
            "chars": chars,
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
        }
    )
    if sources.nothing_named([file] if file else None):
        raise console.nothing_named("explain")
    source = sources.load(file or "-")
    article = pipeline.read(
        source.data, name=source.name, media_type=source.media_type, settings=settings
    )
    course = pipeline.explain(article, settings)
    if not quiet:
        console.warn_all(source.name, article.warnings + course.choice.warnings)
    rows = rows_of(course)
    with console.output(output, inputs=[file or "-"]) as write:
        if format == "json":
            write(as_json(course, rows))
        elif output is None and console.at_terminal():
            write(as_table(course, rows))
        else:
            write(as_lines(rows))


def rows_of(course: Course) -> list[Row]:
    """Return what is known of each sentence of the story, in the article's order."""
    story = course.article.story
    ranking = course.ranking
    best = sorted(range(len(story)), key=lambda i: (-ranking.scores[i], i))
    ranks = {index: rank for rank, index in enumerate(best, 1)}
    taken = {index for takeaway in course.choice.takeaways for index in takeaway.sentences}
    return [
        Row(
            ranks[i],
            sentence,
            ranking.scores[i],
            ranking.centrality[i] if ranking.centrality else None,
            ranking.restart[i] if ranking.restart else None,
            ranking.shares[i] if ranking.shares else (),
            sentence.index in taken,
            course.choice.verdicts[i],
        )
        for i, sentence in enumerate(story)
    ]


def as_json(course: Course, rows: list[Row]) -> str:
    """Return the rows as JSON."""
    article = course.article
    sentences: list[dict[str, Any]] = [
        {
            "index": row.sentence.index,
            "rank": row.rank,
            "score": row.score,
            "centrality": row.centrality,
            "restart": row.restart,
            "shares": dict(row.shares),
            "taken": row.taken,
            "verdict": row.verdict,
            "start": row.sentence.start,
            "end": row.sentence.end,
            "text": row.sentence.text,
            "rewritten": candidate.text,
            "edits": [edit._asdict() for edit in candidate.edits],
        }
        for row, candidate in zip(rows, course.candidates, strict=True)
    ]
    return console.json_text(
        {
            "name": article.name,
            "title": article.title,
            "language": article.language,
            "ranker": course.ranking.ranker,
            "sentences": sentences,
        }
    )


def as_lines(rows: list[Row]) -> str:
    """Return the rows with tabs between the columns, under a line of their names."""
    lines = ["rank\tscore\tcentrality\trestart\tverdict\tshares\tsentence"]
    for row in rows:
        shares = ", ".join(f"{name}={share:.4g}" for name, share in row.shares)
        cells = (str(row.rank), *_figures(row), row.verdict, shares, row.sentence.text)
        lines.append("\t".join(map(console.safe, cells)))
    return "\n".join(lines) + "\n"


def as_table(course: Course, rows: list[Row]) -> str:
    """Return the rows as a table for the terminal."""
    title = f"{course.article.title or course.article.name} ({course.ranking.ranker})"
    columns = (" rank", " score", " centrality", " restart", "verdict", "above all for", "sentence")
    cells = [
        (
            row.taken,
            (str(row.rank), *_figures(row), row.verdict, _greatest(row), row.sentence.text),
        )
        for row in rows
    ]
    return console.table(title.strip(), columns, cells)


def _greatest(row: Row) -> str:
    """Return the three shares that count most, for or against."""
    most = sorted(row.shares, key=lambda share: -abs(share[1]))[:3]
    return ", ".join(f"{name} {share:+.1f}" for name, share in most)


def _figures(row: Row) -> tuple[str, str, str]:
    figures = (row.score, row.centrality, row.restart)
    return tuple("" if x is None else f"{x:.4f}" for x in figures)  # type: ignore[return-value]
