"""The parts: figures and what they mean, summaries and their statements, levels, laws."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import STORY, findings

import takeaways
from takeaways.verifying import LEVELS
from takeaways.verifying.figures import figures, same
from takeaways.verifying.lexicon import lexicon
from takeaways.verifying.summaries import summary_of

EN = lexicon("en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "4"),
        ("$4.5m", "$4.5 million"),
        ("£620,000", "620,000 pounds"),
        ("two hundred and six", "206"),
        ("forty-eight thousand", "48,000"),
        ("a million", "1,000,000"),
        ("half a million", "500,000"),
        ("1.2bn", "1.2 billion"),
        ("9 per cent", "9%"),
        ("nine percent", "9 per cent"),
        ("half", "50%"),
        ("two-thirds", "2/3"),
        ("20th", "twentieth"),
        ("May 3rd", "May 3"),
        ("Sept", "September"),
        ("Monday's", "Monday"),
        ("the 1990s", "the '90s"),
        ("3.0", "3"),
        ("€5", "5 euros"),
        ("61 metres", "61 meters"),
    ],
)
def test_two_ways_to_write_one_figure(one: str, other: str) -> None:
    if other == "2/3":
        assert figures(one, EN)[0].keys >= {str(Fraction(2, 3))}
        return
    ones, others = figures(one, EN), figures(other, EN)
    assert ones
    assert all(same(a, b) for a, b in zip(ones, others, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "five"),
        ("$4.5m", "$4.5bn"),
        ("$5", "€5"),
        ("5 miles", "5 km"),
        ("9%", "9 miles"),
        ("a third", "a quarter"),
        ("Monday", "Tuesday"),
        ("4:30", "4:35"),
        ("1,000", "1.000"),
        ("twenty-one", "twenty"),
        ("dozens", "hundreds"),
    ],
)
def test_two_figures(one: str, other: str) -> None:
    (a,), (b,) = figures(one, EN), figures(other, EN)
    assert not same(a, b)


@pytest.mark.parametrize("text", ["A380", "it may rain", "he will march on", "no one", "the sun"])
def test_what_is_no_figure_or_only_the_word_one(text: str) -> None:
    assert all(figure.keys == {"1"} for figure in figures(text, EN))


@given(st.integers(0, 10**9), st.sampled_from([",", ""]))
def test_a_number_in_digits_is_its_value(number: int, separator: str) -> None:
    (figure,) = figures(f"about {number:{separator or ''}} of them", EN)
    assert figure.value == number


def said(text: str) -> list[tuple[str, str, str]]:
    return [(s.where, s.kind, s.text) for s in summary_of(text).statements]


def test_bullets_of_every_kind_are_statements() -> None:
    text = "- One is.\n* Two is.\n• Three is.\n1. Four is.\n2) Five is.\n– Six is.\n"

    assert [text for _, _, text in said(text)] == [
        "One is.", "Two is.", "Three is.", "Four is.", "Five is.", "Six is."
    ]  # fmt: skip


def test_paragraphs_are_statements_and_wrapped_lines_are_joined() -> None:
    text = (
        "The harbour bridge in Varnholm reopened on Monday after\nrepairs that took long.\n\n"
        "- A bullet that is wrapped\n  over two lines.\n"
    )

    assert said(text) == [
        (
            "line 1",
            "statement",
            "The harbour bridge in Varnholm reopened on Monday after repairs that took long.",
        ),
        ("line 4", "statement", "A bullet that is wrapped over two lines."),
    ]


def test_lines_without_bullets_are_statements_of_their_own() -> None:
    text = "Bridge reopens on Monday\nRepairs cost 48 million crowns\n"

    assert [where for where, _, _ in said(text)] == ["line 1", "line 2"]


def test_headings_that_only_name_a_list_say_nothing() -> None:
    text = "## Key Takeaways\n\n1. One is.\n\nWhat to know\n\n- Two is.\n"

    assert [text for _, _, text in said(text)] == ["One is.", "Two is."]


def test_a_headline_is_checked_for_its_figures_but_need_not_stand() -> None:
    title = "# Varnholm reopens its harbour bridge after {} months\n\n- The bridge reopened.\n"

    assert findings(title.format("eleven")) == []
    assert findings(title.format("twelve")) == ["figure: “twelve”: the article has “eleven” here"]


def test_a_bullet_with_a_label_in_bold_is_checked_without_it() -> None:
    assert said("- **Costs:** Repairs cost the city 48 million crowns.\n") == [
        ("line 1", "statement", "Repairs cost the city 48 million crowns.")
    ]
    text = "- **Traffic:** The bridge carries twenty thousand vehicles a day."
    assert findings(text) == ["figure: “twenty thousand”: the article has “22,000” here"]


def test_a_rounded_sum_is_the_articles() -> None:
    assert findings("- Repairs cost about 50 million crowns.\n") == []
    assert findings("- Repairs cost about 60 million crowns.\n") != []


def test_markdown_is_not_part_of_what_is_said() -> None:
    assert findings("- The **harbour bridge** in [Varnholm](https://example.org) reopened.\n") == []


def test_levels_show_ever_more() -> None:
    text = (
        "They say the bridge reopened.\n- It cost 49 million crowns.\n- Three cracks were found.\n"
        "- Opponents were there, Ingrid Solberg wrote.\n"
    )
    shown = [takeaways.verify(text, STORY, level=level).findings for level in LEVELS]

    assert len(shown[0]) < len(shown[1]) < len(shown[2])
    assert set(shown[0]) < set(shown[1]) < set(shown[2])
    assert {f.severity for f in shown[0]} == {"error"}
    assert {f.severity for f in shown[2]} == {"error", "warning", "note"}


def test_a_finding_points_at_its_words_and_its_passage() -> None:
    article = takeaways.read(STORY)
    outcome = takeaways.verify("- The bridge carries 23,000 vehicles a day.\n", article)

    (finding,) = outcome.findings
    statement = outcome.statements[finding.statement - 1]
    assert statement.text[finding.start : finding.end] == finding.text == "23,000"
    assert finding.passage
    passage = article.text[finding.passage.start : finding.passage.end]
    assert " ".join(passage.split()) == finding.passage.text
    assert "22,000 vehicles a day" in finding.passage.text


def test_what_is_not_checked_is_said() -> None:
    text = "- The bridge reopened on Monday.\n- Snails like lettuce more than anything.\n"
    outcome = takeaways.verify(text, STORY)

    assert outcome.ok
    assert outcome.not_checked[0].startswith("meaning")
    assert [line.partition(":")[0] for line in outcome.not_checked[1:]] == ["line 2"]


def test_in_a_language_without_data_that_is_said_too() -> None:
    outcome = takeaways.verify("Most kosztował 4,5 mln.", "Most kosztował 4,5 mln.", language="pl")

    assert any("negations" in line for line in outcome.not_checked)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_checked(text: str) -> None:
    try:
        takeaways.verify(text, STORY)
    except takeaways.InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most texts raise nothing


@given(st.integers(0, 6), st.integers(0, 6))
def test_sentences_of_the_article_pass_in_any_order(first: int, second: int) -> None:
    article = takeaways.read(STORY)
    story = [s.plain for s in article.story]
    outcome = takeaways.verify(f"- {story[first]}\n- {story[second]}\n", article)

    assert {f.kind for f in outcome.findings} <= {"standalone"}
