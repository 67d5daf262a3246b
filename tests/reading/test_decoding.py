"""From bytes to text: a table of encodings, a table of what is no text, and the laws."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways import reading
from takeaways.errors import InputError, NothingToSummarizeError, TakeawaysError, UsageError
from takeaways.reading.decoding import decode

WORDS = "Die Größe des Hafens – 5 € – überraschte “alle”."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), "utf-32-be"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_and_the_mark_taken_off(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text == WORDS
    assert decoded.encoding == encoding
    assert bool(decoded.warnings) == (encoding == "cp1252")


def test_the_fallback_says_what_it_did_and_what_decides() -> None:
    article = reading.read(WORDS.encode("cp1252"))
    assert article.warnings == ("not UTF-8; read as Windows-1252 (--encoding decides)",)


def test_what_the_user_says_decides() -> None:
    assert decode("Größe".encode("cp437"), encoding="cp437").text == "Größe"
    assert decode(WORDS.encode(), encoding="latin-1").text != WORDS
    with pytest.raises(InputError, match=r"not ascii, at byte 6; .*--encoding"):
        decode(WORDS.encode(), encoding="ascii")


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "hex", "a\0b", "\ud800"])
def test_an_encoding_that_is_none_is_the_users_mistake(encoding: str) -> None:
    with pytest.raises((UsageError, InputError)):
        decode(b"words", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"PK\x03\x04\x14\0word/", "an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x1f\x8b\x08\0", "a gzip file"),
        (b"ID3\x04\0\0\0\0", "a sound recording"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (b"\0\x01\x02\x03" * 50, "a binary file"),
        (b"words and \0\0\0\0 more \x01\x02\x03", "a binary file"),
        (b"<!DOCTYPE nonsense>\0\x01\x02\x03\x04", "a binary file"),
    ],
)
def test_what_is_no_text_is_named_in_one_line(data: bytes, looks: str) -> None:
    with pytest.raises(InputError, match=looks) as caught:
        decode(data, name="pier.bin")
    message = str(caught.value)
    assert message.startswith("pier.bin: ")
    assert "\n" not in message


@pytest.mark.parametrize(
    "data",
    [
        b"ID3 tags are back in fashion.",
        b"BZh was what he said.",
        b"GIF89a is an old format, and nobody mourns it.",
        b"A line with one \0 in " + b"it and many words. " * 20,
        b"\x1b[31mRed\x1b[0m ink on the pier.",
        "Ÿ was her name.".encode("cp1252"),
    ],
)
def test_text_that_only_begins_like_something_else_is_text(data: bytes) -> None:
    assert reading.read(data).blocks


@pytest.mark.parametrize(
    "data", ["", b"", " \n\t ", b"\xef\xbb\xbf", "\ufeff\u200b\u200b", b"\xff\xfe"]
)
def test_nothing_is_said_to_be_nothing(data: str | bytes) -> None:
    with pytest.raises(NothingToSummarizeError, match=r"^tide\.txt: empty"):
        reading.read(data, name="tide.txt")


@given(st.binary(), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "punycode"]))
def test_no_bytes_end_in_anything_but_an_article_or_an_error(
    data: bytes, encoding: str | None
) -> None:
    message = ""
    try:
        reading.read(data, media_type="text/plain", encoding=encoding)
    except TakeawaysError as error:
        message = str(error)
    assert "\n" not in message


@given(st.text(min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_text_comes_back_as_it_was(words: str, encoding: str) -> None:
    words = f"The pier. {words}"
    try:
        text = decode(words.encode(encoding)).text
    except InputError:  # so many control characters that it looks binary
        text = words
    assert text == words
