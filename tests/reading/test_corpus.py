"""The corpus: what its sidecars say of each article, found by reading it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from takeaways import reading
from takeaways.model import Article, Block

CORPUS = Path(__file__).parents[2] / "corpus"
MARKER = re.compile(r"\s*(?:[-•>#*]+\s+)?(?:\d{1,2}(?:\. |(?=[A-Z])))?")
"""What makes an item or a quotation: a block begins after it."""


def folded(words: str) -> str:
    return " ".join(words.split())


def sidecars() -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted(CORPUS.glob("*.toml"))]


def article_of(sidecar: Path) -> Article:
    path = next(p for p in sidecar.parent.glob(sidecar.stem + ".*") if p.suffix != ".toml")
    return reading.read(path.read_bytes(), name=path.name)


def blocks_of(article: Article, words: str) -> list[Block]:
    marker = MARKER.match(words)
    words = words[marker.end() if marker else 0 :]
    start = article.text.index(words)
    return [b for b in article.blocks if b.start < start + len(words) and start < b.end]


@pytest.mark.parametrize("sidecar", sidecars())
def test_what_stands_above_the_story_is_found(sidecar: Path) -> None:
    known = tomllib.loads(sidecar.read_text("utf-8"))
    article = article_of(sidecar)
    for part in ("title", "standfirst", "byline", "dateline", "date"):
        assert folded(getattr(article, part)) == folded(known.get(part, "")), part


@pytest.mark.parametrize("sidecar", sidecars())
def test_furniture_has_a_reason_and_the_story_none(sidecar: Path) -> None:
    known = tomllib.loads(sidecar.read_text("utf-8"))
    article = article_of(sidecar)
    for words in known.get("furniture", ()):
        blocks = blocks_of(article, words)
        assert blocks, words
        assert all(b.reason for b in blocks), (words, blocks)
    for words in known.get("story", ()):
        blocks = blocks_of(article, words)
        assert blocks, words
        assert not any(b.reason for b in blocks), (words, blocks)


def test_the_encodings_of_the_corpus_are_found() -> None:
    encodings = {path.stem: article_of(path).encoding for path in CORPUS.glob("*.toml")}
    assert encodings.pop("earnings") == "cp1252"
    assert encodings.pop("obituary").startswith("utf-16")
    assert set(encodings.values()) == {"utf-8"}
