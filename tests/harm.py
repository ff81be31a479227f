"""Archives damaged or made to do harm, by a seed: every form, packed and plain. Used by benchmarks/hostile.py."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from archives import FORMS, PACKED, TEXTS, page, tarred, zipped
from ekspor.config import Limits, Settings
from ekspor.read import Archive, Item, NoArticle, items
from ekspor.schema import Article

SETTINGS = Settings(max_characters=200_000, limits=Limits(free=1 << 20, total=1 << 26, aside=1 << 24), prefilter=False)
START = 12
"""Characters by which a text is known."""
SLOW = 5.0
"""Seconds of the processor after which an input counts as a hang. The largest has some 60 MB to be unpacked."""


@dataclass
class Verdict:
    """What reading an input came to."""

    articles: int = 0
    rejections: int = 0
    no_articles: int = 0
    """What was counted as something else than an article."""
    seconds: float = 0
    crash: str | None = None

    def loses(self, articles: int) -> bool:
        """Fewer articles than there are, and not a word about it."""
        return self.crash is None and self.articles < articles and not (self.rejections or self.no_articles)


@dataclass(frozen=True)
class Input:
    """A damaged file: by what harm, its name, its bytes, and how many articles are still there."""

    harm: str
    name: str
    data: bytes
    articles: int


def judged(folder: Path) -> Verdict:
    """Read the files of a folder as a run does."""
    verdict, begun = Verdict(), process_time()
    try:
        for item in (item for shard in Archive([folder], SETTINGS).shards() for item in items(shard, SETTINGS)):
            read = isinstance(item, Item) and isinstance(item.found, Article)
            verdict.articles += read
            verdict.rejections += isinstance(item, Item) and not read
            verdict.no_articles += isinstance(item, NoArticle)
    except BaseException as error:
        verdict.crash = f"{type(error).__name__}: {error}"
    verdict.seconds = process_time() - begun
    return verdict


def hostile(number: int) -> Input:
    """A damaged file, the same for the same number."""
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
    harmed = HARMS[harm](data, draw)
    return Input(harm, name, harmed, 1 if harm in ("page", "bomb") else _left(data, harmed))


def _left(data: bytes, harmed: bytes) -> int:
    """How many articles are still there: those whose text still begins somewhere. In a packed file nobody can see
    that, so all of them. (What lay between the beginnings of two and is cut out leaves one article, with other words.)
    """
    starts = [text[:START].encode() for text in TEXTS]
    return sum(start in harmed for start in starts) if all(start in data for start in starts) else len(starts)


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
