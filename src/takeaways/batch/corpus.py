"""Where the items of a batch come from: a folder, a list of files, JSON lines.

Each source yields what it finds one by one, in bounded memory, and yields what it cannot use as
well, with the reason: nothing is passed over in silence that somebody might have meant.
"""

from __future__ import annotations

import fnmatch
import gzip
import json
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Literal, NamedTuple, TypeAlias, cast

from takeaways.batch import naming
from takeaways.batch.working import fingerprint, stamp_of
from takeaways.errors import InputError

Kind: TypeAlias = Literal["folder", "list", "lines"]

LONGEST_LINE = 1 << 26
"""A JSON line may have 64 MB."""


class Corpus(NamedTuple):
    """What is to be summarized."""

    kind: Kind
    path: bytes
    """The folder, the file of JSON lines, or for a list the folder that its names start from."""
    list_path: bytes = b""
    """The file with the names; ``-`` for standard input."""
    nul: bool = False
    """Names in the list end with NUL, not with a line's end."""
    include: tuple[str, ...] = ()
    """Patterns of which a file's path or name must match one; empty for the usual endings."""
    exclude: tuple[str, ...] = ()
    """Patterns of which neither it nor a folder above it may match one."""
    follow: bool = False
    """Whether links to folders are followed."""
    leave: tuple[bytes, ...] = ()
    """What is not looked into: OUT and its journal, where they lie in the corpus."""


class Found(NamedTuple):
    """One item as it was found, or what stands in its place."""

    key: bytes
    size: int = 0
    stamp: int = 0
    """The time of change in nanoseconds, or what stands for a line's words."""
    place: int = 0
    """Its place in a list; in a folder the order is that of the paths."""
    start: int = 0
    """Where the line begins, in bytes of what is not compressed."""
    reason: str = ""
    """Why it cannot be done; empty where it may be."""
    message: str = ""


class Passed(NamedTuple):
    """What was passed over on purpose, to be counted."""

    why: str


def find(corpus: Corpus) -> Iterator[Found | Passed]:
    """Yield all that is there, in the order of a list, or in none.

    Raises :class:`~takeaways.errors.InputError` where the corpus itself cannot be read.
    """
    if corpus.kind == "folder":
        return _walk(corpus)
    return _listed(corpus) if corpus.kind == "list" else _lines(corpus)


def _unreadable(path: bytes, error: OSError) -> InputError:
    name = naming.printable(path)
    if isinstance(error, FileNotFoundError):
        return InputError(f"{name}: no such file or folder; check the name")
    if isinstance(error, PermissionError):
        return InputError(f"{name}: may not be read; check its permissions")
    return InputError(f"{name}: cannot be read: {error.strerror}")


# --- A folder ------------------------------------------------------------------------------------


def _walk(corpus: Corpus) -> Iterator[Found | Passed]:
    try:
        root = os.stat(corpus.path)
        os.scandir(corpus.path).close()
    except OSError as error:
        raise _unreadable(corpus.path, error) from error
    # Each folder with those above it, as device and number, so that a loop of links is seen.
    Above: TypeAlias = tuple[tuple[int, int], ...]
    todo: list[tuple[bytes, Above]] = [(b"", ((root.st_dev, root.st_ino),))]
    while todo:
        folder, above = todo.pop()
        try:
            with os.scandir(os.path.join(corpus.path, folder)) as entries:
                for entry in entries:
                    path = os.path.join(folder, entry.name)
                    if entry.name.startswith(b"."):
                        yield Passed("hidden")
                    elif corpus.leave and os.path.join(corpus.path, path) in corpus.leave:
                        yield Passed("in OUT, which lies in the corpus")
                    elif corpus.exclude and _matches(path, corpus.exclude):
                        yield Passed("excluded")
                    elif entry.is_dir(follow_symlinks=False):
                        todo.append((path, _with(entry, above) if corpus.follow else ()))
                    elif entry.is_symlink() and _is_folder(entry):
                        if not corpus.follow:
                            yield Passed("linked folders, not followed")
                        elif _inode(entry) in above:
                            yield Found(
                                path, reason="not a file", message="a link to a folder above it"
                            )
                        else:
                            todo.append((path, _with(entry, above)))
                    else:
                        yield _file(path, entry, corpus)
        except OSError as error:
            message = f"folder: {error.strerror}"
            yield Found(folder + b"/", reason="unreadable", message=message)


def _inode(entry: os.DirEntry[bytes]) -> tuple[int, int]:
    found = entry.stat()
    return found.st_dev, found.st_ino


def _with(
    entry: os.DirEntry[bytes], above: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    return (*above, _inode(entry))


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(path: bytes, entry: os.DirEntry[bytes], corpus: Corpus) -> Found | Passed:
    if corpus.include:
        wanted = _matches(path, corpus.include)
    else:
        wanted = os.path.splitext(entry.name)[1].lower() in naming.ARTICLES
    if not wanted:
        return Passed("not called as an article is")
    try:
        return _regular(path, entry.stat())
    except OSError as error:
        return Found(path, reason="not a file", message=error.strerror or str(error))


def _regular(path: bytes, found: os.stat_result, place: int = 0) -> Found:
    if stat.S_ISREG(found.st_mode):
        return Found(path, found.st_size, found.st_mtime_ns, place)
    kinds = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFSOCK: "a socket",
        stat.S_IFDIR: "a folder",
    }
    kind = kinds.get(stat.S_IFMT(found.st_mode), "no regular file")
    return Found(path, place=place, reason="not a file", message=f"it is {kind}")


def _matches(path: bytes, patterns: Sequence[str]) -> bool:
    whole = os.fsdecode(path)
    name = whole.rpartition("/")[2]
    return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(whole, p) for p in patterns)


# --- A list --------------------------------------------------------------------------------------


def _listed(corpus: Corpus) -> Iterator[Found | Passed]:
    root = os.path.abspath(corpus.path)
    with _opened(corpus.list_path) as names:
        for place, name in enumerate(_names(names, b"\0" if corpus.nul else b"\n")):
            yield _named(name, root, place)


def _opened(path: bytes) -> BinaryIO:
    if path == b"-":
        if sys.stdin is None:
            raise InputError("standard input is closed; name a file with --files-from")
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return open(path, "rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _names(lines: BinaryIO, end: bytes) -> Iterator[bytes]:
    rest = b""
    for piece in iter(lambda: lines.read(1 << 16), b""):
        *names, rest = (rest + piece).split(end)
        yield from filter(None, names)
    if rest:
        yield rest


def _named(name: bytes, root: bytes, place: int) -> Found:
    path = os.path.relpath(os.path.join(root, name), root) if b"\0" not in name else b""
    if not path or path == b".." or path.startswith(b"../"):
        where = f"lies outside {naming.printable(root)}, so its output would lie outside OUT"
        return Found(name, place=place, reason="name", message=where if path else "holds a NUL")
    try:
        return _regular(path, os.stat(os.path.join(root, path)), place)
    except FileNotFoundError:
        return Found(path, place=place, reason="gone", message="no such file")
    except OSError as error:
        return Found(path, place=place, reason="unreadable", message=error.strerror or str(error))


# --- JSON lines ----------------------------------------------------------------------------------


def open_lines(path: bytes) -> BinaryIO:
    """Open a file of JSON lines, compressed or not. Raises ``InputError``."""
    try:
        if path.endswith(b".gz"):
            return cast(BinaryIO, gzip.open(path, "rb"))
        return open(path, "rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _lines(corpus: Corpus) -> Iterator[Found | Passed]:
    start = 0
    number = 0
    with open_lines(corpus.path) as lines:
        while True:
            number += 1
            try:
                line = lines.readline(LONGEST_LINE)
                length = len(line)
                while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                    length += _skipped(lines)
                    line = b""
            except (OSError, EOFError, zlib.error) as error:
                message = f"the file cannot be read any further: {error}"
                yield Found(b"line %d" % number, place=number, reason="unreadable", message=message)
                return
            if not length:
                return
            if line.strip() or not line:
                yield _line(line, number, start)
            start += length


def _skipped(lines: BinaryIO) -> int:
    """Read to the end of a line; return how much that was."""
    length = 0
    while piece := lines.readline(1 << 20):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length


def _line(line: bytes, number: int, start: int) -> Found:
    unnamed = b"line %d" % number
    if not line:
        return Found(unnamed, place=number, reason="too large", message="more than 64 MB")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Found(unnamed, place=number, reason="bad line", message=f"not JSON: {error}")
    if not isinstance(value, dict):
        return Found(unnamed, place=number, reason="bad line", message="not a JSON object")
    identity = value.get("id")
    if isinstance(identity, (str, int)) and identity != "" and not isinstance(identity, bool):
        key = str(identity).encode("utf-8", "replace")
    elif identity is None:
        key = unnamed
    else:
        message = '"id" is neither a string nor a whole number'
        return Found(unnamed, place=number, reason="bad line", message=message)
    if not isinstance(value.get("text"), str) and not isinstance(value.get("html"), str):
        message = 'has neither "text" nor "html"'
        return Found(key, place=number, reason="bad line", message=message)
    return Found(key, len(line), stamp_of(fingerprint(line)), number, start)
