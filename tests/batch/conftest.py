"""A ranker that does what an article asks it to: crash, hang, take all memory."""

from __future__ import annotations

import os

import pytest

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
