"""Selecting: which candidates become takeaways, in what order, within what budget.

A greedy choice by marginal worth, after Carbonell and Goldstein (1998, maximal marginal relevance):
what a candidate is worth falls with each of its terms that the takeaways chosen so far have already
said. Three things are no matter of worth but of law: two takeaways never say the same, a
budget is never overdrawn, and what is unfit is not taken while anything fit is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from takeaways.language import load, terms
from takeaways.model import Choice, Takeaway

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from takeaways.language import Language
    from takeaways.model import Candidate, Ranking
    from takeaways.settings import Settings

WORD = re.compile(r"[^\W_]+")

SAME = 0.5
"""Two takeaways whose shared terms are more than this share of all their terms say the same."""
WITHIN = 0.8
"""So do two of which one has at least this share of its terms in the other."""
KEPT = 0.82
"""What is left of a candidate's worth for each of its terms that has been said, where the ranker
has a restart vector. From 0.74 to 0.90 ROUGE-1 on CNN stays within 0.2; with 1, the near-duplicates
alone kept out, it loses 0.7."""
AUTO_LEAST = 2
AUTO_MOST = 7
AUTO_SHARE = 0.15
"""How few and how many takeaways ``auto`` may give, and what share of the first one's worth the
last must have, repeats discounted. With 0.15 there are 3.8 of a CNN story, 3.7 of one of the Daily
Mail, 3.6 of the BBC's and 4.1 of a French one, and all numbers from 2 to 7 occur."""
POOL = 40
"""How many of the best-ranked candidates are weighed against each other at first."""


class Words(NamedTuple):
    """What is compared of a candidate's text."""

    terms: frozenset[str]
    """Content words, stemmed."""
    all: frozenset[str]
    """All words, lower-cased."""


class Budget(NamedTuple):
    """What all takeaways together may cost; ``None`` for no limit."""

    words: int | None
    chars: int | None

    def holds(self, texts: Iterable[str]) -> bool:
        """Whether these texts together are within both limits."""
        if self.words is None and self.chars is None:
            return True
        texts = tuple(texts)
        return (self.words is None or sum(len(t.split()) for t in texts) <= self.words) and (
            self.chars is None or sum(map(len, texts)) <= self.chars
        )

    def __str__(self) -> str:
        limits = ((self.words, "words"), (self.chars, "characters"))
        return " and ".join(f"{limit} {unit}" for limit, unit in limits if limit is not None)


def words_of(text: str, language: Language) -> Words:
    """Return what is compared of a text.

    >>> sorted(words_of("The dam, the old dam, broke.", load("en")).all)
    ['broke', 'dam', 'old', 'the']
    """
    return Words(frozenset(terms(text, language)), frozenset(WORD.findall(text.lower())))


def same(a: Words, b: Words) -> bool:
    """Whether two texts say the same: half their words shared, or one within the other.

    >>> say = lambda text: words_of(text, load("en"))
    >>> same(say("The dam broke on Monday"), say("On Monday the dam at Orrin broke"))
    True
    >>> same(say("The dam broke on Monday"), say("The dam was built in 1931"))
    False
    """
    both = len(a.terms & b.terms)
    fewer = min(len(a.terms), len(b.terms))
    if both > SAME * (len(a.terms) + len(b.terms) - both) or (fewer > 1 and both >= WITHIN * fewer):
        return True
    both = len(a.all & b.all)
    return both > SAME * (len(a.all) + len(b.all) - both)


class _Candidates:
    """The candidates with what is compared of them, found only when it is asked for."""

    def __init__(
        self, candidates: tuple[Candidate, ...], language: Language, *, kept: float
    ) -> None:
        self.all = candidates
        self.kept = kept
        self._language = language
        self._words: dict[int, Words] = {}

    def weighed(self) -> list[int]:
        """Return those that were compared with others at all."""
        return sorted(self._words)

    def words(self, i: int) -> Words:
        if i not in self._words:
            self._words[i] = words_of(self.all[i].text, self._language)
        return self._words[i]

    def repeats(self, i: int, taken: Iterable[int]) -> int | None:
        """Return the first of those taken that says the same as *i*, or holds its sentences."""
        mine = self.all[i].sentences
        for t in taken:
            if not set(mine).isdisjoint(self.all[t].sentences) or same(
                self.words(i), self.words(t)
            ):
                return t
        return None

    def fits(self, i: int, taken: Iterable[int], budget: Budget) -> bool:
        return budget.holds(self.all[k].text for k in (*taken, i))


def _worth(i: int, said: Collection[str], scores: Sequence[float], among: _Candidates) -> float:
    if among.kept == 1 or not said:
        return scores[i]
    return float(scores[i] * among.kept ** len(among.words(i).terms.intersection(said)))


def _greedy(
    order: Sequence[int], scores: Sequence[float], among: _Candidates, count: int, budget: Budget
) -> list[int]:
    """Take up to *count*, each time the one worth most beside those already taken.

    The best :data:`POOL` of *order* are weighed; those after them only fill up, in order.
    """
    taken: list[int] = []
    said: set[str] = set()
    pool = list(order[: max(POOL, 4 * count)])
    while pool and len(taken) < count:
        best = max(pool, key=lambda i: _worth(i, said, scores, among))
        pool.remove(best)
        if among.repeats(best, taken) is None and among.fits(best, taken, budget):
            taken.append(best)
            said |= among.words(best).terms
    for i in order[max(POOL, 4 * count) :]:
        if len(taken) >= count:
            break
        if among.fits(i, taken, budget) and among.repeats(i, taken) is None:
            taken.append(i)
    return taken


def _choose(
    order: Sequence[int], scores: Sequence[float], among: _Candidates, count: int, budget: Budget
) -> list[int]:
    """Return the best of a few greedy choices.

    The first alone, wherever it has the number asked for. Where it has not, because a long
    candidate used up the budget or one candidate repeats several others, shorter ones are tried
    first, and each candidate taken is tried without; then more are better than fewer.
    """
    first = _greedy(order, scores, among, count, budget)
    if len(first) >= min(count, len(order)):
        return first
    pool = order[: max(POOL, 4 * count)]
    tries = [first]
    if budget != Budget(None, None):
        lengths = {i: len(among.all[i].text) for i in pool}
        for most in sorted(set(lengths.values()))[:: max(1, len(pool) // 8)]:
            short = [i for i in pool if lengths[i] <= most]
            tries.append(_greedy(short, scores, among, count, budget))
    tries += (_greedy([i for i in pool if i != one], scores, among, count, budget) for one in first)
    return max(tries, key=lambda t: (len(t), sum(scores[i] for i in t)))


def select(
    candidates: tuple[Candidate, ...],
    ranking: Ranking,
    settings: Settings,
    *,
    language: Language | None = None,
) -> Choice:
    """Choose the takeaways.

    *candidates* are aligned with ``ranking.scores``. There are ``settings.count`` takeaways, or
    fewer with a warning that says why: the article has no more that are fit and do not repeat
    each other, or no more go into ``settings.words`` and ``settings.chars``, which count the
    takeaways' own text and are never exceeded. Where the count is ``"auto"`` there are 2 to 7: as
    many as are worth 15 % of the first or more, beside those taken before. Candidates of more
    than ``settings.max_words`` words are taken only where the others are too few. A focus that the
    article does not speak of, or that the ranker does not know, is warned of. The choice is made by
    score whatever the order asked for; ``settings.order`` decides only how they are numbered.
    """
    # Without a restart vector the scores are of another scale: there only the law holds.
    kept = KEPT if ranking.restart else 1.0
    language = language or load(settings.language or "en")
    among = _Candidates(candidates, language, kept=kept)
    count = AUTO_MOST if settings.count == "auto" else settings.count
    budget = Budget(settings.words, settings.chars)
    some = [i for i, c in enumerate(candidates) if c.text.strip()]
    fit = [i for i in some if not candidates[i].unfit]
    order = sorted(fit or some, key=lambda i: -ranking.scores[i])
    most = settings.max_words
    if most is None:
        taken = _choose(order, ranking.scores, among, count, budget)
    else:
        length = {i: len(candidates[i].text.split()) for i in order}
        brief = [i for i in order if length[i] <= most]
        taken = _choose(brief, ranking.scores, among, count, budget)
        for i in sorted(order, key=lambda i: length[i]):
            if len(taken) >= count:
                break
            if (
                length[i] > most
                and among.fits(i, taken, budget)
                and among.repeats(i, taken) is None
            ):
                taken.append(i)
    dropped: list[int] = []
    if settings.count == "auto":
        taken, dropped = _worthwhile(taken, ranking.scores, among)
        count = min(count, max(AUTO_LEAST, len(taken)))
    return Choice(
        _numbered(taken, candidates, ranking, settings.order),
        _verdicts(taken, dropped, bool(fit), among, budget),
        _warnings(taken, bool(fit), order, among, count, budget)
        + _focus_warnings(taken, among, ranking, settings.focus, language),
    )


def _worthwhile(
    taken: list[int], scores: Sequence[float], among: _Candidates
) -> tuple[list[int], list[int]]:
    """Part those taken into the ones that are worth enough beside the first, and the others."""
    said: set[str] = set()
    kept: list[int] = []
    rest = list(taken)
    first = 0.0
    while rest:
        best = max(rest, key=lambda i: _worth(i, said, scores, among))
        worth = _worth(best, said, scores, among)
        first = first or worth
        if len(kept) >= AUTO_LEAST and worth < AUTO_SHARE * first:
            break
        rest.remove(best)
        kept.append(best)
        said |= among.words(best).terms
    return kept, rest


def _numbered(
    taken: list[int], candidates: tuple[Candidate, ...], ranking: Ranking, order: str
) -> tuple[Takeaway, ...]:
    best = max(ranking.scores, default=0.0) or 1.0
    if order == "score":
        taken = sorted(taken, key=lambda i: -ranking.scores[i])
    else:
        taken = sorted(taken, key=lambda i: candidates[i].start)
    return tuple(
        Takeaway(n, c.text, c.quote, c.start, c.end, score, c.edits, c.sentences)
        for n, i in enumerate(taken, 1)
        for c, score in ((candidates[i], ranking.scores[i] / best),)
    )


def _verdicts(
    taken: list[int],
    dropped: list[int],
    any_fit: bool,
    among: _Candidates,
    budget: Budget,
) -> tuple[str, ...]:
    out: list[str] = []
    for i, candidate in enumerate(among.all):
        if i in taken:
            out.append("taken")
        elif i in dropped:
            out.append("adds little to those taken")
        elif candidate.unfit and any_fit:
            out.append(candidate.unfit)
        elif not budget.holds((candidate.text,)):
            out.append(f"alone longer than {budget}")
        else:
            out.append("ranked lower")
    for i in among.weighed():
        if i not in taken and out[i] == "ranked lower":
            twin = among.repeats(i, taken)
            if twin is not None:
                out[i] = f"says what sentence {among.all[twin].sentences[0] + 1} says"
            elif not among.fits(i, taken, budget):
                out[i] = f"does not go into {budget}"
    return tuple(out)


def _warnings(
    taken: list[int],
    any_fit: bool,
    order: Sequence[int],
    among: _Candidates,
    count: int,
    budget: Budget,
) -> tuple[str, ...]:
    out: list[str] = []
    if taken and not any_fit:
        out.append("no sentence stands alone; the best are given as they are, to be edited")
    if len(taken) >= count:
        return tuple(out)
    few = f"{len(taken)} of the {count} takeaways asked for"
    if any(not among.fits(i, taken, budget) for i in order if i not in taken):
        short = min(order, key=lambda i: len(among.all[i].text))
        text = among.all[short].text
        least = f"; the shortest takes {len(text.split())} words, {len(text)} characters"
        out.append(f"{few}: no more go into {budget}{'' if taken else least}")
    else:
        out.append(f"{few}: the article has no more sentences that stand alone and say new things")
    return tuple(out)


def _focus_warnings(
    taken: list[int],
    among: _Candidates,
    ranking: Ranking,
    focus: str | None,
    language: Language,
) -> tuple[str, ...]:
    if not focus:
        return ()
    if not ranking.restart:
        return (f"the ranker {ranking.ranker} knows no focus; textrank does",)
    wanted = {word: frozenset(terms(word, language)) for word in focus.split()}
    asked = frozenset().union(*wanted.values())
    if not asked:
        return (f"the focus {focus!r} has no word that says what it is about",)
    found = asked & frozenset(terms("\n".join(c.quote for c in among.all), language))
    if not found:
        return (f"the article does not speak of {focus!r}; the takeaways have no focus",)
    if not any(found & among.words(i).terms for i in taken):
        return (f"what the article says of {focus!r} does not stand alone; it is not taken",)
    absent = [word for word, own in wanted.items() if own and not own & found]
    return (f"the article does not say {', '.join(map(repr, absent))}",) if absent else ()
