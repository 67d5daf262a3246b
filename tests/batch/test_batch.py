"""A corpus into a folder or a file, once and again."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from corpora import batch, folder_of, journal, left_behind, outputs, story

import takeaways
from takeaways.cli.commands import built
from takeaways.configuration import NAMES


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", 12)


def done_again(out: Path, before: dict[str, int]) -> set[str]:
    return {name for name, at in times(out).items() if before.get(name) != at}


def times(out: Path) -> dict[str, int]:
    return {name: (out / name).stat().st_mtime_ns for name in outputs(out)}


def test_outputs_are_what_summarize_gives_in_the_tree_of_the_corpus(
    tmp_path: Path, corpus: Path
) -> None:
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "-n", "2", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "12 done, 0 unchanged, 0 failed" in done.stderr
    settings = takeaways.Settings(count=2)
    for name, got in outputs(out).items():
        source = (corpus / name).with_suffix(".txt")
        report = takeaways.summarize(
            source.read_bytes(), name=name[:-3] + ".txt", settings=settings
        )
        assert got.decode() == takeaways.render(report, settings=settings)
    assert len(outputs(out)) == 12
    assert left_behind(out) == []


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.jsonl.gz"])
def test_the_number_of_jobs_changes_no_byte(tmp_path: Path, corpus: Path, out: str) -> None:
    (corpus / "rotten.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for jobs in ("1", "2"):
        done = batch(corpus, "-o", tmp_path / jobs / out, "--jobs", jobs)
        assert done.returncode == 3, done.stderr
    one, two = (outputs(tmp_path / jobs / out) for jobs in "12")
    assert one == two
    assert one


def test_a_second_run_does_only_what_is_new_changed_failed_or_lost(
    tmp_path: Path, corpus: Path
) -> None:
    out = tmp_path / "out"
    rotten = corpus / "rotten.txt"
    rotten.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert batch(corpus, "-o", out, "--jobs", "1").returncode == 3
    before = times(out)
    (corpus / "0" / "story-0000.txt").write_text(story(500))
    (corpus / "new.txt").write_text(story(501))
    rotten.write_text(story(502))
    (out / "1" / "story-0001.md").unlink()
    (out / "2" / "story-0002.md").write_text("torn")
    os.utime(corpus / "3" / "story-0003.txt")
    done = batch(corpus, "-o", out, "--jobs", "1")
    assert done.returncode == 0
    assert "5 done, 9 unchanged, 0 failed" in done.stderr
    expected = {"0/story-0000.md", "new.md", "rotten.md", "1/story-0001.md", "2/story-0002.md"}
    assert done_again(out, before) == expected
    fresh = tmp_path / "fresh"
    batch(corpus, "-o", fresh, "--jobs", "1")
    assert outputs(fresh) == outputs(out)


def test_a_change_in_the_same_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    corpus, out = tmp_path / "in", tmp_path / "out"
    corpus.mkdir()
    path = corpus / "a.txt"
    path.write_text(story(11))
    batch(corpus, "-o", out, "--jobs", "1")
    stamp = path.stat().st_mtime_ns
    path.write_text(story(22))
    os.utime(path, ns=(stamp, stamp))
    assert "1 done" in batch(corpus, "-o", out, "--jobs", "1").stderr
    assert b"Ferry number 22" in outputs(out)["a.md"]


def test_other_settings_and_force_do_all_anew(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    for words, said in (
        ((), "12 done, 0 unchanged"),
        ((), "0 done, 12 unchanged"),
        (("-n", "2"), "12 done, 0 unchanged"),
        (("-n", "2"), "0 done, 12 unchanged"),
        (("-n", "2", "--force"), "12 done, 0 unchanged"),
    ):
        assert said in batch(corpus, "-o", out, "--jobs", "1", *words).stderr


def test_retry_failed_leaves_what_is_new(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    (corpus / "rotten.txt").write_bytes(bytes(200))
    batch(corpus, "-o", out, "--jobs", "1")
    (corpus / "new.txt").write_text(story(501))
    (corpus / "rotten.txt").write_text(story(502))
    done = batch(corpus, "-o", out, "--jobs", "1", "--retry-failed")
    assert "1 done, 12 unchanged, 0 failed, 1 left for another run" in done.stderr
    assert "rotten.md" in outputs(out)
    assert "new.md" not in outputs(out)


def test_a_dry_run_names_what_would_be_done_and_touches_nothing(
    tmp_path: Path, corpus: Path
) -> None:
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "--dry-run")
    assert len(done.stdout.splitlines()) == 12
    assert not out.exists()
    batch(corpus, "-o", out, "--jobs", "1")
    (corpus / "new.txt").write_text(story(501))
    for _ in range(2):
        done = batch(corpus, "-o", out, "--dry-run")
        assert (done.returncode, done.stdout) == (0, "new.txt\n")
    assert "new.md" not in outputs(out)


def test_prune_removes_outputs_whose_input_is_gone_and_their_empty_folders(
    tmp_path: Path, corpus: Path
) -> None:
    out = tmp_path / "out"
    (corpus / "deep" / "er").mkdir(parents=True)
    (corpus / "deep" / "er" / "a.txt").write_text(story(7))
    batch(corpus, "-o", out, "--jobs", "1")
    (corpus / "deep" / "er" / "a.txt").unlink()
    (corpus / "0" / "story-0000.txt").unlink()
    (out / "0" / "mine.md").write_text("somebody's own")
    batch(corpus, "-o", out, "--jobs", "1")
    assert "deep/er/a.md" in outputs(out)
    done = batch(corpus, "-o", out, "--jobs", "1", "--prune")
    assert "2 pruned" in done.stderr
    assert not (out / "deep").exists()
    assert (out / "0" / "mine.md").exists()
    assert "0/story-0000.md" not in outputs(out)
    assert len(journal(out)) == 11


def test_prune_spares_an_output_that_another_input_now_has(tmp_path: Path) -> None:
    corpus = tmp_path / "in"
    corpus.mkdir()
    (corpus / "a.txt").write_text(story(1))
    batch(corpus, "-o", tmp_path / "out", "--jobs", "1")
    (corpus / "a.txt").rename(corpus / "a.text")
    assert batch(corpus, "-o", tmp_path / "out", "--jobs", "1", "--prune").returncode == 0
    assert list(outputs(tmp_path / "out")) == ["a.md"]


def test_prune_wants_the_same_corpus(tmp_path: Path, corpus: Path) -> None:
    other = folder_of(tmp_path / "other", 1)
    batch(corpus, "-o", tmp_path / "out", "--jobs", "1")
    done = batch(other, "-o", tmp_path / "out", "--jobs", "1", "--prune")
    assert done.returncode == 2
    assert len(outputs(tmp_path / "out")) == 12


def test_what_fails_now_leaves_no_output_of_what_it_was(tmp_path: Path, corpus: Path) -> None:
    for out in (tmp_path / "out", tmp_path / "out.jsonl"):
        path = corpus / "0" / "story-0000.txt"
        path.write_text(story(1))
        batch(corpus, "-o", out, "--jobs", "1")
        assert len(outputs(out)) == 12
        path.write_bytes(bytes(200))
        assert batch(corpus, "-o", out, "--jobs", "1").returncode == 3
        assert len(outputs(out)) == 11


def test_every_setting_is_an_option() -> None:
    options = {name for parameter in built("batch").params for name in parameter.opts}
    assert {f"--{name.replace('_', '-')}" for name in NAMES} <= options


# --- One file ------------------------------------------------------------------------------------


def test_json_lines_in_and_out_keep_order_ids_and_what_is_carried(tmp_path: Path) -> None:
    lines = [{"id": f"n{n}", "text": story(n), "desk": "city", "tags": [n]} for n in (9, 2, 30, 4)]
    lines[2]["title"] = "A title of its own"
    source = tmp_path / "in.jsonl.gz"
    with gzip.open(source, "wt") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    out = tmp_path / "out.jsonl"
    assert batch(source, "-o", out, "--jobs", "2").returncode == 0
    got = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert [g.pop("id") for g in got] == ["n9", "n2", "n30", "n4"]
    assert [g.pop("carried") for g in got] == [{"desk": "city", "tags": [n]} for n in (9, 2, 30, 4)]
    for line, report in zip(lines, got, strict=True):
        whole = takeaways.summarize(str(line["text"]), name=str(line["id"]))
        whole = takeaways.summarize(
            str(line["text"]),
            name=str(line["id"]),
            title=line.get("title"),  # type: ignore[arg-type]
        )
        assert report == json.loads(takeaways.render(whole, "jsonl"))


def test_one_changed_line_is_done_and_the_file_keeps_the_order(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"

    def write(*numbers: int, last: int) -> None:
        lines = [{"id": n, "text": story(n if n != 3 else last)} for n in numbers]
        source.write_text("".join(json.dumps(line) + "\n" for line in lines))

    write(1, 2, 3, last=3)
    batch(source, "-o", out, "--jobs", "1")
    write(1, 3, 4, 2, last=33)
    done = batch(source, "-o", out, "--jobs", "1")
    assert "2 done, 2 unchanged" in done.stderr
    ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
    assert ids == ["1", "3", "4", "2"]
    assert "Ferry 33" in out.read_text()
    write(2, 3, 4, 1, last=33)
    assert "0 done, 4 unchanged" in batch(source, "-o", out, "--jobs", "1").stderr
    ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
    assert ids == ["2", "3", "4", "1"]


def test_an_unchanged_file_is_not_written_again(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out.jsonl"
    batch(corpus, "-o", out, "--jobs", "1")
    before = out.stat().st_mtime_ns
    batch(corpus, "-o", out, "--jobs", "1")
    assert out.stat().st_mtime_ns == before
    out.write_text("torn")
    batch(corpus, "-o", out, "--jobs", "1")
    assert len(outputs(out)) == 12


def test_a_list_of_files_is_done_in_its_order(tmp_path: Path, corpus: Path) -> None:
    names = ["3/story-0003.txt", "./0/../1/story-0001.txt", str(corpus / "2" / "story-0002.txt")]
    for words, end in (((), "\n"), (("-0",), "\0")):
        out = tmp_path / f"out{len(words)}.jsonl"
        given = end.join(names).encode()
        done = batch(corpus, "--files-from", "-", *words, "-o", out, "--jobs", "1", given=given)
        assert done.returncode == 0, done.stderr
        ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
        assert ids == ["3/story-0003.txt", "1/story-0001.txt", "2/story-0002.txt"]


def test_include_exclude_hidden_and_other_files(tmp_path: Path, corpus: Path) -> None:
    for name in (".hidden.txt", "photo.jpg", "notes.dat", "drafts/a.txt", "story.MD"):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_text(story(77))
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "--jobs", "1", "--exclude", "drafts", "--exclude", "0/*")
    assert set(outputs(out)) == {f"{n % 4}/story-{n:04}.md" for n in range(12) if n % 4} | {
        "story.md"
    }
    assert "1 hidden" in done.stderr
    assert "2 not called as an article is" in done.stderr
    out = tmp_path / "other"
    batch(corpus, "-o", out, "--jobs", "1", "--include", "*.dat", "--include", "drafts/*")
    assert set(outputs(out)) == {"notes.dat.md", "drafts/a.md"}
