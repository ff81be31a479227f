"""From a web page to its article: trafilatura takes the text out of menus, advertisements, teasers and comments.

The date is the one that the page states for machines as that of publication, never one that merely stands somewhere in
it. Where it states none, the article itself may ("Selasa, 5 Maret 2024 | 09:12 WIB").
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from types import ModuleType
from typing import TYPE_CHECKING

from ekspor.rules import load

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

MOST_TAGS = 30_000
"""The time that trafilatura takes grows with the tags, here to some seconds. Large pages of portals have 5,000."""
MOST_ATTRIBUTES = 1_000
"""The time that libxml2 takes grows with the square of a tag's attributes."""

VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+)"""
ATTRIBUTE = re.compile(rf"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+{VALUE})?+""")
TAG = re.compile(rf"<[a-z][^\s/>]*+(?:[\s/]++|{ATTRIBUTE.pattern})*+", re.IGNORECASE)
"""A tag up to its ">", as the HTML standard has it; in time that grows with the page, whatever is in it."""
SCRIPT = re.compile(r"<(script|style)\b(?:[^>]*+>.*?(?:</\1\s*+>|\Z)|[^>]*+\Z)", re.IGNORECASE | re.DOTALL)
MARKUP = re.compile(r"<[^<>]*+>")
PUBLISHED = re.compile(r'"(?:datePublished|uploadDate)"\s{0,9}:\s{0,9}"([^"]{8,40})"')
"""In the data that pages hold for search engines (schema.org, as JSON)."""
DATES = (
    *("article:published_time", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date"),
    *("pubdate", "published_date", "content_publisheddate", "dc.date.issued", "dc.date", "dcterms.created", "date"),
)
"""Names of `meta` elements, in the order of their reliability."""


DATED = (
    "//time[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content | //article//time/@datetime"
)
TITLES = ("//h1", "//title")
FURNITURE = 1_000
"""Characters of a part of the page that its class makes furniture; a longer one may hold the article."""

DOCUMENT = re.compile(r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?<(?:!doctype\s++html|html\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page."""

    text: str
    title: str
    url: str | None
    published: str | None


def page(markup: str) -> Page | str:
    """The article, or the reason why there is none. Some markup without a page around it is read as one."""
    schema = PUBLISHED.search(markup)
    markup = SCRIPT.sub(
        "", markup if DOCUMENT.match(markup) else f"<html><body><article>{markup}</article></body></html>"
    )
    if markup.count("<") > MOST_TAGS or _crowded(markup):
        return f"too intricate: a page of more than {MOST_TAGS:,} tags, or {MOST_ATTRIBUTES:,} attributes in one"
    try:
        return _article(markup, schema[1] if schema else None)
    except Exception as error:  # whatever lxml and trafilatura make of a page that was made to break them
        return f"unreadable page: {type(error).__name__}: {str(error)[:200]}"


def words(markup: str) -> str:
    """All that a page says, its article among it, for the prefilter: to take the article out takes much longer."""
    return unescape(MARKUP.sub(" ", SCRIPT.sub(" ", markup)))


def _article(markup: str, dated: str | None) -> Page | str:
    trafilatura = _trafilatura()
    tree = trafilatura.load_html(markup)
    if tree is None:
        return "no article: the page is empty"
    stated = {str(m.get("property") or m.get("name")).lower(): m.get("content") for m in tree.xpath("//meta[@content]")}
    for part in _furniture()(tree):
        part.drop_tree()
    document = trafilatura.bare_extraction(tree, include_comments=False)
    if document is None or not document.text or not document.text.strip():
        return "no article: nothing on the page reads like the text of one"
    return Page(
        text=document.text,
        title=stated.get("og:title") or next(filter(None, (_words(tree, path) for path in TITLES)), ""),
        url=next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or stated.get("og:url"),
        published=stated.get(DATES[0]) or dated or _dated(tree, stated),
    )


def _dated(tree: HtmlElement, stated: dict[str, str]) -> str | None:
    named = next((stated[name] for name in DATES if stated.get(name)), None)
    return named or next(iter(tree.xpath(DATED)), None)


def _words(tree: HtmlElement, path: str) -> str:
    return next((" ".join(element.text_content().split()) for element in tree.xpath(path)), "")


def _crowded(markup: str) -> bool:
    return any(
        len(tag[0]) > 3 * MOST_ATTRIBUTES and sum(1 for _ in ATTRIBUTE.finditer(tag[0])) > MOST_ATTRIBUTES
        for tag in TAG.finditer(markup)
    )


@cache
def _furniture() -> XPath:
    from lxml.etree import XPath

    words = " ".join(row["words"] for row in load.table("page_furniture")).split()
    named = "concat(' ', normalize-space(@class), ' ', @id, ' ')"
    any_of = " or ".join(f"contains({named}, ' {word} ')" for word in words)
    return XPath(f"//body//*[@class or @id][{any_of}][string-length(.) < {FURNITURE}]")


@cache
def _trafilatura() -> ModuleType:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without article is no news
    return trafilatura
