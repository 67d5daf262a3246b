"""Figures against the article: changed, not there, or of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.verifying.claims import Found
from takeaways.verifying.figures import rounds, same
from takeaways.verifying.tokens import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.figures import Figure
    from takeaways.verifying.matching import Gap, Match
    from takeaways.verifying.tokens import Token

SHARE = 0.4
"""The share of what a sentence's words tell that its passage must have to be what it reports."""
SHORT = 3
"""Tokens of a gap in which a figure stands for a figure, though the rest is not close."""
SMALL = 12
"""Up to this number, one that is written out may be a count of what the article lists."""


def check(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield what is wrong with the figures of a sentence."""
    for at, token in enumerate(claim.tokens):
        if token.figure:
            found = _figure(claim, at, token, token.figure, known)
            if found:
                yield found


def _figure(claim: Claim, at: int, token: Token, figure: Figure, known: Evidence) -> Found | None:
    match = claim.match
    index = match.passage if match else -1
    beside = match.beside(at) if match else None
    if match and beside is not None:
        theirs = match.theirs[beside].figure
        if theirs and figure.unit and theirs.unit and figure.unit != theirs.unit:
            return _found(claim, token, "error", _unit(claim, token, match, beside), index)
        return None
    gap = match.gap(at) if match else None
    if match and gap and (claim.close or (gap.anchored and _short(gap))):
        others = [other for other in _unmatched(match, gap) if _comparable(figure, other)]
        if _derived(figure, match, known):
            return None
        if others and not any(same(figure, other) for other in others):
            said = claim.text[token.start : token.end]
            has = _text_of(known, index, others[0])
            severity = "error" if gap.anchored else "warning"
            return _found(claim, token, severity, f"“{said}”: the article has “{has}” here", index)
        if others:
            return None
    return _elsewhere(claim, token, figure, known)


def _derived(figure: Figure, match: Match, known: Evidence) -> bool:
    """Return whether the passage has what a figure is made of: *487*, *three decades*, *both*."""
    own = [token.figure for token in match.theirs if token.figure]
    if any(rounds(figure, other) for other in own):
        return True
    starts = {other.start for other in own}
    return any(
        place == match.passage and vouching.start not in starts
        for key in figure.keys
        for place, vouching in known.figures.get(key, ())
    )


def _short(gap: Gap) -> bool:
    return gap.i2 - gap.i1 <= SHORT and gap.j2 - gap.j1 <= SHORT


def _comparable(figure: Figure, other: Figure) -> bool:
    """Return whether one can stand for the other: no day for a number, no % for dollars."""
    if figure.kind != other.kind:
        return {figure.kind, other.kind} == {"number", "fraction"} and "%" in (
            figure.unit,
            other.unit,
        )
    return not (figure.unit and other.unit) or figure.unit == other.unit


def _unmatched(match: Match, gap: Gap) -> list[Figure]:
    """Return the passage's figures that stand where the sentence differs."""
    return [t.figure for t in match.theirs[gap.j1 : gap.j2] if t.figure]


def _elsewhere(claim: Claim, token: Token, figure: Figure, known: Evidence) -> Found | None:
    """Look for a figure in the whole article."""
    index = claim.match.passage if claim.match else -1
    said = claim.text[token.start : token.end]
    places = [place for key in figure.keys for place in known.figures.get(key, ())]
    if any(same(figure, other) for _, other in places):
        return _of_another(claim, token, figure, known)
    if places:
        place, other = places[0]
        has = _text_of(known, place, other)
        return _found(claim, token, "error", f"“{said}”: the article has “{has}”", place)
    if figure.rounded and any(
        rounds(figure, other) for found in known.figures.values() for _, other in found
    ):
        return None
    if _sum(claim, figure, known):
        return None
    soft = figure.kind == "vague" or (
        figure.worded and (figure.value is None or figure.value <= SMALL)
    )
    severity = "note" if soft else "error"
    return _found(claim, token, severity, f"“{said}” is not in the article", index)


def _of_another(claim: Claim, token: Token, figure: Figure, known: Evidence) -> Found | None:
    """Return that a figure the article has is nowhere of what it is of here, and another one is.

    *Four patients*, where the passage has *six patients* and no sentence has *four patients*. Only
    a note: of 1,400 highlights it objected to five, all true.
    """
    match = claim.match
    if match is None or match.share < SHARE or figure.kind not in ("number", "fraction"):
        return None
    at = claim.tokens.index(token)
    for noun in counted(claim.tokens, at, known.lex):
        if any((key, noun) in known.counted for key in figure.keys):
            return None
        for place in (match.passage, match.passage - 1, match.passage + 1):
            row = known.rows[place] if 0 <= place < len(known.rows) else ()
            for there, other in enumerate(row):
                beside = other.figure
                if beside and beside.kind == figure.kind and noun in counted(row, there, known.lex):
                    has = known.sentences[place].plain[other.start : other.end]
                    said = claim.text[token.start : token.end]
                    message = f"“{said}”: the article has “{has}” of these"
                    return _found(claim, token, "note", message, place)
    return None


def _sum(claim: Claim, figure: Figure, known: Evidence) -> bool:
    """Return whether it is the sum of two figures of the passage: *three girls and eight boys*."""
    if claim.match is None or figure.value is None:
        return False
    values = [t.figure.value for t in claim.match.theirs if t.figure and t.figure.value]
    return any(a + b == figure.value for at, a in enumerate(values) for b in values[:at])


def _unit(claim: Claim, token: Token, match: Match, beside: int) -> str:
    said = claim.text[token.start : token.end]
    ours, theirs = token.figure, match.theirs[beside].figure
    units = (ours.unit if ours else "", theirs.unit if theirs else "")
    return f"“{said}” is in {units[0]}, and in the article in {units[1]}"


def _text_of(known: Evidence, index: int, figure: Figure) -> str:
    if index < 0:
        return ", ".join(sorted(figure.keys))
    return known.sentences[index].plain[figure.start : figure.end]


def _found(claim: Claim, token: Token, severity: str, message: str, passage: int) -> Found:
    return Found("figure", severity, message, token.start, token.end, passage)  # type: ignore[arg-type]
