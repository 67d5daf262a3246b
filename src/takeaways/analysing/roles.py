"""What an article says somebody is: the words before the name, or between commas after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.merging import Actor
    from takeaways.analysing.naming import Mention
    from takeaways.analysing.scanning import Scan

BEFORE = 6
"""Words at most of a role before a name: *the ministry's chief economic adviser*."""
CUTTING = frozenset("”\"’')]%")
"""Signs after which a role is the half of one: *“The Tide” star Lena Ortiz*."""
AFTER = 10
"""Words at most of one after it."""


def introduced(actor: Actor, scans: Sequence[Scan], lex: Lexicon) -> tuple[str, int]:
    """Return the name with its role, as one stretch of the article, and the scan it stands in.

    Without a role it is the bare name, in the scan where it is fullest.
    """
    home = actor.mentions[0].scan
    for mention in actor.mentions:
        scan = scans[mention.scan]
        full = len(mention.words) > 1 or len(actor.name.split()) == 1
        if not full or mention.modifies or actor.kind in ("place", "body"):
            continue
        start = _before(scan, mention, lex)
        end = _after(scan, mention, lex) if start == mention.start else mention.end
        if start < mention.start or end > mention.end:
            return lex.bare(scan.slice(start, end)), mention.scan
    for mention in actor.mentions:
        if actor.name in scans[mention.scan].sentence.plain:
            home = mention.scan
            if actor.kind != "person" and _article(scans[home], mention, lex):
                return f"{scans[home].lower[mention.start - 1]} {actor.name}", home
            break
    return actor.name, home


def _article(scan: Scan, mention: Mention, lex: Lexicon) -> bool:
    """Return whether *the* before a name is the name's own: *the Ortiz fund* is no *the Ortiz*."""
    if mention.start < 1 or scan.lower[mention.start - 1] not in lex.the:
        return False
    after = scan.lower[mention.end : mention.end + 1]
    return (
        not after
        or not after[0].isalpha()
        or after[0] in lex.bounds
        or after[0] in lex.verbs
        or after[0].endswith(lex.participle)
    )


def _before(scan: Scan, mention: Mention, lex: Lexicon) -> int:
    """Return the token where the role before a name begins; the name's own where there is none.

    It is whole or not there at all: what stands before it must be a word at which a noun phrase
    can begin.
    """
    at = mention.start
    head = scan.lower[at - 1] if at else ""
    if head not in lex.people or head in lex.stop_words or head.endswith(lex.participle):
        return at
    if not scan.spaced(at) or scan.words[at - 1] != head:
        return at
    start = at - 1
    while start > 0 and scan.spaced(start) and at - start <= BEFORE:
        word, low = scan.words[start - 1], scan.lower[start - 1]
        if not word[0].isalpha() or low in lex.bounds or low in lex.words.calendar:
            if _cuts(scan, start, lex) or word in CUTTING:
                return at
            whose = low in lex.the and scan.words[start].endswith(lex.possessives)
            return start - whose  # "the harbour's director"
        if low in lex.pronouns or low in lex.ambiguous or low.endswith(lex.adverb):
            return at
        if low.endswith(lex.gerund) and low not in lex.people and low not in lex.adjectives:
            return at
        verb = low in lex.verbs or low.endswith(lex.participle)
        if verb and low not in lex.adjectives and word == low:
            return at
        start -= 1
    return at if start > 0 and scan.spaced(start) else start


def _cuts(scan: Scan, start: int, lex: Lexicon) -> bool:
    """Return whether a role that begins here would be half of a phrase.

    So it would after *his*, whose it is then being lost, after *next* (*next door neighbour*), and
    within a name: *Bank of Orrin governor*, *Party for the People leader*.
    """
    low = scan.lower[start - 1]
    if low in lex.pronouns or low in lex.ambiguous:
        return True
    named = scan.words[start][0].isupper()
    before = scan.lower[start - 2 : start - 1]
    return named and (low in lex.of or (low in lex.the and not lex.of.isdisjoint(before)))


def _after(scan: Scan, mention: Mention, lex: Lexicon) -> int:
    """Return the token after the role that follows a name; the name's own end where there is none.

    It stands between two commas and its head, the last word before a preposition, is a noun for a
    person: *Lena Ortiz, the ministry's envoy to Orrin, …*
    """
    end = mention.end
    words, lower = scan.words, scan.lower
    if end >= len(words) or words[end] != "," or words[end - 1].endswith(lex.possessives):
        return end
    close = next(
        (i for i in range(end + 1, len(words)) if words[i] in ",;—–-" or _full_stop(scan, i)),
        len(words),
    )
    inner = range(end + 1, close)
    if not 0 < len(inner) <= AFTER or close >= len(words) or words[close] not in ",.":
        return end
    if (
        any(lower[i] in lex.verbs or words[i] in '"“”()' for i in inner)
        or any(lower[i].endswith(lex.participle) and lower[i] not in lex.people for i in inner[1:])
        or lower[end + 1] in lex.pronouns
        or words[end + 1].isdigit()
    ):
        return end
    head = (
        next(
            (
                i
                for i in inner
                if lower[i] in lex.words.prepositions or lower[i] in lex.of | lex.conjunctions
            ),
            close,
        )
        - 1
    )
    return close if head > end and lower[head] in lex.people | lex.offices else end


def _full_stop(scan: Scan, at: int) -> bool:
    """Return whether a point ends the sentence, and not *Sen.*."""
    return scan.words[at] == "." and not any(w[0].isalnum() for w in scan.words[at + 1 :])
