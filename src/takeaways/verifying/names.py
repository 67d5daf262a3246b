"""Names against the article: not there, misspelt, put together wrongly, or exchanged."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.findings import Severity
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.matching import Match
    from takeaways.verifying.tokens import Token

ALIKE = 0.8
"""From which likeness on a name is taken for another one misspelt."""
SHORTEST = 4
"""Letters of a name that can be told to be misspelt."""
HEADLINE = 0.7
"""The share of words with capitals from which a sentence is set like a headline."""
LONGEST = 8
"""Tokens of a gap in which a name stands for a name."""
REACH = 6
"""Sentences before a pronoun in which whoever it means is named."""


def check(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield what is wrong with the names of a sentence."""
    if not known.lex.spaced:
        return
    absent: set[int] = set()
    for found, at in _absent(claim, known):
        absent.add(at)
        yield found
    yield from _mixed(claim, known, absent)
    yield from _exchanged(claim, known, absent)


def named(row: Sequence[Token], known: Evidence) -> list[int]:
    """Return which tokens of a row are parts of names, as far as capitals tell."""
    lex = known.lex
    return [at for at, token in enumerate(row) if is_name(row, at, lex, known)]


def _capital(row: Sequence[Token], at: int) -> bool:
    """Return whether a token has a capital that it need not have: it may be a name."""
    return at > 0 and row[at].capital and not row[at].figure


def is_name(row: Sequence[Token], at: int, lex: Lexicon, known: Evidence) -> bool:
    """Return whether a token is part of a name; at a sentence's head, whether it is one elsewhere.

    A title before a name is none: *President*.
    """
    token = row[at]
    if not token.capital or token.figure or token.low in lex.stop_words:
        return False
    words = lex.words
    if token.low in lex.common or token.low in words.titles or token.low in words.not_names:
        return False
    if token.low in words.honorifics_he or token.low in words.honorifics_she:
        return False
    return at > 0 or bare(token.low) in known.capitals or token.low.capitalize() in lex.given


def _absent(claim: Claim, known: Evidence) -> Iterator[tuple[Found, int]]:
    """Yield the names that the article does not have."""
    lex = known.lex
    row = claim.tokens
    words = [t for t in row if len(t.low) > 3 and not t.figure]
    headline = len(words) > 4 and sum(t.capital for t in words) >= HEADLINE * len(words)
    for at, token in enumerate(row):
        if not token.capital or token.figure or vouched(token, known) or _run(row, at, known):
            continue
        if lex.nouns_capitalised and not _in_a_run(row, at):
            continue
        said = claim.text[token.start : token.end]
        opening = at == 0 or _opens(claim.text, token.start)
        near = _near(token.low, known) if token.low not in lex.stop_words else ""
        if near:
            message = f"“{said}” is not in the article; it has “{near}”"
            place = known.capitals[near.lower()][0]
            yield _found("error", message, token, place), at
        elif headline or (opening and not _surely(row, at, known)):
            continue
        elif token.low not in lex.stop_words and token.low not in lex.words.titles:
            message = f"“{said}” is not in the article"
            yield _found("error", message, token, claim.match.passage if claim.match else -1), at


def vouched(token: Token, known: Evidence) -> bool:
    """Return whether the article has a word, in this form or another one of the same name."""
    low = bare(token.low)
    vocabulary = known.vocabulary
    if low in vocabulary or token.norm in vocabulary or low in known.initials or len(low) < 2:
        return True
    if low in known.lex.common or low in known.lex.words.imperatives:
        return True
    if low.rstrip("s") in vocabulary or f"{low}s" in vocabulary:
        return True
    aliases = known.lex.aliases
    if low in aliases and all(word in vocabulary for word in aliases[low].split()):
        return True
    for alias, meant in aliases.items():
        if low in meant.split() and alias.replace(".", "") in vocabulary:
            return True
    return _of_a_land(low, known)


def _run(row: Sequence[Token], at: int, known: Evidence) -> bool:
    """Return whether the first letters of the run it stands in are a name of the article: *FBI*."""
    first = last = at
    while first and (row[first - 1].capital or len(row[first - 1].low) < 4):
        first -= 1
    while last + 1 < len(row) and (row[last + 1].capital or len(row[last + 1].low) < 4):
        last += 1
    letters = [(t.low[0], i) for i, t in enumerate(row[first : last + 1], first) if t.capital]
    for start in range(len(letters)):
        for end in range(start + 2, len(letters) + 1):
            if letters[start][1] <= at <= letters[end - 1][1]:
                short = "".join(letter for letter, _ in letters[start:end])
                if len(short) > 1 and short in known.capitals:
                    return True
    return False


def _of_a_land(low: str, known: Evidence) -> bool:
    """Return whether it is a land whose people the article names, or the other way round."""
    lex = known.lex
    if lex.peoples.get(low, low) in known.capitals:
        return True
    if any(land == low and people in known.capitals for people, land in lex.peoples.items()):
        return True
    ends = (*lex.demonym_endings, *lex.land_endings, "")
    stems = {low.removesuffix(end) for end in ends if len(low.removesuffix(end)) > 2}
    for stem in stems:
        for end in ends:
            other = stem + end
            if (
                other != low
                and other in known.capitals
                and (low in lex.places or other in lex.places)
            ):
                return True
    return False


def _near(low: str, known: Evidence) -> str:
    """Return the article's name that a word is nearly; empty if there is none."""
    low = bare(low)
    if len(low) < SHORTEST:
        return ""
    for near in get_close_matches(low, known.capitals, 3, ALIKE):
        longer, shorter = sorted((low, near), key=len, reverse=True)
        if longer.startswith(shorter) and longer[len(shorter) :] in ("s", "es", "er", "ers", "ed"):
            continue
        if len(near) >= SHORTEST and near not in known.lex.stop_words:
            return near.capitalize() if near.islower() else near
    return ""


def _opens(text: str, at: int) -> bool:
    """Return whether a word has its capital from where it stands: behind a colon or a mark."""
    before = text[:at].rstrip()
    return (
        not before or before[-1] in ":\"“‘'«„(–—-…." or bool(re.search(r"[\"“‘'«„(\[]$", text[:at]))
    )


def _surely(row: Sequence[Token], at: int, known: Evidence) -> bool:
    """Return whether a word at the head is a name all the same: a given name, or one of two.

    Of those two the article must have neither: *Swimmer Ann Lee* is fine where she is in it.
    """
    lex = known.lex
    if row[at].low.capitalize() in lex.given:
        return True
    return (
        at + 1 < len(row)
        and row[at + 1].capital
        and row[at + 1].start == row[at].end + 1
        and not vouched(row[at + 1], known)
        and row[at].low not in lex.stop_words
        and row[at].low not in lex.words.titles
        and row[at].low not in lex.words.not_names
    )


def _in_a_run(row: Sequence[Token], at: int) -> bool:
    return any(
        0 <= other < len(row) and row[other].capital and abs(row[other].start - row[at].start) < 30
        for other in (at - 1, at + 1)
    )


def _mixed(claim: Claim, known: Evidence, absent: set[int]) -> Iterator[Found]:
    """Yield given names before surnames that the article never brings together."""
    row = claim.tokens
    for at in range(len(row) - 1):
        first, last = row[at], row[at + 1]
        if not (first.capital and last.capital) or {at, at + 1} & absent:
            continue
        if first.low.capitalize() not in known.lex.given or last.start != first.end + 1:
            continue
        if last.low.capitalize() in known.lex.given or last.figure:
            continue
        ones, others = (
            known.capitals.get(bare(first.low), ()),
            known.capitals.get(bare(last.low), ()),
        )
        if ones and others and not set(ones) & set(others):
            said = claim.text[first.start : last.end]
            message = f"“{said}”: the article has both names, and never together"
            yield Found("name", "warning", message, first.start, last.end, others[0])


def _exchanged(claim: Claim, known: Evidence, absent: set[int]) -> Iterator[Found]:
    """Yield names that stand where the passage has another one."""
    match = claim.match
    if match is None:
        return
    lex = known.lex
    for gap in match.gaps:
        if not gap.anchored or gap.i2 - gap.i1 > LONGEST or gap.j2 - gap.j1 > LONGEST:
            continue
        theirs = [at for at in range(gap.j1, gap.j2) if is_name(match.theirs, at, lex, known)]
        ours = [at for at in range(gap.i1, gap.i2) if is_name(match.ours, at, lex, known)]
        if not ours and theirs:
            ours = [at for at in range(gap.i1, gap.i2) if _capital(match.ours, at)]
        if not ours or any(at in absent for at in range(gap.i1, gap.i2)):
            continue
        first, last = match.ours[ours[0]], match.ours[ours[-1]]
        said = claim.text[first.start : last.end]
        kind = "speaker" if _speaks(match, gap.i1, gap.i2, lex) else "name"
        if theirs:
            if not _apart(match, ours, theirs, known):
                continue
            has = known.sentences[match.passage].plain[
                match.theirs[theirs[0]].start : match.theirs[theirs[-1]].end
            ]
            message = f"“{said}”: the article has “{has}” here"
            severity: Severity = "error" if claim.close else "note"
            yield Found(kind, severity, message, first.start, last.end, match.passage)
        elif gap.j2 > gap.j1 and claim.close and not _in_reach(match, ours, known):
            has = known.sentences[match.passage].plain[
                match.theirs[gap.j1].start : match.theirs[gap.j2 - 1].end
            ]
            message = f"“{said}” stands for “{has}”, and is not named near it in the article"
            yield Found(kind, "warning", message, first.start, last.end, match.passage)


def _speaks(match: Match, start: int, end: int, lex: Lexicon) -> bool:
    around = [*match.ours[max(0, start - 2) : start], *match.ours[end : end + 2]]
    return any(token.low in lex.attributions or token.low == "to" for token in around) and any(
        token.low in lex.attributions for token in around
    )


def _apart(match: Match, ours: list[int], theirs: list[int], known: Evidence) -> bool:
    """Return whether two names have nothing in common: no word, no alias, no first letters."""
    mine = {match.ours[at].low for at in ours}
    other = {match.theirs[at].low for at in theirs}
    norms = {match.ours[at].norm for at in ours} & {match.theirs[at].norm for at in theirs}
    if mine & other or norms:
        return False
    aliases = known.lex.aliases
    meant = {w for low in mine for w in aliases.get(low, low).split()}
    theirs_meant = {w for low in other for w in aliases.get(low, low).split()}
    if meant & theirs_meant:
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
    near = range(match.passage - REACH, match.passage + 2)
    return any(
        any(place in near for place in known.capitals.get(bare(match.ours[at].low), ()))
        for at in ours
    )


def _found(severity: Severity, message: str, token: Token, passage: int) -> Found:
    return Found("name", severity, message, token.start, token.end, passage)
