"""Learning: from archives made by rule, of which the right answer is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from archive import archive

from takeaways import pipeline
from takeaways.errors import InputError
from takeaways.evaluating import climbing, learning, lessons
from takeaways.evaluating.datasets import Item
from takeaways.ranking import features, prior
from takeaways.ranking.textrank import DAMPING, rank
from takeaways.settings import DEFAULTS

END = slice(-3, None)


def test_an_editor_who_takes_the_end_is_learned_from(tmp_path: Path) -> None:
    learned = learning.learn(archive(60, END), anew=True, least=60)
    lead = learned.gains[0]
    assert lead.against == "the first 3 sentences"
    assert lead.sure
    assert lead.before[0] + lead.means[0] > 95  # it was 45 for the lead
    path = tmp_path / "house.json"
    path.write_text(prior.dump(learned.tables, {}))
    settings = DEFAULTS._replace(model=str(path), count=3)
    for item in archive(5, END, seed=9):
        taken = pipeline.summarize(item.article, settings=settings).takeaways
        assert tuple(t.text for t in taken) == item.highlights


def test_it_may_begin_at_the_shipped_prior_and_is_held_against_it() -> None:
    learned = learning.learn(archive(40, END), least=40)
    assert [gain.against for gain in learned.gains] == [
        "the first 3 sentences",
        "the shipped prior",
    ]
    assert learned.gains[1].means[0] > 0
    shipped = prior.load()
    assert [t.edges for t in learned.tables] == [t.edges for t in shipped]


def test_the_same_archive_makes_the_same_model() -> None:
    one, two = (learning.learn(archive(12, END), anew=True, least=12) for _ in range(2))
    assert one.tables == two.tables
    assert one.gains == two.gains


def test_too_little_is_refused_with_the_number_needed() -> None:
    with pytest.raises(InputError, match=r"^5 articles to learn from, and at least 100 are needed"):
        learning.learn(archive(5, END))


def test_articles_that_teach_nothing_are_named_and_do_not_count() -> None:
    items = [
        *archive(12, END),
        Item("line 13", "The pier closed.", ("x",)),
        Item("line 14", "", ("x",)),
    ]
    with pytest.raises(InputError, match=r"^12 articles"):
        learning.learn(items, least=13)
    learned = learning.learn(items, anew=True, least=12)
    assert learned.articles == 12
    assert [problem.partition(":")[0] for problem in learned.problems] == ["line 13", "line 14"]


def test_a_weight_of_nothing_is_as_if_the_article_were_not_there() -> None:
    mixed = [item._replace(weight=0.0) for item in archive(20, slice(0, 3), seed=2)]
    learned = learning.learn([*archive(20, END), *mixed], anew=True, least=40)
    place = next(table for table in learned.tables if table.feature == "progress")
    assert place.weights[-1] > place.weights[0]


def test_the_walk_of_a_lesson_is_textranks() -> None:
    lesson = next(iter(lessons.prepare(archive(1, END), count=3)))
    assert isinstance(lesson, lessons.Lesson)
    tables = prior.load()
    weights = np.array(prior.weigh(tables, lesson.columns).weights)
    scores = np.exp(climbing.log_scores(lesson, np.log(weights)))
    expected = rank(lesson.article, DEFAULTS._replace(damping=DAMPING)).scores
    assert scores / scores.sum() == pytest.approx(expected, abs=1e-5)


def test_the_slope_is_that_of_the_rouge_expected() -> None:
    """The gradient that is climbed agrees with small steps in each direction."""
    lesson = next(iter(lessons.prepare(archive(1, END), count=3)))
    assert isinstance(lesson, lessons.Lesson)
    rng = np.random.default_rng(3)
    sums = rng.normal(size=len(lesson.candidates))
    sets = lessons.sets_of(lesson, list(sums), count=3, rng=rng)
    assert sets is not None
    goal = sets.scores[:, 0]

    def expected(at: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        scores = climbing.log_scores(lesson, at)
        odds = climbing.SHARPNESS * (scores[sets.members].sum(axis=1) + np.log(0.82) * sets.repeats)
        chance = np.exp(odds - odds.max())
        return float(goal @ chance / chance.sum())

    slope = climbing.push(lesson, sets, goal, sums, 0.82)
    for i in range(len(sums)):
        step = np.zeros_like(sums)
        step[i] = 1e-5
        numeric = (expected(sums + step) - expected(sums - step)) / 2e-5
        assert slope[i] == pytest.approx(numeric, abs=1e-4)


def test_ranges_hold_alike_many_and_missing_values_have_their_own() -> None:
    taught = [x for x in lessons.prepare(archive(30, END), count=3) if not isinstance(x, str)]
    grid = climbing.grid_of(taught)
    assert set(grid.features) == features.NAMES
    edges = dict(zip(grid.features, grid.edges, strict=True))
    assert edges["quotation follows"][0] == features.NONE / 2
    assert all(list(found) == sorted(set(found)) for found in grid.edges)
    places = grid.places(taught[0])
    assert places.shape == (9, len(features.NAMES))
    assert places.min() >= 0
    assert places.max() < grid.size
