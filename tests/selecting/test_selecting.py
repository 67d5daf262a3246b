"""The laws of selection: never twice the same, never over the budget, never fewer without need."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaways.language import load
from takeaways.model import Candidate, Choice, Ranking
from takeaways.selecting import same, select, words_of
from takeaways.settings import Settings

EN = load("en")

HARBOUR = (
    "The council closed Orrin harbour after cracks appeared in the eastern wall.",
    "Engineers expect repairs to cost 14 million crowns.",
    "Fishing crews have moved their boats to Tarnby.",
    "Repairs, engineers expect, will cost 14 million crowns.",
    "Mayor Ilse Brandt promised compensation for lost catches.",
)


def candidates_of(texts: tuple[str, ...], unfit: tuple[int, ...] = ()) -> tuple[Candidate, ...]:
    out = []
    at = 0
    for i, text in enumerate(texts):
        why = "question" if i in unfit else ""
        out.append(Candidate((i,), at, at + len(text), text, text, (), why))
        at += len(text) + 1
    return tuple(out)


def choose(
    texts: tuple[str, ...],
    scores: tuple[float, ...] | None = None,
    *,
    unfit: tuple[int, ...] = (),
    settings: Settings | None = None,
) -> Choice:
    scores = scores or tuple(1 / (i + 1) for i in range(len(texts)))
    return select(
        candidates_of(texts, unfit), Ranking("test", scores), settings or Settings(), language=EN
    )


def test_the_best_are_taken_and_numbered_in_the_article_s_order() -> None:
    choice = choose(HARBOUR, (0.1, 0.9, 0.2, 0.0, 0.5), settings=Settings(count=2))
    assert [(t.number, t.text) for t in choice.takeaways] == [(1, HARBOUR[1]), (2, HARBOUR[4])]
    assert [t.score for t in choice.takeaways] == pytest.approx([1.0, 5 / 9])
    assert choice.verdicts[1] == choice.verdicts[4] == "taken"
    assert choice.verdicts[0] == "ranked lower"
    assert choice.warnings == ()


def test_order_by_score_changes_the_numbers_and_not_the_choice() -> None:
    scores = (0.1, 0.5, 0.2, 0.0, 0.9)
    by_place = choose(HARBOUR, scores, settings=Settings(count=3))
    by_score = choose(HARBOUR, scores, settings=Settings(count=3, order="score"))
    assert [t.text for t in by_score.takeaways] == [HARBOUR[4], HARBOUR[1], HARBOUR[2]]
    assert {t.text for t in by_place.takeaways} == {t.text for t in by_score.takeaways}


def test_a_repeat_is_passed_over_and_says_of_what() -> None:
    choice = choose(HARBOUR, (0.8, 1.0, 0.2, 0.9, 0.1), settings=Settings(count=3))
    assert [t.sentences[0] for t in choice.takeaways] == [0, 1, 2]
    assert choice.verdicts[3] == "says what sentence 2 says"


def test_fewer_than_asked_only_with_a_reason() -> None:
    choice = choose((HARBOUR[1], HARBOUR[3], HARBOUR[0]), settings=Settings(count=3))
    assert len(choice.takeaways) == 2
    assert choice.warnings == (
        "2 of the 3 takeaways asked for: the article has no more sentences "
        "that stand alone and say new things",
    )


def test_one_that_repeats_two_others_gives_way_where_both_are_needed() -> None:
    texts = (
        "Cracks closed Orrin harbour, and fishing crews moved their boats to Tarnby.",
        "Cracks closed Orrin harbour.",
        "Fishing crews moved their boats to Tarnby.",
    )
    choice = choose(texts, (1.0, 0.5, 0.4), settings=Settings(count=2))
    assert [t.text for t in choice.takeaways] == [texts[1], texts[2]]


def test_what_is_unfit_is_left_out_and_says_why() -> None:
    choice = choose(HARBOUR, unfit=(0, 2), settings=Settings(count=3))
    assert [t.sentences[0] for t in choice.takeaways] == [1, 4]
    assert choice.verdicts[0] == "question"
    assert len(choice.warnings) == 1


def test_where_nothing_is_fit_the_best_are_given_with_a_warning() -> None:
    choice = choose(HARBOUR[:3], unfit=(0, 1, 2), settings=Settings(count=2))
    assert [t.sentences[0] for t in choice.takeaways] == [0, 1]
    assert choice.warnings == (
        "no sentence stands alone; the best are given as they are, to be edited",
    )


def test_two_candidates_that_hold_the_same_sentence_are_never_both_taken() -> None:
    one, two, _, _, five = candidates_of(HARBOUR)
    pair = two._replace(sentences=(0, 1))
    ranking = Ranking("test", (1.0, 0.9, 0.1))
    choice = select((one, pair, five), ranking, Settings(count=2), language=EN)
    assert [t.sentences for t in choice.takeaways] == [(0,), (4,)]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (60, [0, 1, 2]),
        (28, [0, 1, 2]),  # 12 + 8 + 8
        (27, [0, 1, 4]),  # 12 + 8 + 7
        (26, [1, 2, 4]),  # 8 + 8 + 7: more are better than the single best
        (16, [1, 2]),
        (7, [4]),
    ],
)
def test_a_budget_of_words_is_an_upper_limit(words: int, taken: list[int]) -> None:
    texts = (*HARBOUR[:3], "", "Mayor Brandt promised compensation for lost catches.")
    choice = choose(texts, settings=Settings(count=3, words=words))
    assert [t.sentences[0] for t in choice.takeaways] == taken


def test_a_budget_too_small_for_any_says_what_the_shortest_takes() -> None:
    choice = choose(HARBOUR, settings=Settings(count=3, chars=20))
    assert choice.takeaways == ()
    assert choice.warnings == (
        "0 of the 3 takeaways asked for: no more go into 20 characters; "
        "the shortest takes 8 words, 47 characters",
    )
    assert set(choice.verdicts) == {"alone longer than 20 characters"}


def test_longer_than_preferred_only_where_the_others_are_too_few() -> None:
    settings = Settings(count=2, max_words=8)
    assert [t.sentences[0] for t in choose(HARBOUR, settings=settings).takeaways] == [1, 2]
    settings = settings._replace(count=4)
    assert [t.sentences[0] for t in choose(HARBOUR, settings=settings).takeaways] == [0, 1, 2, 4]


def test_no_candidates_no_takeaways() -> None:
    choice = choose((), settings=Settings(count=2))
    assert choice.takeaways == ()
    assert choice.verdicts == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (HARBOUR[1], HARBOUR[3]),
        ("The harbour closed.", "The harbour closed."),
        ("Orrin harbour closed.", "Orrin harbour closed on Monday after cracks appeared."),
    ],
)
def test_these_say_the_same(a: str, b: str) -> None:
    assert same(words_of(a, EN), words_of(b, EN))
    assert same(words_of(b, EN), words_of(a, EN))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (HARBOUR[0], HARBOUR[1]),
        ("Brandt won 412 votes.", "Okafor won 388 votes in the northern wards."),
        ("The mayor resigned.", "The mayor opened the rebuilt eastern wall of Orrin harbour."),
        ("", "The harbour closed."),
        ("It is.", "It was."),
    ],
)
def test_these_do_not_say_the_same(a: str, b: str) -> None:
    assert not same(words_of(a, EN), words_of(b, EN))


WORDS = st.sampled_from(
    ["harbour", "wall", "crack", "mayor", "crew", "boat", "cost", "repair", "vote", "storm", "pier"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=25).map(tuple)


@given(
    texts=TEXTS,
    scores=st.lists(st.floats(0, 1), min_size=25, max_size=25),
    unfit=st.sets(st.integers(0, 24)),
    count=st.integers(1, 7),
    words=st.none() | st.integers(1, 40),
    chars=st.none() | st.integers(1, 200),
    most=st.none() | st.integers(1, 8),
)
def test_laws(
    texts: tuple[str, ...],
    scores: list[float],
    unfit: set[int],
    count: int,
    words: int | None,
    chars: int | None,
    most: int | None,
) -> None:
    settings = Settings(count=count, words=words, chars=chars, max_words=most)
    choice = choose(
        texts, tuple(scores[: len(texts)]) or None, unfit=tuple(unfit), settings=settings
    )
    taken = choice.takeaways
    assert len(taken) <= count
    assert [t.number for t in taken] == list(range(1, len(taken) + 1))
    assert [t.start for t in taken] == sorted({t.start for t in taken})
    assert all(0 <= t.score <= 1 for t in taken)
    assert words is None or sum(len(t.text.split()) for t in taken) <= words
    assert chars is None or sum(len(t.text) for t in taken) <= chars
    compared = [words_of(t.text, EN) for t in taken]
    assert not any(same(a, b) for a, b in combinations(compared, 2))
    fit = [i for i in range(len(texts)) if i not in unfit]
    if fit:
        assert all(t.sentences[0] in fit for t in taken)
    assert [i for i, v in enumerate(choice.verdicts) if v == "taken"] == [
        t.sentences[0] for t in taken
    ]
    if len(taken) < count:
        assert choice.warnings
        for i in fit:  # nothing that could be added was left out
            added = [t.text for t in taken] + [texts[i]]
            assert (
                any(same(words_of(texts[i], EN), c) for c in compared)
                or (words is not None and sum(len(t.split()) for t in added) > words)
                or (chars is not None and sum(map(len, added)) > chars)
            )


def test_auto_takes_what_is_worth_taking_beside_the_first() -> None:
    auto = Settings(count="auto")
    few = choose(HARBOUR, (1.0, 0.5, 0.02, 0.4, 0.01), settings=auto)
    assert [t.sentences[0] for t in few.takeaways] == [0, 1]
    assert few.verdicts[2] == few.verdicts[4] == "adds little to those taken"
    assert few.warnings == ()
    many = choose(HARBOUR, (1.0, 0.5, 0.4, 0.4, 0.3), settings=auto)
    assert [t.sentences[0] for t in many.takeaways] == [0, 1, 2, 4]
    assert many.warnings == ()


def test_auto_gives_two_where_there_are_two_and_warns_where_there_are_not() -> None:
    auto = Settings(count="auto")
    two = choose(HARBOUR[:3], (1.0, 0.001, 0.0), settings=auto)
    assert [t.sentences[0] for t in two.takeaways] == [0, 1]
    one = choose(HARBOUR[1:2] + HARBOUR[3:4], settings=auto)
    assert len(one.takeaways) == 1
    assert one.warnings[0].startswith("1 of the 2 takeaways asked for: ")


@pytest.mark.parametrize(
    ("focus", "warnings"),
    [
        ("harbour", ()),
        ("repair cost", ()),
        ("sharks", ("the article does not speak of 'sharks'; the takeaways have no focus",)),
        ("harbour sharks", ("the article does not say 'sharks'",)),
        ("the of", ("the focus 'the of' has no word that says what it is about",)),
    ],
)
def test_a_focus_that_the_article_does_not_speak_of_is_warned_of(
    focus: str, warnings: tuple[str, ...]
) -> None:
    scores = (0.4, 0.3, 0.2, 0.1, 0.05)
    choice = select(
        candidates_of(HARBOUR),
        Ranking("textrank", scores, restart=scores),
        Settings(count=2, focus=focus),
        language=EN,
    )
    assert choice.warnings == warnings


def test_a_ranker_that_knows_no_focus_says_so() -> None:
    choice = choose(HARBOUR, settings=Settings(count=2, focus="harbour"))
    assert choice.warnings == ("the ranker test knows no focus; textrank does",)


def test_with_a_restart_vector_repeated_terms_cost() -> None:
    texts = (
        "The council closed Orrin harbour on Monday.",
        "The council closed the school on Friday.",
        "Engineers expect repairs to cost 14 million crowns.",
    )
    scores = (0.5, 0.3, 0.25)
    plain, wise = (
        select(candidates_of(texts), ranking, Settings(count=2), language=EN)
        for ranking in (Ranking("a", scores), Ranking("b", scores, restart=scores))
    )
    assert [t.sentences[0] for t in plain.takeaways] == [0, 1]
    assert [t.sentences[0] for t in wise.takeaways] == [0, 2]
