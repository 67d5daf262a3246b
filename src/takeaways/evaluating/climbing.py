"""The arithmetic of learning: ranges, the ridge regression it begins at, and the climb.

Imported only where something is learned: it needs numpy throughout.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from takeaways.ranking.features import NONE
from takeaways.ranking.prior import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from takeaways.evaluating.lessons import Lesson, Sets

    Floats: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]

RANGES = 8
"""Into how many ranges a feature's values are divided, beside two for the tails. With 5 and with
12 the gain on CNN is the same within 0.1 ROUGE-1."""

TAIL = 0.03
"""What share of the values is in each tail."""

POINTS = 4.0
"""For how many ROUGE points more the weight of a sentence is e times as great: the model's scale.
With 2 the walk draws less on it and CNN loses 0.1 ROUGE-1, with damping 0.2."""

SHARPNESS = 3.0
"""The power of the odds, by the model, with which a set is taken to be chosen while learning."""

WORD_COST = 0.055
"""How many ROUGE points a word costs. From 0.03 to 0.06 the gain on CNN stays within 0.1 ROUGE-1,
and the takeaways are 5 % shorter; on the BBC, whose references are long, it falls by 1."""

METRICS = (0.3, 0.4, 0.3)
"""What ROUGE-1, -2 and -L count in what is climbed."""

EPOCHS = 12
SETTLED = 3
"""How many times all lessons are gone through, and after how many of them the mean is begun."""

RATE = 0.004
BATCH = 100
HOLD = 0.02
"""How strongly the weights are held to where they began. With a tenth of it CNN is the same, and
the sets of which there is little lose: Turkish 2 ROUGE-1."""

RIDGE = 20.0
SMOOTH = 60.0
"""How strongly all weights are held near 0 at the beginning, and neighbours near each other."""


class Grid(NamedTuple):
    """The ranges of all features, numbered through."""

    features: tuple[str, ...]
    edges: tuple[tuple[float, ...], ...]

    @property
    def size(self) -> int:
        """How many ranges there are in all."""
        return sum(len(edges) + 1 for edges in self.edges)

    def places(self, lesson: Lesson) -> Ints:
        """Return for each sentence, in a row, the number of the range of each feature's value."""
        import numpy as np

        at = 0
        columns: list[list[int]] = []
        for name, edges in zip(self.features, self.edges, strict=True):
            columns.append([at + bisect_right(edges, x) for x in lesson.columns[name]])
            at += len(edges) + 1
        return np.array(columns).T

    def tables(self, weights: Floats, counts: Floats) -> tuple[Table, ...]:
        """Return the weights as a model, each feature's mean over the lessons' sentences 0."""
        import numpy as np

        at = 0
        out: list[Table] = []
        for name, edges in zip(self.features, self.edges, strict=True):
            part = slice(at, at + len(edges) + 1)
            mean = float(np.average(weights[part], weights=counts[part] + 1e-9))
            out.append(Table(name, edges, tuple(float(w) - mean for w in weights[part])))
            at += len(edges) + 1
        return tuple(out)


def grid_of(lessons: Sequence[Lesson]) -> Grid:
    """Divide the values of each feature into ranges that hold alike many."""
    import numpy as np

    names = tuple(lessons[0].columns)
    edges: list[tuple[float, ...]] = []
    for name in names:
        values = np.array([x for lesson in lessons for x in lesson.columns[name]])
        there = values[values != NONE]
        distinct = np.unique(there)
        if len(distinct) <= RANGES:
            cuts = (distinct[1:] + distinct[:-1]) / 2
        else:
            at = [TAIL, *(k / RANGES for k in range(1, RANGES)), 1 - TAIL]
            cuts = np.unique(np.quantile(there, at))
        cuts = cuts[cuts > there.min(initial=np.inf)]  # below the least is nothing
        if len(there) < len(values):
            cuts = np.concatenate([[NONE / 2], cuts[cuts > NONE / 2]])
        edges.append(tuple(float(f"{cut:.4g}") for cut in cuts))
    return Grid(names, tuple(tuple(sorted(set(cuts))) for cuts in edges))


def penalty(grid: Grid) -> Floats:
    """Return the matrix that holds weights near 0, and those of neighbouring ranges together."""
    import numpy as np

    out = np.eye(grid.size) * RIDGE
    at = 0
    for edges in grid.edges:
        for k in range(len(edges)):
            if edges[k] != NONE / 2:
                one, two = at + k, at + k + 1
                out[one, one] += SMOOTH
                out[two, two] += SMOOTH
                out[one, two] -= SMOOTH
                out[two, one] -= SMOOTH
        at += len(edges) + 1
    return out


def regress(lessons: Sequence[Lesson], places: Sequence[Ints], hold: Floats) -> Floats:
    """Return weights that tell, by ridge regression, what one sentence adds to the F1 of a set.

    F1 is 2 · shared / (words of both), so to first order a sentence with *o* shared words of *l*
    adds (2·o - F·l) / (words of both): what it has of the reference, less what its length costs
    where the set's F1 is F, for which the lead's stands.
    """
    import numpy as np

    counts = [lesson.weight for lesson in lessons]
    usual = np.average([lesson.lead for lesson in lessons], axis=0, weights=counts) / 100 * 1.1
    left = hold.copy()
    right = np.zeros(len(hold))
    for lesson, at in zip(lessons, places, strict=True):
        reference = sum(len(line.split()) for line in lesson.reference)
        shared = lesson.recalls * reference
        gains = (2 * shared - usual * lesson.lengths[:, None]).mean(axis=1)
        gains = gains / (55 + reference) * 100 / POINTS
        rows = np.zeros((len(gains), len(hold)))
        rows[np.arange(len(gains))[:, None], at] = 1
        rows -= rows.mean(axis=0)
        left = left + lesson.weight * rows.T @ rows
        right = right + lesson.weight * rows.T @ (gains - gains.mean())
    return np.asarray(np.linalg.solve(left, right), dtype=np.float64)


def log_scores(lesson: Lesson, sums: Floats) -> Floats:
    """Return the logarithm of TextRank's scores where the restart's logarithm is *sums*."""
    import numpy as np

    restart = np.exp(sums - sums.max())
    found: Floats = np.log(lesson.walk @ (restart / restart.sum()) + 1e-30)
    return found


def climb(
    lessons: Sequence[Lesson],
    sets: Sequence[Sets],
    places: Sequence[Ints],
    start: Floats,
    hold: Floats,
    *,
    kept: float,
    seed: int = 0,
) -> Floats:
    """Return the weights that the climb from *start* ends at.

    *kept* is what selection leaves of a candidate's worth for each term that was said before.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    goals = [s.scores[:, :3] @ np.array(METRICS) - WORD_COST * s.scores[:, 3] for s in sets]
    weights = start.copy()
    mean, moment, spread = np.zeros_like(start), np.zeros_like(start), np.zeros_like(start)
    steps = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(lessons))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            slope = np.zeros_like(start)
            for k in batch:
                lesson = lessons[k]
                slopes = push(lesson, sets[k], goals[k], weights[places[k]].sum(axis=1), kept)
                np.add.at(slope, places[k], lesson.weight * slopes[:, None])
            slope /= sum(lessons[k].weight for k in batch)
            slope -= HOLD * (hold @ (weights - start))
            steps += 1  # Adam (Kingma and Ba 2015)
            moment = 0.9 * moment + 0.1 * slope
            spread = 0.99 * spread + 0.01 * slope * slope
            size = np.sqrt(spread / (1 - 0.99**steps)) + 1e-8
            weights = weights + RATE * (moment / (1 - 0.9**steps)) / size
        if epoch >= SETTLED:
            mean += weights / (EPOCHS - SETTLED)
    return mean


def push(lesson: Lesson, sets: Sets, goal: Floats, sums: Floats, kept: float) -> Floats:
    """Return the slope of the ROUGE to be expected, by the logarithm of each restart weight."""
    import numpy as np

    restart = np.exp(sums - sums.max())
    restart /= restart.sum()
    scores = lesson.walk @ restart + 1e-30
    odds = SHARPNESS * (np.log(scores)[sets.members].sum(axis=1) + np.log(kept) * sets.repeats)
    chance = np.exp(odds - odds.max())
    chance /= chance.sum()
    by_set = SHARPNESS * chance * (goal - chance @ goal)
    by_score = np.bincount(
        sets.members.ravel(), np.repeat(by_set, sets.members.shape[1]), minlength=len(sums)
    )
    by_restart = lesson.walk.T @ (by_score / scores)
    push: Floats = restart * (by_restart - restart @ by_restart)
    return push
