"""Pages that hold no article: what each of them is, in one line that says what to do instead."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from takeaways.reading.html import names
from takeaways.reading.html.story import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from takeaways.reading.html.metadata import Claims
    from takeaways.reading.html.outline import Passage
from takeaways.reading.html.story import Part

STATUS = re.compile(r"\b(?:40[0134]|410|429|50[0234])\b")
"""The codes of HTTP that error pages bear in their titles."""
FEW = 120
"""Words below which a page of an error, a log-in or scripts has no article."""
TEASERS = 12
"""Linked headings from which a page without an article's paragraphs is a section front."""
STUB = 120
"""Words of a page that says it is not free, below which it is but the article's beginning."""
NONE = 25
"""Words below which such a beginning is not summarized at all."""


def refusal(
    tree: HtmlElement, passages: Sequence[Passage], kept: Sequence[Part], said: Claims
) -> str:
    """Return what the page is instead of an article; empty where it may be one.

    A page whose story has 120 words or more is taken for an article, unless it is a list of other
    articles: a dozen linked headings, no claim to be an article, and no two paragraphs together.
    """
    words = _words(kept)
    if words < FEW:
        first = next((p.text for p in passages if p.level == 1), "")
        for title in (said.page_title, first):
            if _says_error(title):
                return f"it looks like an error page (“{title}”); open the article and save it"
        if words < NONE:
            if any(e.get("type", "").lower() == "password" for e in tree.iter("input")):
                return "it is a page to log in at; save the article from the browser, logged in"
            if _scripted(tree, passages):
                return (
                    "it has no text of its own, a browser's scripts fetch it; save the page from "
                    "the browser, or copy the text"
                )
    if _is_front(passages, kept, said):
        return "it is a list of articles, not one; give the page of a single article"
    return ""


def _says_error(title: str) -> bool:
    """Return whether a title, or a page's first heading, is that of an error or a robot check."""
    said = title.lower().replace("’", "'")
    return len(title) < 100 and (
        STATUS.search(title) is not None or any(phrase in said for phrase in names.load().failed)
    )


def warning(kept: Sequence[Part], said: Claims, *, walled: bool) -> tuple[str, bool]:
    """Return what to say of an article cut off by a paywall, and whether to refuse it.

    *walled* says that a notice of the paywall was found on the page.
    """
    words = _words(kept)
    if words >= STUB or not (said.paid or walled):
        return "", False
    if words < NONE:
        return "behind a paywall: the page has not one paragraph of the article", True
    return f"behind a paywall: the page has only the first {words} words of the article", False


def _words(kept: Sequence[Part]) -> int:
    text = " ".join(p.passage.text for p in kept if not p.reason and not p.passage.level)
    unspaced = sum(1 for character in text if character > "\u2e7f")
    return len(text.split()) + unspaced // 2


def _scripted(tree: HtmlElement, passages: Sequence[Passage]) -> bool:
    text = sum(len(passage.text) for passage in passages)
    return text < 1000 and next(tree.iter("script"), None) is not None


def _is_front(passages: Sequence[Passage], kept: Sequence[Part], said: Claims) -> bool:
    if said.kind == "article" or said.headline:
        return False
    teasers = sum(1 for p in passages if p.level > 1 and p.link_share > 0.8 and len(p.text) > 20)
    if teasers < TEASERS:
        return False
    story = [part.passage for part in kept if not part.reason]
    together = sum(1 for a, b in pairwise(story) if is_prose(a) and is_prose(b))
    return together < 3
