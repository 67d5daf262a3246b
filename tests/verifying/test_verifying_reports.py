"""Our own reports: the schema, the places of the quotes, the edits; and what is no report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import OTHER, STORY, findings, report

import takeaways
from takeaways import rendering
from takeaways.verifying.provenance import against_schema

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.md")])
ARTICLES = [path for path in ARTICLES if path.name != "README.md"]
Report = dict[str, Any]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
@pytest.mark.parametrize("form", ["json", "jsonl", "markdown", "text"])
def test_our_own_report_of_any_article_passes(path: Path, form: str) -> None:
    article = takeaways.read(path.read_bytes(), name=path.name)
    text = takeaways.render(takeaways.summarize(article), form)

    outcome = takeaways.verify(text, article)

    assert outcome.ok, outcome.findings


def test_a_report_as_an_object_is_checked_as_its_json_is() -> None:
    found = takeaways.summarize(STORY)
    false = takeaways.verify(found, STORY.replace("48 million", "84 million"))

    assert takeaways.verify(found, STORY).ok
    assert {f.kind for f in false.findings} == {"provenance", "figure"}


def changed(change: Callable[[Report], object]) -> Report:
    given_report = report()
    change(given_report)
    return given_report


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda r: r.pop("language"), "report: has no 'language'"),
        (lambda r: r.update(mood="good"), "report: has 'mood', which the schema does not know"),
        (lambda r: r.update(title=7), "report.title: is not a string"),
        (lambda r: r.update(takeaways={}), "report.takeaways: is not an array"),
        (lambda r: r["takeaways"][0].pop("quote"), "report.takeaways[0]: has no 'quote'"),
        (
            lambda r: r["takeaways"][1].update(score=2.5),
            "report.takeaways[1].score: 2.5 is out of range",
        ),
        (
            lambda r: r["takeaways"][0].update(start="7"),
            "report.takeaways[0].start: is not an integer",
        ),
        (
            lambda r: r["made_by"].update(settings=[]),
            "report.made_by.settings: is not an object",
        ),
    ],
)
def test_what_the_schema_forbids_is_named_with_its_place(
    change: Callable[[Report], object], complaint: str
) -> None:
    assert f"schema: {complaint}" in findings(changed(change))


def test_a_report_that_is_damaged_all_over_is_not_complained_of_all_over() -> None:
    damaged = report()
    for takeaway in damaged["takeaways"]:
        for key in ("number", "quote", "start", "end", "score"):
            del takeaway[key]

    said = [line for line in findings(damaged) if line.startswith("schema")]
    assert len(said) == 6
    assert said[-1].endswith("more places against the schema")


ATOMS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.floats(-2, 2), st.text(max_size=3)
)


@given(st.data())
def test_the_light_check_agrees_with_a_whole_validator(data: st.DataObject) -> None:
    """Put something else into any one place of a report: both object to it, or neither."""
    whole = report()
    place: Any = whole
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(ATOMS)
    validator = jsonschema.Draft202012Validator(json.loads(rendering.schema()))

    assert bool(list(against_schema(whole))) == (not validator.is_valid(whole))


def test_a_quote_at_another_place_is_found_and_its_place_is_told() -> None:
    moved = report()
    first = moved["takeaways"][0]
    start = first["start"]
    first["start"] += 5

    said = findings(moved)

    assert len(said) == 1
    assert said[0].startswith(f"provenance: the quote is not at characters {start + 5} to ")
    assert f"but at {start} to " in said[0] or "\n" in STORY[start : first["end"]]


def test_a_text_that_its_edits_do_not_make_is_found() -> None:
    bent = report()
    bent["takeaways"][0]["text"] = bent["takeaways"][0]["text"].replace("reopened", "opened")

    assert "provenance: the edits do not make this text of the quote" in findings(bent)


def test_an_edit_of_words_that_are_not_there_is_found() -> None:
    bent = report()
    bent["takeaways"][0]["edits"] = [{"rule": "trim", "start": 3, "before": "zz", "after": ""}]

    assert "provenance: the edit “trim” does not fit the quote at 3" in findings(bent)


def test_evidence_that_is_no_sentence_is_found() -> None:
    bent = report()
    point = next(p for p in bent["analysis"]["points"] if p["evidence"])
    point["evidence"][0]["start"] += 1

    assert any(line.endswith("are no sentence") for line in findings(bent))


def bad(text: str, source: str = STORY) -> str:
    """Return the one line that is said of a summary that cannot be checked."""
    with pytest.raises(takeaways.InputError) as caught:
        takeaways.verify(text, source, name="sum.md", source_name="story.txt")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_report_of_a_later_schema() -> None:
    assert "schema 7, and this version knows 1" in bad(
        json.dumps({**report(), "schema_version": 7})
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_report_that_is_cut_off(share: float) -> None:
    text = json.dumps(report(), indent=2)

    assert "cut off or damaged, at line" in bad(text[: int(share * len(text))])


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", '["a bullet"]', '{"schema": "other/report"}'])
def test_json_that_is_not_ours(text: str) -> None:
    assert "sum.md: " in bad(text)
    assert "takeaways" in bad(text) or "reports" in bad(text)


def test_several_reports_at_once() -> None:
    assert "holds 2 reports" in bad(json.dumps([report(), report()]))
    assert "holds 2 reports" in bad(f"{json.dumps(report())}\n{json.dumps(report())}\n")


def test_one_report_in_a_list_or_on_a_line_is_that_report() -> None:
    assert findings([report()]) == []
    assert findings(json.dumps(report()) + "\n") == []


@pytest.mark.parametrize("text", ["", " \n\t\n", "# Key Takeaways\n\n---\n", "- \n-\n"])
def test_an_empty_summary(text: str) -> None:
    with pytest.raises(takeaways.NothingToSummarizeError, match=r"^sum\.md: "):
        takeaways.verify(text, STORY, name="sum.md")


def test_a_source_that_is_another_article_is_told_once() -> None:
    said = bad(json.dumps(report()), OTHER)

    assert said.startswith("story.txt does not seem to be what sum.md is of")
    assert "--source" in said


def test_a_summary_in_another_language() -> None:
    said = bad(
        "- Le pont du port de la ville a rouvert lundi après des travaux qui ont duré onze mois.\n"
        "- Les opposants disent que la mairie avait été prévenue, et qu'elle n'a rien fait."
    )

    assert "in another language (fr) than story.txt (en)" in said


def test_html_and_pictures_are_no_summaries() -> None:
    assert "is HTML" in bad("<ol><li>The bridge reopened.</li></ol>")
    with pytest.raises(takeaways.InputError, match="PNG"):
        takeaways.verify(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, STORY)


def test_there_is_no_such_level() -> None:
    with pytest.raises(takeaways.UsageError, match="lenient, default, strict"):
        takeaways.verify("The bridge reopened.", STORY, level="severe")
