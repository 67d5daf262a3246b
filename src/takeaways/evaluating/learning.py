"""Learning the news prior from articles and the takeaways that editors published for them.

The model is a table a feature (:mod:`takeaways.ranking.prior`). What is made as great as can be is
not how well single sentences are judged but the ROUGE of the takeaways chosen: the sets that could
be chosen from each article are scored beforehand; the model is taken to choose among them with a
probability that rises with its own score of a set; and the ROUGE to be expected of that choice is
climbed by its gradient, through TextRank's walk and all. That is the policy gradient of Narayan et
al. (2018, Ranking Sentences for Extractive Summarization with Reinforcement Learning) with a sum in
place of samples. The climb begins at the shipped prior, or at a ridge regression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways import language, selecting
from takeaways.errors import InputError
from takeaways.evaluating import climbing, lessons, rouge
from takeaways.evaluating.intervals import interval
from takeaways.model import Ranking
from takeaways.ranking import prior
from takeaways.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from takeaways.evaluating.climbing import Floats, Grid
    from takeaways.evaluating.datasets import Item
    from takeaways.evaluating.lessons import Lesson, Sets
    from takeaways.ranking.prior import Table

LEAST = 100
"""The fewest articles to learn from."""

FOLDS = 5
"""Into how many parts the articles are divided to find what the model is worth on others."""

COLUMNS = ("rouge1", "rouge2", "rougeLsum", "words")


class Gain(NamedTuple):
    """How much better the learned model does than what it is held against, cross-validated.

    The tuples are in the order of :data:`COLUMNS`.
    """

    against: str
    before: tuple[float, ...]
    """The means of what it is held against."""
    means: tuple[float, ...]
    """The mean differences."""
    low: tuple[float, ...]
    """The lower ends of their 95 % intervals."""
    high: tuple[float, ...]

    @property
    def sure(self) -> bool:
        """Whether ROUGE-1 and ROUGE-2 are above what it is held against, with their intervals."""
        return min(self.low[:2]) > 0


class Learned(NamedTuple):
    """A model, and what it is worth."""

    tables: tuple[Table, ...]
    articles: int
    names: tuple[str, ...]
    """The name of each article that was learned from."""
    scores: Floats
    """What was chosen of each article, cross-validated, came to: a column each of COLUMNS."""
    leads: Floats
    """What the first sentences of each come to."""
    gains: tuple[Gain, ...]
    problems: tuple[str, ...]
    """Articles that nothing could be learned from, and why."""


def learn(
    items: Sequence[Item],
    *,
    count: int = 3,
    anew: bool = False,
    least: int = LEAST,
    said: Callable[[int, int], None] = lambda done, total: None,
) -> Learned:
    """Fit the prior to *items*, and find by cross-validation what that is worth.

    *count* takeaways are chosen of each article. It begins at the shipped prior, or with *anew* at
    nothing. *said* is told how much of how much is done. Raises
    :class:`~takeaways.errors.InputError` where fewer than *least* articles can be learned from,
    and :class:`~takeaways.errors.MissingExtraError` where ROUGE is not installed.
    """
    rouge.scorer("en")
    taught: list[Lesson] = []
    problems: list[str] = []
    for done, found in enumerate(lessons.prepare(items, count=count), 1):
        said(done, 2 * len(items) + FOLDS + 1)
        if isinstance(found, str):
            problems.append(found)
        else:
            taught.append(found)
    if len(taught) < least:
        raise InputError(
            f"{len(taught)} articles to learn from, and at least {least} are needed; "
            f"with fewer the model would be guesswork"
        )
    import numpy as np

    total = 2 * len(items) + FOLDS + 1
    school = _School(
        taught, count=count, anew=anew, said=lambda done: said(len(items) + done, total)
    )
    chosen: dict[int, Floats] = {}
    for fold in range(FOLDS):
        said(2 * len(items) + fold, total)
        held_out = set(range(fold, len(taught), FOLDS))
        grid, weights = school.teach([k for k in range(len(taught)) if k not in held_out])
        for k in held_out:
            chosen[k] = school.examine(k, grid, weights)
    everything = list(range(len(taught)))
    grid, weights = school.teach(everything)
    scores = np.array([chosen[k] for k in everything])
    leads = np.array([_lead(lesson, count) for lesson in taught])
    return Learned(
        grid.tables(weights, school.counts(grid)),
        len(taught),
        tuple(lesson.name for lesson in taught),
        scores,
        leads,
        _gains(taught, scores, leads, count=count, anew=anew),
        tuple(problems),
    )


class _School:
    """The lessons, with the sets that could be taken from each."""

    def __init__(
        self,
        taught: list[Lesson],
        *,
        count: int,
        anew: bool,
        said: Callable[[int], None],
    ) -> None:
        import numpy as np

        self.taught = taught
        self.count = count
        self.anew = anew
        self.sets: list[Sets | None] = []
        grid = climbing.grid_of(taught)
        places = [grid.places(lesson) for lesson in taught]
        weights = climbing.regress(taught, places, climbing.penalty(grid))
        rng = np.random.default_rng(0)
        for done, (lesson, at) in enumerate(zip(taught, places, strict=True), 1):
            said(done)
            likely = weights[at].sum(axis=1)
            self.sets.append(lessons.sets_of(lesson, likely, count=count, rng=rng))

    def teach(self, which: Sequence[int]) -> tuple[Grid, Floats]:
        """Return what is learned from these lessons."""
        import numpy as np

        some = [self.taught[k] for k in which]
        grid = climbing.grid_of(some) if self.anew else _shipped_grid()
        places = [grid.places(lesson) for lesson in some]
        hold = climbing.penalty(grid)
        if self.anew:
            start = climbing.regress(some, places, hold)
        else:
            start = np.array([w for table in prior.load() for w in table.weights])
        usable = [
            (lesson, s, at)
            for lesson, k, at in zip(some, which, places, strict=True)
            if (s := self.sets[k]) is not None
        ]
        weights = climbing.climb(
            [lesson for lesson, _, _ in usable],
            [s for _, s, _ in usable],
            [at for _, _, at in usable],
            start,
            hold,
            kept=selecting.KEPT,
        )
        return grid, weights

    def examine(self, k: int, grid: Grid, weights: Floats) -> Floats:
        """Return what the model's choice of one lesson scores: three ROUGE scores, words."""
        lesson = self.taught[k]
        return _scored(lesson, weights[grid.places(lesson)].sum(axis=1), self.count)

    def counts(self, grid: Grid) -> Floats:
        """Return how many sentences fall in each range."""
        import numpy as np

        found = [grid.places(lesson).ravel() for lesson in self.taught]
        return np.bincount(np.concatenate(found), minlength=grid.size).astype(float)


def _shipped_grid() -> Grid:
    tables = prior.load()
    return climbing.Grid(tuple(t.feature for t in tables), tuple(t.edges for t in tables))


def _scored(lesson: Lesson, sums: Floats, count: int) -> Floats:
    import numpy as np

    logs = climbing.log_scores(lesson, sums)
    scores = tuple(float(x) for x in np.exp(logs - logs.max()))
    choice = selecting.select(
        lesson.candidates,
        Ranking("textrank", scores, restart=scores),
        DEFAULTS._replace(count=count),
        language=language.load(lesson.language or language.DEFAULT),
    )
    texts = [takeaway.text for takeaway in choice.takeaways]
    found = rouge.score(lesson.reference, texts, lesson.language)
    return np.array([*found, float(sum(len(text.split()) for text in texts))])


def _lead(lesson: Lesson, count: int) -> list[float]:
    words = sum(len(sentence.text.split()) for sentence in lesson.article.story[:count])
    return [*lesson.lead, float(words)]


def _gains(
    taught: Sequence[Lesson], scores: Floats, leads: Floats, *, count: int, anew: bool
) -> tuple[Gain, ...]:
    import numpy as np

    held = {f"the first {count} sentences": leads}
    if not anew:
        tables = prior.load()
        held["the shipped prior"] = np.array(
            [_scored(lesson, _sums(tables, lesson), count) for lesson in taught]
        )
    return tuple(_gain(name, before, scores) for name, before in held.items())


def _sums(tables: Sequence[Table], lesson: Lesson) -> Floats:
    import numpy as np

    return np.log(np.array(prior.weigh(tables, lesson.columns).weights) + 1e-300)


def _gain(against: str, before: Floats, after: Floats) -> Gain:
    low, high = interval(after - before)
    means = tuple(float(x) for x in before.mean(axis=0))
    return Gain(against, means, tuple(float(x) for x in (after - before).mean(axis=0)), low, high)
