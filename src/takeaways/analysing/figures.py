"""The figures of an article, each with what it counts, in the article's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.analysing.scanning import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.scanning import Scan

DIGIT = re.compile(r"\d")
CURRENCIES = frozenset("$£€¥₹₽₩")
CLAUSE = 10
"""Words at most before a figure that are shown where nothing follows that it counts."""
COUNTED = 3
"""Words at most that are shown of what is counted."""


def figures(scans: Sequence[Scan], lex: Lexicon) -> tuple[Line, ...]:
    """Return the figures of a story in order; not its dates, ages, times and scores."""
    out: list[Line] = []
    for index, scan in enumerate(scans):
        if scan.shouted or not DIGIT.search(scan.sentence.plain):
            continue
        at = 0
        while at < len(scan.words):
            found = _figure(scan, at, lex) if scan.words[at][0].isdigit() else None
            if found:
                start, at = found
                out.append(Line(index, scan.slice(start, at)))
            else:
                at += 1
    return tuple(out)


def _figure(scan: Scan, at: int, lex: Lexicon) -> tuple[int, int] | None:
    """Return where the figure that begins with this number begins and ends, with what it counts."""
    end = _amount(scan, at, lex)
    if not end or scan.quoted(at):
        return None
    start = at - (at > 0 and scan.words[at - 1] in CURRENCIES)
    valued = start < at or _valued(scan, at, end, lex)
    linked = end
    if end < len(scan.words) and scan.lower[end] in lex.figure_units:
        linked, valued = end + 1, True
    while linked + 1 < len(scan.words) and scan.lower[linked] in lex.figure_links:
        number = linked + 1 + (scan.words[linked + 1] in CURRENCIES)
        further = _amount(scan, number, lex) if number < len(scan.words) else 0
        if not further:
            break
        linked, valued = further, valued or _valued(scan, number, further, lex)
    of = linked + int(linked > end and _of(scan, linked, lex))
    counted = _counted(scan, of, lex)
    if counted > of and scan.lower[counted - 1] in lex.figure_units:
        linked, valued = counted, True  # "4.5m Orrin crowns" is an amount yet
    elif counted > of:
        return (_led(scan, start, lex), counted) if valued or _many(scan.words[at]) else None
    if not valued:
        return None
    if scan.lower[linked : linked + 1] and scan.lower[linked] in lex.figure_after:
        linked += 1  # "45% higher"
    begun = _begun(scan, start, lex)
    return (begun, linked) if begun < start and _ends(scan, linked, lex) else None


def _of(scan: Scan, at: int, lex: Lexicon) -> bool:
    return at < len(scan.words) and scan.lower[at] in lex.of and scan.lower[at] in lex.figure_links


def _ends(scan: Scan, at: int, lex: Lexicon) -> bool:
    """Return whether a clause may be left off before a token without turning its meaning."""
    if at >= len(scan.words) or not scan.words[at][0].isalnum():
        return True
    return scan.lower[at] in lex.bounds and scan.lower[at] not in lex.going_on


def _amount(scan: Scan, at: int, lex: Lexicon) -> int:
    """Return the token after an amount: the number, its scale, its sign; 0 where it is none."""
    words, lower = scan.words, scan.lower
    word = words[at]
    if (
        not word[0].isdigit()
        or not word[-1].isdigit()
        or (scan.glued(at) and words[at - 1] not in CURRENCIES | {"(", "“", '"', "—"})
    ):
        return 0
    end = at + 1
    if end < len(words) and scan.glued(end):
        if words[end] == "%" or lower[end] in lex.figure_scales:
            end += 1
        elif words[end] not in ",.;:)”\"'’—…?!" or _clock(scan, end):
            return 0
    elif end < len(words) and lower[end] in lex.figure_scales:
        end += 1
        if words[end - 1] == "per":
            end += 1
    before = lower[at - 1] if at else ""
    if before == "." and at > 1:  # "Oct. 27"
        before = lower[at - 2]
    numbered = at > 1 and words[at - 1][0].isupper() and words[at - 2] not in '“".'
    after = lower[end] if end < len(words) else ""
    bare = end == at + 1 and before not in CURRENCIES
    if (
        bare
        and (
            numbered  # "Chapter 11"
            or before in lex.words.calendar
            or after in lex.words.calendar
            or after in lex.clock
            or before in lex.numbering
            or (len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20"))
            or (before == "," and after == ",")
        )
    ):
        return 0
    return end


def _clock(scan: Scan, at: int) -> bool:
    """Return whether a colon belongs to a time or a score: *4:30*."""
    return scan.words[at] == ":" and at + 1 < len(scan.words) and scan.glued(at + 1)


def _valued(scan: Scan, at: int, end: int, lex: Lexicon) -> bool:
    return end > at + 1 or scan.lower[end - 1] in lex.figure_units


def _many(word: str) -> bool:
    return len(word.replace(",", "")) > 1


def _counted(scan: Scan, at: int, lex: Lexicon) -> int:
    """Return the token after the nouns that follow a figure; *at* itself where there are none."""
    end = at
    while end < len(scan.words) and end - at < COUNTED and scan.spaced(end):
        word, low = scan.words[end], scan.lower[end]
        if not word[0].isalpha() or low in lex.pronouns or low in lex.bounds:
            break
        if low in lex.verbs and not low.endswith("s"):  # "votes" are counted
            break
        if (
            low in lex.words.prepositions
            or low in lex.words.calendar
            or low.endswith(lex.adverb + lex.participle + lex.gerund)
        ):
            break
        if word[0].isupper() and end > at and scan.words[end - 1][0].islower():
            break  # "an $11bn deal Orrin signed"
        end += 1
        if low in lex.plurals:
            break
    if (
        end == at
        or scan.lower[end - 1] in lex.comparatives
        or scan.lower[end - 1].partition("-")[0] in lex.times
    ):
        return at
    if scan.words[end - 1][0].isupper() and end < len(scan.words) and scan.words[end][0].islower():
        cut = scan.lower[end] not in lex.bounds
        if cut and scan.spaced(end):
            return at  # half of a phrase: "800,000 Orrin" of "800,000 Orrin savers hold"
    listed = end < len(scan.words) and scan.words[end] in ",-–/&" and scan.glued(end)
    return at if listed and not scan.lower[end - 1].endswith("s") else end


def _led(scan: Scan, start: int, lex: Lexicon) -> int:
    """Return the token where *more than*, *nearly*, *at least* before a figure begin."""
    for lead in lex.figure_leads:
        if start >= len(lead) and tuple(scan.lower[start - len(lead) : start]) == lead:
            return start - len(lead)
    return start


def _begun(scan: Scan, start: int, lex: Lexicon) -> int:
    """Return the token where the clause that a figure ends begins, if it is near and whole.

    It is whole if it has a verb with something before it: *sales rose 2%*.
    """
    at = start
    while at > 0 and scan.lower[at - 1] not in lex.clause_ends:
        word, low = scan.words[at - 1], scan.lower[at - 1]
        if not word[0].isalnum() and word not in CURRENCIES | {"%", "’", "'"}:
            break
        if low in lex.clause_breaks:
            return start
        if low in lex.words.prepositions and low not in lex.clause_inner:
            return start
        at -= 1
        if start - at > CLAUSE:
            return start
    lower = scan.lower
    while at < start and lower[at] in lex.openers:
        at += 1
    verb = next((i for i in range(at, start) if _verbal(lower[i], lex)), start)
    if not at + 1 <= verb < start or lower[at] in lex.pronouns or lower[at].endswith(lex.gerund):
        return start
    if lower[at] in lex.words.prepositions or lower[verb].endswith(lex.gerund):
        return start
    return at


def _verbal(low: str, lex: Lexicon) -> bool:
    return low in lex.verbs or (low.endswith(lex.participle) and len(low) > 4)
