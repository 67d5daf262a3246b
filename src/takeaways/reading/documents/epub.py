"""EPUB: the pages of an e-book in the order of its spine, read as markup that is all the text.

ebooklib's licence (AGPL) does not go with this package's; a zip archive of web pages needs none.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from takeaways.errors import InputError
from takeaways.reading.decoding import decode
from takeaways.reading.documents.archive import content, opened, tree
from takeaways.reading.documents.found import Found
from takeaways.reading.documents.markup import blocks_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from takeaways.reading.laying import Laid

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
PAGES = ("application/xhtml+xml", "text/html")
MOST_PAGES = 500


def read_epub(data: bytes, where: str) -> Found:
    """Return what is found in an e-book, chapter after chapter; its table of contents is left out.

    Raises :class:`~takeaways.errors.InputError` for one that is broken, locked or too long.
    """
    archive = opened(data, where)
    if content(archive, "META-INF/rights.xml", where):
        raise InputError(f"{where}: locked by rights management; a copy without it can be read")
    container = content(archive, "META-INF/container.xml", where)
    rootfile = tree(container, where).find(f".//{CONTAINER}rootfile") if container else None
    path = rootfile.get("full-path", "") if rootfile is not None else ""
    package = content(archive, path, where)
    if not package:
        raise InputError(f"{where}: a broken e-book; save or fetch it again")
    root = tree(package, where)
    blocks: list[Laid] = []
    for name in _pages(root, dirname(path), where):
        page = content(archive, name, where)
        if page.strip():
            blocks += blocks_of(decode(page, name=where).text, where)
    return Found(
        tuple(blocks),
        title=_said(root, "title"),
        byline=_said(root, "creator"),
        date=_said(root, "date"),
        language=_said(root, "language").partition("-")[0].lower(),
    )


def _pages(root: _Element, folder: str, where: str) -> list[str]:
    """Return the names of the pages in the order in which they are read."""
    manifest = {
        item.get("id", ""): item
        for item in root.iter(f"{OPF}item")
        if item.get("media-type") in PAGES and "nav" not in (item.get("properties") or "").split()
    }
    spine = [item.get("idref", "") for item in root.iter(f"{OPF}itemref")]
    names = [
        normpath(join(folder, unquote(manifest[ref].get("href", ""))))
        for ref in spine
        if ref in manifest
    ]
    if len(names) > MOST_PAGES:
        raise InputError(
            f"{where}: an e-book of {len(names):,} files, more than the {MOST_PAGES} that are "
            "read; give the article alone"
        )
    return names


def _said(root: _Element, name: str) -> str:
    return " ".join((root.findtext(f".//{DC}{name}") or "").split())
