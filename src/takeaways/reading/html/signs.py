"""Signs of furniture that only a page has: the names its authors gave to things, and its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.reading.html import names

if TYPE_CHECKING:
    from takeaways.reading.html.outline import Passage
    from takeaways.reading.html.story import Part

LONGEST = 400
"""Characters of a passage above which a class name is not believed."""


def by_class(passage: Passage) -> str:
    """Return the reason that the names of a short passage's element and its container give.

    A name counts where it is one of the class's own words: ``"article-caption"``, ``"imgCaption"``
    and ``"caption"`` say caption, ``"recaption"`` does not.
    """
    if len(passage.text) > LONGEST:
        return ""
    known = names.load()
    own = passage.classes.partition("\n")[0].lower()
    if any(name in own for name in known.readers_only):
        return "label"
    for word in names.words(passage.classes, levels=2):
        if word in known.reasons:
            return known.reasons[word]
    return ""


def by_links(parts: list[Part]) -> list[Part]:
    """Mark what is but links: lists of them, lone lines, the headings above them."""
    out = list(parts)
    _lists(out)
    for i, part in enumerate(out):
        passage = part.passage
        if not part.reason and not passage.level and passage.tag != "li":
            if passage.link_share >= 0.7 and len(passage.text) < 200 and passage.text[-1:] != ".":
                out[i] = part._replace(reason="related links")
        elif not part.reason and passage.level > 1 and passage.link_share >= 0.8:
            out[i] = part._replace(reason="related links")
    _announcements(out)
    return out


def _lists(out: list[Part]) -> None:
    start = 0
    while start < len(out):
        end = start
        first = out[start].passage
        while end < len(out) and (out[end].passage.tag, out[end].passage.parent) == (
            first.tag,
            first.parent,
        ):
            end += 1
        if first.tag == "li" and end > start:
            items = out[start:end]
            size = sum(len(p.passage.text) for p in items)
            linked = sum(p.passage.linked for p in items)
            if linked > 0.5 * size and size < 200 * len(items):
                for i in range(start, end):
                    if not out[i].reason:
                        out[i] = out[i]._replace(reason="related links")
        start = max(end, start + 1)


def _announcements(out: list[Part]) -> None:
    """Mark headings and short lines ending in a colon that have nothing but furniture below."""
    below = "end"
    for i in range(len(out) - 1, -1, -1):
        part = out[i]
        if part.reason:
            below = part.reason
            continue
        passage = part.passage
        heading = passage.level > 1
        colon = len(passage.text) < 120 and passage.text.endswith(":")
        if below == "related links" and colon:
            out[i] = part._replace(reason="related links")
        elif heading and below == "end":
            out[i] = part._replace(reason="label")
        else:
            below = "story"
