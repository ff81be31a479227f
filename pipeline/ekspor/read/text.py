"""Plain text: a file is an article, its name the id. Line ends stay as they are, so offsets hold in the file itself."""

from __future__ import annotations

from collections.abc import Iterator

from ekspor.config import Settings
from ekspor.read.decode import decode
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.schema import Rejection


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection]:
    """The one article of a text file."""
    limit = 4 * settings.max_characters  # no character takes more bytes in UTF-8
    if len(part.data) > limit:
        most = f"{settings.max_characters:,} characters (--limit characters)"
        reason = f"too long: more than {limit:,} bytes, so more than {most}"
        yield Rejection("read", reason, source=part.name)
    else:
        text = decode(part.data, part.name)
        yield text if isinstance(text, Rejection) else Draft(source=part.name, text=text, id=part.name)
