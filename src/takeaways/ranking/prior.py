"""The news prior: how likely an editor is to take each sentence, before TextRank has its say.

An additive model (Hastie and Tibshirani 1986): each feature of :mod:`takeaways.ranking.features`
has a table that gives a weight for the range its value falls in, and the restart weight of a
sentence is e to the power of the sum of its weights. So each feature's share in it can be read
off, the whole model is a page of numbers, and using it takes a few microseconds a sentence.
:mod:`takeaways.evaluating.learning` makes such models; the one in the package was made with
``takeaways learn`` by ``benchmarks/prior.py``.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from math import exp, isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.errors import UsageError
from takeaways.ranking.features import NAMES, features
from takeaways.ranking.wishes import Column, wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from takeaways.model import Article
    from takeaways.settings import Settings

SHIPPED = Path(__file__).parent / "prior.json"

KIND = "takeaways/prior"
VERSION = 1
"""The version of the file's format and of the features that it weighs."""

MOST = 50
"""The greatest weight, in either direction, that makes sense: e to the power of it is 5e21."""


class Table(NamedTuple):
    """What one feature adds."""

    feature: str
    edges: tuple[float, ...]
    """Where one range ends and the next begins, rising; the value itself is in the upper one."""
    weights: tuple[float, ...]
    """One for each range: one more than there are edges."""


class Restart(NamedTuple):
    """What the prior says of the story's sentences."""

    weights: tuple[float, ...]
    """The restart vector, summing to 1."""
    shares: tuple[tuple[tuple[str, float], ...], ...]
    """For each sentence, what each feature added to the logarithm of its weight."""


def restart(
    article: Article,
    terms: Sequence[Sequence[str]],
    times: Callable[[Sequence[float]], list[float]],
    settings: Settings,
) -> Restart:
    """Return the restart vector of the story's sentences, and each feature's share in it.

    What the settings wish for, a focus and words that raise or lower a sentence, has its share too.

    *terms* and *times* are those of :func:`takeaways.ranking.features.features`. Raises
    :class:`~takeaways.errors.UsageError` where ``settings.model`` is no model.
    """
    tables = load(settings.model)
    if not terms:
        return Restart((), ())
    columns = features(article, terms, times)
    return weigh(tables, columns, wishes(terms, article.language, settings))


def weigh(
    tables: Sequence[Table],
    columns: Mapping[str, Sequence[float]],
    wished: Sequence[Column] = (),
) -> Restart:
    """Weigh features that are given as columns; *wished* are columns that are weighed already.

    >>> table = Table("place", (1.0,), (0.0, -1.0))
    >>> weigh([table], {"place": [0.0, 1.0]})
    Restart(weights=(0.731..., 0.268...), shares=((('place', 0.0),), (('place', -1.0),)))
    """
    # One tuple for each range of a table, shared by all the sentences whose value falls in it.
    shares: list[list[tuple[str, float]]] = []
    for table in tables:
        adds = [(table.feature, weight) for weight in table.weights]
        edges = table.edges
        shares.append([adds[bisect_right(edges, x)] for x in columns[table.feature]])
    by_sentence = tuple(zip(*shares, *wished, strict=True))
    sums = [sum([weight for _, weight in share]) for share in by_sentence]
    highest = max(sums, default=0.0)
    weights = [exp(x - highest) for x in sums]
    total = sum(weights)
    return Restart(tuple([x / total for x in weights]), by_sentence)


@lru_cache(maxsize=8)
def load(path: str | None = None) -> tuple[Table, ...]:
    """Return the model in that file, or the one in the package.

    Raises :class:`~takeaways.errors.UsageError` where the file cannot be read, is damaged, is of
    another version or is no model at all.
    """
    try:
        given = json.loads(Path(path).read_bytes() if path else SHIPPED.read_bytes())
    except OSError as error:
        raise UsageError(f"model {path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(
            f"model {path}: is no model, or a damaged one: it is not JSON; "
            "`takeaways learn` makes models"
        ) from error
    if not isinstance(given, dict) or given.get("kind") != KIND:
        raise UsageError(f"model {path}: is no model; `takeaways learn` makes models")
    if given.get("version") != VERSION:
        raise UsageError(
            f"model {path}: is of version {given.get('version')!r} and this program reads "
            f"version {VERSION}; make it anew with `takeaways learn`"
        )
    try:
        tables = tuple([_table(name, table) for name, table in given["features"].items()])
        if not tables:
            raise ValueError("it has no features")
        return tables
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(
            f"model {path}: is damaged: {error}; make it anew with `takeaways learn`"
        ) from error


def _table(name: str, given: Any) -> Table:
    if name not in NAMES:
        raise ValueError(f"there is no feature called {name!r}")
    edges, weights = (tuple([float(x) for x in given[key]]) for key in ("edges", "weights"))
    if len(weights) != len(edges) + 1:
        raise ValueError(f"{name!r} has {len(weights)} weights for {len(edges)} edges")
    if not all(abs(weight) < MOST for weight in weights):
        raise ValueError(f"{name!r} has a weight that is no number from -{MOST} to {MOST}")
    if not all(map(isfinite, edges)) or any(a >= b for a, b in pairwise(edges)):
        raise ValueError(f"the edges of {name!r} do not rise")
    return Table(name, edges, weights)


def dump(tables: Sequence[Table], made: Mapping[str, object]) -> str:
    """Return a model as the text of its file; *made* is said in it of how it was made."""
    lines = [
        f"  {json.dumps(t.feature)}: "
        + json.dumps({"edges": [*t.edges], "weights": [round(w, 3) for w in t.weights]})
        for t in tables
    ]
    head = json.dumps({"kind": KIND, "version": VERSION, "made": made})[:-1]
    return head + ', "features": {\n' + ",\n".join(lines) + "\n}}\n"
