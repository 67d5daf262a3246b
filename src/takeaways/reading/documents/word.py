"""Word (DOCX), by mammoth: headings by their styles, lists, what was inserted and not deleted.

mammoth (BSD-2-Clause) takes 56 ms to import, python-docx 98; and python-docx leaves out the
words of tracked insertions and of content controls, which drafts are full of.
"""

from __future__ import annotations

import io

from takeaways.errors import InputError
from takeaways.reading.documents.archive import content, opened, tree
from takeaways.reading.documents.found import Found, missing
from takeaways.reading.documents.markup import blocks_of

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='footnote text'] => !
"""
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(data: bytes, where: str) -> Found:
    """Return what is found in a Word document; comments, notes and pictures are left out.

    Raises :class:`~takeaways.errors.InputError` for one that is broken or swells to more than an
    article.
    """
    try:
        import mammoth
    except ImportError as error:
        raise missing(where, "a Word document", "docx") from error
    archive = opened(data, where)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda image: {}),
            id_prefix="",
        )
    except Exception as error:
        raise InputError(f"{where}: a broken Word document; save it again") from error
    said = content(archive, "docProps/core.xml", where)
    title = tree(said, where).findtext(TITLE) if said else ""
    blocks = blocks_of(result.value, where) if result.value.strip() else []
    return Found(tuple(blocks), title=" ".join((title or "").split()))
