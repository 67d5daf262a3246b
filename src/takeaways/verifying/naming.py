"""What is a name in a row of tokens, and whether the article has it in any form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.verifying.evidence import meaning
from takeaways.verifying.tokens import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.lexicon import Lexicon
    from takeaways.verifying.tokens import Token

JOINED = 8
"""Letters from which a word is looked for as two of the article."""


def is_name(row: Sequence[Token], at: int, lex: Lexicon, known: Evidence) -> bool:
    """Return whether a token is part of a name; at a sentence's head, whether it is one elsewhere.

    A title before a name is none: *President*.
    """
    token = row[at]
    if not token.capital or token.figure or token.low in lex.stop_words:
        return False
    words = lex.words
    if token.low in lex.common or token.low in words.agencies:
        return False
    if token.low in words.titles or token.low in words.not_names:
        return False
    if token.low in words.honorifics_he or token.low in words.honorifics_she:
        return False
    return at > 0 or bare(token.low) in known.capitals or token.low.capitalize() in lex.given


def vouched(token: Token, known: Evidence) -> bool:
    """Return whether the article has a word, in this form or another one of the same name."""
    low = bare(token.low)
    vocabulary = known.vocabulary
    if low in vocabulary or token.norm in vocabulary or low in known.initials or len(low) < 3:
        return True
    if low.removesuffix("s") in known.lex.common or low in known.lex.words.imperatives:
        return True
    if len(low) >= JOINED and low in known.line.replace(" ", ""):
        return True  # "CyberDust" for "Cyber Dust"
    if low.rstrip("s") in vocabulary or f"{low}s" in vocabulary:
        return True
    meant = meaning(low, known.lex)
    if meant in known.meanings or all(word in vocabulary for word in meant.split()):
        return True
    if any(low in other.split() for other in known.meanings if " " in other):
        return True
    return _of_a_land(low, known)


def abbreviated(row: Sequence[Token], at: int, known: Evidence) -> bool:
    """Return whether the first letters of the run it stands in are a name of the article: *FBI*."""
    first = last = at
    while first and (row[first - 1].capital or len(row[first - 1].low) < 4):
        first -= 1
    while last + 1 < len(row) and (row[last + 1].capital or len(row[last + 1].low) < 4):
        last += 1
    letters = [(t.low[0], i) for i, t in enumerate(row[first : last + 1], first) if t.capital]
    for start in range(len(letters)):
        for end in range(start + 2, len(letters) + 1):
            if letters[start][1] <= at <= letters[end - 1][1]:
                short = "".join(letter for letter, _ in letters[start:end])
                if len(short) > 1 and short in known.capitals:
                    return True
    return False


def _of_a_land(low: str, known: Evidence) -> bool:
    """Return whether it is a land whose people the article names, or the other way round."""
    lex = known.lex
    ends = (*lex.demonym_endings, *lex.land_endings, "")
    stems = {low.removesuffix(end) for end in ends if len(low.removesuffix(end)) > 2}
    for stem in stems:
        for end in ends:
            other = stem + end
            if (
                other != low
                and other in known.capitals
                and (low in lex.places or other in lex.places)
            ):
                return True
    return False
