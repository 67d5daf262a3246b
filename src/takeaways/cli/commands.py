"""The table of commands, and the group that imports a command's module when it is run.

To add a command is to add a line to :data:`COMMANDS` and a module of that name with a function of
that name, whose parameters are the command's arguments and options.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from takeaways.cli.console import EXIT_CODES, print_out
from takeaways.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

COMMANDS = {
    "summarize": "Print an article's key takeaways and a strategic-analysis stub.",
    "read": "Print an article as it was understood, part by part.",
    "analyse": "Print an article's strategic-analysis stub alone, or parts of it.",
    "explain": "Print every sentence with its rank, and why it was taken or not.",
    "verify": "Check a summary, ours or anybody's, against its article.",
    "evaluate": "Score rankers against the takeaways that editors published.",
    "learn": "Fit the news prior to a newsroom's own articles and takeaways.",
    "batch": "Summarize a corpus: a folder of articles, a list of files, or JSON lines.",
    "rankers": "List the rankers, each with the paper it follows.",
    "schema": "Print the JSON Schema of the json output.",
}
"""Every command, with the line that the listing shows: the first of its docstring."""


class Commands(TyperGroup):
    """A group that knows its commands by name only, until one is run."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Import and return the command of that name."""
        if cmd_name in COMMANDS:
            return built(cmd_name)
        if ctx.resilient_parsing or cmd_name.startswith("-"):
            return None
        raise UsageError(_no_command(cmd_name))

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the listing from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _no_command(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    if os.path.exists(name):  # noqa: PTH110 - pathlib takes longer to start
        near = [f"summarize {name}"]
    hint = f"did you mean `takeaways {near[0]}`?" if near else "`takeaways --help` lists them"
    return f"there is no command {name!r}; {hint}"


def built(name: str) -> Command:
    """Return the command made of the function of that name in the module of that name."""
    function: Callable[..., None] = getattr(import_module(f"takeaways.cli.{name}"), name)
    app = _app(add_completion=False)
    app.command(name)(function)
    return typer.main.get_command(app)


def root() -> Command:
    """Return the whole command line."""
    app = _app(
        add_completion=True, cls=Commands, no_args_is_help=True, epilog=f"Exit codes: {EXIT_CODES}."
    )
    app.callback()(takeaways)
    return typer.main.get_command(app)


def _app(**settings: Any) -> typer.Typer:
    # Without rich in help and tracebacks: it takes as long to import as all the rest.
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def _version(wanted: bool) -> None:
    if wanted:
        from takeaways import __version__

        print_out(f"takeaways {__version__}\n")
        raise typer.Exit


def takeaways(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Key takeaways from raw news articles, in the articles' own words.

    `pbpaste | takeaways summarize` reads an article and prints its key takeaways and a
    strategic-analysis stub. Nothing is ever downloaded or sent.
    """
