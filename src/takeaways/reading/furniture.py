"""What in a page is not the article: marked with a reason, never cut out.

Each rule wants evidence, for a paragraph dropped costs an editor more than a caption left in: words
that nothing but furniture says (:mod:`~takeaways.reading.phrases`), a shape
(:mod:`~takeaways.reading.captions`), or its place between other furniture.

The reasons are :data:`REASONS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.reading import phrases
from takeaways.reading.captions import is_caption, is_menu, is_row, is_slug, verbless
from takeaways.reading.dates import is_date

if TYPE_CHECKING:
    from takeaways.reading.pieces import Piece

REASONS = {
    "advertisement": "a place for one, or a sponsor's links",
    "author note": "who wrote, helped or edited; how to reach them",
    "caption": "what a picture shows, and its alternative text",
    "code": "a block of code or of comments in Markdown",
    "comments": "readers' comments, and the way to them",
    "cookie notice": "consent to cookies and the like",
    "copyright": "rights, terms, the company's particulars",
    "correction": "what was changed on the page since it came out",
    "credit": "whose picture it is",
    "disclaimer": "what the publisher will not answer for",
    "editor's note": "how the text was edited; word that a live blog is closed",
    "front matter": "the fields above a Markdown file",
    "label": "a section's or a kind's name, a slug, reading time, a line of signs",
    "navigation": "menus, tables of contents",
    "paywall": "that the rest is for subscribers, and what it costs",
    "promotion": "newsletters, apps, subscriptions, events",
    "publisher's summary": "the publisher's own key points or analysis, which would be summarised",
    "references": "a list of works cited",
    "related links": "other articles, and invitations to read or watch them",
    "repeated": "the same words once more",
    "share line": "share, save, print, listen",
    "table": "rows of figures, labels with values",
    "timestamp": "when the page was published or changed, where it is not the article's date",
    "video player": "a player's words, and how to reach one",
}
"""Every reason there is, and what it stands for."""

CONTAGIOUS = frozenset(
    {
        "promotion",
        "cookie notice",
        "paywall",
        "comments",
        "related links",
        "copyright",
        "disclaimer",
        "author note",
        "advertisement",
    }
)
"""Reasons that hold for the lines set below, in the same group, as well."""
LARGEST_BOX = 12
"""Lines of a box that is one group; longer groups are whole pages without blank lines."""
EDGE = 0.1
"""Share of the story's words after which a note on the author, or the terms of use, can stand."""
LONG = 25
"""Words of a closed piece that make it plainly a paragraph of the story."""
PICTURES = frozenset({"chart", "map", "graph", "graphic", "photo", "picture", "image", "table"})
YOU = frozenset(
    {"you", "your", "yours", "sie", "ihr", "ihre", "vous", "votre", "vos", "usted", "tu"}
)
OFFERS = frozenset(
    {
        "free",
        "newsletter",
        "newsletters",
        "email",
        "emails",
        "inbox",
        "subscribe",
        "signing",
        "sign",
    }
    | {"our", "subscription", "unsubscribe", "offer", "gratis", "kostenlos", "gratuit", "gratuite"}
)
STRONG = frozenset(
    """key takeaways|key points|story highlights|auf einen blick|das wichtigste in kürze|l'essentiel
    |lo más importante|claves|at a glance|highlights""".replace("\n    ", "").split("|")
)
"""Headings of boxes that are boxes even when the bullets were lost."""


def mark(source: str, pieces: list[Piece]) -> None:
    """Give every piece that is not the story its reason."""
    places = _places(pieces)
    for piece, place in zip(pieces, places, strict=True):
        if not piece.reason:
            piece.reason = _by_itself(source, piece, place)
    nearer = _places(pieces)  # now that the notes at the end are known not to be prose
    for piece, place, before in zip(pieces, nearer, places, strict=True):
        if place != before and not piece.reason:
            piece.reason = _by_itself(source, piece, place)
    places = nearer
    _descriptions(pieces)
    _menus(pieces)
    _lists(pieces, places)
    _boxes(pieces, places)
    _tail(pieces)
    _repeated(pieces)


def _places(pieces: list[Piece]) -> list[str]:
    """Return for each piece whether it stands ``above`` the story, ``below`` it, or in it."""
    sizes = [p.size if p.prose else 0 for p in pieces]
    whole = after = sum(sizes)
    before = 0
    out: list[str] = []
    for size in sizes:
        after -= size
        out.append("above" if before < LONG else "below" if after <= EDGE * whole else "")
        before += size
    return out


def _by_itself(source: str, piece: Piece, place: str) -> str:
    text = piece.text
    if not piece.words and piece.size <= phrases.SHORT:
        return "label"  # an emoji, a rule of dashes
    if text.startswith(("©", "(c) 2", "(C) 2")) and piece.size <= phrases.SHORT:
        return "copyright"
    if _is_update(piece):
        return "correction"
    reason = phrases.reason(piece, place=place)
    if (
        reason in ("caption", "credit")
        and piece.closed
        and not verbless(piece)
        and ":" not in text[:20]
    ):
        reason = ""
    if reason:
        return reason
    if is_caption(piece):
        return "caption"
    if piece.kind != "paragraph" or is_date(text):
        return ""
    if is_row(piece, source):
        return "table"
    if is_slug(piece):
        return "label"
    return "navigation" if is_menu(piece, source) else ""


def _is_update(piece: Piece) -> bool:
    """Return whether it is ``Update, June 4th, 3:40 PM UTC: …``, a note on how the page changed."""
    head, colon, _ = piece.text[:60].partition(":")
    if (
        piece.words[:1] not in (("update",), ("correction",), ("clarification",), ("updated",))
        or not colon
    ):
        return False
    head = piece.text[: piece.text.find(": ") if ": " in piece.text[:60] else len(head)]
    day = head.partition(" ")[2]
    return is_date(day)


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    out: list[list[Piece]] = []
    for piece in pieces:
        if out and out[-1][0].group == piece.group:
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _descriptions(pieces: list[Piece]) -> None:
    """Mark what a picture shows, told for those who cannot see it, where its caption stands by.

    It closes as a sentence does, but has no verb of its own: "A cutter in rough water, seen from
    a trawler."
    """
    for i, piece in enumerate(pieces):
        if piece.reason or not piece.closed or piece.quoted or not 4 <= len(piece.words) <= 40:
            continue
        below = [p.reason for p in pieces[i + 1 : i + 2] if p.group == piece.group]
        shows = piece.words[1] in PICTURES and piece.words[2:3] == ("shows",)
        if (verbless(piece) or shows) and any(reason in ("caption", "credit") for reason in below):
            piece.reason = "caption"


def _menus(pieces: list[Piece]) -> None:
    """Mark a group of short lines above the story as a menu where two of them are of one."""
    for group in _groups(pieces):
        if any(p.prose and not p.reason and p.size >= LONG for p in group):
            return
        of_menu = sum(p.reason in ("navigation", "promotion", "paywall") for p in group)
        if len(group) >= 3 and of_menu >= 2 and not any(p.prose for p in group):
            for piece in group:
                if piece.size <= 8 and not is_date(piece.text):
                    piece.reason = piece.reason or "navigation"


def _lists(pieces: list[Piece], places: list[str]) -> None:
    """Mark the headings of boxes and lists that are furniture, and what belongs to them."""
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        i += 1
        name = " ".join(piece.words)
        if piece.reason not in ("", "label", "navigation", "comments", "related links"):
            continue
        if name in phrases.load().analysis and _alone(pieces, i - 1):
            before = sum(_is_story(p) for p in pieces[: i - 1])
            if i < len(pieces) and pieces[i].prose and before <= 1 and _goes_on(pieces, i + 1):
                piece.reason = pieces[i].reason = "publisher's summary"
            continue
        reason = phrases.opener(piece)
        if not reason or (piece.closed and piece.size > 5):
            continue
        end = (
            _summary(pieces, i, name)
            if reason == "publisher's summary"
            else _links(pieces, i, bool(places[i - 1]))
        )
        if end == i and reason == "publisher's summary":
            continue
        if end == i and reason == "related links" and not piece.reason and not places[i - 1]:
            continue  # a subheading of the story can be one word, too
        piece.reason = piece.reason or reason
        for other in pieces[i:end]:
            other.reason = other.reason or reason
        i = end


def _goes_on(pieces: list[Piece], i: int) -> bool:
    """Return whether a story worth the name is still to come."""
    return sum(p.prose and p.closed and p.size >= 12 for p in pieces[i : i + 50]) >= 2


def _alone(pieces: list[Piece], i: int) -> bool:
    """Return whether nothing but a paragraph shares the group of piece *i*."""
    group = pieces[i].group
    before = i > 0 and pieces[i - 1].group == group
    after = i + 1 < len(pieces) and pieces[i + 1].group == group and not pieces[i + 1].prose
    return not before and not after


def _summary(pieces: list[Piece], i: int, name: str) -> int:
    """Return the index after the publisher's own summary whose heading is before piece *i*."""
    end = i
    while end < len(pieces) and pieces[end].kind == "item":
        end += 1
    if end > i:
        return end
    group = pieces[i - 1].group
    while end < len(pieces) and pieces[end].group == group and pieces[end].size <= phrases.SHORT:
        end += 1
    if end > i or name not in STRONG:
        return end
    return _loose_summary(pieces, i)


def _loose_summary(pieces: list[Piece], i: int) -> int:
    """Return the same where each point became a paragraph: two to six, short, a story below."""
    end = i
    while (
        end < len(pieces) and end - i < 6 and 4 <= pieces[end].size <= 35 and not pieces[end].reason
    ):
        end += 1
    rest = sum(p.size for p in pieces[end:] if p.prose)
    taken = sum(p.size for p in pieces[i:end])
    longer = end < len(pieces) and pieces[end].size > 35
    return end if end - i >= 2 and longer and rest > 3 * taken else i


def _links(pieces: list[Piece], i: int, edge: bool) -> int:
    """Return the index after the list of links (or comments) whose heading is before piece *i*.

    Before the story it ends with the group: the title may come next. Later it ends where prose
    begins again; and at the very end there is none.
    """
    group = pieces[i - 1].group
    end = i
    while end < len(pieces) and pieces[end].group == group and not _is_story(pieces[end]):
        end += 1
    ahead = any(_is_story(p) for p in pieces[end:])
    behind = any(p.prose and p.closed and p.size >= 12 for p in pieces[:i])
    if not behind:
        return end if end - i <= LARGEST_BOX else i
    while end < len(pieces):
        piece = pieces[end]
        told = piece.prose and piece.closed and (ahead or piece.quoted or not edge)
        headline = piece.text.endswith(("?", "!")) and piece.size <= 20 and not piece.quoted
        if (told or _is_story(piece)) and not headline:
            break
        end += 1
    return end


def _is_story(piece: Piece) -> bool:
    return piece.prose and piece.closed and piece.size >= LONG


def _boxes(pieces: list[Piece], places: list[str]) -> None:
    """Pass a reason on to the lines below it in a box: a short group of a page that has groups."""
    if not pieces or pieces[-1].group - pieces[0].group < 3:
        return
    at = 0
    for group in _groups(pieces):
        if 1 < len(group) <= LARGEST_BOX:
            if _addresses_reader(group):
                for piece in group:
                    piece.reason = piece.reason or "promotion"
            _spread(group, bool(places[at]))
        at += len(group)


def _addresses_reader(box: list[Piece]) -> bool:
    """Return whether a box offers the reader something: it says *you*, and what it would send."""
    words = {w for p in box for w in p.words}
    if sum(p.size for p in box) > 60 or any(p.quoted or p.kind == "item" for p in box):
        return False
    return not box[0].closed and bool(words & YOU) and len(words & OFFERS) >= 2


def _tail(pieces: list[Piece]) -> None:
    """Mark the unclosed lines after the first furniture that follows the story's last paragraph."""
    last = max((i for i, p in enumerate(pieces) if not p.reason and _is_story(p)), default=-1)
    if last < 0:
        return
    reason = ""
    for piece in pieces[last + 1 :]:
        if piece.reason:
            reason = piece.reason
        elif piece.closed and piece.size >= 4:
            reason = "" if piece.size > 12 or piece.quoted else reason
        elif reason in CONTAGIOUS and not piece.quoted and piece.size <= phrases.SHORT:
            piece.reason = reason


def _spread(box: list[Piece], edge: bool) -> None:
    reason = ""
    for i, piece in enumerate(box):
        if piece.reason in CONTAGIOUS and (i == 0 or edge):
            reason = piece.reason
        elif reason and not piece.reason and piece.size <= phrases.SHORT and not piece.quoted:
            piece.reason = reason


def _repeated(pieces: list[Piece]) -> None:
    """Mark what stands twice, and a caption that stands once more with its credit."""
    seen: set[str] = set()
    for i, piece in enumerate(pieces):
        if piece.reason == "" and piece.size >= 5:
            if piece.text in seen:
                piece.reason = "repeated"
            seen.add(piece.text)
        for other in pieces[i + 1 : i + 3]:
            if (
                other.reason == "caption"
                and not piece.reason
                and piece.size >= 3
                and other.text.startswith(piece.text)
            ):
                piece.reason = "caption"
