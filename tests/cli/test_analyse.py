"""``takeaways analyse``."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from process import takeaways

from takeaways.rendering import schema

STORY = """
Harbour director Lena Ortiz closed the east pier of Orrin on Monday. Cracks had been found in its
wall two days before. "We will not gamble with a single life," Ortiz said. The pier has stood for
ninety years. Repairs could lead to higher fees for the fishing fleet. The council will vote on the
fees in June.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_analysis_alone(story: Path) -> None:
    said = takeaways("analyse", story).stdout.decode()
    assert "## Strategic Analysis" in said
    assert "- **Who acts:** Harbour director Lena Ortiz (in 2 sentences)" in said
    assert "- **To watch:** The council will vote on the fees in June." in said
    assert "Key Takeaways" not in said


def test_parts_of_it_as_json(story: Path) -> None:
    done = takeaways("analyse", story, "--show", "voices, watch", "-f", "json")
    said = json.loads(done.stdout)
    jsonschema.validate(said, json.loads(schema()))
    assert [point["kind"] for point in said["analysis"]["points"]] == ["voices", "watch"]
    assert said["takeaways"] == []
    assert not done.stderr


def test_parts_that_are_not_there(story: Path) -> None:
    said = takeaways("analyse", story, "--show", "framing").stdout.decode()
    assert "Nothing found of: framing." in said
    assert "- " not in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--show", "actors,moods"), "--show must be of paragraph, actors"),
        (("--format", "docx"), "--format must be one of markdown"),
    ],
)
def test_names_that_make_no_sense(story: Path, words: tuple[str, ...], complaint: str) -> None:
    done = takeaways("analyse", story, *words)
    assert done.returncode == 2
    assert complaint in done.stderr.decode()
    assert not done.stdout
