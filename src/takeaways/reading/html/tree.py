"""Parsing: from source to a tree of bounded size, and what trafilatura takes of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lxml.etree import LxmlError, XPath
from lxml.html import HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.reading.html.outline import bare

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CHARACTERS = 20_000_000
"""Characters of a page's source that are read. Articles' pages have up to 5 million, scripts and
all."""
MOST_ELEMENTS = 60_000
"""Elements of a page. News pages have some 2,000, the longest live blogs 20,000; so many take three
seconds and half a gigabyte."""
LONGEST_NAME = 2_000
"""Characters of a class or an id; longer ones are taken off, for every rule would search them."""

FOR_READERS = XPath(
    "//span[contains(@class, 'visually-hidden') or contains(@class, 'sr-only')"
    " or contains(@class, 'screen-reader')]"
)
"""What is in a line of text for screen readers alone: "(opens in a new window)"."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a reader is not to print


def parsed(source: str, where: str) -> HtmlElement:
    """Return the tree of a page, without comments; what is nested over 2,000 deep is left out.

    Raises :class:`~takeaways.errors.InputError` for what is too large, and
    :class:`~takeaways.errors.NothingToSummarizeError` where there is no element at all.
    """
    if len(source) > MOST_CHARACTERS:
        raise InputError(
            f"{where}: {len(source) // 1_000_000} million characters of HTML, more than the "
            f"{MOST_CHARACTERS // 1_000_000} million that are read; give the article's page alone"
        )
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise NothingToSummarizeError(f"{where}: an empty page; give the article's") from error
    count = 0
    for element in tree.iter():
        count += 1
        for name in ("class", "id"):
            if len(element.get(name) or "") > LONGEST_NAME:
                del element.attrib[name]
    if count > MOST_ELEMENTS:
        raise InputError(
            f"{where}: a page of {count:,} elements, more than the {MOST_ELEMENTS:,} that are "
            "read; give the article's page alone"
        )
    for element in FOR_READERS(tree):
        element.drop_tree()
    return tree


def extracted(tree: HtmlElement) -> list[str]:
    """Return the lines of a page that trafilatura takes for the article, as keys to compare by.

    It is asked for more rather than less, for what it takes too much is told from the story
    afterwards; that also takes half the time (on two sets of pages mean F1 was 96.2 and 97.2, with
    its own balance 96.1 and 97.3). Empty where it finds none, or lists are nested too deep for it.
    """
    try:
        document = bare_extraction(tree, include_comments=False, favor_recall=True)
    except RecursionError:
        return []
    if not isinstance(document, Document) or not document.text:
        return []
    return [key for key in map(bare, document.text.splitlines()) if key]
