"""What an analysis cannot be made of, told from its looks, so that one line says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.scanning import Scan

FEWEST = 5
"""Sentences from which on a story is analysed."""
TURNS = 3
"""Paragraphs that begin with a speaker and a colon, from which on a text may be a transcript."""


def refusal(scans: Sequence[Scan]) -> str:
    """Return the kind of text that is not analysed: one of those below; empty for all others.

    ``"short"``; ``"capitals"``, which hide the names; ``"quotation"``, where nearly nothing is the
    reporter's own; ``"transcript"``, where who speaks stands before a colon.
    """
    if len(scans) < FEWEST:
        return "short"
    words = sum(len(scan.words) for scan in scans)
    if sum(len(scan.written) for scan in scans) * 10 > words * 6:
        return "capitals"
    quoted = sum(span.end - span.start for scan in scans for span in scan.quotes)
    if quoted * 10 > words * 8:
        return "quotation"
    block = -1
    turns = 0
    for scan in scans:
        if scan.sentence.block != block:
            block = scan.sentence.block
            turns += ":" in scan.words[1:4] and scan.words[0][:1].isupper()
    return "transcript" if turns >= TURNS and turns * 3 > len(scans) else ""
