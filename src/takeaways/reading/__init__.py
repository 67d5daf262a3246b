"""Reading: bytes or text become an :class:`~takeaways.model.Article` made of blocks."""

from __future__ import annotations

import re

from takeaways.model import Article, Block

PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\n]*\S[^\n]*)*")


def read(
    data: str | bytes, *, name: str = "", media_type: str | None = None, encoding: str | None = None
) -> Article:
    """Decode and find the blocks. The result has no sentences and no language yet."""
    text = data if isinstance(data, str) else data.decode(encoding or "utf-8")
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in PARAGRAPH.finditer(text))
    return Article(text, blocks, name=name, media_type=media_type or "text/plain")
