"""OpenDocument text (ODT): its XML is read here, no library of it being kept up.

The last release of odfpy is of 2020; lxml comes with the reading of web pages anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.errors import InputError
from takeaways.reading.documents.archive import content, opened, tree
from takeaways.reading.documents.found import Found
from takeaways.reading.laying import Laid

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
SKIPPED = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{TEXT}note",
        f"{TEXT}table-of-content",
        f"{OFFICE}annotation",
        f"{OFFICE}forms",
        f"{TEXT}sequence-decls",
    )
)
"""What is deleted, a foot note, a comment, or made by the program."""
BREAKS = frozenset((f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"))


def read_odt(data: bytes, where: str) -> Found:
    """Return what is found in an OpenDocument text: headings, paragraphs, items of lists."""
    archive = opened(data, where)
    source = content(archive, "content.xml", where)
    if not source:
        raise InputError(f"{where}: a broken OpenDocument text; save it again")
    body = tree(source, where).find(f"{OFFICE}body/{OFFICE}text")
    blocks: list[Laid] = []
    if body is not None:
        _walk(body, blocks)
    said = content(archive, "meta.xml", where)
    title = tree(said, where).findtext(f".//{TITLE}") if said else ""
    return Found(tuple(blocks), title=" ".join((title or "").split()))


def _walk(body: _Element, blocks: list[Laid]) -> None:
    stack: list[tuple[_Element, str]] = [(body, "")]
    while stack:
        element, inside = stack.pop()
        tag = element.tag
        if tag in SKIPPED or not isinstance(tag, str):
            continue
        if tag in (f"{TEXT}h", f"{TEXT}p"):
            text = " ".join(_words(element).split())
            if text:
                blocks.append(_laid(element, text, inside))
            continue
        if tag == f"{TEXT}list":
            inside = inside or "item"
        elif tag == f"{TABLE}table":
            inside = "table"
        stack += [(child, inside) for child in reversed(element)]


def _laid(element: _Element, text: str, inside: str) -> Laid:
    if element.tag == f"{TEXT}h":
        level = element.get(f"{TEXT}outline-level", "1")
        return Laid(text, "heading", level=min(6, int(level) if level.isdecimal() else 1) or 1)
    style = element.get(f"{TEXT}style-name", "")
    if style == "Title":
        return Laid(text, "heading", level=1)
    if inside == "table" and len(text) < 120:
        return Laid(text, "furniture", "table")
    return Laid(text, "item" if inside == "item" else "paragraph")


def _words(element: _Element) -> str:
    """Return the text of a paragraph, with its spaces, tabs and line breaks, without its notes."""
    out: list[str] = [element.text or ""]
    for child in element:
        if child.tag in BREAKS:
            out.append(" ")
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            out.append(_words(child))
        out.append(child.tail or "")
    return "".join(out)
