"""Web pages: a file is an article, its name the id. The text is extracted from the page later, by `page`."""

from __future__ import annotations

from collections.abc import Iterator

from ekspor.config import Settings
from ekspor.read.decode import decode_page
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.schema import Rejection


def drafts(part: Part, _settings: Settings) -> Iterator[Draft | Rejection]:
    """The one article of a page."""
    yield Draft(source=part.name, text=decode_page(part.data), id=part.name, page=True)
