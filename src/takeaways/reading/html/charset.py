"""The encoding of a page's bytes: UTF-8 where it fits, else what the page says of itself."""

from __future__ import annotations

import codecs
import re

from takeaways.errors import InputError
from takeaways.reading.decoding import Decoded, decode

DECLARED = re.compile(
    rb"""(?i)<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w:.-]{2,40})"""
)
LOOKED_AT = 8_192
"""Bytes in which a page's own word for its encoding is looked for; browsers look at 1,024."""
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
"""What browsers read instead of an encoding that is named: the one that contains it."""
BROKEN = 0.001
"""Share of characters that may be broken in what is still taken for the encoding it says it is."""


def decode_page(data: bytes, *, media_type: str = "", name: str = "") -> Decoded:
    """Return the text of a page: by its byte-order mark, as UTF-8, or as it is said to be encoded.

    What came with it in an HTTP header, in *media_type* (``text/html; charset=…``), counts before
    the page's own ``<meta>``. Raises :class:`~takeaways.errors.InputError` for what is no text.

    >>> page = '<meta charset="windows-1251"><p>Туман'.encode("cp1251")
    >>> decode_page(page).text
    '<meta charset="windows-1251"><p>Туман'
    """
    try:
        decoded = decode(data, name=name)
        if not decoded.warnings:
            return decoded
    except InputError:  # some encodings of Japanese look like no text
        decoded = None
    header = re.search(r"(?i)charset\s*=\s*\"?([\w:.-]+)", media_type)
    meta = DECLARED.search(data[:LOOKED_AT])
    stated = (header and header.group(1), meta and meta.group(1).decode("latin-1"), "utf-8")
    for codec in map(_codec, filter(None, stated)):
        text = data.decode(codec, "replace") if codec else ""
        broken = text.count("\ufffd")
        if text and broken <= BROKEN * len(text):
            warnings = (f"{broken} characters are not {codec}; shown as �",) if broken else ()
            return Decoded(text, codec, warnings)
    return decoded or decode(data, name=name)


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
        "a".encode(codec)
    except (LookupError, ValueError):
        return ""
    return WIDER.get(codec, codec)
