"""How far a batch is: a bar on a terminal, a line every so often in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from takeaways.cli import console

EVERY = 30.0
"""Seconds between two lines in a log."""
REDRAW = 0.1
"""Seconds between two states of the bar."""


@contextmanager
def shown(total: int, *, quiet: bool) -> Iterator[Callable[[bool], None]]:
    """Yield what is to be called after each item, with whether it failed."""
    if quiet or not total or sys.stderr is None:
        yield lambda failed: None
    elif sys.stderr.isatty():
        with _bar(total) as tell:
            yield tell
    else:
        yield _lines(total)


def _lines(total: int) -> Callable[[bool], None]:
    began = said = time.monotonic()
    n = failures = 0

    def tell(failed: bool) -> None:
        nonlocal n, failures, said
        n += 1
        failures += failed
        now = time.monotonic()
        if now - said >= EVERY:
            said = now
            console.note("takeaways batch: " + line(n, failures, total, now - began))

    return tell


def line(n: int, failures: int, total: int, seconds: float) -> str:
    """Return how far things are.

    >>> line(500, 2, 2000, 100.0)
    '500 of 2,000, 2 failed, 5.0 a second, 5 min left'
    """
    rate = n / seconds if seconds else 0.0
    left = (total - n) / rate / 60 if rate else 0.0
    return f"{n:,} of {total:,}, {failures:,} failed, {rate:,.1f} a second, {left:,.0f} min left"


@contextmanager
def _bar(total: int) -> Iterator[Callable[[bool], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    began = drawn = time.monotonic()
    n = failed_so_far = 0
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", total=total, rate="", failures="")

        def tell(failed: bool) -> None:
            nonlocal n, failed_so_far, drawn
            n += 1
            failed_so_far += failed
            now = time.monotonic()
            if now - drawn > REDRAW or n == total:
                drawn = now
                rate = f"{n / (now - began):,.0f}/s"
                failures = f"{failed_so_far:,} failed" if failed_so_far else ""
                bar.update(task, completed=n, rate=rate, failures=failures, refresh=True)

        yield tell
