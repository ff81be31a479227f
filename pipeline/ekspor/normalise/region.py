"""Indonesian provinces, kabupaten and kota: the words of a mention to a Kemendagri code.

Names: rules/regions.tsv. A name of a kabupaten and a kota ("Pekalongan") has no code and both candidates, unless a
head says which; one shared with a province ("Jambi") is the province, flagged. Other places (islands, towns,
villages, foreign cities: rules/places.tsv, or a head like "Desa") keep their name and have no code.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Literal

from ekspor.normalise.spelling import head, key
from ekspor.rules.load import document, table
from ekspor.schema import Region

Level = Literal["province", "kabupaten", "kota"]


def parse(text: str) -> Region | None:
    """The place that `text` names as a whole, None when it is neither listed nor headed by a word like "Kecamatan"."""
    words = key(text)
    if words in _codes():
        return _region(_codes()[words], _names()[words])
    kind = head(words, list(_kinds()))
    if kind is None:
        return _places().get(words)
    rest = words.removeprefix(kind + " ")
    if _kinds()[kind] in ("province", "kabupaten", "kota") and rest in _codes():
        return _of_level(_kinds()[kind], _codes()[rest], _names()[rest])
    return _places().get(words) or _places().get(rest) or Region(None, " ".join(text.split()), None)


def _of_level(level: str, codes: tuple[str, ...], name: str) -> Region:
    """The one of `codes` that is of the level its head says; with another level's head ("Kota Kudus") flagged."""
    fitting = tuple(code for code in codes if _level(code) == level)
    return _region(fitting, name) if fitting else replace(_region(codes, name), ambiguous=True)


def _region(codes: tuple[str, ...], name: str) -> Region:
    first = codes[0]  # a province comes before its kabupaten and kota
    if len(codes) == 1:
        return Region(first, names()[first], _level(first))
    if _level(first) == "province":
        return Region(first, names()[first], "province", codes, ambiguous=True)
    return Region(None, name, None, codes, ambiguous=True)


def _level(code: str) -> Level:
    if len(code) == 2:
        return "province"
    return "kota" if code[3:] >= "71" else "kabupaten"


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes that share a name, by the name's key."""
    codes: dict[str, tuple[str, ...]] = {}
    for row in table("regions"):
        known = codes.get(key(row["form"]), ())
        codes[key(row["form"])] = known if row["code"] in known else (*known, row["code"])
    return codes


@cache
def _names() -> dict[str, str]:
    return {key(row["form"]): row["form"] for row in reversed(table("regions"))}


@cache
def names() -> dict[str, str]:
    """Official names by code: "Jawa Tengah", "Kabupaten Batang", "Kota Surakarta"."""
    heads: dict[Level, str] = {"province": "", "kabupaten": "Kabupaten ", "kota": "Kota "}
    return {row["code"]: heads[_level(row["code"])] + row["form"] for row in reversed(table("regions"))}


@cache
def _places() -> dict[str, Region]:
    rows = reversed(table("places"))
    return {key(row["form"]): Region(None, row["form"], None, country=_country(row["within"])) for row in rows}


def _country(within: str) -> str:
    """The country of a place by its cell `within`: a Kemendagri code or "ID" is Indonesia, else it is the country."""
    return within if within.isalpha() else "ID"


@cache
def _kinds() -> dict[str, str]:
    """What a head says of the place it stands before, by the head's key."""
    heads: dict[str, list[str]] = document("region")["heads"]  # type: ignore[assignment]
    return {key(word): kind for kind, words in heads.items() for word in words}
