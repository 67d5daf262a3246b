"""``takeaways learn``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

from typing import Annotated

import typer

from takeaways.cli import console, options, progress
from takeaways.errors import UsageError
from takeaways.evaluating import datasets, learning
from takeaways.evaluating.learning import Learned
from takeaways.ranking import prior


def learn(
    archive: Annotated[
        str,
        typer.Argument(
            metavar="ARCHIVE",
            help="Articles with the takeaways that editors wrote: JSON lines with article and "
            "highlights, gzipped or not; or a folder of articles, each with its takeaways in a "
            ".toml of the same name.",
        ),
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The model's file, written whole or not at all."
        ),
    ],
    count: Annotated[
        int, typer.Option("-n", "--count", metavar="N", min=1, max=7, help="Takeaways wanted (3).")
    ] = 3,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Begin at nothing, not at the prior in the package."),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first line that cannot be used.")
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Fit the news prior to a newsroom's own articles and takeaways.

    What the model gains is found by cross-validation, on articles it was not fitted to, and printed
    with the interval that 95 of 100 such archives would give. Use the model with `--model FILE`.
    Needs `pip install 'takeaways[evaluate]'`.
    """
    if output in ("-", ""):
        raise UsageError("--output must name a file")
    data = datasets.read(archive, strict=strict)
    if not quiet:
        for problem in data.problems:
            console.warn(f"{problem}; passed over")
    with progress.bar("articles", quiet=quiet) as advance:
        learned = learning.learn(data.items, count=count, anew=anew, said=advance)
    if not quiet:
        for problem in learned.problems:
            console.warn(f"{problem}; passed over")
    with console.output(output, inputs=[archive]) as write:
        write(prior.dump(learned.tables, made(learned, count=count)))
    console.print_out(as_lines(learned))


def made(learned: Learned, *, count: int) -> dict[str, object]:
    """Return what a model's file says of how it was made."""
    return {
        "by": "takeaways learn",
        "articles": learned.articles,
        "takeaways": count,
        "gains": [
            {
                "over": gain.against,
                **dict(zip(learning.COLUMNS, (round(x, 2) for x in gain.means), strict=True)),
            }
            for gain in learned.gains
        ],
    }


def as_lines(learned: Learned) -> str:
    """Return what was gained, a line for each that the model is held against."""
    lines = [f"{learned.articles} articles; gains on articles that the model was not fitted to:"]
    for gain in learned.gains:
        figures = ", ".join(
            f"{name} {mean:+.2f} ({low:+.2f} to {high:+.2f})"
            for name, mean, low, high in zip(
                ("ROUGE-1", "ROUGE-2", "ROUGE-L", "words"),
                gain.means,
                gain.low,
                gain.high,
                strict=True,
            )
        )
        lines.append(f"  over {gain.against}: {figures}")
        if not gain.sure:
            lines.append(f"  That is no certain gain over {gain.against}: more articles may help.")
    return "\n".join(lines) + "\n"
