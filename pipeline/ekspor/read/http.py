"""What a web server answered, as crawlers keep it: headers, and a page in some transfer coding. FastWARC reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ekspor.config import Settings
from ekspor.read.cut import longest
from ekspor.read.decode import decode_page
from ekspor.read.draft import Draft
from ekspor.read.page import DOCUMENT
from ekspor.read.part import NoArticle
from ekspor.schema import Rejection

if TYPE_CHECKING:
    from fastwarc import WarcRecord

PAGES = ("text/html", "application/xhtml+xml")
NOT_SENT = "page not sent: moved, not found or refused"
NO_PAGE = "no page: an image, a script or whatever else is no HTML"


def draft(answer: bytes, url: str, source: str, settings: Settings) -> Draft | Rejection | NoArticle:
    """The page that the server sent, or that it sent none, or something else."""
    try:
        record = _parsed(answer, "none")
        status = None if record.http_headers is None else record.http_headers.status_code
        if status is None and answer.strip():
            return Rejection("read", "damaged: no answer of a web server where one should be", source=source)
        if status != 200:
            return NoArticle(source, NOT_SENT)
        if record.http_content_type not in (*PAGES, None):
            return NoArticle(source, NO_PAGE)
        data = _decoded(answer, longest(settings) + 1)
    except (OSError, ValueError) as error:
        return Rejection("read", f"damaged: {error}", source=source)
    if len(data) > longest(settings):
        return Rejection("read", f"too long: more than {longest(settings):,} bytes", source=source)
    if record.http_content_type is None and not DOCUMENT.match(data[:1000].decode("latin-1")):
        return NoArticle(source, NO_PAGE)
    return Draft(source=source, text=decode_page(data, record.http_charset), url=url, page=True)


def _decoded(answer: bytes, most: int) -> bytes:
    """The page without its codings. Some crawlers take them off and leave the headers that name them."""
    try:
        return _body(_parsed(answer, "all"), most)
    except OSError:
        data = _body(_parsed(answer, "none"), most)
        if not data.lstrip().startswith(b"<"):
            raise
        return data


def _body(record: WarcRecord, most: int) -> bytes:
    return record.reader.read(most) if record.reader else b""


def _parsed(answer: bytes, decode: Literal["none", "all"]) -> WarcRecord:
    from fastwarc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.set_bytes_content(answer)
    record.is_http = True
    record.parse_http(auto_decode=decode, quirks_mode=True)
    return record
