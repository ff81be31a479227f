"""From what a reader found to an `Article`, or to the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from ekspor.config import Settings
from ekspor.normalise.day import day
from ekspor.schema import Article, Rejection

SURROGATE = re.compile("[\ud800-\udfff]")
TAG = re.compile(r"<(?:!--|[!/]?[A-Za-z])[^<>]{0,2000}>")
DOCUMENT = re.compile(r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?<(?:!doctype\s++html|html\b)", re.IGNORECASE)
MARKUP_SHARE = 0.25
"""A text of which tags take more than this is a web page; articles with a few stray tags stay below a tenth."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it, nothing checked. `source` is its file, and its line or member within."""

    source: str
    text: object
    id: object = None
    title: object = None
    url: object = None
    published: object = None


def article(draft: Draft, settings: Settings) -> Article | Rejection:
    """The checked article, its text untouched. Without an id it gets one from its words, the same in every run."""
    text, title = draft.text, draft.title if isinstance(draft.title, str) else ""
    if not isinstance(text, str):
        return Rejection("read", f"text is no string: it is {type(text).__name__}", _id(draft.id), draft.source)
    identity = _id(draft.id) or "sha256:" + _digest(title, text)
    url = draft.url if isinstance(draft.url, str) else None
    reason = _fault(text, settings) or _stray("id", identity) or _stray("title", title) or _stray("url", url or "")
    if reason is not None:
        return Rejection("read", reason, SURROGATE.sub("�", identity), draft.source)
    return Article(id=identity, text=text, title=title, url=url, published=day(draft.published))


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _fault(text: str, settings: Settings) -> str | None:
    """What keeps a text from being an article's."""
    if not text.strip():
        return "empty text: nothing but blanks"
    if len(text) > settings.max_characters:
        return f"too long: {len(text):,} characters where the limit is {settings.max_characters:,}"
    return _stray("text", text) or _html(text)


def _stray(part: str, text: str) -> str | None:
    """Half a surrogate pair is no character: it has no UTF-8 form and could not be written out again."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        return f"lone surrogate: the {part} holds U+{code:04X} at {error.start}, half of a broken character"
    return None


def _html(text: str) -> str | None:
    if text.count("<") < 3:
        return None
    tags = sum(len(tag[0]) for tag in TAG.finditer(text))
    if DOCUMENT.match(text) is None and tags < MARKUP_SHARE * len(text):
        return None
    return f"looks like HTML: {tags / len(text):.0%} of it is tags; expected the article's text alone"
