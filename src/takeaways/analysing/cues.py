"""Which sentences speak of causes and consequences, of what is to come, of a contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.scanning import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Cues, Lexicon
    from takeaways.analysing.scanning import Scan
    from takeaways.model import Candidate

LONGEST = 40
"""Words of the longest sentence that is shown whole; a longer one is for rereading, not a line."""
SHORTEST = 6
ENOUGH = 3
"""The weight of cues that makes a sentence a line: one strong one, or two others."""


def lines(scans: Sequence[Scan], candidates: Sequence[Candidate], lex: Lexicon) -> tuple[Line, ...]:
    """Return the sentences that stand alone, as rewriting has them where it was asked.

    Without candidates only those are taken that do not open with a pronoun or a connective.
    """
    rewritten = {c.sentences[0]: c for c in candidates if len(c.sentences) == 1}
    out: list[Line] = []
    for index, scan in enumerate(scans):
        if scan.shouted or not SHORTEST <= len(scan.words) <= LONGEST:
            continue
        plain = scan.sentence.plain
        if not plain.endswith((".", ".”", '."', "!", "”", '"', "’")) or plain.endswith("..."):
            continue
        if not (plain[0].isupper() or plain[0].isdigit() or plain[0] in "“\"‘'$£€"):
            continue
        if _told_by_i(scan, lex):
            continue
        unbalanced = any(not (s.opened and s.closed) for s in scan.quotes)
        whole = sum(s.end - s.start for s in scan.quotes) > len(scan.words) * 0.7
        if unbalanced or whole:
            continue
        candidate = rewritten.get(scan.sentence.index)
        if candidate:
            if not candidate.unfit:
                out.append(Line(index, candidate.text))
        elif not candidates and _alone(scan, lex):
            out.append(Line(index, plain))
    return tuple(out)


def _told_by_i(scan: Scan, lex: Lexicon) -> bool:
    first_person = lex.words.first_person
    if first_person.isdisjoint(scan.lower):
        return False
    return any(low in first_person and not scan.quoted(i) for i, low in enumerate(scan.lower))


def _alone(scan: Scan, lex: Lexicon) -> bool:
    first = next((low for low in scan.lower if low[0].isalnum()), "")
    own = lex.words
    opening = own.pronoun_openings | own.connective_openings | own.connectives_any
    return not (first in opening or first in own.connectives_bare or first in own.connectives_comma)


def weight(scan: Scan, cues: Cues, lex: Lexicon) -> int:
    """Return how much the cues in a sentence's own words weigh; those it quotes do not count."""
    lower = scan.lower
    total = 0
    if cues.keys().isdisjoint(lower):
        return total
    for at, low in enumerate(lower):
        for rest, each in cues.get(low, ()):
            if tuple(lower[at + 1 : at + 1 + len(rest)]) != rest or scan.quoted(at):
                continue
            if lex.undoing.isdisjoint(lower[max(0, at - 2) : at]):  # "had been expected to"
                total += each
    return total


def chosen(
    found: Sequence[Line],
    scans: Sequence[Scan],
    cues: Cues,
    scores: Sequence[float],
    lex: Lexicon,
    *,
    most: int,
    bonus: frozenset[str] = frozenset(),
) -> tuple[Line, ...]:
    """Return the lines with cues enough, those of the highest rank, in the article's order.

    A word of *bonus*, such as a month in what is to come, adds to the cues of a sentence.
    """
    rated: list[tuple[float, Line]] = []
    for line in found:
        scan = scans[line.scan]
        total = weight(scan, cues, lex)
        if total and bonus:
            total += any(
                low in bonus and word != low
                for low, word in zip(scan.lower, scan.words, strict=True)
            )
        if total >= ENOUGH:
            score = scores[line.scan] if line.scan < len(scores) else 0.0
            rated.append((score * min(total, 4), line))
    rated.sort(key=lambda r: (-r[0], r[1].scan))
    return tuple(sorted(line for _, line in rated[:most]))
