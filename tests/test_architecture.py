"""The arrows between the parts point one way, and start-up stays light."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import takeaways

SOURCE = Path(__file__).parents[1] / "src" / "takeaways"

FOUNDATION = {"model", "errors"}
GROUND = FOUNDATION | {"settings", "language", "plaintext"}
STAGES = {
    "reading",
    "segmenting",
    "ranking",
    "rewriting",
    "selecting",
    "analysing",
    "rendering",
}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "plaintext": FOUNDATION,
    "settings": FOUNDATION,
    "language": FOUNDATION,
    **dict.fromkeys(STAGES, GROUND),
    "pipeline": GROUND | STAGES,
    "evaluating": GROUND | STAGES | {"pipeline"},
    "verifying": GROUND | STAGES | {"pipeline"},
    "batch": GROUND | STAGES | {"pipeline"},
    "configuration": GROUND | STAGES,
    "fetching": FOUNDATION,
    "cli": GROUND
    | STAGES
    | {"fetching", "pipeline", "evaluating", "verifying", "batch", "configuration"},
    "__main__": {"cli"},
}
"""Which other parts of the package each part may import."""

LATE = {"nltk", "sumy", "numpy", "punkt", "rich", "sentencex", "distributed"}
"""Libraries that are imported inside the functions that need them, never at the top of a module."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imports(nodes: Iterator[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "takeaways":
                homes = takeaways._HOMES
                yield from (f"takeaways.{homes.get(a.name, a.name)}" for a in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_part_imports_only_what_stands_below_it(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {name.split(".")[1] for name in imports(ast.walk(tree)) if name.startswith("takeaways.")}
    used -= {part, "__version__"}
    assert used <= ALLOWED[part], f"{part} must not import {sorted(used - ALLOWED[part])}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_libraries_are_imported_only_where_they_are_used(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_import = {name.split(".")[0] for name in imports(iter(tree.body))}
    assert not at_import & LATE


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_command_line_knows_typer_and_rich(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {name.split(".")[0] for name in imports(ast.walk(tree))}
    assert part_of(path) == "cli" or not used & {"typer", "rich"}
