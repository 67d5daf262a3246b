"""What keeps one item, or one worker without a parent, from holding up everything.

The limits are the kernel's, so that they hold while C code runs that never returns to Python.
POSIX alone has them; where a system lacks one, it is left out.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

if sys.platform != "win32":
    import fcntl
    import resource


class OutOfTime(BaseException):
    """The item in hand took longer than its limit. No Exception, so that no stage catches it."""


def die_with_parent(lifeline: int) -> None:
    """End this process at once when the other end of the pipe *lifeline* is closed.

    The kernel closes it when the parent ends, however that comes. ``O_ASYNC`` makes it send SIGIO,
    whose default is to end the process even in the middle of a regular expression; elsewhere than
    on Linux, where pipes may not have that, a thread waits as well.
    """
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    if sys.platform != "linux":
        threading.Thread(target=_wait_for_end, args=(lifeline,), daemon=True).start()
    # The parent may have gone before the kernel was asked to say so.
    os.set_blocking(lifeline, False)
    try:
        gone = os.read(lifeline, 1) == b""
    except BlockingIOError:
        gone = False
    if gone:
        os._exit(1)


def _wait_for_end(lifeline: int) -> None:
    import select

    select.select([lifeline], [], [])
    os._exit(1)


def take_a_core(number: int) -> None:
    """Move this process to a core of its own for a start; the system may move it on.

    Two workers started by one parent may stay on its core for seconds while another has nothing to
    do: with two jobs on two free cores most runs took as long as with one (Linux 6.18, a virtual
    machine), and with this all took little more than half of it.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            cores = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, {cores[number % len(cores)]})
            os.sched_setaffinity(0, cores)


def limit_memory(most: int) -> int | None:
    """Let this process have at most so many bytes of data; 0 for no limit.

    Returns the limit that was in force, or None where nothing was changed. Beyond it Python raises
    MemoryError.
    """
    if sys.platform == "win32" or not most:
        return None
    # RLIMIT_DATA counts what the process may write to, on Linux anonymous maps included; it leaves
    # out the libraries, which RLIMIT_AS would count.
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    return soft


def restore_memory(soft: int | None) -> None:
    """Put back the limit that :func:`limit_memory` returned."""
    if sys.platform != "win32" and soft is not None:
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def deadly_clock() -> None:
    """Let the clock that :func:`start_clock` starts end this process, not raise in it."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def start_clock(seconds: float) -> None:
    """Start the clock for one item; 0 stops it."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def raising_clock() -> Iterator[bool]:
    """Let the clock raise :class:`OutOfTime`; yields whether it can, in this thread."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield False
        return
    before = signal.signal(signal.SIGALRM, _out_of_time)
    try:
        yield True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
