"""What a command says and how it ends: results, messages, exit codes. Only this module knows rich.

Results go to standard output as UTF-8, whatever the locale; everything else goes to standard error,
one line a message. Text of an article or a file name passes :func:`safe` on its way to either,
unless a renderer has already made it inert.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer
from typer._click.exceptions import ClickException  # public only from typer 0.27 on

from takeaways.errors import OutputError, TakeawaysError, UsageError
from takeaways.plaintext import plain

if TYPE_CHECKING:
    from typer._click import Command

safe = plain
"""Makes text fit for a terminal: nothing in it that is not seen, and all of it one line."""

INTERRUPTED = 130
"""128 + SIGINT, as a shell reports a program that Ctrl-C ended."""
NOBODY_READS = 141
"""128 + SIGPIPE, as a shell reports a program that ``head`` no longer listened to."""
SOME_FAILED = 3
"""Of a batch everything was done but some articles, which are named."""

EXIT_CODES = (
    "0 done; 1 verify found something, or another error; 2 a wrong option, name or settings file; "
    f"{SOME_FAILED} some of a batch failed; 65 no article can be read there; 66 it holds no story; "
    "69 an optional part is not installed; 74 the result cannot be written; "
    f"{INTERRUPTED} stopped by Ctrl-C; {NOBODY_READS} nobody reads the output. "
    "Of several files, the first that failed decides"
)


def run(command: Command, words: Sequence[str], *, who: str) -> int:
    """Run a command line; return its exit code, having said what went wrong if something did.

    *who* is how the command is called, as usage and messages have it. What is nobody's fault but
    ours, a bug, is let through and keeps its traceback.
    """
    try:
        code = command.main(list(words), prog_name=who, standalone_mode=False)
        return code if isinstance(code, int) else 0
    except TakeawaysError as error:
        return fail(error, who=who)
    except ClickException as error:
        return _misused(error, who)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as leaving:  # typer's way when nobody reads its help any more
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        return _unwritten(leaving.__context__, who)
    except OSError as error:
        if error.filename is not None:
            raise
        return _unwritten(error, who)  # typer's own writing of help or a completion script


def _misused(error: ClickException, who: str) -> int:
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        _say(message)
    else:
        if isinstance(error, typer.BadParameter) and error.param and error.param.opts:
            message = f"{error.param.opts[-1]}: {error.message}"
        message = message[:1].lower() + message[1:].rstrip(".")
        note(f"{who}: {message}; `{who} --help` lists the options")
    return error.exit_code


def _unwritten(error: OSError, who: str) -> int:
    if isinstance(error, BrokenPipeError):
        _silence()
        return NOBODY_READS
    _silence()
    return fail(OutputError(_reason("standard output", error)), who=who)


def fail(error: TakeawaysError, *, who: str = "takeaways") -> int:
    """Say an error in one line on standard error; return its exit code."""
    note(f"{who}: {error}")
    return error.exit_code


def nothing_named(command: str) -> typer.Exit:
    """Say briefly what to give the command; return what ends it."""
    _say(
        f"takeaways {command}: nothing to read. Name a file, or pipe an article in:\n"
        f"    takeaways {command} story.txt\n"
        f"    pbpaste | takeaways {command}\n"
        f"`takeaways {command} --help` lists the options."
    )
    return typer.Exit(UsageError.exit_code)


def warn(text: str) -> None:
    """Say a warning in one line on standard error."""
    note(f"takeaways: {text}")


def warn_all(name: str, warnings: Iterable[str]) -> None:
    """Say the warnings about the input of that name, or of standard input."""
    for warning in warnings:
        warn(f"{name or 'standard input'}: {warning}")


def note(text: str) -> None:
    """Write one line to standard error, made safe; if nobody can read it, do without."""
    _say(safe(text))


def _say(text: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # it is closed, or was from the start
        sys.stderr.write(f"{text.rstrip()}\n")
        sys.stderr.flush()


def print_out(text: str) -> None:
    """Write to standard output, as UTF-8, at once.

    Raises :class:`~takeaways.errors.OutputError` where that cannot be done, and ends the command
    quietly where nobody reads any more.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; name a file with --output")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _silence()
        raise typer.Exit(NOBODY_READS) from error
    except OSError as error:
        _silence()
        raise OutputError(_reason("standard output", error)) from error


def _silence() -> None:
    """Let what is still in the buffer go nowhere, so that the interpreter's exit is quiet."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _reason(where: str, error: OSError) -> str:
    return f"{where}: cannot be written: {error.strerror or error}"


@contextmanager
def output(path: str | None, *, inputs: Iterable[str] = ()) -> Iterator[Callable[[str], None]]:
    """Yield the function that writes results: to standard output, or to a file.

    The file is there whole once the block has ended, and untouched if it ended in an error: its
    text gathers in a new file beside it, which then takes its name and permissions. A device or a
    pipe (``/dev/stdout``) is written as it is; of a symbolic link, what it points to. Raises
    :class:`~takeaways.errors.OutputError` where that cannot be done, and
    :class:`~takeaways.errors.UsageError` if the file is one of the *inputs*.
    """
    if path in (None, "-", "/dev/stdout"):  # not opened anew, which would empty what ">>" adds to
        yield print_out
        return
    for given in inputs:
        with suppress(OSError):
            if given != "-" and os.path.samefile(given, path):  # noqa: PTH121
                raise UsageError(f"--output {path} is the article itself; name another file")
    from takeaways.cli.whole import whole_file

    try:
        with whole_file(path) as file:

            def write(text: str) -> None:
                file.write(text.encode("utf-8", "replace"))

            yield write
    except BrokenPipeError as error:
        raise typer.Exit(NOBODY_READS) from error
    except OSError as error:
        raise OutputError(_reason(path, error)) from error


def at_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def json_text(value: object) -> str:
    r"""Return a value as JSON in which no character is alive: what cannot be seen is escaped.

    >>> print(json_text({"text": "a\u202eb é"}), end="")
    {
      "text": "a\u202eb é"
    }
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return "".join(
        line if line.isprintable() else "".join(map(_seen, line)) for line in text.splitlines(True)
    )


def _seen(char: str) -> str:
    return char if char == "\n" or char.isprintable() else json.dumps(char)[1:-1]


def table(title: str, columns: Sequence[str], rows: Iterable[tuple[bool, Sequence[str]]]) -> str:
    """Return a table for the terminal. The cells are text, never markup.

    Columns whose name begins with a space are numbers, set to the right. Each row says whether it
    stands out.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(
        title=Text(safe(title)), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for column in columns:
        number = column.startswith(" ")
        drawn.add_column(Text(column.strip()), justify="right" if number else "left")
    for stands_out, cells in rows:
        drawn.add_row(*(Text(safe(c)) for c in cells), style="green" if stands_out else None)
    console = Console(file=sys.stdout)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()
