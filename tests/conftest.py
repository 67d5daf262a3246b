"""The one switch of the tests: ``pytest --update`` rewrites goldens, for a person to read."""

from __future__ import annotations

import compileall
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"


def pytest_configure() -> None:
    """Compile the package once, as an installer does.

    The tests start it hundreds of times, and where PYTHONDONTWRITEBYTECODE is set each start would
    compile it anew.
    """
    compileall.compile_dir(SOURCE, quiet=2)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what is printed now into the golden files and the README",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))
