"""One sentence of a summary, beside its passage; and what a check finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from takeaways.verifying.findings import Severity, Statement
    from takeaways.verifying.matching import Match
    from takeaways.verifying.tokens import Token

CLOSE = 0.75
"""The share of a sentence's tokens that its passage has, in order, from which the two are taken to
be one sentence, changed here and there."""


class Claim(NamedTuple):
    """One sentence of a statement."""

    statement: Statement
    text: str
    start: int
    """Where it begins in the statement's text."""
    tokens: tuple[Token, ...]
    match: Match | None

    @property
    def close(self) -> bool:
        """Whether its passage is surely what it was made of."""
        return self.match is not None and self.match.fit >= CLOSE


class Found(NamedTuple):
    """What a check found in ``text[start:end]`` of a claim or a statement."""

    kind: str
    severity: Severity
    message: str
    start: int
    end: int
    passage: int = -1
    """The sentence of the article that shows it; -1 where there is none."""
