"""The case files under tests/cases/reading: each line of an article, and what it is, in the margin.

The margin says ``story``, the kind of a block, or the reason of what is not the story.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from takeaways import reading
from takeaways.model import STORY_KINDS, Block
from takeaways.reading import furniture, phrases

CASES = Path(__file__).parents[1] / "cases" / "reading"


class Case(NamedTuple):
    title: str
    text: str
    lines: tuple[tuple[str, int, int], ...]
    """What each line is, and where it stands in the text."""


def cases_of(path: Path) -> list[Case]:
    out: list[Case] = []
    for part in path.read_text("utf-8").split("== ")[1:]:
        title, _, rest = part.partition("\n")
        text = ""
        lines: list[tuple[str, int, int]] = []
        for line in rest.rstrip("\n").split("\n"):
            if "|" not in line:
                continue
            what, _, words = line.partition("|")
            words = words.removeprefix(" ")
            if words:
                lines.append((what.strip(), len(text), len(text) + len(words)))
            text += words + "\n"
        out.append(Case(title, text, tuple(lines)))
    return out


ALL = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(CASES.glob("*.txt"))
    for case in cases_of(path)
]


def what(block: Block) -> str:
    return block.reason or ("story" if block.kind in STORY_KINDS else block.kind)


@pytest.mark.parametrize("case", ALL)
def test_each_line_is_what_the_margin_says(case: Case) -> None:
    blocks = reading.read(case.text).blocks
    found = [
        (
            sorted({what(b) for b in blocks if b.start < end and start < b.end}),
            case.text[start:end],
        )
        for _, start, end in case.lines
    ]
    assert found == [([margin], case.text[start:end]) for margin, start, end in case.lines]


@pytest.mark.parametrize("case", ALL)
def test_line_ends_of_other_systems_change_nothing(case: Case) -> None:
    expected = [(b.kind, b.reason) for b in reading.read(case.text).blocks]
    for end in ("\r\n", "\r"):
        blocks = reading.read(case.text.replace("\n", end)).blocks
        assert [(b.kind, b.reason) for b in blocks] == expected


def test_there_are_more_lines_of_story_than_of_anything_else() -> None:
    margins = [
        margin
        for path in CASES.glob("*.txt")
        for case in cases_of(path)
        for margin, *_ in case.lines
    ]
    assert margins.count("story") > len(margins) / 2


def test_each_reason_in_the_phrases_is_one_of_the_known() -> None:
    for mode in phrases.load():
        assert set(mode.values()) <= set(furniture.REASONS)
