"""Documents that are zip archives: members read with a limit, so that none can swell."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from takeaways.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_MEMBER = 50_000_000
"""Bytes of one file in an archive, unpacked. A novel's text has a hundredth of it."""
MOST_XML = 150_000_000
"""Bytes of all XML in an archive, unpacked."""
MOST_MEMBERS = 10_000


def opened(data: bytes, where: str) -> zipfile.ZipFile:
    """Return an archive whose XML is small enough to be read and declares no entities.

    What a member says is its size is a bound: no more of it is ever unpacked. Raises
    :class:`~takeaways.errors.InputError` for an archive that is broken or too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"{where}: a broken archive; save or fetch the document again") from error
    xml = [m for m in members if m.filename.lower().endswith((".xml", ".rels", ".opf", "html"))]
    size = max((m.file_size for m in xml), default=0)
    if (
        len(members) > MOST_MEMBERS
        or size > MOST_MEMBER
        or sum(m.file_size for m in xml) > MOST_XML
    ):
        raise InputError(
            f"{where}: unpacks to more than {MOST_MEMBER // 1_000_000} MB of text, as no article "
            "does; give the article alone"
        )
    for member in xml:
        if not member.filename.lower().endswith("html") and _declares(archive, member, where):
            raise InputError(
                f"{where}: declares a document type, as no such document needs to; save it anew"
            )
    return archive


def content(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return a member of an archive; empty where there is none of that name."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return b""
    if member.file_size > MOST_MEMBER:
        raise InputError(f"{where}: its {name} is too large to be that of an article")
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise InputError(f"{where}: a broken archive; save or fetch the document again") from error
    except RuntimeError as error:  # what zipfile raises for an archive with a password
        raise InputError(f"{where}: locked by a password; save a copy without it") from error


def tree(source: bytes, where: str) -> _Element:
    """Return the root of an XML file: no entities, no network, nothing huge."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{where}: broken XML in it; save the document again") from error
    if root is None:
        raise InputError(f"{where}: broken XML in it; save the document again")
    return root


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> bool:
    source = content(archive, member.filename, where)
    return b"<!DOCTYPE" in source[:20_000] or b"<!ENTITY" in source[:20_000]
