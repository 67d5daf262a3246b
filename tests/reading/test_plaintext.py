"""Words without invisible characters and markup: a table of cases, and the laws for all text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways.plaintext import applied, deletions, plain

SIGNS = 'ab. \n*_`~[]()!<>&;\\"#\u200b\xad\u200d\x1b\x00é中'
RAGGED = st.text(st.sampled_from(SIGNS)) | st.text()

UNTOUCHED = [
    "The bridge opened on Monday.",
    "5 * 3 * 2 is 30.",
    "He [the mayor] wrote of a “definate [sic] win”.",
    "A snake_case_name and another_name.",
    "If x < y and 5 > 3, it holds.",
    "AT&T; Marks & Spencer",
    "Sales rose 3%* in May.",
    "Ümit Öz — naïve café",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_words_without_signs_are_returned_themselves(text: str) -> None:
    assert plain(text) is text
    assert plain(text, markup=True) == text
    assert deletions(text) == deletions(text, markup=True) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("co\xadop\u200ber\ufeffate", "cooperate"),
        ("ten\xa0per\u202fcent", "ten per cent"),
        ("  a\r\n\tb\u2028c  ", "a b c"),
        ("a \u200b \u200b b", "a b"),
        ("\x1b[31mred\x1b[0m ink", "red ink"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b\x1b[0m[31m", "[31m"),
        ("\x1b[\n\\", "[ \\"),
        ("\x1b]0;two\nlines\x07title", "title"),
        ("pay\u202egnp.\u202c", "paygnp."),
        ("nul\x00led \x9b\x7f", "nulled"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒 a\u200db", "👩\u200d🚒 ab"),
        ("lone \ud800 half", "lone half"),
        ("**not markup**", "**not markup**"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_invisible_characters_go_and_white_space_is_folded(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Bold one.", "Bold one."),
        ("Bold two.** And on.", "Bold two. And on."),
        ("**a *b* c**", "a b c"),
        ("***both*** and a**b**c", "both and abc"),
        ("“*It is,” he said.*", "“It is,” he said."),
        ("~~old~~ new", "old new"),
        ('[text](http://e.org/x_(y) "T") [two][ref] [three]', "text two [three]"),
        ("x ![alt text](http://e.org/b.png) y", "x y"),
        ("[![a](b)](c) y", "y"),
        ("And more](http://e.org) here", "And more here"),
        ("[See the report.", "See the report."),
        ("`code *x*` is ``a ` b``", "code *x* is a ` b"),
        (r"\*not\* \[x\]", "*not* [x]"),
        ("<https://e.org> and <me@e.org>", "https://e.org and me@e.org"),
        ("a<br/>b <b>c</b><!-- no -->", "a b c"),
        ("R&amp;D&nbsp;costs &#8217; &amp;lt;", "R&D costs ’ &lt;"),
        ("a note[^1] here", "a note here"),
    ],
)
def test_markdown_signs_go_and_words_stay(text: str, expected: str) -> None:
    assert plain(text, markup=True) == expected


@given(RAGGED, st.booleans())
def test_the_deletions_make_the_plain_text(text: str, markup: bool) -> None:
    changes = deletions(text, markup=markup)
    assert applied(text, changes) == plain(text, markup=markup)
    assert all(text[start:end] != words for start, end, words in changes)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(changes))


@given(RAGGED, st.booleans())
def test_plain_text_is_folded_and_without_invisible_characters(text: str, markup: bool) -> None:
    result = plain(text, markup=markup)
    assert result == " ".join(result.split())
    assert not set(result) & set("\x00\x1b\xad\u200b\u202e\ud800")


@given(RAGGED)
def test_plain_text_is_its_own_plain_text(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(RAGGED)
def test_white_space_folded_before_or_after_comes_to_the_same(text: str) -> None:
    assert plain(" ".join(text.split())) == plain(text)
