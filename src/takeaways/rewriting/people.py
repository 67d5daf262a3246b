"""Who is named in an article, by which name, and whether *he* or *she* can be said of them.

Only what is certain counts as a person: a known given name before another name, or a title or
honorific before a name; and from then on that surname. Everything else with a capital may be a
person, a town or a firm, and is kept as what it is: something that makes a pronoun uncertain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from takeaways.language.wording import Wording

NAME = re.compile(
    r"[A-ZÀ-ÞŁŚŻŠŽČ](?:\.(?:[A-Z]\.)*|[\w’'-]*)"
    r"(?:\.? (?:(?:de|da|del|della|di|du|dos|van|von|der|den|ten|bin|ibn|al|el|la|le) ){0,2}"
    r"[A-ZÀ-ÞŁŚŻŠŽČ](?:\.(?:[A-Z]\.)*|[\w’'-]*))*"
)
"""A run of words with capitals, particles between them included."""

PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
    ]
)
AGE = (", ", " (")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


class Person(NamedTuple):
    """Somebody whom the article names."""

    surname: str
    given: str
    """Empty where only a title stands before the surname."""
    name: str
    """The fullest form in which the article has it, with a title if it stands before the name."""
    gender: str
    """``"he"``, ``"she"``, or empty while unknown."""


NOBODY = Person("", "", "", "")
"""Stands for a name of which it is not known that it is a person's."""


class Register(NamedTuple):
    """The people of an article."""

    people: dict[str, Person]
    """By surname, those left out that two share."""
    full: dict[tuple[str, str], Person]
    """By given name and surname."""
    by_given: dict[str, str]
    """Surnames by given name; empty for a given name that two people share."""


class Name(NamedTuple):
    """A run of words with capitals, ``text[start:end]``, a possessive *’s* left out."""

    start: int
    end: int
    title: str
    words: tuple[str, ...]
    """Without titles; empty where there is nothing but a title."""
    gender: str
    known: bool
    """Whether it is by itself surely a person's name."""


def register(texts: Iterable[str], words: Wording) -> Register:
    """Return the people whom these sentences name.

    Two people of one surname, or one of whom the article says both *Mr* and *Mrs*, are not known by
    the surname alone.
    """
    people: dict[str, Person] = {}
    full: dict[tuple[str, str], Person] = {}
    by_given: dict[str, str] = {}
    shared: set[str] = set()
    for text in texts:
        for name in names(text, words):
            if not name.words:
                continue
            surname = name.words[-1]
            given = name.words[0] if len(name.words) > 1 else ""
            if not name.known:
                if given:
                    full.setdefault((given, surname), NOBODY)
                continue
            had = people.get(surname)
            mine = _merged(had, name, given, surname)
            if had and (
                (had.given and given and had.given != given)
                or (had.gender and name.gender and had.gender != name.gender)
            ):
                shared.add(surname)
                mine = _merged(full.get((given, surname)), name, given, surname)
            else:
                people[surname] = mine
            if given:
                full[given, surname] = mine
                by_given[given] = surname if by_given.get(given, surname) == surname else ""
    for (given, surname), somebody in full.items():
        if somebody is NOBODY and surname in people and people[surname].given != given:
            shared.add(surname)
    for surname in shared:
        people.pop(surname, None)
    return Register(people, full, by_given)


def _merged(had: Person | None, name: Name, given: str, surname: str) -> Person:
    """Return a person after one more mention: the fullest name, the gender once it is known."""
    form = f"{name.title} {' '.join(name.words)}".strip()
    if had is None or had is NOBODY:
        return Person(surname, given, form, name.gender)
    if (bool(given), len(form)) <= (bool(had.given), len(had.name)):
        form = had.name
    return Person(surname, had.given or given, form, had.gender or name.gender)


def person(name: Name, known: Register) -> Person | None:
    """Return whom a name stands for, if the register has somebody of that name."""
    if not name.words:
        return None
    first, last = name.words[0], name.words[-1]
    if len(name.words) > 1 and first.lower() not in PARTICLES:
        found = known.full.get((first, last))
        if found is NOBODY:
            return None
        by_surname = known.people.get(last)
        if by_surname and by_surname.given in ("", first):
            return by_surname
        return found
    if last not in known.people:
        last = known.by_given.get(last, "")
    return known.people.get(last)


def maybe_person(text: str, name: Name, words: Wording) -> bool:
    """Return whether a name that the register does not have may be a person's all the same."""
    if not name.words:
        return True
    if any(w.isupper() and len(w) > 1 and "." not in w for w in name.words):
        return False
    lower = [w.lower() for w in name.words]
    if any(w in words.places_and_bodies or w in words.calendar for w in lower):
        return False
    if any(w in words.body_suffixes for w in lower) or lower[-1] in words.places:
        return False
    before = text[: name.start].rsplit(None, 1)[-1:]
    if before and (before[0].lower() == "the" or before[0].lower() in words.locatives):
        return False
    return bool(name.start) or len(lower) > 1


@lru_cache(maxsize=1024)
def names(text: str, words: Wording) -> tuple[Name, ...]:
    """Return the runs of words with capitals, those that only begin a sentence left out."""
    return tuple(_names(text, words))


def _names(text: str, words: Wording) -> Iterable[Name]:
    for match in NAME.finditer(text):
        start = match.start()
        parts: list[str] = []
        for part in match.group().split(" "):
            if not parts and part.lower() in words.not_names:
                start += len(part) + 1
                continue
            bare = part
            if part[-1:] in "s’'-":
                bare = part.removesuffix("’s").removesuffix("'s").rstrip("’'-")
            parts.append(bare)
            if bare != part:
                if bare:
                    yield _in_place(text, _name(start, parts, words), words)
                start += len(" ".join(parts)) + len(part) - len(bare) + 1
                parts = []
        if parts:
            yield _in_place(text, _name(start, parts, words), words)


def _in_place(text: str, name: Name, words: Wording) -> Name:
    """Return the name in the light of what stands beside it: *former*, or an age."""
    if name.title and name.start:
        before = text[: name.start].rsplit(None, 1)[-1:]
        if before and before[0].lower().strip("-") in words.past_titles:
            return name._replace(title="")
    if name.known and name.start and _of_a_kind(text, name.start, words):
        return name._replace(known=False)
    if not name.known and len(name.words) > 1 and _aged(text, name.end):
        return name._replace(known=maybe_person(text, name, words))
    return name


def _of_a_kind(text: str, at: int, words: Wording) -> bool:
    """Return whether *a* stands there: *a three-year-old King Charles Spaniel* is no king.

    Not where a noun for a person comes between: *a friend, Joe Marsh*, *an actor Joe Marsh*.
    """
    for word in reversed(text[max(0, at - 40) : at].split()[-ADJECTIVES:]):
        if word.lower() in ("a", "an"):
            return True
        if not word.islower() or word[-1] in ",.;:" or word in words.people | words.titles:
            return False
        if word in words.people_he or word in words.people_she or word in words.prepositions:
            return False
    return False


ADJECTIVES = 3
"""Words before a name within which *a* makes it a kind of thing."""


def _aged(text: str, at: int) -> bool:
    """Return whether an age stands there: *, 58,* or *(58)*."""
    return (
        text.startswith(AGE, at)
        and text[at + 2 : at + 4].isdigit()
        and (text[at + 4 : at + 5] in (",", ".", ")", " "))
    )


def _name(start: int, parts: list[str], words: Wording) -> Name:
    lower = [part.lower().rstrip(".") for part in parts]
    count = len(parts)
    first = 0
    while first < count and not _begins(parts[first], lower[first], words):
        first += 1
    if first == count:
        end = start + len(" ".join(parts))
        return Name(start, end, "", tuple(parts), "", known=False)
    last = first
    gender = ""
    while last < count and _is_title(lower[last], words):
        gender = gender or (
            "he"
            if lower[last] in words.honorifics_he
            else "she"
            if lower[last] in words.honorifics_she
            else ""
        )
        last += 1
    while count > last + 1 and (lower[count - 1] in words.calendar or lower[count - 1] in SUFFIXES):
        count -= 1
    own = tuple(parts[last:count])
    end = start + len(" ".join(parts[:count]))
    if not own:
        return Name(start, end, " ".join(parts), (), gender, known=False)
    if len(own) > 1 and not gender:
        gender = _gender_of(own[0], words)
    final = lower[count - 1]
    placed = final in words.places_and_bodies and not (final in words.surname_like and len(own) > 1)
    title = " ".join(parts[first:last])
    known = not placed and final not in words.calendar and final not in words.body_suffixes
    known = known and final not in words.titles and (bool(title) or len(own) > 1)
    if first and title and not gender:
        known = False
    if first and lower[first] in words.royal and not _may_precede(lower[:first], words):
        known = False  # "Cavalier King Charles Spaniel"
    if not title and not all(w in words.people or w in words.places for w in lower[:first]):
        known = False
    if first and lower[first] in words.titles:
        title = ""  # "Home Secretary": only half of it would be left
    return Name(start, end, title, own, gender, known)


def _may_precede(lower: list[str], words: Wording) -> bool:
    """Return whether words with capitals before a title leave it one: *Monday King Olav*."""
    return all(w in words.people or w in words.places or w in words.calendar for w in lower)


def _begins(part: str, lower: str, words: Wording) -> bool:
    return part in words.given_names_he or part in words.given_names_she or _is_title(lower, words)


def _is_title(lower: str, words: Wording) -> bool:
    return lower in words.titles or lower in words.honorifics_he or lower in words.honorifics_she


def _gender_of(given: str, words: Wording) -> str:
    if given in words.given_names_he:
        return "he"
    return "she" if given in words.given_names_she else ""
