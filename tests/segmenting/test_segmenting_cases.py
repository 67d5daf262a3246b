"""The case files under tests/cases/segmenting, which an editor can read; and what they imply."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from takeaways.segmenting import rules

CASES = Path(__file__).parents[1] / "cases" / "segmenting"


class Case(NamedTuple):
    language: str
    line: int
    text: str
    sentences: tuple[str, ...]


def cases_of(path: Path) -> list[Case]:
    """Read a file: one sentence a line, a blank line after a case, "+" for no space between."""
    out: list[Case] = []
    text = ""
    sentences: list[str] = []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], 1):
        if line.startswith("# "):
            continue
        if line.startswith("+"):
            text += line[1:]
            sentences.append(line[1:])
        elif line:
            text += " " + line if text else line
            sentences.append(line)
        elif text:
            out.append(Case(path.stem, number, text, tuple(sentences)))
            text, sentences = "", []
    return out


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in cases_of(path)]
ENGLISH = [case for case in ALL if case.language == "en"]
WHOLE = [
    case
    for case in ENGLISH
    if case.text.rstrip("”\"')]").endswith(tuple(".!?")) and not case.text[0].islower()
]
"""English cases that end in a mark and begin with no small letter: they may be put together."""


def segmented(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in rules.spans(text, 0, len(text), language)]


@pytest.mark.parametrize("case", ALL, ids=lambda c: f"{c.language}:{c.line}")
def test_case(case: Case) -> None:
    assert segmented(case.text, case.language) == list(case.sentences)


def test_there_are_cases() -> None:
    assert len(ENGLISH) > 85
    assert len(WHOLE) > 70
    assert len({case.language for case in ALL}) > 15


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "  ", "\xa0", "\u2028", " \u200b"])
def test_two_texts_put_together_have_the_sentences_of_each(gap: str) -> None:
    for one, other in pairwise(WHOLE):
        expected = [*one.sentences, *other.sentences]
        got = segmented(one.text + gap + other.text)
        assert [s.strip("\u200b ") for s in got] == expected


@pytest.mark.parametrize("mark", ["“", "‘", "«", "(", "[", "{", '("', "”", ")", "'", "(“"])
def test_what_is_never_closed_costs_nothing(mark: str) -> None:
    for one, other in pairwise(WHOLE):
        text = f"{mark}Nobody came. {one.text} {other.text}"
        assert segmented(text)[1:] == [*one.sentences, *other.sentences]


def test_a_straight_quotation_mark_that_is_never_closed_costs_its_own_sentence_only() -> None:
    for one, other in pairwise(WHOLE):
        text = f'He said "nobody came. {one.text} {other.text}'
        assert segmented(text)[1:] == [*one.sentences, *other.sentences]


def test_line_breaks_for_spaces_change_nothing() -> None:
    for case in ENGLISH:
        wrapped = case.text.replace(" ", "\n")
        assert [s.replace("\n", " ") for s in segmented(wrapped)] == list(case.sentences)


def test_in_the_middle_of_a_text() -> None:
    for case in ENGLISH:
        text = f"xx. {case.text} Xx"
        spans = rules.spans(text, 4, 4 + len(case.text), "en")
        assert [text[a:b] for a, b in spans] == list(case.sentences)
