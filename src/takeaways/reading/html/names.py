"""The names that page authors give to things, and what they mean; data in ``data/pages.json``."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).parent.parent / "data" / "pages.json"
WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")


class Names(NamedTuple):
    """Words of class names, in lower case."""

    standfirst: frozenset[str]
    after_sub: frozenset[str]
    """What means the standfirst with ``sub`` before it."""
    openers: frozenset[str]
    """What a first paragraph is called that is set in its own way, and is the story's."""
    readers_only: tuple[str, ...]
    """Names of text that is there for screen readers alone."""
    reasons: dict[str, str]
    """The reason that each word gives."""
    failed: tuple[str, ...]
    """What the titles of error pages and robot checks say."""


@cache
def load() -> Names:
    """Return the names; the file is read once."""
    data = json.loads(PATH.read_text(encoding="utf-8"))
    return Names(
        standfirst=frozenset(data["standfirst"]),
        after_sub=frozenset(data["after_sub"]),
        openers=frozenset(data["openers"]),
        readers_only=tuple(data["readers_only"]),
        reasons={word: reason for reason, words in data["reasons"].items() for word in words},
        failed=tuple(data["failed"]),
    )


def words(classes: str, *, levels: int = 1) -> list[str]:
    """Return the words of an element's class names, and of those around it up to *levels*.

    A name is taken apart at dashes and at capitals.

    >>> words("article-caption imgCredit")
    ['article', 'caption', 'img', 'credit']
    """
    lines = classes.split("\n", levels)[:levels]
    return [word.lower() for word in WORD.findall(" ".join(lines))]
