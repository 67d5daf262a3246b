"""Each format against files that a person has read, and against what it promises."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import BARE, HARBOUR, HOSTILE, REPORTS

from takeaways.analysing import KINDS
from takeaways.errors import UsageError
from takeaways.model import (
    Analysis,
    Edit,
    Evidence,
    LeftOut,
    Paragraph,
    Point,
    Report,
    Takeaway,
    replay,
    undo,
)
from takeaways.plaintext import plain
from takeaways.rendering import FORMATS, render, render_many, schema
from takeaways.settings import Settings

CASES = Path(__file__).parent.parent / "cases" / "rendering"
ENDINGS = {"markdown": "md", "json": "json", "jsonl": "jsonl", "html": "html", "text": "txt"}
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))
ALIVE = (
    {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"}
    | {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)}
    | {"\u200e", "\u200f", "\u061c", "\ufeff", "\u200b"}
)
"""Controls, escapes, bidi marks and overrides, odd line ends."""

words = st.text() | st.text(alphabet="ab1 \n\t\x00\x1b[31m\x9b\u202e\u2066\u2028\u200b<>&'\"\ud800")
numbers = st.integers(min_value=0, max_value=10**7)
edits = st.builds(Edit, words, numbers, words, words)
takeaways = st.builds(
    Takeaway,
    st.integers(min_value=1, max_value=99),
    words,
    words,
    numbers,
    numbers,
    st.floats(min_value=0, max_value=1),
    st.lists(edits, max_size=2).map(tuple),
    st.lists(numbers, max_size=3).map(tuple),
)
evidence = st.lists(st.builds(Evidence, numbers, numbers, numbers), max_size=2).map(tuple)
points = st.builds(
    Point,
    words,
    words,
    evidence,
    st.sampled_from(KINDS),
    st.sampled_from(["high", "medium"]),
)
analyses = st.builds(
    Analysis,
    words,
    st.lists(points, max_size=2).map(tuple),
    st.none() | st.builds(Paragraph, words, evidence),
)
reports = st.builds(
    Report,
    title=words,
    language=words,
    takeaways=st.lists(takeaways, max_size=3).map(tuple),
    analysis=st.none() | analyses,
    left_out=st.lists(st.builds(LeftOut, words, numbers, numbers, words), max_size=2).map(tuple),
    warnings=st.lists(words, max_size=2).map(tuple),
    name=words,
    settings=st.lists(
        st.tuples(words, st.none() | words | st.booleans() | numbers), max_size=2
    ).map(tuple),
)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_golden(name: str, kind: str, update: bool) -> None:
    path = CASES / f"{name}.{ENDINGS[kind]}"
    made = render(REPORTS[name], kind)
    if update:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_bytes().decode("utf-8") == made


@pytest.mark.parametrize("kind", FORMATS)
def test_golden_of_several(kind: str, update: bool) -> None:
    path = CASES / f"several.{ENDINGS[kind]}"
    made = "".join(render_many([HARBOUR, BARE, BARE], kind))
    if update:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_bytes().decode("utf-8") == made


def test_an_unknown_format_names_the_known() -> None:
    for call in (lambda: render(HARBOUR, "docx"), lambda: render_many([HARBOUR], "docx")):
        with pytest.raises(UsageError, match=r"'docx'.*markdown, json, jsonl, html, text"):
            call()


@pytest.mark.parametrize(("short", "name"), [("md", "markdown"), ("txt", "text")])
def test_short_names(short: str, name: str) -> None:
    assert render(HARBOUR, short) == render(HARBOUR, name)


@pytest.mark.parametrize("kind", FORMATS)
def test_no_reports_at_all(kind: str) -> None:
    assert "".join(render_many([], kind)) == ("[]\n" if kind == "json" else "")


@pytest.mark.parametrize("kind", FORMATS)
@given(report=reports)
def test_whatever_the_article_held_is_inert_and_can_be_written(kind: str, report: Report) -> None:
    made = render(report, kind)
    assert not ALIVE & set(made)
    made.encode("utf-8")
    assert made.endswith("\n") or not made


@given(report=reports)
def test_json_keeps_to_the_schema_and_loses_nothing(report: Report) -> None:
    said = json.loads(render(report, "json"))
    VALIDATOR.validate(said)
    assert json.loads(render(report, "jsonl")) == said
    assert [t["text"] for t in said["takeaways"]] == [t.text for t in report.takeaways]
    assert [p["text"] for p in (said["analysis"] or {"points": ()})["points"]] == [
        p.text for p in (report.analysis or Analysis("")).points
    ]


@given(several=st.lists(reports, max_size=3))
def test_several_are_an_array_or_an_object_a_line(several: list[Report]) -> None:
    array = json.loads("".join(render_many(several, "json")))
    lines = "".join(render_many(several, "jsonl")).split("\n")[:-1]
    assert array == [json.loads(line) for line in lines]
    assert array == [json.loads(render(report, "json")) for report in several]


def test_pieces_come_as_the_reports_do() -> None:
    taken: list[int] = []

    def coming() -> Iterator[Report]:
        for number in range(3):
            taken.append(number)
            yield HARBOUR

    for kind in FORMATS:
        taken.clear()
        pieces = render_many(coming(), kind)
        assert next(iter(pieces))
        assert taken == [0]


def test_the_schema_is_closed_explained_and_a_schema() -> None:
    whole = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(whole)
    for name, part in {"report": whole, **whole["$defs"]}.items():
        if part["type"] != "object":
            continue
        assert part["additionalProperties"] is False, name
        assert set(part["required"]) == set(part["properties"]), name
        for field, said in part["properties"].items():
            assert said.get("description") or "$ref" in said, (name, field)


def test_the_schema_knows_the_kinds_of_lines() -> None:
    kinds = json.loads(schema())["$defs"]["point"]["properties"]["kind"]["enum"]
    assert set(kinds) == {*KINDS, ""}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.pop("analysis"),
        lambda r: r.update(extra=1),
        lambda r: r.update(schema_version=2),
        lambda r: r["takeaways"][0].update(score=1.5),
        lambda r: r["takeaways"][0].update(start=-1),
        lambda r: r["takeaways"][1]["edits"][0].pop("rule"),
        lambda r: r["analysis"]["points"][0].update(evidence="sentence 1"),
        lambda r: r["made_by"]["settings"].update(count=[1]),
    ],
)
def test_the_schema_refuses(spoil: Callable[[dict[str, Any]], object]) -> None:
    said = json.loads(render(HARBOUR, "json"))
    VALIDATOR.validate(said)
    spoil(said)
    assert not VALIDATOR.is_valid(said)


def test_the_edits_in_the_json_rebuild_text_and_quote() -> None:
    for said in json.loads(render(HARBOUR, "json"))["takeaways"]:
        made = tuple(Edit(**edit) for edit in said["edits"])
        assert replay(said["quote"], made) == said["text"]
        assert undo(said["text"], made) == said["quote"]


class Seen(HTMLParser):
    """The tags of a page, and its text by line."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(report=reports)
def test_html_has_only_our_tags_and_all_the_words(report: Report) -> None:
    seen = Seen()
    seen.feed(render(report, "html"))
    seen.close()
    assert set(seen.tags) <= {"h1", "h2", "ol", "li", "p"}
    assert seen.tags.count("li") == sum(bool(plain(t.text)) for t in report.takeaways)
    for takeaway in report.takeaways:
        assert plain(takeaway.text) in seen.text


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (1, ["# In Brief", "# Desk"]),
        (2, [f"# {HARBOUR.title}", "## In Brief", "## Desk"]),
        (5, [f"#### {HARBOUR.title}", "##### In Brief", "##### Desk"]),
    ],
)
def test_headings_and_their_level_are_settings(level: int, expected: list[str]) -> None:
    settings = Settings(takeaways_heading="In Brief", analysis_heading="Desk", heading_level=level)
    lines = render(HARBOUR, settings=settings).splitlines()
    assert [line for line in lines if line.startswith("#")] == expected
    page = render(HARBOUR, "html", settings=settings)
    assert f"<h{level}>In Brief</h{level}>" in page


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
@pytest.mark.parametrize("analysis", [None, Analysis("")])
def test_an_empty_analysis_is_left_out(kind: str, analysis: Analysis | None) -> None:
    assert "Strategic" not in render(HARBOUR._replace(analysis=analysis), kind)
    assert "Strategic" in render(HARBOUR, kind)


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
def test_each_of_several_has_a_heading_of_its_own(kind: str) -> None:
    named = BARE._replace(name="rain.txt")
    made = "".join(render_many([HARBOUR, named, BARE], kind))
    places = [made.index(HARBOUR.title), made.index("rain.txt"), made.index("Article 3")]
    assert places == sorted(places)
    assert "Article" not in render(BARE, kind)


def test_markdown_loads_nothing_it_does_not_need() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from takeaways.rendering import render; from takeaways.model import Report;"
        "render(Report('a', 'en', ())); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "takeaways.rendering.markdown" in loaded
    assert not {"json", "html", "takeaways.rendering.as_json", "pathlib"} & set(loaded)


def test_the_hostile_report_is_hostile() -> None:
    assert ALIVE & set(HOSTILE.takeaways[1].text)
