"""Input that nobody wished for: each thing is named in one line, and nothing else suffers."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest
from corpora import batch, folder_of, kept, obeying, outputs, story


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", 3, spread=1)


def failures(out: Path) -> dict[str, str]:
    """Return the reasons by name, as people read them."""
    lines = (kept(out) / "failures.tsv").read_bytes().decode().splitlines()
    cells = [line.split("\t") for line in lines]
    assert all(len(line) == 3 for line in cells)
    return {name: reason for name, reason, _ in cells}


def test_each_is_named_in_one_line_and_the_rest_is_done(tmp_path: Path, corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(corpus / "socket.txt"))
        (corpus / "loop.txt").symlink_to("loop.txt")
        (corpus / "device.txt").symlink_to("/dev/zero")
        (corpus / "nowhere.txt").symlink_to("nothing")
        with (corpus / "large.txt").open("wb") as file:
            file.truncate(2_000_000_000)
        (corpus / "empty.txt").write_bytes(b"")
        (corpus / "zeros.txt").write_bytes(bytes(5000))
        (corpus / "up").symlink_to("..")
        out = tmp_path / "out"
        done = batch(corpus, "-o", out, "--jobs", "2")
    assert done.returncode == 3
    assert len(outputs(out)) == 3
    assert failures(out) == {
        "pipe.txt": "not a file",
        "socket.txt": "not a file",
        "loop.txt": "not a file",
        "device.txt": "not a file",
        "nowhere.txt": "not a file",
        "large.txt": "too large",
        "empty.txt": "no story",
        "zeros.txt": "no article",
    }
    for name in failures(out):
        assert done.stderr.count(f" {name}: ") == 1
    assert "1 linked folders, not followed" in done.stderr


def test_links_are_followed_where_that_is_asked_and_loops_are_named(
    tmp_path: Path, corpus: Path
) -> None:
    folder_of(tmp_path / "elsewhere", 2, spread=1)
    (corpus / "linked").symlink_to(tmp_path / "elsewhere")
    (corpus / "0" / "up").symlink_to("..")
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "--jobs", "1", "--follow")
    assert done.returncode == 3
    assert failures(out) == {"0/up": "not a file"}
    assert len(outputs(out)) == 5


def test_names_that_are_no_text_keep_their_bytes(tmp_path: Path, corpus: Path) -> None:
    names = [
        b"caf\xe9.txt",
        b"two\nlines.txt",
        b"-rf.txt",
        b"..hidden",
        b"\x1b[31mred.txt",
        b" .txt",
    ]
    for n, name in enumerate(names):
        (corpus / os.fsdecode(name)).write_text(story(n))
    (corpus / "two\nrotten.txt").write_bytes(bytes(50))
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "--jobs", "2")
    assert failures(out) == {"two\\nrotten.txt": "no article"}
    assert "\x1b" not in done.stderr
    expected = {"caf\xe9.md", "two\nlines.md", "-rf.md", "\x1b[31mred.md", " .md"}
    assert {name for name in outputs(out) if "/" not in name} == expected
    assert len(list((tmp_path / "out").parent.iterdir())) == 2


def test_two_inputs_with_one_output_name_fail_but_the_first(tmp_path: Path, corpus: Path) -> None:
    for name in ("a.txt", "a.html", "B.txt", "b.txt", "\u00e9.txt", "e\u0301.txt", "f.txt"):
        (corpus / name).write_text(story(len(name.encode())))
    (corpus / "f.md").mkdir()
    (corpus / "f.md" / "a.txt").write_text(story(8))
    for jobs in ("1", "2"):
        out = tmp_path / f"out{jobs}"
        assert batch(corpus, "-o", out, "--jobs", jobs).returncode == 3
        reasons = dict.fromkeys(("a.txt", "b.txt", "\u00e9.txt", "f.txt"), "collision")
        assert failures(out) == reasons
        assert len(outputs(out)) == 3 + 3 + 1
    assert outputs(tmp_path / "out1") == outputs(tmp_path / "out2")


def test_a_list_leads_nowhere_outside(tmp_path: Path, corpus: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(story(3))
    names = ["../outside.txt", str(outside), "0/story-0000.txt", "0/none.txt", "0"]
    names += ["0/story-0000.txt", ".takeaways/a.txt", "x/../../in/0/story-0001.txt"]
    (corpus / ".takeaways").mkdir()
    (corpus / ".takeaways" / "a.txt").write_text(story(4))
    out = tmp_path / "out"
    before = set(tmp_path.iterdir())
    given = "\n".join(names).encode()
    done = batch(corpus, "--files-from", "-", "-o", out, "--jobs", "1", given=given)
    assert done.returncode == 3
    assert failures(out) == {
        "../outside.txt": "name",
        str(outside): "name",
        "0/none.txt": "gone",
        "0": "not a file",
        "0/story-0000.txt (5)": "collision",
        ".takeaways/a.txt": "name",
    }
    assert set(outputs(out)) == {"0/story-0000.md", "0/story-0001.md"}
    assert set(tmp_path.iterdir()) - before == {out}


def test_bad_lines_are_named_by_their_number_or_id(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    good = {"id": "good", "text": story(5)}
    lines: list[object] = [good, {"id": "none"}, [1], {"id": "n", "text": 7}, good]
    lines += [{"id": "empty", "text": ""}, {"id": "../../up", "text": story(6)}, {"text": story(7)}]
    lines += [{"id": {}, "text": story(6)}, {"id": "page", "html": f"<p>{story(8)}</p>"}]
    text = "".join(json.dumps(line) + "\n" for line in lines) + '{"id": "torn", "te\n\n\xff\n'
    source.write_bytes(text.encode("latin-1"))
    for out in (tmp_path / "out.jsonl", tmp_path / "out"):
        done = batch(source, "-o", out, "--jobs", "1")
        assert done.returncode == 3
        assert failures(out) == {
            "none": "bad line",
            "line 3": "bad line",
            "n": "bad line",
            "good (5)": "collision",
            "empty": "no story",
            "line 9": "bad line",
            "line 11": "bad line",
            "line 13": "bad line",
        }
    found = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert found == ["good", "../../up", "line 8", "page"]
    assert set(outputs(tmp_path / "out")) == {
        "good.md", "%2E.%2F..%2Fup.md", "line 8.md", "page.md",
    }  # fmt: skip


def test_a_compressed_file_that_ends_too_soon_gives_what_is_whole(tmp_path: Path) -> None:
    import gzip

    source = tmp_path / "in.jsonl.gz"
    lines = [json.dumps({"id": n, "text": story(n) + os.urandom(3000).hex()}) for n in range(20)]
    source.write_bytes(gzip.compress("\n".join(lines).encode())[:-9000])
    out = tmp_path / "out.jsonl"
    assert batch(source, "-o", out, "--jobs", "1").returncode == 3
    assert list(failures(out).values()) == ["unreadable"]
    assert 1 <= len(outputs(out)) < 20


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["in", "-o", "in"], 2, "the corpus lies in it"),
        (["in", "-o", "."], 2, "the corpus lies in it"),
        (["none", "-o", "out"], 65, "no such file or folder"),
        (["empty", "-o", "out"], 66, "nothing in it"),
        (["pictures", "-o", "out"], 66, "1 not called as an article is"),
        (["-o", "out"], 2, "nothing to read"),
        (["in"], 2, "--out"),
        (["in", "-o", "full"], 74, "not empty"),
        (["in", "-o", "full/mine.txt"], 74, "cannot be written"),
        (["in", "-o", "there.jsonl"], 74, "not of an earlier run"),
        (["in", "-o", "out", "--jobs", "0"], 2, "--jobs"),
        (["in", "-o", "out", "--timeout", "0"], 2, "--timeout"),
        (["in", "-o", "out", "-f", "odt"], 2, "--format"),
        (["in", "-o", "out.jsonl", "-f", "html"], 2, "always jsonl"),
        (["there.jsonl", "-o", "there.jsonl"], 2, "is the corpus itself"),
        (["in", "-o", "out", "-0"], 2, "--null"),
        (["there.jsonl", "-o", "out", "--include", "*"], 2, "--include"),
    ],
)
def test_what_cannot_be_done_at_all_is_said_in_one_line(
    tmp_path: Path, corpus: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("full/mine.txt", "pictures/a.jpg", "there.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    done = batch(*words, folder=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "there.jsonl").read_text() == "mine"


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_an_out_inside_the_corpus_is_not_read(tmp_path: Path, corpus: Path, name: str) -> None:
    out = corpus / name
    for _ in range(2):
        done = batch(corpus, "-o", out, "--jobs", "1", "--include", "*")
        assert done.returncode == 0
    assert len(outputs(out)) == 3
    assert " in OUT, which lies in the corpus" in done.stderr


@obeying
def test_a_folder_without_permission_is_named_and_spared_by_prune(
    tmp_path: Path, corpus: Path
) -> None:
    out = tmp_path / "out"
    shut = corpus / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(story(9))
    batch(corpus, "-o", out, "--jobs", "1")
    (corpus / "0" / "story-0000.txt").chmod(0)
    shut.chmod(0)
    done = batch(corpus, "-o", out, "--jobs", "1", "--prune", obedient=True)
    shut.chmod(0o700)
    assert done.returncode == 3
    assert failures(out)["shut/"] == "unreadable"
    assert "nothing was pruned" in done.stderr
    assert "shut/a.md" in outputs(out)
    assert len(outputs(out)) == 4  # what can be seen of the unreadable file is as it was
    done = batch(corpus, "-o", out, "--jobs", "1", "--force", obedient=True)
    assert failures(out) == {"0/story-0000.txt": "unreadable"}


@obeying
def test_a_corpus_or_an_out_without_permission_is_said_in_one_line(
    tmp_path: Path, corpus: Path
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    done = batch(corpus, "-o", shut / "out", "--jobs", "1", obedient=True)
    assert (done.returncode, done.stderr.count("\n")) == (74, 1)
    shut.chmod(0)
    done = batch(shut, "-o", tmp_path / "out", "--jobs", "1", obedient=True)
    assert (done.returncode, done.stderr.count("\n")) == (65, 1)
    assert "permissions" in done.stderr
