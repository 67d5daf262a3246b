"""What gives a caption, a credit or a row of a table away by its shape.

Here and beside it patterns are kept as text, and compiled where they are first needed: a short
article needs few of them, and start-up is counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from takeaways.reading.pieces import Piece

LONGEST = 70
"""Words of a caption with its credit. The 245 in two sets of news that say what they are, with a
label or "(left)", have 58 at most."""

CREDIT_LABEL = (
    r"(?:^|[\s(.\[])(?:[Ff]ile )?(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Pp]hotograph|[Ii]llustration"
    r"|Chart|Foto|Bild|Figure|Cr[ée]dit|Créditos|Fotografía|PHOTO|IMAGE)s?(?: courtesy| credit)?"
    r"\s?:\s?(?=[\w(©])"
)
SIDES = (
    r"\((?:[lrcLRC]\)|(?:far |top |bottom )?(?:left|right|above|below|links|rechts|izquierda)\b"
    r"[^()]{0,40}\)|(?:cent(?:re|er)|(?:seen|pictured|shown)\b[^()]{0,30})\)|à (?:gauche|droite)\))"
    r"|, (?:left|right|pictured|cent(?:re|er))(?:,|$)|^(?i:pictured)\b"
)
PERSON_AND_HOUSE = (
    r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3} ?/ ?"
    r"[A-ZÀ-Þ][\w.&'’-]*(?: [A-ZÀ-Þ&][\w.&'’-]*){0,4}\s*[).]?$"
)
"""``Mette Ruud / Shoreline Pictures``, at the end."""
_AGENCIES = """
    AP AFP PA EPA EFE dpa Reuters REUTERS Getty GETTY Shutterstock Alamy iStock REX Bloomberg imago
    IMAGO Xinhua
"""
AGENCIES = frozenset(_AGENCIES.split())
DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "that", "it", "him", "them"}
)
_FINITE = """
    is are was were has have had does do did will would can could may might must shall should
    said says say told tells came comes went goes made makes took takes got gets sold sells
    showed shows shown's found finds gave gives knew knows rose rises fell falls won wins lost
    loses led leads became becomes kept keeps left held holds met meets ran runs put sent set
    began begins isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't
    wouldn't can't couldn't it's that's there's he's she's they're we're i'm i've we've
    they've
"""
FINITE = frozenset(_FINITE.split())


def is_caption(piece: Piece) -> bool:
    """Return whether a piece is a caption or a credit, whatever stands around it."""
    text = piece.text
    if piece.size > LONGEST or piece.quoted:
        return False
    if ":" in text and (match := re.search(CREDIT_LABEL, text)):
        whole = piece.closed and match.start() == 0 and piece.size > 25
        if len(text[match.end() :].split()) <= 10 and not whole:
            return True
    if piece.closed and not text.endswith(")."):
        return False
    return _is_credited(text) or (piece.size > 3 and tells_sides(text))


def _is_credited(text: str) -> bool:
    """Return whether it ends with an agency's name after a sign, or a person's and a house's.

    >>> _is_credited("Fog at sea. Reuters"), _is_credited("Fog at sea (AP)")
    (False, True)
    """
    bare = text.rstrip(").: ")
    if bare.endswith(("Getty Images", "GETTY IMAGES", "Getty", "AP Photo", "picture alliance")):
        return True
    start = max(bare.rfind(sign) for sign in " /(|©–—")
    sign = bare[: start + 1].rstrip()[-1:]
    if bare[start + 1 :] in AGENCIES and sign in "/(|©–—" and sign:
        return True
    return "/" in text[-80:] and bool(re.search(PERSON_AND_HOUSE, text[-80:]))


def tells_sides(text: str) -> bool:
    """Return whether it says who in a picture is who: ``(left)``, ``, right,``, ``pictured``."""
    if "(" in text or ", " in text or text[:8].lower() == "pictured":
        return bool(re.search(SIDES, text))
    return False


def verbless(piece: Piece) -> bool:
    """Return whether no common finite verb is in the piece: a description, not a statement."""
    words = piece.words
    return not any(
        w in FINITE or (w.endswith("ed") and after in DETERMINERS)
        for w, after in zip(words, (*words[1:], ""), strict=True)
    )


def is_row(piece: Piece, source: str) -> bool:
    """Return whether a line is a row of figures: three columns, two of them numbers.

    Also ``Founded: 2006``, a label and a value.
    """
    if piece.closed or piece.size > 14:
        return False
    cells = re.split(r"\t|\s{2,}|\s*\|\s*", source[piece.start : piece.end].strip())
    if len(cells) >= 3 and sum(any(c.isdigit() for c in cell) for cell in cells) >= 2:
        return True
    if is_slug(piece):
        return False
    label, colon, value = piece.text.partition(":")
    return (
        bool(colon) and len(label.split()) <= 4 and 0 < len(value.split()) <= 3 and not piece.quoted
    )


def is_menu(piece: Piece, source: str) -> bool:
    """Return whether a line is a row of links: three or more of few words, divided by a sign."""
    raw = source[piece.start : piece.end]
    if piece.closed or piece.size > 40:
        return False
    for sign in (r"\s*\|\s*", r"\s+>\s+", r"\s+[›»·•]\s+", r"\s{2,}|\t", r"\s+/\s+"):
        cells = [c for c in re.split(sign, raw) if c]
        if len(cells) >= 3 and all(len(c.split()) <= 4 for c in cells):
            return True
    return False


def is_slug(piece: Piece) -> bool:
    """Return whether it is a wire's slug: ``A2217 4 BC-DOCKS-STRIKE:ORLANE 07-21 0655``."""
    if not piece.text.isupper():
        return False
    words = piece.text.split()
    coded = sum(any(c.isdigit() for c in w) for w in words)
    return len(words) > 2 and 2 * coded >= len(words)
