"""What an analysis cannot be made of is told so in one honest line."""

from __future__ import annotations

import pytest

from takeaways import pipeline
from takeaways.analysing import analyse
from takeaways.analysing.lexicon import lexicon
from takeaways.model import Analysis, Ranking

WORDS = lexicon("en")
assert WORDS
SHORT = WORDS.thin

TEXTS = {
    "no names": """
It rained all night and the road was gone by morning. The bridge had held for ninety years.
Some of the houses near the water stood empty. People carried what they could up the hill.
The wall of the mill was the only thing left. By noon the sun was out. Children walked
through the mud and found a bell. Nobody knew where it came from. In the evening the bell
was hung in a tree.
""",
    "capitals": """
HARBOUR DIRECTOR LENA ORTIZ CLOSED THE EAST PIER OF ORRIN ON MONDAY AFTER CRACKS WERE FOUND.
THE COUNCIL WILL VOTE ON THE FEES IN JUNE AND REPAIRS COULD LEAD TO HIGHER FEES. "WE WILL
NOT GAMBLE WITH A LIFE," ORTIZ SAID ON MONDAY. TOLLAND MARINE OWNS MOST OF THE BOATS IN THE
HARBOUR TODAY. THE PIER HAS STOOD FOR NINETY YEARS NEXT TO THE OLD MILL. DIVERS FOUND 83
CRACKS IN THE WALL LAST WEEK.
""",
    "quotation": """
“I was born in Orrin and I have never left it. My father was a baker. We had two cows and a
boat. The boat sank in the storm of that year. Mother said we should go to Tarnby because
the fish were gone. We did not go. The mill gave us work. Then the mill closed too and Lena
Ortiz came to see us. She said that it would open again. It never did.”
""",
    "transcript": """
MODERATOR: Good evening and welcome to Orrin. We have two guests tonight.

ORTIZ: Thank you for having me. I think the pier should stay closed.

FALK: I disagree. The pier is safe and the boats must go out.

ORTIZ: We found 83 cracks in the wall. That is not safe.

MODERATOR: Mr. Falk, what do you say to that?

FALK: I say that the wall has stood for ninety years. It will stand for ninety more.

ORTIZ: It will fall because nobody has repaired it.

MODERATOR: Thank you both. We will be back after the break.
""",
    "results": """
Results of Saturday's games in the Northern League:

Orrin 3, Tarnby 1
Norhaven 0, Ume 0
Falk United 2, Brandt City 5
Orrin Rovers 1, Tolland 1
Stenmark 4, Eastwick 2
Ume 83, Kalmar 79
Westby 2, Norhaven 2

Standings: Orrin 24, Tarnby 21, Ume 19, Norhaven 18, Falk United 12. Next games are on Sunday.
""",
    "poem": """
The harbour sleeps, the harbour wakes,
The gulls are white upon the wall;
I heard the bell that morning makes
Before the ships, before the squall.

O Orrin, Orrin of the stone,
Your piers are old, your waters deep;
I walked along your quays alone
And found what you had sworn to keep.

The lamp is out. The sea is grey.
The boats come in. The nets are torn.
What was it that you meant to say
When last I left you, on that morn?
""",
    "questions": """
Who did it? Why now? What comes next? Who pays? Where is it? When will it end? Is it true?
""",
}
NOTES = {
    **dict.fromkeys(("no names", "results", "poem", "questions"), SHORT),
    **{kind: WORDS.refusals[kind] for kind in ("capitals", "quotation", "transcript")},
}


def analysed(text: str) -> Analysis:
    article = pipeline.read(text, language="en")
    return analyse(article, Ranking("none", (1.0,) * len(article.story)))


@pytest.mark.parametrize("kind", TEXTS)
def test_one_line_says_why(kind: str) -> None:
    assert analysed(TEXTS[kind]) == Analysis(NOTES[kind])


def test_a_report_with_much_quotation_and_a_colon_is_analysed_all_the_same() -> None:
    found = analysed(
        """
Harbour director Lena Ortiz closed the pier of Orrin on Monday. “We will not gamble with a single
life,” Ortiz said. “The wall has cracks that nobody had seen.” The crews were told at noon.

Falk: the mill stays open. Arvid Falk, its owner, said that the roof was safe. Ortiz disagreed.
"""
    )
    assert WORDS
    assert found.note == WORDS.note
    assert [point.kind for point in found.points] == ["actors", "voices"]
