"""What checking a summary gives: the statements looked at, and what was found."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["takeaway", "analysis", "heading", "statement"]
"""What a statement is."""
Severity: TypeAlias = Literal["error", "warning", "note"]

KINDS = {
    "figure": "a figure, date, unit or percentage that the article does not have, or has of "
    "something else",
    "name": "a name that the article does not have, or spells otherwise, or has in another place",
    "quotation": "words in quotation marks that are not the article's",
    "speaker": "a quotation or a claim that the article gives to somebody else",
    "negation": "a negation lost or gained",
    "hedge": "a hedge or an attribution lost: what may be, or what somebody says, told as a fact",
    "standalone": "a takeaway that leans on what is not there, or breaks off",
    "provenance": "a quote that is not where the report says, or edits that do not make the text",
    "schema": "a report that does not keep to the schema",
}
"""The kinds of finding, each with a line that says what it is."""

LEVELS: dict[str, tuple[Severity, ...]] = {
    "lenient": ("error",),
    "default": ("error", "warning"),
    "strict": ("error", "warning", "note"),
}
"""How much is reported, by the name of the level."""

NOT_CHECKED = (
    "meaning: a statement whose figures, names and quotations are the article's can still "
    "say what the article does not"
)


class Statement(NamedTuple):
    """One thing that a summary says: a takeaway, a bullet, a paragraph."""

    number: int
    """From 1, through the whole summary."""
    where: str
    """For people: ``"takeaway 2"``, ``"line 14"``."""
    text: str
    """One line, without markup."""
    kind: Kind = "statement"
    """Of a heading and a line of the analysis only figures, names and quotations are checked."""
    line: int = 0
    """The line of the summary it begins on, from 1; 0 where it came out of JSON."""


class Passage(NamedTuple):
    """A sentence of the article: ``article.text[start:end]``, white space folded."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """One thing that is wrong, or may be."""

    kind: str
    """One of :data:`KINDS`."""
    severity: Severity
    message: str
    """What is wrong, in one line."""
    statement: int
    """The number of the statement; 0 for what concerns the whole report."""
    where: str
    start: int
    """Where in the statement's text the words in question begin."""
    end: int
    text: str
    """Those words; empty where it is the whole statement."""
    passage: Passage | None = None
    """The nearest passage of the article; ``None`` where nothing is near."""


class Verification(NamedTuple):
    """The outcome."""

    findings: tuple[Finding, ...]
    """Those of the level asked for, in the order of the statements."""
    statements: tuple[Statement, ...]
    not_checked: tuple[str, ...]
    """What could not be checked, one line each; meaning is always the first."""
    language: str
    level: str

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
