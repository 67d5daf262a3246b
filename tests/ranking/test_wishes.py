"""Focus, bonus and stigma words: visible in what is chosen, and in the shares."""

from __future__ import annotations

import pytest

from takeaways import pipeline
from takeaways.model import Ranking
from takeaways.ranking import rank
from takeaways.settings import DEFAULTS, Settings

STORY = """The council closed Orrin harbour on Monday after cracks appeared in its eastern wall.

Engineers expect repairs of the wall to cost 14 million crowns and to last until May.

Mayor Ilse Brandt promised the town's crews that their lost catches would be paid for.

Cod is landed at Tarnby for now, an hour's sail to the north, where the quays are full.

The wall was built in 1931 by masons from the county of Harl, of local granite."""


def ranking_with(settings: Settings = DEFAULTS) -> tuple[Ranking, tuple[str, ...]]:
    article = pipeline.read(STORY, language="en")
    return rank(article, settings), tuple(s.text[:8] for s in article.story)


def test_the_focus_is_visible_in_what_is_chosen() -> None:
    settings = DEFAULTS._replace(focus="cod quays", analysis="none")
    course = pipeline.explain(pipeline.read(STORY, language="en"), settings._replace(count=1))
    assert course.choice.takeaways[0].text.startswith("Cod is landed")
    assert course.choice.warnings == ()
    plain = pipeline.explain(pipeline.read(STORY, language="en"), DEFAULTS._replace(count=1))
    assert plain.choice.takeaways[0].text.startswith("The council")


def test_shares_name_the_focus_only_where_there_is_one() -> None:
    with_focus, _ = ranking_with(DEFAULTS._replace(focus="granite masons"))
    assert [dict(share)["focus"] for share in with_focus.shares] == pytest.approx([0, 0, 0, 0, 6])
    without, _ = ranking_with()
    assert all("focus" not in dict(share) for share in without.shares)


@pytest.mark.parametrize(
    ("settings", "higher"),
    [
        (DEFAULTS._replace(bonus="Tarnby, sailing"), True),
        (DEFAULTS._replace(stigma="Tarnby, sailing"), False),
    ],
)
def test_words_raise_and_lower(settings: Settings, higher: bool) -> None:
    before, _ = ranking_with()
    after, texts = ranking_with(settings)
    place = texts.index("Cod is l")
    assert (after.restart[place] > before.restart[place]) is higher
    ratios = {round(after.restart[i] / before.restart[i], 9) for i in range(5) if i != place}
    assert len(ratios) == 1  # the others keep their places among themselves


def test_a_focus_of_stop_words_changes_nothing() -> None:
    assert ranking_with(DEFAULTS._replace(focus="of the"))[0].restart == ranking_with()[0].restart
