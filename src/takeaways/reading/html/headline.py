"""Which of a page's titles is the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.reading.html.outline import bare

if TYPE_CHECKING:
    from takeaways.reading.html.metadata import Claims

SEPARATOR = re.compile(r"\s+[-–—|·•:*»/]{1,2}\s+|\s*[|ㅣ｜]\s*|\s+[-–—](?=\S)")
SEPARATORS = "-–—|·•*»/ㅣ｜"
LEAST = 12
"""Letters that a title must have left when a site's name is taken off it."""


def headline(said: Claims, shown: tuple[str, ...]) -> str:
    """Return the article's title, of what the page claims and the ``<h1>`` headings that it shows.

    OpenGraph's title is what an article goes by elsewhere, and comes first; the headline of the
    JSON-LD is taken instead where ``<title>`` agrees with it while only OpenGraph's is shown, where
    it is shown and ``<title>`` is something else again, or where it is stated twice. What is shown
    counts only where nothing is claimed: it often has a kicker run into it. Pages of 60 publishers
    contradict themselves in half of the cases where two titles are to be had; see
    ``benchmarks/pages.py`` for what this and simpler rules get right.

    >>> from takeaways.reading.html.metadata import Claims
    >>> headline(Claims(shared="Fog closes the port | The Tern", site="The Tern"), ())
    'Fog closes the port'
    """
    known = (said.headline, *said.titles, *shown, said.page_title)
    stated = without_site(said.headline, said.site, known)
    shared = without_site(said.shared, said.site, known)
    page = without_site(said.page_title, said.site, known)
    visible = {bare(heading) for heading in shown}
    if not stated and not shared:
        real = [h for h in shown if bare(h) and bare(h) != bare(said.site)]
        agreed = [h for h in real if bare(h) in bare(said.page_title)]
        return (agreed or real[:1] or [page])[0]
    a, b = bare(stated), bare(shared)
    if a == b or not a or not b:
        return shared if b else stated
    if a.startswith(b):
        return stated
    if b in visible and a not in visible:
        twice = a in (bare(page), bare(said.alternative))
        return stated if twice else shared
    if a in visible and b not in visible and bare(page) not in (a, b):
        return stated
    return shared


def without_site(title: str, site: str, known: tuple[str, ...] = ()) -> str:
    """Return a title without the name of the site after it.

    What follows a dash or bar is taken off where it is the site's name, or where the rest is a
    title of the page in its own right, being among *known*.

    >>> without_site("Fog - the long night - Tern Daily", "Tern Daily")
    'Fog - the long night'
    """
    for other in known:
        rest = title[len(other) :]
        inside = LEAST <= len(other) < len(title) <= len(other) + 60 and title.startswith(other)
        if inside and rest.lstrip()[:1] in SEPARATORS:
            return other
    name = bare(site.lstrip("@"))
    for cut in SEPARATOR.finditer(title):
        tail = bare(title[cut.end() :])
        if name and cut.start() >= LEAST and (tail == name or (name in tail and len(tail) < 30)):
            return title[: cut.start()].rstrip()
    return title
