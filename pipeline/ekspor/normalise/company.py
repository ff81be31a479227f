"""Firms, cooperatives, associations and brands: from the words of a mention to a name without its legal form.

`parse(text)` never raises and takes the whole mention: "PT. Astra Agro Lestari Tbk" is the name "Astra Agro
Lestari", the legal form "PT Tbk" and the ticker AALI. An acronym or a short name that rules/companies.tsv or
rules/company_short_names.tsv lists gives the name it stands for, with its number in Roman figures where the firms of a
group are numbered ("PTPN 3": Perkebunan Nusantara III); a ticker is given where the name is that of a firm on the
Indonesia Stock Exchange (rules/listed_companies.tsv).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ekspor.rules.load import table
from ekspor.schema import Company

_LONGEST_MENTION = 200  # characters; a longer text is no mention
_EDGES = " \t\n\xa0.,;:()[]\"'“”‘’"
_FORMS = (
    (re.compile(r"P\.?\s?T\b\.?\s*", re.IGNORECASE), "PT"),
    (re.compile(r"C\.?\s?V\b\.?\s*", re.IGNORECASE), "CV"),
    (re.compile(r"U\.?\s?D\b\.?\s*", re.IGNORECASE), "UD"),
    (re.compile(r"P\.?\s?D\b\.?\s*", re.IGNORECASE), "PD"),
    (re.compile(r"PR\b\.?\s*", re.IGNORECASE), "PR"),
    (re.compile(r"(?:Fa|Firma)\b\.?\s*", re.IGNORECASE), "Fa"),
    (re.compile(r"Perumda\b\s*", re.IGNORECASE), "Perumda"),
    (re.compile(r"Perum\b\s*", re.IGNORECASE), "Perum"),
    (re.compile(r"(?:Koperasi|Kop)\b\.?\s*", re.IGNORECASE), "Koperasi"),
    (re.compile(r"KUD\b\s*", re.IGNORECASE), "KUD"),
    (re.compile(r"KSU\b\s*", re.IGNORECASE), "KSU"),
    (re.compile(r"BUM\s?Des(?:a|ma)?\b\s*", re.IGNORECASE), "BUMDes"),
    (re.compile(r"Gapoktan\b\s*", re.IGNORECASE), "Gapoktan"),
    (re.compile(r"(?:Poktan|Kelompok\s+Tani)\b\s*", re.IGNORECASE), "Kelompok Tani"),
    (re.compile(r"Kelompok\s+Nelayan\b\s*", re.IGNORECASE), "Kelompok Nelayan"),
)
"""Legal forms before a name, in the order in which they are tried."""

_ENDINGS = (
    (re.compile(r"[\s,]*\(?\bTbk\b\.?\)?$", re.IGNORECASE), "Tbk"),
    (re.compile(r"\s*\(\s*Persero\s*\)$|\s+Persero$", re.IGNORECASE), "(Persero)"),
    (re.compile(r"[\s,]*\bCo\.?,?\s*Ltd\b\.?$", re.IGNORECASE), "Co Ltd"),
    (re.compile(r"[\s,]*\bSdn\.?\s*Bhd\b\.?$", re.IGNORECASE), "Sdn Bhd"),
    (re.compile(r"[\s,]*\bPte\.?\s*Ltd\b\.?$", re.IGNORECASE), "Pte Ltd"),
    (re.compile(r"[\s,]*\b(?:Ltd\b\.?|Limited)$", re.IGNORECASE), "Ltd"),
    (re.compile(r"[\s,]*\b(?:Inc\b\.?|Incorporated)$", re.IGNORECASE), "Inc"),
    (re.compile(r"[\s,]*\b(?:Corp\b\.?|Corporation)$", re.IGNORECASE), "Corp"),
    (re.compile(r"[\s,]*\bGmbH$", re.IGNORECASE), "GmbH"),
    (re.compile(r"[\s,]*\bLLC$", re.IGNORECASE), "LLC"),
)
"""Legal forms behind a name; `PT … (Persero) Tbk` has two."""


_TICKER = re.compile(r"\s*\((?:IDX:\s?)?([A-Z]{4})\)?$")
"""A ticker in brackets behind the name."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"(?:Holding )?(?P<group>.*[^\W\d])(?:\s?-\s?|\s|(?=\d))(?P<figure>[IVXivx]+|\d{1,2})")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")

_BARE = frozenset(("pt", "cv", "ud", "fa", "koperasi", "perum", "perumda", "tbk", "persero", "poktan", "bumdes", "kud"))
"""Legal forms that stand alone name no company."""


def fold(text: str) -> str:
    """Lower case, NFC, single blanks, no sign at the edges: the form in which names are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(_EDGES).lower()


def parse(text: str) -> Company | None:
    """The company that the words name; None when they hold no word or only a legal form."""
    words = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .,;:\"'“”‘’")
    if not words or len(text) > _LONGEST_MENTION or not any(c.isalpha() for c in words):
        return None
    if (behind := _TICKER.search(words)) and behind[1] in names_by_ticker():
        words = words[: behind.start()]
    name, form = stripped(words)
    if fold(name) in _BARE or not name:
        return None
    if name in names_by_ticker():
        return Company(names_by_ticker()[name], form, name)
    if numbered := _numbered(_BRACKETS.sub("", name)):
        return Company(numbered, form)
    row = next((row for words in (words, name, _BRACKETS.sub("", name)) if (row := _register().get(fold(words)))), None)
    if row:
        registered, given = stripped(row["name"])
        ticker = row["ticker"] or _tickers().get(fold(registered))
        return Company(registered, form or given, ticker)
    return Company(name, form, _tickers().get(fold(name)))


def _numbered(name: str) -> str | None:
    """The canonical name of a firm of a numbered group ("PTPN-3", "Pelabuhan Indonesia III"), None where it is none."""
    match = _NUMBER.fullmatch(name)
    group = _groups().get(fold(match["group"])) if match else None
    if match is None or group is None:
        return None
    if match["figure"].isdecimal():
        n = int(match["figure"])
        return f"{group} {_ROMAN[n - 1]}" if 1 <= n <= len(_ROMAN) else None
    return f"{group} {match['figure'].upper()}" if match["figure"].upper() in _ROMAN else None


def stripped(words: str) -> tuple[str, str | None]:
    """The name as written without its legal form, and that form ("PT", "PT (Persero) Tbk"), None where it has none."""
    before = ""
    behind: list[str] = []
    for pattern, form in _FORMS:
        if (match := pattern.match(words)) and words[match.end() :].strip():
            before, words = form, words[match.end() :]
            break
    for _ in range(2):
        for pattern, form in _ENDINGS:
            if match := pattern.search(words):
                behind.insert(0, form)
                words = words[: match.start()]
    return words.strip(" ,"), " ".join(filter(None, [before, *behind])) or None


@cache
def _register() -> dict[str, dict[str, str]]:
    listed = {fold(row["form"]): row for row in table("companies")}
    tickers = {row["name"]: row["ticker"] for row in table("companies") if row["ticker"]}
    for row in table("company_short_names"):
        listed.setdefault(fold(row["form"]), {"name": row["name"], "ticker": tickers.get(row["name"], "")})
    return listed


@cache
def _groups() -> dict[str, str]:
    return {fold(row["form"]): row["name"] for row in table("company_short_names") if row["numbered"]}


@cache
def _tickers() -> dict[str, str]:
    return {fold(row["name"]): row["ticker"] for row in table("listed_companies")}


@cache
def names_by_ticker() -> dict[str, str]:
    """The names under which firms are listed, by ticker."""
    return {row["ticker"]: row["name"] for row in table("listed_companies")}
