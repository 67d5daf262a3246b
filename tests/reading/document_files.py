"""Makers of small documents for the tests: just what the formats ask for, written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple


class Run(NamedTuple):
    """A line of a PDF's page: points from the left and the bottom, the size of its type."""

    left: float
    bottom: float
    text: str
    size: float = 11
    font: str = "F1"
    """F1 is Helvetica, F2 its bold."""


def pdf(pages: Iterable[Iterable[Run]]) -> bytes:
    """Return a PDF of A4 pages with lines of text at given places."""
    objects: list[bytes] = [b"", b"", b"", b""]
    kids: list[int] = []
    for page in pages:
        stream = b"".join(_set(run) for run in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    for i, name in ((2, b"Helvetica"), (3, b"Helvetica-Bold")):
        objects[i] = (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
        )
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    )
    return out.getvalue()


def _set(run: Run) -> bytes:
    words = run.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
    words = words.replace(b")", b"\\)")
    place = f"{run.left:.1f} {run.bottom:.1f}".encode()
    return b"BT /%s %g Tf %s Td (%s) Tj ET\n" % (run.font.encode(), run.size, place, words)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of the members, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name, content, stored)
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, members: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document whose body is some WordprocessingML."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Title", "Title"), ("H1", "heading 1"), ("H2", "heading 2"))
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    content = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    content += 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>',
    }
    return archive(parts | dict(members or {}))


def w(text: str, style: str = "", *, item: bool = False) -> str:
    """Return one paragraph of WordprocessingML."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        kind += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{kind}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def odt(body: str, members: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument text whose body is some of its XML."""
    names = " ".join(
        f'xmlns:{short}="{ODF}{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": ODT_TYPE, "content.xml": content}
    return archive(parts | dict(members or {}))


def epub(
    pages: Mapping[str, str], members: Mapping[str, str | bytes] | None = None, *, title: str = ""
) -> bytes:
    """Return an e-book of some pages, given by the names of their files."""
    items = "".join(
        f'<item id="p{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:language>en-GB</dc:language>"
        "<dc:creator>Inga Marsk</dc:creator></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'<container xmlns="{ODF}container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": package,
        **{f"OPS/{name}": page for name, page in pages.items()},
    }
    return archive(parts | dict(members or {}))
