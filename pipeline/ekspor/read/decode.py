"""Bytes to text, or the reason why they are none. UTF-8 is expected, with or without a byte order mark.

Web pages say what they are in: in the answer of their server, or in themselves.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup

from ekspor.schema import Rejection

BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
HEAD = 4_096
"""Bytes in which a page says what it is in; the standard has 1,024, not every page keeps to it."""
OF_PAGES = re.compile(
    r"utf-8|cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|gb(?:2312|k|18030)|big5|euc_(?:jp|kr)|shift_jis"
)
"""What pages may be in, as Python calls it: no page makes Python unpack something by naming `zlib`."""


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of a page, whatever its bytes; those that mean nothing become U+FFFD. As browsers do it: by its byte
    order mark, its server's word, its own word; else UTF-8, or Windows-1252 where it is none."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    said = CHARSET.search(data[:HEAD])
    for name in (declared, said[1].decode("ascii", "replace") if said else None):
        if name and (known := _known(name)):
            return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _known(name: str) -> str | None:
    try:
        found = lookup(name).name
    except (LookupError, ValueError):
        return None
    if found in ("ascii", "iso8859-1"):
        return "cp1252"  # the standard's reading of both, since it is what pages mean
    return found if OF_PAGES.fullmatch(found) else None


def decode(data: bytes, source: str) -> str | Rejection:
    """The text of `data`, without its byte order mark."""
    reason = not_text(data)
    if reason is None:
        try:
            return data.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            reason = f"not UTF-8: byte 0x{data[error.start]:02x} at {error.start}; {_hint(data)}"
    return Rejection("read", reason, source=source)


def not_text(data: bytes) -> str | None:
    """Why the bytes cannot be text in any encoding that ekspor reads; None when nothing speaks against it."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "not UTF-8: it starts as UTF-16 does; convert it with `iconv -f UTF-16 -t UTF-8`"
    at = data.find(b"\0")
    return None if at < 0 else f"binary: a NUL byte at {at}; expected text in UTF-8"


def _hint(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "expected text in UTF-8"
    return "it may be Windows-1252, then convert it with `iconv -f WINDOWS-1252 -t UTF-8`"
