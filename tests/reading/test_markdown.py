"""Markdown: its blocks against a full parser, its front matter, and what is not Markdown at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from takeaways import reading
from takeaways.errors import UsageError
from takeaways.plaintext import plain
from takeaways.reading import markdown

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md")])
LEFT_OUT = {"code", "table", "front matter"}


def by_the_parser(source: str) -> list[tuple[str, str]]:
    tokens = (
        MarkdownIt("commonmark").enable("table").parse(source[markdown.front_matter(source)[1] :])
    )
    out: list[tuple[str, str]] = []
    around: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            around.append(token.type)
        elif token.type.endswith("_close"):
            around.pop()
        elif token.type == "inline" and "table_open" not in around:
            kind = next(
                (
                    kind
                    for name, kind in (
                        ("heading_open", "heading"),
                        ("blockquote_open", "quotation"),
                        ("list_item_open", "item"),
                    )
                    if name in around
                ),
                "paragraph",
            )
            out.append((kind, plain(token.content, markup=True)))
    return [(kind, words) for kind, words in out if words]


def by_us(source: str) -> list[tuple[str, str]]:
    pieces = [p for p in markdown.pieces(source) if p.reason not in LEFT_OUT]
    return [(p.kind, p.text) for p in pieces if p.text]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_our_own_files_have_the_blocks_that_a_parser_finds(path: Path) -> None:
    source = path.read_text("utf-8")
    assert by_us(source) == by_the_parser(source)


@pytest.mark.parametrize(
    "source",
    [
        "# One\n\nA paragraph\nof two lines.\n\n## Two ##\n\nAnother.",
        "Title\n=====\n\nText\n\nSub\n---\nMore",
        "- one\n- two\n  and more\n- three\n\nAfter.",
        "1. one\n2. two\n\n10) ten",
        "> A quotation.\n\n> Another\n\nText",
        "Text\n***\nMore\n\n- - -\n\nEnd",
        "```\n# no heading\n- no item\n```\n\nText",
        "~~~ python\ncode\n\nmore\n~~~\nText",
        "    code\n    code\n\nText",
        "# \n\n#hashtag is text\n\n####### seven",
        "A line\n1986. A great year",
        "Text with | a bar\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter",
        "A *b* and [c](d) and `e`.",
        "* item *emphasis*\n* **bold** item",
        "",
        "\n\n\n",
    ],
)
def test_blocks_are_those_that_a_parser_finds(source: str) -> None:
    assert by_us(source) == by_the_parser(source)


def test_front_matter_says_what_it_says() -> None:
    source = (
        "---\ntitle: 'A wall: built'\nauthor: Oona Reed\ndate: 2031-08-28\n"
        "description: It let the sea in.\n---\n\nThe wall was built backwards on Monday.\n"
    )
    article = reading.read(source)
    assert article.media_type == "text/markdown"
    assert article.title == "A wall: built"
    assert article.byline == "Oona Reed"
    assert article.date == "2031-08-28"
    assert article.standfirst == "It let the sea in."
    assert [b.reason for b in article.blocks] == ["front matter", ""]


def test_a_picture_and_the_slanted_line_below_it_are_no_story() -> None:
    source = (
        "# A wall\n\n![A gap](gap.jpg)\n*The gap at low tide.*\n\nThe wall was *built* in May.\n"
    )
    article = reading.read(source, name="wall.md")
    assert article.title == "A wall"
    assert [b.reason for b in article.blocks] == ["", "caption", "caption", ""]
    assert article.body == "The wall was *built* in May."


@pytest.mark.parametrize(
    "source",
    [
        "#1 in the charts\n\n#2 in our hearts",
        "It cost 5 * 3 * 2 crowns.\n\n* A footnote.",
        "He [the mayor] (61) said so. See [1] and (2).",
        "--- \n\nA rule, and then text.",
        "MARKETS\n=======",
        "snake_case and __init__ and C# and F#",
        "---\nnot closed: at all\n\nText goes on.",
    ],
)
def test_plain_text_is_not_taken_for_markdown(source: str) -> None:
    assert reading.read(source).media_type == "text/plain"


@pytest.mark.parametrize(
    ("source", "name", "media_type", "expected"),
    [
        ("Words.", "a.md", None, "text/markdown"),
        ("# One\n\n## Two\n\nWords.", "a.txt", None, "text/plain"),
        ("# One\n\n## Two\n\nWords.", "", None, "text/markdown"),
        ("Words.", "", "text/markdown; charset=utf-8", "text/markdown"),
        ("# One\n\n## Two\n\nWords.", "a.md", "text/plain", "text/plain"),
    ],
)
def test_who_is_asked_what_it_is(
    source: str, name: str, media_type: str | None, expected: str
) -> None:
    assert reading.read(source, name=name, media_type=media_type).media_type == expected


def test_an_unknown_media_type_names_the_known() -> None:
    with pytest.raises(UsageError, match=r"image/png.*text/plain, text/markdown"):
        reading.read("Words.", media_type="image/png")
