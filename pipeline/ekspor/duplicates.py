"""Which articles say the same: the agency's text that forty papers print, shortened, retitled, a little rewritten.

Each article is read by itself into a signature of 96 bytes (MinHash over runs of three words); from the signatures of
all of them, and nothing else, it is told which are alike, and of which earlier article each is a duplicate.
Source: A. Broder, "On the resemblance and containment of documents" (1997); P. Li and A. König, "b-bit minwise hashing"
(2010): a byte of each minimum is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ekspor.schema import Kind, Sentence

LENGTH = 96
"""Bytes of a signature: so many minima, a byte of each."""

ALIKE, ALIKE_LATER = 0.5, 0.9
"""The part of their runs of words that two articles must share: published within a week, or further apart, where it is
more often a form filled in anew ("Harga referensi CPO …") than the same news."""
_SOON = 7
"""Days."""

_UNDATED = date.max.toordinal()

_RUN, _LEAST = 3, 20
"""Words of a run; runs of an article that is long enough to be told from others."""

_BAND = 3
"""Bytes of the signature that two articles must share in one place to be compared at all: at `ALIKE`, 99 of 100 do."""

_BY_CHANCE = 1 / 256
"""The part of the bytes of two signatures that agree though the minima do not."""

_WORD = re.compile(r"\w+")

Array = npt.NDArray[Any]


def signature(text: str, sentences: Iterable[Sentence]) -> bytes | None:
    """What is needed to find the duplicates of an article; None where it is too short to have any.

    Headline, byline, links to other articles and page furniture are not read: in them the same text differs.
    """
    words = [
        crc32(word.encode())
        for sentence in sentences
        if sentence.kind.is_text and sentence.kind is not Kind.HEADLINE
        for word in _WORD.findall(text[sentence.start : sentence.end].lower())
    ]
    if len(words) < _LEAST + _RUN - 1:
        return None
    single = np.array(words, dtype=np.uint64)
    runs = np.zeros(len(words) - _RUN + 1, dtype=np.uint64)
    factors, offsets = _constants()
    for place in range(_RUN):
        runs = (runs + single[place : place + len(runs)]) * factors[place]
    runs ^= runs >> np.uint64(32)
    minima = (np.outer(factors, np.unique(runs)) + offsets[:, None] >> np.uint64(32)).min(axis=1)
    return bytes(minima.astype(np.uint8))


@cache
def _constants() -> tuple[Array, Array]:
    """Factors (odd) and offsets of the hash functions, the same on every machine."""
    drawn = np.frombuffer(b"".join(sha256(b"ekspor %d" % n).digest() for n in range(LENGTH)), dtype="<u8")
    drawn = drawn.reshape(LENGTH, -1).astype(np.uint64)
    return drawn[:, 0] | np.uint64(1), drawn[:, 1]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that says the same as an earlier one."""

    id: str
    of: str
    """The id of the earliest article that says the same: by publication date, then by the order of the input."""
    similarity: float
    """The part of the runs of three words of either that both have, as their signatures tell it (within 0.1)."""


@dataclass(slots=True)
class Signatures:
    """The signatures of an archive's articles, added in the order of the input; some 100 bytes an article."""

    _ids: dict[str, None] = field(default_factory=dict)
    _days: list[int] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)

    def add(self, identity: str, published: date | None, found: bytes) -> None:
        """Add an article, the first of its id. Without a date it comes after those with one."""
        if identity in self._ids:
            return
        self._ids[identity] = None
        self._days.append(published.toordinal() if published else _UNDATED)
        self._bytes += found

    def duplicates(self) -> Iterator[Duplicate]:
        """The articles that say the same as an earlier one, in the order of the input."""
        if not self._ids:
            return
        ids, days = list(self._ids), np.array(self._days)
        age = np.argsort(days, kind="stable")  # the articles from the oldest on
        aged = _Aged(np.frombuffer(bytes(self._bytes), dtype=np.uint8).reshape(-1, LENGTH)[age], days[age])
        originals = aged.originals()
        for place in np.argsort(age, kind="stable"):
            original = originals[place]
            if original != place:
                similarity = float(aged.similarity(np.array([original]), np.array([place]))[0])
                yield Duplicate(ids[age[place]], ids[age[original]], round(similarity, 2))


@dataclass(frozen=True, slots=True)
class _Aged:
    """Signatures, a row each, and days of publication, from the oldest article on."""

    rows: Array
    days: Array

    def originals(self) -> list[int]:
        """For each article the oldest that it is like and that is like no older one: itself where there is none."""
        found = list(range(len(self.rows)))
        for older, younger in self._alike():
            if found[younger] == younger:
                first = found[older]
                if first == older or self.alike(np.array([first]), np.array([younger]))[0]:
                    found[younger] = first
        return found

    def _alike(self) -> list[tuple[int, int]]:
        """Pairs of articles that are alike, by the younger, then by the older: of those that share a band, each is
        compared with the oldest and with the one before it, so that a thousand copies make two thousand pairs."""
        found: set[tuple[int, int]] = set()
        for start in range(0, LENGTH, _BAND):
            older, younger = _sharing(self.rows[:, start : start + _BAND])
            like = self.alike(older, younger)
            found.update(zip(older[like].tolist(), younger[like].tolist(), strict=True))
        return sorted(found, key=lambda pair: (pair[1], pair[0]))

    def alike(self, older: Array, younger: Array) -> Array:
        """Which of the pairs are."""
        apart = (self.days[younger] - self.days[older] > _SOON) & (self.days[younger] != _UNDATED)
        return self.similarity(older, younger) >= np.where(apart, ALIKE_LATER, ALIKE)

    def similarity(self, older: Array, younger: Array) -> Array:
        """The part of the runs of words that the articles of each pair share, estimated."""
        return _shared(self.rows[older], self.rows[younger])


def similarity(one: bytes, other: bytes) -> float:
    """The part of the runs of words of either that two articles share, as their signatures tell it."""
    return float(_shared(np.frombuffer(one, np.uint8), np.frombuffer(other, np.uint8)))


def _shared(ones: Array, others: Array) -> Array:
    """The same for signatures as arrays [..., LENGTH]."""
    same = (ones == others).mean(axis=-1)
    shared: Array = np.maximum((same - _BY_CHANCE) / (1 - _BY_CHANCE), 0)
    return shared


def _sharing(band: Array) -> tuple[Array, Array]:
    """Pairs of rows that are equal in the band: each with the first such row, and with the one before it."""
    keys = band.astype(np.uint32) @ (np.uint32(1) << np.arange(0, 8 * band.shape[1], 8, dtype=np.uint32))
    order = np.argsort(keys, kind="stable")
    again = np.append(False, keys[order][1:] == keys[order][:-1])
    places = np.arange(len(order))
    first = np.maximum.accumulate(np.where(again, 0, places))
    member = np.flatnonzero(again)
    older = np.concatenate((order[first[member]], order[member - 1]))
    return older, np.concatenate((order[member], order[member]))
