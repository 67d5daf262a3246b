"""What a run is asked to do: the order, checked, and the folder that its journal is kept in."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from typing import NamedTuple

from takeaways import __version__
from takeaways.batch import naming
from takeaways.batch.corpus import Corpus
from takeaways.errors import OutputError, UsageError
from takeaways.settings import Settings, check

LINES = (b".jsonl", b".jsonl.gz")
"""An OUT that ends in one of these is one file; any other is a folder."""


class Order(NamedTuple):
    """What is to be done: everything that shapes the outputs, and the limits."""

    corpus: Corpus
    out: bytes
    settings: Settings
    format: str = "markdown"
    seconds: float = 60.0
    memory: int = 1 << 30
    force: bool = False
    only_failed: bool = False
    prune: bool = False
    dry: bool = False


def is_lines(out: bytes) -> bool:
    """Return whether OUT is one file of JSON lines."""
    return out.endswith(LINES)


def kept_folder(out: bytes) -> bytes:
    """Return the folder that the journal of an OUT is in."""
    return out + naming.KEPT if is_lines(out) else os.path.join(out, naming.KEPT)


def made_by(order: Order) -> str:
    """Return what stands for the version and all settings that shape an output."""
    format = "record" if is_lines(order.out) else order.format  # noqa: A001
    model = b""
    if order.settings.model:  # other weights in a file of the same name are other settings
        with suppress(OSError), open(order.settings.model, "rb") as file:
            model = file.read()
    digest = blake2b(repr((format, order.settings, model)).encode(), digest_size=12).hexdigest()
    return f"{__version__} {digest}"


def checked(order: Order) -> Order:
    """Return the order with its places resolved.

    Raises :class:`~takeaways.errors.UsageError` where it makes no sense.
    """
    check(order.settings)
    if not is_lines(order.out) and order.format not in naming.SUFFIXES:
        raise UsageError(f"no format is called {order.format!r}")
    out = os.path.realpath(order.out)
    corpus = order.corpus
    root = os.path.realpath(corpus.path)
    if corpus.kind != "lines" and not is_lines(out):
        if out == root or root.startswith(os.path.join(out, b"")):
            raise UsageError(
                f"{naming.printable(order.out)}: the corpus lies in it, and outputs could take the "
                "place of articles; name another OUT"
            )
    elif out == root:
        raise UsageError(f"{naming.printable(order.out)}: is the corpus itself; name another OUT")
    leave = (out, kept_folder(out)) if out.startswith(os.path.join(root, b"")) else ()
    # A link to JSON lines keeps its own name, whose ending says whether they are compressed.
    path = root if corpus.kind != "lines" else os.path.abspath(corpus.path)
    return order._replace(out=out, corpus=corpus._replace(path=path, leave=leave))


def make_room(order: Order, kept: bytes) -> None:
    """Make the folder of the journal, unless OUT is somebody else's.

    Raises :class:`~takeaways.errors.OutputError` where it is, or where nothing can be written.
    """
    out = order.out
    name = naming.printable(out)
    try:
        if not os.path.exists(kept) and not order.force:
            if is_lines(out) and os.path.exists(out):
                raise OutputError(
                    f"{name}: is there and not of an earlier run; name another, or --force to "
                    "write over it"
                )
            if not is_lines(out) and os.path.isdir(out) and os.listdir(out):
                raise OutputError(
                    f"{name}: is not empty and holds no journal of an earlier run; name another "
                    "folder, or --force to write into it"
                )
        os.makedirs(kept, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {error.strerror}") from error
