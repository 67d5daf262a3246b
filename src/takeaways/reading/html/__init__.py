"""Web pages: from HTML to an article of blocks. Imported only for a page: it takes time."""

from __future__ import annotations

from takeaways.reading.html.charset import decode_page
from takeaways.reading.html.page import read_page

__all__ = ["decode_page", "read_page"]
