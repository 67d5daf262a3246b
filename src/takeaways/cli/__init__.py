"""The command line: one small module a command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from takeaways import render, summarize

    sys.stdout.write(render(summarize(sys.stdin.buffer.read())))
