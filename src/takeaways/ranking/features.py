"""What an editor would notice of each sentence, as numbers: what the prior weighs.

Each feature is one number a sentence, and none needs a model to be found: where the sentence
stands, how long it is, what of the story it carries, whom it names, how it speaks. None looks at
paragraphs, so that a text that lost its blank lines ranks as it did before.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from takeaways import language
from takeaways.language.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from takeaways.language.wording import Wording
    from takeaways.model import Article, Sentence

Columns: TypeAlias = "dict[str, list[float]]"
"""For each feature, by name, its value for each sentence."""

NAMES = frozenset(
    {
        "place",
        "progress",
        "letters",
        "length beside others",
        "words",
        "threads",
        "reach",
        "reach beside others",
        "main terms",
        "vocabulary",
        "opens threads",
        "title",
        "likeness",
        "likeness to lead",
        "names",
        "introduces names",
        "quoted",
        "quotation marks",
        "opens with quotation",
        "quotation follows",
        "figures",
        "commas",
        "pronouns",
        "first person",
        "opens with pronoun",
    }
)
"""What the features are called."""

NONE = -1.0
"""The value of a feature that the sentence, or the whole article, does not have."""

WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
MARK = re.compile(r'["“”„«»]')

UNSPACED = 2.5
"""What one character counts where words are not set apart, in letters of an alphabet."""

LEAD = 3
"""How many sentences make the lead."""

TOP = 10
"""How many of the story's most frequent terms are its main terms."""


def features(
    article: Article,
    terms: Sequence[Sequence[str]],
    times: Callable[[Sequence[float]], list[float]],
) -> Columns:
    """Return the features of the story's sentences, of which there is at least one.

    *terms* are the sentences as their terms, and *times* returns the product of the matrix of
    their cosines, nothing on its diagonal, with a vector.
    """
    story = article.story
    data = language.load(article.language or language.DEFAULT)
    texts = [sentence.plain for sentence in story]
    words = [WORD.findall(text) for text in texts]
    heading = frozenset(language.terms(f"{article.title} {article.standfirst}", data))
    return {
        **_place(len(story)),
        **_length(texts, words, spaced=data.spaced),
        **_threads(terms, heading),
        **_likeness(len(story), times),
        **_names(words),
        **_quotation(story, texts),
        **_manner(texts, words, wording(article.language or language.DEFAULT)),
    }


def _place(n: int) -> Columns:
    return {"place": [float(i) for i in range(n)], "progress": [i / n for i in range(n)]}


def _length(texts: Sequence[str], words: Sequence[Sequence[str]], *, spaced: bool) -> Columns:
    """Return each sentence's length in letters, beside the story's median, and in words."""
    letters = [len(text) * (1.0 if spaced else UNSPACED) for text in texts]
    middle = sorted(letters)[len(letters) // 2] or 1.0
    return {
        "letters": letters,
        "length beside others": [x / middle for x in letters],
        "words": [
            float(len(found)) if spaced else x / 6 for found, x in zip(words, letters, strict=True)
        ],
    }


def _threads(terms: Sequence[Sequence[str]], heading: frozenset[str]) -> Columns:
    """Return what each sentence has of the terms that run through the story, and of its title.

    A thread is a term that more than one sentence has; the sentence that has it first opens it.
    """
    n = len(terms)
    sets = [frozenset(found) for found in terms]
    often = Counter([term for found in terms for term in found])
    spread = Counter([term for found in sets for term in found])
    total = sum(often.values()) or 1
    main = {term for term, times in often.most_common(TOP) if times > 1}
    reach = [sum([spread[t] - 1 for t in found]) / (len(found) or 1) for found in sets]
    most = max(reach) or 1.0
    threads = {term for term, times in spread.items() if times > 1}
    opened: set[str] = set()
    opens: list[float] = []
    for found in sets:
        mine = found & threads
        opens.append(float(len(mine - opened)))
        opened |= mine
    return {
        "threads": [len(found & threads) / (len(found) or 1) for found in sets],
        "reach": [x / n for x in reach],
        "reach beside others": [x / most for x in reach],
        "main terms": [float(len(found & main)) for found in sets],
        "vocabulary": [sum([often[t] for t in found]) / total for found in sets],
        "opens threads": opens,
        "title": [len(found & heading) / len(heading) if heading else NONE for found in sets],
    }


def _likeness(n: int, times: Callable[[Sequence[float]], list[float]]) -> Columns:
    """Return each sentence's mean cosine with all others, and with those of the lead."""
    lead = min(LEAD, n)
    return {
        "likeness": [x / max(1, n - 1) for x in times([1.0] * n)],
        "likeness to lead": [
            x / max(1, lead - (i < lead))
            for i, x in enumerate(times([1.0] * lead + [0.0] * (n - lead)))
        ],
    }


def _names(words: Sequence[Sequence[str]]) -> Columns:
    """Return the share of capitalised words, and how many that come again are new here."""
    common = {word for found in words for word in found if word[0].islower()}
    names = [
        [w for k, w in enumerate(found) if w[0].isupper() and (k or w.lower() not in common)]
        for found in words
    ]
    spread = Counter([name for found in names for name in set(found)])
    met: set[str] = set()
    introduced: list[float] = []
    for found in names:
        new = set(found) - met
        introduced.append(float(sum([spread[name] > 1 for name in new])))
        met |= new
    return {
        "names": [len(x) / (len(found) or 1) for x, found in zip(names, words, strict=True)],
        "introduces names": introduced,
    }


def _quotation(story: Sequence[Sentence], texts: Sequence[str]) -> Columns:
    """Return how much of each sentence, and of the next, is quoted, and how many marks it has."""
    shares: list[float] = []
    inside = False
    block = -1
    for sentence, text in zip(story, texts, strict=True):
        if sentence.block != block:
            inside, block = False, sentence.block
        at = quoted = 0
        for mark in MARK.finditer(text):
            if inside:
                quoted += mark.start() - at
            at = mark.end()
            inside = _opens(text, mark.start(), inside)
        if inside:
            quoted += len(text) - at
        shares.append(quoted / (len(text) or 1))
    return {
        "quoted": shares,
        "quotation marks": [float(len(MARK.findall(text))) for text in texts],
        "opens with quotation": [float(text[:1] in "\"'“‘„«»") for text in texts],
        "quotation follows": [*shares[1:], NONE],
    }


def _opens(text: str, at: int, inside: bool) -> bool:
    """Tell whether the mark at that place opens a quotation, by what stands on its two sides."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or (after.isspace() and before and not before.isspace()):
        return False
    if not before or (before.isspace() and not after.isspace()):
        return True
    mark = text[at]
    return mark in "“„«" or (mark == '"' and not inside)


def _manner(texts: Sequence[str], words: Sequence[Sequence[str]], known: Wording) -> Columns:
    """Return how each sentence speaks: figures, commas, pronouns, the first person."""
    lowered = [[word.lower() for word in found] for found in words]
    third = known.he | known.she | known.they | known.it
    pronouns = third | known.pronoun_openings | known.first_person
    first, opening = known.first_person, known.pronoun_openings
    return {
        "figures": [float(sum([w[0].isdigit() for w in found])) for found in words],
        "commas": [float(text.count(",")) for text in texts],
        "pronouns": [float(sum([w in pronouns for w in found])) for found in lowered],
        "first person": [float(sum([w in first for w in found])) for found in lowered],
        "opens with pronoun": [float(found[:1] != [] and found[0] in opening) for found in lowered],
    }
