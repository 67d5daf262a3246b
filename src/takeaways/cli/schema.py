"""``takeaways schema``."""

from __future__ import annotations

from takeaways import rendering
from takeaways.cli import console


def schema() -> None:
    """Print the JSON Schema of the json output."""
    console.print_out(rendering.schema())
