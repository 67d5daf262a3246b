"""Who says it: a quotation or a claim that the article gives to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rewriting.quotations import quotations
from takeaways.verifying.claims import Found
from takeaways.verifying.evidence import meaning
from takeaways.verifying.naming import is_name
from takeaways.verifying.tokens import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from takeaways.verifying.claims import Claim
    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.quoting import Quoted
    from takeaways.verifying.tokens import Token

WORDS = 3
"""Words from which a quotation is somebody's statement, not a term."""
BEFORE, AFTER = 5, 2
"""Sentences around a quotation in which its speaker is named."""
SURE = 0.55
"""The share of what a sentence's words tell that its passage must have to be what it reports."""
FAR = 5
"""Tokens behind a verb of speech in which its subject stands: *said the engineer Joe Marsh*."""


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
            yield found._replace(severity="warning" if found.severity == "error" else "note")


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
        near = _subject(row, names, at, text, lex)
        if near >= 0:
            return [row[n] for n in _run(row, names, near, text)]
    return []


def _subject(row: Sequence[Token], names: list[int], at: int, text: str, lex: Lexicon) -> int:
    """Return which name is the subject of a verb of speech; -1 where none plainly is.

    It stands right before it, adverbs between; or behind it where the verb follows a quotation or
    a comma: *“…,” said Lena Ortiz*.
    """
    verb = row[at]
    before = at - 1
    while before >= 0 and (
        row[before].low in lex.words.adverbs
        or row[before].low in lex.words.auxiliaries
        or row[before].low.endswith("ly")
    ):
        before -= 1
    gap = text[row[before].end : verb.start] if before >= 0 else ""
    told = at + 1 in names and text[verb.end : row[at + 1].start] == " " and gap.strip()
    if before in names and gap.strip() in ("", ",") and not told:
        first = _run(row, names, before, text)[0]
        if first and row[first - 1].low in lex.words.prepositions:
            return -1  # "a friend of Parker Rice says"
        return before
    inverted = verb.low == "according" or text[: verb.start].rstrip()[-1:] in tuple(',"”’»—–-')
    if not inverted:
        return -1
    for after in range(at + 1, min(len(row), at + 1 + FAR)):
        if not _free(text, verb.end, row[after].start):
            break
        if after in names:
            return after
        low = row[after].low
        if low not in lex.nouns and low not in ("to", "the", "by", "a", "an"):
            break
    return -1


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
    if bare(speaker[-1].low) not in known.capitals or mine <= known.lex.places:
        return None  # not in the article at all: that is the names' business; or an adjective
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
    if not quotations(known.sentences[index].plain)[0] and not known.article.byline:
        return None  # the author's own words, and who that is the article does not say
    near = range(index - BEFORE, index + AFTER + 1)
    if any(place in near for low in mine for place in known.capitals.get(low, ())):
        return None
    message = f"“{said}” is not named near these words in the article"
    return Found("speaker", "warning", message, start, end, index)


def _alias(mine: set[str], theirs: list[Token], known: Evidence) -> bool:
    meant = {word for low in mine for word in meaning(low, known.lex).split()}
    short = "".join(token.low[0] for token in theirs)
    said = {word for t in theirs for word in meaning(t.low, known.lex).split()}
    return bool(meant & said) or short in mine
