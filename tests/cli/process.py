"""Running the command line as its users do: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

COMMAND = (sys.executable, "-m", "takeaways")

ARTICLE = """\
Varnholm reopens its harbour bridge after eleven months

By Ida Quist

VARNHOLM, May 3 — The harbour bridge in Varnholm reopened on Monday after repairs that cost the
city 48 million crowns, twice what the council had set aside.

The bridge carries 22,000 vehicles a day and was closed last June, when divers found cracks in two
of its five pillars. Ferry traffic doubled while it was shut, the port authority said.

"We will not let it come to this again," Mayor Tove Lindahl told reporters on the quay. The council
will vote on a yearly inspection of all seven bridges of the city on May 19.

Engineers from Brandt & Hallen, the firm that led the work, said the new pillars would last for
eighty years if the city paints the steel every ten.

Opponents of the mayor say that the city was warned about the cracks four years ago and did nothing.
A report on the matter is due in the autumn.
"""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment, without what changes the command line's ways, and more."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TAKEAWAYS_", "_TAKEAWAYS"))}
    return {**kept, "COLUMNS": "80", **(more or {})}


def takeaways(
    *words: str | bytes | Path,
    given: str | bytes | None = "",
    folder: Path | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``takeaways`` with those words, *given* on its standard input."""
    return subprocess.run(
        (*COMMAND, *words),
        input=given.encode() if isinstance(given, str) else given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(variables),
        timeout=60,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that a failed command says on standard error."""
    text = done.stderr.decode()
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    return text[:-1]
