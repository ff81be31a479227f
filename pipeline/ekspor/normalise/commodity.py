"""Goods: from the words of a mention to a heading of HS 2022.

`parse(text)` never raises and takes the whole mention: "udang vaname beku" is 0306. Names of goods are head-first in
Indonesian, so an unknown phrase is filed under the longest known name it begins with ("knalpot mobil bekas" under
"knalpot"); what was done to the good moves the heading (`rules/commodity_processes.tsv`: tinned fish is 1604), and a
head whose complement is unknown gives the heading of the head ("minyak biji anggur" is 15, not mineral oil).
The depth of `hs` is what the words support; `provisional` says that one of several headings was chosen.
Sources: rules/commodities.tsv and the tables beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ekspor.rules.load import table
from ekspor.schema import Commodity

WORD = re.compile(r"[^\W_]+")
_LONGEST_MENTION = 400  # characters; a longer text is no mention
_LONGEST_NAME = 9  # words


def fold(text: str) -> str:
    """Lower-case words of a text, single blanks between: the form in which names of goods are compared."""
    return " ".join(WORD.findall(unicodedata.normalize("NFC", text).lower()))


@cache
def names() -> dict[str, dict[str, str]]:
    """Rows of rules/commodities.tsv by folded form."""
    return {fold(row["form"]): row for row in table("commodities")}


@cache
def words(role: str) -> dict[str, str]:
    """Words and phrases of one role in rules/commodity_words.tsv with their heading ("" where they have none)."""
    return {row["word"]: row["hs"] for row in table("commodity_words") if row["role"] == role}


def parse(text: str) -> Commodity | None:
    """The good that the words name, None when they name none we know."""
    if len(text) > _LONGEST_MENTION:
        return None
    phrase = fold(text).split()
    while phrase and phrase[0] in words("outside"):
        phrase = phrase[1:]
    name = " ".join(phrase)
    row = names().get(name) or names().get(name.removesuffix("nya"))
    if row:
        return _good(row)
    for tail in words("tail"):
        if name.endswith(" " + fold(tail)):
            good = parse(name[: -len(fold(tail)) - 1])
            return good and Commodity(good.hs and good.hs[:2], good.name, provisional=True)
    return _by_complement(phrase, listed=True) or _by_head(phrase) or _by_complement(phrase)


def _good(row: dict[str, str]) -> Commodity:
    return Commodity(row["hs"] or None, row["name"], row["provisional"] == "yes")


def _by_head(phrase: list[str]) -> Commodity | None:
    """The longest known name that the phrase begins with, moved by what follows it."""
    for size in range(min(len(phrase) - 1, _LONGEST_NAME), 0, -1):
        begin, rest = " ".join(phrase[:size]), phrase[size:]
        if begin in words("clear"):
            return None
        row = names().get(begin)
        if row and (both := _joined(_good(row), rest)):
            return both
        if begin in words("head") and not all(word in words("modifier") for word in rest):
            heading = words("head")[begin]
            return Commodity(heading, " ".join(phrase), provisional=True) if heading else None
        if row:
            return _moved(_good(row), rest)
    return None


def _by_complement(phrase: list[str], listed: bool = False) -> Commodity | None:
    """The good behind words that only say that it is a product: "produk olahan udang" is udang, processed.

    `listed`: only when it stands in the table: "produk minyak sawit" is no "produk minyak".
    """
    for size in range(min(len(phrase) - 1, 3), 0, -1):
        rest = " ".join(phrase[size:])
        if " ".join(phrase[:size]) in words("clear") and (not listed or rest in names()):
            good = parse(rest)
            return good and _moved(good, phrase[:size])
    return None


def _joined(first: Commodity, rest: list[str]) -> Commodity | None:
    """Two goods in one mention ("teh dan gula"): the heading they share, at chapter depth or not at all."""
    if len(rest) < 2 or rest[0] not in ("dan", "serta", "atau"):
        return None
    second = parse(" ".join(rest[1:]))
    if second is None:
        return None
    shared = bool(first.hs and second.hs and first.hs[:2] == second.hs[:2])
    heading = first.hs[:2] if shared and first.hs else None
    return Commodity(heading, f"{first.name} dan {second.name}", provisional=True)


def _moved(good: Commodity, done: list[str]) -> Commodity:
    """The heading after what was done to the good; unknown words beside it make the heading provisional."""
    moves = _processes()
    hs = good.hs or ""
    for word in done:
        for size in (6, 4, 2):
            if len(hs) >= size and (word, hs[:size]) in moves:
                hs = moves[word, hs[:size]]
                break
    known = words("modifier")
    return Commodity(hs or None, good.name, good.provisional or any(word not in known for word in done))


@cache
def _processes() -> dict[tuple[str, str], str]:
    return {(row["process"], row["from"]): row["to"] for row in table("commodity_processes")}
