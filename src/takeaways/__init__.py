"""Key takeaways and a strategic-analysis stub from a raw news article.

Extractive: nothing appears in a takeaway or an analysis that the article does not say.

    import takeaways

    report = takeaways.summarize(open("story.txt", "rb").read(), count=3)
    print(takeaways.render(report))

Importing the package loads nothing but this file; each name below is fetched at its first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from takeaways.batch.many import Outcome, summarize_many
    from takeaways.errors import (
        InputError,
        MissingExtraError,
        NothingToSummarizeError,
        OutputError,
        TakeawaysError,
        UsageError,
    )
    from takeaways.model import Article, Report, Sentence, Takeaway
    from takeaways.pipeline import explain, read, summarize
    from takeaways.rendering import render
    from takeaways.settings import Settings
    from takeaways.verifying import Verification, verify

__version__ = "0.1.0"

_HOMES = {
    "Article": "model",
    "InputError": "errors",
    "MissingExtraError": "errors",
    "NothingToSummarizeError": "errors",
    "Outcome": "batch.many",
    "OutputError": "errors",
    "Report": "model",
    "Sentence": "model",
    "Settings": "settings",
    "Takeaway": "model",
    "TakeawaysError": "errors",
    "UsageError": "errors",
    "Verification": "verifying",
    "explain": "pipeline",
    "read": "pipeline",
    "render": "rendering",
    "summarize": "pipeline",
    "summarize_many": "batch.many",
    "verify": "verifying",
}

__all__ = [
    "Article",
    "InputError",
    "MissingExtraError",
    "NothingToSummarizeError",
    "Outcome",
    "OutputError",
    "Report",
    "Sentence",
    "Settings",
    "Takeaway",
    "TakeawaysError",
    "UsageError",
    "Verification",
    "__version__",
    "explain",
    "read",
    "render",
    "summarize",
    "summarize_many",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'takeaways' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"takeaways.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
