"""What kind of document some bytes are, by what they begin with; names are not believed."""

from __future__ import annotations

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"
MAIL = "message/rfc822"
DOCUMENTS = (PDF, DOCX, ODT, EPUB, RTF, MAIL)
ALIASES = {"text/rtf": RTF, "multipart/related": MAIL, "application/x-pdf": PDF}

HEADERS = frozenset(
    (
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"content-type",
        b"received",
        b"return-path",
        b"delivered-to",
        b"reply-to",
        b"dkim-signature",
        b"snapshot-content-location",
        b"x-mailer",
        b"content-transfer-encoding",
    )
)
"""Header fields that tell an e-mail or a saved page."""
FEWEST_HEADERS = 3
"""Of those, in the first lines; a press release may begin with ``Date:`` and ``From:`` alone."""


def document_kind(data: bytes) -> str:
    """Return the media type of a document that is not text; empty for what may be text.

    >>> document_kind(b"%PDF-1.7 ..."), document_kind(b"The port opened.")
    ('application/pdf', '')
    """
    head = data[:1024]
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if head.startswith(b"{\\rtf"):
        return RTF
    if b"%PDF-" in head and (head.lstrip().startswith(b"%PDF-") or b"\x00" in data[:4096]):
        return PDF
    return MAIL if _is_mail(data[:8192]) else ""


def _zip_kind(data: bytes) -> str:
    """Return what a zip archive is, by the names near its beginning and in its directory."""
    first = data[30:200]
    if first.startswith(b"mimetype" + EPUB.encode()):
        return EPUB
    if first.startswith(b"mimetype" + ODT.encode()):
        return ODT
    names = data[-200_000:]
    if b"word/document.xml" in names or b"word/document.xml" in data[:200_000]:
        return DOCX
    if b"META-INF/container.xml" in names:
        return EPUB
    return ""


def _is_mail(head: bytes) -> bool:
    lines = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n")
    names = {line.partition(b":")[0].strip().lower() for line in lines if b":" in line[:40]}
    first = lines[0].partition(b":")[0].lower()
    return (first in HEADERS or first.startswith((b"x-", b"arc-"))) and (
        len(names & HEADERS) >= FEWEST_HEADERS
    )
