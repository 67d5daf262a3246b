"""A hedge or an attribution lost: what may be, or what somebody says, told as a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.verifying.claims import CLOSE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.matching import Gap, Match
    from takeaways.verifying.tokens import Token

REACH = 4
"""Tokens of what is left out behind a statement in which its attribution stands."""
TAIL = 14
"""Tokens at most that an attribution at the end has; more are a statement of its own."""
LABEL = re.compile(r"[^:.,;]{3,40}: ")
"""Who says it, with a colon: *Police: …*."""
SMALL = 3
"""Tokens of a gap in which one verb stands for another: *will* for *is expected to*."""
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
    kept = sum(_hedges(token, lex) for token in match.ours)
    if kept and kept >= sum(_hedges(token, lex) for token in match.theirs):
        return
    attributed = bool(LABEL.match(claim.text)) or any(
        token.low in lex.attributions for token in match.ours
    )
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
        word = next((token.low for token in theirs if _hedges(token, lex)), "")
        if word:
            small = max(len(ours), len(theirs)) <= SMALL and match.fit >= CLOSE
            sure = small or match.fit >= ALMOST
            return f"the article says “{word}” here", "warning" if sure else "note"
    word = "" if attributed else _attribution(gap, match, lex)
    if word:
        return (
            f"the article does not say this itself: “{word}”",
            "warning" if match.fit >= ALMOST else "note",
        )
    return None


def _hedged(row: Sequence[Token], lex: Lexicon) -> bool:
    return any(_hedges(token, lex) or token.low in lex.attributions for token in row)


def _hedges(token: Token, lex: Lexicon) -> bool:
    return token.low in lex.hedges and not token.capital and not token.figure


def _attribution(gap: Gap, match: Match, lex: Lexicon) -> str:
    """Return the verb by which what is left out gives the rest to somebody; empty if it does not.

    It stands at the head of what is left out behind the statement (*, police said*), or in what is
    left out before it (*Police said that*). Further on it is another clause's.
    """
    theirs = match.theirs[gap.j1 : gap.j2]
    most = LONGEST if gap.j2 < len(match.theirs) else TAIL
    if len(theirs) > most:
        return ""
    near = theirs if gap.j1 == 0 else theirs[:REACH]
    before = ""
    for at, token in enumerate(near):
        alone = at == 0 and gap.j1 == 0 and token.low in lex.speech  # "Recalled for the match, …"
        joined = before in lex.words.prepositions or before in lex.words.connective_openings
        before = token.low
        if alone or joined:
            continue
        given = token.low in lex.attributions and token.low not in lex.words.verbs_of_news
        if given and (gap.j1 == 0 or not token.capital) and not _hedges(token, lex):
            return token.low
    return ""
