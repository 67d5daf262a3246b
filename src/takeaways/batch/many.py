"""Many articles from Python: outcomes in the order of the items, lazily, in constant memory."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from takeaways.batch import inline, naming
from takeaways.batch.items import Job, Receipt, Task
from takeaways.errors import UsageError
from takeaways.settings import DEFAULTS, Settings, check

if TYPE_CHECKING:
    from takeaways.batch.items import Engine
    from takeaways.model import Report

Item: TypeAlias = "str | bytes | os.PathLike[str] | Mapping[str, object]"

WINDOW = 256
"""So many items a worker are taken ahead of the outcome that is asked for, at most. Workers hold at
most three groups of 64 each."""


class Outcome(NamedTuple):
    """What became of one item."""

    number: int
    """Its place among the items, from 0."""
    name: str
    """The path of a file, the id of a mapping, else empty."""
    report: Report | None
    """None where it failed."""
    reason: str = ""
    """Why it failed, one of :data:`takeaways.batch.items.REASONS`; empty where it did not."""
    message: str = ""


def summarize_many(
    items: Iterable[Item],
    *,
    jobs: int | None = None,
    settings: Settings = DEFAULTS,
    timeout: float = 60.0,
    memory: int = 1 << 30,
) -> Generator[Outcome, None, None]:
    """Summarize many articles; yield an outcome for each, in order.

    An item is an article as text or bytes, the path of a file, or a mapping with "text" or "html"
    and perhaps "id", "title" and "language". Items are taken as outcomes are asked for, some
    hundreds ahead, so that neither may fit in memory. One that fails is an outcome like another.

    *jobs* worker processes do the work, as many as there are cores if none is given; with 1 it is
    done here, without limits, and an article that ends the process ends this one. *timeout* is the
    most time for one item, in seconds; *memory* the most for a worker, in bytes; 0 is no limit.
    Workers end when the iterator is exhausted, closed or forgotten, and with this process.

    Raises :class:`~takeaways.errors.UsageError` where an option makes no sense, at once, and where
    an item is of another kind, when it is that item's turn to be taken.

    >>> texts = ["The bridge over the Ume opened to traffic on Monday.", ""]
    >>> for outcome in summarize_many(texts, jobs=1):
    ...     print(outcome.number, outcome.reason or outcome.report.takeaways[0].text)
    0 The bridge over the Ume opened to traffic on Monday.
    1 no story
    """
    check(settings)
    if jobs is None:
        jobs = cores()
    if jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    if jobs == 1:
        timeout, memory = 0.0, 0
    job = Job(settings, "report", seconds=timeout, memory=memory)
    return _in_order(items, job, engine_of(jobs), WINDOW * jobs)


def cores() -> int:
    """Return how many cores this process may use; one where there can be no worker processes."""
    if sys.platform == "win32":
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine_of(jobs: int) -> Engine:
    """Return the engine for so many jobs."""
    if jobs == 1:
        return inline.run
    from takeaways.batch import processes

    return processes.engine(jobs)


def _in_order(
    items: Iterable[Item], job: Job, engine: Engine, window: int
) -> Generator[Outcome, None, None]:
    waiting: dict[int, Receipt] = {}
    due = 0

    def tasks() -> Iterator[Task | None]:
        for index, item in enumerate(items):
            while index - due >= window:
                yield None
            yield _task(index, item)

    receipts = engine(tasks(), job, lambda: False)
    try:
        for receipt in receipts:
            waiting[receipt.number] = receipt
            while due in waiting:
                done = waiting.pop(due)
                # Before the yield: the next item may be taken while the caller has this outcome.
                due += 1
                yield Outcome(done.number, done.name, done.report, done.reason, done.message)
    finally:
        receipts.close()


def _task(index: int, item: Item) -> Task:
    if isinstance(item, (str, bytes)):
        return Task(index, b"", "", data=item)
    if isinstance(item, os.PathLike):
        path = os.fsencode(item)
        return Task(index, path, naming.printable(path), path=path)
    if isinstance(item, Mapping):
        name = str(item.get("id", ""))
        return Task(index, b"", name, data=json.dumps(dict(item), default=str), is_line=True)
    raise UsageError(f"item {index} is neither text, bytes, a path nor a mapping: {type(item)}")
