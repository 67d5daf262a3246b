"""Where articles come from: files and standard input, as bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from takeaways.errors import InputError


class Source(NamedTuple):
    """One input."""

    name: str
    """The file's name as it can be printed; empty for standard input."""
    data: bytes


def nothing_named(files: Sequence[str] | None) -> bool:
    """Return whether no file is named and standard input is a keyboard: nobody said what to read.

    A "-" asks for the keyboard.
    """
    return not files and sys.stdin is not None and sys.stdin.isatty()


def load(path: str) -> Source:
    """Return what is in the file, or for "-" what comes on standard input.

    Raises :class:`~takeaways.errors.InputError` where it cannot be opened or read.
    """
    if path == "-":
        return Source("", _standard_input())
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes longer to start
            return Source(name, file.read())
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {_reason(error)}") from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed; name a file")
    try:
        # Not read(): between two of its system calls it does not look whether Ctrl-C was pressed.
        return b"".join(iter(lambda: os.read(sys.stdin.fileno(), 1 << 20), b""))
    except OSError as error:
        raise InputError(f"standard input: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name, or pipe the article in"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name the files in it"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror}"
    return "is not a file name"  # it holds a NUL
