"""Figures: numbers in digits and words, shares, dates, units, each folded to what it means.

*$4.5m* and *4.5 million dollars*, *four* and *4*, *a third* and *1/3*, *Sept* and *September* have
the same keys. Two figures are the same if they share a key and their units do not differ.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.verifying.lexicon import Lexicon

PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€¥₹]")
CURRENCIES = {"$": "$", "£": "£", "€": "€", "¥": "¥", "₹": "₹"}
GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
SPACES = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
JOINED = frozenset((" ", "-", "\u2011", "\u00a0"))
NEAR_ENOUGH = Fraction(1, 10)
"""How far a rounded figure may be from the article's: *nearly 500* for 487."""


class Figure(NamedTuple):
    """One figure of a text: ``text[start:end]``."""

    start: int
    end: int
    keys: frozenset[str]
    unit: str = ""
    """What it is measured in, folded (``"%"``, ``"$"``, ``"km"``); empty where nothing says."""
    kind: str = "number"
    """``"number"``, ``"ordinal"``, ``"fraction"``, ``"date"`` (a day or month) or ``"vague"``."""
    value: Fraction | None = None
    rounded: bool = False
    worded: bool = False
    """Whether it is written out."""


class Piece(NamedTuple):
    """A word, a number or a sign: ``text[start:end]``, lower-cased."""

    low: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words, numbers and signs of a text."""
    return tuple(
        Piece(m.group().lower().replace("’", "'"), m.start(), m.end(), m.group()[0].isupper())
        for m in PIECE.finditer(text)
    )


def figures(text: str, lex: Lexicon) -> tuple[Figure, ...]:
    """Return the figures of a text, in order, none overlapping another.

    >>> from takeaways.verifying.lexicon import lexicon
    >>> [sorted(f.keys) for f in figures("Four of them paid $4.5m, a third more.", lexicon("en"))]
    [['4'], ['4500000'], ['1/3', '3', '3th']]
    """
    found = pieces(text)
    out: list[Figure] = []
    at = 0
    while at < len(found):
        figure, after = _figure(text, found, at, lex)
        if figure:
            out.append(_in_place(text, found, at, after, figure, lex))
            at = max(after, at + 1)
        else:
            at += 1
    return tuple(out)


def _figure(text: str, found: Sequence[Piece], at: int, lex: Lexicon) -> tuple[Figure | None, int]:
    piece = found[at]
    low = piece.low
    if low[0].isdecimal():
        return _digits(text, found, at, lex)
    day = low.partition("'")[0]  # "Monday's"
    if piece.capital and day in lex.calendar:
        keys = frozenset((f"@{lex.calendar[day]}",))
        return Figure(piece.start, piece.start + len(day), keys, kind="date"), at + 1
    if low in lex.vague:
        return Figure(piece.start, piece.end, frozenset((low,)), kind="vague", worded=True), at + 1
    if low in lex.numbers or low in lex.ordinals or low in lex.fractions or low in lex.ones:
        return _worded(text, found, at, lex)
    return None, at + 1


def _digits(text: str, found: Sequence[Piece], at: int, lex: Lexicon) -> tuple[Figure | None, int]:
    piece = found[at]
    before = text[piece.start - 1 : piece.start]
    if before.isalpha():  # "A380"
        return None, at + 1
    end, after, raw = piece.end, at + 1, piece.low
    while (
        lex.decimal != "."
        and after < len(found)
        and re.fullmatch(r"\d{3}(?:,\d+)?", found[after].low)
        and found[after].start == end + 1
        and text[end] in SPACES
        and re.fullmatch(r"\d{1,3}", found[after - 1].low)
    ):  # "20 000"
        raw += found[after].low
        end, after = found[after].end, after + 1
    if ":" in raw:
        return Figure(piece.start, end, frozenset((raw,))), after
    values = _values(raw, lex.decimal)
    if after < len(found) and found[after].start == end:
        glued = found[after].low
        if glued in lex.ordinal_endings:
            return _ordinal(piece.start, found[after].end, values), after + 1
        if glued in ("s", "'s"):  # "the 1990s"
            keys = frozenset((f"{raw}s", f"{raw[-2:]}s"))
            return Figure(piece.start, found[after].end, keys), after + 1
    scale, end, after = _scale(text, found, end, after, lex)
    values = [value * scale for value in values]
    keys = frozenset(map(str, values))
    return Figure(piece.start, end, keys, value=values[0]), after


def _values(raw: str, decimal: str) -> list[Fraction]:
    """Return what digits may mean: one value where the language's decimal sign is known."""
    out: list[Fraction] = []
    for sign in (decimal,) if decimal else (".", ","):
        other = "," if sign == "." else "."
        plain = raw.replace(other, "" if GROUPED[sign].fullmatch(raw) else sign)
        head, _, tail = plain.partition(sign)
        tail = tail.replace(sign, "")
        value = Fraction(f"{head}.{tail}" if tail else head)
        if value not in out:
            out.append(value)
    return out


def _ordinal(start: int, end: int, values: list[Fraction]) -> Figure:
    keys = frozenset(map(str, values)) | {f"{v}th" for v in values}
    return Figure(start, end, keys, kind="ordinal", value=values[0])


def _scale(
    text: str, found: Sequence[Piece], end: int, after: int, lex: Lexicon
) -> tuple[int, int, int]:
    """Return by what the words behind a number multiply it, and where they end."""
    scale = 1
    while after < len(found):
        low, gap = found[after].low, text[end : found[after].start]
        short = len(low) < 3
        if low not in lex.scales or gap not in ("", *JOINED) or (short and gap not in ("", " ")):
            break
        if short and gap and (len(low) == 1 or low in lex.units):  # "5 m" may be metres
            break
        scale *= lex.scales[low]
        end, after = found[after].end, after + 1
    return scale, end, after


def _worded(text: str, found: Sequence[Piece], at: int, lex: Lexicon) -> tuple[Figure | None, int]:
    """Read a number that is written out, from the piece at *at*."""
    start = found[at].start
    total = current = Fraction(0)
    numbers = 0
    after = at
    end = start
    while after < len(found):
        piece = found[after]
        low = piece.low
        if after > at and text[end : piece.start] not in JOINED:
            break
        if low in lex.joins and numbers and after + 1 < len(found):
            following = found[after + 1].low
            if current < 100 or following not in lex.numbers:
                break
            end, after = piece.end, after + 1
            continue
        if low in lex.numbers and not _clashes(current, lex.numbers[low], numbers):
            current += lex.numbers[low]
        elif low in lex.scales and len(low) > 2 and numbers:
            current = (current or Fraction(1)) * lex.scales[low]
            if lex.scales[low] >= 1000:
                total, current = total + current, Fraction(0)
        elif low in lex.ones and not numbers and _leads(text, found, after, lex):
            end, after = piece.end, after + 1
            return _after_one(text, found, start, after, lex)
        elif low in lex.ordinals or low in lex.fractions:
            return _ending(found, start, after, total + current, numbers, lex)
        else:
            break
        numbers += 1
        end, after = piece.end, after + 1
    if not numbers:
        return None, at + 1
    value = total + current
    return Figure(start, end, frozenset((str(value),)), value=value, worded=True), after


def _clashes(current: Fraction, number: int, numbers: int) -> bool:
    """Return whether a number word begins a new number: *three five*."""
    if not numbers:
        return False
    last = current % 100
    return last != 0 and not (last >= 20 and last % 10 == 0 and 0 < number < 10)


def _leads(text: str, found: Sequence[Piece], at: int, lex: Lexicon) -> bool:
    """Return whether *a* is followed by a scale or a share: *a million*, *a third*."""
    if at + 1 >= len(found) or text[found[at].end : found[at + 1].start] not in JOINED:
        return False
    low = found[at + 1].low
    return (low in lex.scales and len(low) > 2) or low in lex.fractions


def _after_one(
    text: str, found: Sequence[Piece], start: int, after: int, lex: Lexicon
) -> tuple[Figure | None, int]:
    low = found[after].low
    if low in lex.fractions:
        return _ending(found, start, after, Fraction(0), 0, lex)
    scale, end, after = _scale(text, found, found[after - 1].end, after, lex)
    value = Fraction(scale)
    return Figure(start, end, frozenset((str(value),)), value=value, worded=True), after


def _ending(
    found: Sequence[Piece], start: int, after: int, before: Fraction, numbers: int, lex: Lexicon
) -> tuple[Figure, int]:
    """Read the ordinal or the share that a written number ends in."""
    low, end = found[after].low, found[after].end
    keys: set[str] = set()
    kind = "ordinal"
    if low in lex.ordinals:
        value = before + lex.ordinals[low]
        keys |= {str(value), f"{value}th"}
    if low in lex.fractions:
        share = Fraction(lex.fractions[low]) * (before if numbers else 1)
        keys.add(str(share))
        if low not in lex.ordinals or numbers:
            kind = "fraction"
            keys = {str(share), f"{share * 100}%"}
        ahead = [piece.low for piece in found[after + 1 : after + 3]]
        if not numbers and len(ahead) == 2 and ahead[0] in lex.ones and ahead[1] in lex.scales:
            share *= lex.scales[ahead[1]]  # "half a million"
            end = found[after + 2].end
            return Figure(start, end, frozenset((str(share),)), value=share, worded=True), after + 3
    return Figure(start, end, frozenset(keys), kind=kind, worded=True), after + 1


def _in_place(
    text: str, found: Sequence[Piece], at: int, after: int, figure: Figure, lex: Lexicon
) -> Figure:
    """Return the figure with its unit and whether it is rounded, from the words beside it."""
    if figure.kind == "date":
        return figure
    start, end, unit = figure.start, figure.end, ""
    before = found[at - 1] if at else None
    if before and before.low in CURRENCIES and text[before.end : start].strip() == "":
        unit, start = CURRENCIES[before.low], before.start
    elif after < len(found) and text[end : found[after].start] in ("", *JOINED):
        low = found[after].low
        if low == "%" or low in CURRENCIES:
            unit, end = low, found[after].end
        elif low == "per" and after + 1 < len(found) and found[after + 1].low == "cent":
            unit, end = "%", found[after + 1].end
        elif low in lex.units and figure.kind != "ordinal":
            unit = lex.units[low]
    keys = figure.keys
    if unit == "%":
        keys |= {f"{key}%" for key in keys}
    lows = [piece.low for piece in found[max(0, at - 4) : at] if piece.low not in CURRENCIES]
    rounded = any(len(lows) >= len(w) and tuple(lows[-len(w) :]) == w for w in lex.leads)
    return figure._replace(start=start, end=end, unit=unit, keys=keys, rounded=rounded)


def same(figure: Figure, other: Figure) -> bool:
    """Return whether two figures mean the same, as far as their units say."""
    if figure.keys.isdisjoint(other.keys):
        return False
    return not (figure.unit and other.unit) or figure.unit == other.unit


def rounds(figure: Figure, other: Figure) -> bool:
    """Return whether a figure is another one rounded: *nearly 500* for 487."""
    if not figure.rounded or not figure.value or not other.value:
        return False
    if figure.unit and other.unit and figure.unit != other.unit:
        return False
    if _telling(figure.value) >= _telling(other.value):
        return False
    return abs(figure.value - other.value) <= NEAR_ENOUGH * other.value


def _telling(value: Fraction) -> int:
    """Return how many of a number's digits say something: 2 of 4,500,000."""
    return len(format(float(value), ".12f").rstrip("0").replace(".", "").strip("0"))
