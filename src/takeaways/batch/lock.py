"""One run at a time in one OUT."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from takeaways.batch import naming
from takeaways.errors import OutputError

if sys.platform != "win32":
    import fcntl


@contextmanager
def lock(path: bytes, *, out: bytes) -> Iterator[None]:
    """Hold the lock file; the kernel lets go of it when this process ends, however that comes.

    Raises :class:`~takeaways.errors.OutputError`, which names the other run, where there is one.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        name = naming.printable(out)
        raise OutputError(f"{name}: cannot be written: {error.strerror}") from error
    try:
        if sys.platform != "win32":
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(_taken(descriptor, out)) from error
        with suppress(OSError):  # a full disk; the lock holds all the same
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps([os.getpid(), socket.gethostname()]).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int, out: bytes) -> str:
    who = "another run"
    with suppress(OSError, ValueError):
        process, host = json.loads(os.pread(descriptor, 1000, 0))
        who += f" (process {process} on {host})"
    return f"{naming.printable(out)}: {who} is writing there; wait for it, or name another OUT"
