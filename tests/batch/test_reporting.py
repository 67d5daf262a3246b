"""--report: what a run amounts to, for programs and for people."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from corpora import batch, folder_of


class Page(HTMLParser):
    """The tags and attributes of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_the_report_tells_of_every_failure_and_shows_samples(tmp_path: Path, out: str) -> None:
    corpus = folder_of(tmp_path / "in", 7)
    (corpus / "<script>alert(1)<!--.txt").write_bytes(bytes(50))
    (corpus / "picture.jpg").write_bytes(bytes(50))
    words = ("-o", tmp_path / out, "--jobs", "1", "--report", tmp_path / "report.html")
    assert batch(corpus, *words).returncode == 3
    report = json.loads((tmp_path / "report.json").read_text())
    assert {key: report[key] for key in ("found", "done", "failed", "left")} == {
        "found": 8, "done": 7, "failed": 1, "left": 0,
    }  # fmt: skip
    assert [f["name"] for f in report["failures"]] == ["<script>alert(1)<!--.txt"]
    assert report["passed_over"] == [{"why": "not called as an article is", "count": 1}]
    for name in ("seconds_an_article", "bytes_an_article", "takeaways_an_article"):
        assert sum(bucket["items"] for bucket in report[name]) == 7
    assert len(report["samples"]) == 5
    assert all("1. " in sample["output"] for sample in report["samples"])
    page = Page((tmp_path / "report.html").read_text())
    assert page.tags <= {"html", "meta", "title", "style", "h1", "h2", "h3", "p", "table", "tr",
                         "th", "td", "i", "pre"}  # fmt: skip
    assert page.attributes <= {"lang", "charset", "class", "style"}
    assert "<script>alert(1)<!--.txt" in page.words
    for sample in report["samples"]:
        assert sample["output"].strip() in page.words


def test_a_run_that_does_nothing_has_a_report_of_how_things_stand(tmp_path: Path) -> None:
    corpus = folder_of(tmp_path / "in", 3)
    for _ in range(2):
        batch(corpus, "-o", tmp_path / "out", "--jobs", "1", "--report", tmp_path / "report")
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["done"], report["unchanged"], len(report["samples"])) == (0, 3, 3)
    assert (tmp_path / "report.html").exists()
