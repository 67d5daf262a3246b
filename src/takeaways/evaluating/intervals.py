"""How sure a mean is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES = 1000
SHARE = 0.95


def interval(
    values: NDArray[np.float64], *, seed: int = 0
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the lower and the upper ends of the 95 % intervals of the means of the columns.

    By the percentile bootstrap (Efron 1979): the rows are drawn anew, with replacement, a thousand
    times. The same values give the same intervals.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    rows = len(values)
    means = np.array([values[rng.integers(0, rows, rows)].mean(axis=0) for _ in range(RESAMPLES)])
    ends: Any = np.quantile(means, [(1 - SHARE) / 2, (1 + SHARE) / 2], axis=0)
    return tuple(float(x) for x in ends[0]), tuple(float(x) for x in ends[1])
