"""Names against the article: not there, misspelt, put together wrongly, or exchanged."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import meaning
from takeaways.verifying.tokens import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.findings import Severity
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.matching import Gap, Match
    from takeaways.verifying.tokens import Token

LABEL = re.compile(r"[^:.,;]{4,40}(?=: )")
ALIKE = 0.8
"""From which likeness on a name is taken for another one misspelt."""
SHORTEST = 4
"""Letters of a name that can be told to be misspelt."""
LONG = 6
"""The same where its capital may be that of a sentence's head: *Part* is no *Party* misspelt."""
HEADLINE = 0.7
"""The share of words with capitals from which a sentence is set like a headline."""
ALMOST = 0.6
"""The fit from which a name that stands for another one is surely wrong: a long name that was put
in makes the fit worse than the sentence is."""
SAME = 0.85
SHARE = 0.4
"""The share of what a sentence's words tell that its passage must have to be what it reports."""
NEAR = 3
"""Sentences around a passage in which a name may stand."""
LONGEST = 8
"""Tokens of a gap in which a name stands for a name."""
REACH = 6
"""Sentences before a pronoun in which whoever it means is named."""


def check(claim: Claim, known: Evidence, authors: frozenset[str]) -> Iterator[Found]:
    """Yield what is wrong with the names of a sentence.

    *authors* are words of names that the summary gives the whole article to (:func:`authors_of`).
    """
    if not known.lex.spaced:
        return
    absent: set[int] = set()
    for found, at in _absent(claim, known, authors):
        absent.add(at)
        yield found
    yield from _mixed(claim, known, absent)
    yield from _exchanged(claim, known, absent)
    yield from _far(claim, known)


def authors_of(claims: Iterable[Claim], known: Evidence) -> frozenset[str]:
    """Return the words of names that stand with a colon before a whole statement: *Ann Lee: …*.

    So a summary of a column names its author, and the text of a column often does not. Empty where
    the article has a byline.
    """
    out: set[str] = set()
    for claim in claims if not known.article.byline else ():
        label = LABEL.match(claim.text)
        if label:
            row = [token for token in claim.tokens if token.end <= label.end()]
            if row and all(token.capital or len(token.low) < SHORTEST for token in row):
                out.update(token.low for token in row)
    return frozenset(out)


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
    if token.low in lex.common or token.low in words.agencies:
        return False
    if token.low in words.titles or token.low in words.not_names:
        return False
    if token.low in words.honorifics_he or token.low in words.honorifics_she:
        return False
    return at > 0 or bare(token.low) in known.capitals or token.low.capitalize() in lex.given


def _absent(claim: Claim, known: Evidence, authors: frozenset[str]) -> Iterator[tuple[Found, int]]:
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
        index = claim.match.passage if claim.match else -1
        if token.low in authors:
            message = f"“{said}” is not in the article, which does not name its author"
            yield _found("note", message, token, index), at
            continue
        opening = at == 0 or _opens(claim.text, token.start)
        near = _near(token.low, known, LONG if opening else SHORTEST)
        if near:
            message = f"“{said}” is not in the article; it has “{near}”"
            place = known.capitals[near.lower()][0]
            yield _found("error", message, token, place), at
        elif headline or (opening and not _surely(row, at, known)):
            continue
        elif token.low not in lex.stop_words and token.low not in lex.words.titles:
            message = f"“{said}” is not in the article"
            yield _found("error", message, token, index), at


def vouched(token: Token, known: Evidence) -> bool:
    """Return whether the article has a word, in this form or another one of the same name."""
    low = bare(token.low)
    vocabulary = known.vocabulary
    if low in vocabulary or token.norm in vocabulary or low in known.initials or len(low) < 3:
        return True
    if low in known.lex.common or low in known.lex.words.imperatives:
        return True
    if low.rstrip("s") in vocabulary or f"{low}s" in vocabulary:
        return True
    meant = meaning(low, known.lex)
    if meant in known.meanings or all(word in vocabulary for word in meant.split()):
        return True
    if any(low in other.split() for other in known.meanings if " " in other):
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


def _near(low: str, known: Evidence, shortest: int) -> str:
    """Return the article's name that a word is nearly; empty if there is none."""
    low = bare(low)
    if len(low) < shortest or low in known.lex.stop_words:
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


def _far(claim: Claim, known: Evidence) -> Iterator[Found]:
    """Yield names that the article has nowhere near what the sentence reports.

    Only a note: it objected to 47 of 1,000 highlights, to find four in ten of those with a name
    exchanged.
    """
    match = claim.match
    if match is None or match.share < SHARE:
        return
    for at, token in enumerate(claim.tokens):
        places = known.capitals.get(bare(token.low), ())
        if not places or not is_name(claim.tokens, at, known.lex, known):
            continue
        if any(abs(place - match.passage) <= NEAR for place in places):
            continue
        said = claim.text[token.start : token.end]
        message = f"“{said}” is not named near this passage of the article"
        yield _found("note", message, token, match.passage)


def _in_reach(match: Match, ours: list[int], known: Evidence) -> bool:
    if any(match.ours[at].low in known.initials for at in ours):
        return True
    near = range(match.passage - REACH, match.passage + 2)
    return any(
        any(place in near for place in known.capitals.get(bare(match.ours[at].low), ()))
        for at in ours
    )


def _found(severity: Severity, message: str, token: Token, passage: int) -> Found:
    return Found("name", severity, message, token.start, token.end, passage)
