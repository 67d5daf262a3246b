"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, its language."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ARTICLES = ("Article", "Posting", "Report", "Review", "LiveBlog", "Newsletter", "Story")
"""What the schema.org types of an article end in, or contain."""
TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline", "sailthru.title")
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "sailthru.description",
)
DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "article.published",
)
AUTHORS = (
    "author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "parsely-author",
    "cxenseparse:author",
    "article:author",
)
SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site")
MOST_JSON = 2_000_000
"""Characters of JSON-LD that are looked at; more is no description of one article."""


class Claims(NamedTuple):
    """A page's claims of itself. Text has its white space folded; what is not claimed is empty."""

    headline: str = ""
    """The JSON-LD headline."""
    alternative: str = ""
    """The JSON-LD alternative headline."""
    shared: str = ""
    """OpenGraph's title, or the like for sharing."""
    titles: tuple[str, ...] = ()
    """Every title of the meta elements, without repetition."""
    page_title: str = ""
    """``<title>``, site name and all."""
    descriptions: tuple[str, ...] = ()
    """From JSON-LD, OpenGraph and the meta description, in this order, without repetition."""
    site: str = ""
    byline: str = ""
    date: str = ""
    """As it stands in the page, most often ISO 8601."""
    language: str = ""
    """An ISO 639 code, without region."""
    kind: str = ""
    """``og:type``: ``"article"``, ``"website"``, …"""
    types: frozenset[str] = frozenset()
    """The schema.org types that occur."""
    body: str = ""
    """``articleBody`` of the JSON-LD, with its line breaks."""
    paid: bool = False
    """Whether the page says that it is not accessible for free."""


def claims(tree: HtmlElement) -> Claims:
    """Return what a parsed page says of itself. Never raises: what is malformed is no claim.

    >>> from lxml.html import document_fromstring
    >>> page = '<html lang="sv-SE"><meta property="og:title" content="Dimma &amp; is"><p>Text'
    >>> said = claims(document_fromstring(page))
    >>> said.shared, said.language
    ('Dimma & is', 'sv')
    """
    meta = _meta(tree)
    nodes = tuple(_nodes(tree))
    articles = [n for n in nodes if _is_article(n)] or [n for n in nodes if "headline" in n]
    article: dict[str, object] = articles[0] if articles else {}
    about = [text(article.get("description"))]
    title = tree.find(".//title")
    return Claims(
        headline=text(article.get("headline")),
        alternative=text(article.get("alternativeHeadline")),
        shared=_first(meta, TITLES),
        titles=_distinct([meta.get(name, "") for name in TITLES]),
        page_title=text(title.text_content()) if title is not None else "",
        descriptions=_distinct(about + [meta.get(name, "") for name in DESCRIPTIONS]),
        site=_first(meta, SITES) or text(_named(article.get("publisher"))),
        byline=_byline(article) or _person(_first(meta, AUTHORS)),
        date=text(article.get("datePublished")) or _first(meta, DATES) or _time(tree),
        language=_language(tree, meta, article),
        kind=meta.get("og:type", "").lower(),
        types=frozenset(kind for node in nodes for kind in _types(node)),
        body=_body(article),
        paid=any(str(n.get("isAccessibleForFree")).lower() == "false" for n in articles),
    )


def text(value: object) -> str:
    r"""Return a claim as one line of text: no markup, no entities; empty for what is no text.

    >>> text("  Fog &amp;amp; <b>ice</b>\n")
    'Fog & ice'
    """
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = unescape(unescape(value))
    if "<" in value:
        value = re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", value)
    return " ".join(value.split())


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the content of the meta elements by lower-cased name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if content and content.strip():
            for key in ("property", "name", "itemprop"):
                name = element.get(key)
                if name:
                    found.setdefault(name.strip().lower(), text(content))
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _nodes(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Return every JSON-LD object of the page, nested ones after those that hold them."""
    budget = MOST_JSON
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        budget -= len(script.text)
        if budget < 0:
            return
        value = _loaded(script.text)
        queue = [value]
        for node in queue:  # grows while it is walked, so that nesting needs no recursion
            if isinstance(node, list):
                queue += node[:200]
            elif isinstance(node, dict):
                yield node
                queue += [v for v in node.values() if isinstance(v, (dict, list))]


def _loaded(source: str) -> object:
    """Return the value of some JSON, which pages get wrong in a few usual ways; else ``None``."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip()
    source = source.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()
    source = source.removesuffix("//]]>").removesuffix("]]>").rstrip("; \n")
    for attempt in (source, re.sub(r",\s*([}\]])", r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, object]) -> tuple[str, ...]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str))


def _is_article(node: dict[str, object]) -> bool:
    return "headline" in node and any(k.endswith(ARTICLES) or "Article" in k for k in _types(node))


def _named(value: object) -> object:
    if isinstance(value, list) and value:
        value = value[0]
    return value.get("name") if isinstance(value, dict) else value


def _byline(article: dict[str, object]) -> str:
    authors = article.get("author") or article.get("creator")
    several = authors if isinstance(authors, list) else [authors]
    return ", ".join(_distinct([_person(text(_named(one))) for one in several[:8]]))


def _person(name: str) -> str:
    """Return a name, or nothing where it is an address or far too long to be one."""
    name = re.sub(r"(?i)^(?:by|von|par|por|di|av|door)\s+", "", name)
    return "" if "://" in name or name.startswith(("@", "www.")) or len(name) > 120 else name


def _body(article: dict[str, object]) -> str:
    body = article.get("articleBody")
    if not isinstance(body, str):
        return ""
    body = re.sub(r"(?i)<(?:br|/p|/div|/h\d|/li)[^<>]{0,200}>", "\n", body) if "<" in body else body
    return "\n".join(filter(None, map(text, body.splitlines())))


def _time(tree: HtmlElement) -> str:
    for element in tree.iter("time"):
        stamp = element.get("datetime")
        if stamp and stamp[:4].isdigit():
            return text(stamp)
    return ""


def _language(tree: HtmlElement, meta: dict[str, str], article: dict[str, object]) -> str:
    root = tree.getroottree().getroot()
    stated = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or text(article.get("inLanguage"))
        or meta.get("og:locale")
        or meta.get("content-language")
        or ""
    )
    code = re.split(r"[-_,;\s]", stated.strip().lower(), maxsplit=1)[0]
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else ""


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))
