"""The same work on Dask: the same bytes, whatever dies. Skipped where Dask is not installed."""

from __future__ import annotations

import importlib.util
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
from corpora import batch, environment, folder_of, journal, left_behind, outputs, story
from test_workers import REPEATS, children, start, wait_until

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="Dask is not installed"
)


class Cluster:
    """A scheduler and hosts of one worker each, as processes in groups of their own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.log = (folder / "cluster.log").open("ab")
        self.scheduler = self._start(
            "dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file)
        )
        wait_until(lambda: self.file.exists() and self.file.stat().st_size > 0)
        self.hosts = [self.host(), self.host()]

    @property
    def address(self) -> str:
        import json

        return str(json.loads(self.file.read_text())["address"])

    def host(self) -> subprocess.Popen[bytes]:
        words = ("--nthreads", "1", "--no-dashboard", "--memory-limit", "0")
        return self._start("dask_worker", "--scheduler-file", str(self.file), *words)

    def _start(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *words]
        return subprocess.Popen(
            command, stdout=self.log, stderr=self.log, env=environment(), start_new_session=True
        )

    def close(self) -> None:
        for process in (*self.hosts, self.scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.log.close()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path / "in", 450, spread=6)
    (folder / "rotten.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return folder


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run on one machine makes of the corpus."""
    folder = tmp_path_factory.mktemp("undisturbed")
    corpus = folder_of(folder / "in", 450, spread=6)
    (corpus / "rotten.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert batch(corpus, "-o", folder / "out", "--jobs", "2").returncode == 3
    return folder / "out"


def check(out: Path, undisturbed: Path) -> None:
    assert outputs(out) == outputs(undisturbed)
    assert journal(out) == journal(undisturbed)
    assert left_behind(out) == []


def test_a_local_cluster_gives_the_same_bytes(
    tmp_path: Path, corpus: Path, undisturbed: Path
) -> None:
    out = tmp_path / "out"
    done = batch(corpus, "-o", out, "--cluster", "local", "--jobs", "2")
    assert done.returncode == 3, done.stderr
    check(out, undisturbed)
    assert "0 done, 450 unchanged" in batch(corpus, "-o", out, "--cluster", "local").stderr


def test_lines_go_by_their_place_and_come_in_order(tmp_path: Path) -> None:
    import json

    source = tmp_path / "in.jsonl"
    lines = [{"id": f"n{n}", "text": story(n), "n": n} for n in range(300)]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = batch(source, "-o", tmp_path / "a.jsonl", "--cluster", "local", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    batch(source, "-o", tmp_path / "b.jsonl", "--jobs", "1")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_a_worker_and_then_a_whole_host_killed_lose_nothing(
    tmp_path: Path, corpus: Path, undisturbed: Path, cluster: Cluster
) -> None:
    number = int(os.environ.get("BATCH_SEED", time.time_ns() % 1_000_000))
    print(f"BATCH_SEED={number}")
    seed = random.Random(number)
    for n in range(REPEATS):
        out = tmp_path / f"out{n}"
        run = start(corpus, "-o", out, "--cluster", cluster.address)
        wait_until(lambda: out.exists() and len(outputs(out)) > 0, 60.0)  # noqa: B023
        time.sleep(seed.uniform(0.0, 0.3))
        for process in children(seed.choice(cluster.hosts).pid):  # its nanny starts another
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        time.sleep(seed.uniform(0.0, 0.3))
        host = seed.choice(cluster.hosts)
        os.killpg(host.pid, signal.SIGKILL)
        host.wait()
        cluster.hosts[cluster.hosts.index(host)] = cluster.host()
        _, said = run.communicate(timeout=120)
        assert run.returncode == 3, said
        check(out, undisturbed)


def test_the_scheduler_killed_ends_the_run_and_another_goes_on(
    tmp_path: Path, corpus: Path, undisturbed: Path, cluster: Cluster
) -> None:
    out = tmp_path / "out"
    run = start(corpus, "-o", out, "--cluster", cluster.address)
    wait_until(lambda: out.exists() and len(outputs(out)) > 0, 60.0)
    os.killpg(cluster.scheduler.pid, signal.SIGKILL)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 1, said
    assert said.count("\n") == 1
    assert "the same command goes on" in said
    (tmp_path / "again").mkdir()
    other = Cluster(tmp_path / "again")
    done = batch(corpus, "-o", out, "--cluster", other.address)
    other.close()
    assert done.returncode == 3, done.stderr
    check(out, undisturbed)


def test_poison_is_found_there_as_here(tmp_path: Path, poisoned: dict[str, str]) -> None:
    corpus = folder_of(tmp_path / "in", 20)
    kinds = {"crash": "worker died", "hang": "time", "memory": "memory", "bug": "error"}
    for kind in kinds:
        (corpus / f"{kind}.txt").write_text(story(7) + f"\nIt was poison {kind}.\n")
    words = ("--ranker", "poison", "--timeout", "1", "--memory", "300", "--cluster", "local")
    done = batch(corpus, "-o", tmp_path / "out", *words, "--jobs", "2", variables=poisoned)
    assert done.returncode == 3, done.stderr
    found = {key[:-4]: reason for key, (_, reason) in journal(tmp_path / "out").items() if reason}
    assert found == kinds
    assert len(outputs(tmp_path / "out")) == 20


def test_no_scheduler_there_is_said_in_one_line(tmp_path: Path) -> None:
    corpus = folder_of(tmp_path / "in", 1)
    done = batch(corpus, "-o", tmp_path / "out", "--cluster", "nonsense")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
