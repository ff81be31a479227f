"""From what a reader found to an `Article`, or to the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from ekspor.config import Settings
from ekspor.normalise.day import day
from ekspor.read import page
from ekspor.schema import Article, Rejection

SURROGATE = re.compile("[\ud800-\udfff]")
TAG = re.compile(r"<(?:!--|[!/]?[A-Za-z])[^<>]{0,2000}>")
MARKUP_SHARE = 0.25
"""A text of which tags take more than this is read as a web page; articles with a few stray tags stay below a tenth."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it, nothing checked. `source` is its file, and its line or member within."""

    source: str
    text: object
    id: object = None
    title: object = None
    url: object = None
    published: object = None
    page: bool = False
    """The text is a web page, from which the article's is to be taken."""


def article(draft: Draft, settings: Settings) -> Article | Rejection:
    """The checked article. Its text is untouched, but for that of a web page, also in a field: it is taken out of it.

    Without an id it gets one from its words, the same in every run.
    """
    if isinstance(draft.text, str) and (reason := _fault(draft.text, settings)) is None and is_page(draft):
        found = page.page(draft.text)
        if isinstance(found, str):
            return Rejection("read", found, given_id(draft.id), draft.source)
        draft = _filled(draft, found)
    text, title = draft.text, draft.title if isinstance(draft.title, str) else ""
    if not isinstance(text, str):
        return Rejection("read", f"text is no string: it is {type(text).__name__}", given_id(draft.id), draft.source)
    identity = given_id(draft.id) or "sha256:" + _digest(title, text)
    url = draft.url if isinstance(draft.url, str) and "/" in draft.url else None
    reason = _fault(text, settings) or _stray("id", identity) or _stray("title", title) or _stray("url", url or "")
    if reason is not None:
        return Rejection("read", reason, SURROGATE.sub("�", identity), draft.source)
    return Article(id=identity, text=text, title=title, url=url, published=day(draft.published))


def _filled(draft: Draft, found: page.Page) -> Draft:
    """The draft with the page's text, and what it does not say itself from the page."""
    return replace(
        draft,
        text=found.text,
        title=draft.title or found.title,
        url=draft.url or found.url,
        published=draft.published or found.published,
    )


def given_id(value: object) -> str | None:
    """The id that the input gives an article; None where it gives none."""
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
        return f"too long: {len(text):,} characters where the limit is {settings.max_characters:,} (--limit characters)"
    return _stray("text", text)


def _stray(part: str, text: str) -> str | None:
    """Half a surrogate pair is no character: it has no UTF-8 form and could not be written out again."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        return f"lone surrogate: the {part} holds U+{code:04X} at {error.start}, half of a broken character"
    return None


def is_page(draft: Draft) -> bool:
    """Is the text a web page, or markup more than text?"""
    text = str(draft.text)
    if draft.page or page.DOCUMENT.match(text):
        return True
    return text.count("<") > 2 and sum(len(tag[0]) for tag in TAG.finditer(text)) >= MARKUP_SHARE * len(text)
