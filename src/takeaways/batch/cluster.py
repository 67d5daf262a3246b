"""The engine on other machines: Dask distributed, with the journal and the outputs of any run.

The parent plans, keeps the journal and sends groups of tasks: paths and places of lines, not the
articles. On each thread of a Dask worker a group is done by a worker process of
:mod:`.processes`, so that limits hold and poison is found as on one machine; what Dask adds is to
do a group once more where a worker or a whole host is lost. Twice done gives the same bytes.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from takeaways import __version__
from takeaways.batch import naming, processes
from takeaways.batch.items import Job, Receipt, Task
from takeaways.errors import MissingExtraError, OutputError, TakeawaysError, UsageError

if TYPE_CHECKING:
    from takeaways.batch.items import Engine, Tasks

GROUP = 200
"""Tasks of a group: some two seconds of work, beside which the tenth of a second that its process
takes to start is little, and few enough to be done again when a host is lost."""
AHEAD = 3
"""Groups that are sent ahead for each thread of the cluster."""
TRIES = 3
"""So often a group is sent anew after Dask has given it up, which it does when the workers that had
it died four times; each task of it then alone."""
LOOK_SECONDS = 0.2
START_SECONDS = 60.0
"""So long the parent waits for the scheduler, and for the first worker."""

LOCAL = "local"
GONE = "the scheduler is gone; the same command goes on where this run ended"


def engine(address: str, jobs: int) -> Engine:
    """Return the engine on the cluster of the scheduler at *address*.

    ``"local"`` is a small cluster in this process, with so many *jobs*, to try it. Raises
    :class:`~takeaways.errors.MissingExtraError` where Dask is not installed and
    :class:`~takeaways.errors.UsageError` for what is no address.
    """
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("--cluster needs Dask: pip install 'takeaways[cluster]'") from error
    if address != LOCAL and "://" not in address:
        raise UsageError(
            f"--cluster must be local or an address such as tcp://host:8786: {address}"
        )
    return partial(run, address=address, jobs=jobs)


def run(
    tasks: Tasks, job: Job, stopping: Callable[[], bool], *, address: str, jobs: int
) -> Generator[Receipt, None, None]:
    """Yield a receipt for each task as its group is done, in any order.

    Raises :class:`~takeaways.errors.TakeawaysError` where the scheduler cannot be reached, is lost,
    or has workers that cannot do the work.
    """
    with ExitStack() as stack:
        client = _client(address, jobs, stack)
        sending = _Sending(client, tasks, job)
        stack.callback(sending.cancel)
        try:
            while sending.busy(stopping()):
                for future in sending.ended():
                    yield from sending.receipts_of(future)
        except (CancelledError, asyncio.CancelledError) as error:  # what Dask does to what was sent
            raise TakeawaysError(GONE) from error


def do(tasks: list[Task], job: Job, version: str) -> list[Receipt]:
    """Do a group; what a Dask worker runs."""
    if version != __version__:
        raise UsageError(f"a worker has takeaways {__version__}, and {version} was asked for")
    if job.gives == "file" and not os.path.isdir(job.parts):
        raise OutputError(f"a worker does not see {naming.printable(job.out)}; it must be shared")
    return list(processes.run(iter(tasks), job, lambda: False, jobs=1))


def _client(address: str, jobs: int, stack: ExitStack) -> Any:
    import logging

    import distributed

    # What Dask has to say of workers that come and go is in the logs of the cluster.
    for name in tuple(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if address == LOCAL:
        # In threads of this process: what they do is done in processes of its own.
        cluster = distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=jobs,
            processes=False,
            dashboard_address=None,
            memory_limit=0,
        )
        stack.callback(cluster.close)
        address = cluster
    try:
        client = distributed.Client(address, timeout=START_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise TakeawaysError(f"{address}: no scheduler there: {error}") from error
    stack.callback(_close, client)
    try:
        client.wait_for_workers(1, timeout=START_SECONDS)
    except TimeoutError as error:
        raise TakeawaysError(f"{address}: the scheduler has no workers") from error
    return client


def _close(client: Any) -> None:
    with suppress(Exception):  # the scheduler may be gone
        client.close(timeout=5)


class _Sending:
    """The groups on their way, and those to be sent anew."""

    def __init__(self, client: Any, tasks: Tasks, job: Job) -> None:
        self.client = client
        self.tasks = tasks
        self.job = job
        self.exhausted = False
        self.anew: list[list[Task]] = []
        self.futures: dict[Any, list[Task]] = {}
        self.tries: dict[int, int] = {}
        self.names = count()
        self.mark = os.urandom(6).hex()
        self.threads = 1
        self.looked = 0.0

    def busy(self, stopping: bool) -> bool:
        """Send what the cluster can hold; return whether anything is on its way."""
        if time.monotonic() - self.looked > 5.0:  # workers may have come or gone
            self.looked = time.monotonic()
            self.threads = max(1, sum(self.client.nthreads().values())) if self._there() else 1
        while not stopping and len(self.futures) < AHEAD * self.threads:
            group = self._next()
            if not group:
                break
            # The name is ours: Dask's own would be a hash of all the group's words.
            name = f"takeaways-{self.mark}-{next(self.names)}"
            future = self.client.submit(do, group, self.job, __version__, key=name, pure=False)
            self.futures[future] = group
        return bool(self.futures)

    def _there(self) -> bool:
        return bool(self.client.status == "running")

    def _next(self) -> list[Task]:
        if self.anew:
            return self.anew.pop()
        group: list[Task] = []
        weight = 0
        while not self.exhausted and len(group) < GROUP and weight < processes.GROUP_BYTES:
            task = next(self.tasks, None)
            if task is None:
                self.exhausted = True
                break
            group.append(task)
            weight += len(task.data or b"")
        return group

    def ended(self) -> list[Any]:
        """Wait a little; return the futures that have ended, however they did."""
        import distributed

        if not self._there():
            raise TakeawaysError(GONE)
        with suppress(TimeoutError, distributed.TimeoutError):
            distributed.wait(
                list(self.futures), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED"
            )
        return [future for future in self.futures if future.done()]

    def receipts_of(self, future: Any) -> list[Receipt]:
        """Return what came of a group; where it was given up, none but for tasks given up too."""
        import distributed

        group = self.futures.pop(future)
        try:
            receipts: list[Receipt] = future.result(timeout=START_SECONDS)
        except TakeawaysError:
            raise
        except distributed.KilledWorker:
            return self._given_up(group)
        except (OSError, TimeoutError):  # lost with its worker
            return self._given_up(group)
        return receipts

    def _given_up(self, group: list[Task]) -> list[Receipt]:
        out = []
        for task in group:
            self.tries[task.number] = self.tries.get(task.number, 0) + 1
            if self.tries[task.number] < TRIES:
                self.anew.append([task])
            else:
                message = f"Dask gave it up {TRIES} times"
                out.append(Receipt(task.number, task.key, task.name, "worker died", message))
        return out

    def cancel(self) -> None:
        """Take back what is on its way."""
        with suppress(Exception):  # the scheduler may be gone
            self.client.cancel(list(self.futures), force=True)
