"""The values that travel in a batch: what is to be done, and what became of it.

They are pickled on their way to a worker and back, so they are small and plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from takeaways.model import Report
    from takeaways.settings import Settings

Gives: TypeAlias = Literal["file", "record", "report"]
"""What a task ends in: a file of its own, a line for a common file, or the report itself."""

REASONS = {
    "no article": "holds no article that could be read",
    "no story": "was read and holds no story",
    "unreadable": "cannot be opened or read",
    "gone": "was deleted while the run went on",
    "changing": "was being written while it was read",
    "not a file": "a device, a pipe, a socket or a loop of links",
    "too large": "larger than the memory limit allows",
    "name": "has no name that an output could have inside OUT",
    "collision": "its output has the name of another's",
    "bad line": "a line that is not a JSON object with text",
    "time": "took longer than the time limit",
    "memory": "took more than the memory limit",
    "worker died": "the worker died of it, each time",
    "output": "its output cannot be written",
    "missing part": "needs an optional part that is not installed",
    "error": "an error of ours",
}
"""Why an item fails, in the words of the journal and the summary."""


class Task(NamedTuple):
    """One item to summarize."""

    number: int
    """Names the task within one run."""
    key: bytes
    """Names the item: its path within the corpus, or its id."""
    name: str
    """The same, as it can be printed; the report's name."""
    path: bytes = b""
    """The file to read; empty where *data* is given."""
    data: str | bytes | None = None
    is_line: bool = False
    """The article is a JSON line: *data*, or so many bytes of *path* from there on."""
    start: int = 0
    size: int = 0
    media_type: str | None = None
    title: str | None = None
    language: str | None = None
    output: bytes = b""
    """The path of the output within OUT, where each item has its own."""
    known: bytes = b""
    """The hash of the input when its output was made; with the same one there is nothing to do."""


class Job(NamedTuple):
    """What is the same for all tasks of a run."""

    settings: Settings
    gives: Gives
    format: str = "markdown"
    out: bytes = b""
    """The folder that outputs are written into."""
    parts: bytes = b""
    """The folder, on the same file system, where outputs are until they are whole."""
    seconds: float = 60.0
    """The most time for one item; 0 for no limit."""
    memory: int = 1 << 30
    """The most memory for a worker, in bytes; 0 for no limit."""


class Receipt(NamedTuple):
    """What became of a task."""

    number: int
    key: bytes
    name: str
    reason: str = ""
    """Why it failed, one of :data:`REASONS`; empty where it was done."""
    message: str = ""
    """The failure in one line, the name not repeated; for an error of ours the traceback."""
    same: bool = False
    """The input was as it had been, so that nothing was made."""
    size: int = 0
    """Of the input, in bytes."""
    stamp: int = 0
    """The input's time of change in nanoseconds; of a line, what stands for its words."""
    hash: bytes = b""
    """Of the input, 16 bytes of BLAKE2."""
    out_size: int = 0
    """Of the output, in bytes."""
    seconds: float = 0.0
    takeaways: int = 0
    record: bytes = b""
    """The line for the common file, compressed."""
    report: Report | None = None
    fatal: bool = False
    """No later item could fare better: there is no space left, OUT is read-only."""
    last: bool = False
    """The worker ends itself after this one."""


Tasks: TypeAlias = "Iterator[Task | None]"
"""``None`` says that there is none at the moment."""
Engine: TypeAlias = "Callable[[Tasks, Job, Callable[[], bool]], Generator[Receipt, None, None]]"
"""Takes tasks, the job and what says whether to stop; yields a receipt for each task taken, in any
order, taking tasks no faster than receipts are asked for."""
