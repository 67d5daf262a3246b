"""Which passages of a page are the article, and what the others between them are.

trafilatura says which words are the article's. Its answer is laid over the page's own outline, so
that headings keep their level, lists their items and captions their name; then what it took too
much is given its reason, and what it dropped from the midst of the story is put back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.reading.html.signs import by_class, by_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.reading.html.outline import Passage

SHORT_KEY = 16
"""Letters below which a passage is looked for as a whole line, not as part of the text."""
WINDOW = 20_000
"""Letters of the extracted text in which the next passage is looked for first."""
SEARCHES = 100_000_000
"""Letters that are searched in all for passages that are not where they were expected, so that a
page of a million passages takes no more than a second for it."""
DOMINANT = {"hidden": 0.8}
"""Share of the story above which a region is the story, for an old page may be one table; 0.4 where
none is given. What is hidden is often a copy of the whole, for sharing."""
CAPTION = 400
"""Characters of what is said of a picture in its box, at most."""
PROSE = 60
"""Characters from which a closed passage is a paragraph and not a label."""
ENDS = ".!?…。！？।॥؟»”\"’'）)」』"
REGION_REASONS = {
    "caption": "caption",
    "aside": "related links",
    "navigation": "navigation",
    "footer": "label",
    "form": "promotion",
    "hidden": "label",
    "address": "author note",
}


class Part(NamedTuple):
    """A passage of the article, and why it is not the story if it is not."""

    passage: Passage
    reason: str = ""
    above: bool = False
    """Whether it stands above the story's first paragraph."""


def is_prose(passage: Passage) -> bool:
    """Return whether a passage reads as a paragraph: long, or closed; and not mostly links."""
    text = passage.text
    if passage.level or passage.linked * 2 > len(text):
        return False
    if len(text) >= 2 * PROSE or (len(passage.key) >= 25 and ord(text[0]) > 0x2E80):
        return True
    return len(text) >= PROSE and text[-1] in ENDS


def parts(passages: Sequence[Passage], lines: Sequence[str], titles: frozenset[str]) -> list[Part]:
    """Return the parts of the article, in order, from its title to its last paragraph.

    *lines* are the keys of the lines that the extractor kept; *titles* the keys of the page's
    titles. Empty where there is no paragraph among them.
    """
    found = matched(passages, lines)
    core = [i for i in range(len(passages)) if found[i] and is_prose(passages[i])]
    if not core:
        return []
    core = _once(passages, core)
    home = _Home([passages[i] for i in core])
    core = [i for i in core if not home.foreign(passages[i])] or core
    first = _title(passages, core, titles)
    core = [i for i in core if i >= first]
    last = _last(passages, found, core, home)
    kept: list[Part] = []
    seen: set[str] = set()
    for i in range(first, last + 1):
        passage = passages[i]
        if not passage.key:
            continue
        story = found[i] or home.belongs(passage)
        if not story and i < core[0] and passage.link_share > 0.5:
            continue  # a menu below the title may have thousands of lines
        reason = _reason(passage, home, seen, first=i == core[0])
        if not story and not reason:
            reason = "label"
        if passage.key in titles and i <= core[0]:
            reason = ""
        if not reason and len(passage.key) > 40:
            seen.add(passage.key)
        kept.append(Part(passage, reason, i <= core[0]))
    kept = by_links(kept)
    while kept and kept[-1].reason:
        kept.pop()
    return kept


def _once(passages: Sequence[Passage], core: list[int]) -> list[int]:
    """Leave out the copies of a paragraph: of each, the one that stands among most others stays."""
    weights: dict[int, int] = {}
    for i in core:
        weights[passages[i].parent] = weights.get(passages[i].parent, 0) + len(passages[i].text)
    best: dict[str, int] = {}
    for i in core:
        passage = passages[i]
        other = best.setdefault(passage.key, i)
        if weights[passages[other].parent] < weights[passage.parent]:
            best[passage.key] = i
    return sorted(best.values())


def matched(passages: Sequence[Passage], lines: Sequence[str]) -> list[bool]:
    """Return for each passage whether it is part of the extracted text."""
    whole = frozenset(lines)
    text = "".join(lines)
    budget = SEARCHES
    at = 0
    found: list[bool] = []
    for passage in passages:
        key = passage.key
        if len(key) < SHORT_KEY:
            found.append(key in whole and bool(key))
            continue
        place = text.find(key, at, at + WINDOW)
        if place < 0 and budget > 0:
            budget -= len(text)
            place = text.find(key)
        elif place >= 0:
            at = place + len(key)
        found.append(place >= 0)
    return found


class _Home:
    """Where the story's paragraphs stand: in which regions, and in which kind of container."""

    def __init__(self, core: list[Passage]) -> None:
        whole = sum(len(p.text) for p in core)
        regions: dict[str, int] = {}
        places: dict[tuple[str, str], int] = {}
        parents: dict[int, int] = {}
        for passage in core:
            size = len(passage.text)
            for region in passage.regions:
                regions[region] = regions.get(region, 0) + size
            place = _place(passage)
            places[place] = places.get(place, 0) + size
            parents[passage.parent] = parents.get(passage.parent, 0) + size
        self.regions = frozenset(
            r for r, size in regions.items() if size >= DOMINANT.get(r, 0.4) * whole
        )
        self.places = frozenset(p for p, size in places.items() if size >= 0.2 * whole)
        pictured = sum(len(p.text) for p in core if p.pictured)
        self.pictured = pictured > 0.5 * whole
        """Whether most of the story stands beside pictures, as that of a gallery does."""
        self.parents = frozenset(p for p, size in parents.items() if size >= 0.1 * whole)

    def foreign(self, passage: Passage) -> bool:
        """Return whether it is in a region that the story is not in."""
        return any(r in REGION_REASONS and r not in self.regions for r in passage.regions)

    def belongs(self, passage: Passage) -> bool:
        """Return whether a passage that the extractor left out is set just as the story is."""
        if self.foreign(passage) or passage.linked * 3 > len(passage.text):
            return False
        if passage.level:
            return passage.parent in self.parents and passage.level > 1
        if passage.parent in self.parents:
            return _place(passage) in self.places and (
                is_prose(passage) or passage.text[-1] in ENDS
            )
        tag, container = place = _place(passage)
        return tag != "li" and bool(container) and place in self.places and is_prose(passage)


def _place(passage: Passage) -> tuple[str, str]:
    """Return what kind of place a passage stands in: its element and its container's classes."""
    _, _, above = passage.classes.partition("\n")
    return passage.tag, above.partition("\n")[0]


def _title(passages: Sequence[Passage], core: list[int], titles: frozenset[str]) -> int:
    """Return the index of the article's title above its first paragraph; else of that paragraph."""
    sizes = [len(passages[i].text) for i in core]
    allowed = 0.3 * sum(sizes)
    before = 0
    best = -1
    for i, size in zip(core, sizes, strict=True):
        start = best + 1 if best >= 0 else 0
        for j in range(start, i):
            passage = passages[j]
            if passage.key in titles and not {"navigation", "hidden"} & set(passage.regions):
                best = j
        if best >= 0 or before > allowed:
            break
        before += size
    if best < 0:
        headings = [j for j in range(core[0]) if passages[j].level == 1]
        best = headings[-1] if headings else core[0]
    return best


def _last(passages: Sequence[Passage], found: list[bool], core: list[int], home: _Home) -> int:
    """Return the index of the story's last passage."""
    last = core[-1]
    for i in range(last + 1, len(passages)):
        passage = passages[i]
        if passage.level == 1:
            break  # the next article of an endless page
        near = passage.parent in home.parents
        if (found[i] and near) or (home.belongs(passage) and not passage.level):
            last = i
    return last


def _reason(passage: Passage, home: _Home, seen: set[str], *, first: bool) -> str:
    named = by_class(passage)
    for region in passage.regions:
        if region in home.regions:
            continue
        if region in REGION_REASONS:
            return named or REGION_REASONS[region]
        if region == "table" and len(passage.text) < 2 * PROSE:
            return "table"
    shown = passage.pictured and not home.pictured and len(passage.text) < CAPTION
    if shown and not (first and passage.parent in home.parents):
        return named or "caption"
    return "repeated" if passage.key in seen else named
