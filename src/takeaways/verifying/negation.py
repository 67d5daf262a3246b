"""A negation lost or gained between a sentence and the passage it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.verifying.claims import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.tokens import Token

FIT = 0.7
"""The share of a sentence's tokens that its passage must have: below it they are two sentences."""
LONGEST = 6
"""Tokens of a gap; a longer one is a clause left out, with its own negation."""
AROUND = 2
"""Tokens beside a gap in which another word may deny the same: *failed to*."""


def check(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield the negations that a sentence has lost or gained."""
    match = claim.match
    if match is None or match.fit < FIT:
        return
    lex = known.lex
    lost = gained = 0
    for gap in match.gaps:
        ours, theirs = match.ours[gap.i1 : gap.i2], match.theirs[gap.j1 : gap.j2]
        lost += _count(theirs)
        gained += _count(ours)
    for gap in match.gaps:
        ours, theirs = match.ours[gap.i1 : gap.i2], match.theirs[gap.j1 : gap.j2]
        if not gap.anchored or max(len(ours), len(theirs)) > LONGEST:
            continue
        if _count(theirs) and not _count(ours) and not gained:
            around = match.ours[max(0, gap.i1 - AROUND) : gap.i2 + AROUND]
            if any(token.low in lex.denials for token in around):
                continue
            word = next(token for token in theirs if token.negation)
            beside = match.ours[min(gap.i1, len(match.ours) - 1)]
            message = f"the article says “{word.low}” here"
            yield Found("negation", "error", message, beside.start, beside.end, match.passage)
        elif _count(ours) and not _count(theirs) and not lost:
            if any(token.low in lex.denials for token in theirs):
                continue
            word = next(token for token in ours if token.negation)
            message = f"“{claim.text[word.start : word.end]}” is not in the article here"
            yield Found("negation", "error", message, word.start, word.end, match.passage)


def _count(row: Sequence[Token]) -> int:
    return sum(token.negation for token in row)
