"""Words: what the rankers compare in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from takeaways.language import Language


ACCENT = "[\u0300-\u036f\u1100-\u11ff\u3099\u309a]"
"""An accent, or a part of a Korean or Japanese syllable, that stands apart."""


class Stemmer(Protocol):
    """What cuts words down to their stems."""

    def stemWords(self, words: list[str], /) -> list[str]:  # noqa: N802 - PyStemmer's own name
        """Return the stem of each word."""


def terms(text: str, language: Language) -> tuple[str, ...]:
    """Return the text's content words, lower-cased and stemmed, in order, repeats kept.

    Stop words are left out, and so is what an apostrophe joins to a word without being part of
    it (*the mayor's*, *l'eau*). Numbers are kept. Where words are not set apart by spaces, as in
    Chinese, the pairs of neighbouring characters stand for them.

    >>> from takeaways.language import load
    >>> terms("The mayor’s bridges cost 4.5 million and the bridge is late.", load("en"))
    ('mayor', 'bridg', 'cost', '4.5', 'million', 'bridg', 'late')
    """
    return article_terms([text], language)[0]


def article_terms(
    sentences: Sequence[str], language: Language, *, gaps: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return the :func:`terms` of each sentence; each word of the article is worked out once.

    With *gaps*, an empty string stands where a word is left out.
    """
    find = _pattern(language.marks).findall
    words = [find(_lowered(sentence, language)) for sentence in sentences]
    if not language.spaced:
        words = [_pairs(found) for found in words]
    meant = _meant(set().union(*words), language)
    if gaps:
        return tuple([tuple([meant.get(word, "") for word in found]) for found in words])
    return tuple([tuple(filter(None, map(meant.get, found))) for found in words])


def composed(text: str) -> str:
    r"""Return the text with the accents that stand apart joined to their letters.

    >>> len("cafe\u0301"), len(composed("cafe\u0301"))
    (5, 4)
    """
    if text.isascii() or not re.search(ACCENT, text):
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def _lowered(text: str, language: Language) -> str:
    for pair in language.lower:
        text = text.replace(pair[0], pair[1])
    return composed(text).lower().replace("’", "'")


@lru_cache(maxsize=8)
def _pattern(marks: str) -> re.Pattern[str]:
    letter = rf"[\w{marks}]" if marks else r"[^\W_]"
    return re.compile(rf"{letter}+(?:(?:'|(?<=\d)[.,](?=\d)){letter}+)*")


def _pairs(words: Iterable[str]) -> list[str]:
    """Return the pairs of neighbouring characters; words of Latin letters and digits stay whole.

    >>> _pairs(["東京都", "nhk", "市"])
    ['東京', '京都', 'nhk', '市']
    """
    return [
        part
        for word in words
        for part in (
            [word]
            if word.isascii() or len(word) < 2
            else [word[i : i + 2] for i in range(len(word) - 1)]
        )
    ]


def _meant(words: set[str], language: Language) -> dict[str, str]:
    """Return the term of each word that is one."""
    stop_words = language.stop_words
    content = {word: word for word in words if word not in stop_words}
    for word in [word for word in content if "'" in word]:
        head, _, tail = word.partition("'")
        bare = tail if head in language.elisions else word
        head, _, tail = bare.rpartition("'")
        bare = head if tail in language.endings else bare
        if bare in stop_words:
            del content[word]
        else:
            content[word] = bare
    if not language.stemmer:
        return content
    stems = _stemmer(language.stemmer).stemWords(list(content.values()))
    return dict(zip(content, stems, strict=True))


@lru_cache(maxsize=8)
def _stemmer(name: str) -> Stemmer:
    from Stemmer import Stemmer as Snowball

    stemmer: Stemmer = Snowball(name, 0)  # its own cache costs more than it saves
    return stemmer
