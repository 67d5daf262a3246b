"""The outline of a page: every passage of text in it, in order, with where in the tree it stands.

A passage is what a browser would set as one block: a paragraph, a heading, a list item, the text
between two line breaks that follow each other. Nothing is judged here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import iterwalk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "dialog",
        "menu",
        "progress",
        "meter",
        "datalist",
        "frameset",
    ]
)
"""Elements that hold no text of an article, whatever is inside."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
    ]
)
PROSE = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "figcaption", "pre"})
"""Elements inside which an unknown element is taken for an inline one."""

REGIONS = {
    "figure": "caption",
    "figcaption": "caption",
    "aside": "aside",
    "nav": "navigation",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "td": "table",
    "th": "table",
    "caption": "caption",
    "address": "address",
    "details": "details",
}
ROLES = {
    "navigation": "navigation",
    "complementary": "aside",
    "dialog": "form",
    "alertdialog": "form",
    "banner": "header",
    "contentinfo": "footer",
    "search": "form",
    "form": "form",
}
FEW = 3
"""Passages of a box that has a picture, at most, if they are to be what is said of it."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


class Passage:
    """A stretch of a page's text that was set as one block, and where it stands in the tree."""

    __slots__ = (
        "bold",
        "classes",
        "grandparent",
        "key",
        "level",
        "linked",
        "parent",
        "pictured",
        "quoted",
        "regions",
        "tag",
        "text",
    )

    def __init__(
        self,
        text: str,
        tag: str,
        *,
        classes: str,
        linked: int,
        bold: int,
        regions: tuple[str, ...],
        quoted: bool,
        parent: int,
        grandparent: int,
    ) -> None:
        self.text = text
        """With white space folded."""
        self.tag = tag
        """The block's element: ``"p"``, ``"li"``, ``"h2"``, ``"div"``, …"""
        self.level = HEADINGS.get(tag, 0)
        self.classes = classes
        """Class and id of the element and of the four around it, innermost first."""
        self.linked = linked
        """How many of its characters are inside links."""
        self.bold = bold
        """How many of its characters are in ``<b>`` or ``<strong>``."""
        self.regions = regions
        """The regions it is inside of, outermost first: ``"caption"``, ``"aside"``, …"""
        self.quoted = quoted
        """Whether it is inside a ``<blockquote>``."""
        self.parent = parent
        self.grandparent = grandparent
        """Which element holds the block, and which holds that: numbers in the page's order."""
        self.pictured = False
        """Whether it is one of a few passages, none a heading, that share a picture's box."""
        self.key = bare(text)

    @property
    def link_share(self) -> float:
        """The share of its characters that are inside links, 0 to 1."""
        return min(1.0, self.linked / len(self.text))


def bare(text: str) -> str:
    """Return only the letters and digits of *text*, in lower case: what texts are compared by.

    >>> bare("Ärzte: “No!” (2)")
    'ärzteno2'
    """
    return "".join(filter(str.isalnum, text.lower()))


class _Frame:
    __slots__ = ("block", "bold", "classes", "linked", "number", "quoted", "regions", "tag")

    def __init__(
        self,
        tag: str,
        number: int,
        classes: str,
        regions: tuple[str, ...],
        *,
        quoted: bool,
        linked: bool,
        bold: bool,
        block: bool,
    ) -> None:
        self.tag = tag
        self.number = number
        self.classes = classes
        self.regions = regions
        self.quoted = quoted
        self.linked = linked
        self.bold = bold
        self.block = block


def outline(tree: HtmlElement) -> list[Passage]:
    """Return the passages of a parsed page, in order. Linear in the page; the tree is not changed.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><h2>Fog</h2><p>It <b>rose</b>.<p>It fell.<ul><li>Late</ul></div>")
    >>> [(passage.tag, passage.text) for passage in outline(page)]
    [('h2', 'Fog'), ('p', 'It rose.'), ('p', 'It fell.'), ('li', 'Late')]
    """
    return _Walk().over(tree)


class _Walk:
    """One pass over a tree: the frames that are open, and the text since the last border."""

    def __init__(self) -> None:
        self.frames: list[_Frame] = []
        self.out: list[Passage] = []
        self.run: list[str] = []
        self.linked = self.bold = self.breaks = self.count = 0
        self.boxes: set[int] = set()
        """The elements that hold a picture, or hold what holds one."""

    def over(self, tree: HtmlElement) -> list[Passage]:
        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if not isinstance(tag, str) or tag in SILENT:
                    walk.skip_subtree()
                    continue
                self.open(element, tag)
            else:
                if isinstance(tag, str) and tag not in SILENT:
                    self.close(tag)
                if element.tail and self.frames:
                    self.add(element.tail, self.frames[-1])
        self.flush()
        self.picture()
        return self.out

    def picture(self) -> None:
        """Tell the passages that share a box with a picture."""
        shared: dict[int, list[Passage]] = {}
        for passage in self.out:
            if passage.parent in self.boxes:
                shared.setdefault(passage.parent, []).append(passage)
        for few in shared.values():
            if len(few) <= FEW and not any(p.level or p.regions for p in few):
                for passage in few:
                    passage.pictured = True

    def open(self, element: HtmlElement, tag: str) -> None:
        frames = self.frames
        top = frames[-1] if frames else _ROOT
        if tag == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.flush()
            else:
                self.run.append(" ")
            frames.append(top)
            return
        if tag == "img":
            self.boxes.add(top.number)
            above = next((f.number for f in reversed(frames) if f.number != top.number), 0)
            self.boxes.add(above)
        inline = tag in INLINE or (
            tag not in REGIONS and "-" in tag and top.block and top.tag in PROSE
        )
        self.count += 1
        if inline:
            link = top.linked or (tag == "a" and element.get("href") is not None)
            bold = top.bold or tag in ("b", "strong")
            if link is top.linked and bold is top.bold:
                frame = top
            else:
                frame = _Frame(
                    top.tag,
                    top.number,
                    top.classes,
                    top.regions,
                    quoted=top.quoted,
                    linked=link,
                    bold=bold,
                    block=top.block,
                )
        else:
            self.flush()
            frame = self.block(element, tag, top)
        frames.append(frame)
        if element.text:
            self.add(element.text, frame)

    def block(self, element: HtmlElement, tag: str, top: _Frame) -> _Frame:
        regions = top.regions
        attributes = element.attrib
        classes = top.classes
        region = REGIONS.get(tag)
        if attributes:
            region = region or ROLES.get(attributes.get("role", ""))
            own = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            if (
                "hidden" in attributes
                or attributes.get("aria-hidden") == "true"
                or (
                    "style" in attributes and "display:none" in attributes["style"].replace(" ", "")
                )
            ):
                region = "hidden"
            classes = own + "\n" + classes[:400]
        else:
            classes = "\n" + classes[:400]
        if region and region not in regions:
            regions = (*regions, region)
        return _Frame(
            "li" if tag == "p" and top.tag == "li" else tag,
            self.count,
            classes,
            regions,
            quoted=top.quoted or tag == "blockquote",
            linked=top.linked,
            bold=top.bold,
            block=True,
        )

    def close(self, tag: str) -> None:
        frame = self.frames.pop()
        if tag != "br" and (not self.frames or self.frames[-1].number != frame.number):
            self.flush(frame)

    def add(self, text: str, frame: _Frame) -> None:
        if not text.isspace():
            self.breaks = 0
            if frame.linked or frame.bold:
                size = len(text.strip())
                self.linked += size if frame.linked else 0
                self.bold += size if frame.bold else 0
        self.run.append(text)

    def flush(self, frame: _Frame | None = None) -> None:
        if self.run:
            text = " ".join("".join(self.run).split())
            if text:
                self.emit(text, frame)
            self.run.clear()
        self.linked = self.bold = self.breaks = 0

    def emit(self, text: str, frame: _Frame | None) -> None:
        frames = self.frames
        top = frame or (frames[-1] if frames else _ROOT)
        parents: list[int] = []
        for above in reversed(frames):
            if above.number != top.number and (not parents or parents[-1] != above.number):
                parents.append(above.number)
                if len(parents) == 2:
                    break
        self.out.append(
            Passage(
                text,
                top.tag,
                classes=top.classes,
                linked=self.linked,
                bold=self.bold,
                regions=top.regions,
                quoted=top.quoted,
                parent=parents[0] if parents else 0,
                grandparent=parents[1] if len(parents) > 1 else 0,
            )
        )


_ROOT = _Frame("body", 0, "", (), quoted=False, linked=False, bold=False, block=True)
