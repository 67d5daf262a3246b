"""The settings that shape a report, and where each may come from.

In order, the later winning: the defaults below, ``takeaways.toml`` or ``[tool.takeaways]`` in
``pyproject.toml``, the environment (``TAKEAWAYS_COUNT=3``), the command line. The reading of files
and environment is in :mod:`takeaways.configuration`; the library itself looks at neither.
"""

from typing import Literal, NamedTuple

from takeaways.errors import UsageError

AUTO: Literal["auto"] = "auto"
DEFAULT_RANKER = "textrank"
DEFAULT_SEGMENTER = "rules"


class Settings(NamedTuple):
    """How to summarize. The same settings and the same article give the same report."""

    # A tuple has a method of that name, unused here.
    count: int | Literal["auto"] = 4  # type: ignore[assignment]
    """Takeaways wanted, 1 or more; ``"auto"`` for as many as the article has points, 2 to 7."""
    words: int | None = None
    """At most so many words in all takeaways together."""
    chars: int | None = None
    """At most so many characters in all takeaways together."""
    order: str = "article"
    """``"article"`` or ``"score"``."""
    ranker: str = DEFAULT_RANKER
    damping: float | None = None
    """How much of a sentence's rank comes from its neighbours, 0 to 1; the rest is the restart.
    ``None`` for the ranker's own: 0.2 for textrank, 0.85 for textrank-classic."""
    model: str | None = None
    """The file of a news prior that `takeaways learn` made; ``None`` for the one in the package."""
    focus: str | None = None
    """What the takeaways should be about, in the words of the article: ``"export controls"``."""
    bonus: str | None = None
    """Words, with spaces between, that raise the sentences that have them."""
    stigma: str | None = None
    """Words, with spaces between, that lower the sentences that have them."""
    segmenter: str = DEFAULT_SEGMENTER
    language: str | None = None
    """An ISO 639-1 code; ``None`` to find it from the text."""
    encoding: str | None = None
    """What bytes are decoded from; ``None`` to find it from the bytes."""
    rewrite: bool = True
    """Whether takeaways are made to stand alone; without it they are the sentences as they are."""
    max_words: int | None = None
    """Prefer takeaways of at most so many words; none is ever cut off."""
    analysis: str = "full"
    """``"full"``; ``"short"``, its paragraph alone; or ``"none"``."""
    takeaways_heading: str = "Key Takeaways"
    analysis_heading: str = "Strategic Analysis"
    heading_level: int = 2
    """The level of those two headings, 1 to 5; a title stands one level above them."""


DEFAULTS = Settings()

_LEAST = {"count": 1, "words": 1, "chars": 1, "max_words": 1, "heading_level": 1, "damping": 0}
_MOST = {"heading_level": 5, "damping": 1}
_WHOLE = frozenset({"count", "words", "chars", "max_words", "heading_level"})
_YES_NO = frozenset({"rewrite"})
_OPTIONAL = frozenset({"words", "chars", "max_words", "damping", "model", "language", "encoding"})
_OPTIONAL |= {"focus", "bonus", "stigma"}
_CHOICES = {"order": ("article", "score"), "analysis": ("short", "full", "none")}


def complaint(name: str, value: object) -> str:
    """Return what is wrong with *value* for the setting called *name*; empty if nothing is.

    Whether there is a ranker or a segmenter of some name is for those stages to say.

    >>> complaint("count", 0), complaint("order", "score")
    ('must be 1 or more, not 0', '')
    """
    if value is None:
        return "" if name in _OPTIONAL else "must have a value"
    if name in _YES_NO:
        return "" if isinstance(value, bool) else f"must be true or false, not {value!r}"
    if name == "count" and value == AUTO:
        return ""
    if name in _WHOLE or name == "damping":
        return _not_a_number(name, value) or _out_of_range(name, value)
    if not isinstance(value, str) or not value.strip():
        return f"must be some text, not {value!r}"
    choices = _CHOICES.get(name)
    if choices and value not in choices:
        return f"must be {', '.join(choices[:-1])} or {choices[-1]}, not {value!r}"
    if name == "language":
        return _no_code(value)
    return _no_encoding(value) if name == "encoding" else ""


def check(settings: Settings) -> None:
    """Raise :class:`~takeaways.errors.UsageError`, which names the setting, if one is not right."""
    for name in settings._fields:
        wrong = complaint(name, getattr(settings, name))
        if wrong:
            raise UsageError(f"{name} {wrong}")


def _not_a_number(name: str, value: object) -> str:
    kinds = int if name in _WHOLE else (int, float)
    if isinstance(value, kinds) and not isinstance(value, bool):
        return ""
    return f"must be a {'whole ' if name in _WHOLE else ''}number, not {value!r}"


def _out_of_range(name: str, value: object) -> str:
    number = float(value)  # type: ignore[arg-type]  # after _not_a_number it is one
    least, most = _LEAST[name], _MOST.get(name)
    if least <= number and (most is None or number <= most):
        return ""
    return f"must be {least}{' or more' if most is None else f' to {most}'}, not {value!r}"


def _no_code(value: str) -> str:
    primary = value.replace("_", "-").partition("-")[0]
    if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3:
        return ""
    return f"must be a code of two letters such as en, not {value!r}"


def _no_encoding(value: str) -> str:
    try:
        "a".encode(value)
    except (LookupError, ValueError):
        return f"must be an encoding such as utf-8 or cp1252, not {value!r}"
    return ""
