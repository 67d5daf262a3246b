"""Who and what an article names, the different names of one thing brought together.

Only what the article itself makes sure of brings two names together: a surname after a full name,
an abbreviation after what it abbreviates, two names of one country.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from takeaways.analysing.naming import Mention, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.scanning import Scan


class Actor(NamedTuple):
    """Somebody or something that an article names."""

    name: str
    """The fullest form, as it stands in the article."""
    kind: str
    """``"person"``, ``"body"``, ``"place"``, or empty while unknown."""
    mentions: tuple[Mention, ...]

    @property
    def scans(self) -> tuple[int, ...]:
        """The scans that name it, in order, each once."""
        return tuple(dict.fromkeys(m.scan for m in self.mentions))


def actors(scans: Sequence[Scan], words: Lexicon) -> tuple[Actor, ...]:
    """Return everybody and everything named, in order of first mention."""
    common = set().union(*[s.words for s in scans])  # only what has no capital is asked for
    found = [m for i, s in enumerate(scans) if not s.shouted for m in mentions(i, s, words, common)]
    return tuple(_merged(found, scans, words))


def _merged(found: list[Mention], scans: Sequence[Scan], lex: Lexicon) -> Iterator[Actor]:
    """Bring the mentions of one thing together."""
    first: dict[str, int] = {}
    for at, m in enumerate(found):
        first.setdefault(m.key, at)
    several = {
        m.key: m
        for m in reversed(found)
        if len(m.words) > 1 and (m.words[0] not in lex.demonyms or m.words[0] in lex.given)
    }
    alone = {
        m.key
        for m in found
        if len(m.words) == 1 and m.acts and (not m.initial or _sure_verb(scans[m.scan], m, lex))
    } - {m.key for m in found if len(m.words) == 1 and m.placed}
    short = _short_forms(several, first, alone, lex) | _abbreviations(found, scans, lex)
    groups = _grouped(found, short, several, scans, lex)
    for own in groups.values():
        adjectives = sum(m.modifies and _from(m.words[-1], first) for m in own)
        if adjectives * 2 < len(own):
            yield _actor(own, scans, lex)


def _grouped(
    found: Sequence[Mention],
    short: Mapping[str, str],
    several: Mapping[str, Mention],
    scans: Sequence[Scan],
    lex: Lexicon,
) -> dict[str, list[Mention]]:
    """Return the mentions by the fullest form of their name, without those that may be no names."""
    seen = Counter(m.key for m in found)
    sure = {m.key for m in found if not m.initial or m.titled}
    speaking = {m.key for m in found if m.acts and _sure_verb(scans[m.scan], m, lex)}
    families = Counter(
        key.rpartition(" ")[2]
        for key, m in several.items()
        if key not in short and _nameable(m, lex) and key.partition(" ")[0] not in lex.verbs
    )
    groups: dict[str, list[Mention]] = {}
    for m in found:
        key = m.key
        to = short.get(key, key)
        if to == key and len(m.words) == 1:
            if key in lex.generic or families[key] > 1:
                continue  # "the Bank" that is not named, or may be two; "Ortiz" who may be either
            twice = key in speaking and seen[key] > 1 and not key.endswith("s")
            if m.initial and key not in sure and not twice and m.words[0] not in lex.places:
                continue
        groups.setdefault(to, []).append(m)
    return groups


def _from(word: str, names: dict[str, int]) -> bool:
    """Return whether a word says that something is from a place of these names: *Orrinian*."""
    low = word.lower()
    return low.endswith(("an", "ic", "ish", "ese", "i")) and any(
        low.removesuffix(end) in names or low.removesuffix(end) + "a" in names
        for end in ("n", "an", "ian", "ic", "ish", "ese", "i")
        if low.endswith(end)
    )


def _sure_verb(scan: Scan, m: Mention, lex: Lexicon) -> bool:
    """Return whether what follows a name is surely a verb: *has*, *said*; not *cost*."""
    return m.end < len(scan.words) and scan.lower[m.end] in lex.sure_verbs


def _shouted(m: Mention) -> bool:
    return any(w.isupper() and len(w) > 3 for w in m.words)


def _short_forms(
    several: dict[str, Mention], first: dict[str, int], alone: set[str], lex: Lexicon
) -> dict[str, str]:
    """Return which full name each short one stands for, where only one can be meant.

    What is no person's name must have been given in full before: *Orrin* is not *Orrin Harbour
    Trust* where it comes first. *alone* are the single words that act by themselves.
    """
    surnames = {m.words[-1].lower() for m in several.values() if _nameable(m, lex)}
    to: dict[str, list[str]] = {}
    for key, m in several.items():
        person = _personal(m, lex)
        if not person and not lex.bodies.isdisjoint(map(str.lower, m.words)):
            for word in _short_of_body(key, m, first, lex):
                to.setdefault(word, []).append(key)
            continue
        last = m.words[-1].lower()
        for word in (last, m.words[0].lower()):
            if word != last and word in surnames:
                continue  # "Brandt" is Ilse Brandt, not the Brandt Tower
            after = first.get(word, -1) > first[key]
            if person or after or (word == last and word in alone and _nameable(m, lex)):
                to.setdefault(word, []).append(key)
        joined = key.replace(" ", "")
        if joined in first:
            to.setdefault(joined, []).append(key)
    out: dict[str, str] = {}
    for word, keys in to.items():
        known = word.title() in lex.places or word.title() in lex.demonyms
        if known or (word in lex.bodies and word not in lex.generic):
            continue
        sure = [k for k in keys if _personal(several[k], lex)]
        if sure:  # "Ivo Ortiz and Lena Ortiz", but not "Save Ortiz"
            sure += [k for k in keys if k not in sure and _rival(k, word, several[k], lex)]
        longest = _one(list(dict.fromkeys(sure or keys)))
        if longest:
            out[word] = longest
    return out


def _short_of_body(key: str, m: Mention, first: dict[str, int], lex: Lexicon) -> Iterator[str]:
    initials = "".join(w[0] for w in m.words if w[0].isalpha()).lower()
    if first.get(initials, -1) > first[key]:
        yield initials
    for word in m.words:
        low = word.lower()
        if low in first and low in lex.generic:
            yield low


def _rival(key: str, surname: str, m: Mention, lex: Lexicon) -> bool:
    """Return whether a name may be somebody else's of the same surname."""
    first = key.partition(" ")[0]
    return (
        key.endswith(f" {surname}")
        and first not in lex.verbs
        and first not in lex.stop_words
        and lex.bodies.isdisjoint(map(str.lower, m.words))
    )


def _nameable(m: Mention, lex: Lexicon) -> bool:
    """Return whether this may be a person's name in full: two or three words, no body, no place."""
    if not 2 <= len(m.words) <= 3 or not lex.bodies.isdisjoint(map(str.lower, m.words)):
        return False
    first = m.words[0]
    return first in lex.given or (first not in lex.places and first not in lex.demonyms)


def _personal(m: Mention, lex: Lexicon) -> bool:
    """Return whether this is surely a person's name."""
    if not lex.bodies.isdisjoint(map(str.lower, m.words)):
        return False
    return m.titled or m.called or (len(m.words) > 1 and m.words[0] in lex.given)


def _one(keys: list[str]) -> str:
    """Return the full name that all of these may be forms of; empty if they are two people's."""
    keys = sorted(keys, key=len, reverse=True)
    longest = set(keys[0].split())
    return keys[0] if all(set(k.split()) <= longest for k in keys[1:]) else ""


def _abbreviations(found: Iterable[Mention], scans: Sequence[Scan], lex: Lexicon) -> dict[str, str]:
    """Return the full name of each abbreviation that the article explains in brackets."""
    out: dict[str, str] = {}
    for m in found:
        scan = scans[m.scan]
        after = scan.words[m.end : m.end + 3]
        if len(m.words) > 1 and len(after) == 3 and after[0] == "(" and after[2] == ")":
            letters = after[1].replace(".", "")
            initials = "".join(w[0] for w in m.words if w[0].isalpha())
            if len(letters) > 1 and (initials.endswith(letters) or letters[0] == initials[0]):
                out[after[1].lower()] = m.key
    return out


def _actor(own: list[Mention], scans: Sequence[Scan], lex: Lexicon) -> Actor:
    fullest = (
        own[0]
        if len(own) == 1
        else max(own, key=lambda m: (len(m.words), m.titled, not _shouted(m), -m.scan))
    )
    last = fullest.words[-1].lower()
    body = last in lex.bodies or not lex.joining.isdisjoint(map(str.lower, fullest.words))
    body = body or (len(fullest.words) == 1 and len(last) > 1 and fullest.words[0].isupper())
    if any(" ".join(m.words) in lex.places for m in own):
        kind = "place"
    elif any(_personal(m, lex) for m in own):
        kind = "person"
    else:
        kind = "body" if body else ""
    scan = scans[fullest.scan]
    start = fullest.start if kind == "person" else fullest.name
    name = scan.slice(start, fullest.end)
    return Actor(lex.bare(name), kind, tuple(own))
