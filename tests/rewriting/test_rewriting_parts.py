"""Single parts of rewriting: quotations, markup, the article's people."""

from __future__ import annotations

import pytest
from stories import article

from takeaways.language.wording import wording
from takeaways.rewriting import rewrite
from takeaways.rewriting.people import names, person, register
from takeaways.rewriting.quotations import find_quotations
from takeaways.settings import Settings

ENGLISH = wording("en")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("'One,' he said. 'The boys' toys,' he added.", ["'One,'", "'The boys' toys,'"]),
        ("„Eins“, sagte er. »Zwei«, sagte sie.", ["„Eins“", "»Zwei«"]),
        ("« Un », dit-il. «Deux», dit-elle.", ["« Un »", "«Deux»"]),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
        ("The “small yard, high fence” plan", ["“small yard, high fence”"]),
        ('"So,"he said, "go."', ['"So,"', '"go."']),
        ("He said:'Go.'", ["'Go.'"]),
        ("(“Yes”) — “no”", ["“Yes”", "“no”"]),
        # What is no quotation
        ("The islanders' pier and the boys’ boat", []),
        ("Rock 'n' roll of the '90s and the ’80s", []),
        ("It's the crew's, isn’t it?", []),
        ('A 6\'2" man on a 12" plank', []),
    ],
)
def test_quotations_are_found_whatever_the_marks(text: str, quoted: list[str]) -> None:
    found, strays = find_quotations(text)

    assert [text[q.start : q.end] for q in found] == quoted
    assert all(q.closed for q in found)
    assert strays == ()


def test_a_speech_of_several_paragraphs_is_quoted_to_its_end() -> None:
    text = "“One. Two.\n\n“Three.” Four."
    found, _ = find_quotations(text)

    assert [(text[q.start : q.end].strip(), q.closed) for q in found] == [
        ("“One. Two.", False),
        ("“Three.”", True),
    ]


def test_a_forgotten_mark_costs_its_own_sentence_not_the_article() -> None:
    rest = "The pier of Kell was closed on Monday. " * 40
    story = article(["“The pier was safe, he thought.", *rest.strip().split(". ")[:-1]])

    candidates = rewrite(story, Settings())

    assert candidates[0].unfit == "an unbalanced quotation"
    assert {c.unfit for c in candidates[1:]} == {"no closing mark"}


def test_sentences_within_a_speech_are_nobodys_and_not_fit() -> None:
    story = article(
        [
            "Joe Marsh said: “The pier of Kell has been closed since the storm of last May.",
            "The council has known for years that it would not stand another winter like it.",
            "Nobody on the board of the harbour listened to the engineers and the divers.”",
        ]
    )

    assert [c.unfit for c in rewrite(story, Settings())] == [
        "an unbalanced quotation",
        "part of a longer quotation",
        "an unbalanced quotation",
    ]


def test_markup_and_what_cannot_be_seen_are_taken_away_as_edits() -> None:
    story = article(
        ["The **pier** of Kell was [closed](https://pier.example) in May."],
        ["The pier\u200b of Kell was closed in No\u00advem\u00adber."],
        markdown=True,
    )

    for settings in (Settings(), Settings(rewrite=False)):
        first, second = rewrite(story, settings)
        assert first.text == "The pier of Kell was closed in May."
        assert {edit.rule for edit in first.edits} == {"markup"}
        assert second.text == "The pier of Kell was closed in November."
        assert {edit.rule for edit in second.edits} == {"invisible"}


def test_a_rule_acts_on_what_markup_leaves() -> None:
    story = article(["*However*, it was **closed** in May after a storm."], markdown=True)

    (candidate,) = rewrite(story, Settings())

    assert candidate.text == "It was closed in May after a storm."


def test_a_column_may_speak_in_the_first_person() -> None:
    column = [f"I walked along pier number {n} on a cold morning." for n in range(4)]

    assert {c.unfit for c in rewrite(article(column), Settings())} == {""}


def test_the_limit_on_words_decides_what_is_long() -> None:
    sentence = "Joe Marsh, a 43-year-old father of two, opened the pier of Kell."
    story = article([sentence])

    assert rewrite(story, Settings())[0].text == sentence
    assert rewrite(story, Settings(max_words=8))[0].text == "Joe Marsh opened the pier of Kell."


def test_people_are_known_by_their_fullest_name() -> None:
    known = register(
        (
            "Ms Ortiz met Home Secretary Joe Marsh and Sen. Tom Keller, D-Kell, on Monday.",
            "Mayor Helen Ortiz spoke; Oumou Diallane, 58, listened.",
            "Ursula von der Aue of Virgin Atlantic came late.",
        ),
        ENGLISH,
    )

    assert {p.name: p.gender for p in known.people.values()} == {
        "Mayor Helen Ortiz": "she",
        "Joe Marsh": "he",
        "Sen. Tom Keller": "he",
        "Oumou Diallane": "",
        "Ursula von der Aue": "she",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The White House and the University of Ume signed it.",
        "General Motors and Virgin Atlantic signed it.",
        "St Mary Church and Victoria Station are closed.",
        "On Monday in New Kell the Prime Minister spoke.",
    ],
)
def test_places_and_firms_are_not_people(text: str) -> None:
    assert register((text,), ENGLISH).people == {}


def test_two_of_one_surname_are_known_only_by_their_whole_names() -> None:
    known = register(("Joe Marsh and Helen Marsh own the ferry.",), ENGLISH)
    surname, whole = names("It belongs to Marsh and to Helen Marsh.", ENGLISH)

    assert person(surname, known) is None
    assert person(whole, known) == ("Marsh", "Helen", "Helen Marsh", "she")


def unfit_in(*paragraphs: str) -> list[str]:
    return [c.unfit for c in rewrite(article(*([p] for p in paragraphs)), Settings())]


def test_the_questions_and_answers_of_an_interview_are_no_takeaways() -> None:
    assert unfit_in(
        "Helen Ortiz has been the mayor of Kell for nine years.",
        "Q: You are known for one pier in the harbour of Kell.",
        "A: The harbour of Kell has had three of them since 1986.",
    ) == ["", "a question", "an answer without its speaker"]


def test_letters_before_a_colon_alone_are_no_interview() -> None:
    assert unfit_in(
        "A: The harbour of Kell has had three piers since 1986.",
        "B: The harbour of Marwick has had none since the great storm.",
    ) == ["", ""]


def test_a_soft_hyphen_stays_where_it_is_quoted_and_goes_elsewhere() -> None:
    given = article(["The har\xadbour of Kell is “com\xadpletely shut”, the mayor said."])

    candidate = rewrite(given, Settings())[0]

    assert candidate.text == "The harbour of Kell is “com\xadpletely shut”, the mayor said."


def test_a_direction_mark_goes_within_a_quotation_too() -> None:
    given = article(["The harbour of Kell is “com\u202epletely shut”, the mayor said."])

    assert "\u202e" not in rewrite(given, Settings())[0].text


def test_what_leans_a_little_is_unfit_only_while_there_are_others_enough() -> None:
    others = [f"The ferry number {n} of Kell was sold to Marwick in May." for n in range(10)]

    assert unfit_in("Three of them lived in Kell until the spring.", *others)[0] == (
        "leans on the sentence before"
    )
    assert unfit_in("Three of them lived in Kell until the spring.", *others[1:])[0] == ""
