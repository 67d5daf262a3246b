"""Names that stand where the article has another name, or somebody not called so."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import meaning
from takeaways.verifying.naming import is_name
from takeaways.verifying.tokens import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.findings import Severity
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.matching import Gap, Match
    from takeaways.verifying.tokens import Token

ALIKE = 0.8
"""From which likeness on two names are one, spelt in two ways: of that it is told elsewhere."""
ALMOST = 0.6
"""The fit from which a name that stands for another one is surely wrong: a long name that was put
in makes the fit worse than the sentence is."""
SAME = 0.85
"""The fit from which any word with a capital may stand for a name: *Prince*, *the Gazette*."""
LONGEST = 8
"""Tokens of a gap in which a name stands for a name."""
REACH = 6
"""Sentences before a pronoun in which whoever it means is named."""


def check(claim: Claim, known: Evidence, absent: set[int]) -> Iterator[Found]:
    """Yield names that stand where the passage has another one.

    *absent* are the tokens that the article does not have at all, of which it is already told.
    """
    match = claim.match
    for gap in match.gaps if match else ():
        if gap.anchored and gap.i2 - gap.i1 <= LONGEST and gap.j2 - gap.j1 <= LONGEST:
            found = _in_place_of(claim, gap, known, absent)
            if found:
                yield found


def _in_place_of(claim: Claim, gap: Gap, known: Evidence, absent: set[int]) -> Found | None:
    """Return that a name stands for another one, or for somebody not called so near there."""
    match, lex = claim.match, known.lex
    if match is None:
        return None
    row = match.theirs[gap.j1 : gap.j2]
    theirs = [at for at in range(gap.j1, gap.j2) if is_name(match.theirs, at, lex, known)]
    if theirs and not _only_names(row, lex):
        return None
    described = any(token.low in lex.nouns for token in row)
    if described and all(match.theirs[at].low in lex.places for at in theirs):
        theirs = []  # "the Russian president"
    ours = [
        at
        for at in range(gap.i1, gap.i2)
        if match.ours[at].low not in lex.nouns and is_name(match.ours, at, lex, known)
    ]
    if not ours and theirs and match.fit >= SAME:
        ours = [at for at in range(gap.i1, gap.i2) if _capital(match.ours, at)]
    if not ours or any(at in absent for at in range(gap.i1, gap.i2)):
        return None
    first, last = match.ours[ours[0]], match.ours[ours[-1]]
    said = claim.text[first.start : last.end]
    kind = "speaker" if _speaks(match, gap, lex) else "name"
    plain = known.sentences[match.passage].plain
    if theirs:
        if not _apart(match, ours, theirs, known):
            return None
        if match.fit < SAME and _moved(match, ours):
            return None
        has = plain[match.theirs[theirs[0]].start : match.theirs[theirs[-1]].end]
        message = f"“{said}”: the article has “{has}” here"
        severity: Severity = "error" if match.fit >= ALMOST else "note"
        return Found(kind, severity, message, first.start, last.end, match.passage)
    stands = described or any(token.low in lex.pronouns for token in row)
    if not claim.close or not stands or _in_reach(match, ours, known):
        return None
    has = plain[row[0].start : row[-1].end]
    message = f"“{said}” stands for “{has}”, and is not named near it in the article"
    return Found(kind, "warning", message, first.start, last.end, match.passage)


def _only_names(row: Sequence[Token], lex: Lexicon) -> bool:
    """Return whether there is nothing but names in a row, with what belongs to them."""
    return all(t.capital or t.low in lex.stop_words or t.low in lex.nouns for t in row)


def _moved(match: Match, ours: list[int]) -> bool:
    """Return whether the passage has a name too, in another of its gaps."""
    left = {bare(token.low) for gap in match.gaps for token in match.theirs[gap.j1 : gap.j2]}
    return all(bare(match.ours[at].low) in left for at in ours)


def _speaks(match: Match, gap: Gap, lex: Lexicon) -> bool:
    """Return whether a verb of speech stands beside a gap."""
    around = (*match.ours[max(0, gap.i1 - 1) : gap.i1], *match.ours[gap.i2 : gap.i2 + 1])
    return any(token.low in lex.attributions for token in around)


def _apart(match: Match, ours: list[int], theirs: list[int], known: Evidence) -> bool:
    """Return whether two names have nothing in common: no word, no alias, no first letters."""
    mine = {match.ours[at].low for at in ours}
    other = {match.theirs[at].low for at in theirs}
    norms = {match.ours[at].norm for at in ours} & {match.theirs[at].norm for at in theirs}
    if mine & other or norms:
        return False
    meant = {word for low in mine for word in meaning(low, known.lex).split()}
    if meant & {word for low in other for word in meaning(low, known.lex).split()}:
        return False
    short = {"".join(match.ours[at].low[0] for at in ours)}
    their_short = {"".join(match.theirs[at].low[0] for at in theirs)}
    if short & other or their_short & mine:
        return False
    return not any(
        SequenceMatcher(None, a, b).ratio() > ALIKE or _kin(a, b) for a in mine for b in other
    )


def _kin(one: str, other: str) -> bool:
    """Return whether one word is made from the other: *Sweden*, *Swedish*."""
    size = min(len(one), len(other))
    return size > 3 and one[: max(4, size - 2)] == other[: max(4, size - 2)]


def _in_reach(match: Match, ours: list[int], known: Evidence) -> bool:
    if any(match.ours[at].low in known.initials for at in ours):
        return True
    near = range(match.passage - REACH, match.passage + 2)
    return any(
        any(place in near for place in known.capitals.get(bare(match.ours[at].low), ()))
        for at in ours
    )


def _capital(row: Sequence[Token], at: int) -> bool:
    """Return whether a token has a capital that it need not have: it may be a name."""
    return at > 0 and row[at].capital and not row[at].figure
