"""Who says it: a quotation or a claim that the article gives to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rewriting.quotations import quotations
from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import bare
from takeaways.verifying.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.quoting import Quoted
    from takeaways.verifying.tokens import Token

WORDS = 3
"""Words from which a quotation is somebody's statement, not a term."""
BEFORE, AFTER = 5, 2
"""Sentences around a quotation in which its speaker is named."""
SURE = 0.55
"""The share of what a sentence's words tell that its passage must have to be what it reports."""
FAR = 3
"""Tokens at most between a verb of speech and its subject."""


def check(claim: Claim, quoted: Sequence[Quoted], known: Evidence) -> Iterator[Found]:
    """Yield the speakers of a sentence to whom the article does not give its words.

    *quoted* are the quotations of the sentence, in its own offsets.
    """
    speaker = speaker_of(claim.tokens, claim.text, known)
    if not speaker:
        return
    for quotation in quoted:
        if quotation.place >= 0 and quotation.words >= WORDS:
            index = known.at(quotation.place)
            found = _other(claim, speaker, index, known)
            if found:
                yield found
            return
    match = claim.match
    if match and match.share >= SURE and not quoted:
        found = _other(claim, speaker, match.passage, known)
        if found:
            yield found._replace(severity="warning")


def speaker_of(row: Sequence[Token], text: str, known: Evidence) -> list[Token]:
    """Return the name of who speaks in a sentence, outside its quotations; empty if nobody named.

    It stands beside a verb of speech, before it or behind, after *according to*, or at the head
    with a colon behind it.
    """
    lex = known.lex
    spans = quotations(text)[0]

    def outside(token: Token) -> bool:
        return not any(q.start < token.start < q.end for q in spans)

    names = [at for at, t in enumerate(row) if is_name(row, at, lex, known) and outside(t)]
    if not names:
        return []
    head = _run(row, names, names[0], text)
    if text[row[head[-1]].end :].lstrip("’'s").startswith(":") and head[0] <= 1:
        return [row[at] for at in head]
    for at, token in enumerate(row):
        if token.low not in lex.attributions or token.capital or not outside(token):
            continue
        if at and row[at - 1].low in ("to", "be", "been", "was", "were", "is", "being"):
            continue
        before = [n for n in names if 0 < at - n <= FAR and _free(text, row[n].end, token.start)]
        after = [n for n in names if 0 < n - at <= FAR and _free(text, token.end, row[n].start)]
        near = before[-1:] or after[:1]
        if token.low == "according" or (
            before and at + 1 in names and at and text[row[at - 1].end : token.start].strip()
        ):
            near = after[:1]
        if near:
            return [row[n] for n in _run(row, names, near[0], text)]
    return []


def _free(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends between."""
    return not any(sign in text[start:end] for sign in ".!?;")


def _run(row: Sequence[Token], names: list[int], at: int, text: str) -> list[int]:
    """Return the tokens of the whole name that one token is part of."""
    first = last = at
    while first - 1 in names and row[first - 1].end + 1 >= row[first].start:
        first -= 1
    while last + 1 in names and row[last].end + 1 >= row[last + 1].start:
        last += 1
    return list(range(first, last + 1))


def _other(claim: Claim, speaker: list[Token], index: int, known: Evidence) -> Found | None:
    """Return that the article has another speaker there, if it plainly has."""
    mine = {bare(token.low) for token in speaker}
    if not any(low in known.capitals for low in mine):
        return None  # not in the article at all: that is the names' business
    said = claim.text[speaker[0].start : speaker[-1].end]
    start, end = speaker[0].start, speaker[-1].end
    row = known.rows[index]
    theirs = speaker_of(row, known.sentences[index].plain, known)
    if theirs:
        if mine & {bare(token.low) for token in theirs} or _alias(mine, theirs, known):
            return None
        has = known.sentences[index].plain[theirs[0].start : theirs[-1].end]
        if any(bare(t.low) in mine for t in row):
            return None
        message = f"“{said}”: in the article it is “{has}” who says so"
        return Found("speaker", "error", message, start, end, index)
    near = range(index - BEFORE, index + AFTER + 1)
    if any(place in near for low in mine for place in known.capitals.get(low, ())):
        return None
    message = f"“{said}” is not named near these words in the article"
    return Found("speaker", "error", message, start, end, index)


def _alias(mine: set[str], theirs: list[Token], known: Evidence) -> bool:
    aliases = known.lex.aliases
    meant = {word for low in mine for word in aliases.get(low, low).split()}
    short = "".join(token.low[0] for token in theirs)
    return bool(meant & {w for t in theirs for w in aliases.get(t.low, t.low).split()}) or (
        short in mine
    )
