"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

from typing import NamedTuple

from takeaways.errors import InputError, NothingToSummarizeError, UsageError
from takeaways.plaintext import plain

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16's, which is its beginning
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MAGIC = (
    ("%PDF-", "a PDF"),
    ("\x89PNG\r\n", "a PNG picture"),
    ("\xff\xd8\xff", "a JPEG picture"),
    ("GIF87a", "a GIF picture"),
    ("GIF89a", "a GIF picture"),
    ("II*\x00", "a TIFF picture"),
    ("MM\x00*", "a TIFF picture"),
    ("PK\x03\x04", "a zip archive or an office document (DOCX, ODT, EPUB)"),
    ("PK\x05\x06", "an empty zip archive"),
    ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    ("{\\rtf", "an RTF document"),
    ("%!PS", "a PostScript document"),
    ("\x1f\x8b", "a gzip file"),
    ("BZh", "a bzip2 file"),
    ("\xfd7zXZ\x00", "an xz file"),
    ("\x28\xb5\x2f\xfd", "a zstandard file"),
    ("7z\xbc\xaf\x27\x1c", "a 7-zip archive"),
    ("SQLite format 3\x00", "a SQLite database"),
    ("ID3", "a sound recording"),
    ("OggS", "a sound recording"),
    ("fLaC", "a sound recording"),
    ("\x7fELF", "a program"),
    ("MZ\x90\x00", "a program"),
    ("\xcf\xfa\xed\xfe", "a program"),
)
RIFF = {"WEBP": "a WebP picture", "WAVE": "a sound recording", "AVI ": "a film"}

SAMPLE = 65_536
"""Bytes or characters looked at where a share is judged."""
FEW = 1000
"""Characters below which all of a text may be ones that cannot be seen."""
MOST_CONTROLS = 0.02
"""Share of control characters above which it is no text. Text has none, or an odd escape sequence
or NUL; of 199 programs and libraries all but one have 23 % or more."""
FALLBACK = "cp1252"
FALLBACK_WARNING = "not UTF-8; read as Windows-1252 (--encoding decides)"
TEXTUAL = frozenset("\t\n\v\f\r\x1b")


class Decoded(NamedTuple):
    """Text, what it was decoded from (empty where it was text already), and any warnings."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: str | bytes, *, encoding: str | None = None, name: str = "") -> Decoded:
    r"""Decode *data*: by its byte-order mark, as UTF-8, as *encoding*, or as Windows-1252.

    A given *encoding* decides outright. The byte-order mark is taken off; nothing else is changed.
    Raises :class:`~takeaways.errors.UsageError` for an encoding that does not exist,
    :class:`~takeaways.errors.InputError` for what is no text, and
    :class:`~takeaways.errors.NothingToSummarizeError` where there is nothing at all.

    >>> decode("Größe".encode("cp1252")).text
    'Größe'
    >>> decode(b"\xff\xfeh\x00i\x00")
    Decoded(text='hi', encoding='utf-16-le', warnings=())
    """
    where = name or "the input"
    head = data[:512] if isinstance(data, str) else data[:512].decode("latin-1")
    if looks := _magic(head):
        raise InputError(f"{where}: looks like {looks}, not text; give its text or Markdown")
    decoded = Decoded(data, "") if isinstance(data, str) else _decoded(data, encoding, where)
    text = decoded.text.removeprefix("\ufeff")
    if _controls(text[:SAMPLE]) > MOST_CONTROLS:
        raise InputError(f"{where}: looks like a binary file, not text; give its text or Markdown")
    if not text.strip() or (len(text) < FEW and not plain(text)):
        raise NothingToSummarizeError(f"{where}: empty; give the article's text")
    return decoded._replace(text=text)


def _decoded(data: bytes, encoding: str | None, where: str) -> Decoded:
    if encoding:
        return Decoded(_as(data, encoding, where), encoding)
    for mark, codec in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), codec)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{where}: begins with the mark of {codec.upper()} and is not, at byte "
                    f"{error.start + len(mark)}; --encoding decides"
                ) from error
    if codec := _unmarked_utf16(data):
        return Decoded(data.decode(codec, "replace"), codec)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(data.decode(FALLBACK, "replace"), FALLBACK, (FALLBACK_WARNING,))


def _as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: not {encoding}, at byte {error.start}; without --encoding it is found"
        ) from error
    except (LookupError, ValueError) as error:  # no such codec, one that is not of text, a NUL
        raise UsageError(
            f"no encoding is called {encoding!r}; some that are: utf-8, utf-16, cp1252, latin-1"
        ) from error


def _unmarked_utf16(data: bytes) -> str:
    """Return the codec of UTF-16 text of a Latin script: every second byte is zero."""
    sample = data[: SAMPLE - SAMPLE % 2]
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _magic(head: str) -> str:
    for sign, looks in MAGIC:
        if head.startswith(sign) and not (sign.isalnum() and _controls(head) == 0):
            return looks  # but "ID3 tags are back." is a sentence
    if head[:4] == "RIFF":
        return RIFF.get(head[8:12], "")
    if head[4:8] == "ftyp" and not head[:3].isprintable():
        return "a film"
    return ""


def _controls(sample: str) -> float:
    """Return the share of control characters, replacement characters and lone surrogates."""
    odd = {
        c
        for c in set(sample) - TEXTUAL
        if c < " " or c in "\x7f\ufffd" or "\ud800" <= c <= "\udfff"
    }
    return sum(c in odd for c in sample) / len(sample) if odd else 0.0
