"""The names of outputs: what an item's own name says, whatever else is in the corpus.

Paths are bytes, as the file system has them: a name that is not UTF-8 keeps its bytes.
"""

from __future__ import annotations

import os
import unicodedata
from hashlib import blake2b

SUFFIXES = {
    "markdown": b".md",
    "json": b".json",
    "jsonl": b".jsonl",
    "html": b".html",
    "text": b".txt",
}
"""What the files of each format are called."""

ARTICLES = (
    b".txt", b".text", b".md", b".markdown", b".mdown", b".mkd", b".html", b".htm", b".xhtml",
    b".mht", b".mhtml", b".eml", b".pdf", b".docx", b".odt", b".rtf", b".epub",
)  # fmt: skip
"""The endings that an article's file has; an output's ending takes their place."""

KEPT = b".takeaways"
"""The folder of the journal; nothing else is ever put there."""

_LONGEST = 150
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.~ ,+=@")


def printable(name: bytes) -> str:
    """Return a name as text: what is no UTF-8 in it as replacement characters."""
    return name.decode("utf-8", "replace")


def output_of(path: bytes, format: str) -> bytes:  # noqa: A002 - the word users know
    """Return the output's path within OUT for an input's path within the corpus.

    >>> output_of(b"2026/harbour.txt", "markdown"), output_of(b"v1.2 draft", "json")
    (b'2026/harbour.md', b'v1.2 draft.json')
    """
    stem, ending = os.path.splitext(path)
    if ending.lower() not in ARTICLES:
        stem = path
    return stem + SUFFIXES[format]


def output_of_id(identity: bytes, format: str) -> bytes:  # noqa: A002
    """Return the output's path for an id, which may be anything: always one name in OUT itself.

    What a file system or a shell could stumble over is written as ``%`` and two digits; a long one
    is cut, with a hash in place of the rest.

    >>> output_of_id(b"../etc/passwd", "json"), output_of_id(b"-rf", "json")
    (b'%2E.%2Fetc%2Fpasswd.json', b'%2Drf.json')
    """
    name = b"".join(bytes((c,)) if c in _SAFE else b"%%%02X" % c for c in identity)
    if name[:1] in (b".", b"-", b"~", b" ") or not name:
        name = b"%%%02X" % name[0] + name[1:] if name else b"%"
    if len(name) > _LONGEST:
        digest = blake2b(identity, digest_size=8).hexdigest().encode()
        name = name[:_LONGEST] + b"~" + digest
    return name + SUFFIXES[format]


def folded(output: bytes) -> bytes:
    """Return the name under which a file system that ignores case, and how é is made up, has it.

    >>> folded("Bru\u0308cke.md".encode()) == folded("BR\u00dcCKE.md".encode())
    True
    """
    if output.isascii():
        return output.lower()
    text = output.decode("utf-8", "surrogateescape")
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return text.encode("utf-8", "surrogateescape")


def folders_in_the_way(output: bytes) -> list[bytes]:
    """Return those of an output's folders that an output could have the name of.

    >>> folders_in_the_way(b"a/notes.md/b.md")
    [b'a/notes.md']
    """
    parts = folded(output).split(b"/")
    ending = os.path.splitext(parts[-1])[1]
    return [b"/".join(parts[: i + 1]) for i, p in enumerate(parts[:-1]) if p.endswith(ending)]
