"""The engine with worker processes on this machine.

Each worker holds a few groups of tasks, large enough that passing them on costs little and small
enough that the workers end together. A worker that dies took one task with it at most: the first
that it gave no receipt for. That one is tried again alone in a new worker, the others go back in
line; when it has died of :data:`DEATHS` it is the item's fault and is recorded as such.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from takeaways.batch.items import Job, Receipt, Task
from takeaways.batch.worker import LENGTH, packed
from takeaways.batch.working import over_time
from takeaways.errors import TakeawaysError, UsageError

if TYPE_CHECKING:
    from takeaways.batch.items import Engine, Tasks

DEATHS = 3
"""So many workers must die of an item, in two of them alone, before it is held to be its fault: any
one of them may have been killed by somebody, or for another process's hunger for memory."""
FALSE_STARTS = 8
"""After so many workers in a row that never started the run ends: something is wrong here."""
GROUP_SECONDS = 0.1
"""The time that a group of tasks is to take. 20 short articles; passing a message on takes some
50 µs, so that it costs less than a thousandth."""
GROUP_BYTES = 1 << 20
"""A group carries no more article text than this, but for one article that is larger."""
GROUP_MOST = 64
NAP_SECONDS = 0.01
"""The parent sleeps so long after it has heard something, while there is more to do: woken for each
receipt it spent 290 µs on one. The workers meanwhile have a group ahead."""
LOOK_SECONDS = 0.2
"""How often it is seen whether to stop, or whether a worker is silent for too long."""
GRACE_SECONDS = 10.0
"""A worker's own clock ends it at the time limit; so much later it is ended from outside."""


def engine(jobs: int) -> Engine:
    """Return the engine with so many workers. Raises ``UsageError`` where there can be none."""
    if sys.platform == "win32":
        raise UsageError("worker processes need a POSIX system; use --jobs 1")
    return partial(run, jobs=jobs)


def run(
    tasks: Tasks, job: Job, stopping: Callable[[], bool], *, jobs: int
) -> Generator[Receipt, None, None]:
    """Yield a receipt for each task as it is done, in any order.

    When *stopping* says so no more tasks are taken, and those that the workers hold are done.
    Raises :class:`~takeaways.errors.TakeawaysError` where workers do not start. However the
    iterator ends, no worker is left.
    """
    crew = _Crew(job, jobs, tasks)
    try:
        while crew.busy(stopping()):
            receipts = crew.listen()
            yield from receipts
            if receipts and not crew.exhausted:
                time.sleep(NAP_SECONDS)
    finally:
        crew.close()


class _Worker:
    """A worker process, with the tasks it was given and has given no receipt for, in order."""

    def __init__(self, lifeline: int, job: Job, number: int) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "takeaways.batch.worker", str(lifeline), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what libraries say of an article, in no order
            bufsize=0,
            pass_fds=(lifeline,),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            process_group=0,  # the terminal's Ctrl-C is for the parent alone
        )
        self.inbox: IO[bytes] = _pipe(self.process.stdout)
        self.outbox: IO[bytes] = _pipe(self.process.stdin)
        os.set_blocking(self.inbox.fileno(), False)
        os.set_blocking(self.outbox.fileno(), False)
        self.sending = bytearray(packed(job))
        self.received = bytearray()
        self.tasks: deque[Task] = deque()
        self.started = False
        self.alone = False
        self.overdue = False
        self.heard = time.monotonic()

    def give(self, group: list[Task]) -> None:
        if not self.tasks:
            self.heard = time.monotonic()
        self.tasks.extend(group)
        self.sending += packed(group)

    def send(self) -> None:
        """Send what the pipe takes without waiting."""
        with suppress(
            BlockingIOError, BrokenPipeError
        ):  # a dead one is seen when it is listened to
            while self.sending:
                del self.sending[: os.write(self.outbox.fileno(), self.sending[: 1 << 16])]

    def receive(self) -> tuple[list[Any], bool]:
        """Return the messages that are there, and whether the worker has closed its end."""
        ended = False
        with suppress(BlockingIOError):
            while not ended:
                piece = os.read(self.inbox.fileno(), 1 << 18)
                self.received += piece
                self.heard = time.monotonic()
                ended = not piece
        messages = []
        while len(self.received) >= LENGTH.size:
            end = LENGTH.size + LENGTH.unpack_from(self.received)[0]
            if len(self.received) < end:
                break
            messages.append(pickle.loads(self.received[LENGTH.size : end]))  # noqa: S301 - ours
            del self.received[:end]
        return messages, ended

    def end(self) -> int:
        """Make sure that the process is no more; return what it ended with."""
        self.process.kill()
        self.inbox.close()
        self.outbox.close()
        return self.process.wait()


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise ValueError("a worker without a pipe")
    return end


class _Crew:
    """The workers, the tasks that came back from dead ones, and what is known of their speed."""

    def __init__(self, job: Job, jobs: int, tasks: Tasks) -> None:
        self.job = job
        self.jobs = jobs
        self.source = tasks
        self.exhausted = False
        self.returned: deque[Task] = deque()
        self.suspects: deque[Task] = deque()
        self.deaths: dict[int, int] = {}
        self.started = 0
        self.false_starts = 0
        self.pace = GROUP_SECONDS
        """Seconds an item, a moving mean."""
        self.workers: list[_Worker] = []
        self.selector = selectors.DefaultSelector()
        self.lifeline, self.held = os.pipe()

    def busy(self, stopping: bool) -> bool:
        """Give the workers what they can hold; return whether any receipt is still to come."""
        if not stopping:
            self._staff()
            for worker in self.workers:
                self._feed(worker)
        return any(worker.tasks for worker in self.workers)

    def _staff(self) -> None:
        """Start workers while there are tasks that none holds."""
        while len(self.workers) < self.jobs:
            if not (self.suspects or self.returned) and not self._fetch():
                return
            worker = _Worker(self.lifeline, self.job, self.started)
            self.started += 1
            self.workers.append(worker)
            self.selector.register(worker.inbox, selectors.EVENT_READ, worker)
            self._feed(worker)

    def _fetch(self) -> bool:
        """Take one task from the source into the line; return whether there was one."""
        if self.exhausted:
            return False
        try:
            task = next(self.source)
        except StopIteration:
            self.exhausted = True
            return False
        if task is not None:
            self.returned.append(task)
        return task is not None

    def _feed(self, worker: _Worker) -> None:
        if worker.alone:
            return
        if self.suspects:
            if not worker.tasks:
                worker.alone = True
                worker.give([self.suspects.popleft()])
                self._send(worker)
            return  # the others run dry as well, so that one of them takes it
        most = max(1, min(GROUP_MOST, int(GROUP_SECONDS / max(self.pace, 1e-6))))
        while len(worker.tasks) <= most:
            group = self._group(most)
            if not group:
                break
            worker.give(group)
        self._send(worker)

    def _group(self, most: int) -> list[Task]:
        group: list[Task] = []
        weight = 0
        while len(group) < most and weight < GROUP_BYTES and (self.returned or self._fetch()):
            task = self.returned.popleft()
            group.append(task)
            weight += len(task.data or b"")
        return group

    def _send(self, worker: _Worker) -> None:
        """Send, and be told when the pipe takes more where it did not take all."""
        pending = bool(worker.sending)
        worker.send()
        if worker.sending:
            with suppress(KeyError):
                self.selector.register(worker.outbox, selectors.EVENT_WRITE, worker)
        elif pending:
            with suppress(KeyError):
                self.selector.unregister(worker.outbox)

    def listen(self) -> list[Receipt]:
        """Wait for what the workers say; return the receipts."""
        out: list[Receipt] = []
        for key, _ in self.selector.select(LOOK_SECONDS):
            worker: _Worker = key.data
            if worker not in self.workers:
                continue
            if key.fileobj is worker.outbox:
                self._send(worker)
            else:
                out += self._heard(worker)
        self._end_silent()
        return out

    def _heard(self, worker: _Worker) -> list[Receipt]:
        messages, ended = worker.receive()
        out: list[Receipt] = []
        leaving = False
        for message in messages:
            if not isinstance(message, Receipt):
                worker.started = True
                continue
            self.false_starts = 0
            worker.tasks.popleft()
            self.deaths.pop(message.number, None)
            worker.alone = False
            leaving = message.last
            self.pace += (message.seconds - self.pace) * 0.05
            out.append(message)
        if ended or leaving:
            self._forget(worker)
            code = worker.end()
            if worker.tasks and not leaving:
                out += self._blamed(worker, code)
            self.returned.extendleft(reversed(worker.tasks))
        return out

    def _forget(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        for end in (worker.inbox, worker.outbox):
            with suppress(KeyError):
                self.selector.unregister(end)

    def _blamed(self, worker: _Worker, code: int) -> list[Receipt]:
        """Find what is to be done with the task that the worker died in."""
        if not worker.started:
            self.false_starts += 1
            if self.false_starts >= FALSE_STARTS:
                raise TakeawaysError(
                    f"workers do not start ({_death(code)}); --jobs 1 shows what is wrong"
                )
            return []
        task = worker.tasks.popleft()
        if worker.overdue or code == -signal.SIGALRM:
            return [_failed(task, "time", over_time(self.job), self.job.seconds)]
        deaths = self.deaths.get(task.number, 0) + 1
        if deaths >= DEATHS:
            self.deaths.pop(task.number, None)
            return [_failed(task, "worker died", f"{deaths} times, {_death(code)}")]
        self.deaths[task.number] = deaths
        self.suspects.append(task)
        return []

    def _end_silent(self) -> None:
        """End the workers that have been silent for longer than an item may take."""
        if not self.job.seconds:
            return
        latest = time.monotonic() - self.job.seconds - GRACE_SECONDS
        for worker in self.workers:
            if worker.started and worker.tasks and worker.heard < latest:
                worker.overdue = True
                worker.process.kill()

    def close(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.end()
        self.selector.close()
        os.close(self.held)
        os.close(self.lifeline)


def _failed(task: Task, reason: str, message: str, seconds: float = 0.0) -> Receipt:
    return Receipt(task.number, task.key, task.name, reason, message, seconds=seconds)


def _death(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"
