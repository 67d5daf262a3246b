"""``takeaways batch``."""

# No "from __future__ import annotations" here: typer would evaluate each annotation four times.

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated

import typer

from takeaways import configuration, rendering
from takeaways.batch import naming, ordering, runner
from takeaways.batch.corpus import Corpus, Kind
from takeaways.batch.items import REASONS, Engine
from takeaways.batch.many import cores, engine_of
from takeaways.batch.ordering import Order
from takeaways.batch.runner import Plan, Run, Summary
from takeaways.cli import batch_progress, console, options
from takeaways.errors import UsageError

SHOWN = 20
"""So many failures are named on standard error; all are in the journal."""


def batch(
    corpus: Annotated[
        str | None,
        typer.Argument(
            metavar="[CORPUS]",
            help="A folder, or a file of JSON lines (.jsonl, .jsonl.gz).",
        ),
    ] = None,
    *,
    out: Annotated[
        str,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT",
            help="A folder, which gets a file for each article; or one file, .jsonl or .jsonl.gz.",
        ),
    ],
    format: Annotated[  # noqa: A002 - the word users know
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help=f"One of {', '.join(naming.SUFFIXES)}; in one file always jsonl (markdown).",
            autocompletion=lambda incomplete: list(naming.SUFFIXES),
        ),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option(
            "--files-from",
            metavar="LIST",
            help="Only the files named in this file, one a line; - for standard input. They start "
            "from CORPUS, else from the working directory.",
        ),
    ] = None,
    nul: Annotated[
        bool, typer.Option("-0", "--null", help="Names in LIST end with NUL, as find -print0 does.")
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="GLOB",
            help="Only files whose name or path matches; can be given more than once. "
            "Without it those with the ending of an article: .txt, .md, .html, .pdf, …",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            help="No files or folders whose name or path matches; can be given more than once.",
        ),
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Follow links to folders.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "-j",
            "--jobs",
            metavar="N",
            help="Worker processes (as many as there are cores); 1 for none.",
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Do the work on the Dask cluster of this scheduler, such as tcp://host:8786; "
            "local for a small one here, to try it.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", help="The most time for one article."),
    ] = 60.0,
    memory: Annotated[
        int,
        typer.Option("--memory", metavar="MB", help="The most memory for one worker."),
    ] = 1024,
    force: Annotated[
        bool, typer.Option("--force", help="Do all, whatever the journal says.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Do only what failed before.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove the outputs of articles that are gone.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be done, and do nothing.")
    ] = False,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="Write what the run amounts to: FILE.html to look at, FILE.json for programs.",
        ),
    ] = None,
    count: options.Count = None,
    words: options.Words = None,
    chars: options.Chars = None,
    order: options.Order = None,
    analysis: options.Analysis = None,
    no_analysis: options.NoAnalysis = False,
    rewrite: options.Rewrite = None,
    max_words: options.MaxWords = None,
    ranker: options.Ranker = None,
    damping: options.Damping = None,
    model: options.Model = None,
    focus: options.Focus = None,
    bonus: options.Bonus = None,
    stigma: options.Stigma = None,
    segmenter: options.Segmenter = None,
    language: options.Language = None,
    encoding: options.Encoding = None,
    takeaways_heading: options.TakeawaysHeading = None,
    analysis_heading: options.AnalysisHeading = None,
    heading_level: options.HeadingLevel = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Only errors on standard error.")
    ] = False,
) -> None:
    """Summarize a corpus: a folder of articles, a list of files, or JSON lines.

    A journal beside the outputs knows what was done: the same command again does what is new, has
    changed, failed or was made by other settings, and after a crash goes on where it was.
    """
    settings = configuration.settings(
        {
            "count": count,
            "words": words,
            "chars": chars,
            "order": order,
            "analysis": "none" if no_analysis else analysis,
            "rewrite": rewrite,
            "max_words": max_words,
            "ranker": ranker,
            "damping": damping,
            "model": model,
            "focus": focus,
            "bonus": bonus,
            "stigma": stigma,
            "segmenter": segmenter,
            "language": language,
            "encoding": encoding,
            "takeaways_heading": takeaways_heading,
            "analysis_heading": analysis_heading,
            "heading_level": heading_level,
        }
    )
    for name, value in (("--jobs", jobs), ("--memory", memory)):
        if value is not None and value < 1:
            raise UsageError(f"{name} must be 1 or more, not {value}")
    if not timeout > 0:
        raise UsageError(f"--timeout must be more than 0, not {timeout:g}")
    wanted = Order(
        _corpus(corpus, files_from, nul, tuple(include or ()), tuple(exclude or ()), follow),
        os.fsencode(out),
        settings,
        _format(format, out),
        seconds=timeout,
        memory=memory * 1_000_000,
        force=force,
        only_failed=retry_failed,
        prune=prune,
        dry=dry_run,
    )
    if cluster is None:
        engine = engine_of(jobs if jobs is not None else cores())
    else:
        from takeaways.batch.cluster import engine as cluster_engine

        engine = cluster_engine(cluster, jobs if jobs is not None else cores())
    with runner.opened(wanted) as run:
        plan = run.plan()
        if dry_run:
            _print_plan(run, plan, prune=prune)
            return
        summary, stopped = _carried_out(run, plan, engine, quiet=quiet)
        if report:
            _write_report(report, run, plan, summary)
    if not quiet:
        _say_passed(plan)
    _say_summary(summary, ordering.kept_folder(run.order.out), quiet=quiet)
    if stopped:
        raise typer.Exit(console.INTERRUPTED)
    if summary.failed:
        raise typer.Exit(console.SOME_FAILED)


def _corpus(
    corpus: str | None,
    files_from: str | None,
    nul: bool,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    follow: bool,
) -> Corpus:
    if corpus is None and files_from is None:
        raise UsageError("nothing to read: name a folder, a .jsonl file, or a list by --files-from")
    path = os.fsencode(corpus or ".")
    if path.endswith(ordering.LINES) and not os.path.isdir(path):  # noqa: PTH112 - bytes
        kind: Kind = "lines"
    else:
        kind = "folder" if files_from is None else "list"
    chosen = {
        "--files-from": files_from is not None and kind == "lines",
        "--null": nul and files_from is None,
        "--include": bool(include) and kind != "folder",
        "--exclude": bool(exclude) and kind != "folder",
        "--follow": follow and kind != "folder",
    }
    for option, senseless in chosen.items():
        if senseless:
            raise UsageError(f"{option} makes no sense with {_KINDS[kind]}")
    if files_from == "-" and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("--files-from - reads names from a pipe, and there is none")
    names = os.fsencode(files_from) if files_from is not None else b""
    return Corpus(kind, path, names, nul, include, exclude, follow)


_KINDS = {"folder": "a folder", "list": "a list of files", "lines": "a file of JSON lines"}


def _format(name: str | None, out: str) -> str:
    if ordering.is_lines(os.fsencode(out)):
        if name not in (None, "jsonl"):
            raise UsageError(f"--format {name} goes into a folder; one file is always jsonl")
        return "jsonl"
    name = rendering.ALIASES.get(name or "", name or "markdown")
    if name not in naming.SUFFIXES:
        raise UsageError(f"--format must be one of {', '.join(naming.SUFFIXES)}, not {name!r}")
    return name


def _print_plan(run: Run, plan: Plan, *, prune: bool) -> None:
    for key in run.todo():
        console.print_out(f"{console.safe(naming.printable(key))}\n")
    gone = f", {plan.gone} gone" if plan.gone else ""
    removed = " (their outputs would be removed)" if plan.gone and prune else ""
    console.note(
        f"{plan.found} found: {plan.todo} to do, {plan.unchanged} unchanged, "
        f"{plan.refused} that cannot be done{gone}{removed}"
    )


def _carried_out(run: Run, plan: Plan, engine: Engine, *, quiet: bool) -> tuple[Summary, bool]:
    with _interruptible() as stopping, batch_progress.shown(plan.todo, quiet=quiet) as tell:
        for receipt in run.execute(engine, stopping):
            tell(bool(receipt.reason))
        return run.finish(), run.stopped


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Yield what says whether to stop: after one Ctrl-C or SIGTERM. The second stops at once."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, ask)
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _write_report(path: str, run: Run, plan: Plan, summary: Summary) -> None:
    from takeaways.batch import reporting

    stem = path.removesuffix(".html").removesuffix(".json")
    collected = reporting.collected(run, plan, summary)
    for ending, text in (
        (".json", console.json_text(collected)),
        (".html", reporting.page(collected)),
    ):
        with console.output(stem + ending) as write:
            write(text)


def _say_passed(plan: Plan) -> None:
    if plan.passed:
        others = ", ".join(f"{n:,} {why}" for why, n in plan.passed)
        console.note(f"takeaways batch: passed over: {others}")


def _say_summary(summary: Summary, kept: bytes, *, quiet: bool) -> None:
    if summary.failed and not quiet:
        _say_failures(summary, kept)
    if summary.not_pruned:
        console.warn("nothing was pruned: what could not be read of the corpus may not be gone")
    if quiet:
        return
    parts = [f"{summary.done:,} done", f"{summary.unchanged:,} unchanged"]
    parts += [f"{summary.failed:,} failed"]
    if summary.left:
        parts.append(f"{summary.left:,} left for another run")
    if summary.pruned:
        parts.append(f"{summary.pruned:,} pruned")
    pace = f"; {summary.done / summary.seconds:,.0f} articles a second" if summary.done else ""
    console.note(f"takeaways batch: {', '.join(parts)} in {summary.seconds:,.1f} s{pace}")


def _say_failures(summary: Summary, kept: bytes) -> None:
    path = os.path.join(kept, b"failures.tsv")  # noqa: PTH118 - bytes
    with open(path, encoding="utf-8", errors="replace") as lines:  # noqa: PTH123
        for _, line in zip(range(SHOWN), lines, strict=False):
            console.note("takeaways batch: " + ": ".join(line.rstrip("\n").split("\t")))
    for reason, n in summary.reasons:
        console.note(f"takeaways batch: {n:,} failed, {reason}: {REASONS[reason]}")
    if summary.failed > SHOWN:
        console.note(f"takeaways batch: all are in {naming.printable(path)}")
