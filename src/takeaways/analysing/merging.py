"""Who and what an article names, the different names of one thing brought together.

Only what the article itself makes sure of brings two names together: a surname after a full name,
an abbreviation after what it abbreviates, two names of one country.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from takeaways.analysing.naming import Mention, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    common = {low for s in scans for low, w in zip(s.lower, s.words, strict=True) if low == w}
    found = [m for i, s in enumerate(scans) if not s.shouted for m in mentions(i, s, words, common)]
    return tuple(_merged(found, scans, words))


def _merged(found: list[Mention], scans: Sequence[Scan], lex: Lexicon) -> Iterator[Actor]:
    """Bring the mentions of one thing together."""
    first: dict[str, int] = {}
    seen = Counter(_key(m.words, lex) for m in found)
    for at, m in enumerate(found):
        first.setdefault(_key(m.words, lex), at)
    sure = {_key(m.words, lex) for m in found if not m.initial or m.titled}
    several = {
        _key(m.words, lex): m
        for m in reversed(found)
        if len(m.words) > 1 and m.words[0] not in lex.demonyms
    }
    short = _short_forms(several, first, lex) | _abbreviations(found, scans, lex)
    groups: dict[str, list[Mention]] = {}
    for m in found:
        key = _key(m.words, lex)
        to = short.get(key, key)
        doubtful = len(m.words) == 1 and m.initial and key not in sure
        if doubtful and seen[key] > 1 and key not in lex.speakers and not key.endswith("s"):
            doubtful = False
        if to == key and doubtful and m.words[0] not in lex.places:
            continue
        groups.setdefault(to, []).append(m)
    for own in groups.values():
        adjectives = sum(m.modifies and _from(m.words[-1], first) for m in own)
        if adjectives * 2 < len(own):
            yield _actor(own, scans, lex)


def _from(word: str, names: dict[str, int]) -> bool:
    """Return whether a word says that something is from a place of these names: *Orrinian*."""
    low = word.lower()
    return low.endswith(("an", "ic", "ish", "ese", "i")) and any(
        low.removesuffix(end) in names or low.removesuffix(end) + "a" in names
        for end in ("n", "an", "ian", "ic", "ish", "ese", "i")
        if low.endswith(end)
    )


def _shouted(m: Mention) -> bool:
    return any(w.isupper() and len(w) > 3 for w in m.words)


def _key(words: tuple[str, ...], lex: Lexicon) -> str:
    joined = " ".join(words).lower()
    return lex.aliases.get(joined, joined)


def _short_forms(
    several: dict[str, Mention], first: dict[str, int], lex: Lexicon
) -> dict[str, str]:
    """Return which full name each short one stands for, where only one can be meant.

    What is no person's name must have been given in full before: *Orrin* is not *Orrin Harbour
    Trust* where it comes first.
    """
    to: dict[str, list[str]] = {}
    for key, m in several.items():
        body = any(w.lower() in lex.bodies for w in m.words)
        person = _personal(m, lex)
        if body and not person:
            initials = "".join(w[0] for w in m.words).lower()
            if first.get(initials, -1) > first[key]:
                to.setdefault(initials, []).append(key)
            continue
        for word in (m.words[-1].lower(), m.words[0].lower()):
            if person or first.get(word, -1) > first[key]:
                to.setdefault(word, []).append(key)
        joined = key.replace(" ", "")
        if joined in first:
            to.setdefault(joined, []).append(key)
    out: dict[str, str] = {}
    for word, keys in to.items():
        known = word.title() in lex.places or word.title() in lex.demonyms
        longest = "" if known or word in lex.bodies else _one(list(dict.fromkeys(keys)))
        if longest:
            out[word] = longest
    return out


def _personal(m: Mention, lex: Lexicon) -> bool:
    """Return whether this is surely a person's name."""
    if any(w.lower() in lex.bodies for w in m.words):
        return False
    return m.titled or (len(m.words) > 1 and m.words[0] in lex.given)


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
            initials = "".join(w[0] for w in m.words)
            if len(letters) > 1 and (initials.endswith(letters) or letters[0] == initials[0]):
                out[after[1].lower()] = _key(m.words, lex)
    return out


def _actor(own: list[Mention], scans: Sequence[Scan], lex: Lexicon) -> Actor:
    fullest = max(own, key=lambda m: (len(m.words), m.titled, not _shouted(m), -m.scan))
    last = fullest.words[-1].lower()
    body = last in lex.bodies or any(w.lower() in lex.joining for w in fullest.words)
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
