"""Sentences that an editor could read: what each becomes, or that it stays as it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from stories import article

from takeaways import rewriting
from takeaways.model import replay, undo
from takeaways.rewriting.quotations import find_quotations
from takeaways.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "rewriting"
TOGETHER = "together.toml"


def cases(*, together: bool) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['title']}")
        for path in sorted(CASES.glob("*.toml"))
        if (path.name == TOGETHER) == together
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def paragraphs(case: dict[str, Any]) -> list[list[str]]:
    before: list[str] = case.get("before", [])
    if case.get("paragraph"):
        return [before, [case["sentence"]]]
    return [[*before, case["sentence"]]]


@pytest.mark.parametrize("case", cases(together=False))
def test_each_sentence_becomes_what_it_should_or_stays(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "JOINED_WORDS", 0)
    monkeypatch.setattr(rewriting, "few", lambda candidates, count: False)
    given = article(
        *paragraphs(case), language=case.get("language", "en"), dateline=case.get("dateline", "")
    )

    candidate = rewriting.rewrite(given, Settings())[-1]

    assert candidate.text == case.get("expected", case["sentence"])
    assert [edit.rule for edit in candidate.edits] == case.get("rule", [])
    assert candidate.unfit == case.get("unfit", "")


@pytest.mark.parametrize("case", cases(together=True))
def test_two_sentences_are_taken_together_only_where_that_helps(case: dict[str, Any]) -> None:
    given = article(*paragraphs(case))

    candidate = rewriting.rewrite(given, Settings())[-1]

    count = len(given.sentences)
    expected = (count - 2, count - 1) if "expected" in case else (count - 1,)
    assert candidate.sentences == expected
    assert candidate.text == case.get("expected", case["sentence"])
    assert candidate.unfit == case.get("unfit", "")
    assert candidate.quote == " ".join(given.text[candidate.start : candidate.end].split())


@pytest.mark.parametrize("case", cases(together=False) + cases(together=True))
def test_without_rewriting_nothing_changes(case: dict[str, Any]) -> None:
    given = article(*paragraphs(case), language=case.get("language", "en"))

    for candidate, sentence in zip(
        rewriting.rewrite(given, Settings(rewrite=False)), given.story, strict=True
    ):
        assert candidate.text == candidate.quote == sentence.text
        assert candidate.edits == ()


@pytest.mark.parametrize("case", cases(together=False) + cases(together=True))
def test_an_edit_stays_out_of_quotations_and_can_be_undone(case: dict[str, Any]) -> None:
    given = article(
        *paragraphs(case), language=case.get("language", "en"), dateline=case.get("dateline", "")
    )

    for candidate in rewriting.rewrite(given, Settings()):
        assert replay(candidate.quote, candidate.edits) == candidate.text
        assert undo(candidate.text, candidate.edits) == candidate.quote
        for quotation in find_quotations(candidate.quote)[0]:
            words = candidate.quote[quotation.start : quotation.end]
            if quotation.closed:
                assert words in candidate.text


def test_there_are_more_cases_to_leave_alone_than_to_change() -> None:
    every = [case.values[0] for case in cases(together=False)]
    changed = sum("expected" in case for case in every)

    assert changed < len(every) - changed
