"""Furniture run into a paragraph's text: what is cut, with which reason, and what stays story."""

from __future__ import annotations

import pytest

from takeaways import reading
from takeaways.model import STORY_KINDS

STATEMENT = (
    "The council of Kell voted on Monday to shut the old pier until the spring of next year."
)
MORE = (
    "Mayor Helen Ortiz said that the repair would take eight months and cost four million crowns."
)


def parts(text: str) -> list[tuple[str, str]]:
    """Return each block's reason (or kind) and its words."""
    article = reading.read(text)
    return [
        (
            b.reason or ("story" if b.kind in STORY_KINDS else b.kind),
            " ".join(article.text[b.start : b.end].split()),
        )
        for b in article.blocks
    ]


def reason_of(text: str, words: str) -> str:
    return next(reason for reason, said in parts(text) if words in said)


def test_a_subheading_between_lone_stops_is_cut() -> None:
    text = f"{STATEMENT} Older than the town . {MORE}"

    assert reason_of(text, "Older than the town") == "related links"


@pytest.mark.parametrize(
    "line",
    [
        "The office asked the harbour master of Kell for comment but is yet to receive a reply",
        "Even if it does, by then the ferries will have found a better place to land",
        "The keeper was shouting and water was coming over the rail of his boat",
    ],
)
def test_a_whole_sentence_before_a_lone_stop_is_story(line: str) -> None:
    assert reason_of(f"{STATEMENT} {line} . {MORE}", line) == "story"


@pytest.mark.parametrize(
    "line",
    [
        "Why the Pier of Kell Is Worth a Visit",
        "How the pier was saved in the end by a child",
        "Ferry firm sues harbour after storm",
    ],
)
def test_a_headline_before_a_lone_stop_is_a_link(line: str) -> None:
    assert reason_of(f"{STATEMENT} {line} . {MORE}", line) == "related links"


def test_among_captions_a_whole_sentence_is_one_too() -> None:
    captions = "Soaked: The mayor on the pier . Swept away: Two boats that were tied to the rail ."
    line = "The ferry has been in the harbour since the storm"
    text = f"{STATEMENT} {captions} {MORE} {line} . {STATEMENT}"

    assert reason_of(text, line) == "caption"


def test_labels_with_figures_are_a_table() -> None:
    text = f"{STATEMENT} Height above water: 11 metres . {MORE}"

    assert reason_of(text, "Height above water") == "table"


RUN = (
    "Weather Traffic Archive The ferry that nobody wanted Why the mayor of Marwick left A walk to "
    "the lighthouse in winter How the harbour was paid for The last keeper of the light Why the "
    "town of Kell is growing A letter from the islands The best soup on the coast How to cross the "
    "sound in fog What the council of Kell does all day A school with two pupils The price of an "
    "old boat Why herring is back Shop Games Recipes Services Partners"
)


def test_a_menu_that_runs_into_the_first_sentence_is_cut_before_it() -> None:
    text = (
        f"{RUN} {STATEMENT} {MORE} A ferry is to land at Marwick until then, and why it cannot "
        "land at Kell is a matter for the harbour. What it costs, and how it is paid, is not known."
    )

    assert parts(text)[0][0] == "navigation"
    assert parts(text)[1][1].startswith(STATEMENT)


def test_a_long_sentence_with_names_is_no_menu() -> None:
    long = (
        "The council, which met for nine hours on Monday in the old town hall of Kell and heard "
        "from Helen Ortiz of the harbour board, Joe Marsh of the Marwick ferry firm, Ana Ruiz of "
        "the islands’ teachers and a dozen others who live by the pier, work on it or remember how "
        "it was built after the great storm, voted in the end, by seven hands to four and against "
        "what its own engineers had written in a report of two hundred pages, to shut the pier."
    )

    assert [reason for reason, _ in parts(f"{long} {MORE}")] == ["story"]


def test_an_appeal_that_is_all_there_is_leaves_no_story() -> None:
    text = (
        "Dear readers, we are a small newspaper and have been fined for what we wrote. It is quick "
        "to give, and every contribution makes a difference. Thank you for reading us."
    )

    assert not any(reason == "story" for reason, _ in parts(text))


def test_where_hardly_any_story_is_left_a_warning_says_so() -> None:
    appeal = (
        "Dear readers, we are a small newspaper and have been fined for what we wrote about the "
        "harbour. It is quick to give, it costs no more than a coffee, and every contribution "
        "makes a difference. Thank you for reading us in these hard times."
    )

    assert "hardly any story" in reading.read(f"{STATEMENT} {appeal}").warnings[0]
    assert reading.read(f"{STATEMENT} {MORE} " * 5 + appeal).warnings == ()
    assert reading.read(STATEMENT).warnings == ()


def test_an_offer_glued_to_a_sentence_leaves_the_sentence() -> None:
    story = "El ayuntamiento de Kell ha votado el cierre del muelle y lo pagará con sus fondos, "
    offer = "¿Quieres añadir otro usuario a tu suscripción? Puedes cambiarla cuando quieras."

    found = parts(f"{story}{offer}")

    assert found[0] == ("story", story.strip())
    assert found[1] == ("paywall", offer)


def test_a_note_for_subscribers_between_sentences_is_cut() -> None:
    text = (
        "La mairie de Kell a voté la fermeture du quai. Article réservé aux abonnés Le maire a "
        "dit que les travaux dureraient huit mois."
    )

    assert [reason for reason, _ in parts(text)] == ["story", "paywall", "story"]


def test_a_sentence_about_such_articles_is_story() -> None:
    text = (
        "Le journal de Kell a dit que chaque article réservé aux abonnés serait gratuit lundi. "
        "Le maire a dit que les travaux du quai dureraient huit mois."
    )

    assert [reason for reason, _ in parts(text)] == ["story"]
