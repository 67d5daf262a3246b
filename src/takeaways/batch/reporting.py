"""What a run amounts to: a report for programs (JSON) and for people (one HTML page by itself).

Everything is asked of the journal, in bounded memory: how things stand after the run, of all items
of the corpus, not of those alone that this run did.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from html import escape
from itertools import islice
from typing import Any

from takeaways import __version__
from takeaways.batch import naming
from takeaways.batch.items import REASONS
from takeaways.batch.journal import Bucket, told
from takeaways.batch.runner import Plan, Run, Summary

FAILURES = 1000
"""So many failures are in the report; all are in the journal and in its failures.tsv."""
SAMPLES = 5
SLOWEST = 10
LONGEST_SAMPLE = 6000
"""Of a sample so many characters are shown."""

SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 30.0)
BYTES = (500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000)
TAKEAWAYS = tuple(range(11))
"""The upper ends of the buckets in which items are counted."""


def collected(run: Run, plan: Plan, summary: Summary) -> dict[str, Any]:
    """Return the report, as plain dicts and lists."""
    journal = run.journal
    failures = [told(failure).split("\t") for failure in islice(journal.failures(), FAILURES)]
    return {
        "made_by": {"name": "takeaways", "version": __version__},
        "corpus": naming.printable(run.order.corpus.list_path or run.order.corpus.path),
        "out": naming.printable(run.order.out),
        "stopped": run.stopped,
        **summary._asdict(),
        "reasons": [
            {"reason": reason, "meaning": REASONS[reason], "count": n}
            for reason, n in summary.reasons
        ],
        "passed_over": [{"why": why, "count": n} for why, n in plan.passed],
        "failures": [
            {"name": name, "reason": reason, "message": message}
            for name, reason, message in failures
        ],
        "seconds_an_article": _counts(journal.histogram("seconds", SECONDS)),
        "bytes_an_article": _counts(journal.histogram("read_size", BYTES)),
        "takeaways_an_article": _counts(journal.histogram("takeaways", TAKEAWAYS)),
        "slowest": [
            {"name": told_name(key), "seconds": round(seconds, 3)}
            for key, seconds in journal.slowest(SLOWEST)
        ],
        "samples": [
            {"name": told_name(key), "output": text}
            for key, output, record in journal.samples(SAMPLES)
            if (text := _text(run, output, record)) is not None
        ],
    }


def _counts(buckets: Iterable[Bucket]) -> list[dict[str, float | int | None]]:
    return [bucket._asdict() for bucket in buckets]


def told_name(key: bytes) -> str:
    """Return a name in one line, with nothing in it that is not seen."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in naming.printable(key))


def _text(run: Run, output: bytes, record: bytes | None) -> str | None:
    if record is not None:
        line = json.loads(zlib.decompress(record))
        text = "\n".join(f"{t['number']}. {t['text']}" for t in line["takeaways"])
    else:
        try:
            with open(os.path.join(run.order.out, output), encoding="utf-8") as file:
                text = file.read(LONGEST_SAMPLE + 1)
        except (OSError, ValueError):
            return None
    return text if len(text) <= LONGEST_SAMPLE else text[:LONGEST_SAMPLE] + "…"


_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top;
         border-bottom: 1px solid #8884; overflow-wrap: anywhere }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td.bar { width: 60% } td.bar i { display: block; height: .9rem; background: #4a7db8 }
pre { white-space: pre-wrap; border-left: 3px solid #8886; padding-left: 1rem }
"""


def page(report: dict[str, Any]) -> str:
    """Return the report as one HTML page that needs nothing else: no script, no link, no image."""
    figures = [
        ("articles", report["found"]),
        ("done in this run", report["done"]),
        ("unchanged", report["unchanged"]),
        ("failed", report["failed"]),
        ("left for another run", report["left"]),
        ("pruned", report["pruned"]),
    ]
    pace = report["done"] / report["seconds"] if report["seconds"] else 0.0
    parts = [
        "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n"
        f"<title>Batch: {escape(report['corpus'])}</title>\n<style>{_STYLE}</style>\n"
        f"<h1>{escape(report['corpus'])}</h1>\n"
        f"<p>into {escape(report['out'])}, in {report['seconds']:,.1f} s"
        f"{f', {pace:,.0f} articles a second' if report['done'] else ''}"
        f"{'; stopped before its end' if report['stopped'] else ''}; "
        f"takeaways {escape(report['made_by']['version'])}</p>\n",
        _table((), ((name, f"{n:,}") for name, n in figures), numbers={1}),
    ]
    if report["failures"]:
        parts += ["<h2>Failures</h2>\n"]
        reasons = ((r["reason"], r["meaning"], f"{r['count']:,}") for r in report["reasons"])
        parts.append(_table(("reason", "the article", "articles"), reasons, numbers={2}))
        cells = ((f["name"], f["reason"], f["message"]) for f in report["failures"])
        parts.append(_table(("name", "reason", "message"), cells))
        if report["failed"] > len(report["failures"]):
            parts.append(f"<p>The first {len(report['failures']):,} of {report['failed']:,}.</p>\n")
    if report["passed_over"]:
        rows = ((p["why"], f"{p['count']:,}") for p in report["passed_over"])
        parts += ["<h2>Passed over</h2>\n", _table((), rows, numbers={1})]
    for title, key, unit in (
        ("Seconds an article", "seconds_an_article", "s"),
        ("Bytes an article", "bytes_an_article", "bytes"),
        ("Takeaways an article", "takeaways_an_article", ""),
    ):
        parts += [f"<h2>{title}</h2>\n", _bars(report[key], unit)]
    if report["slowest"]:
        rows = ((s["name"], f"{s['seconds']:.3f} s") for s in report["slowest"])
        parts += ["<h2>Slowest</h2>\n", _table((), rows, numbers={1})]
    if report["samples"]:
        parts.append("<h2>Samples</h2>\n")
    parts += [
        f"<h3>{escape(s['name'])}</h3>\n<pre>{escape(s['output'])}</pre>\n"
        for s in report["samples"]
    ]
    return "".join(parts)


def _table(
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    numbers: frozenset[int] | set[int] = frozenset(),
) -> str:
    lines = ["<table>\n"]
    if head:
        lines.append("<tr>" + "".join(f"<th>{escape(cell)}" for cell in head) + "\n")
    for row in rows:
        cells = (
            f"<td{' class=n' if i in numbers else ''}>{escape(cell)}" for i, cell in enumerate(row)
        )
        lines.append("<tr>" + "".join(cells) + "\n")
    return "".join(lines) + "</table>\n"


def _bars(buckets: list[dict[str, Any]], unit: str) -> str:
    filled = [i for i, bucket in enumerate(buckets) if bucket["items"]]
    if not filled:
        return "<p>None.</p>\n"
    most = max(bucket["items"] for bucket in buckets)
    lines = ["<table>\n"]
    for bucket in buckets[filled[0] : filled[-1] + 1]:
        if bucket["up_to"] is None:
            label = "more"
        else:
            label = f"up to {bucket['up_to']:,} {unit}" if unit else f"{bucket['up_to']:,}"
        width = round(100 * bucket["items"] / most, 1)
        lines.append(
            f"<tr><td class=n>{label}<td class=n>{bucket['items']:,}"
            f'<td class=bar><i style="width:{width}%"></i>\n'
        )
    return "".join(lines) + "</table>\n"
