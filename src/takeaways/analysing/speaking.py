"""Who says what an article reports: each sentence's statement, and whose it is.

Nothing is guessed. A statement belongs to whom its sentence gives it to
(:mod:`takeaways.analysing.attributing`); to the speaker of the quotation that it goes on with; to
whom *he* or *she* means only where one person alone has been named; and else to nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.analysing.attributing import attributed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.merging import Actor
    from takeaways.analysing.naming import Mention
    from takeaways.analysing.scanning import Scan

QUOTED = 4
"""Words from which a quotation is a statement, not a term in quotation marks."""


class Statement(NamedTuple):
    """What one sentence says in somebody's name."""

    scan: int
    actor: int
    """Whose it is among the actors; -1 where it is not a named one's."""
    speaker: str
    """The noun, as it stands, where it is not a named one's: *police*; empty while unknown."""
    quoted: bool
    """Whether in their own words."""


class Voice(NamedTuple):
    """Somebody who speaks in an article."""

    actor: int
    speaker: str
    scans: tuple[int, ...]
    quoted: int
    """How many of these sentences quote."""


def statements(
    scans: Sequence[Scan], named: Sequence[Actor], lex: Lexicon
) -> tuple[Statement, ...]:
    """Return the statements of an article, in order, those that are nobody's too."""
    of: dict[int, list[tuple[Mention, int]]] = {}
    for number, somebody in enumerate(named):
        for mention in somebody.mentions:
            of.setdefault(mention.scan, []).append((mention, number))
    out: list[Statement] = []
    before = Statement(-9, -1, "", quoted=False)
    for index, scan in enumerate(scans):
        here = sorted(of.get(index, ()))
        long = any(s.end - s.start >= QUOTED for s in scan.quotes)
        found = attributed(scan, here, lex)
        if found is None and not long:
            continue
        actor, speaker = found or (-1, "")
        follows = before.quoted and before.scan == index - 1
        if found is None and follows and _goes_on(scan, scans[index - 1]):
            actor, speaker = before.actor, before.speaker
        elif speaker in lex.words.he | lex.words.she:
            actor, speaker = _meant(speaker, index, before, of, named, scans, lex), ""
        before = Statement(index, actor, speaker, long)
        out.append(before)
    return tuple(_joined(out, scans))


def known_by_role(
    said: Sequence[Statement], named: Sequence[Actor], roles: Sequence[str], lex: Lexicon
) -> tuple[Statement, ...]:
    """Give statements of *the judge* to the one person whom the article calls a judge.

    *roles* are the actors' names with their roles, aligned with *named*.
    """
    called: dict[str, list[int]] = {}
    for number, (actor, role) in enumerate(zip(named, roles, strict=True)):
        if actor.kind in ("person", ""):
            for word in set(_words(role)) & lex.people:
                called.setdefault(word, []).append(number)
    out: list[Statement] = []
    for statement in said:
        phrase = _words(statement.speaker)
        people = called.get(phrase[-1], []) if len(phrase) > 1 and phrase[0] == "the" else []
        if (
            len(people) == 1
            and f" {' '.join(phrase[1:])} " in f" {' '.join(_words(roles[people[0]]))} "
        ):
            statement = statement._replace(actor=people[0], speaker="")
        out.append(statement)
    return tuple(out)


def _words(text: str) -> list[str]:
    return text.lower().replace(",", " ").split()


def voices(said: Sequence[Statement]) -> tuple[Voice, ...]:
    """Return who speaks, whose statements fill most sentences first."""
    whose: dict[tuple[int, str], list[Statement]] = {}
    for statement in said:
        if statement.actor >= 0 or statement.speaker:
            key = statement.actor, "" if statement.actor >= 0 else _bare(statement.speaker)
            whose.setdefault(key, []).append(statement)
    found = [
        Voice(key[0], own[0].speaker, tuple(s.scan for s in own), sum(s.quoted for s in own))
        for key, own in whose.items()
    ]
    return tuple(sorted(found, key=lambda v: (-len(v.scans), -v.quoted, v.scans[0])))


def _bare(speaker: str) -> str:
    return speaker.lower().removeprefix("the ")


def _goes_on(scan: Scan, before: Scan) -> bool:
    """Return whether all of a sentence is quotation and the one before has one in the paragraph."""
    same = scan.sentence.block == before.sentence.block
    inside = sum(s.end - s.start for s in scan.quotes)
    return same and bool(before.quotes) and inside >= len(scan.words) - 3


def _joined(said: list[Statement], scans: Sequence[Scan]) -> list[Statement]:
    """Give the sentences of one unbroken quotation the speaker that one of them names."""
    for at in range(len(said) - 2, -1, -1):
        this, after = said[at], said[at + 1]
        open_ended = scans[this.scan].quotes and not scans[this.scan].quotes[-1].closed
        unknown = this.actor < 0 and not this.speaker
        if unknown and open_ended and after.scan == this.scan + 1:
            said[at] = this._replace(actor=after.actor, speaker=after.speaker)
    return said


def _meant(
    pronoun: str,
    index: int,
    before: Statement,
    of: dict[int, list[tuple[Mention, int]]],
    named: Sequence[Actor],
    scans: Sequence[Scan],
    lex: Lexicon,
) -> int:
    """Return whom *he* or *she* means: the last speaker, if nobody else has come up since."""
    if before.actor < 0 or before.scan < index - 4:
        return -1
    others = {
        number
        for scan in range(before.scan, index)
        for m, number in of.get(scan, ())
        if named[number].kind in ("person", "")
        and number != before.actor
        and not (m.placed or m.modifies or scans[scan].lower[m.start - 1 : m.start] == ["of"])
    }
    speaker = named[before.actor]
    if others or speaker.kind in ("place", "body"):
        return -1
    first = next((m.words[0] for m in speaker.mentions if len(m.words) > 1), "")
    wrong = lex.words.given_names_she if pronoun in lex.words.he else lex.words.given_names_he
    return -1 if first in wrong else before.actor
