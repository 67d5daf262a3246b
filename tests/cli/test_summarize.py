"""``takeaways summarize``: what is printed where, and its options."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from process import ARTICLE, said, takeaways


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def numbers(markdown: bytes) -> list[str]:
    return re.findall(r"^(\d+)\. ", markdown.decode(), re.MULTILINE)


@pytest.mark.parametrize("words", [(), ("-",)])
def test_an_article_on_standard_input(words: tuple[str, ...]) -> None:
    done = takeaways("summarize", *words, given=ARTICLE)
    assert done.returncode == 0, done.stderr
    assert b"\n## Key Takeaways\n" in b"\n" + done.stdout
    assert numbers(done.stdout) == ["1", "2", "3", "4"]
    assert done.stderr == b""


def test_a_file_gives_what_its_text_on_standard_input_gives(story: Path) -> None:
    assert takeaways("summarize", story).stdout == takeaways("summarize", given=ARTICLE).stdout


def test_options_reach_the_report(story: Path) -> None:
    done = takeaways(
        "summarize", story, "-n", "2", "--no-analysis", "--title", "The bridge",
        "--takeaways-heading", "In short", "--heading-level", "3",
    )  # fmt: skip
    text = done.stdout.decode()
    assert text.startswith("## The bridge\n")
    assert "\n### In short\n" in text
    assert numbers(done.stdout) == ["1", "2"]
    assert "Strategic Analysis" not in text


def test_settings_are_stated_in_json(story: Path) -> None:
    done = takeaways("summarize", story, "-f", "json", "--words", "60", "--order", "score",
                     "--ranker", "lead", "--no-rewrite", "--damping", "0.5")  # fmt: skip
    report = json.loads(done.stdout)
    stated = json.dumps(report)
    assert '"words": 60' in stated
    assert '"order": "score"' in stated
    assert '"rewrite": false' in stated
    assert '"damping": 0.5' in stated
    assert '"lead"' in stated
    assert sum(len(t["text"].split()) for t in report["takeaways"]) <= 60


def test_several_files_stand_under_their_own_headings(tmp_path: Path, story: Path) -> None:
    other = tmp_path / "nameless.txt"
    other.write_text(ARTICLE.split("\n\n", 2)[2], encoding="utf-8")
    done = takeaways("summarize", story, other)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"## Key Takeaways") == 2
    assert b"nameless" in done.stdout


def test_several_files_as_json_lines(story: Path) -> None:
    done = takeaways("summarize", story, story, "-f", "jsonl")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == second


def test_several_files_as_one_json_array(story: Path) -> None:
    done = takeaways("summarize", story, story, "-f", "json")
    assert len(json.loads(done.stdout)) == 2


def test_of_several_files_a_bad_one_is_named_and_the_others_are_done(story: Path) -> None:
    empty = story.with_name("empty.txt")
    empty.write_bytes(b"")
    done = takeaways("summarize", story, empty, "nowhere.txt", story, "-f", "jsonl")
    assert len(done.stdout.splitlines()) == 2
    complaints = done.stderr.decode().splitlines()
    assert ["empty.txt" in complaints[0], "nowhere.txt" in complaints[1]] == [True, True]
    assert done.returncode == 66  # the first that failed decides


def test_warnings_go_to_standard_error_and_q_silences_them() -> None:
    given = "The bridge opened on Monday in Varnholm after repairs that took eleven months."
    loud = takeaways("summarize", given=given)
    quiet = takeaways("summarize", "-q", given=given)
    assert said(loud).startswith("takeaways: standard input: ")
    assert quiet.stderr == b""
    assert quiet.stdout == loud.stdout


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--count", "0"), "--count must be 1 or more, not 0"),
        (("-n", "-3"), "--count must be 1 or more, not -3"),
        (("-n", "many"), "--count"),
        (("--words", "0"), "--words must be 1 or more"),
        (("--chars", "0"), "--chars must be 1 or more"),
        (("--max-words", "0"), "--max-words must be 1 or more"),
        (("--damping", "1.5"), "--damping must be 0 to 1, not 1.5"),
        (("--damping", "nan"), "--damping must be 0 to 1, not nan"),
        (("--heading-level", "6"), "--heading-level must be 1 to 5, not 6"),
        (("--order", "random"), "--order must be article or score, not 'random'"),
        (("--format", "docx"), "--format must be one of markdown, json, jsonl, html, text"),
        (("--ranker", "pagerank"), "textrank-classic"),
        (("--segmenter", "spaces"), "--segmenter must be one of rules, punkt"),
        (("--language", "English!"), "--language must be a code of two letters"),
        (("--encoding", "utf-99"), "--encoding must be an encoding"),
        (("--no-such-option",), "--no-such-option"),
        (("a.txt", "b.txt", "--title", "One"), "--title names one article"),
    ],
)
def test_a_wrong_option_is_named_in_one_line(words: tuple[str, ...], part: str) -> None:
    done = takeaways("summarize", *words, given=ARTICLE)
    assert done.returncode == 2
    assert done.stdout == b""
    assert said(done).startswith("takeaways summarize: ")
    assert part in said(done)


HEAVY = ("nltk", "sumy", "numpy", "scipy", "rich", "pydantic", "sentencex", "punkt", "tomllib")

PROBE = """
import sys, os
sys.argv[1:] = ["summarize", sys.argv[1]]
real = os._exit
def leave(code):
    sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
    sys.stderr.flush()
    real(code)
os._exit = leave
from takeaways.cli import main
main()
"""


def test_a_plain_summary_imports_nothing_heavy(story: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        (sys.executable, "-c", PROBE, story), capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stderr.split())
    assert {"typer", "takeaways"} <= loaded  # or the probe sees nothing
    assert not loaded & set(HEAVY)


def test_only_the_module_of_the_command_that_is_run_is_imported(story: Path) -> None:
    import subprocess
    import sys

    probe = PROBE.replace('.partition(".")[0]', "")
    done = subprocess.run(
        (sys.executable, "-c", probe, story), capture_output=True, text=True, check=True, timeout=60
    )
    ours = {name for name in done.stderr.split() if name.startswith("takeaways.cli.")}
    assert "takeaways.cli.summarize" in ours
    assert not ours & {f"takeaways.cli.{name}" for name in ("read", "explain", "rankers", "schema")}
