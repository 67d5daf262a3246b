"""The options that more than one command has."""

from __future__ import annotations

from typing import Annotated

import typer

from takeaways.settings import DEFAULTS


def rankers(incomplete: str) -> list[str]:
    """Return the rankers for the shell's completion."""
    from takeaways.ranking import RANKERS

    return [name for name in RANKERS if name.startswith(incomplete)]


def segmenters(incomplete: str) -> list[str]:
    """Return the segmenters for the shell's completion."""
    from takeaways.segmenting import SEGMENTERS

    return [name for name in SEGMENTERS if name.startswith(incomplete)]


Count = Annotated[
    str | None,
    typer.Option(
        "-n",
        "--count",
        metavar="N|auto",
        help=f"Takeaways wanted ({DEFAULTS.count}); "
        "auto for as many as the article has points, 2 to 7.",
    ),
]
Words = Annotated[
    int | None,
    typer.Option("--words", metavar="N", help="At most so many words in all takeaways together."),
]
Chars = Annotated[
    int | None,
    typer.Option(
        "--chars", metavar="N", help="At most so many characters in all takeaways together."
    ),
]
MaxWords = Annotated[
    int | None,
    typer.Option(
        "--max-words",
        metavar="N",
        help="Prefer takeaways of at most so many words; none is ever cut off.",
    ),
]
Order = Annotated[
    str | None,
    typer.Option(
        "--order",
        metavar="article|score",
        help=f"Takeaways as they come in the article, or the best first ({DEFAULTS.order}).",
        autocompletion=lambda incomplete: ["article", "score"],
    ),
]
Rewrite = Annotated[
    bool | None,
    typer.Option(
        "--rewrite/--no-rewrite",
        help="Make each takeaway stand alone, or print the sentences as they are.",
        show_default=False,
    ),
]
Ranker = Annotated[
    str | None,
    typer.Option(
        "--ranker",
        metavar="NAME",
        help=f"How sentences are ranked ({DEFAULTS.ranker}); `takeaways rankers` lists them.",
        autocompletion=rankers,
    ),
]
Damping = Annotated[
    float | None,
    typer.Option(
        "--damping",
        metavar="0..1",
        help="How much of a sentence's rank comes from the other sentences "
        "(0.2 for textrank, 0.85 for textrank-classic); the rest is news sense.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="FILE",
        help="A news prior that `takeaways learn` made, in place of the one in the package.",
    ),
]
Focus = Annotated[
    str | None,
    typer.Option(
        "--focus", metavar="TEXT", help="What the takeaways should be about: 'export controls'."
    ),
]
Bonus = Annotated[
    str | None,
    typer.Option("--bonus", metavar="WORDS", help="Words that raise the sentences they are in."),
]
Stigma = Annotated[
    str | None,
    typer.Option("--stigma", metavar="WORDS", help="Words that lower the sentences they are in."),
]
Segmenter = Annotated[
    str | None,
    typer.Option(
        "--segmenter",
        metavar="NAME",
        help=f"What finds the sentences ({DEFAULTS.segmenter}).",
        autocompletion=segmenters,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="The article's language, such as en; found from the text if not given.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The input's encoding, such as cp1252; found from the bytes if not given.",
    ),
]
Analysis = Annotated[
    str | None,
    typer.Option(
        "--analysis",
        metavar="short|full|none",
        help="Of the Strategic Analysis the paragraph, or its lines too, or nothing "
        f"({DEFAULTS.analysis}).",
        autocompletion=lambda incomplete: ["short", "full", "none"],
    ),
]
NoAnalysis = Annotated[bool, typer.Option("--no-analysis", help="The same as --analysis none.")]
TakeawaysHeading = Annotated[
    str | None,
    typer.Option(
        "--takeaways-heading",
        metavar="TEXT",
        help=f"The first heading ({DEFAULTS.takeaways_heading}).",
    ),
]
AnalysisHeading = Annotated[
    str | None,
    typer.Option(
        "--analysis-heading",
        metavar="TEXT",
        help=f"The second heading ({DEFAULTS.analysis_heading}).",
    ),
]
HeadingLevel = Annotated[
    int | None,
    typer.Option(
        "--heading-level",
        metavar="1..5",
        help=f"The level of both headings ({DEFAULTS.heading_level}); the title stands one above.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to this file, whole or not at all, in place of standard output.",
    ),
]
SavePage = Annotated[
    str | None,
    typer.Option(
        "--save-page",
        metavar="FILE",
        help="Keep what was fetched from a web address in this file, as it came.",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No warnings on standard error.")]
