"""Countries, world regions and groups of countries: the words of a mention to a code.

Names: rules/countries.tsv. A word with two readings ("Amerika", "Kongo") gives the reading of its first row, flagged
ambiguous; so does a foreign city, which stands for its country ("Beijing menolak"), by rules/places.tsv.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ekspor.normalise.spelling import head, key
from ekspor.rules.load import document, table
from ekspor.schema import Country

_BRACKETS = re.compile(r"\([^()]*\)")


def parse(text: str) -> Country | None:
    """The country, world region or bloc that `text` names as a whole, None when it names none."""
    for words in (key(text), key(_BRACKETS.sub(" ", text))):
        found = _countries().get(words) or _bare(words)
        if found is not None:
            return found
    return None


def members(code: str) -> frozenset[str]:
    """ISO codes of the members of an M49 region or a bloc (rules/country_members.tsv); empty for any other code."""
    return _members().get(code, frozenset())


def _bare(words: str) -> Country | None:
    """The country after words that are no part of its name: "negara-negara ASEAN", "Republik Islam Iran"."""
    outside = head(words, _heads())
    if outside is None:
        return _by_city().get(words)
    rest = words.removeprefix(outside + " ")
    return _countries().get(rest) or _bare(rest)


@cache
def _countries() -> dict[str, Country]:
    """Countries by the keys of their names; a name of several codes is flagged and the first row's."""
    found: dict[str, Country] = {}
    names: dict[str, str] = {}
    for row in table("countries"):
        names.setdefault(row["code"], row["form"])
        found.setdefault(key(row["form"]), _country(row["code"], names[row["code"]], row["kind"], row["ambiguous"]))
    return found


def _country(code: str, name: str, kind: str, ambiguous: str) -> Country:
    kinds: dict[str, Literal["country", "region", "bloc"]] = {"country": "country", "region": "region", "bloc": "bloc"}
    return Country(code, name, kinds[kind], ambiguous == "yes")


@cache
def _by_city() -> dict[str, Country]:
    names = {country.code: country.name for country in reversed(_countries().values())}
    cities = (row for row in table("places") if row["kind"] == "city")
    return {key(row["form"]): Country(row["within"], names[row["within"]], ambiguous=True) for row in cities}


@cache
def _heads() -> list[str]:
    heads: dict[str, list[str]] = document("country")["heads"]  # type: ignore[assignment]
    return [key(word) for word in heads["outside"]]


@cache
def _members() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["members"].split()) for row in table("country_members")}
