"""The standfirst: the lines under the title that sum the article up, by how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.reading.html import names
from takeaways.reading.html.outline import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.reading.html.outline import Passage
    from takeaways.reading.html.story import Part

SKIPPED = frozenset({"", "label", "related links", "publisher's summary"})
"""Reasons that a class name may have given to what is a standfirst after all."""
LEAST = 25
MOST = 1200
"""Characters of a standfirst."""
PLAIN = 400
"""Characters above which a passage is no standfirst for being set differently alone."""
ENOUGH = 2.0
"""Evidence that makes a passage the standfirst; see :func:`_evidence` for what counts how much."""


def find(
    parts: Sequence[Part], descriptions: tuple[str, ...], titles: frozenset[str]
) -> tuple[int, ...]:
    """Return the indices of the parts that are the standfirst; empty where none is.

    *parts* begin at the title. Evidence is a name that says so, the page's own description of
    itself, a place between the title and a body that is set otherwise, and bold type.
    """
    story = [i for i, p in enumerate(parts) if not p.reason and p.passage.key not in titles]
    body = [i for i in story if not parts[i].passage.level]
    if len(body) < 3:
        return ()
    told = tuple(filter(None, map(bare, descriptions)))
    above = [i for i in range(body[0]) if parts[i].reason in SKIPPED]
    best, index = ENOUGH - 0.001, -1
    for i in dict.fromkeys([*above, *body[:2]]):
        if parts[i].passage.key in titles:
            continue
        rest = [parts[j].passage for j in body if j > i]
        evidence = _evidence(parts[i], told, rest)
        if evidence > best:
            best, index = evidence, i
    return _whole(parts, index, body) if index >= 0 else ()


def named(passage: Passage) -> bool:
    """Return whether the class of a passage's element or of its container says standfirst."""
    known = names.load()
    before = ""
    for word in names.words(passage.classes, levels=3 if passage.tag == "li" else 2):
        if word in known.standfirst or (before == "sub" and word in known.after_sub):
            return True
        before = word
    return False


def _whole(parts: Sequence[Part], index: int, body: list[int]) -> tuple[int, ...]:
    """Return the standfirst with its further paragraphs: what is set alike in the same box."""
    first = parts[index].passage
    last = index
    if named(first):
        look = _look(first)
        while last + 1 < body[-1] and _look(parts[last + 1].passage) == look and last < index + 5:
            last += 1
        if last - index > 4:
            last = index
    return tuple(range(index, last + 1))


def _evidence(part: Part, told: tuple[str, ...], rest: list[Passage]) -> float:
    passage = part.passage
    text = passage.text
    if not LEAST <= len(text) <= MOST or passage.linked * 2 > len(text) or passage.level == 1:
        return 0.0
    look = _look(passage)
    alike = any(_look(other) == look for other in rest)
    apart = not alike and _set_apart(part, rest)
    weight = 0.0 if alike else 0.6
    if named(passage):
        weight += 1.0 if alike else 2.0
    key = passage.key
    if key in told:
        weight += 0.9 if alike else 1.4
    elif any(len(t) > 40 and (key.startswith(t) or t.startswith(key)) for t in told):
        weight += 1.4 if apart else 0.6  # what is cut off was taken from the first paragraph
    if apart and len(text) <= PLAIN:
        weight += 1.4 if len(text) >= 60 and text[-1] in ".!?…。" else 0.3
    if passage.level:
        weight += 0.9
    if "header" in passage.regions:
        weight += 0.9
    if passage.bold > 0.9 * len(text) and not any(p.bold > 0.9 * len(p.text) for p in rest[:2]):
        weight += 1.4
    return weight


def _set_apart(part: Part, rest: list[Passage]) -> bool:
    """Return whether a part is set in a way of its own above a body that is set in one way.

    What the extractor took for the story must stand in the body's container and be given a class
    that is not one for first paragraphs.
    """
    if part.reason:
        return True
    passage = part.passage
    own = passage.classes.partition("\n")[0]
    if not own.strip() or not names.load().openers.isdisjoint(names.words(own)):
        return False
    looks = [_look(other) for other in rest]
    usual = max(set(looks), key=looks.count)
    return (
        2 * looks.count(usual) > len(looks)
        and len(looks) >= 3
        and usual[0] == passage.tag
        and usual[2] == passage.parent
    )


def _look(passage: Passage) -> tuple[str, str, int]:
    """Return what can be told of how a passage is set: its element, its classes, its container."""
    return passage.tag, passage.classes.partition("\n")[0], passage.parent
