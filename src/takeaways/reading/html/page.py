"""From the text of a web page to an article: the road through this package, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.errors import NothingToSummarizeError
from takeaways.model import Article
from takeaways.reading import furniture, phrases, roles
from takeaways.reading.html import standfirst as lead
from takeaways.reading.html.headline import headline
from takeaways.reading.html.metadata import claims
from takeaways.reading.html.outline import bare, outline
from takeaways.reading.html.refusals import refusal, warning
from takeaways.reading.html.story import Part, is_prose, parts
from takeaways.reading.html.tree import extracted, parsed
from takeaways.reading.laying import Laid, block_of, laid_out

if TYPE_CHECKING:
    from takeaways.model import BlockKind
    from takeaways.reading.decoding import Decoded


def read_page(decoded: Decoded, *, name: str = "") -> Article:
    """Return the article of a page. The result has no sentences yet.

    Its text is what was extracted: title, standfirst and story, a blank line between blocks, and
    among them, with their reasons, the captions, link lists and other furniture of the page.
    Raises :class:`~takeaways.errors.NothingToSummarizeError` for a page that is no article, and
    :class:`~takeaways.errors.InputError` for one that is too large.
    """
    where = name or "the page"
    tree = parsed(decoded.text, where)
    passages = outline(tree)
    said = claims(tree)
    shown = tuple(passage.text for passage in passages if passage.level == 1)
    title = headline(said, shown)
    titles = frozenset(map(bare, filter(None, (title, said.headline, *said.titles, *shown))))
    lines = extracted(tree) or [p.key for p in passages if is_prose(p) and not p.regions]
    kept = parts(passages, lines, titles)
    instead = refusal(tree, passages, kept, said)
    if instead or not kept:
        instead = instead or "it has not one paragraph of an article; copy the text you mean"
        raise NothingToSummarizeError(f"{where}: no article found: {instead}")
    blocks = _blocks(kept, title, titles, lead.find(kept, said.descriptions, titles))
    text, pieces = laid_out(blocks)
    furniture.mark(text, pieces)
    for piece in pieces:
        if piece.kind in ("title", "standfirst"):
            piece.reason = ""
        elif piece.reason == "label":
            piece.reason = phrases.reason(piece, place="below") or "label"
    walled = any(piece.reason == "paywall" for piece in pieces)
    cut_off, too_short = warning(kept, said, walled=walled)
    if too_short:
        raise NothingToSummarizeError(f"{where}: {cut_off}")
    return Article(
        text,
        tuple(map(block_of, pieces)),
        title=title,
        standfirst=" ".join(block.text for block in blocks if block.kind == "standfirst"),
        byline=said.byline,
        dateline=roles.dateline_of(text, pieces),
        date=said.date,
        language=said.language,
        name=name,
        media_type="text/html",
        encoding=decoded.encoding,
        warnings=(*decoded.warnings, cut_off) if cut_off else decoded.warnings,
    )


def _blocks(
    kept: list[Part], title: str, titles: frozenset[str], standfirst: tuple[int, ...]
) -> list[Laid]:
    blocks = [Laid(title, "title")] if title else []
    for i, part in enumerate(kept):
        passage = part.passage
        if passage.key in titles and (part.above or passage.level):
            continue
        if i in standfirst:
            blocks.append(Laid(passage.text, "standfirst"))
        elif part.reason:
            blocks.append(Laid(passage.text, "furniture", part.reason))
        else:
            blocks.append(Laid(passage.text, _kind(part), level=passage.level))
    return blocks


def _kind(part: Part) -> BlockKind:
    passage = part.passage
    if passage.level:
        return "heading"
    if passage.quoted:
        return "quotation"
    return "item" if passage.tag in ("li", "dd", "dt") else "paragraph"
