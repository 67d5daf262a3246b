"""Comparing rankers on articles whose takeaways are known, beside the lead and the oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways import pipeline
from takeaways.errors import InputError
from takeaways.evaluating import rouge
from takeaways.evaluating.intervals import interval

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from takeaways.evaluating.datasets import Item
    from takeaways.settings import Settings

COLUMNS = ("rouge1", "rouge2", "rougeLsum", "words")
"""What is measured of each summary: three times F1 x 100, and the words in it."""

ORACLE = "oracle"


class Result(NamedTuple):
    """What one ranker came to. All tuples are in the order of :data:`COLUMNS`."""

    name: str
    means: tuple[float, ...]
    low: tuple[float, ...]
    """The lower end of the 95 % interval of each mean."""
    high: tuple[float, ...]
    over_lead: tuple[float, ...]
    """The mean less that of the lead on the same articles."""
    over_lead_low: tuple[float, ...]
    over_lead_high: tuple[float, ...]


class Comparison(NamedTuple):
    """Rankers side by side."""

    articles: int
    takeaways: int
    """How many were wanted of each."""
    results: tuple[Result, ...]
    """The lead first, the oracle last."""
    problems: tuple[str, ...]
    """Articles that could not be summarized, and why."""


def compare(
    items: Sequence[Item],
    rankers: Sequence[str],
    settings: Settings,
    *,
    count: int = 3,
    said: Callable[[int, int], None] = lambda done, total: None,
) -> Comparison:
    """Score the takeaways of each ranker against those that were published.

    The lead is the first *count* sentences of the story, and the oracle as many
    sentences chosen one by one, with the reference at hand, for the sum of ROUGE-1 and ROUGE-2
    (Nallapati et al. 2017, SummaRuNNer): what extracting alone can reach. Both are the sentences
    as they are. *said* is told how many articles are done. Raises
    :class:`~takeaways.errors.UsageError` where there is no ranker of a name and
    :class:`~takeaways.errors.MissingExtraError` where ROUGE is not installed.
    """
    import numpy as np

    rouge.scorer("en")
    settings = settings._replace(count=count)
    lead = f"lead-{count}"
    scores: dict[str, list[list[float]]] = {name: [] for name in (lead, *rankers, ORACLE)}
    problems: list[str] = []
    for done, item in enumerate(items, 1):
        try:
            for name, found in _scores(item, rankers, settings, count).items():
                scores[name].append(found)
        except InputError as error:
            problems.append(f"{item.name}: {error}")
        said(done, len(items))
    if not scores[lead]:
        return Comparison(0, count, (), tuple(problems))
    tables = {name: np.array(rows) for name, rows in scores.items()}
    results = []
    for name, table in tables.items():
        over = table - tables[lead]
        results.append(
            Result(
                name,
                tuple(float(x) for x in table.mean(axis=0)),
                *interval(table),
                tuple(float(x) for x in over.mean(axis=0)),
                *interval(over),
            )
        )
    return Comparison(len(scores[lead]), count, tuple(results), tuple(problems))


def _scores(
    item: Item, rankers: Sequence[str], settings: Settings, count: int
) -> dict[str, list[float]]:
    article = pipeline.read(item.article, language=item.language, settings=settings)
    if item.title:
        article = article._replace(title=item.title)
    code = article.language
    story = [sentence.text for sentence in article.story]
    out = {f"lead-{count}": _score(item, story[:count], code)}
    for name in rankers:
        course = pipeline.explain(article, settings._replace(ranker=name))
        out[name] = _score(item, [t.text for t in course.choice.takeaways], code)
    out[ORACLE] = _score(item, oracle(item.highlights, story, count, code), code)
    return out


def _score(item: Item, texts: Sequence[str], code: str) -> list[float]:
    words = float(sum(len(text.split()) for text in texts))
    return [*rouge.score(item.highlights, texts, code), words]


def oracle(
    reference: Sequence[str], sentences: Sequence[str], count: int, language: str
) -> list[str]:
    """Return at most *count* of the sentences, in their order, that come closest to *reference*.

    They are chosen greedily for the sum of ROUGE-1 and ROUGE-2, until none makes it greater.

    >>> oracle(["The harbour closed."], ["It rained.", "The harbour closed."], 2, "en")
    ['The harbour closed.']
    """
    taken: list[int] = []
    best = 0.0
    while len(taken) < count:
        gains = []
        for i in range(len(sentences)):
            if i not in taken:
                texts = [sentences[k] for k in sorted([*taken, i])]
                found = rouge.score(reference, texts, language)
                gains.append((found.rouge1 + found.rouge2, -i))
        reached, place = max(gains, default=(0.0, 0))
        if reached <= best:
            break
        best = reached
        taken.append(-place)
    return [sentences[i] for i in sorted(taken)]
