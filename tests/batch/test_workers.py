"""What becomes of a run when processes die, hang, or take all the memory. With real processes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from corpora import (
    COMMAND,
    batch,
    environment,
    folder_of,
    journal,
    left_behind,
    outputs,
    story,
)

import takeaways
from takeaways.batch.many import Item

REPEATS = int(os.environ.get("BATCH_FAULTS", "1"))
"""How often each thing is killed at a random moment; docs/scale.md tells of a run with 50."""


@pytest.fixture
def seed() -> random.Random:
    number = int(os.environ.get("BATCH_SEED", time.time_ns() % 1_000_000))
    print(f"BATCH_SEED={number}")  # shown where the test fails
    return random.Random(number)


def children(process: int) -> list[int]:
    """Return the numbers of a process's children that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                _, _, rest = (entry / "stat").read_text().rpartition(") ")
                state, parent, *_ = rest.split()
                if int(parent) == process and state != "Z":
                    found.append(int(entry.name))
    return found


def start(*words: str | Path, variables: dict[str, str] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*COMMAND, *words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(variables),
    )


def wait_until(condition: object, seconds: float = 20.0) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def same_as_undisturbed(corpus: Path, out: Path, tmp_path: Path, code: int = 0) -> None:
    """Check that every item is accounted for once, and each byte as in an undisturbed run."""
    fresh = tmp_path / f"undisturbed-{out.name}"
    if not fresh.exists():
        assert batch(corpus, "-o", fresh, "--jobs", "1").returncode == code
    assert outputs(out) == outputs(fresh)
    assert journal(out) == journal(fresh)
    assert left_behind(out) == []


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path / "in", 40)
    (folder / "rotten.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return folder


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_a_worker_killed_at_a_random_moment_loses_nothing(
    tmp_path: Path, corpus: Path, seed: random.Random, name: str
) -> None:
    for _ in range(REPEATS):
        out = tmp_path / name
        run = start(corpus, "-o", out, "--jobs", "2", "--force")
        wait_until(lambda: bool(children(run.pid)))  # noqa: B023
        time.sleep(seed.uniform(0.0, 0.4))
        for process in seed.sample(found, 1) if (found := children(run.pid)) else []:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        _, said = run.communicate(timeout=60)
        assert run.returncode == 3, said
        same_as_undisturbed(corpus, out, tmp_path, code=3)


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_a_parent_killed_at_a_random_moment_takes_its_workers_along_and_goes_on_later(
    tmp_path: Path, corpus: Path, seed: random.Random, name: str
) -> None:
    for n in range(REPEATS):
        out = tmp_path / f"{n}" / name
        for _ in range(2):
            run = start(corpus, "-o", out, "--jobs", "2")
            time.sleep(seed.uniform(0.1, 0.7))
            workers = children(run.pid)
            run.kill()
            run.communicate()
            wait_until(lambda: not [w for w in workers if alive(w)], 2.0)  # noqa: B023
        done = batch(corpus, "-o", out, "--jobs", "2")
        assert done.returncode == 3, done.stderr
        same_as_undisturbed(corpus, out, tmp_path, code=3)


def alive(process: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_poison_is_found_recorded_and_passed_by(
    tmp_path: Path, corpus: Path, poisoned: dict[str, str]
) -> None:
    kinds = {
        "crash": "worker died",
        "exit": "worker died",
        "hang": "time",
        "memory": "memory",
        "bug": "error",
    }
    for n, kind in enumerate(kinds):
        (corpus / f"{n}" / f"{kind}.txt").parent.mkdir(exist_ok=True)
        (corpus / f"{n}" / f"{kind}.txt").write_text(story(7) + f"\nIt was poison {kind}.\n")
    (corpus / "noise.txt").write_text(story(7) + "\nIt was poison noise.\n")
    out = tmp_path / "out"
    words = (corpus, "-o", out, "--jobs", "2", "--ranker", "poison", "--timeout", "1")
    done = batch(*words, "--memory", "300", variables=poisoned)
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    found = {key.rpartition("/")[2][:-4]: reason for key, (_, reason) in journal(out).items()}
    assert {name: reason for name, reason in found.items() if reason} == kinds | {
        "rotten": "no article"
    }
    assert len(outputs(out)) == 41
    assert "ZeroDivisionError: a bug of ours" in done.stderr
    assert left_behind(out) == []
    for path in corpus.rglob("*.txt"):
        if path.stem in kinds or path.stem == "rotten":
            path.unlink()
    fresh = tmp_path / "fresh"
    batch(corpus, "-o", fresh, "--jobs", "1", "--ranker", "poison", variables=poisoned)
    assert outputs(fresh) == outputs(out)


def test_one_job_has_its_limits_where_python_runs(tmp_path: Path, poisoned: dict[str, str]) -> None:
    corpus = folder_of(tmp_path / "in", 2)
    for kind in ("memory", "bug"):
        (corpus / f"{kind}.txt").write_text(story(7) + f"\nIt was poison {kind}.\n")
    out = tmp_path / "out"
    words = ("--jobs", "1", "--ranker", "poison", "--memory", "300")
    assert batch(corpus, "-o", out, *words, variables=poisoned).returncode == 3
    assert {r for _, r in journal(out).values()} == {"", "memory", "error"}
    assert len(outputs(out)) == 2


def test_two_runs_into_one_out_refuse_each_other(tmp_path: Path, poisoned: dict[str, str]) -> None:
    corpus = folder_of(tmp_path / "in", 1)
    (corpus / "hang.txt").write_text(story(7) + "\nIt was poison hang.\n")
    out = tmp_path / "out"
    words = (corpus, "-o", out, "--jobs", "2", "--ranker", "poison")
    first = start(*words, "--timeout", "30", variables=poisoned)
    wait_until(lambda: len(outputs(out)) == 1 if out.exists() else False)
    second = batch(*words, variables=poisoned)
    assert second.returncode == 74
    assert second.stderr.count("\n") == 1
    assert f"(process {first.pid} on " in second.stderr
    workers = children(first.pid)
    first.kill()
    first.communicate()
    # A worker in the middle of a regular expression that never ends goes with its parent.
    wait_until(lambda: not [w for w in workers if alive(w)], 2.0)
    third = batch(*words, "--timeout", "1", variables=poisoned)
    assert third.returncode == 3, third.stderr
    assert {r for _, r in journal(out).values()} == {"", "time"}


def test_ctrl_c_once_ends_cleanly_and_twice_at_once(
    tmp_path: Path, poisoned: dict[str, str]
) -> None:
    corpus = folder_of(tmp_path / "in", 60)
    out = tmp_path / "out"
    run = start(corpus, "-o", out, "--jobs", "2")
    wait_until(lambda: bool(out.exists() and outputs(out)))
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=20)
    if run.returncode == 130:  # else it was done before
        assert "left for another run" in said
        states = [state for state, _ in journal(out).values()]
        assert states.count(1) == len(outputs(out)) < 60
    assert batch(corpus, "-o", out, "--jobs", "2").returncode == 0
    same_as_undisturbed(corpus, out, tmp_path)
    (corpus / "hang.txt").write_text(story(7) + "\nIt was poison hang.\n")
    words = ("--jobs", "2", "--ranker", "poison")
    run = start(corpus, "-o", tmp_path / "other", *words, variables=poisoned)
    wait_until(
        lambda: len(outputs(tmp_path / "other")) == 60 if (tmp_path / "other").exists() else False
    )
    workers = children(run.pid)
    run.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert run.poll() is None
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=5)
    assert run.returncode == 130
    wait_until(lambda: not [w for w in workers if alive(w)], 2.0)


def test_inputs_that_change_or_go_while_the_run_goes_on(tmp_path: Path) -> None:
    corpus, out = folder_of(tmp_path / "in", 60, spread=1), tmp_path / "out"
    run = start(corpus, "-o", out, "--jobs", "2")
    wait_until(lambda: bool(out.exists() and outputs(out)))
    last = sorted((corpus / "0").iterdir())[-3:]
    last[0].unlink()
    last[1].write_text(story(999))
    run.communicate(timeout=30)
    states = journal(out)
    assert len(states) == 60
    assert len(outputs(out)) == sum(state == 1 for state, _ in states.values()) >= 59
    assert batch(corpus, "-o", out, "--jobs", "2", "--prune").returncode == 0
    same_as_undisturbed(corpus, out, tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_a_full_disk_ends_the_run_and_room_lets_it_go_on(
    tmp_path: Path, corpus: Path, small_disk: Path, name: str
) -> None:
    out = small_disk / name
    (small_disk / "ballast").write_bytes(bytes(400_000))
    done = batch(corpus, "-o", out, "--jobs", "2")
    assert done.returncode == 74, done.stderr
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr or "is full" in done.stderr
    (small_disk / "ballast").unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert batch(corpus, "-o", out, "--jobs", "2").returncode == 3
    same_as_undisturbed(corpus, out, tmp_path, code=3)


def test_a_read_only_out_ends_the_run(tmp_path: Path, corpus: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    out = small_disk / "out"
    batch(corpus, "-o", out, "--jobs", "2")
    (corpus / "new.txt").write_text(story(70))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = batch(corpus, "-o", out, "--jobs", "2")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert (done.returncode, done.stderr.count("\n")) == (74, 1)
    assert batch(corpus, "-o", out, "--jobs", "2").returncode == 3
    same_as_undisturbed(corpus, out, tmp_path, code=3)


# --- From Python ---------------------------------------------------------------------------------


def test_outcomes_come_in_order_whatever_the_jobs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(story(5))
    page = {"id": 7, "html": f"<p>{story(3)}</p>", "title": "A title"}
    items: list[Item] = [story(1), story(2).encode(), path, page, "", {"id": "none"}]
    items += [story(n) for n in range(50)]
    one, two = (list(takeaways.summarize_many(items, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert [o.number for o in two] == list(range(56))
    assert [(o.name, o.reason) for o in two[:6]] == [
        ("", ""), ("", ""), (str(path), ""), ("7", ""), ("", "no story"), ("none", "bad line"),
    ]  # fmt: skip
    assert two[3].report is not None
    assert two[3].report.title == "A title"


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_items_are_taken_than_are_asked_for(jobs: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "The bridge over the Ume opened to traffic on Monday."

    outcomes = takeaways.summarize_many(endless(), jobs=jobs)
    assert taken == 0
    for n in range(600):
        assert next(outcomes).number == n
        assert taken <= n + 1 + 256 * jobs
    before = children(os.getpid())
    outcomes.close()
    assert len(before) == (2 if jobs == 2 else 0)
    assert children(os.getpid()) == []


def test_an_item_of_another_kind_and_wrong_options_are_said_at_once() -> None:
    with pytest.raises(takeaways.UsageError, match="jobs"):
        takeaways.summarize_many([], jobs=0)
    with pytest.raises(takeaways.UsageError, match="item 1"):
        list(takeaways.summarize_many(["A.", 3], jobs=2))  # type: ignore[list-item]
    assert children(os.getpid()) == []


def test_a_program_without_a_main_guard_may_use_workers(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import takeaways\n"
        "for o in takeaways.summarize_many(['The bridge opened on Monday at noon.'] * 3, jobs=2):\n"
        "    print(o.number, len(o.report.takeaways))\n"
    )
    done = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "0 1\n1 1\n2 1\n"
