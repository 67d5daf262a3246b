"""The Rust library sentencex of the Wikimedia Foundation: some 300 languages, MIT licence.

It keeps quotations whole, so one mark of quotation that is never closed takes all that follows it
in its block for one sentence; which is why it is not the default.
"""

from __future__ import annotations

import re


def spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return where sentencex has the sentences of ``text[start:end]`` start and end, in order.

    White space at the ends of its sentences, and those of white space only, are left out. A
    language that it does not know is segmented as English.

    >>> text = "It closed early. It was full."
    >>> [text[a:b] for a, b in spans(text, 0, len(text), "en")]
    ['It closed early.', 'It was full.']
    """
    from sentencex import get_sentence_boundaries

    out: list[tuple[int, int]] = []
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text[start:end])  # what UTF-8 has no form for
    for found in get_sentence_boundaries(language, whole):
        first, last = start + found["start_index"], start + found["end_index"]
        piece = text[first:last]
        first += len(piece) - len(piece.lstrip())
        last -= len(piece) - len(piece.rstrip())
        if first < last:
            out.append((first, last))
    return out
