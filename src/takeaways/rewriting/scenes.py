"""What a sentence is about: its subject or speaker, and who else is in it.

A pronoun leans on the sentence before. :class:`Scene` is that sentence as a reader holds it in
mind: of whom it speaks in the first place, whether they said something, and whom else *he*, *she*,
*they* or *it* might mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from takeaways.rewriting.people import Name, Person, Register, maybe_person, names, person
from takeaways.rewriting.quotations import Quotation, quotations

if TYPE_CHECKING:
    from takeaways.language.wording import Wording

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
LONGEST_SUBJECT = 8
"""Words; a longer noun phrase is not taken for one by looking at its words alone."""
LONGEST_ROLE = 5
"""Words that may stand between a verb of speech, or a sentence's head, and the name."""
REACH = 40
"""Characters within which a verb is looked for after its subject."""


class Scene(NamedTuple):
    """One sentence, taken apart as far as pronouns ask for it."""

    text: str
    quoted: tuple[Quotation, ...]
    named: tuple[tuple[Name, Person | None], ...]
    subject: Person | None
    """Whom it is about: its grammatical subject, or who speaks in it."""
    phrase: str
    """The subject as it stands, where it is a plain noun phrase at the head; else empty."""
    speaks: bool
    """Whether its subject says something."""


def scene(text: str, known: Register, words: Wording) -> Scene:
    """Take a sentence apart."""
    quoted = quotations(text)[0]
    named = tuple((name, person(name, known)) for name in names(text, words))
    subject, speaks = _subject(text, quoted, named, words)
    phrase = head_phrase(text, words)
    if phrase and subject is None:
        speaks = does(text, len(phrase), words.speech, words)
    return Scene(text, quoted, named, subject, phrase, speaks)


def inside(at: int, quoted: tuple[Quotation, ...]) -> bool:
    """Return whether a place lies within a quotation."""
    return any(q.start <= at < q.end for q in quoted)


def is_verb(word: str, words: Wording) -> bool:
    """Return whether a word, in lower case, looks like a finite verb."""
    return word in words.finite or word in words.speech or (word.endswith("ed") and len(word) > 4)


def has_verb(text: str, words: Wording) -> bool:
    """Return whether a finite verb is among these words, as far as words tell."""
    return any(is_verb(match.group().lower(), words) for match in WORD.finditer(text))


def does(text: str, at: int, verbs: frozenset[str], words: Wording) -> bool:
    """Return whether one of these verbs follows there, adverbs and *has* aside."""
    for match in WORD.finditer(text, at, at + REACH):
        word = match.group().lower()
        if word in verbs:
            return True
        if word not in words.adverbs and not word.endswith("ly"):
            return False
    return False


def head_phrase(text: str, words: Wording) -> str:
    """Return the noun phrase before the first verb, if nothing else stands before it.

    >>> from takeaways.language.wording import wording
    >>> head_phrase("Researchers at the University of Ume said it rose.", wording("en"))
    'Researchers at the University of Ume'
    """
    end = 0
    for count, match in enumerate(WORD.finditer(text)):
        word = match.group().lower()
        if text[end : match.start()].strip(" -–'’") or count > LONGEST_SUBJECT:
            return ""
        if is_verb(word, words):
            return text[:end] if count else ""
        if word not in words.adverbs and not word.endswith("ly"):
            end = match.end()
        elif not count:
            return ""
    return ""


def rivals(of: Scene, who: Person, gender: str, words: Wording) -> tuple[bool, bool]:
    """Return who else may be *gender* there: whether a known person, and whether something less.

    A noun or a name that says what *who* is (*the mayor, Lena Ortiz*) is no rival.
    """
    surely = _somebody_else(of, who, gender, words)
    perhaps = False
    own = [(n.start, n.end) for n, p in of.named if p == who]
    for name, somebody in of.named:
        if somebody == who or _describes(of.text, name.start, name.end, own):
            continue
        if somebody:
            surely |= somebody.gender in ("", gender)
        elif name.gender in ("", gender) and maybe_person(of.text, name, words):
            perhaps = True
    nouns = words.people | (words.people_he if gender == "he" else words.people_she)
    for match in WORD.finditer(of.text):
        noun = match.group().lower().removesuffix("'s").removesuffix("’s")
        if noun in nouns and not _describes(of.text, match.start(), match.end(), own):
            perhaps = True
    return surely, perhaps


def _somebody_else(of: Scene, who: Person, gender: str, words: Wording) -> bool:
    """Return whether a pronoun there speaks of another: in a quotation, or before the name.

    *When he left, Joe Marsh wept* speaks of him; *He saw his friend, Joe Marsh* of somebody else.
    """
    pronouns = words.he if gender == "he" else words.she
    own = next((n.start for n, p in of.named if p == who and not inside(n.start, of.quoted)), 0)
    opening = WORD.search(of.text)
    turned = (
        opening is not None
        and opening.group().lower() in words.subordinators
        and of.text[:own].count(",") == 1
    )
    return any(
        re.split("[’']", match.group().lower(), maxsplit=1)[0] in pronouns
        and (inside(match.start(), of.quoted) or (match.start() < own and not turned))
        for match in WORD.finditer(of.text)
    )


def _describes(text: str, start: int, end: int, own: list[tuple[int, int]]) -> bool:
    """Return whether the words ``text[start:end]`` say what somebody named beside them is."""
    for first, last in own:
        if first <= start < last or (end <= first and not text[end:first].strip()):
            return True
        between = text[last:start]
        if between.startswith((", ", " (")) and "," not in between[2:] and between.count(" ") <= 6:
            return True
    return False


def _subject(
    text: str,
    quoted: tuple[Quotation, ...],
    named: tuple[tuple[Name, Person | None], ...],
    words: Wording,
) -> tuple[Person | None, bool]:
    """Return whom the sentence is about, and whether they say something."""
    for name, somebody in named:
        if somebody is None or inside(name.start, quoted) or _goes_on(text, name.end):
            continue
        begin = max((q.end for q in quoted if q.end <= name.start), default=0)
        before = text[begin : name.start]
        if begin and _after_speech(before, words):
            return somebody, True
        if not _leads_in(before, words):
            continue
        end = name.end
        if text.startswith((", ", " ("), end):
            close = text.find("," if text[end] == "," else ")", end + 2)
            return somebody, close > 0 and does(text, close, words.speech, words)
        if does(text, end, words.speech, words):
            return somebody, True
        if _verb_follows(text, end, words):
            return somebody, False
    return None, False


def _goes_on(text: str, at: int) -> bool:
    """Return whether a name is a possessive, or one of several."""
    rest = text[at : at + 6]
    if rest.startswith(("’", "'", "-", " and ", " or ", " & ")):
        return True
    return rest.startswith(", ") and (rest[2:3].isupper() or rest.startswith((", and", ", or ")))


def _after_speech(before: str, words: Wording) -> bool:
    """Return whether there is a verb of speech, and perhaps a role, between quotation and name."""
    found = [m.group().lower() for m in WORD.finditer(before)]
    return (
        0 < len(found) <= LONGEST_ROLE
        and found[0] in words.speech
        and "," not in before
        and not any(w in words.prepositions or is_verb(w, words) for w in found[1:])
    )


def _leads_in(before: str, words: Wording) -> bool:
    """Return whether a name after these words can be the subject: a role, or an adverbial."""
    first = WORD.match(before)
    if first and before.endswith(", ") and before.count(",") == 1:
        return first.group().lower() in words.clauses or not has_verb(before, words)
    found = [m.group().lower() for m in WORD.finditer(before)]
    return len(found) <= LONGEST_ROLE and not any(
        w in words.prepositions or w in ("and", "or", "than", "not") or is_verb(w, words)
        for w in found
    )


def _verb_follows(text: str, at: int, words: Wording) -> bool:
    for match in WORD.finditer(text, at, at + REACH):
        word = match.group().lower()
        if text[at : match.start()].strip():
            return False
        if is_verb(word, words):
            return True
        if word not in words.adverbs and not word.endswith("ly"):
            return False
        at = match.end()
    return False
