"""PDF: paragraphs from lines, what is dropped, what is refused."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap

import pytest

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.reading import read
from takeaways.reading.documents.paragraphs import blocks_of
from takeaways.reading.documents.pdf import Line

sys.path.insert(0, str(Path(__file__).parent))
from document_files import Run, pdf

FIRST = (
    "The harbour board of Kell voted on Tuesday to widen the north quay by twelve metres, the "
    "largest work in the port since the breakwater was built by the grandfathers of its members."
)
SECOND = (
    "Eleven of its fourteen members were in favour, and the chair told the meeting that the town "
    "had waited long enough for a decision that everybody in the hall had seen coming for years."
)
THIRD = (
    "Fishermen who berth there fear that the work, which is to begin in April, will keep them out "
    "for two seasons, and their spokesman called the whole plan a very dear promenade for guests."
)


def column(texts: list[str], *, left: float = 60, top: float = 740, width: int = 80) -> list[Run]:
    """Return paragraphs set in lines of so many letters, half a line between them."""
    runs = []
    for text in texts:
        for line in wrap(text, width):
            runs.append(Run(left, top, line))
            top -= 14
        top -= 8
    return runs


def blocks(data: bytes) -> list[tuple[str, str]]:
    article = read(data)
    return [
        (b.reason or f"{b.kind}{b.level or ''}", article.text[b.start : b.end])
        for b in article.blocks
    ]


def test_lines_become_paragraphs() -> None:
    assert blocks(pdf([column([FIRST, SECOND])])) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_title_and_headings_by_their_size_and_weight() -> None:
    page = [
        Run(60, 760, "Quay to be widened after", 22, "F2"),
        Run(60, 735, "twelve years of talk", 22, "F2"),
        *column([FIRST], top=700),
        Run(60, 640, "What it costs", 11, "F2"),
        *column([SECOND], top=624),
    ]
    assert blocks(pdf([page])) == [
        ("title", "Quay to be widened after twelve years of talk"),
        ("paragraph", FIRST),
        ("heading2", "What it costs"),
        ("paragraph", SECOND),
    ]


def test_a_paragraph_goes_on_across_columns_and_pages() -> None:
    lines = wrap(f"{FIRST} {SECOND} {THIRD}", 40)
    third = len(lines) // 3
    left = column([" ".join(lines[:third])], width=40)
    right = column([" ".join(lines[third : 2 * third])], left=320, width=40)
    second = column([" ".join(lines[2 * third :])], width=40)
    assert blocks(pdf([left + right, second])) == [("paragraph", f"{FIRST} {SECOND} {THIRD}")]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            Run(60, 810, "Port of Kell, annual report", 8),
            *column([text]),
            Run(280, 30, f"Page {number} of 3", 8),
        ]
        for number, text in enumerate((FIRST, SECOND, THIRD), 1)
    ]
    assert blocks(pdf(pages)) == [("paragraph", text) for text in (FIRST, SECOND, THIRD)]


def test_what_stands_once_at_the_edge_of_a_page_is_kept() -> None:
    page = [Run(60, 810, "Only here does the port of Kell report this."), *column([FIRST])]
    assert blocks(pdf([page]))[0][1] == "Only here does the port of Kell report this."


def test_list_items() -> None:
    page = [
        *column([FIRST]),
        Run(60, 680, "• Dredging takes fourteen of the forty-one million crowns that"),
        Run(70, 666, "the board has set aside."),
        Run(60, 652, "• Mooring posts take nine million more."),
    ]
    assert blocks(pdf([page])) == [
        ("paragraph", FIRST),
        (
            "item",
            "Dredging takes fourteen of the forty-one million crowns that the board has set aside.",
        ),
        ("item", "Mooring posts take nine million more."),
    ]


def lines(*texts: str) -> list[Line]:
    return [
        Line(text, 0, 60, 700 - 14 * i, 500, 711 - 14 * i, 11, bold=False, height=842)
        for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("the har-", "bour of Kell"), "the harbour of Kell"),
        (("the North-", "South line"), "the North-South line"),
        (("a well-", "known and well-known man"), "a well-known and well-known man"),
        (("from 1990-", "2000 it stood"), "from 1990-2000 it stood"),
        (("the har\u00ad", "bour of Kell"), "the harbour of Kell"),
        (("the har\ufffe", "bour of Kell"), "the harbour of Kell"),
        (("the harbour -", "a large one"), "the harbour - a large one"),
        (("it was –", "he said"), "it was – he said"),
        (("the harbour", "of Kell"), "the harbour of Kell"),
    ],
)
def test_hyphens_at_the_ends_of_lines(texts: tuple[str, ...], joined: str) -> None:
    assert [block.text for block in blocks_of(lines(*texts))] == [joined]


def test_a_scan_is_named_as_one() -> None:
    with pytest.raises(NothingToSummarizeError, match=r"2 pages without text, as a scan is"):
        read(pdf([[], []]))


def test_a_locked_file_is_named_as_one() -> None:
    path = Path(__file__).parents[1] / "cases" / "documents" / "locked.pdf"
    with pytest.raises(InputError, match="locked by a password"):
        read(path.read_bytes())


@pytest.mark.parametrize("cut", [20, 300, 1000])
def test_a_broken_file_is_read_or_refused(cut: int) -> None:
    data = pdf([column([FIRST, SECOND])])
    with pytest.raises(InputError, match=r"broken PDF|without text"):
        read(data[:cut])


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("takeaways.reading.documents.pdf.MOST_PAGES", 1)
    with pytest.raises(InputError, match="2 pages, more than the 1"):
        read(pdf([column([FIRST]), column([SECOND])]))
