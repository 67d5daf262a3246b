"""Where an article names somebody or something: runs of words with capitals, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.scanning import Scan

STARTERS = frozenset("“\"‘':—–•*-.!?…)")
"""Signs after which a capital says little."""


class Mention(NamedTuple):
    """One place where a name stands: tokens ``start`` to ``end`` of a scan, titles included."""

    scan: int
    start: int
    name: int
    """Where the name itself begins, after the titles."""
    end: int
    words: tuple[str, ...]
    """The name's words, without titles and possessives."""
    initial: bool
    """Whether it begins the sentence or a quotation, so that its capital says little."""
    acts: bool
    """Whether a verb follows."""
    placed: bool
    """Whether *in*, *at*, *near* … stands before."""
    modifies: bool
    """Whether a noun follows whose name it is not: *Orrin officials*."""
    called: bool
    """Whether it is surely a person: *actress Lena Ortiz*; *Lena Ortiz, who …*; *…, 58, …*."""
    key: str
    """The name in lower case, or what it is another name of."""

    @property
    def titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.name > self.start


def mentions(index: int, scan: Scan, lex: Lexicon, common: set[str]) -> Iterator[Mention]:
    """Yield the names in a sentence, which is number *index*.

    *common* are the words that the article also has without a capital: what begins a sentence
    and is one of them is no name.
    """
    words = scan.words
    over = scan.begin
    before: Mention | None = None
    for at in scan.written:
        if at < over or not _capital(words[at]):
            continue
        if _only_first(scan, at, lex, common):
            continue
        over, parts = _run(scan, at, lex)
        if _cut_short(scan, over):
            continue
        made = _mention(index, scan, at, over, parts, lex, common)
        if made and before and made.titled and _one_title(scan, before, made, lex):
            before = None
        if before:
            yield before
        before = made
    if before:
        yield before


def _cut_short(scan: Scan, over: int) -> bool:
    """Return whether a name goes on in a word that is none: *United* of *United Kingdom-based*."""
    if over >= len(scan.words) or not scan.words[over][0].isupper() or not scan.spaced(over):
        return False
    return scan.words[over - 1][-1].isalnum() and not _capital(scan.words[over])


def _only_first(scan: Scan, at: int, lex: Lexicon, common: set[str]) -> bool:
    """Return whether a word surely stands alone and has its capital from where it stands.

    What :func:`_mention` finds too, for the commonest case in a tenth of the time.
    """
    low = scan.lower[at]
    if low not in lex.not_names and not (at == scan.begin and low in common):
        return False
    if scan.words[at].isupper() or at + 1 >= len(scan.words):
        return False
    after = scan.words[at + 1]
    if after != scan.lower[at + 1] or not after[0].isalpha():
        return False
    return after not in lex.of and after not in lex.particles


def _one_title(scan: Scan, before: Mention, made: Mention, lex: Lexicon) -> bool:
    """Return whether two runs are one title: *Economic and Fiscal Policy Minister Ortiz*."""
    long = made.name - made.start > 1 and scan.lower[made.name - 1] in lex.inner_titles
    return long and before.end == made.start - 1 and scan.lower[before.end] in lex.conjunctions


def _capital(word: str) -> bool:
    """Return whether a word is written as a name is: *Ortiz*, *al-Ortiz*; not *Ortiz-led*."""
    if word[0].isupper():
        return not (word.rpartition("-")[2][:1].islower() and "-" in word)
    return word[1:2].isupper() or (word[2:3] in "-’'" and word[3:4].isupper() and word.isascii())


def _run(scan: Scan, at: int, lex: Lexicon) -> tuple[int, list[tuple[int, str]]]:
    """Return where the run of capitals that begins at a token ends, and its words by token."""
    words, lower = scan.words, scan.lower
    count = len(words)
    parts: list[tuple[int, str]] = []
    while at < count:
        bare = lex.bare(words[at])
        parts.append((at, bare))
        at += 1
        if bare != parts[-1][1] or bare != words[at - 1]:
            return at, parts
        if at < count and words[at] == "." and scan.glued(at) and _shortened(lower[at - 1], lex):
            at += 1
        if at >= count or (words[at] == lower[at] and words[at] not in lex.joints):
            break
        if not scan.spaced(at):
            break
        if _capital(words[at]):
            continue
        step = _joint(scan, at, lex)
        if not step:
            break
        at += step
    return at, parts


def _shortened(low: str, lex: Lexicon) -> bool:
    return len(low) == 1 or low in lex.titles or low in lex.shortened


def _joint(scan: Scan, at: int, lex: Lexicon) -> int:
    """Return how many small words from *at* join one half of a name to the other; 0 for none."""
    lower, words = scan.lower, scan.words
    low = lower[at]
    step = 0
    if low in lex.particles:
        step = 2 if at + 1 < len(words) and lower[at + 1] in lex.particles else 1
    elif low == "&":
        step = 1
    elif low in lex.of and lower[at - 1] in lex.joining:
        step = 2 if at + 1 < len(words) and lower[at + 1] in lex.the else 1
    elif low in lex.conjunctions and _department(scan, at, lex):
        step = 1
    after = at + step
    if step and after < len(words) and words[after][0].isupper() and scan.spaced(after):
        return step
    return 0


def _department(scan: Scan, at: int, lex: Lexicon) -> bool:
    """Return whether *and* is within a name: *Ministry of Trade and Industry*, no two banks."""
    after = at + 1
    while after < len(scan.words) and scan.words[after][0].isupper():
        after += 1
    last = scan.lower[after - 1]
    of = any(scan.lower[at - back] in lex.of for back in (2, 3) if at >= back)
    return of and last not in lex.joining


def _mention(
    index: int,
    scan: Scan,
    start: int,
    end: int,
    parts: list[tuple[int, str]],
    lex: Lexicon,
    common: set[str],
) -> Mention | None:
    lower = scan.lower
    initial = start == scan.begin or (
        scan.words[start - 1] in STARTERS
        and (scan.words[start - 1] not in "\"”’'" or scan.glued(start))  # not after a quotation
    )
    while parts and (
        _empty(parts[0][1], lex)
        or (initial and lower[parts[0][0]] in common and not _kept(parts, lex))
    ):
        parts = parts[1:]
    parts = [(t, w) for t, w in parts if w]
    while parts and lower[parts[-1][0]] in lex.words.calendar:
        parts = parts[:-1]
        end = parts[-1][0] + 1 if parts else end
    while (
        parts
        and lower[parts[0][0]] in lex.words.calendar
        and (len(parts) < 2 or lower[parts[1][0]] not in lex.media_words)  # "the Sunday Times"
    ):
        parts = parts[1:]
    if not parts:
        return None
    while len(parts) > 2 and parts[-1][1].lower() in lex.name_endings:
        parts = parts[:-1]
    own = parts[_titles(parts, lex) :]
    if not own or (len(own) == 1 and (len(own[0][1]) < 2 or _people(own[0][1], lex))):
        return None
    if len(own) == 1 and own[0][1].lower() in lex.speaking_nouns:
        return None  # "Police", "Analysts"
    if own[-1][1].lower() in lex.titles and len(own) == len(parts):
        return None
    before = lower[parts[0][0] - 1] if parts[0][0] else ""
    named = tuple([w for _, w in own])
    key = " ".join(named).lower()
    return Mention(
        index,
        parts[0][0],
        own[0][0],
        end,
        named,
        initial,
        _acts(scan, end, lex) and not _governed(lower, parts[0][0], lex),
        before in lex.words.locatives
        or (before in lex.the and parts[0][0] > 1 and lower[parts[0][0] - 2] in lex.inside),
        _modifies(scan, end, lex),
        len(own) > 1 and (before in lex.people or _relative(scan, end, lex)),
        lex.aliases.get(key, key),
    )


def _relative(scan: Scan, end: int, lex: Lexicon) -> bool:
    after = scan.lower[end : end + 3]
    if after[:1] == [","]:
        after = after[1:]
        if len(after) == 2 and after[0].isdecimal() and len(after[0]) == 2 and after[1] == ",":
            return True
    return bool(after) and after[0] in lex.who


def _modifies(scan: Scan, end: int, lex: Lexicon) -> bool:
    if end >= len(scan.words) or not scan.spaced(end) or not scan.words[end][0].islower():
        return False
    low = scan.lower[end]
    return not (
        low in lex.bounds
        or low in lex.verbs
        or low.endswith(lex.participle + lex.gerund + lex.adverb)
    )


def _empty(word: str, lex: Lexicon) -> bool:
    """Return whether a word has its capital only from where it stands: *The*, *It*, *I’m*."""
    if len(word) > 1 and word.isupper():
        return False
    low = word.lower()
    return low in lex.not_names or low.replace("’", "'").partition("'")[0] in lex.pronouns


def _people(word: str, lex: Lexicon) -> bool:
    """Return whether a word is where somebody is from: *French*, *Malians*."""
    return word in lex.demonyms or word.removesuffix("s") in lex.demonyms


def _kept(parts: list[tuple[int, str]], lex: Lexicon) -> bool:
    """Return whether the first word, common as it is, belongs to the name: *New York*, *Judge*."""
    low = parts[0][1].lower()
    return len(parts) > 1 and (low in lex.bodies or low in lex.titles)


def _titles(parts: list[tuple[int, str]], lex: Lexicon) -> int:
    """Return how many words before a name are titles: *French President* has two, *French* none."""
    if lex.before_names.isdisjoint([w.lower().rstrip(".") for _, w in parts]) and (
        lex.demonyms.isdisjoint([w for _, w in parts])
    ):
        return 0
    count = 0
    while count < len(parts) and (
        parts[count][1].lower().rstrip(".") in lex.titles or parts[count][1] in lex.demonyms
    ):
        count += 1
    if not count:  # "Fiscal Policy Minister Lena Ortiz"
        inner = next((i for i, (_, w) in enumerate(parts) if w.lower() in lex.inner_titles), -1)
        if 0 < inner < len(parts) - 1 and parts[inner + 1][0] == parts[inner][0] + 1:
            count = inner + 1
    titled = any(w.lower().rstrip(".") in lex.titles for _, w in parts[:count])
    body = any(w.lower() in lex.bodies for _, w in parts[count:])
    return count if titled and not body else 0


def _governed(lower: list[str], start: int, lex: Lexicon) -> bool:
    """Return whether a preposition stands before a name, so that the verb is not the name's."""
    if start and lower[start - 1] in lex.the:
        start -= 1
    return start > 0 and lower[start - 1] in lex.within


def _acts(scan: Scan, end: int, lex: Lexicon) -> bool:
    if scan.words[end - 1].endswith(lex.possessives):
        return False
    if (
        end < len(scan.words) and scan.lower[end] in lex.conjunctions
    ):  # "Orrin and Tarnby have agreed"
        end += 1
        while end < len(scan.words) and (_capital(scan.words[end]) or scan.lower[end] in lex.the):
            end += 1
    if end >= len(scan.words):
        return False
    low = scan.lower[end]
    if low.endswith(lex.adverb) and end + 1 < len(scan.words):
        low = scan.lower[end + 1]
    return low in lex.verbs or (low.endswith(lex.participle) and len(low) > 4)
