"""Every example runs from the top of a checkout and does what its first lines say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


def run(*command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    return subprocess.run(
        command,
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"]},
        timeout=120,
    )


def test_each_example_is_listed_in_the_index() -> None:
    listed = set(re.findall(r"\]\(([\w.]+)\)", (EXAMPLES / "README.md").read_text()))
    assert listed == {p.name for p in EXAMPLES.iterdir() if p.suffix in {".sh", ".py"}}


def test_a_journalist_pipes_an_article_and_gets_three_takeaways() -> None:
    article = (ROOT / "corpus" / "council-vote.txt").read_text(encoding="utf-8")
    done = run("sh", "examples/pipe.sh", given=article)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^(\d)\. ", done.stdout, re.MULTILINE) == ["1", "2", "3"]
    assert "Strategic Analysis" not in done.stdout


def test_a_data_desk_gets_one_json_object_an_article(tmp_path: Path) -> None:
    for name in ("court.txt", "science.txt"):
        (tmp_path / name).write_bytes((ROOT / "corpus" / name).read_bytes())
    (tmp_path / "rotten.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    done = run(sys.executable, "examples/folder.py", str(tmp_path))
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["name"] for report in reports] == ["court.txt", "science.txt"]
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "rotten.txt" in done.stderr


def test_an_editor_gets_bare_html_and_the_place_of_each_takeaway() -> None:
    done = run(sys.executable, "examples/cms.py", "corpus/court.txt")
    assert done.returncode == 0, done.stderr
    assert set(re.findall(r"<(\w+)", done.stdout)) <= {"h1", "h2", "ol", "ul", "li", "p", "strong"}
    text = (ROOT / "corpus" / "court.txt").read_bytes().decode()
    places = re.findall(r"^\d\. corpus/court\.txt:(\d+):(\d+)$", done.stderr, re.MULTILINE)
    assert len(places) == 4
    for line, column in places:
        assert text.split("\n")[int(line) - 1][int(column) - 1 :].strip()
