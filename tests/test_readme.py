"""Every command in the README runs, and prints what the README says it prints.

``pytest --update`` writes what they print now into the README, for a person to read.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Session(NamedTuple):
    """A command of a console block, and the output shown below it ("" where none is shown)."""

    command: str
    shown: str


def sessions() -> list[Session]:
    out = []
    for block in CONSOLE.findall(README.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            out.append(Session(command, shown))
    return out


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, str]:
    """A folder as a reader of the README has it, with a clipboard; the environment to run in."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    tools = tmp_path / "bin"
    tools.mkdir()
    clipboard = tools / "pbpaste"
    clipboard.write_text("#!/bin/sh\nexec cat corpus/council-vote.txt\n")
    clipboard.chmod(0o755)
    path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PWD": str(tmp_path)}


@pytest.mark.parametrize("session", sessions(), ids=lambda s: s.command[:60])
def test_a_command_of_the_readme(session: Session, desk: dict[str, str], update: bool) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", session.command],
        cwd=desk["PWD"],
        env=desk,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or re.search(r" (>|-o|--output) ", session.command)
    if session.shown and update:
        text = README.read_text(encoding="utf-8")
        old = f"$ {session.command}\n{session.shown}"
        README.write_text(
            text.replace(old, f"$ {session.command}\n{done.stdout}"), encoding="utf-8"
        )
    elif session.shown:
        assert done.stdout == session.shown


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    programs = re.findall(
        r"^```python\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert programs
    for program in programs:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") == 3


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
