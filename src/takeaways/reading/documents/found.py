"""What a reader of documents finds, and how it says that a library is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.errors import MissingExtraError

if TYPE_CHECKING:
    from takeaways.reading.decoding import Decoded
    from takeaways.reading.laying import Laid


class Found(NamedTuple):
    """The blocks of a document and what it says of itself; or a page or plain text inside it."""

    blocks: tuple[Laid, ...] = ()
    title: str = ""
    byline: str = ""
    date: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    page: Decoded | None = None
    plain: str = ""
    """The text of a message, as it stands; then there are no blocks."""


def missing(where: str, kind: str, extra: str) -> MissingExtraError:
    """Return the error that names the command by which documents of a *kind* become readable."""
    return MissingExtraError(
        f"{where}: {kind} needs an extra part; install it with: pip install 'takeaways[{extra}]'"
    )
