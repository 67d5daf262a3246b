"""Statements that do not stand alone: they lean on what is not there, or break off.

The judgement is rewriting's own (:mod:`takeaways.rewriting.fitness`). A report of ours must pass it
throughout; in anybody else's summary a statement may lean on the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rewriting import fitness
from takeaways.rewriting.scenes import WORD
from takeaways.verifying.claims import Found

if TYPE_CHECKING:
    from takeaways.verifying.findings import Severity, Statement
    from takeaways.verifying.lexicon import Lexicon


def check(statement: Statement, lex: Lexicon, *, first: bool, ours: bool) -> Found | None:
    """Return why a statement does not stand alone, if it does not.

    *first* says that no other statement stands before it, *ours* that it is from our own report.
    """
    text = statement.text
    if fitness.unbalanced(text):
        return _found(statement, "a quotation mark has no partner", "warning")
    tokens = {m.group().lower().replace("’", "'") for m in WORD.finditer(text)}
    why = fitness.unfit_by_words(text, tokens, lex.words, personal=True)
    if why not in fitness.MENDABLE:
        return None
    return _found(statement, why, "warning" if first or ours else "note")


def _found(statement: Statement, why: str, severity: Severity) -> Found:
    return Found("standalone", severity, f"does not stand alone: {why}", 0, len(statement.text))
