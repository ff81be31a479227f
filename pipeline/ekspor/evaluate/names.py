"""When two names mean the same: the guideline's rule, under "Scoring"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ekspor.rules.load import table

LEGAL_FORMS = frozenset(
    {"pt", "cv", "ud", "tbk", "persero", "fa", "firma", "koperasi", "perum", "pd", "perumda", "ltd", "inc", "co"}
)
GENERIC_HEADS = frozenset(
    {"kabupaten", "kab", "kota", "provinsi", "propinsi", "kecamatan", "desa", "daerah", "wilayah", "kawasan", "pulau"}
    | {"negara", "anggota", "benua", "republik"}
    | {"pelabuhan", "bandara", "bandar", "udara", "internasional", "pasar"}
)
NEGATIONS = frozenset({"non", "bukan", "selain"})
REGENCY = frozenset({"kabupaten", "kab"})

BRACKETED = re.compile(r"\([^)]*\)")
WORD = re.compile(r"[^\W_]+")
GLUED_NON = re.compile(r"\bnon(?=migas|\w{4,})")


@cache
def words(name: str) -> tuple[str, ...]:
    """The words that tell a name from others: no brackets, legal form, generic head, unless nothing else is left."""
    bare = BRACKETED.sub(" ", unicodedata.normalize("NFC", name)) or name
    found = WORD.findall(GLUED_NON.sub("non ", bare.casefold()))
    return tuple(w for w in found if w not in LEGAL_FORMS and w not in GENERIC_HEADS) or tuple(found)


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two fillers of a name slot agree."""
    if _city_against_regency(one, other):
        return False
    a, b = words(one), words(other)
    if a == b:
        return True
    if bool(NEGATIONS & set(a)) != bool(NEGATIONS & set(b)):
        return False
    countries = _countries()
    here, there = countries.get(" ".join(a)), countries.get(" ".join(b))
    if here or there:
        return here == there
    short, long = sorted((set(a), set(b)), key=len)
    return bool(short) and short <= long and 2 * len(short) >= len(long)


def _city_against_regency(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return bool(("kota" in a and REGENCY & b) or ("kota" in b and REGENCY & a))


@cache
def _countries() -> dict[str, str]:
    return {row["name"]: row["code"] for row in table("scored_countries")}
