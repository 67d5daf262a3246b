"""The paragraph, what is new, dates in order, open questions, who is named and not heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from takeaways import pipeline
from takeaways.analysing import analyse
from takeaways.analysing.drafting import FEWEST, MOST
from takeaways.model import Analysis, Ranking
from takeaways.settings import DEFAULTS

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))

HARBOUR = """
Harbour director Lena Ortiz closed the east pier of Orrin on Monday. Cracks had been found in its
wall two days before. "We will not gamble with a single life," Ortiz said. Tolland Marine owns most
of the boats. Tolland Marine moved them to Tarnby overnight. Its head, Arvid Stenmark, said that the
council had known of the cracks for a year. Ortiz said divers had seen none. Repairs of the whole
wall could lead to higher fees for the fishing fleet and for the ferries. The council of Orrin will
vote on the new fees in June, after a hearing in the old customs house.
"""
FILLER = (
    "The mill closed in the rain. Its wheel turned no more. A boat lay in the mud below the wall. "
    "Grass grew on the quay. The road to the ford was gone. Crows stood on the roof. "
    "Tolland Marine owned the land. Tolland Marine owned the boat."
)


def analysed(text: str, *, short: bool = False) -> Analysis:
    article = pipeline.read(text, language="en")
    return analyse(article, Ranking("none", (1.0,) * len(article.story)), short=short)


def said(text: str, kind: str) -> list[str]:
    return [point.text for point in analysed(text).points if point.kind == kind]


def test_the_paragraph_says_who_and_ends_in_sentences_of_the_article() -> None:
    paragraph = analysed(HARBOUR).paragraph
    assert paragraph
    assert paragraph.text == (
        "This story names Harbour director Lena Ortiz most often, then Tolland Marine. "
        "Those who speak in it include Ortiz and Arvid Stenmark. "
        "On causes and consequences it says: "
        "Repairs of the whole wall could lead to higher fees for the fishing fleet and for the "
        "ferries. "
        "On what lies ahead it says: "
        "The council of Orrin will vote on the new fees in June, after a hearing in the old "
        "customs house."
    )


def test_where_there_is_neither_cause_nor_plan_another_sentence_stands_in() -> None:
    without = HARBOUR.replace("could lead to", "had brought").replace("will\nvote", "voted")
    assert analysed(without).paragraph is None  # all are too short
    paragraph = analysed(
        without + "The pier and the quay behind it and the two sheds that crews of the old ferries "
        "once had were bought by Tolland Marine before the last of the storms of that winter took "
        "the roof."
    ).paragraph
    assert paragraph
    assert " It also says: The pier and the quay behind it" in paragraph.text


def test_a_thin_paragraph_is_left_out() -> None:
    before, cut, _ = HARBOUR.partition("Repairs of")
    assert cut
    assert analysed(before).paragraph is None


@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_a_paragraph_has_60_to_120_words(path: Path) -> None:
    analysis = pipeline.summarize(path.read_bytes()).analysis
    assert analysis
    if analysis.paragraph:
        assert FEWEST <= len(analysis.paragraph.text.split()) <= MOST
        assert "{" not in analysis.paragraph.text


def test_short_is_the_paragraph_alone() -> None:
    full, short = analysed(HARBOUR), analysed(HARBOUR, short=True)
    assert short == Analysis(full.note, (), full.paragraph)
    assert full.points
    assert analysed("It rained. " * 9, short=True) == analysed("It rained. " * 9)


@pytest.mark.parametrize("level", ["full", "short", "none"])
def test_the_level_is_a_setting(level: str) -> None:
    report = pipeline.summarize(HARBOUR, settings=DEFAULTS._replace(analysis=level))
    assert (report.analysis is None) is (level == "none")
    assert bool(report.analysis and report.analysis.points) is (level == "full")


QUESTIONS = [
    ("Nobody is quoted or reported: who was asked?", FILLER),
    ("When was this? No day or date is named.", FILLER),
    (
        "Only Lena Ortiz is heard: what do others say?",
        FILLER + " Lena Ortiz said that it was late. Ortiz said that it was wet. "
        "Ortiz added that it was cold.",
    ),
    (
        "Has there been an answer since? Tolland Marine did not respond to a request for comment.",
        FILLER + " Tolland Marine did not respond to a request for comment.",
    ),
    (
        "Where does this figure come from: at least 83 boats?",
        FILLER + " The storm sank at least 83 boats.",
    ),
]
NOT_ASKED = [
    ("Nobody", FILLER + " Police said that it was late."),
    ("Nobody", FILLER + " A statement is to follow."),
    ("Nobody", FILLER + " I have seen it all."),
    ("When", FILLER + " It was Monday."),
    ("When", FILLER + " It was two years ago."),
    ("When", "ORRIN, May 3 — " + FILLER),
    ("Only", FILLER + " Lena Ortiz said that it was late. Ortiz said it was wet."),
    (
        "Only",
        FILLER + " Lena Ortiz said that it was late. Ortiz said that it was wet. "
        "Ortiz said that it was cold. The crews called it “a bad dream from the start”.",
    ),
    ("Where", FILLER + " The storm sank 83 boats."),
    ("Where", FILLER + " The storm sank at least 83 boats, according to Lena Ortiz."),
    ("Where", FILLER + " The storm sank at least 83 boats. Police said that it was late."),
    ("Where", FILLER + " Official figures speak of at least 83 boats."),
    ("Has", FILLER + " Tolland Marine answered at once."),
]


@pytest.mark.parametrize(("question", "text"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_an_open_question(question: str, text: str) -> None:
    assert question in said(text, "gaps")


@pytest.mark.parametrize(("opening", "text"), NOT_ASKED)
def test_what_is_answered_or_uncertain_is_not_asked(opening: str, text: str) -> None:
    assert not [question for question in said(text, "gaps") if question.startswith(opening)]


UNHEARD = """
Mayor Ilse Brandt closed the pier of Orrin. Brandt has run the town for ten years. Brandt has
closed two other piers. Harbour director Lena Ortiz said that the wall was safe. Police said that
nobody was hurt. Ortiz said that the crews would wait. The boats lie in Tarnby now.
"""


def test_who_is_written_about_and_not_heard() -> None:
    assert said(UNHEARD, "unheard") == ["Mayor Ilse Brandt"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Police said", "The mayor said"),  # may be she
        ("Police said", "She said"),
        ("Police said", "A statement said"),
        ("has run the town", "has told the crews"),
        ("has run the town", "wrote to the crews"),
        ("has run the town", "died in the town"),
        ("Brandt has\nclosed two other piers.", ""),  # named, not written about
    ],
)
def test_where_it_is_not_certain_nobody_is_unheard(before: str, after: str) -> None:
    assert before in UNHEARD
    assert said(UNHEARD.replace(before, after), "unheard") == []


def test_dates_stand_in_their_order() -> None:
    text = (
        "The last owner sold the mill to the town in 2019. The mill was built by monks in 1874. "
        "On 12 May 1931 a fire took the roof. In May 1931 the wheel was lost as well. " + FILLER
    )
    assert said(text, "dates") == [
        "The mill was built by monks in 1874.",
        "In May 1931 the wheel was lost as well.",
        "On 12 May 1931 a fire took the roof.",
        "The last owner sold the mill to the town in 2019.",
    ]


def test_two_dates_are_no_history_and_a_number_no_year() -> None:
    text = "The mill was built by monks in 1874. It cost 1950 crowns to mend it. In 2019 it fell. "
    assert said(text + FILLER, "dates") == []


def test_what_is_new() -> None:
    text = "For the first time, the gate is locked at night. " + FILLER
    assert said(text, "change") == ["For the first time, the gate is locked at night."]
    assert said("The gate is locked at night. " + FILLER, "change") == []
