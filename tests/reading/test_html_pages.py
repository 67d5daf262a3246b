"""Pages and what is read from them: ``tests/cases/html`` has pages, each with its blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from takeaways import pipeline
from takeaways.model import Article
from takeaways.reading import read

CASES = Path(__file__).parents[1] / "cases" / "html"


def listed(article: Article) -> str:
    """Return one line a block: its kind, level, reason and text."""
    lines = []
    for block in article.blocks:
        level = f" {block.level}" if block.level else ""
        reason = f" ({block.reason})" if block.reason else ""
        lines.append(f"{block.kind}{level}{reason}: {article.text[block.start : block.end]}\n")
    return "".join(lines)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_is_read_into_its_blocks(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert listed(read(path.read_bytes())) == expected


def test_what_a_page_says_of_itself() -> None:
    article = read((CASES / "a-news-page.html").read_bytes(), name="quay.html")
    assert article.title == "Kell harbour board votes to widen north quay"
    assert article.standfirst == "Work is to begin in spring, and fishermen fear for their berths"
    assert article.byline == "Inga Marsk, Tor Elle"
    assert article.date == "2031-03-04T08:15:00Z"
    assert article.language == "en"
    assert article.media_type == "text/html"
    assert article.encoding == "utf-8"
    assert article.name == "quay.html"


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    data = (CASES / "a-news-page.html").read_bytes()
    for name in ("quay.txt", "quay", "quay.md"):
        assert read(data, name=name).media_type == "text/html"


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\n<p align=center>\n\nThe *port* of Kell opened on Monday, its chair said.",
        "The port of Kell opened on Monday, and <b>nobody</b> had expected it, its chair said.",
        "3 < 4 and 5 > 2, said the teacher on Monday, and nobody in the room could disagree.",
    ],
)
def test_text_with_a_tag_in_it_is_no_page(text: str) -> None:
    assert read(text).media_type != "text/html"


@pytest.mark.parametrize(
    ("claimed", "text", "language"),
    [
        (
            "de",
            "The harbour board of Kell voted on Tuesday to widen the quay by twelve metres.",
            "en",
        ),
        ("en", "Der Hafenrat von Kell hat am Dienstag beschlossen, den Kai zu verlängern.", "de"),
        ("de", "Der Hafenrat von Kell hat am Dienstag beschlossen, den Kai zu verlängern.", "de"),
        (
            "is",
            "Höfnin í Kell var opnuð á mánudag og bærinn var fullur af fólki.",
            "is",
        ),
        (
            "",
            "The harbour board of Kell voted on Tuesday to widen the quay by twelve metres.",
            "en",
        ),
    ],
)
def test_the_text_decides_the_language_where_it_can(claimed: str, text: str, language: str) -> None:
    page = f'<html lang="{claimed}"><body><h1>Kell</h1>' + f"<p>{text}</p>" * 2 + "</body></html>"
    assert pipeline.read(page).language == language
