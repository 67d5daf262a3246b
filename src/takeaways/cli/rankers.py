"""``takeaways rankers``."""

from __future__ import annotations

from takeaways.cli import console
from takeaways.ranking import RANKERS


def rankers() -> None:
    """List the rankers, each with the paper it follows."""
    for ranker in RANKERS.values():
        console.print_out(f"{ranker.name}\n    {ranker.line}\n    {ranker.citation}\n")
