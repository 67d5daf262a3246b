"""ROUGE: how many words, pairs of words and runs of words two texts share (Lin 2004)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from takeaways.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

METRICS = ("rouge1", "rouge2", "rougeLsum")
"""Shared words; shared pairs of neighbours; the longest common runs, sentence by sentence."""


class Rouge(NamedTuple):
    """F1 of the three metrics times 100, 0 to 100."""

    rouge1: float
    rouge2: float
    rouge_l: float


class _Scorer(Protocol):
    def score(self, target: str, prediction: str) -> Any:
        """Return precision, recall and F1 of each metric."""


def score(reference: Sequence[str], summary: Sequence[str], language: str) -> Rouge:
    """Score a summary, given as its sentences, against a reference.

    English words are stemmed, as in the published figures. Raises
    :class:`~takeaways.errors.MissingExtraError` where the library is not installed.
    """
    found = scorer(language).score("\n".join(reference), "\n".join(summary))
    return Rouge(*[100 * found[metric].fmeasure for metric in METRICS])


def recalls(reference: Sequence[str], sentence: str, language: str) -> tuple[float, ...]:
    """Return for each metric what share of the reference one sentence has, 0 to 1."""
    found = scorer(language).score("\n".join(reference), sentence)
    return tuple(found[metric].recall for metric in METRICS)


@lru_cache(maxsize=8)
def scorer(language: str) -> _Scorer:
    """Return the scorer for a language."""
    try:
        from rouge_score_rs import rouge_scorer
    except ImportError as error:
        raise MissingExtraError(
            "ROUGE is not installed; `pip install 'takeaways[evaluate]'` installs it"
        ) from error
    found: _Scorer = rouge_scorer.RougeScorer(  # type: ignore[no-untyped-call]
        list(METRICS),
        use_stemmer=language == "en",
        tokenizer=_Words(language) if language in OTHER_SCRIPTS else None,
    )
    return found


OTHER_SCRIPTS = frozenset(("ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "zh"))
"""Languages of other scripts, of which the metric's own tokenizer, made for a to z, keeps nothing.

Vietnamese is left to it, as it is where figures for it are published.
"""


class _Words:
    """A tokenizer for the scripts that ROUGE's own drops."""

    def __init__(self, language: str) -> None:
        self._language = language

    def tokenize(self, text: str) -> list[str]:
        from takeaways import language

        return list(language.terms(text, language.load(self._language)))
