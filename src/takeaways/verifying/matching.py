"""Which passage of the article a sentence is nearest to, and how the two differ.

The passages that share most of what tells (rare words weigh more) are laid beside the sentence,
token by token, and the best fit is taken. What is left over on either side are the gaps: there,
and there only, a figure was changed, a name exchanged, a *not* put in.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.verifying.evidence import Evidence
    from takeaways.verifying.tokens import Token

TRIED = 6
"""Passages that are laid beside a sentence."""
OUTSIDE = 0.9
"""What a passage that is not part of the story counts beside one that is."""


class Gap(NamedTuple):
    """Where a sentence and its passage differ: ``ours[i1:i2]`` stands for ``theirs[j1:j2]``."""

    i1: int
    i2: int
    j1: int
    j2: int
    left: int
    """How many tokens before it agree; a large number at the head of both."""
    right: int

    @property
    def anchored(self) -> bool:
        """Whether what stands beside it agrees well enough that the one stands for the other."""
        return self.left > 0 and self.right > 0 and self.left + self.right >= ANCHORS


ANCHORS = 3
ENDS = 4
"""What the head or the end of both counts as: as much as so many tokens that agree."""


class Match(NamedTuple):
    """A sentence beside the passage nearest to it."""

    passage: int
    """The number of the passage's sentence in the article."""
    share: float
    """How much of what the sentence's words tell is in the passage, 0 to 1."""
    fit: float
    """The share of the sentence's tokens that are in the passage, in its order, 0 to 1."""
    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    gaps: tuple[Gap, ...]
    others: tuple[int, ...]
    """Further passages that share something, nearest first."""

    def gap(self, at: int) -> Gap | None:
        """Return the gap that one of the sentence's tokens stands in, if it stands in one."""
        return next((gap for gap in self.gaps if gap.i1 <= at < gap.i2), None)

    def beside(self, at: int) -> int | None:
        """Return which of the passage's tokens one of the sentence's agrees with, if any."""
        shift = 0
        for gap in self.gaps:
            if at < gap.i1:
                break
            if at < gap.i2:
                return None
            shift = gap.j2 - gap.i2
        return at + shift


def nearest(ours: Sequence[Token], known: Evidence) -> Match | None:
    """Return the passage nearest to a sentence; ``None`` where none shares a telling word."""
    scores: dict[int, float] = {}
    total = 0.0
    most = max(known.weights.values(), default=1.0)
    for norm in {token.norm for token in ours}:
        weight = known.weights.get(norm)
        if weight is None:
            total += most
            continue
        total += weight
        if weight:
            for index in known.postings[norm]:
                scores[index] = scores.get(index, 0.0) + weight
    if not scores:
        return None
    order = sorted(scores, key=lambda i: (-scores[i] * (1.0 if known.story[i] else OUTSIDE), i))
    tried: list[tuple[float, Match]] = []
    for index in order[:TRIED]:
        fit, gaps = _beside(ours, known.rows[index])
        share = scores[index] / total
        others = tuple(i for i in order[: TRIED * 2] if i != index)
        match = Match(index, share, fit, tuple(ours), known.rows[index], gaps, others)
        tried.append(((fit + share) * (1.0 if known.story[index] else OUTSIDE), match))
    return max(tried, key=lambda pair: pair[0])[1]


def _beside(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[float, tuple[Gap, ...]]:
    """Return how well the two fit and where they differ."""
    norms = [token.norm for token in ours]
    codes = SequenceMatcher(
        None, norms, [token.norm for token in theirs], autojunk=False
    ).get_opcodes()
    gaps: list[Gap] = []
    matched = 0
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            matched += i2 - i1
            continue
        left = codes[n - 1][2] - codes[n - 1][1] if n else (ENDS if i1 == j1 == 0 else 0)
        if n + 1 < len(codes):
            right = codes[n + 1][2] - codes[n + 1][1]
        else:
            right = ENDS if i2 == len(ours) and j2 == len(theirs) else 0
        gaps.append(Gap(i1, i2, j1, j2, left, right))
    return matched / max(1, len(norms)), tuple(gaps)
