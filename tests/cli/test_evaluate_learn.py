"""``takeaways evaluate`` and ``takeaways learn``, as their users run them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from process import takeaways

DEEDS = (
    "closed the eastern pier",
    "sold two old ferries",
    "raised the price of water",
    "hired a new director",
    "bought forty hectares of forest",
    "lost a case over the tunnel",
    "opened a night school",
    "repaired the long bridge",
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Articles whose editor took the last three sentences."""
    rng = Random(4)
    path = tmp_path / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for _ in range(100):
            deeds = rng.sample(DEEDS, 8)
            sentences = [
                f"The council of Orrin {d} for {rng.randint(2, 90)} crowns." for d in deeds
            ]
            item = {"article": " ".join(sentences), "highlights": sentences[-3:], "language": "en"}
            file.write(json.dumps(item) + "\n")
    return path


def test_evaluate_as_json(archive: Path) -> None:
    done = takeaways("evaluate", archive, "--ranker", "lead", "--most", "5", "-f", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert found["articles"] == 5
    assert [r["ranker"] for r in found["results"]] == ["lead-3", "lead", "oracle"]
    lead, _, oracle = found["results"]
    assert lead["over_lead"] == {"rouge1": 0, "rouge2": 0, "rougeLsum": 0, "words": 0}
    assert oracle["mean"]["rouge1"] == 100
    low, high = (oracle["over_lead_interval"][end]["rouge1"] for end in ("low", "high"))
    assert 0 < low <= oracle["over_lead"]["rouge1"] <= high


def test_evaluate_as_lines_with_tabs(archive: Path) -> None:
    done = takeaways("evaluate", archive, "--most", "3", "-n", "2")
    lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert [line[0] for line in lines] == ["ranker", "lead-2", "textrank", "oracle"]
    assert {len(line) for line in lines} == {17}


def test_a_bad_line_is_named_and_passed_over_or_fatal(archive: Path) -> None:
    with archive.open("a") as file:
        file.write('{"article": ""}\n')
    done = takeaways("evaluate", archive, "--ranker", "lead")
    assert done.returncode == 0
    said = f"takeaways: {archive}: line 101: the article is empty; passed over\n"
    assert done.stderr.decode() == said
    done = takeaways("evaluate", archive, "--ranker", "lead", "--strict")
    assert done.returncode == 65
    assert done.stderr.decode() == (
        f"takeaways evaluate: {archive}: line 101: the article is empty\n"
    )
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("none.jsonl",), 65, "none.jsonl: no such file"),
        (("archive.jsonl", "--ranker", "leed"), 2, "no ranker is called 'leed'"),
        (("archive.jsonl", "-f", "xml"), 2, "--format must be table or json, not 'xml'"),
        (("archive.jsonl", "--model", "archive.jsonl"), 2, "model archive.jsonl: is no model"),
        (("archive.jsonl", "-o", "archive.jsonl"), 2, "is the article itself"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_evaluate_what_cannot_be(
    words: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    done = takeaways("evaluate", *words, folder=tmp_path)
    assert done.returncode == code
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_learn_and_use_the_model(archive: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.json"
    done = takeaways("learn", archive, "-o", house, "--anew")
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().splitlines()
    assert said[0] == "100 articles; gains on articles that the model was not fitted to:"
    assert said[1].startswith("  over the first 3 sentences: ROUGE-1 +")
    assert len(said) == 2
    story = json.loads(archive.read_text().splitlines()[0])
    taken = takeaways(
        "summarize", "-f", "json", "-n", "3", "--model", house, given=story["article"]
    )
    report = json.loads(taken.stdout)
    assert [t["text"] for t in report["takeaways"]] == story["highlights"]


def test_a_model_file_is_written_whole_or_not_at_all(archive: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.json"
    house.write_text("as it was")
    few = tmp_path / "few.jsonl"
    few.write_text("".join(archive.read_text().splitlines(keepends=True)[:99]))
    done = takeaways("learn", few, "-o", house)
    assert done.returncode == 65
    assert b"99 articles to learn from, and at least 100 are needed" in done.stderr
    assert house.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "archive.jsonl",
        "few.jsonl",
        "house.json",
    ]


def test_learn_needs_a_file_to_write_to(archive: Path) -> None:
    assert takeaways("learn", archive).returncode == 2
    done = takeaways("learn", archive, "-o", "-")
    assert (done.returncode, done.stdout) == (2, b"")


def test_without_rouge_one_line_names_what_installs_it(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "rouge_score_rs.py").write_text("raise ImportError")
    for words in (("evaluate", archive), ("learn", archive, "-o", tmp_path / "house.json")):
        done = takeaways(*words, variables={"PYTHONPATH": str(tmp_path)})
        assert done.returncode == 69
        assert b"pip install 'takeaways[evaluate]'" in done.stderr
        assert done.stderr.count(b"\n") == 1
