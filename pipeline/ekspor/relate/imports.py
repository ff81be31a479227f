"""What another country imports and from where, told by the noun: "impor kopi Mesir dari Oman", "impor Mesir atas kopi
Oman". It is what the other exports."""

from __future__ import annotations

from typing import Literal

from ekspor.relate.line import Line
from ekspor.relate.reading import Cue, is_abroad
from ekspor.schema import Label, Mention

_RULE = "cue.import"

_NEAR = 60
"""Characters between a word of import and who imports."""


def as_exports(line: Line) -> Line:
    """The sentence with such imports told as exports."""
    told = _told(line)
    if not told:
        return line
    cues = tuple(_as_export(cue, told) for cue in line.cues)
    return Line(line.text, line.sentence, line.mentions, cues, line.trees)


def part(line: Line, country: Mention) -> Literal["origin", "destination"] | None:
    """Whether a country imports from another, or is the one that it imports from."""
    for importer, source in line.once(_told):
        if country is importer:
            return "destination"
        if country is source:
            return "origin"
    return None


def tells(line: Line) -> bool:
    """Whether a sentence says what another country imports, and from where."""
    return bool(line.once(_told))


def _as_export(cue: Cue, told: list[tuple[Mention, Mention]]) -> Cue:
    is_told_by = cue.rule == _RULE and any(0 <= importer.start - cue.end <= _NEAR for importer, _ in told)
    return cue._replace(kind="export") if is_told_by else cue


def _told(line: Line) -> list[tuple[Mention, Mention]]:
    """Who imports, and from where."""
    if not any(cue.rule == _RULE for cue in line.cues):
        return []
    places = line.of(Label.COUNTRY, Label.REGION)
    importers = [
        m for m in places if m.label is Label.COUNTRY and is_abroad(m.value) and line.before(m.start, "place.importer")
    ]
    sources = ((one, next((m for m in places if _comes_from(line, one, m)), None)) for one in importers)
    return [(importer, source) for importer, source in sources if source is not None]


def _comes_from(line: Line, importer: Mention, source: Mention) -> bool:
    """ "impor Mesir dari Oman", "impor Mesir atas kopi Oman" """
    if source.start < importer.end:
        return False
    return any(line.find(said, importer.end, source.start) for said in ("place.imports-from", "place.imports-of"))
