"""PDF: lines with their places, by PDFium; paragraphs of them are made in :mod:`paragraphs`.

PDFium is the engine of a well-known browser; its wrapper pypdfium2 (BSD-3-Clause, Apache-2.0) has
no dependencies. On two manuals of 36 and 17 pages it took 42 and 16 ms, pypdf 383 and 157,
pdfminer.six 656 and 308, for the same text.
"""

from __future__ import annotations

import re
from ctypes import byref, c_int, create_string_buffer
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.reading.documents.found import Found, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
"""A book has some 600 pages and a million characters."""
LEAST_SIZE = 4
"""Points; a smaller size is one that the page scales, and the letter's box tells more."""
BOLD = 600
"""The weight of type from which it is bold; normal is 400."""
BOLD_NAMES = (b"bold", b"black", b"heavy")
LOCK = Lock()
"""PDFium is not safe to be called from two threads."""


class Line(NamedTuple):
    """A line of a page. Places are in points, from the page's lower left corner."""

    text: str
    page: int
    """From 0."""
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """The size of its type, in points."""
    bold: bool
    height: float
    """The page's height."""


def read_pdf(data: bytes, where: str) -> Found:
    """Return what is found in a PDF: paragraphs, headings and list items and title.

    Raises :class:`~takeaways.errors.InputError` for a file that is locked by a password, broken or
    too long, and :class:`~takeaways.errors.NothingToSummarizeError` for a scan without text.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise missing(where, "PDF", "pdf") from error
    from takeaways.reading.documents.paragraphs import blocks_of

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(f"{where}: {_why(str(error))}") from error
        try:
            pages = len(document)
            if pages > MOST_PAGES:
                raise InputError(
                    f"{where}: {pages:,} pages, more than the {MOST_PAGES:,} that are read; "
                    "give the article's pages alone"
                )
            lines = list(_lines(document, where))
            said = document.get_metadata_dict()
        finally:
            document.close()
    if not lines:
        raise NothingToSummarizeError(
            f"{where}: {pages} {'page' if pages == 1 else 'pages'} without text, as a scan is; "
            "run text recognition (OCR) over it first"
        )
    return Found(blocks_of(lines), title=_title(said))


def _why(message: str) -> str:
    if "password" in message.lower():
        return "locked by a password; save a copy without it"
    return "a broken PDF; save or fetch it again"


def _lines(document: Any, where: str) -> Iterator[Line]:
    from pypdfium2 import PdfiumError, raw

    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:
            continue  # one page that is broken, among others
        height = page.get_height()
        words = page.get_textpage()
        count = words.count_chars()
        total += count
        if total > MOST_CHARACTERS:
            raise InputError(
                f"{where}: more than the {MOST_CHARACTERS:,} characters of text that are read; "
                "give the article's pages alone"
            )
        text = words.get_text_range() if count else ""
        at = 0
        for part in text.split("\n"):
            start, at = at, at + len(part) + 1
            line = part.rstrip()
            first = start + len(line) - len(line.lstrip())
            last = start + len(line) - 1
            if first > last or last >= count:
                continue
            left = words.get_charbox(first, loose=True)[0]
            right = words.get_charbox(last, loose=True)[2]
            middle = _letter(line, first - start) + start
            _, bottom, _, top = words.get_charbox(middle, loose=True)
            size = raw.FPDFText_GetFontSize(words, middle)
            yield Line(
                " ".join(line.split()),
                number,
                left,
                bottom,
                max(left, right),
                top,
                round(size if size >= LEAST_SIZE else top - bottom, 1),
                all(_is_bold(raw, words, i) for i in (first, middle, last)),
                height,
            )
        words.close()
        page.close()


def _is_bold(raw: Any, words: Any, index: int) -> bool:
    """Return whether a letter is bold, by its type's weight or, failing that, its name."""
    if raw.FPDFText_GetFontWeight(words, index) >= BOLD:
        return True
    name = create_string_buffer(100)
    size = raw.FPDFText_GetFontInfo(words, index, name, 100, byref(c_int()))
    return 0 < size <= 100 and any(word in name.value.lower() for word in BOLD_NAMES)


def _letter(line: str, start: int) -> int:
    """Return the index of the letter nearest to a line's middle, for bullets have odd boxes."""
    middle = (start + len(line)) // 2
    after = next((i for i in range(middle, len(line)) if line[i].isalnum()), -1)
    return (
        after
        if after >= 0
        else next((i for i in range(middle, -1, -1) if line[i].isalnum()), start)
    )


def _title(said: dict[str, str]) -> str:
    """Return the title that the file bears, unless it is that of a file or a template."""
    title = " ".join(said.get("Title", "").split())
    if re.search(r"(?i)\.(?:docx?|indd|pdf|qxp|odt|pptx?)$|^(?:microsoft word|untitled)", title):
        return ""
    return title if " " in title else ""
