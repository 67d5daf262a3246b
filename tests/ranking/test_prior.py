"""The prior: what it reads off a model, and what it makes of a file that is none."""

from __future__ import annotations

import json
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways import pipeline
from takeaways.errors import UsageError
from takeaways.ranking import features, prior, rank
from takeaways.settings import DEFAULTS

STORY = """Orrin harbour closed after cracks appear

Orrin harbour was closed on Monday after cracks appeared in its eastern wall, the council said.

Engineers expect repairs of the wall to cost 14 million crowns and to last until May.

“We have lost our boats, our nets and our spring,” said Tove Lind, who fishes for cod.

Is there a plan? Nobody at the council would say on Monday.

The last time the harbour closed, in 1931, the town of Orrin lost half of its people."""


def test_the_shipped_prior_weighs_each_known_feature_once() -> None:
    tables = prior.load()
    assert sorted(table.feature for table in tables) == sorted(features.NAMES)
    for table in tables:
        assert len(table.weights) == len(table.edges) + 1
        assert list(table.edges) == sorted(set(table.edges))


def test_restart_and_shares_of_a_story() -> None:
    article = pipeline.read(STORY)
    ranking = rank(article, DEFAULTS)
    assert sum(ranking.restart) == pytest.approx(1)
    assert len(ranking.restart) == len(ranking.shares) == len(article.story)
    assert [name for name, _ in ranking.shares[0]] == [table.feature for table in prior.load()]
    sums = [sum(weight for _, weight in share) for share in ranking.shares]
    for one, weight in zip(sums, ranking.restart, strict=True):
        assert one - sums[0] == pytest.approx(log(weight) - log(ranking.restart[0]))


def test_news_sense_prefers_the_lead_and_wants_neither_question_nor_outcry() -> None:
    article = pipeline.read(STORY)
    by_text = dict(
        zip((s.text for s in article.story), rank(article, DEFAULTS).restart, strict=True)
    )
    best_first = sorted(by_text, key=lambda text: -by_text[text])
    assert best_first[0].startswith("Orrin harbour was closed")
    assert {text[:5] for text in best_first[-2:]} == {"Is th", "“We h"}


def test_blank_lines_do_not_change_the_ranks_of_the_same_sentences() -> None:
    body = STORY.partition("\n\n")[2].replace("“", "").replace("”", "")
    apart, together = (
        pipeline.read(text, language="en") for text in (body, body.replace("\n\n", " "))
    )
    assert [s.text for s in apart.story] == [s.text for s in together.story]
    assert rank(apart, DEFAULTS).scores == pytest.approx(rank(together, DEFAULTS).scores)


def test_a_model_of_one_s_own_decides(tmp_path: Path) -> None:
    last_first = [prior.Table("place", (1.0, 2.0, 3.0, 4.0), (0.0, 2.0, 4.0, 6.0, 8.0))]
    path = tmp_path / "house.json"
    path.write_text(prior.dump(last_first, {"articles": 0}))
    assert list(prior.load(str(path))) == last_first
    article = pipeline.read(STORY)
    scores = rank(article, DEFAULTS._replace(model=str(path), damping=0)).scores
    assert max(scores) == scores[4]
    assert scores[0] < scores[1] < scores[2] < scores[3]


GOOD = {
    "kind": prior.KIND,
    "version": prior.VERSION,
    "features": {"place": {"edges": [1, 2], "weights": [1, 0, -1]}},
}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no model, or a damaged one: it is not JSON"),
        (json.dumps(GOOD)[:40], "is no model, or a damaged one: it is not JSON"),
        ("\udcff", "is no model, or a damaged one: it is not JSON"),
        ("[]", "is no model; "),
        ('{"takeaways": []}', "is no model; "),
        (json.dumps(GOOD | {"version": 99}), "is of version 99 and this program reads version"),
        (json.dumps({k: GOOD[k] for k in ("kind", "version")}), "is damaged: 'features'"),
        (json.dumps(GOOD | {"features": []}), "is damaged"),
        (json.dumps(GOOD | {"features": {}}), "is damaged: it has no features"),
        (json.dumps(GOOD | {"features": {"place": 1}}), "is damaged"),
        (
            json.dumps(GOOD | {"features": {"mood": {"edges": [], "weights": [1]}}}),
            "is damaged: there is no feature called 'mood'",
        ),
        (
            json.dumps(GOOD | {"features": {"place": {"edges": [1], "weights": [1]}}}),
            "is damaged: 'place' has 1 weights for 1 edges",
        ),
        (
            json.dumps(GOOD | {"features": {"place": {"edges": [2, 1], "weights": [1, 2, 3]}}}),
            "is damaged: the edges of 'place' do not rise",
        ),
        (
            json.dumps(
                GOOD | {"features": {"place": {"edges": [1], "weights": [1, float("nan")]}}}
            ),
            "is damaged: 'place' has a weight that is no number",
        ),
        (
            json.dumps(GOOD | {"features": {"place": {"edges": [1], "weights": [1, 1e300]}}}),
            "is damaged: 'place' has a weight that is no number",
        ),
    ],
)
def test_what_is_no_model_gets_one_clear_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "house.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError) as caught:
        prior.load(str(path))
    assert str(caught.value).startswith(f"model {path}: {says}")
    assert "\n" not in str(caught.value)


def test_a_model_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be read: No such file"):
        prior.load(str(tmp_path / "none.json"))
    with pytest.raises(UsageError, match=r"cannot be read"):
        prior.load(str(tmp_path))


@given(st.text(st.characters(exclude_categories=["C"]), max_size=400))
def test_features_of_any_text_are_numbers_one_a_sentence(text: str) -> None:
    article = pipeline.read(f"Orrin harbour closed on Monday. {text}", language="en")
    if not article.story:  # a heading, to the reader
        assert rank(article, DEFAULTS).scores == ()
        return
    ranking = rank(article, DEFAULTS)
    assert sum(ranking.scores) == pytest.approx(1)
    assert {len(share) for share in ranking.shares} == {len(features.NAMES)}
