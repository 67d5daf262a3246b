"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO


@contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """Yield a file open for writing that becomes *path* when the block ends without an error.

    Until then whatever is at *path* is as it was; after an error it still is. What is not a regular
    file (a device, a pipe) is written straight away. Raises :class:`OSError`.
    """
    path = os.path.realpath(path)
    try:
        mode: int | None = os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:  # noqa: PTH123 - a folder raises here
            yield file
        return
    beside = os.path.join(os.path.dirname(path), f".takeaways-{os.getpid()}.part")  # noqa: PTH118, PTH120
    # 0o666 is what open() asks for; the user's umask takes its share.
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(number, "wb") as file:  # noqa: PTH123
            yield file
            file.flush()
            if mode is not None:
                os.fchmod(number, stat.S_IMODE(mode))
            os.fsync(number)
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
