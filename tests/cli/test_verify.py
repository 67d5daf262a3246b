"""``takeaways verify``: where the article comes from, what is printed, how it ends."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from process import ARTICLE, COMMAND, environment, said, takeaways

FALSE = (
    "- The bridge in Varnholm reopened on Tuesday.\n"
    "- It carries 22,000 vehicles a day, the port authority says.\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article, our report of it in two forms, and a false summary."""
    (tmp_path / "story.txt").write_text(ARTICLE, encoding="utf-8")
    for name in ("report.json", "report.md"):
        form = "json" if name.endswith("json") else "markdown"
        done = takeaways(
            "summarize", "story.txt", "--format", form, "--output", name, folder=tmp_path
        )
        assert done.returncode == 0
    (tmp_path / "false.md").write_text(FALSE, encoding="utf-8")
    return tmp_path


def test_our_report_finds_its_article_beside_it_and_passes(desk: Path) -> None:
    done = takeaways("verify", "report.json", folder=desk)

    assert done.returncode == 0
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert lines[0].endswith("statements checked, nothing found.")
    assert lines[1].startswith("Not checked: meaning: ")


def test_beside_it_means_beside_the_report(desk: Path) -> None:
    done = takeaways("verify", desk / "report.json", folder=desk.parent)

    assert done.returncode == 0


def test_the_article_may_be_named_or_piped(desk: Path) -> None:
    named = takeaways("verify", "report.md", "--source", "story.txt", folder=desk)
    piped = takeaways("verify", "report.md", given=ARTICLE, folder=desk)
    summary_piped = takeaways(
        "verify", "-", "-s", "story.txt", given=(desk / "report.md").read_bytes(), folder=desk
    )

    assert named.returncode == piped.returncode == summary_piped.returncode == 0
    assert named.stdout == piped.stdout == summary_piped.stdout


def test_what_is_false_is_printed_with_the_passage_and_ends_in_1(desk: Path) -> None:
    done = takeaways("verify", "false.md", "--source", "story.txt", folder=desk)

    assert done.returncode == 1
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "line 1: error: figure: “Tuesday”: the article has “Monday” here"
    assert lines[1] == "    summary: The bridge in Varnholm reopened on Tuesday."
    assert lines[2].startswith("    article ")
    assert "reopened on Monday" in lines[2]
    assert lines[3] == "2 statements checked, 1 finding."


def test_json_says_the_same_for_programs(desk: Path) -> None:
    done = takeaways("verify", "false.md", "-s", "story.txt", "--format", "json", folder=desk)

    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["schema"], found["schema_version"]) == ("takeaways/verification", 1)
    (finding,) = found["findings"]
    assert (finding["kind"], finding["severity"]) == ("figure", "error")
    statement = found["statements"][finding["statement"] - 1]
    assert statement["text"][finding["start"] : finding["end"]] == finding["text"] == "Tuesday"
    passage = finding["passage"]
    assert " ".join(ARTICLE[passage["start"] : passage["end"]].split()) == passage["text"]
    assert found["not_checked"][0].startswith("meaning")


def test_output_to_a_file_and_the_code_all_the_same(desk: Path) -> None:
    done = takeaways("verify", "false.md", "-s", "story.txt", "-o", "found.txt", folder=desk)

    assert done.returncode == 1
    assert done.stdout == b""
    assert "Tuesday" in (desk / "found.txt").read_text(encoding="utf-8")


def test_levels(desk: Path) -> None:
    (desk / "they.md").write_text("- They say the bridge reopened on Monday.\n- It is open.\n")

    def codes(*options: str) -> tuple[int, int]:
        done = takeaways("verify", "they.md", "-s", "story.txt", *options, folder=desk)
        return done.returncode, done.stdout.decode().count("standalone:")

    assert codes("--lenient") == (0, 0)
    assert codes() == (1, 1)
    assert codes("--strict") == (1, 2)


def test_a_terminal_gets_a_table(desk: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        (*COMMAND, "verify", "false.md", "-s", "story.txt"),
        cwd=desk,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=environment({"COLUMNS": "120", "TERM": "dumb", "NO_COLOR": "1"}),
    )
    os.close(follower)
    shown = b""
    try:
        while chunk := os.read(leader, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(leader)
    text = shown.decode()

    assert process.wait(timeout=60) == 1
    assert "the article" in text
    assert "error: figure" in " ".join(text.split())
    assert "1 finding." in text


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["gone.json"], 65, "gone.json: no such file"),
        (["report.md"], 65, "report.md: it is not known what article it is of; name it with"),
        (["report.json", "--source", "gone.txt"], 65, "gone.txt: no such file"),
        (["-"], 2, "the summary comes on standard input; name the article with --source"),
        (["report.json", "--format", "html"], 2, "--format must be text or json, not 'html'"),
        (["empty.md", "-s", "story.txt"], 66, "empty.md: empty; there is nothing in it to check"),
        (["cut.json", "-s", "story.txt"], 65, "cut.json: JSON that is cut off or damaged"),
        (["later.json", "-s", "story.txt"], 65, "later.json: a report of schema 9"),
        (["report.json", "-s", "other.txt"], 65, "other.txt does not seem to be what report.json"),
        (["lost.json"], 65, "lost.json: its article elsewhere.txt is not there; name it with"),
    ],
)
def test_what_cannot_be_checked_gets_one_line(
    desk: Path, words: list[str], code: int, line: str
) -> None:
    report = (desk / "report.json").read_text(encoding="utf-8")
    (desk / "empty.md").write_text("\n")
    (desk / "cut.json").write_text(report[:400], encoding="utf-8")
    later = report.replace('"schema_version": 1', '"schema_version": 9')
    (desk / "later.json").write_text(later, encoding="utf-8")
    lost = report.replace('"name": "story.txt"', '"name": "elsewhere.txt"')
    (desk / "lost.json").write_text(lost, encoding="utf-8")
    (desk / "other.txt").write_text(
        "Bakers in Kell walked out on Thursday because owners want loaves by five. Their union "
        "asks for a later start, extra holidays and ovens that are less hot in August.\n"
    )

    done = takeaways("verify", *words, folder=desk)

    assert done.returncode == code
    assert said(done).startswith(f"takeaways verify: {line}")
    assert done.stdout == b""


def test_what_is_alive_in_a_summary_or_an_article_does_not_reach_the_terminal(desk: Path) -> None:
    (desk / "story.txt").write_text(ARTICLE + "\nThe [red]gate\x1b[31m is\u202e 61 metres high.\n")
    (desk / "live.md").write_text("- The \x1b[31mgate is\u202e 62 metres high.\n")

    done = takeaways("verify", "live.md", "-s", "story.txt", folder=desk)

    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()
