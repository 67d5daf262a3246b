"""What a worker process runs: tasks come in on standard input, receipts go out on standard output.

Started by :mod:`takeaways.batch.processes` as ``python -m takeaways.batch.worker LIFELINE NUMBER``.
Each message is its length in four bytes and a pickle. The first to come is the job, the first to go
says that the worker has started; then groups of tasks come, and a receipt for each task goes as
soon as it is done, so that when the worker dies it is known of which.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from typing import Any, BinaryIO

from takeaways.batch import limits
from takeaways.batch.items import Job, Task
from takeaways.batch.working import work

LENGTH = struct.Struct("<I")
ALLOCATIONS = 100_000
"""Objects made between two garbage collections, as on the command line; what was imported is left
out of them for good."""


def packed(value: object) -> bytes:
    """Return a message."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def _next(inbox: BinaryIO) -> Any:
    """Return the next message; None when there will be no more."""
    head = inbox.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    body = inbox.read(LENGTH.unpack(head)[0])
    return pickle.loads(body)  # noqa: S301 - from our own parent


def main() -> None:
    """Do tasks until there are no more, or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    limits.die_with_parent(int(sys.argv[1]))
    limits.deadly_clock()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS)
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.dup(1)
    # Whatever an article makes some library print must not mix with the receipts.
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    job: Job = _next(inbox)
    if job is None:
        return
    limits.limit_memory(job.memory)
    os.write(outbox, packed("started"))
    groups = 0
    while True:
        tasks: list[Task] | None = _next(inbox)
        if tasks is None:
            return
        groups += 1
        if groups <= 3:  # being woken by the parent may have brought it to the parent's core
            limits.take_a_core(int(sys.argv[2]))
        for task in tasks:
            limits.start_clock(job.seconds)
            receipt = work(task, job)
            limits.start_clock(0)
            _send(outbox, packed(receipt))
            if receipt.last:  # after a MemoryError nothing in this process is sure
                return


def _send(outbox: int, message: bytes) -> None:
    sent = os.write(outbox, message)
    while sent < len(message):
        sent += os.write(outbox, message[sent:])


if __name__ == "__main__":
    main()
