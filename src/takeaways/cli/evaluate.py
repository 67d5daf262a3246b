"""``takeaways evaluate``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from typing import Annotated, Any

import typer

from takeaways import configuration
from takeaways.cli import console, options, progress
from takeaways.errors import InputError, UsageError
from takeaways.evaluating import comparing, datasets
from takeaways.evaluating.comparing import Comparison, Result
from takeaways.settings import DEFAULT_RANKER

FORMATS = ("table", "json")


def evaluate(
    dataset: Annotated[
        str,
        typer.Argument(
            metavar="DATASET",
            help="JSON lines with article and highlights, gzipped or not; or a folder of articles, "
            "each with its takeaways in a .toml of the same name.",
        ),
    ],
    *,
    ranker: Annotated[
        list[str] | None,
        typer.Option(
            "--ranker",
            metavar="NAME",
            help=f"A ranker to score ({DEFAULT_RANKER}); give it several times for several.",
            autocompletion=options.rankers,
        ),
    ] = None,
    count: Annotated[
        int, typer.Option("-n", "--count", metavar="N", min=1, help="Takeaways of each (3).")
    ] = 3,
    most: Annotated[
        int | None,
        typer.Option("--most", metavar="N", min=1, help="Only the first N articles."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first line that cannot be used.")
    ] = False,
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
    model: options.Model = None,
    damping: options.Damping = None,
    rewrite: options.Rewrite = None,
    segmenter: options.Segmenter = None,
    quiet: options.Quiet = False,
) -> None:
    """Score rankers against the takeaways that editors published.

    For each ranker, the lead and the best that extracting could reach: ROUGE-1, -2 and -L, how much
    that is above the lead, with the interval that 95 of 100 such samples of articles would give,
    and words a summary. Needs `pip install 'takeaways[evaluate]'`.
    """
    if format not in FORMATS:
        raise UsageError(f"--format must be table or json, not {format!r}")
    settings = configuration.settings(
        {
            "count": count,
            "model": model,
            "damping": damping,
            "rewrite": rewrite,
            "segmenter": segmenter,
        }
    )
    data = datasets.read(dataset, strict=strict)
    if not quiet:
        for problem in data.problems:
            console.warn(f"{problem}; passed over")
    items = data.items[:most]
    names = list(dict.fromkeys(ranker or [settings.ranker]))
    with progress.bar("articles", quiet=quiet) as advance:
        found = comparing.compare(items, names, settings, count=count, said=advance)
    if not quiet:
        for problem in found.problems:
            console.warn(f"{problem}; passed over")
    if not found.articles:
        raise InputError(f"{dataset}: none of its articles could be summarized")
    with console.output(output, inputs=[dataset]) as write:
        if format == "json":
            write(as_json(dataset, found))
        elif output is None and console.at_terminal():
            write(as_table(dataset, found))
        else:
            write(as_lines(found))


def as_json(dataset: str, found: Comparison) -> str:
    """Return the comparison as JSON."""

    def by_name(values: tuple[float, ...]) -> dict[str, float]:
        return {c: round(x, 3) for c, x in zip(comparing.COLUMNS, values, strict=True)}

    results: list[dict[str, Any]] = [
        {
            "ranker": result.name,
            "mean": by_name(result.means),
            "interval": {"low": by_name(result.low), "high": by_name(result.high)},
            "over_lead": by_name(result.over_lead),
            "over_lead_interval": {
                "low": by_name(result.over_lead_low),
                "high": by_name(result.over_lead_high),
            },
        }
        for result in found.results
    ]
    return console.json_text(
        {
            "dataset": dataset,
            "articles": found.articles,
            "takeaways": found.takeaways,
            "results": results,
        }
    )


HEADS = (" ROUGE-1", " ROUGE-2", " ROUGE-L", " words")


def cells_of(result: Result) -> list[str]:
    """Return the cells of one row: three scores with what they are above the lead, and words."""
    out = [result.name]
    for k in range(3):
        over = result.over_lead[k]
        half = (result.over_lead_high[k] - result.over_lead_low[k]) / 2
        beside = f" {over:+.1f} ±{half:.1f}" if half else " " * 10
        out.append(f"{result.means[k]:.1f}{beside}")
    return [*out, f"{result.means[3]:.0f}"]


def as_table(dataset: str, found: Comparison) -> str:
    """Return the comparison as a table for the terminal."""
    title = f"{dataset}: {found.articles} articles, {found.takeaways} takeaways each"
    rows = [(False, cells_of(result)) for result in found.results]
    return console.table(title, ("ranker", *HEADS), rows)


def as_lines(found: Comparison) -> str:
    """Return the comparison with tabs between the columns, under a line of their names."""
    heads = ["ranker"]
    heads += [
        f"{c}{what}" for c in comparing.COLUMNS for what in ("", " over lead", " low", " high")
    ]
    lines = ["\t".join(heads)]
    for result in found.results:
        figures = zip(
            result.means, result.over_lead, result.over_lead_low, result.over_lead_high, strict=True
        )
        lines.append("\t".join([result.name, *(f"{x:.2f}" for four in figures for x in four)]))
    return "\n".join(lines) + "\n"
