"""A sentence as a row of tokens that can be compared: figures whole, names, negations, words.

What differs only in writing has the same norm: *isn't* and *is not*, *4* and *four*, *opens* and
*opened*, *The Ministry’s* and *the ministry*.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from takeaways.language import load, terms
from takeaways.verifying.figures import Figure, figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.verifying.lexicon import Lexicon

COUNTED = 3
"""Words behind a figure that may be what it counts: *six British coal mines*."""
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")


class Token(NamedTuple):
    """One token of a text: ``text[start:end]``."""

    norm: str
    """What is compared: a stem; a figure's keys; a negation's own word."""
    start: int
    end: int
    low: str
    """In lower case, a possessive left out."""
    capital: bool
    figure: Figure | None = None
    negation: bool = False
    filled: bool = False
    """Whether it stands in square brackets."""


def bare(word: str) -> str:
    """Return a word without its accents.

    >>> bare("josé")
    'jose'
    """
    if word.isascii():
        return word
    return "".join(c for c in normalize("NFKD", word) if not combining(c))


@lru_cache(maxsize=65_536)
def _stem(word: str, code: str) -> str:
    found = terms(word, load(code)._replace(stop_words=frozenset()))
    return bare(found[0] if found else word)


def tokens(text: str, lex: Lexicon, *, idioms: bool = False) -> tuple[Token, ...]:
    """Return the tokens of one sentence, in order; with *idioms* *not only* is no negation."""
    out: list[Token] = []
    known = figures(text, lex)
    brackets = [m.span() for m in re.finditer(r"\[[^\[\]]*\]", text)] if "[" in text else []
    place = 0
    at = 0
    while True:
        word = WORD.search(text, at)
        following = known[place] if place < len(known) else None
        if following and (word is None or word.end() > following.start):
            norm = "#" + " ".join(sorted(following.keys))
            low = text[following.start : following.end].lower()
            out.append(
                Token(
                    norm,
                    following.start,
                    following.end,
                    low,
                    capital=False,
                    figure=following,
                    filled=_in(following.start, brackets),
                )
            )
            at = following.end
            place += 1
        elif word:
            out += _words(word, lex, filled=_in(word.start(), brackets))
            at = word.end()
        else:
            break
    for at, (token, after) in enumerate(pairwise(out)):
        if token.negation and after.figure and text[token.end : after.start].strip() == ".":
            out[at] = token._replace(negation=False)  # "No. 7"
    return _unless_idiom(out, lex) if idioms else tuple(out)


def _in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _words(word: re.Match[str], lex: Lexicon, *, filled: bool) -> list[Token]:
    """Return the token of a word, or two for a verb with its negation: *isn't*."""
    raw = word.group()
    start, end = word.span()
    low = raw.lower().replace("’", "'")
    capital = raw[0].isupper()
    if low.endswith("."):
        return [Token(low.replace(".", ""), start, end, low.rstrip("."), capital, filled=filled)]
    ending = lex.negative_ending
    if low in lex.negative_stems:
        low += ending
    if ending and low.endswith(ending) and len(low) > len(ending):
        head = low[: -len(ending)]
        head = lex.negative_stems.get(head, head)
        verb = Token(_stem(head, lex.code), start, end, head, capital, filled=filled)
        return [verb, Token("not", start, end, "not", capital=False, negation=True, filled=filled)]
    head, _, tail = low.rpartition("'")
    if head and tail in ("s", ""):
        low, end = head, start + len(head)
    elif raw.endswith(("'", "’")):
        low, end = low[:-1], end - 1
    return [
        Token(_stem(low, lex.code), start, end, low, capital, None, low in lex.negations, filled)
    ]


def counted(row: Sequence[Token], at: int, lex: Lexicon) -> list[str]:
    """Return what the figure at a place may count: the telling words right behind it."""
    out: list[str] = []
    for token in row[at + 1 : at + 1 + COUNTED]:
        if token.figure or token.low in lex.stop_words:
            break
        out.append(token.norm)
    return out


def _unless_idiom(found: list[Token], lex: Lexicon) -> tuple[Token, ...]:
    """Return the tokens, *not* in *not only* no negation any more."""
    for at, token in enumerate(found):
        if token.negation and any(
            tuple(t.low for t in found[at : at + len(phrase)]) == phrase
            for phrase in lex.not_negations
        ):
            found[at] = token._replace(negation=False)
    return tuple(found)
