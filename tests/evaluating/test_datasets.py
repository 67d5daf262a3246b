"""Datasets: what is read, and what is passed over with its line number."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from takeaways.errors import InputError
from takeaways.evaluating.datasets import Item, read

GOOD = {"article": "The pier closed. It rained.", "highlights": ["The pier closed."]}


def line(**changes: object) -> str:
    return json.dumps(GOOD | changes)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (line(), Item("", GOOD["article"], ("The pier closed.",))),  # type: ignore[arg-type]
        (
            '{"text": "It rained.", "summary": "Rain.\\n\\n More rain. ", "lang": "en"}',
            Item("", "It rained.", ("Rain.", "More rain."), language="en"),
        ),
        (
            '{"article": "Regn.", "highlights": ["Regn."], "title": "R", "language": "sv", '
            '"weight": 0.5}',
            Item("", "Regn.", ("Regn.",), "R", "sv", 0.5),
        ),
        (
            line(title=None, language=None, id=7),
            Item("", GOOD["article"], ("The pier closed.",)),  # type: ignore[arg-type]
        ),
    ],
)
def test_a_line_is_an_item(text: str, found: Item, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f"\n{text}\n\n", encoding="utf-8")
    data = read(str(path))
    assert data.problems == ()
    assert data.items == (found._replace(name=f"{path}: line 2"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "is not JSON: "),
        ('{"article": "x", "highlights": ["y"]', "is not JSON: "),
        ("[" * 100_000, "is not JSON: "),
        ("[1]", "is not an object with article and highlights"),
        ('{"highlights": ["y"]}', "has no text under article or text"),
        (line(article=7), "has no text under article or text"),
        (line(article=" \n"), "the article is empty"),
        (line(highlights=None), "has no text under highlights or summary"),
        (line(highlights=[]), "has no text under highlights or summary"),
        (line(highlights=["", " "]), "has no text under highlights or summary"),
        (line(highlights={"a": 1}), "has no text under highlights or summary"),
        (line(weight=-1), "the weight is -1, which is no number of 0 or more"),
        (line(weight="much"), "the weight is 'much', which is no number of 0 or more"),
        (line(weight=float("nan")), "the weight is nan, which is no number of 0 or more"),
        (line(weight=True), "the weight is True, which is no number of 0 or more"),
    ],
)
def test_a_bad_line_is_named_and_passed_over(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f"{line()}\n{text}\n{line()}\n", encoding="utf-8")
    data = read(str(path))
    assert [item.name for item in data.items] == [f"{path}: line 1", f"{path}: line 3"]
    assert len(data.problems) == 1
    assert data.problems[0].startswith(f"{path}: line 2: {says}")
    with pytest.raises(InputError, match=r"line 2: "):
        read(str(path), strict=True)


def test_gzip_is_known_by_its_first_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(gzip.compress(line().encode()))
    assert len(read(str(path)).items) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(line().encode())[:-9], "cannot be read"),
        (gzip.compress(line().encode())[:20] + b"xxxxxxxxxxxxxxx", "cannot be read"),
        (b"\xff\xfe{\x00", "is not UTF-8 text"),
        (b"", "holds no article with takeaways"),
        (b"{}\n", "holds no article with takeaways; the first problem: "),
    ],
)
def test_a_file_that_is_no_dataset(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(str(path))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(str(tmp_path / "none.jsonl"))


def test_a_folder_of_articles_with_their_takeaways(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("The pier closed. It rained.")
    (tmp_path / "pier.toml").write_text('title = "Pier"\ntakeaways = ["The pier closed."]\n')
    (tmp_path / "rain.md").write_text("# Rain\n\nIt rained.")
    (tmp_path / "rain.toml").write_text('language = "en"\ntakeaways = ["It rained."]\n')
    (tmp_path / "alone.toml").write_text('takeaways = ["It rained."]\n')
    (tmp_path / "bad.txt").write_text("x")
    (tmp_path / "bad.toml").write_text("takeaways = [")
    (tmp_path / "none.txt").write_text("x")
    (tmp_path / "none.toml").write_text("furniture = []\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "empty.toml").write_text('takeaways = ["x"]\n')
    data = read(str(tmp_path))
    pier, rain = tmp_path / "pier.txt", tmp_path / "rain.md"
    assert data.items == (
        Item(str(pier), b"The pier closed. It rained.", ("The pier closed.",), "Pier"),
        Item(str(rain), b"# Rain\n\nIt rained.", ("It rained.",), "", "en"),
    )
    said = "\n".join(data.problems)
    for name in ("alone.toml: there is no article", "bad.toml: cannot be read"):
        assert name in said
    assert "none.toml: has no takeaways" in said
    assert "empty.txt: the article is empty" in said


def test_the_corpus_is_a_dataset() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    data = read(str(corpus))
    assert data.problems == ()
    assert len(data.items) == len(list(corpus.glob("*.toml")))
