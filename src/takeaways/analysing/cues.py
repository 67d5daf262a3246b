"""Which sentences speak of causes and consequences, of what is to come, of a contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.scanning import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
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
    first_person = lex.first_person
    if first_person.isdisjoint(scan.lower):
        return False
    return any(low in first_person and not scan.quoted(i) for i, low in enumerate(scan.lower))


def _alone(scan: Scan, lex: Lexicon) -> bool:
    first = next((low for low in scan.lower if low[0].isalnum()), "")
    own = lex.words
    opening = own.pronoun_openings | own.connective_openings | own.connectives_any
    return not (first in opening or first in own.connectives_bare or first in own.connectives_comma)


def weights(scan: Scan, lex: Lexicon) -> dict[str, int]:
    """Return how much the cues in a sentence's own words weigh for each kind of line.

    Those that it quotes do not count, nor those undone by the words before: *had been expected to*.
    """
    lower, cues = scan.lower, lex.cues
    out: dict[str, int] = {}
    for at in [at for at, low in enumerate(lower) if low in cues]:
        for rest, each, kind in cues[lower[at]]:
            if rest and tuple(lower[at + 1 : at + 1 + len(rest)]) != rest:
                continue
            if not scan.quoted(at) and lex.undoing.isdisjoint(lower[max(0, at - 2) : at]):
                out[kind] = out.get(kind, 0) + each
    return out


def chosen(
    found: Sequence[tuple[Line, int]], scores: Sequence[float], *, most: int
) -> tuple[Line, ...]:
    """Return the lines with cues enough, given with each, those of the highest rank, in order."""
    rated = [
        ((scores[line.scan] if line.scan < len(scores) else 0.0) * min(total, 4), line)
        for line, total in found
        if total >= ENOUGH
    ]
    rated.sort(key=lambda r: (-r[0], r[1].scan))
    return tuple(sorted(line for _, line in rated[:most]))


def dated(scan: Scan, lex: Lexicon) -> bool:
    """Return whether a sentence names a day or a month, which makes a plan of what may be one."""
    return any(scan.lower[at] in lex.words.calendar for at in scan.written)
