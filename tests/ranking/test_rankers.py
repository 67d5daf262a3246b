"""What holds of every ranker."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as conduct
from hypothesis import strategies as st

from takeaways import ranking
from takeaways.errors import UsageError
from takeaways.model import Article, Block, Ranking, Sentence
from takeaways.ranking import RANKERS, RankerEntry
from takeaways.settings import DEFAULT_RANKER, Settings

OURS = ["textrank", "textrank-classic", "lead"]
SUMYS = ["lexrank", "lsa", "luhn", "edmundson", "sumbasic", "kl", "reduction"]
GRAPHS = ["textrank", "textrank-classic"]

SENTENCES = [
    "The harbour council of Marrow Bay voted on Tuesday to close the old ferry pier.",
    "Boats will leave from the north quay until the pier is rebuilt, the council said.",
    "Rebuilding the pier will cost 4.5 million crowns.",
    "Ilse Brandvik, who has sailed the ferry for thirty years, said the quay was too shallow.",
    "Rain is expected.",
    "“We cannot land there at low water,” she told the council.",
    "The ferry carries 900 passengers a day between Marrow Bay and the islands.",
    "Rain is expected.",
]

MORE = [
    "The pier was built of oak.",
    "The council voted to rebuild the pier.",
    "The council said rebuilding will cost 4.5 million.",
    "The quay is shallow.",
]


def article(sentences: list[str], *, title: str = "", per_block: int = 2) -> Article:
    text = ""
    made: list[Sentence] = []
    blocks: list[Block] = []
    for i, sentence in enumerate(sentences):
        if i % per_block == 0:
            text += "\n\n" if text else ""
            blocks.append(Block(len(text), len(text), "paragraph"))
        else:
            text += " "
        made.append(
            Sentence(i, len(text), len(text) + len(sentence), sentence, sentence, len(blocks) - 1)
        )
        text += sentence
        blocks[-1] = blocks[-1]._replace(end=len(text))
    return Article(text, tuple(blocks), tuple(made), title=title, language="en")


def rank(name: str, sentences: list[str], title: str = "") -> Ranking:
    return ranking.rank(article(sentences, title=title), Settings(ranker=name))


DEGENERATE = {
    "one sentence": ["The ferry left the pier."],
    "one word": ["Ferry"],
    "one stop word": ["The"],
    "no word": ["…"],
    "no shared words": ["Ferry pier.", "Rain clouds.", "Council votes."],
    "two sentences, nothing shared": ["Ferry pier.", "Rain clouds."],
    "two sentences, the same": ["The ferry left.", "The ferry left."],
    "all the same": ["The ferry left the pier."] * 5,
    "all the same single word": ["Ferry."] * 4,
    "only stop words": ["The of and to.", "It is what it is.", "The of and to."],
    "no terms in some": ["The ferry left the pier.", "It is.", "…", "The ferry came back."],
    "more sentences than words": ["Ferry."] * 3 + ["Ferry pier."] * 3,
    "a word over and over": ["Ferry ferry ferry ferry.", "Ferry.", "Pier ferry ferry."],
    "single words": ["Ferry.", "Pier.", "Ferry.", "Rain."],
}


@pytest.mark.parametrize("title", ["", "Ferry pier to close"])
@pytest.mark.parametrize("sentences", DEGENERATE.values(), ids=DEGENERATE)
@pytest.mark.parametrize("name", OURS + SUMYS)
def test_all_is_ranked(name: str, sentences: list[str], title: str) -> None:
    scores = rank(name, sentences, title).scores
    assert len(scores) == len(sentences)
    assert all(math.isfinite(score) and score >= 0 for score in scores)


@pytest.mark.parametrize("name", OURS + SUMYS)
def test_a_ranking_says_whose_it_is(name: str) -> None:
    assert rank(name, SENTENCES).ranker == name


@pytest.mark.parametrize("name", SUMYS)
def test_sumy_scores_tell_sentences_apart(name: str) -> None:
    scores = rank(name, [*SENTENCES, *MORE], "Ferry pier to close").scores
    assert len(set(scores)) > 2


@pytest.mark.parametrize("name", ["lexrank", "lsa", "luhn", "reduction"])
def test_sentences_that_say_the_same_are_scored_alike(name: str) -> None:
    scores = rank(name, SENTENCES).scores
    assert scores[4] == pytest.approx(scores[7])


@pytest.mark.parametrize("name", ["sumbasic", "kl"])
def test_where_sentences_are_chosen_in_turn_no_two_share_a_place(name: str) -> None:
    assert sorted(rank(name, SENTENCES).scores) == list(range(len(SENTENCES)))


def test_sumy_would_take_two_that_say_the_same_for_one() -> None:
    """Which is why it is given numbers instead of texts."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    class Split:
        def to_words(self, text: str) -> list[str]:
            return text.split()

    document = ObjectDocumentModel([Paragraph([Sentence(s, Split()) for s in SENTENCES])])
    found: set[float] = set()

    def keep(rated: list[Any]) -> list[Any]:
        found.update(info.rating for info in rated)
        return []

    SumBasicSummarizer()(document, keep)
    assert len(found) < len(SENTENCES)


def test_edmundson_prefers_the_words_of_the_title() -> None:
    sentences = ["It began to rain.", "Boats left.", "The ferry pier closed.", "So it went."]
    plain = rank("edmundson", sentences).scores
    titled = rank("edmundson", sentences, "Ferry pier").scores
    assert titled[2] - plain[2] > max(titled[i] - plain[i] for i in (0, 1, 3))


def test_the_lead_is_the_order_of_the_article() -> None:
    assert rank("lead", SENTENCES[:4]).scores == (1.0, 0.75, 0.5, 0.25)


words = st.sampled_from(["ferry", "pier", "council", "vote", "rain", "quay", "the", "of"])
texts = st.lists(words, max_size=7).map(lambda found: " ".join(found).capitalize() + ".")
stories = st.lists(texts, min_size=1, max_size=10)


@given(stories, st.sampled_from(OURS), st.sampled_from([None, 0.0, 0.5, 1.0]))
def test_scores_are_numbers_of_0_and_more(
    sentences: list[str], name: str, damping: float | None
) -> None:
    ranked = ranking.rank(article(sentences), Settings(ranker=name, damping=damping))
    for numbers in (ranked.scores, ranked.centrality, ranked.restart):
        assert len(numbers) in (0, len(sentences))
        assert all(math.isfinite(x) and x >= 0 for x in numbers)


@given(stories, st.sampled_from(SUMYS))
@conduct(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_scores_of_sumy_are_numbers_of_0_and_more(sentences: list[str], name: str) -> None:
    scores = rank(name, sentences, "Ferry pier").scores
    assert len(scores) == len(sentences)
    assert all(math.isfinite(x) and x >= 0 for x in scores)


@given(stories, st.sampled_from(GRAPHS))
def test_scores_of_a_walk_sum_to_1(sentences: list[str], name: str) -> None:
    ranked = rank(name, sentences)
    for shares in (ranked.scores, ranked.centrality, ranked.restart):
        assert sum(shares) == pytest.approx(1)


@given(stories, st.sampled_from(GRAPHS), st.randoms(use_true_random=False))
def test_centrality_goes_with_the_sentence_and_not_with_its_place(
    sentences: list[str], name: str, random: Random
) -> None:
    order = list(range(len(sentences)))
    random.shuffle(order)
    before = rank(name, sentences).centrality
    after = rank(name, [sentences[i] for i in order]).centrality
    assert after == pytest.approx([before[i] for i in order], abs=1e-5)


@given(stories, st.sampled_from(GRAPHS))
def test_sentences_that_say_the_same_are_equally_central(sentences: list[str], name: str) -> None:
    doubled = rank(name, sentences + sentences).centrality
    n = len(sentences)
    assert doubled[:n] == pytest.approx(doubled[n:], abs=1e-9)


def test_without_damping_the_restart_is_all_that_counts() -> None:
    ranked = ranking.rank(article(SENTENCES), Settings(damping=0.0))
    assert ranked.scores == pytest.approx(ranked.restart)


def test_an_unknown_ranker_is_told_which_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        ranking.find("textrnk")
    for name in RANKERS:
        assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def announce(folder: Path) -> None:
    """Install, as far as Python can tell, a package that brings a ranker."""
    (folder / "longest_ranker.py").write_text(
        "from takeaways.model import Ranking\n"
        "def rank(article, settings):\n"
        "    return Ranking('longest', tuple(float(len(s.plain)) for s in article.story))\n"
    )
    info = folder / "longest_ranker-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: longest-ranker\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[{ranking.ENTRY_POINTS}]\nlongest = longest_ranker:rank\nlead = longest_ranker:rank\n"
    )


def test_a_ranker_of_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    announce(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    metadata.MetadataPathFinder().invalidate_caches()
    assert rank("longest", ["Rain.", "A ferry."]).scores == (5.0, 8.0)
    assert rank("lead", ["Rain.", "A ferry."]).scores == (1.0, 0.5), "ours come first"
    with pytest.raises(UsageError, match="longest"):
        ranking.find("nothing")


@pytest.mark.parametrize("entry", RANKERS.values(), ids=RANKERS)
def test_the_table_of_rankers(entry: RankerEntry) -> None:
    assert RANKERS[entry.name] is entry
    assert entry.line
    assert entry.citation
    assert callable(ranking.find(entry.name))


def test_the_default_stands_first() -> None:
    assert next(iter(RANKERS)) == DEFAULT_RANKER


@pytest.mark.parametrize(("name", "loads"), [("textrank", []), ("lead", []), ("lsa", ["sumy"])])
def test_only_what_is_needed_is_imported(name: str, loads: list[str]) -> None:
    code = (
        "import sys, json, takeaways\n"
        "article = takeaways.read('The ferry left. The ferry came back to the pier.')\n"
        "from takeaways import ranking\n"
        f"ranking.rank(article, takeaways.Settings(ranker={name!r}))\n"
        "print(json.dumps([m for m in ('sumy', 'importlib.metadata') if m in sys.modules]))\n"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert [m for m in json.loads(made.stdout) if m in loads or not loads] == loads


@pytest.mark.parametrize("name", GRAPHS + SUMYS)
def test_the_same_article_is_scored_the_same_to_the_last_digit(name: str) -> None:
    """Whatever order Python's sets come in, which each run draws anew."""
    code = (
        "import sys, takeaways\n"
        "from takeaways import ranking\n"
        "article = takeaways.read(sys.stdin.read())\n"
        f"print(ranking.rank(article, takeaways.Settings(ranker={name!r})))\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=" ".join([*SENTENCES, *MORE]).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1
