from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways.language import Language, article_terms, load, terms

PLAIN = Language("xx")

SPACED = [
    # code, text, the terms
    ("en", "The mayor's bridge isn't open.", ("mayor", "bridg", "open")),
    ("en", "THE BRIDGES, THE BRIDGE", ("bridg", "bridg")),
    ("en", "It rose 4.5% to 1,200 in 2024.", ("rose", "4.5", "1,200", "2024")),
    ("en", "O’Hara met O'Hara’s brother", ("o'hara", "met", "o'hara", "brother")),
    ("en", "He's late. That’s it.", ("late",)),
    ("en", "The long-delayed ferry", ("long", "delay", "ferri")),
    ("en", "", ()),
    ("en", "…!? — “”", ()),
    ("en", "the of and to", ()),
    ("fr", "L’eau de l'usine qu’il a fermée", ("eau", "usin", "ferm")),
    ("fr", "aujourd'hui", ()),
    ("it", "dell'acqua all’ospedale", ("acqua", "ospedal")),
    ("tr", "İstanbul'da ILIK ve Ankara'nın", ("istanbul", "ılık", "ankar")),
    ("pt", "não está na câmara também", ("câm",)),
    ("de", "Die Brücken der Stadt", ("bruck", "stadt")),
    ("hi", "पुल की मरम्मत", ("पुल", "मरम्मत")),
]


@pytest.mark.parametrize(("code", "text", "expected"), SPACED)
def test_terms(code: str, text: str, expected: tuple[str, ...]) -> None:
    assert terms(text, load(code)) == expected


def test_accents_that_stand_apart_are_joined_to_their_letters() -> None:
    assert terms("cafe\u0301", PLAIN) == ("café",)


def test_without_data_every_word_is_a_term_as_it_stands() -> None:
    assert terms("The Bridges' Mayor’s", PLAIN) == ("the", "bridges", "mayor's")


@pytest.mark.parametrize("code", ["zh", "ja", "th"])
def test_where_there_are_no_spaces_pairs_of_characters_are_terms(code: str) -> None:
    text = {"zh": "大桥关闭", "ja": "大橋閉鎖", "th": "สะพาน"}[code]
    assert terms(text, load(code)) == tuple(text[i : i + 2] for i in range(len(text) - 1))


def test_latin_words_among_chinese_stay_whole() -> None:
    assert terms("Brightwater 关闭 2024", load("zh")) == ("brightwater", "关闭", "2024")


@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from(["en", "fr", "zh", "tr", "xx"]))
def test_an_article_has_the_terms_of_its_sentences(sentences: list[str], code: str) -> None:
    language = load(code)
    together = article_terms(sentences, language)
    assert together == tuple(terms(sentence, language) for sentence in sentences)


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "de", "th", "hi", "xx"]))
def test_no_term_is_empty(text: str, code: str) -> None:
    assert all(terms(text, load(code)))
