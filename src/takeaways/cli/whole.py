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
    try:
        mode: int | None = os.stat(path).st_mode  # noqa: PTH116 - pathlib takes longer to start
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:  # noqa: PTH123 - a folder raises here
            yield file
        return
    path = os.path.realpath(path)
    folder = os.path.dirname(path)  # noqa: PTH120
    beside = os.path.join(folder, f".takeaways-{os.urandom(6).hex()}.part")  # noqa: PTH118
    # 0o666 is what open() asks for; the user's umask takes its share.
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123
            yield file
            file.flush()
            if mode is not None:
                os.fchmod(descriptor, stat.S_IMODE(mode))
            os.fsync(descriptor)
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
