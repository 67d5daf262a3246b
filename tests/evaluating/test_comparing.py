"""Scores: what ROUGE, the lead, the oracle and the intervals must be."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from archive import archive
from hypothesis import given
from hypothesis import strategies as st

from takeaways.errors import MissingExtraError, UsageError
from takeaways.evaluating import rouge
from takeaways.evaluating.comparing import compare, oracle
from takeaways.evaluating.datasets import Item
from takeaways.evaluating.intervals import interval
from takeaways.settings import DEFAULTS


@pytest.mark.parametrize(
    ("reference", "summary", "language", "scores"),
    [
        (["The pier closed."], ["The pier closed."], "en", (100, 100, 100)),
        (["The pier closed."], ["It rained."], "en", (0, 0, 0)),
        (["The piers closed."], ["The pier closes."], "en", (100, 100, 100)),  # stemmed
        (["The piers closed."], ["The pier closed."], "de", (200 / 3, 0, 200 / 3)),
        (["a b c d"], ["a b x y"], "de", (50, 100 / 3, 50)),
        (["a b"], [], "de", (0, 0, 0)),
        (["港口周一关闭"], ["港口周一关闭"], "zh", (100, 100, 100)),
        (["Порт закрыт"], ["Порт закрыт"], "ru", (100, 100, 100)),
    ],
)
def test_rouge_by_hand(
    reference: list[str], summary: list[str], language: str, scores: tuple[float, ...]
) -> None:
    assert rouge.score(reference, summary, language) == pytest.approx(scores)


def test_without_the_library_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rouge_score_rs", None)
    rouge.scorer.cache_clear()
    with pytest.raises(MissingExtraError, match=r"pip install 'takeaways\[evaluate\]'"):
        rouge.scorer("en")
    rouge.scorer.cache_clear()


def test_the_lead_wins_where_the_editor_takes_the_lead() -> None:
    items = archive(12, slice(0, 3))
    found = compare(items, ["lead", "textrank"], DEFAULTS)
    assert [r.name for r in found.results] == ["lead-3", "lead", "textrank", "oracle"]
    assert found.articles == 12
    lead, ranker, textrank, best = found.results
    assert lead.means[:3] == pytest.approx((100, 100, 100))
    assert lead.over_lead == lead.over_lead_low == lead.over_lead_high == (0, 0, 0, 0)
    assert ranker.means == pytest.approx(lead.means)
    assert textrank.over_lead[0] <= 0
    assert best.means[:3] == pytest.approx((100, 100, 100))


def test_the_oracle_wins_where_the_editor_takes_the_end() -> None:
    found = compare(archive(12, slice(-3, None)), ["lead"], DEFAULTS)
    lead, _, best = found.results
    assert best.means[0] == pytest.approx(100)
    assert lead.means[0] < 80
    assert best.over_lead_low[0] > 0
    assert best.low[0] <= best.means[0] <= best.high[0]


def test_an_article_that_cannot_be_summarized_is_passed_over() -> None:
    items = [*archive(2, slice(0, 3)), Item("line 3", "", ("The pier closed.",))]
    found = compare(items, ["lead"], DEFAULTS)
    assert found.articles == 2
    assert len(found.problems) == 1
    assert found.problems[0].startswith("line 3: ")


def test_a_ranker_that_does_not_exist_is_not_passed_over() -> None:
    with pytest.raises(UsageError, match="no ranker is called"):
        compare(archive(2, slice(0, 3)), ["leed"], DEFAULTS)


def test_nothing_but_problems() -> None:
    found = compare([Item("line 1", "", ("The pier closed.",))], ["lead"], DEFAULTS)
    assert found.articles == 0
    assert found.results == ()


WORDS = st.lists(st.sampled_from(["pier", "rain", "fish", "boat", "cod"]), min_size=1, max_size=4)
SENTENCES = st.lists(WORDS.map(" ".join), max_size=6)


@given(SENTENCES, SENTENCES, st.integers(1, 3))
def test_the_oracle_takes_sentences_in_their_order_and_no_more_than_asked(
    reference: list[str], sentences: list[str], count: int
) -> None:
    taken = oracle(reference, sentences, count, "en")
    assert len(taken) <= count
    rest = iter(sentences)
    assert all(sentence in rest for sentence in taken)
    one = max((rouge.score(reference, [s], "en")[:2] for s in sentences), key=sum, default=(0, 0))
    assert sum(rouge.score(reference, taken, "en")[:2]) >= sum(one) - 1e-9


def test_an_interval_holds_the_mean_and_narrows_with_more_rows() -> None:
    rng = np.random.default_rng(5)
    few = rng.normal(3, 1, (50, 1))
    many = rng.normal(3, 1, (5000, 1))
    for values in (few, many):
        low, high = interval(values)
        assert low[0] < values.mean() < high[0]
        assert interval(values) == (low, high)
    assert interval(many)[1][0] - interval(many)[0][0] < interval(few)[1][0] - interval(few)[0][0]
    # The standard error of a mean of 5,000 is 0.0141, so the interval is 0.055 wide.
    assert interval(many)[1][0] - interval(many)[0][0] == pytest.approx(0.055, rel=0.15)


def test_of_what_does_not_vary_the_interval_is_a_point() -> None:
    assert interval(np.full((9, 2), 4.0)) == ((4.0, 4.0), (4.0, 4.0))
