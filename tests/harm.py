"""Archives damaged or made to do harm, by a seed: every form, packed and plain. Used by benchmarks/hostile.py."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from archives import ARTICLES, FORMS, PACKED, page, tarred, zipped
from ekspor.config import Limits, Settings
from ekspor.read import Archive
from ekspor.schema import Article

SETTINGS = Settings(max_characters=200_000, limits=Limits(free=1 << 20, total=1 << 26, aside=1 << 24))
SLOW = 5.0
"""Seconds of the processor after which an input counts as a hang. The largest has some 60 MB to be unpacked."""


@dataclass(frozen=True)
class Verdict:
    """What reading an input came to."""

    articles: int
    rejections: int
    seconds: float
    crash: str | None = None

    def loses(self, harm: str) -> bool:
        """Fewer articles than were in the file, and not a word about it."""
        expected = 1 if harm in ("page", "bomb") else len(ARTICLES)
        return self.crash is None and self.articles < expected and not self.rejections


def judged(folder: Path) -> Verdict:
    """Read the files of a folder as a run does."""
    begun = process_time()
    articles = rejections = 0
    try:
        for item in Archive([folder], SETTINGS):
            articles += isinstance(item.found, Article)
            rejections += not isinstance(item.found, Article)
    except BaseException as error:
        return Verdict(articles, rejections, process_time() - begun, f"{type(error).__name__}: {error}")
    return Verdict(articles, rejections, process_time() - begun)


def hostile(number: int) -> tuple[str, str, bytes]:
    """The kind of harm, the file's name and its bytes; the same for the same number."""
    draw = random.Random(number)
    name = draw.choice(sorted(FORMS))
    data = FORMS[name]()
    if draw.random() < 0.3:
        suffix = draw.choice(sorted(PACKED))
        name, data = name + suffix, PACKED[suffix](data)
    if draw.random() < 0.15:
        pack, ending = draw.choice(((zipped, ".zip"), (tarred, ".tar")))
        name, data = "luar" + ending, pack({name: data})
    harm = draw.choice(sorted(HARMS))
    return harm, name, HARMS[harm](data, draw)


# ── harms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bits(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 8, 64))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _cut(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data))]


def _hole(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + data[start + draw.randrange(1, 500) :]


def _noise(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + draw.randbytes(draw.choice((1, 10, 1000))) + data[start:]


def _zeros(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + bytes(draw.choice((1, 100, 5000))) + data[start + 100 :]


def _twice(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + data[start // 2 :]


def _numbers(data: bytes, draw: random.Random) -> bytes:
    """Lengths and counts are where formats break: some four bytes become the largest or smallest number."""
    start = draw.randrange(max(1, len(data) - 4))
    number = struct.pack(draw.choice("<>") + "I", draw.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)))
    return data[:start] + number + data[start + 4 :]


def _digits(data: bytes, draw: random.Random) -> bytes:
    places = [place for place, byte in enumerate(data) if 48 <= byte < 58]
    changed = bytearray(data)
    for place in draw.sample(places, min(len(places), 4)):
        changed[place] = draw.randrange(48, 58)
    return bytes(changed)


def _encoding(data: bytes, draw: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(draw.choice(("utf-16", "utf-32", "utf-7", "cp500", "utf-16-be", "shift_jis")), "replace")


def _structure(data: bytes, draw: random.Random) -> bytes:
    """Quotes, brackets, line ends and tags where none should be."""
    piece = draw.choice(
        (b'"', b"\r", b"\n", b"\0", b"[" * 10_000, b'{"a":' * 10_000, b",", b"<![CDATA[", b"\\u", b"\xff")
    )
    start = draw.randrange(len(data))
    return data[:start] + piece + data[start:]


def _bomb(_data: bytes, draw: random.Random) -> bytes:
    """Much from little: packed zeros, one packing in the other."""
    name, data = "a.jsonl", bytes(draw.choice((1 << 22, 1 << 25)))
    for _ in range(draw.randrange(1, 7)):
        suffix = draw.choice(sorted(PACKED))
        name, data = name + suffix, PACKED[suffix](data)
        if draw.random() < 0.5:
            name, data = "a.zip", zipped({name: data, "b/" + name: data})
    return data


def _page(_data: bytes, draw: random.Random) -> bytes:
    """Pages that parsers were brought down with, in a zip archive since the file's own name is not theirs."""
    times = draw.choice((100, 5_000, 50_000))
    body = draw.choice(
        (
            "<div>" * times,
            "<p>Ekspor kopi" * times,
            "<a href=x>Ekspor" * times,
            "<table><tr><td>1" * times,
            "<p " + " ".join(f"a{n}" for n in range(times)) + ">x",
            "<p " + " ".join(f'a{n}="<p>"' for n in range(times)) + ">x",
            "<!--" * times,
            "<script>" * times,
            "<b><i><u>" * times + "x" + "</b></i></u>" * times,
            "&amp;" * times + "&#x110000;&#0;" * 10,
            "<" * times,
            "<p>Ekspor</p><br>" * times + "<meta charset=zlib>",
            "<svg><math><template>" * times,
            "<li>" + "x" * times,
            '<a href="' * times,
        )
    )
    entities = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    start = draw.choice((b"<html><body>", entities.encode() + b"<html><body>&b;&c;", page()[:-20]))
    return zipped({"a.html": start + body.encode()})


HARMS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "bits": _bits,
    "cut": _cut,
    "hole": _hole,
    "noise": _noise,
    "zeros": _zeros,
    "twice": _twice,
    "numbers": _numbers,
    "digits": _digits,
    "encoding": _encoding,
    "structure": _structure,
    "bomb": _bomb,
    "page": _page,
}
