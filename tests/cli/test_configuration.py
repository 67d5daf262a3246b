"""Where settings come from, which wins, and what is said of those that make no sense."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from process import ARTICLE, said, takeaways

from takeaways import Settings, UsageError, pipeline
from takeaways.configuration import settings
from takeaways.settings import DEFAULTS, check, complaint


def given(folder: Path, flags: Mapping[str, Any] | None = None, **environment: str) -> Settings:
    return settings(flags or {}, environment=environment, folder=str(folder))


def test_without_any_the_defaults_hold(tmp_path: Path) -> None:
    assert given(tmp_path) == DEFAULTS


def test_the_file_the_environment_and_flags_win_in_that_order(tmp_path: Path) -> None:
    (tmp_path / "takeaways.toml").write_text("count = 1\nwords = 10\nchars = 100\n")
    found = given(
        tmp_path, {"chars": 300, "order": None}, TAKEAWAYS_WORDS="20", TAKEAWAYS_CHARS="2"
    )
    assert (found.count, found.words, found.chars, found.order) == (1, 20, 300, "article")


def test_the_nearest_file_upward_is_the_one(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "today"
    inner.mkdir(parents=True)
    (tmp_path / "takeaways.toml").write_text("count = 7")
    assert given(inner).count == 7
    (tmp_path / "desk" / "pyproject.toml").write_text('[project]\nname = "takeaways-desk"\n')
    assert given(inner).count == 7
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.takeaways]\nwords = 9")
    assert (given(inner).count, given(inner).words) == (DEFAULTS.count, 9)
    (inner / "takeaways.toml").write_text("")
    assert given(inner) == DEFAULTS


@pytest.mark.parametrize(
    "text",
    [
        "[tool.takeaways]\nheading-level = 3",
        '[ tool . "takeaways" ]\nheading_level = 3',
        "[tool]\ntakeaways.heading-level = 3",
        "tool = { takeaways = { heading-level = 3 } }",
        "tool.takeaways.heading-level = 3",
    ],
)
def test_the_table_in_pyproject_however_it_is_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert given(tmp_path).heading_level == 3


@pytest.mark.parametrize("text", ["[tool.ruff", "[project]\nname = 'takeaways'", "\xff\xfe"])
def test_a_pyproject_that_does_not_speak_of_us_is_not_judged(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="latin-1")
    assert given(tmp_path) == DEFAULTS


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("count = 0", "takeaways.toml: count must be 1 or more, not 0"),
        ('count = "3"', "takeaways.toml: count must be a whole number, not '3'"),
        ("count = true", "takeaways.toml: count must be a whole number, not True"),
        ("count = 2.0", "takeaways.toml: count must be a whole number"),
        ("words = [1]", "takeaways.toml: words must be a whole number"),
        ("damping = nan", "takeaways.toml: damping must be 0 to 1"),
        ("rewrite = 1", "takeaways.toml: rewrite must be true or false, not 1"),
        ("ranker = ''", "takeaways.toml: ranker must be some text"),
        ("ranker = 'best'", "takeaways.toml: ranker: no ranker is called 'best'"),
        ("segmenter = 'best'", "takeaways.toml: segmenter must be one of rules, "),
        ("order = 'rank'", "takeaways.toml: order must be article or score"),
        ("language = 'english'", "takeaways.toml: language must be a code of two letters"),
        ("encoding = 'base64'", "takeaways.toml: encoding must be an encoding"),
        ("counts = 3", "takeaways.toml: there is no setting 'counts'; known are count, words"),
        ("count = ", "takeaways.toml: not a TOML file: "),
    ],
)
def test_a_file_that_makes_no_sense(text: str, part: str, tmp_path: Path) -> None:
    (tmp_path / "takeaways.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        given(tmp_path)
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "part"),
    [
        ({"TAKEAWAYS_COUNT": "many"}, "TAKEAWAYS_COUNT must be a whole number, not 'many'"),
        ({"TAKEAWAYS_REWRITE": "maybe"}, "TAKEAWAYS_REWRITE must be true or false, not 'maybe'"),
        ({"TAKEAWAYS_WORD": "40"}, "TAKEAWAYS_WORD is not a setting; did you mean TAKEAWAYS_WORDS"),
    ],
)
def test_an_environment_that_makes_no_sense(
    environment: dict[str, str], part: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        given(tmp_path, None, **environment)
    assert part in str(caught.value)


def test_variables_that_only_begin_like_ours_are_let_be(tmp_path: Path) -> None:
    found = given(
        tmp_path, TAKEAWAYS_PORT="tcp://10.0.0.1:80", TAKEAWAYS_HOME="/srv", TAKEAWAYS_COUNT=""
    )
    assert found == DEFAULTS


@pytest.mark.parametrize(
    ("said_so", "meant"), [("no", False), ("0", False), ("OFF", False), ("true", True)]
)
def test_yes_and_no_in_the_environment(said_so: str, meant: bool, tmp_path: Path) -> None:
    assert given(tmp_path, TAKEAWAYS_REWRITE=said_so).rewrite is meant


@pytest.mark.parametrize("field", Settings._fields)
def test_every_setting_is_checked(field: str) -> None:
    assert complaint(field, getattr(DEFAULTS, field)) == ""
    assert complaint(field, object()) != ""
    other: dict[str, Any] = {field: object()}
    wrong = DEFAULTS._replace(**other)
    with pytest.raises(UsageError, match=f"^{field} must be "):
        check(wrong)


def test_the_library_checks_its_settings_too() -> None:
    with pytest.raises(UsageError, match=r"^count must be 1 or more, not 0$"):
        pipeline.summarize(ARTICLE, count=0)
    with pytest.raises(UsageError, match=r"^damping must be 0 to 1, not 2$"):
        pipeline.read(ARTICLE, settings=Settings(damping=2))


def test_the_command_line_heeds_them_all(tmp_path: Path) -> None:
    (tmp_path / "takeaways.toml").write_text('takeaways-heading = "In short"\ncount = 3\n')
    done = takeaways(
        "summarize", "--analysis-heading", "Outlook", given=ARTICLE, folder=tmp_path,
        variables={"TAKEAWAYS_COUNT": "2"},
    )  # fmt: skip
    text = done.stdout.decode()
    assert "## In short\n\n1. " in text
    assert "\n2. " in text
    assert "\n3. " not in text
    assert "## Outlook\n" in text


def test_the_command_line_says_it_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "takeaways.toml").write_text("count = 0\n")
    done = takeaways("summarize", given=ARTICLE, folder=tmp_path)
    assert done.returncode == 2
    assert said(done) == (
        f"takeaways summarize: {tmp_path / 'takeaways.toml'}: count must be 1 or more, not 0"
    )
