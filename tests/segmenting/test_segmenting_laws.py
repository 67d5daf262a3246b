"""What holds for every text, and what a segmenter owes its caller."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways.errors import UsageError
from takeaways.model import Article, Block
from takeaways.segmenting import SEGMENTERS, segment

PIECES = [
    *".!?…。！？।:;,\"'“”‘’«»()[]*_-—••\n\t",
    *[" ", " ", " ", "  ", "\xa0", "\u200b", "\u2028", ". ", ". . .", '."', ".”", "[6]", "](x)"],
    *["Mr", "Gov", "U.S", "p.m", "D-N.Y", "No", "Inc", "etc", "a", "b", "I", "X", "1", "2", "12"],
    *[
        "The",
        "nobody",
        "Ann",
        "said",
        "asked",
        "iPad",
        "a@b.com",
        "www.x.org",
        "ABC",
        "他",
        "говорит",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
LANGUAGES = st.sampled_from(["", "en", "en-GB", "de", "pl", "zh", "el", "vi", "tlh"])


def article(text: str, *blocks: Block, language: str = "en", markup: bool = False) -> Article:
    media_type = "text/markdown" if markup else "text/plain"
    whole = (Block(0, len(text), "paragraph"),)
    return Article(text, blocks or whole, language=language, media_type=media_type)


@given(st.lists(TEXTS, min_size=1, max_size=4), LANGUAGES, st.sampled_from(["rules", "sentencex"]))
def test_the_law_of_offsets(texts: list[str], language: str, segmenter: str) -> None:
    blocks = []
    text = ""
    for piece in texts:
        text += "|"
        blocks.append(Block(len(text), len(text) + len(piece), "paragraph"))
        text += piece
    sentences = segment(article(text, *blocks, language=language), segmenter=segmenter)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    for sentence in sentences:
        quoted = text[sentence.start : sentence.end]
        assert quoted == quoted.strip() != ""
        assert sentence.text == " ".join(quoted.split())
    for index, block in enumerate(blocks):
        at = block.start
        for sentence in (s for s in sentences if s.block == index):
            assert text[at : sentence.start].strip() == ""
            at = sentence.end
        assert at <= block.end
        assert text[at : block.end].strip() == ""


@given(TEXTS, LANGUAGES)
def test_every_block_is_segmented_as_if_it_were_alone(text: str, language: str) -> None:
    alone = segment(article(text, language=language))
    inside = segment(
        article(f"The U.S{text}Ann", Block(7, 7 + len(text), "item"), language=language)
    )
    assert [s.text for s in alone] == [s.text for s in inside]


@given(TEXTS)
def test_a_sentence_before_another_text_stays_what_it_is(text: str) -> None:
    first = "The river rose in the night."
    both = segment(article(f"{first} Nobody {text}"))
    assert both[0].text == first
    assert [s.text for s in both[1:]] == [s.text for s in segment(article(f"Nobody {text}"))]


def test_blocks_within_one_line() -> None:
    text = "PARIS, May 3 — Rain fell. Snow"
    blocks = (Block(0, 14, "date"), Block(15, 30, "paragraph"))
    sentences = segment(article(text, *blocks))
    assert [(s.text, s.block) for s in sentences] == [
        ("PARIS, May 3 —", 0),
        ("Rain fell.", 1),
        ("Snow", 1),
    ]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("1) Cut the grass 2) Feed the goats", 3, ["Cut the grass", "2) Feed the goats"]),
        ("\n  1. Cut the grass. 2. Feed the goats.", 6, ["Cut the grass.", "2. Feed the goats."]),
        ("7. Cut 2. Feed", 3, ["Cut 2.", "Feed"]),  # 2 does not follow 7
        ("In all 1. Cut 2. Feed", 10, ["Cut 2.", "Feed"]),  # no marker, but the end of a sentence
    ],
)
def test_an_item_without_its_number(text: str, start: int, expected: list[str]) -> None:
    sentences = segment(article(text, Block(start, len(text), "item")))
    assert [s.text for s in sentences] == expected


def test_plain_is_without_markup_only_where_there_is_markup() -> None:
    text = "The **dam** broke.\u200b See [the map](https://example.org/a.b) *now.*"
    plain = [s.plain for s in segment(article(text))]
    assert plain == ["The **dam** broke.", "See [the map](https://example.org/a.b) *now.*"]
    plain = [s.plain for s in segment(article(text, markup=True))]
    assert plain == ["The dam broke.", "See the map now."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028\xa0"])
def test_nothing_has_no_sentences(text: str) -> None:
    for segmenter in SEGMENTERS:
        assert segment(article(text), segmenter=segmenter) == ()


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_offsets_are_characters(segmenter: str) -> None:
    text = "Ähm 😀 – naïve “plan”. Nobody came."
    sentences = segment(article(text), segmenter=segmenter)
    assert [s.text for s in sentences] == ["Ähm 😀 – naïve “plan”.", "Nobody came."]


def test_a_lone_surrogate_does_no_harm() -> None:
    text = "It is \ud800 here. It is not."
    for segmenter in SEGMENTERS:
        assert len(segment(article(text), segmenter=segmenter)) == 2


def test_an_unknown_segmenter_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(UsageError, match="no segmenter 'spacy'; there are rules, punkt, sentencex"):
        segment(article("Nobody came."), segmenter="spacy")


def test_punkt_refuses_a_language_that_it_has_no_model_for() -> None:
    with pytest.raises(UsageError, match="no model for the language 'zh', only for cs, da, de, el"):
        segment(article("桥开了。", language="zh"), segmenter="punkt")


@pytest.mark.parametrize("language", ["", "en", "de", "nn", "pt-BR"])
def test_punkt_needs_no_download(language: str) -> None:
    sentences = segment(article("Ta is 5. Nobody came.", language=language), segmenter="punkt")
    assert sentences[-1].text == "Nobody came."


def test_the_rules_import_neither_nltk_nor_sentencex() -> None:
    code = (
        "import sys; from takeaways.segmenting import segment;"
        "from takeaways.model import Article, Block;"
        "segment(Article('He left. She did.', (Block(0, 17, 'paragraph'),)));"
        "print(sorted({'nltk', 'punkt', 'sentencex', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "piece",
    [
        '."',
        '. " ',
        ".(",
        "1. A ",
        "(1) A ",
        "。《",
        "Inc. ",
        "5 p.m. ",
        ".A",
        "https://x.y/",
        "“Why?” A",
    ],
)
def test_long_runs_of_one_thing(piece: str) -> None:
    text = piece * (200_000 // len(piece))  # would take minutes if time were not linear
    sentences = segment(article(text))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
