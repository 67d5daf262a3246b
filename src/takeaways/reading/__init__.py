"""Reading: bytes or text become an :class:`~takeaways.model.Article` made of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.errors import UsageError
from takeaways.model import Article, Block
from takeaways.reading import furniture, inline, roles, sniffing, text
from takeaways.reading.dates import day_of
from takeaways.reading.decoding import decode

if TYPE_CHECKING:
    from takeaways.reading.pieces import Piece

HTML = ("text/html", "application/xhtml+xml")
MEDIA_TYPES = ("text/plain", "text/markdown", *HTML, *sniffing.DOCUMENTS)
MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
HTML_SIGNS = ("<!doctype html", "<html", "<head", "<body")
HTML_FRAGMENTS = ("<p>", "<p ", "<div", "<article", "<main", "<section", "<h1")
OFFERS = ("paywall", "promotion")
FEW_WORDS = 60
"""Words of a story below which a longer offer has taken its place. Of 212 pages of four sites,
those that are closed to readers have at most 36 words outside them, the shortest open one 97."""
STORY = frozenset({"paragraph", "item", "quotation"})


def read(
    data: str | bytes, *, name: str = "", media_type: str | None = None, encoding: str | None = None
) -> Article:
    r"""Decode, and find the blocks: what is the story, what stands above it, what is neither.

    The blocks are in order and do not overlap; each is of one kind, and has a reason exactly where
    it is not the story (one of :data:`takeaways.reading.furniture.REASONS`). The article's text is
    the decoded input itself, without a byte-order mark. The result has no sentences and no
    language yet.

    *media_type* decides how it is read; without it, *name*'s ending and then plain signs do.
    Raises :class:`~takeaways.errors.InputError` for what is no text,
    :class:`~takeaways.errors.NothingToSummarizeError` for what is empty, and
    :class:`~takeaways.errors.UsageError` for a media type or an encoding that is not known.

    >>> article = read("A port opens\n\nThe port of Kell opened on Monday.\n\nShare Article")
    >>> article.title
    'A port opens'
    >>> [(block.kind, block.reason) for block in article.blocks]
    [('title', ''), ('paragraph', ''), ('furniture', 'share line')]
    """
    kind = (media_type or "").partition(";")[0].strip().lower()
    kind = sniffing.ALIASES.get(kind, kind)
    if kind and kind not in MEDIA_TYPES:
        raise UsageError(f"no reader for {media_type!r}; known are {', '.join(MEDIA_TYPES)}")
    found = sniffing.document_kind(data) if isinstance(data, bytes) else ""
    if isinstance(data, bytes) and found and kind not in ("text/plain", "text/markdown"):
        from takeaways.reading.documents import read_document

        return read_document(data, found, name=name)
    if isinstance(data, bytes) and not encoding and (kind in HTML or _is_page(data)):
        from takeaways.reading.html import decode_page

        decoded = decode_page(data, media_type=media_type or "", name=name)
    else:
        decoded = decode(data, encoding=encoding, name=name)
    source = decoded.text
    kind = kind or _kind_of(source, name)
    if kind in HTML:
        from takeaways.reading.html import read_page

        return read_page(decoded, name=name)
    markup = kind == "text/markdown"
    fields: dict[str, str] = {}
    if markup:
        from takeaways.reading import markdown

        fields = markdown.front_matter(source)[0]
        pieces = markdown.pieces(source)
    else:
        pieces = text.pieces(source)
    furniture.mark(source, pieces)
    head = roles.assign(source, pieces, markup=markup)
    pieces = _cut(source, pieces, markup=markup)
    return Article(
        source,
        tuple(_block(piece) for piece in pieces),
        title=head.title or fields.get("title", ""),
        standfirst=head.standfirst or fields.get("description", ""),
        byline=head.byline or _run_in(pieces, "byline") or fields.get("author", ""),
        dateline=roles.dateline_of(source, pieces),
        date=head.date or _run_in_date(pieces) or fields.get("date", ""),
        name=name,
        media_type=kind,
        encoding=decoded.encoding,
        warnings=decoded.warnings + _hardly_any(pieces),
    )


def _hardly_any(pieces: list[Piece]) -> tuple[str, ...]:
    """Return the warning that an offer has taken the story's place, where it has."""
    story = sum(p.size for p in pieces if p.kind in STORY and not p.reason)
    offers = {r: sum(p.size for p in pieces if p.reason == r) for r in OFFERS}
    if not 0 < story < min(FEW_WORDS, sum(offers.values())):
        return ()
    most = max(offers, key=lambda r: offers[r])
    return (f"hardly any story, {story} words: the rest is {most}; is the whole article here?",)


def _is_page(data: bytes) -> bool:
    """Return whether bytes begin as a web page in an encoding that has ASCII in it."""
    head = data[:2000].lower()
    return b"<html" in head or b"<!doctype html" in head


def _kind_of(source: str, name: str) -> str:
    head = source[:2000].lower()
    if name.lower().endswith(MARKDOWN_NAMES) and not head.lstrip().startswith(HTML_SIGNS[:2]):
        return "text/markdown"
    if head.lstrip().startswith(HTML_SIGNS) or (
        "<html" in head and "<body" in source[:50_000].lower()
    ):
        return "text/html"
    if head.lstrip().startswith(HTML_FRAGMENTS) and source[-200:].rstrip().endswith(">"):
        return "text/html"
    if name.lower().endswith(".txt"):
        return "text/plain"
    if "](" in source or source.startswith(("---", "+++")) or "#" in source:
        from takeaways.reading import markdown

        if markdown.is_markdown(source):
            return "text/markdown"
    return "text/plain"


def _cut(source: str, pieces: list[Piece], *, markup: bool) -> list[Piece]:
    """Divide the story's paragraphs where furniture runs into them."""
    story = [i for i, p in enumerate(pieces) if p.kind in STORY and not p.reason]
    if not story:
        return pieces
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        found = (
            inline.cuts(source, piece, first=i == story[0], last=i == story[-1])
            if piece.kind in STORY and not piece.reason
            else []
        )
        out += inline.divide(source, piece, found, markup=markup) if found else [piece]
    return out


def _run_in(pieces: list[Piece], what: str) -> str:
    """Return the first byline or time stamp among the pieces that were cut out of a paragraph."""
    return next((p.text for p in pieces if what in (p.reason, p.kind)), "")


def _run_in_date(pieces: list[Piece]) -> str:
    stamp = _run_in(pieces, "timestamp")
    day = day_of("Published " + stamp) if stamp else ""
    return "" if day.endswith(stamp) else day


def _block(piece: Piece) -> Block:
    kind = "furniture" if piece.reason else piece.kind
    return Block(
        piece.start, piece.end, kind, piece.reason, piece.level if kind == "heading" else 0
    )
