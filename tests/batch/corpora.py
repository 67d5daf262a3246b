"""Corpora for the batch tests: invented stories, and the way to run the command over them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "takeaways", "batch")

ROOT_OBEYS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--")
"""Has root obey permissions like anybody else."""
obeying = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="root obeys no permissions"
)

STORY = """\
Ferry {n} returns to the Kell crossing

By Ida Quist

VARNHOLM, May 3 — Ferry number {n} returned to the Kell crossing on Monday after repairs that cost
the county {n} million crowns, twice what the council had set aside.

It carries {n},000 passengers a year and was laid up last June, when divers found cracks in two of
its five bulkheads. Buses took its place while it was away, the port authority said.

"We will not let it come to this again," Mayor Tove Lindahl told reporters on the quay. The council
will vote on a yearly inspection of all seven ferries of the county on May {n}.
"""


def story(n: int) -> str:
    return STORY.format(n=n)


def folder_of(folder: Path, count: int, *, spread: int = 4) -> Path:
    """Write so many stories into folders below *folder*."""
    for n in range(count):
        path = folder / f"{n % spread}" / f"story-{n:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story(n + 1), encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TAKEAWAYS_")}
    return {**kept, **(more or {})}


def batch(
    *words: str | bytes | Path,
    given: bytes = b"",
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
    obedient: bool = False,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*(ROOT_OBEYS if obedient and os.geteuid() == 0 else ()), *COMMAND, *words),
        input=given.decode("latin-1"),
        encoding="latin-1",
        capture_output=True,
        env=environment(variables),
        cwd=folder,
        timeout=120,
        check=False,
    )


def outputs(out: Path) -> dict[str, bytes]:
    """Return every output by its path; for a single file its lines by their number."""
    if out.is_file():
        return {str(n): line for n, line in enumerate(out.read_bytes().splitlines())}
    found = (p for p in out.rglob("*") if p.is_file())
    return {
        os.fsencode(p.relative_to(out)).decode("latin-1"): p.read_bytes()
        for p in found
        if p.relative_to(out).parts[0] != ".takeaways"
    }


def kept(out: Path) -> Path:
    return out.with_name(out.name + ".takeaways") if out.suffix == ".jsonl" else out / ".takeaways"


def journal(out: Path) -> dict[str, tuple[int, str]]:
    """Return each item's state (1 done, 2 failed) and the reason, by its key."""
    with sqlite3.connect(kept(out) / "journal.sqlite") as db:
        rows = db.execute("SELECT key, state, reason FROM items").fetchall()
    db.close()
    return {key.decode("latin-1"): (state, reason) for key, state, reason in rows}


def left_behind(out: Path) -> list[str]:
    """Return the names of what a run should not leave."""
    known = {"journal.sqlite", "lock", "failures.tsv"}
    return [p.name for p in kept(out).iterdir() if p.name not in known]
