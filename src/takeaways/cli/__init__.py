"""The command line: one small module a command, imported when that command is run."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line on the words it was given, and exit with its code."""
    try:
        from takeaways.cli.commands import root
        from takeaways.cli.console import run

        code = run(root(), sys.argv[1:])
    except KeyboardInterrupt:  # while still starting up
        code = 130
    sys.exit(code)
