"""Each sentence of the story as words, with the quotations in it."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import ne, sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from takeaways.model import Article, Sentence

TOKEN = re.compile(
    r" *+(?:[^\W\d]\w+(?:[’'&-]\w+)*|[^\w\s]|(?:[^\W\d]\.){2,}"
    r"|\d++(?:[.,]\d+)*+(?!(?:st|nd|rd|th)(?![a-z]))|\w+(?:[’'&-]\w+)*)"
)
"""A word with what is joined to it, one sign, an abbreviation with points, or a number.

With the spaces before it, so that the lengths of all tokens say where each begins: that takes half
the time of asking the matches.
"""

OPENING = frozenset("“„«‘")
CLOSING = frozenset("”»’")
ENDS = {"„": "“”", "»": "«", "«": "»"}
"""What ends a quotation besides the closing marks, by what began it."""
QUOTES = OPENING | CLOSING | frozenset("\"'")


class Span(NamedTuple):
    """A quotation within a sentence, by tokens, its marks not included."""

    start: int
    end: int
    opened: bool
    """Whether it begins in this sentence; one that does not goes on from the sentence before."""
    closed: bool


class Scan(NamedTuple):
    """One sentence of the story. The tuples of tokens are aligned."""

    sentence: Sentence
    words: list[str]
    starts: list[int]
    """Where in :attr:`Sentence.plain` each token begins."""
    lower: list[str]
    quotes: tuple[Span, ...]
    begin: int
    """The first token after a dateline; 0 where there is none."""
    shouted: bool
    """Whether most of its words have capitals, so that they say nothing of names."""
    written: list[int]
    """The tokens with a capital anywhere in them."""

    def slice(self, start: int, end: int) -> str:
        """Return the text of the tokens from *start* up to *end*."""
        if start >= end:
            return ""
        last = end - 1
        return self.sentence.plain[self.starts[start] : self.starts[last] + len(self.words[last])]

    def quoted(self, at: int) -> bool:
        """Return whether a token stands in a quotation."""
        return any(span.start <= at < span.end for span in self.quotes)

    def spaced(self, at: int) -> bool:
        """Return whether exactly a space stands between a token and the one before."""
        return self.starts[at] == self.starts[at - 1] + len(self.words[at - 1]) + 1

    def glued(self, at: int) -> bool:
        """Return whether nothing at all stands between a token and the one before."""
        return at > 0 and self.starts[at] == self.starts[at - 1] + len(self.words[at - 1])


class Line(NamedTuple):
    """Words of one sentence, to be shown."""

    scan: int
    """The number of the sentence among those of the story."""
    text: str


def scan(article: Article) -> tuple[Scan, ...]:
    """Return the story's sentences as tokens, in order."""
    out: list[Scan] = []
    dateline = article.dateline
    block = -1
    inside = False
    for sentence in article.story:
        if sentence.block != block:
            inside, block = False, sentence.block
        plain = sentence.plain
        found = TOKEN.findall(plain)
        words = list(map(str.lstrip, found))
        starts = list(map(sub, accumulate(map(len, found)), map(len, words)))
        lower = list(map(str.lower, words))
        spans: tuple[Span, ...] = ()
        if not QUOTES.isdisjoint(plain):
            spans, inside = _quotations(plain, words, starts, inside=inside)
        elif inside:
            spans = (Span(0, len(words), opened=False, closed=False),)
        written = list(compress(range(len(words)), map(ne, words, lower)))
        shouted = len(written) > 6 and _shouted(words)
        head = len(dateline) if dateline and plain.startswith(dateline) else 0
        begin = sum(s < head for s in starts) if head else 0
        out.append(Scan(sentence, words, starts, lower, spans, begin, shouted, written))
    return tuple(out)


def _shouted(words: list[str]) -> bool:
    long = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > 6 and capitals * 10 > 7 * len(long)


def _quotations(
    plain: str, words: list[str], starts: list[int], *, inside: bool
) -> tuple[tuple[Span, ...], bool]:
    """Return the quotations of a sentence, and whether the last one goes on in the next.

    A straight mark opens after a space and closes otherwise. A single mark counts only where its
    fellow is in the same sentence, since it may be an apostrophe.
    """
    spans: list[Span] = []
    begun = 0
    single = -1
    opened = not inside
    ends = ""
    for i, word in enumerate(words):
        if word not in QUOTES:
            continue
        at = starts[i]
        opens = _opens(word, plain[at - 1] if at else " ", inside=inside, ends=ends)
        if word in "‘’'":
            if inside:
                continue
            if opens and single < 0:
                single = i + 1
            elif not opens and single >= 0:
                if i > single:
                    spans.append(Span(single, i, opened=True, closed=True))
                single = -1
        elif opens and not inside:
            inside, begun, opened = True, i + 1, True
            ends = ENDS.get(word, "")
        elif not opens and inside:
            spans.append(Span(begun, i, opened, closed=True))
            inside = False
    if inside:
        spans.append(Span(begun, len(words), opened, closed=False))
    return tuple(spans), inside


def _opens(mark: str, before: str, *, inside: bool, ends: str) -> bool:
    """Return whether a mark begins a quotation, as far as the mark and what is before it tell."""
    if inside and mark in ends:
        return False
    if mark == "»":  # French ends with it, German begins
        return not inside and before in " ("
    return mark in OPENING or (mark not in CLOSING and before in " (—–-[‘'“\"")
