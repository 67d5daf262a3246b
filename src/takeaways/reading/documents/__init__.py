"""Documents that are not text: PDF, Word, OpenDocument, EPUB, RTF, e-mail.

Each reader is a function from bytes to a :class:`~takeaways.reading.documents.found.Found`, looked
up by media type and imported only for a document of its kind.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.model import Article
from takeaways.reading import furniture, roles
from takeaways.reading import text as plain
from takeaways.reading.laying import block_of, laid_out
from takeaways.reading.sniffing import DOCX, EPUB, MAIL, ODT, PDF, RTF

if TYPE_CHECKING:
    from takeaways.reading.documents.found import Found

READERS = {
    PDF: ("pdf", "read_pdf"),
    DOCX: ("word", "read_docx"),
    ODT: ("opendocument", "read_odt"),
    EPUB: ("epub", "read_epub"),
    RTF: ("rtf", "read_rtf"),
    MAIL: ("mail", "read_mail"),
}
"""The module and the function that read each kind of document."""
MOST_BYTES = 100_000_000
"""Bytes of a document that are read."""


def read_document(data: bytes, media_type: str, *, name: str = "") -> Article:
    """Return the article of a document of the kind *media_type*. The result has no sentences yet.

    Raises :class:`~takeaways.errors.InputError` for one that is broken, locked or too large,
    :class:`~takeaways.errors.NothingToSummarizeError` for one without text, and
    :class:`~takeaways.errors.MissingExtraError` where its reader is not installed.
    """
    where = name or "the document"
    if len(data) > MOST_BYTES:
        raise InputError(
            f"{where}: {len(data) // 1_000_000} MB, more than the "
            f"{MOST_BYTES // 1_000_000} MB that are read; give the article alone"
        )
    found = _found(data, media_type, where)
    if found.page is not None:
        from takeaways.reading.html import read_page

        page = read_page(found.page, name=name)
        return page._replace(
            title=page.title or found.title,
            byline=page.byline or found.byline,
            date=page.date or found.date,
            media_type=media_type,
        )
    if found.plain.strip():
        text = found.plain
        pieces = plain.pieces(text)
    elif found.blocks:
        text, pieces = laid_out(found.blocks)
    else:
        raise NothingToSummarizeError(f"{where}: no text in it")
    furniture.mark(text, pieces)
    head = roles.assign(text, pieces)
    return Article(
        text,
        tuple(map(block_of, pieces)),
        title=head.title or found.title,
        standfirst=head.standfirst,
        byline=head.byline or found.byline,
        dateline=roles.dateline_of(text, pieces),
        date=head.date or found.date,
        language=found.language,
        name=name,
        media_type=media_type,
        warnings=found.warnings,
    )


def _found(data: bytes, media_type: str, where: str) -> Found:
    module, function = READERS[media_type]
    reader = getattr(import_module(f"takeaways.reading.documents.{module}"), function)
    found: Found = reader(data, where)
    return found
