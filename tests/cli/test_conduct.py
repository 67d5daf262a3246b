"""Conduct: standard streams, exit codes, bad input, whole files, Ctrl-C. All as real processes."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from process import ARTICLE, COMMAND, environment, said, takeaways

LONG = ARTICLE * 3000


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


# ── what comes in ──────────────────────────────────────────────────────────────────────────────


def test_no_such_file(tmp_path: Path) -> None:
    done = takeaways("summarize", "gone.txt", folder=tmp_path)
    assert done.returncode == 65
    assert said(done).startswith("takeaways summarize: gone.txt: no such file; ")


@pytest.mark.parametrize("command", ["summarize", "read", "explain"])
def test_a_folder(command: str, tmp_path: Path) -> None:
    done = takeaways(command, tmp_path)
    assert done.returncode == 65
    assert "is a folder" in said(done)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(story: Path) -> None:
    story.chmod(0)
    done = takeaways("summarize", story)
    assert done.returncode == 65
    assert "may not be read" in said(done)


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 8
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(range(256))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", 66),
        (b" \n\t\n", 66),
        (b"Share this article\n\nRead more\n\nSubscribe to our newsletter\n", 66),
        (PICTURE, 65),
        (PDF, 65),
        (bytes(range(256)) * 20, 65),
    ],
    ids=["empty", "blank", "only furniture", "picture", "PDF", "binary"],
)
def test_what_is_no_article_gets_one_line_and_a_code(given: bytes, code: int) -> None:
    done = takeaways("summarize", given=given)
    assert done.returncode == code
    assert done.stdout == b""
    assert said(done).startswith("takeaways summarize: ")


def test_ten_words_are_summarized_or_refused_never_a_traceback() -> None:
    done = takeaways("summarize", given="The river rose in the night and nobody was hurt")
    assert done.returncode in {0, 66}
    complaints = done.stderr.decode().splitlines()
    assert complaints
    assert all(line.startswith("takeaways") for line in complaints)


def test_bytes_that_are_not_utf8_come_out_as_utf8(tmp_path: Path) -> None:
    words = "Café owners in Varnholm said on Monday that the new square would ruin them."
    done = takeaways("summarize", given=words.encode("cp1252"))
    assert words in done.stdout.decode()


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("command", ["summarize", "read", "explain"])
def test_results_are_utf8_whatever_the_locale(command: str, variables: dict[str, str]) -> None:
    words = "Köpenick’s mayor said on Monday that the “long” bridge — all of it — was safe again."
    done = takeaways(command, given=words, variables=variables)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout.decode("utf-8")


def test_a_file_name_that_is_not_text(tmp_path: Path) -> None:
    name = b"st\xff\x1b[31mory.txt"
    (Path(os.fsdecode(bytes(tmp_path))) / os.fsdecode(name)).write_text("", encoding="utf-8")
    done = takeaways("summarize", bytes(tmp_path) + b"/" + name)
    assert done.returncode == 66
    assert b"\x1b" not in done.stderr
    assert "ory.txt: " in said(done)


def test_a_closed_standard_input() -> None:
    done = subprocess.run(
        ("sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "summarize"),
        capture_output=True, env=environment(), check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 65
    assert "standard input is closed" in said(done)


HOSTILE = (
    "[bold]The mayor[/bold] of Varnholm said \x1b[31mon Monday\x1b[0m that the \u202ebridge\u202c "
    "[/x] would\x00 open <script>alert(1)</script> in June \x9b5n after \x1b]0;pwned\x07 repairs.\n"
)


@pytest.mark.parametrize(
    "words",
    [
        ("summarize",),
        ("summarize", "-f", "json"),
        ("summarize", "-f", "html"),
        ("summarize", "-f", "text"),
        ("read",),
        ("read", "--all"),
        ("read", "-f", "json"),
        ("explain",),
        ("explain", "-f", "json"),
    ],
)
def test_nothing_in_an_article_reaches_the_terminal_alive(words: tuple[str, ...]) -> None:
    done = takeaways(*words, given=HOSTILE * 3 + "\n" + ARTICLE)
    assert done.returncode == 0, done.stderr
    for text in (done.stdout.decode(), done.stderr.decode()):
        assert not {c for c in text if not c.isprintable()} - {"\n", "\t", "\u200c", "\u200d"}
    if words[0] != "summarize":  # which may prefer other sentences
        assert b"[bold]The mayor[/bold]" in done.stdout  # not taken for rich's markup


# ── what goes out ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", [("summarize",), ("read",), ("--help",), ("schema",)])
def test_a_full_disk(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = takeaways(*words, given=ARTICLE, stdout=full)
    assert done.returncode == 74
    assert "cannot be written" in said(done)


def test_a_closed_standard_output() -> None:
    done = subprocess.run(
        ("sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "summarize"),
        input=ARTICLE.encode(), stderr=subprocess.PIPE, env=environment(), check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 74
    assert "standard output is closed" in said(done)


@pytest.mark.parametrize("words", [("summarize", "-"), ("read",), ("schema",), ("--help",)])
def test_nobody_reads_the_output(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = takeaways(*words, given=ARTICLE, stdout=nobody)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_to_a_file_is_the_output(story: Path) -> None:
    target = story.with_name("out.md")
    done = takeaways("summarize", story, "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    assert target.read_bytes() == takeaways("summarize", story).stdout
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask
    assert sorted(p.name for p in story.parent.iterdir()) == ["out.md", "story.txt"]


def test_a_file_that_was_there_is_left_as_it_was_if_anything_fails(story: Path) -> None:
    target = story.with_name("out.md")
    target.write_text("older", encoding="utf-8")
    done = takeaways("summarize", "gone.txt", "gone too.txt", "-o", target)
    assert done.returncode == 65
    assert target.read_text() == "older"
    assert sorted(p.name for p in story.parent.iterdir()) == ["out.md", "story.txt"]


def test_a_file_that_was_there_keeps_its_permissions_and_its_symbolic_link(story: Path) -> None:
    real = story.with_name("real.md")
    real.write_text("older", encoding="utf-8")
    real.chmod(0o640)
    link = story.with_name("link.md")
    link.symlink_to(real)
    assert takeaways("summarize", story, "-o", link).returncode == 0
    assert link.is_symlink()
    assert b"Key Takeaways" in real.read_bytes()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_an_output_that_cannot_be_written(story: Path) -> None:
    for target in (story.parent, story.parent / "no folder" / "out.md"):
        done = takeaways("summarize", story, "-o", target)
        assert done.returncode == 74
        assert f"{target}: cannot be written" in said(done)


def test_the_article_itself_is_never_the_output(story: Path) -> None:
    done = takeaways("summarize", story, "-o", story)
    assert done.returncode == 2
    assert "is the article itself" in said(done)
    assert story.read_text(encoding="utf-8") == ARTICLE


def test_output_to_a_device(story: Path) -> None:
    done = takeaways("summarize", story, "-o", "/dev/stdout")
    assert (done.returncode, done.stdout[:1]) == (0, b"#")
    if Path("/dev/full").exists():
        done = takeaways("summarize", story, "-o", "/dev/full")
        assert done.returncode == 74
        assert "/dev/full: cannot be written" in said(done)


# ── how it ends ────────────────────────────────────────────────────────────────────────────────


def started(*words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (*COMMAND, *words), stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )


def test_ctrl_c_ends_it_quietly_without_half_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("older", encoding="utf-8")
    with started("summarize", "-o", target) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(LONG.encode())
        process.stdin.close()  # 390,000 words: it is at work for some seconds
        assert list(tmp_path.glob(".takeaways-*"))
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130
    assert [p.name for p in tmp_path.iterdir()] == ["out.md"]
    assert target.read_text() == "older"


def test_ctrl_c_while_waiting_for_the_article() -> None:
    with started("read") as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"x" * 200_000)  # more than a pipe holds: it is reading, then
        process.stdin.flush()
        while process.poll() is None:  # somebody hammers on the key
            process.send_signal(signal.SIGINT)
            time.sleep(0.01)
        assert process.stderr.read() == b""
    assert process.returncode == 130


def test_a_bug_keeps_its_traceback(story: Path) -> None:
    broken = story.parent / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import takeaways.pipeline as p\n"
        "def summarize(*args, **kwargs): raise ZeroDivisionError('ours')\n"
        "p.summarize = summarize\n"
    )
    done = takeaways("summarize", story, variables={"PYTHONPATH": str(broken)})
    assert done.returncode == 1
    assert done.stderr.startswith(b"Traceback (most recent call last):")
    assert done.stderr.rstrip().endswith(b"ZeroDivisionError: ours")
