"""Who says what an article reports: each sentence's statement, and whose it is.

Nothing is guessed. A statement belongs to the name or the noun that stands as the subject of its
verb of speech, or after *according to*; to whom *he* or *she* means only where one person alone
has been named; and where none of that is plain, to nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
        found = _attributed(scan, here, lex)
        if found is None and not long:
            continue
        actor, speaker = found or (-1, "")
        if found is None and before.scan == index - 1 and _goes_on(scan, scans[index - 1]):
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
    people = [
        (f" {role.lower()} ", number)
        for number, (actor, role) in enumerate(zip(named, roles, strict=True))
        if actor.kind in ("person", "")
    ]
    out: list[Statement] = []
    for statement in said:
        phrase = statement.speaker.lower()
        if phrase.startswith("the ") and phrase.rpartition(" ")[2] in lex.people:
            bare = f" {phrase[4:]} "
            found = [n for role, n in people if bare in role.replace(",", " ").replace("  ", " ")]
            if len(found) == 1:
                statement = statement._replace(actor=found[0], speaker="")
        out.append(statement)
    return tuple(out)


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


def _attributed(
    scan: Scan, here: Sequence[tuple[Mention, int]], lex: Lexicon
) -> tuple[int, str] | None:
    """Return whose the statement of a sentence is; None where nothing says that it is one."""
    lower = scan.lower
    unknown = False
    for at, low in enumerate(lower):
        if low == "according" and lower[at + 1 : at + 2] == ["to"]:
            found = _after(scan, at + 2, here, lex)
        elif low in lex.speech and not scan.quoted(at) and _finite(scan, at):
            found = _subject(scan, at, here, lex)
        else:
            continue
        if found:
            return found
        unknown = True
    return (-1, "") if unknown else None


def _finite(scan: Scan, at: int) -> bool:
    """Return whether a verb of speech is one here: not *to say*, *being told*, *the said*."""
    before = scan.lower[at - 1] if at else ""
    return before not in (
        "to", "be", "been", "being", "was", "were", "is", "are", "the", "a", "an", "not", "of", "by"
    )  # fmt: skip


def _subject(
    scan: Scan, at: int, here: Sequence[tuple[Mention, int]], lex: Lexicon
) -> tuple[int, str] | None:
    lower, words = scan.lower, scan.words
    left = at - 1
    while left >= 0 and (
        lower[left].endswith("ly")
        or lower[left] in lex.words.auxiliaries
        or lower[left] in ("also", "later", "then", "further", "previously", "even")
    ):
        left -= 1
    if left < 0:
        return _after(scan, at + 1, here, lex) if at == 0 else None
    if words[left] in "\"”’',":
        inverted = (
            words[left] != ","
            or (left > 0 and words[left - 1] in "\"”’'")
            or not _aside(scan, left, here)
        )
        behind = _after(scan, at + 1, here, lex) if inverted else None
        return behind or _aside(scan, left, here)
    for mention, number in here:
        if mention.end == left + 1:
            return _head(scan, mention, number, here, lex)
    if lower[left] in lex.words.he | lex.words.she:
        return -1, lower[left]
    if lower[left] == "and" and here:  # "Ortiz closed the pier and said …"
        first, number = here[0]
        alone = all(m.end > at or m.placed or m is first for m, _ in here)
        return (number, "") if first.start == scan.begin and first.acts and alone else None
    phrase = _phrase(scan, left, lex)
    return (-1, phrase) if phrase else None


def _head(
    scan: Scan, last: Mention, number: int, here: Sequence[tuple[Mention, int]], lex: Lexicon
) -> tuple[int, str] | None:
    """Return who speaks where this name stands before the verb: *Ortiz of Orrin Bank said* is she.

    Nobody who is named, where it only belongs to a noun that is: *a judge in Orrin said*.
    """
    before = last.start - 1
    if before >= 0 and scan.lower[before] == "the":
        before -= 1
    if before < 0 or scan.lower[before] not in lex.words.prepositions - {
        "that",
        "as",
        "while",
        "when",
    }:
        return number, ""
    for mention, other in here:
        if mention.end == before:
            return other, ""
    return None


def _aside(scan: Scan, comma: int, here: Sequence[tuple[Mention, int]]) -> tuple[int, str] | None:
    """Return who stands before an apposition that ends in this comma: *Lena Ortiz, 58,*."""
    if scan.words[comma] != ",":
        return None
    for mention, number in reversed(here):
        first = mention.end
        if first < comma and scan.words[first] == "," and comma - first <= 14:
            inner = scan.words[first + 1 : comma]
            if (
                "," not in inner
                and not mention.placed
                and not any(m.end > comma for m, _ in here if m.start < comma < m.end)
            ):
                return number, ""
    return None


def _after(
    scan: Scan, at: int, here: Sequence[tuple[Mention, int]], lex: Lexicon
) -> tuple[int, str] | None:
    """Return who stands from a token on: a name, with or without a role before it, or a noun."""
    lower, words = scan.lower, scan.words
    start = at
    while at < len(words) and at - start < 6:
        for mention, number in here:
            if mention.start == at:
                if mention.end < len(words) and words[mention.end - 1].endswith(("’s", "'s")):
                    break
                titled = _paired(scan, mention, here)
                return (number if titled is None else titled), ""
        low = lower[at]
        if low in lex.speakers and not (
            at + 1 < len(words) and words[at + 1][0].isalpha() and _more(scan, at + 1, here, lex)
        ):
            return -1, scan.slice(start, at + 1)
        if (
            not (low.isalpha() or "-" in low or low.endswith(("’s", "'s")))
            or low in lex.verbs
            or low in lex.words.prepositions
            or low
            in lex.words.he | lex.words.she | lex.words.they | lex.words.it | lex.words.first_person
        ):
            return None
        at += 1
    return None


def _paired(scan: Scan, mention: Mention, here: Sequence[tuple[Mention, int]]) -> int | None:
    """Return who has the title that begins as a name: *Trade and Finance Minister Ortiz*."""
    if scan.lower[mention.end : mention.end + 1] != ["and"]:
        return None
    return next((n for m, n in here if m.start == mention.end + 1 and m.titled), None)


def _more(scan: Scan, at: int, here: Sequence[tuple[Mention, int]], lex: Lexicon) -> bool:
    """Return whether the noun phrase goes on: another such noun, or the name whose role it is."""
    return scan.lower[at] in lex.speakers or any(m.start == at for m, _ in here)


def _phrase(scan: Scan, at: int, lex: Lexicon) -> str:
    """Return the noun phrase that ends in a token, if it is one that speaks; else nothing."""
    lower, words = scan.lower, scan.words
    if lower[at] not in lex.speakers or (words[at] != lower[at] and at > scan.begin):
        return ""
    start = at
    while start > 0 and at - start < 5:
        low = lower[start - 1]
        if low in ("the", "a", "an"):
            return scan.slice(start - 1, at + 1)
        if not words[start - 1][0].isalpha() or low in lex.stop_words or low in lex.verbs:
            break
        start -= 1
    single = lower[at] in lex.people | lex.words.bodies and lower[at] not in lex.words.groups
    if single:
        return ""
    text = scan.slice(start, at + 1)
    return text[0].lower() + text[1:] if scan.lower[start] in lex.speakers else text
