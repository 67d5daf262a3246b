"""E-mail (EML) and pages saved as MHTML, by the standard library."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from takeaways.errors import InputError
from takeaways.reading.decoding import Decoded
from takeaways.reading.documents.found import Found

if TYPE_CHECKING:
    from email.message import EmailMessage

SAVED = ("snapshot-content-location", "content-location")
"""Header fields that a browser gives a page that it saves."""
FEWEST = 200
"""Characters of a plain part below which it but says that there is another."""


def read_mail(data: bytes, where: str) -> Found:
    """Return what is found in a message: its text, or the web page that it is.

    The subject is its title, the sender its byline. Attachments are not opened. Raises
    :class:`~takeaways.errors.InputError` for what is no message after all.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        plain = _content(message, "plain")
        page = _content(message, "html")
        subject = " ".join(str(message.get("subject", "")).split())
        sender = parseaddr(str(message.get("from", "")))[0]
        date = _day(str(message.get("date", "")))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: a broken e-mail; save it again as .eml") from error
    saved = any(name in message for name in SAVED)
    if page.strip() and (saved or len(plain) < FEWEST):
        said = Found(page=Decoded(page, "utf-8"), date=date)
        return said if saved else said._replace(title=subject, byline=sender)
    return Found(plain=plain, title=subject, byline=sender, date=date)


def _content(message: EmailMessage, kind: str) -> str:
    """Return the text of a message's first part of a kind; empty where it has none."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and not part.is_attachment():
            text = part.get_content()
            return text if isinstance(text, str) else ""
    return ""


def _day(stamp: str) -> str:
    """Return the day of a message's date.

    >>> _day("Tue, 4 Mar 2031 08:15:00 +0100"), _day("yesterday")
    ('2031-03-04', '')
    """
    try:
        return parsedate_to_datetime(stamp).date().isoformat() if stamp else ""
    except (ValueError, TypeError):
        return ""
