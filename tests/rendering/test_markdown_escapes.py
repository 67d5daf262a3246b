"""What is written in Markdown is what CommonMark reads, and no more of it is escaped than needed.

markdown-it-py is the oracle, as CommonMark and with GitHub's extensions.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from takeaways.model import Analysis, Point, Report, Takeaway
from takeaways.plaintext import plain
from takeaways.rendering import render
from takeaways.rendering.markdown import escape

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})
TASKS = ("- [ ] buy", "[ ] buy", "[x] bought", "[X] bought")

SIGNS = st.text(alphabet="ab1 \t.,)(-+*_#>~`[]!<\\&;:/=|'\"$^{}@\n\u00a0\u2028é—“”")
LINES = st.text() | SIGNS


def report_of(text: str) -> Report:
    return Report(
        title=text,
        language="en",
        takeaways=(
            Takeaway(1, text, text, 0, 0, 1.0),
            Takeaway(2, f"{text} {text}", text, 0, 0, 1.0),
        ),
        analysis=Analysis(text, (Point("Who acts", text, ()), Point("", text, ()))),
    )


def seen(oracle: MarkdownIt, source: str) -> tuple[list[str], list[str]]:
    """Return the blocks of a Markdown document and the text of each line."""
    tokens = oracle.parse(source)
    texts = []
    for token in tokens:
        if token.type == "inline":
            kinds = {c.type for c in token.children or ()}
            assert kinds <= {"text", "strong_open", "strong_close"}, (source, kinds)
            texts.append("".join(c.content for c in token.children or ()))
    return [t.type for t in tokens], texts


@pytest.mark.parametrize("oracle", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@given(text=LINES)
@example("1986. A great year")
@example("1) first")
@example("- x")
@example("+ x")
@example("* x")
@example("# x")
@example("#")
@example("x #")
@example("*")
@example("_")
@example("* * *")
@example("_ _ _")
@example("--")
@example("---")
@example("===")
@example("~~~")
@example("```js")
@example("``` x `` y")
@example("> x")
@example("| a | b |")
@example("[a](b)")
@example("![a](b)")
@example("[a][b]")
@example("[a]: b")
@example("[^1]: b")
@example("<script>")
@example("<!-- x")
@example("<https://example.org>")
@example("&amp; &#38; &copy;")
@example("trailing \\")
@example("\\* \\_ \\a")
@example("    four spaces")
@example("2*3 and 4*5")
@example("https://example.org/a_b_c?d=*e*")
@example("**a** __b__ ~~c~~ ~d~")
def test_commonmark_gives_back_the_text(oracle: MarkdownIt, text: str) -> None:
    said = plain(text)
    if not said:
        return
    blocks, texts = seen(oracle, render(report_of(text)))
    expected, _ = seen(oracle, render(report_of("Words.")))
    assert blocks == expected
    twice = plain(f"{text} {text}")
    heads = ["Key Takeaways", "Strategic Analysis"]
    assert texts == [said, heads[0], said, twice, heads[1], said, f"Who acts: {said}", said]


@pytest.mark.parametrize(
    "text",
    [
        "China's 'AI for good' push isn't well-known.",
        "[China] and [the ministry] argue; [5] did not.",
        "It cost $100m (£80m), 5% more: $1.2bn in all!",
        "Is 5 < 6? And 6 > 5, 5 * 3, 2 + 2 = 4, ~40, 50/50.",
        "AT&T, R&D, A & B; C&A.",
        "The file test_case_one and 5,000* of 6,000.",
        "A `single tick, a back\\slash, C:\\dir.",
        "Write to a.b@example.org or see https://example.org/x_y#z.",
        "1986 was great. 12.5 per cent, 3.1 of it.",
        "-5 degrees, +3 tomorrow, #hashtag, 10:30.",
        "“Quoted,” she said — twice… | pipes | and ^carets^ {too}",
        "*Subject to change, 100 of them.",
        "_Maria Silva",
    ],
)
def test_what_commonmark_leaves_alone_stays_bare(text: str) -> None:
    assert escape(text) == text
    blocks, texts = seen(COMMONMARK, escape(text))
    assert blocks == ["paragraph_open", "inline", "paragraph_close"]
    assert texts == [text]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1986. A great year", "1986\\. A great year"),
        ("- x", "\\- x"),
        ("# x", "\\# x"),
        ("[a](b)", "[a]\\(b)"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("a *b* c", "a \\*b\\* c"),
        ("&amp;", "\\&amp;"),
        ("\\*", "\\\\*"),
        ("[note]: see below", "\\[note]: see below"),
        *((text, text.replace("[", "\\[", 1)) for text in TASKS if text.startswith("[")),
    ],
)
def test_what_needs_it_is_escaped_once(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(text=LINES)
def test_an_escape_only_adds_backslashes_before_signs(text: str) -> None:
    said = plain(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape(said)) == said


def test_time_is_linear_in_the_signs() -> None:
    """Patterns of many openers, each with nothing to close it, do not explode."""
    for sign in ("[", "`", "*", "_ ", "\\", "&a", "<a", "[a]", "~x "):
        said = escape(sign * 20_000)
        assert said.count(sign[0]) >= 20_000
