"""Settings from a file, the environment and flags, the later winning over the earlier.

The file is the nearest of ``takeaways.toml`` and ``pyproject.toml`` with a table
``[tool.takeaways]``, looked for from the working directory upward; in one folder the first is
preferred. Its keys are the fields of :class:`~takeaways.settings.Settings`, with hyphens or
underscores. In the environment they are in capitals after ``TAKEAWAYS_``: ``TAKEAWAYS_COUNT=3``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from takeaways.errors import UsageError
from takeaways.settings import DEFAULTS, Settings, complaint

Value: TypeAlias = "str | int | float | bool"

PREFIX = "TAKEAWAYS_"
NAMES = DEFAULTS._fields

_KINDS: dict[str, type] = dict.fromkeys(
    ("count", "words", "chars", "max_words", "heading_level"), int
)
_KINDS |= {"damping": float, "rewrite": bool}
_WORDS = {"1": True, "true": True, "yes": True, "on": True}
_WORDS |= {"0": False, "false": False, "no": False, "off": False}


class Origin(NamedTuple):
    """A value that somebody gave, and where."""

    name: str
    value: Any
    said: str
    """How the place is named in a message: ``"--count"``, ``"/home/a/takeaways.toml: count"``."""


def settings(
    flags: Mapping[str, Value | None],
    *,
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> Settings:
    """Return the settings that hold in *folder*, the working directory if none is given.

    *flags* are by the names of the fields; those that are ``None`` were not given. Raises
    :class:`~takeaways.errors.UsageError`, which names the file and the key, the variable or the
    flag, where one is not known or its value makes no sense.

    >>> settings({"count": 3}, environment={"TAKEAWAYS_COUNT": "5"}, folder="/").count
    3
    """
    if environment is None:
        environment = os.environ
    given = {
        origin.name: origin
        for source in (_of_file(folder), _of_environment(environment), _of_flags(flags))
        for origin in source
    }
    for origin in given.values():
        wrong = complaint(origin.name, origin.value)
        if wrong:
            raise UsageError(f"{origin.said} {wrong}")
    _check_names(given)
    return DEFAULTS._replace(**{name: origin.value for name, origin in given.items()})


def _of_flags(flags: Mapping[str, Value | None]) -> Iterator[Origin]:
    for name, value in flags.items():
        if value is not None:
            parsed = _value(name, value) if isinstance(value, str) else value
            yield Origin(name, parsed, f"--{name.replace('_', '-')}")


def _of_environment(environment: Mapping[str, str]) -> Iterator[Origin]:
    for variable, said in environment.items():
        if not variable.startswith(PREFIX) or not said:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name in NAMES:
            yield Origin(name, _value(name, said), variable)
        else:
            _spelling(variable, name)


def _spelling(variable: str, name: str) -> None:
    """Object to a variable that is nearly one of ours.

    Others are let be: they may be somebody's own, or set by a cluster for a service of this name.
    """
    from difflib import get_close_matches

    near = get_close_matches(name, NAMES, n=1, cutoff=0.8)
    if near:
        raise UsageError(f"{variable} is not a setting; did you mean {PREFIX}{near[0].upper()}?")


def _value(name: str, said: str) -> Value:
    """Return what a variable says, as the kind of value that its setting is; itself if it is none.

    >>> _value("count", "3"), _value("rewrite", "no"), _value("count", "three")
    (3, False, 'three')
    """
    kind = _KINDS.get(name, str)
    if kind is bool:
        return _WORDS.get(said.strip().lower(), said)
    try:
        value: Value = kind(said)
    except ValueError:
        return said
    return value


def _of_file(folder: str | None) -> Iterator[Origin]:
    path, table = _found(folder)
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in NAMES:
            raise UsageError(f"{path}: there is no setting {key!r}; known are {', '.join(NAMES)}")
        yield Origin(name, value, f"{path}: {key}")


def _found(folder: str | None) -> tuple[str, dict[str, Any]]:
    """Return the path of the nearest file with settings, and the settings; empty if none has."""
    try:
        at = os.path.abspath(folder or os.getcwd())  # noqa: PTH100, PTH109 - pathlib costs more
    except OSError:  # the working directory is gone
        return "", {}
    while True:
        path = os.path.join(at, "takeaways.toml")  # noqa: PTH118
        data = _bytes_of(path)
        if data is not None:
            return path, _parsed(path, data)
        path = os.path.join(at, "pyproject.toml")  # noqa: PTH118
        data = _bytes_of(path)
        if data is not None and _may_speak_of_us(data):
            tool = _parsed(path, data).get("tool", {})
            if isinstance(tool, dict) and isinstance(tool.get("takeaways"), dict):
                return path, tool["takeaways"]
        above = os.path.dirname(at)  # noqa: PTH120
        if above == at:
            return "", {}
        at = above


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if path.endswith("pyproject.toml"):  # somebody else's; not ours to object to
            return None
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def _may_speak_of_us(data: bytes) -> bool:
    """Return whether a pyproject.toml may have a table for us: parsing each one costs 5 ms."""
    bare = data.translate(None, b" \t\"'")
    return b"tool.takeaways" in bare or b"[tool]" in bare or b"\ntool=" in b"\n" + bare


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # not UTF-8, or not TOML
        raise UsageError(f"{path}: not a TOML file: {error}") from error


def _check_names(given: Mapping[str, Origin]) -> None:
    """Raise where there is no such ranker or segmenter, with the place where it was named."""
    ranker = given.get("ranker")
    if ranker and ranker.value != DEFAULTS.ranker:
        from takeaways import ranking

        try:
            ranking.find(ranker.value)
        except UsageError as error:
            raise UsageError(f"{ranker.said}: {error}") from error
    segmenter = given.get("segmenter")
    if segmenter and segmenter.value != DEFAULTS.segmenter:
        from takeaways.segmenting import SEGMENTERS

        if segmenter.value not in SEGMENTERS:
            known = ", ".join(SEGMENTERS)
            raise UsageError(f"{segmenter.said} must be one of {known}, not {segmenter.value!r}")
