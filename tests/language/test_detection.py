from __future__ import annotations

import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways.language import DATA, detect

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/language/detection.toml").read_text("utf-8"))["case"]
KNOWN = {path.stem for path in DATA.glob("??.json")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_detects(case: dict[str, str]) -> None:
    assert detect(case["text"]) == case["language"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_detects_what_is_written_with_its_accents_apart(case: dict[str, str]) -> None:
    assert detect(unicodedata.normalize("NFD", case["text"])) == case["language"]


def test_every_language_with_signs_is_in_a_case() -> None:
    unseen = KNOWN - {case["language"] for case in CASES} - {"nb", "nn"}
    assert unseen == set()


def test_the_default_is_given_where_nothing_decides() -> None:
    assert detect("4.5", default="sv") == "sv"


def test_only_the_beginning_and_the_middle_are_read() -> None:
    english = "The ferry left the quay at noon and it will be back by night. "
    german = "Die Fähre ist am Mittag nicht aus dem Hafen gefahren. "
    assert detect(english * 2000 + german * 100) == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_known_language(text: str) -> None:
    assert detect(text) in KNOWN


def test_the_gathered_file_is_up_to_date() -> None:
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "import runpy; print(runpy.run_path('tools/detection.py')['gathered'](), end='')",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == (DATA / "detect.json").read_text("utf-8")
