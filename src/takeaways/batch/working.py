"""One task becomes a receipt: read, summarize, render, write. Nothing escapes but a dying process.

All engines call :func:`work`, so that an item has one outcome wherever it is done.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import time
import zlib
from contextlib import suppress
from hashlib import blake2b
from itertools import count
from typing import Any, NamedTuple

from takeaways import pipeline, rendering
from takeaways.batch.items import Job, Receipt, Task
from takeaways.errors import (
    InputError,
    MissingExtraError,
    NothingToSummarizeError,
    TakeawaysError,
)
from takeaways.model import Report

FATAL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""No space, no quota, a read-only file system: the next item would fare no better."""

SHARE_OF_MEMORY = 8
"""A file larger than this part of the memory limit is not read at all. Six megabytes of plain text
took 104 MB to summarize (one million words, Python 3.11), seventeen times their size; but a PDF or
a web page is mostly not text."""

READINGS = 3
"""How often a file that changes while it is read is read again."""

_MARK = os.urandom(6).hex().encode()
"""Tells this process from those of its number on other hosts that write into the same folder."""
_parts = count()


class ItemError(Exception):
    """An item that cannot be done, for one of the reasons."""

    def __init__(self, reason: str, message: str, *, fatal: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.fatal = fatal


class _Input(NamedTuple):
    data: str | bytes
    size: int
    stamp: int
    hash: bytes


def fingerprint(data: bytes) -> bytes:
    """Return what stands for some input in the journal: 16 bytes of BLAKE2."""
    return blake2b(data, digest_size=16).digest()


def stamp_of(hashed: bytes) -> int:
    """Return what stands in place of a time of change for a line, which has none: 62 bits."""
    return int.from_bytes(hashed[:8], "big") >> 2


def work(task: Task, job: Job) -> Receipt:
    """Do one task.

    Whatever an article does to the code becomes a receipt, a bug among them; only exhausted limits
    (:class:`MemoryError` comes back as one too) and the end of the process pass through.
    """
    began = time.perf_counter()
    receipt = Receipt(task.number, task.key, task.name)
    try:
        given = _read(task, job)
        receipt = receipt._replace(size=given.size, stamp=given.stamp, hash=given.hash)
        if task.known and task.known == given.hash:
            receipt = receipt._replace(same=True)
        else:
            receipt = _made(task, job, given, receipt)
    except ItemError as failure:
        receipt = receipt._replace(reason=failure.reason, message=str(failure), fatal=failure.fatal)
    except TakeawaysError as error:
        receipt = receipt._replace(reason=_reason(error), message=_told(error, task.name))
    except MemoryError:
        receipt = Receipt(task.number, task.key, task.name, "memory", over_memory(job), last=True)
    except Exception as error:  # noqa: BLE001 - a bug in one article must not stop the others
        receipt = receipt._replace(reason="error", message=_traced(error))
    return receipt._replace(seconds=time.perf_counter() - began)


def _reason(error: TakeawaysError) -> str:
    if isinstance(error, NothingToSummarizeError):
        return "no story"
    if isinstance(error, InputError):
        return "no article"
    return "missing part" if isinstance(error, MissingExtraError) else "error"


def _told(error: TakeawaysError, name: str) -> str:
    return str(error).removeprefix(f"{name}: ")


def _traced(error: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(error)).strip()


def _read(task: Task, job: Job) -> _Input:
    if task.data is None and not task.is_line:
        return _read_file(task, job)
    if task.data is None:
        return _hashed(_read_line(task))
    return _hashed(task.data)


def _hashed(given: str | bytes) -> _Input:
    data = given if isinstance(given, bytes) else given.encode("utf-8", "replace")
    hashed = fingerprint(data)
    return _Input(given, len(data), stamp_of(hashed), hashed)


def _read_line(task: Task) -> bytes:
    try:
        with open(task.path, "rb") as file:
            file.seek(task.start)
            return file.read(task.size)
    except FileNotFoundError:
        raise ItemError("gone", "no such file any more") from None
    except OSError as error:
        raise ItemError("unreadable", error.strerror or str(error)) from error


def _read_file(task: Task, job: Job) -> _Input:
    """Read a file as it was at one moment: as large and as old after the reading as before it."""
    try:
        # O_NONBLOCK: what was a file when it was listed may be a pipe by now, and opening one
        # would wait for a writer.
        descriptor = os.open(task.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise ItemError("gone", "no such file any more") from None
    except OSError as error:
        raise ItemError("unreadable", error.strerror or str(error)) from error
    with open(descriptor, "rb", buffering=0) as file:
        for _ in range(READINGS):
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise ItemError("not a file", "it is not a regular file")
            if job.memory and before.st_size > job.memory // SHARE_OF_MEMORY:
                raise ItemError("too large", too_large(before.st_size, job.memory))
            try:
                data = file.read()
            except OSError as error:
                raise ItemError("unreadable", error.strerror or str(error)) from error
            after = os.fstat(descriptor)
            if (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns) and len(
                data
            ) == after.st_size:
                return _Input(data, len(data), after.st_mtime_ns, fingerprint(data))
            file.seek(0)
    raise ItemError("changing", "it changed while it was read; run again when it is whole")


def too_large(size: int, memory: int) -> str:
    """Return what is said of a file that is too large.

    >>> too_large(2_000_000_000, 1 << 30)
    '2.0 GB, more than the 134 MB that a memory limit of 1.1 GB allows; raise --memory'
    """
    allowed = _amount(memory // SHARE_OF_MEMORY)
    return (
        f"{_amount(size)}, more than the {allowed} that a memory limit of {_amount(memory)} "
        "allows; raise --memory"
    )


def over_time(job: Job) -> str:
    """Return what is said of an item that took too long."""
    return f"longer than {job.seconds:g} s; raise --timeout"


def over_memory(job: Job) -> str:
    """Return what is said of an item that took too much memory."""
    return f"more than {_amount(job.memory)}; raise --memory"


def _amount(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _made(task: Task, job: Job, given: _Input, receipt: Receipt) -> Receipt:
    data, title, language, media_type = given.data, task.title, task.language, task.media_type
    carried: dict[str, Any] = {}
    if task.is_line:
        line = parse_line(data)
        data, media_type, title, language = line.data, line.media_type, line.title, line.language
        carried = line.carried
    report = pipeline.summarize(
        data,
        name=task.name,
        media_type=media_type,
        title=title,
        language=language,
        settings=job.settings,
    )
    receipt = receipt._replace(takeaways=len(report.takeaways))
    if job.gives == "report":
        return receipt._replace(report=report)
    if job.gives == "record":
        record = _record(report, task.name, carried)
        return receipt._replace(record=zlib.compress(record, 1), out_size=len(record))
    text = rendering.render(report, job.format, settings=job.settings).encode("utf-8", "replace")
    _write(task.output, text, job)
    return receipt._replace(out_size=len(text))


def _record(report: Report, name: str, carried: dict[str, Any]) -> bytes:
    """Return a report as one line, with the item's id and what it carried before the report."""
    head = json.dumps({"id": name, "carried": carried})
    line = rendering.render(report, "jsonl")
    return f"{head[:-1]}, {line[1:]}".encode("utf-8", "replace")


def _write(output: bytes, data: bytes, job: Job) -> None:
    """Write a file whole or not at all; what is not whole stays in the folder of parts."""
    part = os.path.join(job.parts, b"%s-%d-%d" % (_MARK, os.getpid(), next(_parts)))
    path = os.path.join(job.out, output)
    try:
        with open(part, "wb") as file:
            file.write(data)
        try:
            os.replace(part, path)
        except (FileNotFoundError, NotADirectoryError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(part)
        reason = error.strerror or str(error)
        raise ItemError("output", reason, fatal=error.errno in FATAL) from error


class Line(NamedTuple):
    """What a JSON line says of an article."""

    data: str
    media_type: str | None
    title: str | None
    language: str | None
    carried: dict[str, Any]
    """All other fields, but for the id."""


def parse_line(data: str | bytes) -> Line:
    """Return the article of a JSON line.

    >>> parse_line('{"id": 7, "text": "The port opened.", "desk": "city"}').carried
    {'desk': 'city'}
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ItemError("bad line", f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise ItemError("bad line", "not a JSON object")
    value.pop("id", None)
    fields = {name: value.pop(name, None) for name in ("text", "html", "title", "language")}
    for name, field in fields.items():
        if field is not None and not isinstance(field, str):
            raise ItemError("bad line", f'"{name}" is not a string')
    if fields["text"] is None and fields["html"] is None:
        raise ItemError("bad line", 'has neither "text" nor "html"')
    return Line(
        fields["text"] or fields["html"] or "",
        None if fields["text"] else "text/html" if fields["html"] else None,
        fields["title"],
        fields["language"],
        value,
    )
