"""A whole run: plan, do, note, finish. The core of ``takeaways batch``; it prints nothing.

::

    with opened(Order(corpus, out, settings)) as run:
        run.plan()
        for receipt in run.execute(engine, stopping):
            ...
        summary = run.finish()

Whatever ends a run in between, another one with the same order goes on where it was: an output is
whole before the journal knows of it, and what the journal does not know of is done again, into the
same bytes under the same name.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import IO, BinaryIO, NamedTuple, cast

from takeaways.batch import corpus as corpora
from takeaways.batch import naming
from takeaways.batch.corpus import Corpus, Found
from takeaways.batch.items import Engine, Job, Receipt, Task
from takeaways.batch.journal import DONE, REFUSED, Journal, told
from takeaways.batch.lock import lock
from takeaways.batch.ordering import Order, checked, is_lines, kept_folder, made_by, make_room
from takeaways.errors import NothingToSummarizeError, OutputError, UsageError

COMMIT_SECONDS = 0.5
"""A crash loses the outcomes, not the outputs, of so long at most."""


class Plan(NamedTuple):
    """What a run found. All but *passed* and *gone* are numbers of items of the corpus."""

    found: int
    todo: int
    unchanged: int
    refused: int
    """Found, and found not to be such that anything could be done."""
    left: int
    """New or failed, but not asked for."""
    gone: int
    """In the journal, and no longer in the corpus."""
    passed: tuple[tuple[str, int], ...]
    """What was passed over on purpose, and how often."""


class Summary(NamedTuple):
    """What a run did, and how things stand after it."""

    found: int
    done: int
    unchanged: int
    failed: int
    """Of all items of the corpus, those that have no output for a reason."""
    left: int
    """Not done yet: the run was stopped, or they were not asked for."""
    pruned: int
    reasons: tuple[tuple[str, int], ...]
    """Why items failed, the most frequent reason first."""
    seconds: float
    """Of the doing alone."""
    not_pruned: bool = False
    """Nothing was pruned though it was asked for: a part of the corpus could not be read, and what
    is in it is not gone."""


class Run:
    """One run, opened by :func:`opened`."""

    def __init__(self, order: Order, journal: Journal) -> None:
        self.order = order
        self.journal = journal
        self.common = is_lines(order.out)
        self.kept = kept_folder(order.out)
        self.parts = os.path.join(self.kept, b"parts")
        self.done = self.pruned = 0
        self.seconds = 0.0
        self.stopped = False
        self.holes = False
        self.order_hash = b""

    # --- Plan ------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """Find out what there is and what is to be done.

        Raises :class:`~takeaways.errors.InputError` where the corpus cannot be read at all, and
        :class:`~takeaways.errors.NothingToSummarizeError` where it is empty.
        """
        journal, order = self.journal, self.order
        passed: Counter[str] = Counter()
        sequence = blake2b(digest_size=8)
        for n, found in enumerate(corpora.find(order.corpus)):
            if isinstance(found, Found):
                self._note_found(found)
                sequence.update(found.key + b"\0")
            else:
                passed[found.why] += 1
            if n % 20_000 == 19_999 and not order.dry:
                journal.commit()
        if order.corpus.kind != "folder":
            self.order_hash = sequence.digest()
        if not self.common:
            for failure in journal.collisions():
                self._refuse(*failure)
        journal.choose(force=order.force, only_failed=order.only_failed)
        if not self.common:
            self._check_outputs()
        plan = self._counted(tuple(passed.most_common()))
        if not plan.found:
            raise NothingToSummarizeError(_nothing(order.corpus, plan))
        if order.prune and plan.gone and not order.force:
            self._check_corpus()
        if not order.dry:
            journal.note_fact("corpus", naming.printable(order.corpus.path))
        if not order.dry:
            journal.commit()
        return plan

    def _check_corpus(self) -> None:
        here = naming.printable(self.order.corpus.path)
        before = self.journal.fact("corpus")
        if before is not None and before != here:
            raise UsageError(
                f"--prune would remove the outputs of {before}, which is not {here}; "
                "add --force if it is the same corpus in another place"
            )

    def _note_found(self, found: Found) -> None:
        output = b""
        if not self.common:
            name = naming.output_of_id if self.order.corpus.kind == "lines" else naming.output_of
            output = name(found.key, self.order.format)
        if not found.reason and naming.folded(output).split(b"/")[0] == naming.KEPT:
            found = found._replace(reason="name", message="the folder of the journal has that name")
        if not self.journal.note_found(found, output):
            if self.order.corpus.kind == "folder":  # twice by way of links
                return
            again = found.key + b" (%d)" % found.place
            message = f"named a second time, in place {found.place}"
            twice = found._replace(key=again, reason="collision", message=message)
            self.journal.note_found(twice, output)
            found = twice
        if found.reason:
            self.holes = self.holes or found.reason == "unreadable"
            self._refuse(found.key, found.reason, found.message)

    def _refuse(self, key: bytes, reason: str, message: str) -> None:
        self._fail(key, reason, message, tried=False)

    def _fail(
        self, key: bytes, reason: str, message: str, *, seconds: float = 0.0, tried: bool = True
    ) -> None:
        """Note a failure; an output of what the input was before must not stand for it."""
        had = self.journal.note_failure(key, reason, message, seconds=seconds, tried=tried)
        if had is not None:
            self.journal.note_fact("dirty", 1)
            self._remove(had)

    def _remove(self, output: bytes) -> None:
        if output and not self.order.dry:
            with suppress(OSError):
                os.unlink(os.path.join(self.order.out, output))

    def _check_outputs(self) -> None:
        """Have what is done done again where its output is no longer what was written."""
        for key, output, size in self.journal.outputs():
            try:
                there = os.stat(os.path.join(self.order.out, output)).st_size == size
            except OSError:
                there = False
            if not there:
                self.journal.redo(key)

    def _counted(self, passed: tuple[tuple[str, int], ...]) -> Plan:
        count = self.journal.count
        found, todo, refused = count("1"), count("todo = 1"), count(f"todo = {REFUSED}")
        unchanged = count(f"todo = 0 AND state = {DONE}")
        left = found - todo - refused - unchanged
        return Plan(found, todo, unchanged, refused, left, self.journal.count_gone(), passed)

    def todo(self) -> Iterator[bytes]:
        """Yield the keys of what is to be done, in order."""
        return (row.key for row in self.journal.todo())

    # --- Do --------------------------------------------------------------------------------------

    def execute(self, engine: Engine, stopping: Callable[[], bool]) -> Iterator[Receipt]:
        """Do what the plan says; yield each receipt when it is noted.

        Raises :class:`~takeaways.errors.OutputError` where nothing more can be written.
        """
        job = Job(
            self.order.settings,
            "record" if self.common else "file",
            self.order.format,
            self.order.out,
            self.parts,
            self.order.seconds,
            self.order.memory,
        )
        began = committed = time.monotonic()
        receipts = engine(self._tasks(), job, stopping)
        try:
            with self._telling():
                for receipt in receipts:
                    self._note(receipt)
                    if time.monotonic() - committed > COMMIT_SECONDS:
                        self.journal.commit()
                        committed = time.monotonic()
                    yield receipt
        finally:
            receipts.close()
            self.seconds = time.monotonic() - began
        self.stopped = stopping()

    def _note(self, receipt: Receipt) -> None:
        if receipt.fatal:
            raise OutputError(f"{naming.printable(self.order.out)}: {receipt.message}; {AGAIN}")
        if receipt.reason:
            self._fail(receipt.key, receipt.reason, receipt.message, seconds=receipt.seconds)
            return
        self.journal.note_done(receipt)
        if not receipt.same:
            if not self.done:
                self.journal.note_fact("dirty", 1)
            self.done += 1

    def _tasks(self) -> Iterator[Task]:
        corpus = self.order.corpus
        if corpus.kind == "lines" and corpus.path.endswith(b".gz"):
            with corpora.open_lines(corpus.path) as lines:
                yield from self._tasks_of(lines)
        else:
            yield from self._tasks_of(None)

    def _tasks_of(self, lines: BinaryIO | None) -> Iterator[Task]:
        """Yield the tasks; with the line itself where workers could not begin in its middle."""
        corpus = self.order.corpus
        of_lines = corpus.kind == "lines"
        for number, row in enumerate(self.journal.todo(force=self.order.force)):
            yield Task(
                number,
                row.key,
                naming.printable(row.key),
                corpus.path if of_lines else os.path.join(corpus.path, row.key),
                _line(lines, row.start, row.size) if lines else None,
                is_line=of_lines,
                start=row.start,
                size=row.size,
                output=row.output,
                known=row.known,
            )

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say of the journal what is said of any other output that cannot be written."""
        try:
            yield
        except sqlite3.OperationalError as error:
            out = naming.printable(self.order.out)
            raise OutputError(f"{out}: the journal cannot be written: {error}; {AGAIN}") from error

    # --- Finish ----------------------------------------------------------------------------------

    def finish(self) -> Summary:
        """Remove what is gone, where that was asked for; write the common file; sum up."""
        with self._telling():
            if self.order.prune and not self.stopped and not self.holes:
                self._prune()
            if self.common and not self.stopped:
                self._assemble()
            reasons: Counter[str] = Counter(f.reason for f in self.journal.failures())
            self._list_failures()
            self.journal.commit()
        count = self.journal.count
        done = count(f"state = {DONE} AND todo = 0")
        failed = sum(reasons.values())
        found = count("1")
        return Summary(
            found,
            self.done,
            done - self.done,
            failed,
            found - done - failed,
            self.pruned,
            tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
            self.seconds,
            self.order.prune and self.holes,
        )

    def _prune(self) -> None:
        folders = set()
        for key, output in self.journal.gone():
            self._remove(output)
            folders.add(os.path.dirname(output))
            self.journal.forget(key)
            self.pruned += 1
        if self.pruned:
            self.journal.note_fact("dirty", 1)
        for folder in sorted(folders, reverse=True):  # the deeper first
            with suppress(OSError):  # something else is in it
                if folder:
                    os.removedirs(os.path.join(self.order.out, folder))

    def _assemble(self) -> None:
        """Write the common file from its lines, unless it is already what they say."""
        out = self.order.out
        journal = self.journal
        if not journal.fact("dirty") and journal.fact("order") == self.order_hash.hex():
            with suppress(OSError):
                if os.stat(out).st_size == journal.fact("assembled size"):
                    return
        part = os.path.join(self.parts, b"assembled")
        try:
            with open(part, "wb") as file:
                lines: IO[bytes] = file
                if out.endswith(b".gz"):
                    lines = cast(BinaryIO, gzip.GzipFile(b"", "wb", 6, file, mtime=0))
                for record in journal.records():
                    lines.write(zlib.decompress(record))
                if lines is not file:
                    lines.close()
                file.flush()
                os.fsync(file.fileno())
            written = os.stat(part).st_size
            os.replace(part, out)
        except OSError as error:
            with suppress(OSError):
                os.unlink(part)
            name = naming.printable(out)
            raise OutputError(f"{name}: cannot be written: {error.strerror}; {AGAIN}") from error
        journal.note_fact("assembled size", written)
        journal.note_fact("order", self.order_hash.hex())
        journal.note_fact("dirty", 0)

    def _list_failures(self) -> None:
        """Write the failures where people look for them, one a line."""
        path = os.path.join(self.kept, b"failures.tsv")
        part = os.path.join(self.parts, b"failures")
        with suppress(OSError):
            with open(part, "wb") as file:
                file.writelines(
                    told(failure).encode("utf-8", "replace") + b"\n"
                    for failure in self.journal.failures()
                )
            os.replace(part, path)


AGAIN = "the same command goes on where this run ended"


def _line(lines: BinaryIO, start: int, size: int) -> bytes:
    lines.seek(start)
    return lines.read(size)


def _nothing(corpus: Corpus, plan: Plan) -> str:
    where = naming.printable(corpus.list_path or corpus.path)
    if not plan.passed:
        return f"{where}: nothing in it"
    others = ", ".join(f"{n} {why}" for why, n in plan.passed)
    return f"{where}: no articles in it ({others}); --include names others"


@contextmanager
def opened(order: Order) -> Iterator[Run]:
    """Open a run: check the order, take the lock, open the journal, clear what a dead run left.

    Raises :class:`~takeaways.errors.UsageError` where the order makes no sense and
    :class:`~takeaways.errors.OutputError` where OUT cannot be written or another run is in it.
    """
    order = checked(order)
    kept = kept_folder(order.out)
    journal_path = os.path.join(kept, b"journal.sqlite")
    if order.dry and not os.path.exists(journal_path):
        journal = Journal(None, made_by(order), kind=order.corpus.kind)
        yield Run(order, journal)
        journal.close(keep=False)
        return
    make_room(order, kept)
    with lock(os.path.join(kept, b"lock"), out=order.out):
        parts = os.path.join(kept, b"parts")
        shutil.rmtree(parts, ignore_errors=True)
        os.makedirs(parts, exist_ok=True)
        journal = Journal(journal_path, made_by(order), kind=order.corpus.kind)
        run = Run(order, journal)
        try:
            yield run
        except BaseException:
            with suppress(sqlite3.Error):
                journal.close(keep=not order.dry)
            raise
        journal.close(keep=not order.dry)
        shutil.rmtree(parts, ignore_errors=True)
