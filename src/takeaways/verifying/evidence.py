"""The article as evidence: its sentences as tokens, its figures, its names, its words as one line.

Everything in the article's text vouches for a statement, a caption or a headline too; but the
nearest passage is looked for in the story first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from math import log
from typing import TYPE_CHECKING, NamedTuple

from takeaways.verifying.figures import Figure, figures
from takeaways.verifying.findings import Passage
from takeaways.verifying.tokens import bare, counted, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from takeaways.model import Article, Sentence
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.tokens import Token

ALIKE = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"',
        "‘": '"', "’": '"', "‚": '"', "‹": '"', "›": '"', "'": '"', "`": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    }
)  # fmt: skip
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 6
"""Letters of the longest abbreviation that is looked for."""
SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return a text in which only the words differ: no quotation marks, one kind of dash.

    Apostrophes go with the quotation marks they look like, and so do the letters' cases.

    >>> folded("“It’s  over,”—she said")
    'its over,-she said'
    """
    text = UNSEEN.sub("", text).translate(ALIKE).replace('"', "").lower()
    return SPACE.sub(" ", text).replace(" -", "-").replace("- ", "-").replace("--", "-").strip()


def meaning(low: str, lex: Lexicon) -> str:
    """Return the land or body that a word in lower case names, by its full name; else the word.

    >>> from takeaways.verifying.lexicon import lexicon
    >>> meaning("u.s", lexicon("en")), meaning("dutch", lexicon("en"))
    ('united states', 'netherlands')
    """
    land = lex.peoples.get(low, low)
    return lex.aliases.get(land, land)


class Evidence(NamedTuple):
    """One article, ready to be compared with."""

    article: Article
    lex: Lexicon
    sentences: tuple[Sentence, ...]
    rows: tuple[tuple[Token, ...], ...]
    """The tokens of each sentence."""
    story: tuple[bool, ...]
    """Of each sentence, whether it is part of the story."""
    postings: Mapping[str, Sequence[int]]
    """For each norm, the sentences that hold it."""
    weights: Mapping[str, float]
    """How much a norm tells: the rarer in the article, the more. Stop words tell nothing."""
    figures: Mapping[str, Sequence[tuple[int, Figure]]]
    """By key, the article's figures, each with its sentence."""
    counted: frozenset[tuple[str, str]]
    """The keys of figures, each with a word that the article counts by it."""
    vocabulary: frozenset[str]
    """Every word, in lower case and whole, hyphens apart."""
    capitals: Mapping[str, Sequence[int]]
    """Words with a capital, in lower case, and the sentences that hold them."""
    meanings: frozenset[str]
    """What those words mean, as far as it is known: *united states* for *US* and *American*."""
    initials: frozenset[str]
    """First letters of runs of words with capitals: *fbi*."""
    line: str
    """All sentences folded, one space between."""
    begins: tuple[int, ...]
    """Where each sentence begins in that line."""
    starts: frozenset[int]
    """The same, to ask for one."""

    def passage(self, index: int) -> Passage:
        """Return a sentence as a passage."""
        sentence = self.sentences[index]
        return Passage(sentence.start, sentence.end, sentence.text)

    def at(self, place: int) -> int:
        """Return the sentence at a place of the folded line."""
        return max(0, bisect_right(self.begins, place) - 1)


def evidence(article: Article, lex: Lexicon) -> Evidence:
    """Return the article ready to be compared with. Linear in its words."""
    sentences = article.sentences
    rows = tuple(tokens(s.plain, lex, idioms=True) for s in sentences)
    postings: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for norm in {token.norm for token in row}:
            postings.setdefault(norm, []).append(index)
    heads = [tokens(h, lex) for h in (article.title, article.standfirst, article.byline)]
    vocabulary = {bare(token.low) for row in (*rows, *heads) for token in row}
    stops = {token.norm for row in rows for token in row if token.low in lex.stop_words}
    line, begins = _line(sentences)
    capitals = _capitals(rows, lex)
    return Evidence(
        article,
        lex,
        sentences,
        rows,
        tuple(not article.blocks[s.block].reason for s in sentences),
        postings,
        {
            norm: 0.0 if norm in stops else log(1 + len(sentences) / len(found))
            for norm, found in postings.items()
        },
        _figures(article, rows, lex),
        frozenset(
            (key, noun)
            for row in rows
            for at, token in enumerate(row)
            if token.figure
            for noun in counted(row, at, lex)
            for key in token.figure.keys
        ),
        frozenset(vocabulary.union(postings)),
        capitals,
        frozenset(meaning(low, lex) for low in capitals),
        _initials(rows),
        line,
        begins,
        frozenset(begins),
    )


def _line(sentences: Sequence[Sentence]) -> tuple[str, tuple[int, ...]]:
    """Return all sentences folded into one line, and where each begins in it."""
    lines = [folded(s.plain) for s in sentences]
    begins: list[int] = []
    place = 0
    for text in lines:
        begins.append(place)
        place += len(text) + 1
    return " ".join(lines), tuple(begins)


def _figures(
    article: Article, rows: Sequence[Sequence[Token]], lex: Lexicon
) -> dict[str, list[tuple[int, Figure]]]:
    """Return the article's figures by their keys; -1 for the sentence of what stands above it."""
    out: dict[str, list[tuple[int, Figure]]] = {}
    for index, row in enumerate(rows):
        before: Figure | None = None
        for token in row:
            figure = token.figure or _vouching(token, lex, before)
            for key in figure.keys if figure else ():
                out.setdefault(key, []).append((index, figure))  # type: ignore[arg-type]
            before = token.figure
    for head in (article.date, article.title, article.byline, article.standfirst):
        for figure in figures(head, lex):
            for key in figure.keys:
                out.setdefault(key, []).append((-1, figure))
    return out


def _vouching(token: Token, lex: Lexicon, before: Figure | None) -> Figure | None:
    """Return the figure that a word vouches for: 2 for *both*, 370 for *MH370*.

    *before* is the figure right before it, as in *three decades*.
    """
    key = ""
    if token.low in lex.counts:
        times = before.value if before and before.value else 1
        key = str(times * lex.counts[token.low])
    if not key and token.low[-1:].isdigit():
        key = token.low.lstrip(LETTERS)
    return Figure(token.start, token.end, frozenset((key,)), worded=True) if key else None


def _capitals(rows: Sequence[Sequence[Token]], lex: Lexicon) -> dict[str, list[int]]:
    """Return the words with capitals, each with its sentences.

    What opens a sentence is one of them if it has its capital elsewhere too, is a given name, or is
    followed by one.
    """
    out: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for token in row[1:]:
            if token.capital and not token.figure:
                out.setdefault(bare(token.low), []).append(index)
    for index, row in enumerate(rows):
        if row and row[0].capital and not row[0].figure:
            low = bare(row[0].low)
            if low in out or low.capitalize() in lex.given or _followed(row):
                out.setdefault(low, []).append(index)
    return out


def _followed(row: Sequence[Token]) -> bool:
    """Return whether a second word with a capital stands right behind the first."""
    return len(row) > 1 and row[1].capital and row[1].start == row[0].end + 1


def _initials(rows: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the first letters of each run of words with capitals, a small word between allowed."""
    out: set[str] = set()
    for row in rows:
        run: list[str] = []
        small = 0
        for token in row:
            if token.capital and not token.figure:
                run.append(token.low[0])
                small = 0
                first = max(0, len(run) - LONGEST)
                out.update("".join(run[start:]) for start in range(first, len(run) - 1))
            elif run and len(token.low) <= 3 and not small:
                small = 1
            else:
                run, small = [], 0
    return frozenset(out)
