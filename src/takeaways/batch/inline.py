"""The engine without processes: one task after another, here. For debugging, and for few items."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from takeaways.batch import limits
from takeaways.batch.items import Job, Receipt, Task
from takeaways.batch.working import over_time, work

if TYPE_CHECKING:
    from takeaways.batch.items import Tasks


def run(tasks: Tasks, job: Job, stopping: Callable[[], bool]) -> Generator[Receipt, None, None]:
    """Yield a receipt for each task, in order.

    The time limit holds where Python is running, in the main thread; the memory limit where the
    system has one. An item that ends the process ends the run.
    """
    for task in tasks:
        if task is None:
            continue
        yield _limited(task, job)
        if stopping():
            return


def _limited(task: Task, job: Job) -> Receipt:
    before = limits.limit_memory(job.memory)
    try:
        with limits.raising_clock() as can:
            if can:
                limits.start_clock(job.seconds)
            return work(task, job)._replace(last=False)
    except limits.OutOfTime:
        return Receipt(
            task.number, task.key, task.name, "time", over_time(job), seconds=job.seconds
        )
    finally:
        limits.restore_memory(before)
