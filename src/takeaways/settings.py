"""The settings that shape a report, and where each may come from.

In order, the later winning: the defaults below, ``takeaways.toml`` or ``[tool.takeaways]`` in
``pyproject.toml``, the environment (``TAKEAWAYS_COUNT=3``), the command line. The reading of files
and environment is in :mod:`takeaways.configuration`; the library itself looks at neither.
"""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_RANKER = "textrank"
DEFAULT_SEGMENTER = "rules"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to summarize. The same settings and the same article give the same report."""

    count: int = 4
    """Takeaways wanted, 1 or more."""
    words: int | None = None
    """At most so many words in all takeaways together."""
    chars: int | None = None
    """At most so many characters in all takeaways together."""
    order: str = "article"
    """``"article"`` or ``"score"``."""
    ranker: str = DEFAULT_RANKER
    damping: float = 0.85
    """How much of a sentence's rank comes from its neighbours, 0 to 1; the rest is the restart."""
    segmenter: str = DEFAULT_SEGMENTER
    language: str | None = None
    """An ISO 639-1 code; ``None`` to find it from the text."""
    encoding: str | None = None
    """What bytes are decoded from; ``None`` to find it from the bytes."""
    rewrite: bool = True
    """Whether takeaways are made to stand alone; without it they are the sentences as they are."""
    max_words: int | None = None
    """Prefer takeaways of at most so many words; none is ever cut off."""
    analysis: bool = True
    takeaways_heading: str = "Key Takeaways"
    analysis_heading: str = "Strategic Analysis"
    heading_level: int = 2
    """The level of those two headings, 1 to 5; a title stands one level above them."""


DEFAULTS = Settings()
