"""Could this article report an export? Decided on raw bytes, before anything is decoded or parsed.

The question is asked of every line of an archive, so it is asked of a whole block of lines at once: a vectorised search
finds the few words by which goods leave or are sold; only near one of those it is looked whether a place abroad and an
amount stand too. It may pass too much; what it stops is never looked at again, so it must not stop too much.
The words are in `rules/export_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ekspor.rules import load

_NEAR = 400
"""Bytes before and after a word of leaving or sale in which the others must stand: two or three sentences."""

_SHORT = 600
"""Bytes of an article, or of its JSON, that is short (of news 1 in 100)."""

_ALONE = "export"
_WITH_ABROAD = {
    # near a word of this role and one of abroad, a word of any of these roles
    "leaving": {"goods", "money", "market"},
    "sale": {"goods", "market"},  # money alone is any business news
}

_LINE_END, _BLANKS = rb"\n", (rb"\u00a0", b"&nbsp;")
"""How a blank may stand in a file other than as such: escaped in JSON, often, or in JSON and HTML, rarely."""

_PLAIN = bytes(code if chr(code).isalnum() or 0x80 <= code != 0xA0 else 0x20 for code in range(256))
"""Translates every ASCII character that is neither letter nor digit to a blank, and so the second byte of a no-break
space in UTF-8. Its first, `_SIGNS`, begins no letter and is left out."""
_SIGNS = b"\xc2"


def could_report_export(raw: bytes) -> bool:
    """Whether the article in `raw` (text, or a line of JSON, in UTF-8 or any superset of ASCII) could report an export.

    True also for what cannot be read this way (UTF-16, UTF-32: the reader decides).
    """
    return b"\0" in raw[:64] or next(lines_that_could(raw.replace(b"\n", b" ")), None) is not None


def lines_that_could(block: bytes) -> Iterator[tuple[int, int]]:
    """Start and end, without the line's end, of the lines of `block` that could report an export.

    Each line is an article, or its JSON, in the encodings of `could_report_export` but for UTF-16 and UTF-32.
    """
    done = 0
    for start, end in _lines_with_words(block):
        yield from _short_lines(block, done, start)
        yield start, end
        done = end + 1
    yield from _short_lines(block, done, len(block))


def _lines_with_words(block: bytes) -> Iterator[tuple[int, int]]:
    """The lines with a word by which goods leave or are sold, and beside it what makes it one of exports."""
    done = -1
    for stretch in _stretches(block):
        if stretch.start > done and stretch.is_enough(block):
            done = block.find(b"\n", stretch.end)
            done = len(block) if done < 0 else done
            yield block.rfind(b"\n", 0, stretch.start) + 1, done


def _short_lines(block: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The short lines between two places that name a place abroad, and goods or an amount."""
    while start < stop:
        end = block.find(b"\n", start, stop)
        end = stop if end < 0 else end
        if end - start <= _SHORT:
            words = _in_small_words(block[start:end])
            if _abroad().find_matches_as_indexes(words) and (
                _roles_in(words) or _goods().find_matches_as_indexes(words)
            ):
                yield start, end
        start = end + 1


@dataclass(slots=True)
class _Stretch:
    """A part of one line with words of export, leaving or sale, and what stands near them."""

    roles: set[str]
    start: int
    end: int

    def is_enough(self, block: bytes) -> bool:
        """Whether what stands here could tell of an export."""
        if _ALONE in self.roles:
            return True
        near = _in_small_words(block[self.start : self.end])
        if not _abroad().find_matches_as_indexes(near):
            return False
        there = _roles_in(near)
        return any(there & _WITH_ABROAD[role] for role in self.roles)


def _in_small_words(part: bytes) -> bytes:
    """What stands in a part of a line, in small letters, with a blank for each sign that is part of no word."""
    near = b" %b " % part.lower().replace(_LINE_END, b" ")
    for blank in _BLANKS:
        if blank in near:  # cheaper to ask
            near = near.replace(blank, b" ")
    return near.translate(_PLAIN, _SIGNS)


def _roles_in(near: bytes) -> set[str]:
    words, roles = _beside()
    return {roles[index] for index, _, _ in words.find_matches_as_indexes(near, overlapping=True)}


def _stretches(block: bytes) -> Iterator[_Stretch]:
    words, leads = _leads()
    stretch: _Stretch | None = None
    for index, start, end in words.find_matches_as_indexes(_small(block)):
        before, role = leads[index]
        if before and block[max(start - len(before), 0) : start].lower() != before:
            continue
        start -= len(before)
        if stretch is None or start >= stretch.end:
            if stretch is not None:
                yield stretch
            earliest = max(start - _NEAR, 0)
            stretch = _Stretch(set(), block.rfind(b"\n", earliest, start) + 1 or earliest, end)
        stretch.roles.add(role)
        line_end = block.find(b"\n", end, end + _NEAR)
        stretch.end = min(end + _NEAR, len(block)) if line_end < 0 else line_end
    if stretch is not None:
        yield stretch


def _small(block: bytes) -> memoryview:
    """The block with all its letters small: the bit is set that tells small letters from capitals, which makes a letter
    of nothing that was none. What else there is becomes something else. Four times as fast as `bytes.lower`."""
    import numpy as np  # here, since it is slow to load and one article on the command line needs none of it

    return np.bitwise_or(np.frombuffer(block, np.uint8), np.uint8(0x20)).data


@cache
def _leads() -> tuple[BytesAhoCorasick, tuple[tuple[bytes, str], ...]]:
    """The words that are looked for everywhere, from their bar on; what stands before that, and the role of each.

    Leftmost matching lets the library search up to 64 words with vector instructions, at gigabytes a second.
    """
    rows = [(word.encode(), role) for word, role in _rows(_ALONE, *_WITH_ABROAD)]
    parts = [(*word.rpartition(b"|"), role) for word, role in rows]
    words = BytesAhoCorasick([rest for _, _, rest, _ in parts], matchkind=MatchKind.LeftmostLongest)
    return words, tuple((before, role) for before, _, _, role in parts)


@cache
def _abroad() -> BytesAhoCorasick:
    """The words and names that say that something is abroad."""
    words = [word.encode() for word, _ in _rows("abroad", "market")]
    words += [f" {name.lower()} ".encode().translate(_PLAIN, _SIGNS) for name in _names_abroad()]
    return BytesAhoCorasick(words, matchkind=MatchKind.LeftmostFirst, implementation=Implementation.DFA)


@cache
def _goods() -> BytesAhoCorasick:
    """The names of goods that are no ordinary words as well."""
    names = (row["form"].lower() for row in load.table("commodities") if not (row["cue"] or row["case"]))
    return BytesAhoCorasick([f" {name} ".encode().translate(_PLAIN, _SIGNS) for name in names])


@cache
def _beside() -> tuple[BytesAhoCorasick, tuple[str, ...]]:
    """The words that must stand there too, and their roles."""
    rows = _rows("goods", "money", "market")
    return BytesAhoCorasick([word.encode() for word, _ in rows], implementation=Implementation.DFA), tuple(
        role for _, role in rows
    )


def _rows(*roles: str) -> list[tuple[str, str]]:
    """The words of these roles, and the role of each."""
    return [(row["word"], row["role"]) for row in load.table("export_words") if row["role"] in roles]


def _names_abroad() -> Iterator[str]:
    """Names of other countries and of places in them, but for those that only their capitals tell from other words."""
    for row in (*load.table("countries"), *load.table("places")):
        home = "ID" in (row.get("code"), row.get("within")) or row["kind"] in ("area", "town")
        if not home and row["case"] != "exact" and not row["needs"]:
            yield row["form"]
