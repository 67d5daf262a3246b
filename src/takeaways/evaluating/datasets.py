"""Reading articles with the takeaways that editors published for them.

A dataset is a file of JSON lines, plain or gzipped, or a folder of articles. Each line is an object
with the keys ``article`` (or ``text``), ``highlights`` (or ``summary``; a list, or text of one
takeaway a line), and, where they are known, ``title``, ``language`` (or ``lang``) and ``weight``,
what the article counts in learning, 1 if nothing is said. In a folder each article ``NAME.txt`` (or
of another format) has its takeaways in ``NAME.toml``, under ``takeaways``, beside ``title`` and
``language``.
"""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

GZIP = b"\x1f\x8b"


class Item(NamedTuple):
    """An article and the takeaways published for it."""

    name: str
    """Where it stands: ``"news.jsonl: line 3"``, or the file's name."""
    article: str | bytes
    highlights: tuple[str, ...]
    title: str = ""
    language: str | None = None
    weight: float = 1.0


class Dataset(NamedTuple):
    """What a dataset holds."""

    items: tuple[Item, ...]
    problems: tuple[str, ...]
    """What was passed over and why, one line each."""


def read(path: str, *, strict: bool = False) -> Dataset:
    """Read a dataset.

    Raises :class:`~takeaways.errors.InputError` where it cannot be read or holds nothing usable,
    and with *strict* at the first line that is not.
    """
    items: list[Item] = []
    problems: list[str] = []
    for found in _of_folder(Path(path)) if Path(path).is_dir() else _of_lines(path):
        if isinstance(found, Item):
            items.append(found)
        elif strict:
            raise InputError(found)
        else:
            problems.append(found)
    if not items:
        first = f"; the first problem: {problems[0]}" if problems else ""
        raise InputError(
            f"{path}: holds no article with takeaways{first}; "
            "each line is a JSON object with article and highlights"
        )
    return Dataset(tuple(items), tuple(problems))


def _of_lines(path: str) -> Iterator[Item | str]:
    try:
        data = Path(path).read_bytes()
        if data.startswith(GZIP):
            data = gzip.decompress(data)
        text = data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 text; a dataset is JSON lines") from error
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _item(line, f"{path}: line {number}")


def _item(line: str, name: str) -> Item | str:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"{name}: is not JSON: {error}"
    if not isinstance(given, dict):
        return f"{name}: is not an object with article and highlights"
    article = given.get("article", given.get("text"))
    if not isinstance(article, str):
        return f"{name}: has no text under article or text"
    if not article.strip():
        return f"{name}: the article is empty"
    highlights = _highlights(given.get("highlights", given.get("summary")))
    if not highlights:
        return f"{name}: has no text under highlights or summary"
    title, code = given.get("title"), given.get("language", given.get("lang"))
    weight = given.get("weight", 1.0)
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight < 1e6:
        return f"{name}: the weight is {weight!r}, which is no number of 0 or more"
    return Item(
        name,
        article,
        highlights,
        title if isinstance(title, str) else "",
        code if isinstance(code, str) and code else None,
        float(weight),
    )


def _highlights(given: Any) -> tuple[str, ...]:
    lines = given.split("\n") if isinstance(given, str) else given
    if not isinstance(lines, list):
        return ()
    return tuple(x.strip() for x in lines if isinstance(x, str) and x.strip())


def _of_folder(folder: Path) -> Iterator[Item | str]:
    import tomllib

    for notes in sorted(folder.glob("*.toml")):
        others = sorted(x for x in folder.glob(f"{notes.stem}.*") if x != notes and x.is_file())
        if not others:
            yield f"{notes}: there is no article of that name beside it"
            continue
        try:
            given = tomllib.loads(notes.read_text(encoding="utf-8"))
            article = others[0].read_bytes()
        except (OSError, ValueError) as error:
            yield f"{notes}: cannot be read: {error}"
            continue
        highlights = _highlights(given.get("takeaways"))
        if not highlights:
            yield f"{notes}: has no takeaways"
        elif not article.strip():
            yield f"{others[0]}: the article is empty"
        else:
            title, code = given.get("title"), given.get("language")
            yield Item(
                str(others[0]),
                article,
                highlights,
                title if isinstance(title, str) else "",
                code if isinstance(code, str) and code else None,
            )
