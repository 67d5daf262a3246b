"""RTF, by striprtf (BSD-3-Clause, no dependencies): paragraphs, without their styles."""

from __future__ import annotations

import re

from takeaways.errors import InputError
from takeaways.reading.documents.found import Found, missing
from takeaways.reading.laying import Laid

BULLET = re.compile(r"^(?:[•·▪◦‣■]|[-–*])\s+")


def read_rtf(data: bytes, where: str) -> Found:
    """Return what is found in an RTF document: its paragraphs and the items of its lists."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise missing(where, "RTF", "rtf") from error
    try:
        text = rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]
    except Exception as error:
        raise InputError(f"{where}: a broken RTF document; save it again") from error
    blocks: list[Laid] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        if any(map(str.isalnum, words)):
            item = BULLET.match(words)
            blocks.append(Laid(words[item.end() :], "item") if item else Laid(words))
    return Found(tuple(blocks))
