"""Blocks of markup that is all of it the article: what Word documents and e-books become."""

from __future__ import annotations

from takeaways.reading.html.outline import outline
from takeaways.reading.html.tree import parsed
from takeaways.reading.laying import Laid


def blocks_of(markup: str, where: str) -> list[Laid]:
    """Return the blocks of some HTML: headings with their level, items, quotations, paragraphs."""
    blocks: list[Laid] = []
    for passage in outline(parsed(markup, where)):
        if not any(map(str.isalnum, passage.text)) or "navigation" in passage.regions:
            continue
        if "table" in passage.regions and len(passage.text) < 120:
            blocks.append(Laid(passage.text, "furniture", "table"))
        elif "caption" in passage.regions:
            blocks.append(Laid(passage.text, "furniture", "caption"))
        elif passage.level:
            blocks.append(Laid(passage.text, "heading", level=passage.level))
        elif passage.quoted:
            blocks.append(Laid(passage.text, "quotation"))
        else:
            blocks.append(Laid(passage.text, "item" if passage.tag == "li" else "paragraph"))
    return blocks
