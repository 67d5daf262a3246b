"""Word, OpenDocument, EPUB, RTF and e-mail: what is read of them, and what is refused."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from takeaways.errors import InputError, MissingExtraError, NothingToSummarizeError
from takeaways.model import Article
from takeaways.reading import read
from takeaways.reading.sniffing import document_kind

sys.path.insert(0, str(Path(__file__).parent))
from document_files import Run, archive, docx, epub, odt, pdf, w

FIRST = "The harbour board of Kell voted on Tuesday to widen the north quay by twelve metres."
SECOND = "Eleven of its fourteen members were in favour, and three stayed away from the vote."
THIRD = "The county is to lend two thirds of the sum at three per cent over twenty years."


def listed(article: Article) -> list[tuple[str, str]]:
    return [
        (b.reason or f"{b.kind}{b.level or ''}", article.text[b.start : b.end])
        for b in article.blocks
    ]


WHOLE = [
    ("title", "Quay to be widened after all"),
    ("paragraph", FIRST),
    ("heading2", "What it costs"),
    ("item", SECOND),
    ("item", THIRD),
]


def test_word() -> None:
    body = w("Quay to be widened after all", "Title") + w(FIRST) + w("What it costs", "H2")
    article = read(docx(body + w(SECOND, item=True) + w(THIRD, item=True)), name="quay.docx")
    assert listed(article) == WHOLE
    assert article.title == "Quay to be widened after all"
    assert article.media_type.endswith("wordprocessingml.document")


def test_word_keeps_what_was_inserted_and_not_what_was_deleted() -> None:
    tracked = (
        "<w:p><w:r><w:t>The quay is to be </w:t></w:r>"
        "<w:del><w:r><w:delText>forty</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins>"
        "<w:r><w:t> metres wider, the board of the port of Kell said.</w:t></w:r></w:p>"
    )
    text = read(docx(tracked + w(FIRST))).text
    assert "is to be twelve metres wider" in text
    assert "forty" not in text


def test_opendocument() -> None:
    article = read(
        odt(
            '<text:h text:outline-level="1">Quay to be widened after all</text:h>'
            "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
            f"<text:p>{FIRST}<text:note><text:p>A foot note.</text:p></text:note></text:p>"
            '<text:h text:outline-level="2">What<text:s/>it costs</text:h>'
            f"<text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item>"
            f"<text:list-item><text:p>{THIRD}</text:p></text:list-item></text:list>"
        )
    )
    assert listed(article) == WHOLE


def test_epub() -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
    pages = {
        "one.xhtml": f"{head}<h1>Quay to be widened after all</h1><p>{FIRST}</p></body></html>",
        "two.xhtml": f"{head}<h2>What it costs</h2><ul><li>{SECOND}</li><li>{THIRD}</li></ul>"
        "</body></html>",
    }
    article = read(epub(pages, title="Quay"))
    assert listed(article) == WHOLE
    assert article.language == "en"
    assert article.byline == "Inga Marsk"


def test_rtf() -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0 "
        r"Quay to be widened\par " + FIRST + r"\par Kostet 3 Mio. \'80 mehr, sagte H\'f6lt.\par }"
    )
    article = read(source.encode("ascii"))
    assert [text for _, text in listed(article)] == [
        "Quay to be widened",
        FIRST,
        "Kostet 3 Mio. € mehr, sagte Hölt.",
    ]


MAIL = (
    "From: Inga Marsk <inga@example.org>\r\nTo: desk@example.org\r\n"
    "Date: Tue, 4 Mar 2031 08:15:00 +0100\r\nMIME-Version: 1.0\r\n"
    "Subject: =?utf-8?q?Kai_wird_verl=C3=A4ngert?=\r\n"
)


def test_mail() -> None:
    body = f"{FIRST}\r\n\r\n{SECOND}\r\n\r\n{THIRD}\r\n"
    data = f"{MAIL}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}".encode()
    article = read(data)
    assert article.title == "Kai wird verlängert"
    assert article.byline == "Inga Marsk"
    assert article.date == "2031-03-04"
    assert [text for kind, text in listed(article) if kind == "paragraph"] == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_mail_of_two_parts_is_read_once() -> None:
    plain = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    page = f"<html><body><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    data = (
        f'{MAIL}Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n"
        f"--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--\r\n"
    ).encode()
    assert read(data).text.count(FIRST) == 1


def test_a_page_saved_as_mhtml() -> None:
    page = f"<html><body><h1>Quay</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    data = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/quay\r\n"
        "Subject: Quay\r\nDate: Tue, 4 Mar 2031 08:15:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
    ).encode()
    article = read(data)
    assert article.title == "Quay"
    assert article.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "text",
    [
        "From: the editor\n\nThe quay of Kell opened on Monday, its chair said in the town hall.",
        "Date: 4 March\nTo: all\n\nThe quay of Kell opened on Monday, its chair said.",
        "Subject to change: the quay. From here: the sea. Date: none. The port opened.",
        "%PDF is how such a file begins, the clerk explained to the board on Monday.",
        "PK is the mark of an archive, and of its author, the clerk told the board.",
        "{\\rt} is no RTF, and the port of Kell opened on Monday, its chair said.",
    ],
)
def test_text_that_begins_like_a_document_is_text(text: str) -> None:
    assert document_kind(text.encode()) == ""
    assert read(text.encode()).media_type == "text/plain"


def test_a_document_is_known_by_its_content_whatever_its_name() -> None:
    data = docx(w(FIRST) + w(SECOND))
    for name in ("quay.txt", "quay.pdf", "quay"):
        assert read(data, name=name).text == f"{FIRST}\n\n{SECOND}"


BOMB = b" " * 60_000_000
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
WHOLE_WORD = docx(w(FIRST) + w(SECOND))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(w(FIRST), {"word/document.xml": BOMB}), "unpacks to more than 50 MB"),
        (odt("", {"content.xml": BOMB}), "unpacks to more than 50 MB"),
        (epub({"a.xhtml": ""}, {"OPS/a.xhtml": BOMB}), "unpacks to more than 50 MB"),
        (docx(w(FIRST), {"word/document.xml": ENTITIES}), "declares a document type"),
        (odt("", {"content.xml": ENTITIES}), "declares a document type"),
        (WHOLE_WORD[:-200], "a broken archive"),
        (WHOLE_WORD[:300] + bytes(20) + WHOLE_WORD[320:], "a broken"),
        (docx("<w:p><w:r>"), "broken"),
        (docx(w(FIRST), {"word/document.xml": b"\x00\x01 not XML"}), "broken"),
        (archive({"mimetype": "application/epub+zip", "a": "b"}), "a broken e-book"),
        (epub({"a.xhtml": ""}, {"META-INF/rights.xml": "<r/>"}), "rights management"),
    ],
)
def test_a_bad_document_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        read(data, name="quay.docx")
    assert str(raised.value).startswith("quay.docx: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("data", [docx(""), odt(""), epub({"a.xhtml": ""})])
def test_a_document_without_text_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(NothingToSummarizeError, match="no text in it"):
        read(data)


@pytest.mark.parametrize(
    ("module", "data", "extra"),
    [
        ("pypdfium2", pdf([[Run(50, 700, "Quay")]]), "pdf"),
        ("mammoth", WHOLE_WORD, "docx"),
        ("striprtf", rb"{\rtf1 Quay}", "rtf"),
    ],
)
def test_a_reader_that_is_not_installed_names_the_command(
    module: str, data: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., object] = builtins.__import__

    def absent(name: str, *rest: object) -> object:
        if name.partition(".")[0] == module:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingExtraError, match=rf"pip install 'takeaways\[{extra}\]'"):
        read(data)
