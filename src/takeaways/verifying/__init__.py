"""Verifying: a summary, ours or anybody's, against the article it is of.

Sentence by sentence: figures, names, quotations, speakers, negations, hedges, and whether it stands
alone; of our own reports also the places of the quotes, the edits and the schema. Each check is one
small module that yields what it found; :func:`verify` puts the findings together. Meaning is not
checked, and a summary without findings need not be true; the outcome says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways import pipeline, segmenting
from takeaways.errors import InputError, NothingToSummarizeError, UsageError
from takeaways.language import detect, load
from takeaways.model import Article, Block, Report
from takeaways.settings import DEFAULTS
from takeaways.verifying import (
    amounts,
    hedges,
    names,
    negation,
    provenance,
    quoting,
    speakers,
    standing,
)
from takeaways.verifying.claims import Claim, Found
from takeaways.verifying.evidence import evidence, folded
from takeaways.verifying.findings import (
    LEVELS,
    NOT_CHECKED,
    Finding,
    Passage,
    Statement,
    Verification,
)
from takeaways.verifying.lexicon import lexicon
from takeaways.verifying.matching import Gap, nearest
from takeaways.verifying.summaries import Summary, of_report, summary_of
from takeaways.verifying.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from takeaways.settings import Settings
    from takeaways.verifying.evidence import Evidence

__all__ = ["LEVELS", "Finding", "Passage", "Statement", "Verification", "verify"]

STRANGE = 0.35
"""The share of a summary's telling words that the article has, under which it is another one, if no
passage is near a statement either: so found for 385 of 400 highlights beside another article, and
for 1 of 400 beside their own."""
FEWEST = 8
"""Telling words from which that share says something."""
WHOLE = ("takeaway", "statement")
"""Kinds of statement that say something in whole sentences."""
FAR = 0.3
"""The share of a sentence's words under which no passage is near it."""


def verify(
    summary: str | bytes | Report,
    source: str | bytes | Article,
    *,
    level: str = "default",
    name: str = "",
    source_name: str = "",
    language: str | None = None,
    settings: Settings = DEFAULTS,
) -> Verification:
    """Check what a summary says against the article, statement by statement.

    *summary* is a report of ours (the object, its JSON, its Markdown) or any other in Markdown or
    plain text; *source* the article as text, bytes, or what :func:`takeaways.read` gave. *level*
    is ``"lenient"`` (errors only), ``"default"`` (warnings too) or ``"strict"`` (notes too).
    *name* and *source_name* are their files' names, for messages. Linear in the article's words.

    Raises :class:`~takeaways.errors.InputError` where either cannot be read, where the source is
    plainly another article, and where the two are in different languages;
    :class:`~takeaways.errors.UsageError` where there is no such level.

    >>> article = "The bridge at Kell opened on Monday. It cost 4.5 million crowns."
    >>> found = verify("The bridge at Kell opened on Tuesday.", article).findings
    >>> [(f.kind, f.text, f.message) for f in found]
    [('figure', 'Tuesday', '“Tuesday”: the article has “Monday” here')]
    """
    if level not in LEVELS:
        raise UsageError(f"level must be {', '.join(LEVELS)}, not {level!r}")
    article = (
        source
        if isinstance(source, Article)
        else pipeline.read(source, name=source_name, language=language, settings=settings)
    )
    if not article.sentences:
        raise NothingToSummarizeError(f"{source_name or 'the source'}: there is no sentence in it")
    given = _summary(summary, article, name)
    lex = lexicon(article.language)
    known = evidence(article, lex)
    claims = [list(_claims(s, known)) for s in given.statements]
    _same_article(given, claims, known, name, source_name or article.name)
    out = list(provenance.check(given.report, article)) if given.report else []
    authors = names.authors_of((claim for own in claims for claim in own), known)
    first = True
    for statement, own in zip(given.statements, claims, strict=True):
        out += _found(statement, own, known, authors, first=first, ours=given.ours)
        first = first and statement.kind not in WHOLE
    out.sort(key=lambda f: (f.statement, f.start, f.end))
    shown = LEVELS[level]
    return Verification(
        tuple(f for f in out if f.severity in shown),
        given.statements,
        _not_checked(given, claims, known),
        article.language,
        level,
    )


def _summary(summary: str | bytes | Report, article: Article, name: str) -> Summary:
    if isinstance(summary, Report):
        from takeaways.rendering.as_json import as_object

        return of_report(as_object(summary), name)
    from takeaways.analysing import NO_DATA

    analysis = load(article.language).analysis
    notes = {NO_DATA, analysis.get("note", ""), analysis.get("thin", "")}
    notes |= set(analysis.get("refusals", {}).values())
    labels = frozenset(analysis.get("labels", {}).values())
    return summary_of(summary, name=name, labels=labels, notes=notes, title=article.title)


def _claims(statement: Statement, known: Evidence) -> Iterator[Claim]:
    """Yield the sentences of a statement, each beside its passage."""
    text = statement.text
    piece = Article(text, (Block(0, len(text), "paragraph"),), language=known.article.language)
    for sentence in segmenting.segment(piece):
        own = text[sentence.start : sentence.end]
        row = tokens(own, known.lex)
        match = nearest(row, known)
        if match and statement.kind == "analysis":  # a line of it joins what is not one sentence
            match = match._replace(gaps=(Gap(0, len(row), 0, 0, 0, 0),), fit=0.0, share=0.0)
        yield Claim(statement, own, sentence.start, row, match)


def _same_article(
    given: Summary, claims: list[list[Claim]], known: Evidence, name: str, source_name: str
) -> None:
    """Raise where the summary is plainly not of this article."""
    stop_words = known.lex.stop_words
    told = [
        token.norm
        for own in claims
        for claim in own
        for token in claim.tokens
        if token.low not in stop_words
    ]
    here = sum(norm in known.postings for norm in told)
    nearest_of_all = max((c.match.share for own in claims for c in own if c.match), default=0.0)
    if len(told) < FEWEST or here >= STRANGE * len(told) or nearest_of_all >= FAR:
        return
    summary, article = name or "the summary", source_name or "the article"
    code = detect(" ".join(s.text for s in given.statements), default=known.article.language)
    if code != known.article.language:
        raise InputError(
            f"{summary} is in another language ({code}) than {article} "
            f"({known.article.language}); only within one language can they be compared"
        )
    raise InputError(
        f"{article} does not seem to be what {summary} is of: of its {len(told)} telling words "
        f"the article has {here}; name the right one with --source"
    )


def _found(
    statement: Statement,
    claims: list[Claim],
    known: Evidence,
    authors: frozenset[str],
    *,
    first: bool,
    ours: bool,
) -> list[Finding]:
    """Return what is wrong with one statement, each place once."""
    out: list[Finding] = []
    quoted = quoting.quoted(statement.text, known)
    out += [
        _finding(found, statement, 0, known)
        for found in quoting.check(statement.text, quoted, known)
    ]
    for claim in claims:
        if _verbatim(claim, known):
            continue
        checks = [amounts.check(claim, known), names.check(claim, known, authors)]
        if statement.kind in WHOLE:
            inside = [
                q._replace(start=q.start - claim.start, end=q.end - claim.start)
                for q in quoted
                if claim.start <= q.start < claim.start + len(claim.text)
            ]
            checks += [
                speakers.check(claim, inside, known),
                negation.check(claim, known),
                hedges.check(claim, known),
            ]
        for check in checks:
            for found in check:
                finding = _finding(found, statement, claim.start, known)
                if not any(_covers(earlier, finding) for earlier in out):
                    out.append(finding)
    if statement.kind in WHOLE:
        leaning = standing.check(statement, known.lex, first=first, ours=ours)
        if leaning:
            out.append(_finding(leaning, statement, 0, known)._replace(text=""))
    return out


def _verbatim(claim: Claim, known: Evidence) -> bool:
    """Return whether a sentence is, word for word, one or more whole ones of the article."""
    line = folded(claim.text)
    at = known.line.find(line)
    while at >= 0:
        end = at + len(line)
        if at in known.starts and (end == len(known.line) or end + 1 in known.starts):
            return True
        at = known.line.find(line, at + 1)
    return False


def _covers(earlier: Finding, later: Finding) -> bool:
    """Return whether the earlier of two findings already says it: one place, one complaint."""
    if earlier.kind == "standalone" or later.kind == "standalone":
        return False
    if earlier.kind == "quotation":
        return earlier.start <= later.start and later.end <= earlier.end
    return (
        earlier.start < later.end
        and later.start < earlier.end
        and (earlier.severity != "note" or later.severity == "note")
    )


def _finding(found: Found, statement: Statement, shift: int, known: Evidence) -> Finding:
    start, end = found.start + shift, found.end + shift
    return Finding(
        found.kind,
        found.severity,
        found.message,
        statement.number,
        statement.where,
        start,
        end,
        statement.text[start:end],
        known.passage(found.passage) if found.passage >= 0 else None,
    )


def _not_checked(given: Summary, claims: list[list[Claim]], known: Evidence) -> tuple[str, ...]:
    out = [NOT_CHECKED]
    if not known.lex.negations:
        out.append(
            f"negations, hedges and speakers: there are no data for {known.article.language!r} yet"
        )
    for statement, own in zip(given.statements, claims, strict=True):
        if statement.kind in WHOLE and not any(
            claim.match and claim.match.share >= FAR for claim in own
        ):
            out.append(
                f"{statement.where}: no passage is near it; "
                "only its figures, names and quotations were looked for"
            )
    return tuple(out)
