"""Simulate ten million articles on 1, 10 and 100 workers, with the rates that this machine has.

    python benchmarks/simulate.py

First it measures, in seconds of processor time: an article in a worker, and what the parent spends
on planning, sending and noting one; what Dask itself does for a group is not in it. Then it plays
the run, event by event: groups of articles, a parent that notes one group after another, workers
that hold a few groups ahead, hosts that are lost at random, articles that hang. Storage is not
simulated: what it must bear is printed beside.
"""

from __future__ import annotations

import heapq
import pickle
import random
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import takeaways
from takeaways.batch import runner
from takeaways.batch.cluster import AHEAD, GROUP
from takeaways.batch.corpus import Corpus
from takeaways.batch.items import Job, Receipt, Tasks
from takeaways.batch.ordering import Order
from takeaways.settings import DEFAULTS

sys.path.insert(0, str(Path(__file__).parent))
from batch import ARTICLES, corpus_of

ITEMS = 10_000_000
WORKERS = (1, 10, 100, 1000)
GROUP_START = 0.1
"""A group's process takes so long to start."""
LOST_EVERY = 24 * 3600.0
"""Each worker is lost once a day, as on machines that are lent cheaply."""
BACK_AFTER = 120.0
HANGS = 1e-6
"""One article in a million hangs until the time limit."""
TIMEOUT = 60.0


class Rates(NamedTuple):
    """Seconds of processor time for one article."""

    worker: float
    spread: float
    plan: float
    parent: float
    read: float
    """Bytes."""
    written: float


def measured() -> Rates:
    took, written = [], []
    for data in ARTICLES * 6:
        began = time.process_time()
        try:
            report = takeaways.summarize(data)
        except takeaways.TakeawaysError:
            continue
        written.append(len(takeaways.render(report).encode()))
        took.append(time.process_time() - began)
    took, written = took[len(took) // 6 :], written[len(written) // 6 :]
    count = 3000
    with tempfile.TemporaryDirectory() as folder:
        corpus = corpus_of(Path(folder) / "in", count)
        kept = Corpus("folder", str(corpus).encode())
        order = Order(kept, str(Path(folder) / "out").encode(), DEFAULTS)
        with runner.opened(order) as run:
            began = time.process_time()
            run.plan()
            planned = time.process_time()
            for _ in run.execute(distant, lambda: False):
                pass
            ended = time.process_time()
    return Rates(
        statistics.mean(took),
        statistics.stdev(took),
        (planned - began) / count,
        (ended - planned) / count,
        statistics.mean(map(len, ARTICLES)),
        statistics.mean(written),
    )


def distant(tasks: Tasks, job: Job, stopping: Callable[[], bool]) -> Generator[Receipt, None, None]:
    """Do what the parent does for a cluster, where somebody else does the work for nothing."""
    while group := list(islice(tasks, GROUP)):
        sent = pickle.loads(pickle.dumps(group))
        receipts = [
            Receipt(t.number, t.key, t.name, size=4000, stamp=1, hash=bytes(16), out_size=1500)
            for t in sent
            if t
        ]
        yield from pickle.loads(pickle.dumps(receipts))


class Played(NamedTuple):
    """How a simulated run went."""

    hours: float
    parent_busy: float
    """The share of its time that the parent was noting."""
    workers_idle: float
    """The share of their time that workers waited for the parent."""
    twice: int
    """Articles that were done twice, as their worker was lost."""


def play(rates: Rates, workers: int, seed: int = 7) -> Played:
    """Play a run; a finished group frees its place when the parent has noted it."""
    chance = random.Random(seed)
    groups = ITEMS // GROUP
    places = [min(AHEAD, groups) for _ in range(workers)]
    lost_at = [chance.expovariate(1 / LOST_EVERY) for _ in range(workers)]
    events: list[tuple[float, int]] = [(0.0, w) for w in range(workers)]
    heapq.heapify(events)
    noting: deque[tuple[float, int]] = deque()
    parent_free = busy = idle = end = 0.0
    waiting: dict[int, float] = {}
    twice = 0
    note = rates.parent * GROUP
    while groups or noting or events:
        # What the parent has noted by the time of the next event gives places back.
        due = events[0][0] if events else float("inf")
        if noting and max(parent_free, noting[0][0]) + note <= due:
            at, worker = noting.popleft()
            parent_free = max(parent_free, at) + note
            busy += note
            end = max(end, parent_free)
            places[worker] += 1
            if worker in waiting:
                idle += parent_free - waiting[worker]
                heapq.heappush(events, (max(parent_free, waiting.pop(worker)), worker))
            continue
        if not events:
            continue
        now, worker = heapq.heappop(events)
        if not groups:
            continue
        if not places[worker]:
            waiting[worker] = now
            continue
        took = GROUP_START + chance.gauss(rates.worker * GROUP, rates.spread * GROUP**0.5)
        if chance.random() < HANGS * GROUP:
            took += TIMEOUT
        if now + took > lost_at[worker]:
            twice += GROUP // 2
            back = max(now, lost_at[worker]) + BACK_AFTER
            lost_at[worker] = back + chance.expovariate(1 / LOST_EVERY)
            heapq.heappush(events, (back, worker))
            continue
        groups -= 1
        places[worker] -= 1
        noting.append((now + took, worker))
        # Groups end in the order of time, not of their start.
        noting = deque(sorted(noting)) if len(noting) > 1 and noting[-2][0] > now + took else noting
        heapq.heappush(events, (now + took, worker))
    return Played(end / 3600, busy / end, idle / (end * workers), twice)


def main() -> None:
    rates = measured()
    print(
        f"an article takes a worker {1000 * rates.worker:.2f} ms (deviation "
        f"{1000 * rates.spread:.2f}), the parent {1e6 * rates.plan:.0f} µs to plan and "
        f"{1e6 * rates.parent:.0f} µs to send and note; {rates.read:.0f} bytes in, "
        f"{rates.written:.0f} out"
    )
    plan = rates.plan * ITEMS / 3600
    print(f"planning {ITEMS:,}: {plan:.2f} h; the parent notes at most {1 / rates.parent:,.0f}/s")
    print("workers    hours  worker-hours  articles/s  parent busy  workers idle  twice  MB/s")
    for workers in WORKERS:
        played = play(rates, workers)
        hours = plan + played.hours
        pace = ITEMS / (3600 * played.hours)
        print(
            f"{workers:>7}{hours:>9.2f}{workers * hours:>14.0f}{pace:>12,.0f}"
            f"{100 * played.parent_busy:>11.1f} %{100 * played.workers_idle:>12.1f} %"
            f"{played.twice:>7,}{pace * (rates.read + rates.written) / 1e6:>6.1f}"
        )


if __name__ == "__main__":
    main()
