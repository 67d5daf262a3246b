"""The command line: one small module a command, imported when that command is run."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

ALLOCATIONS = 100_000
"""Objects made between two garbage collections; more than starting up and a short article make.

Of 20 runs the best took 72 ms with it and 76 ms without.
"""


def main() -> None:
    """Run the command line on the words it was given, and exit with its code."""
    gc.set_threshold(ALLOCATIONS)
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
            signal.signal(signal.SIGINT, _interrupted)
        from takeaways.cli.commands import COMMANDS, built, root
        from takeaways.cli.console import run

        words = sys.argv[1:]
        if words and words[0] in COMMANDS:  # 1 ms sooner than by way of the group
            code = run(built(words[0]), words[1:], who=f"takeaways {words[0]}")
        else:
            code = run(root(), words, who="takeaways")
    except KeyboardInterrupt:  # while still starting up
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # closed, now or from the start
            stream.flush()
    # Not sys.exit: taking the interpreter apart object by object would be a tenth of the run.
    os._exit(code)


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Stop at the first Ctrl-C; let no second one disturb the tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt
