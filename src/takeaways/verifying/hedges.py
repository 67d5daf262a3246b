"""A hedge or an attribution lost: what may be, or what somebody says, told as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.verifying.claims import CLOSE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.matching import Gap, Match
    from takeaways.verifying.tokens import Token

LONGEST = 6
"""Tokens of a gap; a longer one is a clause left out, with its own hedge."""


ALMOST = 0.9
"""The fit from which what was lost is a warning: editors leave out *police said* in every second
highlight, but then they mostly change more."""


def check(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield the hedges that a sentence has lost."""
    match = claim.match
    if match is None or match.fit < CLOSE:
        return
    lex = known.lex
    if any(token.low in lex.hedges or token.low in lex.attributions for token in match.ours):
        kept = sum(t.low in lex.hedges for t in match.ours)
        if kept >= sum(t.low in lex.hedges for t in match.theirs):
            return
        attributed = any(t.low in lex.attributions for t in match.ours)
    else:
        attributed = False
    for gap in match.gaps:
        found = _lost(gap, match, lex, attributed=attributed)
        if found:
            beside = match.ours[min(gap.i1, len(match.ours) - 1)]
            message, severity = found
            yield Found("hedge", severity, message, beside.start, beside.end, match.passage)  # type: ignore[arg-type]
            return


def _lost(gap: Gap, match: Match, lex: Lexicon, *, attributed: bool) -> tuple[str, str] | None:
    ours, theirs = match.ours[gap.i1 : gap.i2], match.theirs[gap.j1 : gap.j2]
    if _hedged(ours, lex):
        return None
    if gap.anchored and len(theirs) <= LONGEST:
        word = next((t.low for t in theirs if t.low in lex.hedges), "")
        if word:
            return f"the article says “{word}” here", "warning" if match.fit >= ALMOST else "note"
    if not attributed and _attributes(theirs, lex):
        word = next(t.low for t in theirs if t.low in lex.attributions)
        return (
            f"the article does not say this itself: “{word}”",
            "warning" if match.fit >= ALMOST else "note",
        )
    return None


def _hedged(row: Sequence[Token], lex: Lexicon) -> bool:
    return any(token.low in lex.hedges or token.low in lex.attributions for token in row)


def _attributes(row: Sequence[Token], lex: Lexicon) -> bool:
    """Return whether what is left out gives the rest to somebody."""
    return any(t.low in lex.attributions and t.low not in lex.words.verbs_of_news for t in row)
