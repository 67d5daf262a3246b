"""Statements that an editor could read, and what is found in each: mostly nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import takeaways

CASES = Path(__file__).parents[1] / "cases" / "verifying"


def cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.toml")):
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in given["case"]:
            whole = {"article": given.get("article", ""), "file": path.stem, **case}
            out.append(pytest.param(whole, id=f"{path.stem}: {case['title']}"))
    return out


@pytest.mark.parametrize("case", cases())
def test_what_is_false_is_found_and_what_is_true_passes(case: dict[str, Any]) -> None:
    outcome = takeaways.verify(
        f"- {case['says']}\n",
        case["article"],
        level=case.get("level", "default"),
        language=case.get("language", "en"),
    )

    found = [
        f"{finding.kind}: {finding.text}"
        for finding in outcome.findings
        if finding.kind != "standalone" or case["file"] == "standalone"
    ]
    assert found == case.get("finds", []), [f.message for f in outcome.findings]


def test_there_are_more_true_statements_than_false_ones() -> None:
    every = [case.values[0] for case in cases()]
    false = sum(bool(case.get("finds")) for case in every)

    assert false < len(every) - false
