"""Articles made of given sentences, so that rewriting is tested without reading or segmenting."""

from __future__ import annotations

from takeaways.model import Article, Block, Sentence
from takeaways.plaintext import plain


def article(
    *paragraphs: list[str], language: str = "en", dateline: str = "", markdown: bool = False
) -> Article:
    """Return an article of these paragraphs, each a list of its sentences."""
    text = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        if not paragraph:
            continue
        text += "\n\n" if text else ""
        start = len(text)
        for n, sentence in enumerate(paragraph):
            text += " " if n else ""
            flat = " ".join(sentence.split())
            sentences.append(
                Sentence(
                    len(sentences),
                    len(text),
                    len(text) + len(sentence),
                    flat,
                    plain(flat, markup=markdown),
                    len(blocks),
                )
            )
            text += sentence
        blocks.append(Block(start, len(text), "paragraph"))
    return Article(
        text,
        tuple(blocks),
        tuple(sentences),
        language=language,
        dateline=dateline,
        media_type="text/markdown" if markdown else "text/plain",
    )
