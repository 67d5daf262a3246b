"""What holds for the blocks of all text; wrapped lines, run-in furniture, datelines."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways import reading
from takeaways.errors import TakeawaysError
from takeaways.model import STORY_KINDS, Article
from takeaways.reading.furniture import REASONS

BITS = [
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\u2029",
    " ",
    " . ",
    ". ",
    "By ",
    "Ann Lee",
    "PUBLISHED: .",
    "May 3, 2031",
    "(CNN) -- ",
    "PARIS, May 3 (Wire) — ",
    "Share Article",
    "Related Articles",
    "Key Takeaways",
    "Strategic Analysis",
    "Scroll down for video",
    "Click here to ",
    "- ",
    "• 1",
    "> ",
    "# ",
    "---",
    "```",
    "| a | b |",
    "![x](y)",
    "[a](b)",
    "Photo: ",
    "©",
    "“",
    '"',
    "the mayor of Kell said that the bridge would open",
    "It fell.",
    "\u200b",
    "\x00",
    "»",
    "a@b.example",
    "Comments (57)",
]
PAGES = st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=40).map("".join)


@given(PAGES, st.sampled_from(["text/plain", "text/markdown"]))
def test_blocks_are_in_order_and_within_the_text_and_each_has_its_reason(
    text: str, media_type: str
) -> None:
    try:
        article = reading.read(text, media_type=media_type)
    except TakeawaysError:
        return
    assert article.text == text.removeprefix("\ufeff")
    for block in article.blocks:
        assert 0 <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip()
        assert bool(block.reason) == (block.kind == "furniture")
        assert block.reason in {*REASONS, ""}
        assert (block.level > 0) <= (block.kind == "heading")
    assert all(a.end <= b.start for a, b in pairwise(article.blocks))
    if article.dateline:
        assert any(article.text.startswith(article.dateline, b.start) for b in article.blocks)


def story(article: Article) -> list[str]:
    return [
        " ".join(article.text[b.start : b.end].split())
        for b in article.blocks
        if not b.reason and b.kind in STORY_KINDS
    ]


PARAGRAPHS = [
    "Dock workers in four of the five largest ports voted on Monday to strike from August over a "
    "plan to replace 620 crane drivers with machines operated from an office 90 miles inland.",
    "Members of the United Quays Union backed the walkout by 4,118 votes to 907, on a turnout of "
    "83 percent. Only in Tarn Bridge did a majority vote against it.",
    '"We are not against machines," the general secretary told a rally outside Gate No. 10. "A '
    'crane is a machine. I have driven one for sixteen years, and I was never replaced by it."',
    "The company said that it was disappointed.",
]


@pytest.mark.parametrize("width", [60, 65, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_paragraphs_again(width: int, end: str) -> None:
    text = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert story(reading.read(text.replace("\n", end))) == PARAGRAPHS


@pytest.mark.parametrize(
    "between", ["\n", "\n\n", " \n \t\n", "\r\n", "\r\n\r\n", "\u2029", "\u2028"]
)
def test_a_paragraph_may_be_a_line(between: str) -> None:
    assert story(reading.read(between.join(PARAGRAPHS))) == PARAGRAPHS


def test_a_line_broken_before_a_small_letter_goes_on() -> None:
    text = f"{PARAGRAPHS[0]}\n\nThe union, which was founded \nin 1911, said so.\n\n{PARAGRAPHS[1]}"
    assert story(reading.read(text))[1] == "The union, which was founded in 1911, said so."


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PARIS, May 3 (Wire) — Rain fell.", "PARIS, May 3 (Wire) —"),
        ("(CNN) -- Rain fell on Monday.", "(CNN) --"),
        ("(CNN)Rain fell on Monday.", "(CNN)"),
        ("London (CNN)Rain fell on Monday.", "London (CNN)"),
        ("LONDON (AP) — Rain fell on Monday.", "LONDON (AP) —"),
        ("Berlin (dpa) - Regen fiel am Montag.", "Berlin (dpa) -"),
        ("PARIS — Rain fell on Monday.", "PARIS —"),
        ("WASHINGTON—Rain fell on Monday.", "WASHINGTON—"),
        ("Oct 9 (Corrin Markets) — Rain fell.", "Oct 9 (Corrin Markets) —"),
        ("ST. ORLA, Vell. (Meridian) -- Rain fell.", "ST. ORLA, Vell. (Meridian) --"),
        ("Castrel, 3. Mai (dpa) – Regen fiel.", "Castrel, 3. Mai (dpa) –"),
        ("The World Health Organization (WHO) said so.", ""),
        ("Hedvig Aasen (67) counts.", ""),
        ("It rained - again - on Monday.", ""),
        ("Trump – Putin talks ended early.", ""),
        ("NATO — which met in Kell — said no.", ""),
        ("EXCLUSIVE — The mayor has left.", ""),
        ("“We will,” she said — and did.", ""),
        ("But — and it was a big but — rain fell.", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    article = reading.read(text)
    assert article.dateline == dateline
    assert story(article) == [text]  # it stays in its paragraph


RUN_IN = (
    "By . Drusilla Penn . PUBLISHED: . 14:11 EST, 6 August 2031 . | . UPDATED: . 03:27 EST, "
    "7 August 2031 . A retired postman has been told to fill in the tunnel under his house. Going "
    "underground: Norbert Askwith, 74, at the mouth of the tunnel . 'I knew nothing of it,' said a "
    "neighbour. Scroll down for video . He has until September. Share this article . Share ."
)


def test_furniture_run_into_one_line_is_cut_out_of_it() -> None:
    article = reading.read(RUN_IN)
    assert article.byline == "By . Drusilla Penn ."
    assert article.date == "6 August 2031"
    assert story(article) == [
        "A retired postman has been told to fill in the tunnel under his house.",
        "'I knew nothing of it,' said a neighbour.",
        "He has until September.",
    ]
    assert [b.reason for b in article.blocks if b.reason] == [
        "timestamp",
        "caption",
        "video player",
        "share line",
    ]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Rain fell. CNN's Ann Lee contributed to this report.", ["author note"]),
        ("Rain fell. Copyright 2031 Kell Press. All rights reserved.", ["copyright"]),
        ("Rain fell. You can write to me at kwame@desk.example with tips.", ["author note"]),
        ("Rain fell. Watch the mayor explain » It fell again.", ["related links"]),
        ("Rain fell. E-mail to a friend", ["related links"]),
        ("Rain fell. Click here to see the pictures. It fell again.", ["related links"]),
        ("Rain fell. Sorry we are not currently accepting comments on this article.", ["comments"]),
        ("Rain fell. Ann Lee (left) and Bo Orr (far right) at sea. It fell again.", ["caption"]),
        ("Rain fell. Read more about the rain in the Kell Post.", ["related links"]),
        ("Rain fell. He meant to read more about it in the summer.", []),
        ("Rain fell. The coalition (left of centre, so far) fell, too.", []),
        ("Rain fell. “Ann Lee (left) wept,” he said of the picture.", []),
        ("Rain fell. Imre Sollak reported from Norhaven.", ["author note"]),
        ("Rain fell. Scroll down for video It fell again.", ["video player"]),
        ("He read on. Nobody had said who contributed to this report by the council.", []),
        ("Rain fell. “Click here to die,” the message said.", []),
        ("Rain fell. The ministry answered at press@kell.example within the hour.", []),
        ("Rain fell at 4 p.m . It fell again at 5 p.m .", []),
        ("The bridge that was built by the . council fell. The . mayor wept.", []),
        ("Wait . . . what? He said . . . nothing.", []),
        ("“All rights reserved,” she read aloud, and laughed.", []),
        ("He told them to scroll down for video of the arrest, and they did.", []),
        ("Mr . Pike left in a hurry. Dr . Lee stayed.", []),
    ],
)
def test_sentences_that_are_furniture(text: str, left_out: list[str]) -> None:
    assert [b.reason for b in reading.read(text).blocks if b.reason] == left_out


def test_a_line_without_its_end_is_read_in_linear_time_and_kept() -> None:
    text = "word " * 200_000
    article = reading.read(text)
    assert [(b.start, b.end) for b in article.blocks] == [(0, len(text) - 1)]
