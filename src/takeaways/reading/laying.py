"""Laying out: blocks that a reader took out of a page or a document become one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.model import Block
from takeaways.reading.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from takeaways.model import BlockKind


class Laid(NamedTuple):
    """A block before it has its place in the text."""

    text: str
    """With white space folded, not empty."""
    kind: BlockKind = "paragraph"
    reason: str = ""
    level: int = 0


def laid_out(blocks: Iterable[Laid]) -> tuple[str, list[Piece]]:
    r"""Return the text of the blocks, blank lines between, and the pieces that point into it.

    >>> text, pieces = laid_out([Laid("Fog", "heading", level=2), Laid("It rose.")])
    >>> text, [(piece.start, piece.end, piece.kind) for piece in pieces]
    ('Fog\n\nIt rose.', [(0, 3, 'heading'), (5, 13, 'paragraph')])
    """
    blocks = tuple(blocks)
    text = "\n\n".join(block.text for block in blocks)
    pieces: list[Piece] = []
    at = 0
    for group, block in enumerate(blocks):
        end = at + len(block.text)
        pieces.append(
            Piece(text, at, end, group, block.kind, level=block.level, reason=block.reason)
        )
        at = end + 2
    return text, pieces


def block_of(piece: Piece) -> Block:
    """Return the block that a piece has become: furniture where it has a reason."""
    kind: BlockKind = "furniture" if piece.reason else piece.kind
    return Block(
        piece.start, piece.end, kind, piece.reason, piece.level if kind == "heading" else 0
    )
