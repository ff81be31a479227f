"""Bytes to text, or the reason why they are none. UTF-8 is expected, with or without a byte order mark."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from ekspor.schema import Rejection


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
