"""Agencies: from the words of a mention to a canonical name and the kind of body.

`parse(text)` never raises and takes the whole mention. A body of the register (rules/agencies.tsv) gives its registered
name ("Kemendag": Kementerian Perdagangan); any other is named by how it begins (rules/agency_heads.tsv), abbreviations
written out and the region under its own name: "BPS Sultra" is "Badan Pusat Statistik Sulawesi Tenggara". Abbreviations
of regional offices that are not listed are read part by part (rules/agency_parts.tsv). A bracket says the name again.
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
        return Agency(row["name"], row["kind"])
    words = _BRACKETS.sub("", " ".join(text.split())).strip(_EDGES).split()
    for size in range(min(len(words), 6), 0, -1):
        head = _head(words[:size])
        row = _heads().get(head)
        if row and (size < len(words) or row["head"] != row["name"]):
            return Agency(" ".join([row["name"], *_region(words[size:])]), row["kind"])
        if head.startswith(("dis", "din")) and len(head) <= _LONGEST_ABBREVIATION and (fields := _fields(head[3:])):
            return Agency(" ".join([f"Dinas {_listed(fields)}", *_region(words[size:])]), "dinas")
    return None


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
    """The words with a region's short name written out ("Sultra"), where they name one and nothing else."""
    found = parse_region(" ".join(words)) if 0 < len(words) <= 5 else None
    if found is None or found.code is None or found.level != "province":
        return words
    return [found.name]


@cache
def _register() -> dict[str, dict[str, str]]:
    return {fold(row["form"]): row for row in table("agencies")}


@cache
def _heads() -> dict[str, dict[str, str]]:
    return {_head(row["head"].split()): row for row in table("agency_heads")}


@cache
def _parts() -> dict[str, list[str]]:
    return {row["part"]: row["fields"].split("; ") for row in table("agency_parts")}
