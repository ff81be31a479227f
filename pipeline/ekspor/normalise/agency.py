"""Agencies: from the words of a mention to a canonical name and the kind of body.

`parse(text)` never raises and takes the whole mention. A body of the register (rules/agencies.tsv) gives its registered
name ("Kemendag": Kementerian Perdagangan); any other is named by how it begins (rules/agency_heads.tsv), abbreviations
written out and the region under its own name: "BPS Sultra" is "Badan Pusat Statistik Sulawesi Tenggara". Abbreviations
of regional offices that are not listed are read part by part (rules/agency_parts.tsv). A bracket says the name again.
A body has the name it had: "Deperindag" is Departemen Perindustrian dan Perdagangan, with its years and what it became
(rules/agency_years.tsv). `named(successor)` leads on, `predecessors(name)` back.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ekspor.normalise.region import parse as parse_region
from ekspor.rules.load import table
from ekspor.schema import Agency

_LONGEST_MENTION = 300  # characters; a longer text is no mention
_LONGEST_ABBREVIATION = 40  # letters of a regional office's
_LONGEST_REGION = 5  # words
_EDGES = " \t\n\xa0.,;:()[]\"'“”‘’"
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_HYPHENS = re.compile(r"\s*[-‐‑–]\s*")


def fold(text: str) -> str:
    """Lower case, NFC, single blanks, no sign at the edges: the form in which names are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(_EDGES).lower()


def parse(text: str) -> Agency | None:
    """The agency that the words name, None when they begin like none that we know."""
    if len(text) > _LONGEST_MENTION:
        return None
    name = fold(text)
    if row := _register().get(name):
        return named(row["name"])
    words = _BRACKETS.sub("", " ".join(text.split())).strip(_EDGES).split()
    for size in range(min(len(words), 6), 0, -1):
        head = _head(words[:size])
        row = _heads().get(head)
        if row and (size < len(words) or row["head"] != row["name"]):
            return Agency(" ".join([row["name"], *_region(words[size:])]), row["kind"])
        if head.startswith(("dis", "din")) and len(head) <= _LONGEST_ABBREVIATION and (fields := _fields(head[3:])):
            return Agency(" ".join([f"Dinas {_listed(fields)}", *_region(words[size:])]), "dinas")
    return None


def named(name: str) -> Agency | None:
    """The body of the register that bears exactly this canonical name, with its years; None when none does."""
    return _bodies().get(name)


def predecessors(name: str) -> tuple[str, ...]:
    """The canonical names of the bodies that became the one of this name, the oldest first."""
    return tuple(dict.fromkeys(row["name"] for row in table("agency_years") if name in _successors(row)))


def _successors(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row["successors"].split("; ")) if row["successors"] else ()


@cache
def _bodies() -> dict[str, Agency]:
    """Bodies by canonical name; one that bore its name twice has it since the first time, until the end of the last."""
    stretches: dict[str, list[dict[str, str]]] = {}
    for row in table("agency_years"):
        stretches.setdefault(row["name"], []).append(row)
    bodies = {}
    for row in table("agencies"):
        years = stretches.get(row["name"], [{"since": "", "until": "", "successors": ""}])
        since, until = years[0]["since"], years[-1]["until"]
        bodies[row["name"]] = Agency(
            row["name"],
            row["kind"],
            int(since) if since else None,
            int(until) if until else None,
            _successors(years[-1]),
        )
    return bodies


@cache
def _fields(parts: str) -> list[str] | None:
    """The fields that an abbreviation's parts stand for ("perindagkop"), None when they are none that we know."""
    for size in range(len(parts), 0, -1):
        first, rest = _parts().get(parts[:size]), parts[size:].lstrip("-")
        if first and not rest:
            return first
        if first and (others := _fields(rest)):
            return first + others
    return None


def _listed(fields: list[str]) -> str:
    """Names as a list in words: "A", "A dan B", "A, B, dan C"."""
    if len(fields) < 3:
        return " dan ".join(fields)
    return f"{', '.join(fields[:-1])}, dan {fields[-1]}"


def _head(words: list[str]) -> str:
    return _HYPHENS.sub("-", " ".join(words).lower()).replace("-ukm", "ukm").replace(" ukm", "ukm")


def _region(words: list[str]) -> list[str]:
    """The words, with the short name of a province that ends them ("Perkebunan Sultra") written out."""
    for at in range(max(0, len(words) - _LONGEST_REGION), len(words)):
        found = parse_region(" ".join(words[at:]))
        if found is not None and found.code is not None:
            return [*words[:at], found.name] if found.level == "province" else words
    return words


@cache
def _register() -> dict[str, dict[str, str]]:
    return {fold(row["form"]): row for row in table("agencies")}


@cache
def _heads() -> dict[str, dict[str, str]]:
    return {_head(row["head"].split()): row for row in table("agency_heads")}


@cache
def _parts() -> dict[str, list[str]]:
    return {row["part"]: row["fields"].split("; ") for row in table("agency_parts")}
