"""What has a date in an article, in the order of the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.scanning import Line, Scan
    from takeaways.analysing.story import Story

FEWEST = 3
"""Dated sentences from which on their order is worth showing."""
MOST = 4
LONGEST = 30
"""Words at most of a sentence that is shown for its date."""


def in_order(story: Story, free: Sequence[Line]) -> list[Line]:
    """Return sentences with one full date each, the earliest first; nothing where they are few.

    A date is full if its year is named: *in 2014*, *on 3 May 2014*. Two dates of which one has no
    month cannot always be put in order; then the first named stands first.
    """
    found: list[tuple[tuple[int, int, int], int, Line]] = []
    for line in free:
        scan = story.scans[line.scan]
        if len(scan.words) > LONGEST:
            continue
        dates = _dates(scan, story.lex)
        if len(dates) == 1:
            found.append((dates[0], line.scan, line))
    if len({date for date, _, _ in found}) < FEWEST:
        return []
    best = sorted(found, key=lambda f: (-story.score(f[1]), f[1]))[:MOST]
    return [line for _, _, line in sorted(best)]


def _dates(scan: Scan, lex: Lexicon) -> list[tuple[int, int, int]]:
    """Return the dates in a sentence as year, month, day, 0 for what is not said.

    None at all where a number may be a year and is not surely one.
    """
    out: list[tuple[int, int, int]] = []
    lower = scan.lower
    for at, word in enumerate(scan.words):
        if len(word) != 4 or not word.isdecimal() or not "1800" <= word <= "2100":
            continue
        if scan.quoted(at):
            return []
        back = at - (at > 0 and lower[at - 1] == ",")
        near = lower[max(0, back - 2) : back]
        month = next((lex.months[low] for low in near if low in lex.months), 0)
        if not month and not (near and near[-1] in lex.before_year):
            return []
        days = [int(low) for low in near + lower[back - 3 : back - 2] if _day(low)]
        out.append((int(word), month, days[0] if month and days else 0))
    return out


def _day(low: str) -> bool:
    return low.isdecimal() and len(low) < 3 and 0 < int(low) < 32
