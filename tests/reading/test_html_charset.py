"""The encodings of pages: what fits, what is declared, and what is declared wrongly."""

from __future__ import annotations

import pytest

from takeaways.reading import read

RUSSIAN = "В порту Келль утром в понедельник открыли новый причал, сказал его начальник."
GERMAN = "Die Werft in Kell lässt für drei Reeder größere Fähren bauen, sagte die Chefin."
JAPANESE = "ケル港の新しい岸壁が月曜日の朝に開通し、港の責任者が地元の漁師たちに感謝した。"


def page(text: str, declared: str, *, xml: bool = False) -> str:
    opening = f'<?xml version="1.0" encoding="{declared}"?>' if xml else "<!DOCTYPE html>"
    meta = "" if xml else f'<meta charset="{declared}">'
    paragraphs = f"<p>{text}</p>" * 2 + f"<p>{text} {text}</p>"
    return f"{opening}<html><head>{meta}<title>1</title></head><body>{paragraphs}</body></html>"


@pytest.mark.parametrize(
    ("text", "declared", "codec", "read_as"),
    [
        (RUSSIAN, "windows-1251", "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r", "koi8-r"),
        (GERMAN, "ISO-8859-1", "latin-1", "cp1252"),
        (JAPANESE, "Shift_JIS", "shift_jis", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp", "euc_jp"),
        (GERMAN, "utf-8", "utf-8", "utf-8"),
        (GERMAN, "iso-8859-1", "utf-8", "utf-8"),  # declared wrongly: it is UTF-8
        (RUSSIAN, "no-such-code", "utf-8", "utf-8"),
        (GERMAN, "utf-8", "utf-16", "utf-16-le"),  # its byte-order mark decides
    ],
)
def test_a_page_is_decoded_by_what_fits(text: str, declared: str, codec: str, read_as: str) -> None:
    article = read(page(text, declared).encode(codec), media_type="text/html")
    assert text in article.body
    assert article.encoding == read_as
    assert article.warnings == ()


def test_what_an_xml_declaration_says_counts() -> None:
    data = page(RUSSIAN, "windows-1251", xml=True).encode("cp1251")
    assert RUSSIAN in read(data, media_type="application/xhtml+xml").body


def test_the_header_it_came_with_counts_before_the_page() -> None:
    data = page(RUSSIAN, "koi8-r").encode("cp1251")
    assert RUSSIAN in read(data, media_type="text/html; charset=windows-1251").body


def test_the_readers_word_counts_before_all() -> None:
    data = page(RUSSIAN, "koi8-r").encode("cp1251")
    article = read(data, media_type="text/html", encoding="cp1251")
    assert RUSSIAN in article.body
    assert article.encoding == "cp1251"


def test_one_broken_character_does_not_make_a_page_another_encoding() -> None:
    data = page(GERMAN * 20, "utf-8").encode().replace("ä".encode(), b"\xe4", 1)
    article = read(data, media_type="text/html")
    assert article.encoding == "utf-8"
    assert "größere" in article.body
    assert article.warnings == ("1 characters are not utf-8; shown as �",)


def test_a_page_that_declares_nothing_and_is_no_utf_8_is_guessed_at() -> None:
    article = read(page(GERMAN, "no-such-code").encode("cp1252"), media_type="text/html")
    assert GERMAN in article.body
    assert article.encoding == "cp1252"
    assert "Windows-1252" in article.warnings[0]
