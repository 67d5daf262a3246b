"""``takeaways read``, ``explain``, ``rankers``, ``schema`` and the front door."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from process import ARTICLE, COMMAND, environment, said, takeaways

import takeaways as package
from takeaways.ranking import RANKERS


def at_terminal(*words: str, **variables: str) -> tuple[int, str, str]:
    """Run ``takeaways`` at a terminal; return its exit code, what it printed, and said."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        (*COMMAND, *words),
        stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
        env=environment({"TERM": "xterm-256color", **variables}),
    ) as process:  # fmt: skip
        os.close(theirs)
        printed = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            printed += piece
        assert process.stderr
        complaint = process.stderr.read().decode()
    os.close(ours)
    return process.returncode, printed.decode(), complaint


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(f"{ARTICLE}\nShare this article\n", encoding="utf-8")
    return path


def test_read_shows_what_was_understood(story: Path) -> None:
    text = takeaways("read", story).stdout.decode()
    assert re.search(
        r"^title +Varnholm reopens its harbour bridge after eleven months$", text, re.MULTILINE
    )
    assert re.search(r"^dateline +VARNHOLM, May 3 —$", text, re.MULTILINE)
    assert re.search(r"^language +en$", text, re.MULTILINE)
    assert re.search(
        r"^paragraph +The bridge carries 22,000 vehicles a day and was", text, re.MULTILINE
    )
    assert "Share this article" not in text


def test_read_all_shows_what_was_left_out_and_why(story: Path) -> None:
    text = takeaways("read", "--all", story).stdout.decode()
    assert re.search(r"^left out +\[.+\] Share this article$", text, re.MULTILINE)


def test_read_as_json_keeps_the_law_of_offsets(story: Path) -> None:
    article = json.loads(takeaways("read", "--all", "-f", "json", story).stdout)
    assert article["name"].endswith("story.txt")
    sentences = [s for block in article["blocks"] for s in block["sentences"]]
    assert len(sentences) > 8
    for s in sentences:
        assert " ".join(article["text"][s["start"] : s["end"]].split()) == s["text"]


def test_explain_gives_a_line_with_tabs_for_each_sentence_of_the_story(story: Path) -> None:
    head, *lines = takeaways("explain", story).stdout.decode().splitlines()
    names = head.split("\t")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
    assert sorted(int(row["rank"]) for row in rows) == list(range(1, len(rows) + 1))
    assert sum(row["verdict"] == "taken" for row in rows) == 4
    assert all(row["verdict"] and row["sentence"] for row in rows)
    best = max(rows, key=lambda row: float(row["score"]))
    assert best["rank"] == "1"


def test_explain_as_json_agrees_with_summarize(story: Path) -> None:
    sentences = json.loads(takeaways("explain", story, "-f", "json").stdout)["sentences"]
    report = json.loads(takeaways("summarize", story, "-f", "json").stdout)
    taken = {s["start"] for s in sentences if s["taken"]}
    assert taken == {t["start"] for t in report["takeaways"]}
    assert all(s["verdict"] for s in sentences)
    printed = {t["text"] for t in report["takeaways"]}
    assert printed == {s["rewritten"] for s in sentences if s["taken"]}


def test_explain_is_a_table_in_a_terminal_and_its_text_is_never_markup(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"[red]The[/red] mayor of Varnholm [/] opened it on Monday.\n\n{ARTICLE}")
    code, printed, complaint = at_terminal("explain", str(path))
    assert (code, complaint) == (0, "")
    assert "\t" not in printed
    assert "─" in printed
    assert "[red]" in printed


def test_no_color_is_honoured(story: Path) -> None:
    colours = re.compile(r"\x1b\[[\d;]*3\dm")
    _, printed, _ = at_terminal("explain", str(story))
    assert colours.search(printed)
    _, printed, _ = at_terminal("explain", str(story), NO_COLOR="1")
    assert "sentence" in printed
    assert not colours.search(printed)


@pytest.mark.parametrize("command", ["summarize", "read", "explain"])
def test_a_keyboard_and_nothing_named_gets_a_short_help_and_no_waiting(command: str) -> None:
    code, printed, complaint = at_terminal(command)
    assert (code, printed) == (2, "")
    assert complaint.startswith(f"takeaways {command}: nothing to read. ")
    assert f"takeaways {command} story.txt" in complaint


def test_rankers_lists_each_with_its_line_and_its_paper() -> None:
    text = takeaways("rankers").stdout.decode()
    for ranker in RANKERS.values():
        assert f"{ranker.name}\n    {ranker.line}\n    {ranker.citation}\n" in text


def test_schema_is_json() -> None:
    assert json.loads(takeaways("schema").stdout)["$schema"].startswith("https://json-schema.org/")


def test_version() -> None:
    assert takeaways("--version").stdout.decode() == f"takeaways {package.__version__}\n"


def test_nothing_at_all_gets_the_help_on_standard_error() -> None:
    done = takeaways()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"summarize" in done.stderr


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("sumarize",), "did you mean `takeaways summarize`?"),
        (("story.txt",), "did you mean `takeaways summarize story.txt`?"),
        (("zzz",), "`takeaways --help` lists them"),
        (("--bogus",), "--bogus"),
        (("explain", "a", "b"), "unexpected extra argument"),
        (("explain", "-f", "html"), "--format must be table or json, not 'html'"),
        (("read", "-f", "html"), "--format must be text or json, not 'html'"),
    ],
)
def test_a_wrong_word_is_named_in_one_line(words: tuple[str, ...], part: str, story: Path) -> None:
    done = takeaways(*words, folder=story.parent)
    assert (done.returncode, done.stdout) == (2, b"")
    assert part in said(done)


def completions(line: str) -> list[str]:
    words = line.split(" ")
    done = takeaways(
        variables={
            "_TAKEAWAYS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("takeaways s", ["summarize", "schema"]),
        ("takeaways summarize --max", ["--max-words"]),
        ("takeaways summarize --format j", ["json", "jsonl"]),
        ("takeaways explain --ranker textrank-", ["textrank-classic"]),
        ("takeaways read --segmenter r", ["rules"]),
        ("takeaways nonsense --x", []),
    ],
)
def test_completion_in_the_shell(line: str, expected: list[str]) -> None:
    assert completions(line) == expected


def test_the_script_for_completion_is_shown() -> None:
    done = takeaways("--show-completion", "bash", variables={"SHELL": "/bin/bash"})
    assert b"_TAKEAWAYS_COMPLETE" in done.stdout
