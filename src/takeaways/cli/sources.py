"""Where articles come from: files, standard input and web addresses, as bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from takeaways.errors import InputError, OutputError


class Source(NamedTuple):
    """One input."""

    name: str
    """The file's name as it can be printed, or the address; empty for standard input."""
    data: bytes
    media_type: str | None = None
    """As a server says; ``None`` for what has to be told from the bytes."""


def nothing_named(files: Sequence[str] | None) -> bool:
    """Return whether no file is named and standard input is a keyboard: nobody said what to read.

    A "-" asks for the keyboard.
    """
    return not files and sys.stdin is not None and sys.stdin.isatty()


def load(path: str) -> Source:
    """Return what is in the file or at the address, or for "-" what comes on standard input.

    Raises :class:`~takeaways.errors.InputError` where it cannot be opened or read.
    """
    if path == "-":
        return Source("", _standard_input())
    if path[:4].lower() == "http" and "://" in path[:8]:
        return _fetched(path)
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes longer to start
            return Source(name, file.read())
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {_reason(error)}") from error


def save(source: Source, path: str) -> None:
    """Keep what was read as it came, in a file that is there whole or not at all.

    Raises :class:`~takeaways.errors.OutputError` where it cannot be written.
    """
    from takeaways.cli.whole import whole_file

    try:
        with whole_file(path) as file:
            file.write(source.data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _fetched(address: str) -> Source:
    from takeaways.fetching import fetch

    found = fetch(address)
    # A server's word for the kind is often wrong; its word for the encoding seldom.
    kind = found.media_type
    stated = kind.lower().startswith("text/html") and "charset" in kind.lower()
    return Source(found.address, found.data, kind if stated else None)


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
