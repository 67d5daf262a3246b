"""What the editor wishes for: a focus, words that raise a sentence, words that lower it.

Each wish adds to the logarithm of a sentence's restart weight, beside the features of the prior, so
that its share can be read off like theirs. The focus is Haveliwala's topic-sensitive restart (2002;
for sentences Kazemi et al. 2020, Biased TextRank); bonus and stigma words are Edmundson's (1969).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from takeaways import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.settings import Settings

Column: TypeAlias = "list[tuple[str, float]]"
"""For each sentence the wish's name and what it adds."""

FOCUS = 6.0
"""What a sentence gains that has every term of the focus: e⁶ is 400. Between the best and the
median sentence of a story the shipped prior puts e³ to e⁴."""

WORD = 1.5
"""What each bonus word adds and each stigma word takes."""

MOST_WORDS = 3
"""How many of them count in one sentence."""


def wishes(terms: Sequence[Sequence[str]], code: str, settings: Settings) -> list[Column]:
    """Return a column for each wish in the settings; *terms* are the sentences as their terms.

    >>> from takeaways.settings import Settings
    >>> wishes([["export", "rose"], ["rain"]], "en", Settings(focus="exports"))
    [[('focus', 6.0), ('focus', 0.0)]]
    """
    if not (settings.focus or settings.bonus or settings.stigma):
        return []
    data = language.load(code or language.DEFAULT)
    sets = [frozenset(found) for found in terms]
    out: list[Column] = []
    if settings.focus:
        asked = frozenset(language.terms(settings.focus, data))
        out.append(
            [("focus", FOCUS * len(asked & found) / len(asked) if asked else 0.0) for found in sets]
        )
    for name, words, weight in (
        ("bonus", settings.bonus, WORD),
        ("stigma", settings.stigma, -WORD),
    ):
        if words:
            asked = frozenset(language.terms(words, data))
            out.append([(name, weight * min(MOST_WORDS, len(asked & found))) for found in sets])
    return out
