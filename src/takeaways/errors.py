"""Every error that is the input's or the caller's fault, and the exit code each one ends in.

::

    TakeawaysError                     1
    ├── UsageError                     2   an option, a name or a settings file that makes no sense
    ├── InputError                     65  what was given cannot be read as an article
    │   └── NothingToSummarizeError    66  it was read, and holds no story
    ├── OutputError                    74  the result cannot be written
    └── MissingExtraError              69  an optional part is not installed

A message says what is wrong, where, and what to do next, in one line. The command line turns these
into that line and that code; anything else is a bug and keeps its traceback.
"""

from __future__ import annotations


class TakeawaysError(Exception):
    """The base of all errors that this package raises on purpose."""

    exit_code = 1


class UsageError(TakeawaysError):
    """An option, a name or a settings file that makes no sense."""

    exit_code = 2


class InputError(TakeawaysError):
    """What was given cannot be read as an article."""

    exit_code = 65


class NothingToSummarizeError(InputError):
    """The input was read, and holds no story: it is empty, only furniture, or a few words."""

    exit_code = 66


class MissingExtraError(TakeawaysError):
    """An optional part is not installed; the message names the command that installs it."""

    exit_code = 69


class OutputError(TakeawaysError):
    """The result cannot be written."""

    exit_code = 74
