"""What tests of several parts share.

``pytest --update`` rewrites goldens, for a person to read.
"""

from __future__ import annotations

import compileall
import os
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
POISON = """
import os, re, signal
from takeaways.ranking import lead

def rank(article, settings):
    if "poison crash" in article.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "poison exit" in article.text:
        os._exit(7)
    if "poison hang" in article.text:
        re.match(r"(a+)+$", "a" * 60 + "b")
    if "poison memory" in article.text:
        hog = [bytes(1 << 20) for _ in range(4000)]
    if "poison bug" in article.text:
        raise ZeroDivisionError("a bug of ours")
    if "poison noise" in article.text:
        print("noise on standard output", flush=True)
    return lead.rank(article, settings)
"""
"""A ranker that does what an article asks it to: crash, hang, take all memory."""


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


@pytest.fixture(scope="session")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which a ranker called poison does what an article asks it to."""
    site = tmp_path_factory.mktemp("site")
    (site / "poison.py").write_text(POISON)
    info = site / "poison-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[takeaways.rankers]\npoison = poison:rank\n")
    return {"PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])}
