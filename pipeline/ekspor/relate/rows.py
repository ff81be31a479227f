"""Figures that make a list, and the lists of names that are dealt out over them or said of them all."""

from __future__ import annotations

from ekspor.relate.group import is_joint
from ekspor.relate.line import Line
from ekspor.relate.reading import Group, Reading, measure
from ekspor.schema import Label, Mention

_EACH_NEAR = 40
"""Characters between "masing-masing" and the list that it deals out."""


def dealt(line: Line, group: Group, readings: list[Reading]) -> list[tuple[int, Mention]]:
    """A list dealt out over as many figures by "masing-masing", each member with the index of its figure."""
    size = len(group.mentions)
    if size < 2:
        return []
    for cue in (c for c in line.cues if c.kind == "each"):
        before = [i for i, r in enumerate(readings) if r.end <= cue.start]
        after = [i for i, r in enumerate(readings) if r.start >= cue.end]
        if (
            0 <= cue.start - group.end < _EACH_NEAR and len(after) >= size
        ):  # "ke Jepang dan AS masing-masing 3 ton dan 2 ton"
            return list(zip(after[:size], group.mentions, strict=True))
        if 0 <= group.start - cue.end < _EACH_NEAR:
            follow = [i for i in after if readings[i].start >= group.end]
            if len(before) >= size and follow == after:  # "3 ton dan 2 ton masing-masing ke Jepang dan AS"
                return list(zip(before[-size:], group.mentions, strict=True))
            if len(follow) == size:  # "masing-masing ke Jepang dan AS 3 ton dan 2 ton"
                return list(zip(follow, group.mentions, strict=True))
    return list(zip(told, group.mentions, strict=True)) if len(told := _row(line, group.end, readings)) == size else []


def _row(line: Line, start: int, readings: list[Reading]) -> list[int]:
    """The figures behind a place, by index, that make a list of one measure: "Jepang dan AS menyerap 3 dan 2 ton"."""
    found = [at for at, reading in enumerate(readings) if reading.start >= start][:1]
    while found and found[-1] + 1 < len(readings) and _goes_on(line, readings[found[-1]], readings[found[-1] + 1]):
        found.append(found[-1] + 1)
    return found


def _goes_on(line: Line, one: Reading, other: Reading) -> bool:
    """Whether a figure is the next of a list of one measure."""
    measures = {measure(reading.figure.mentions[0].value) for reading in (one, other)}
    return len(measures) == 1 and one.base == other.base and is_joint(line.text[one.end : other.start])


def listed_before(line: Line, group: Group, readings: list[Reading], owner: int) -> list[int]:
    """The figures before the one that a place or firm stands behind, by index, that are of one list with it: "12 ton
    teh dan 7 ton kakao dikirim ke Mesir" sends both there."""
    if group.label in (Label.COMMODITY, Label.DATE) or group.start < readings[owner].end:
        return []
    found: list[int] = []
    while owner and _is_next_of_goods(line, readings[owner - 1], readings[owner]):
        owner -= 1
        if group.label is Label.REGION and _places(line, readings[owner], readings[owner + 1]):
            break  # "20 ton pala asal Banda dan 15 ton kemiri asal Flores"
        found.append(owner)
    return found


def _is_next_of_goods(line: Line, one: Reading, other: Reading) -> bool:
    """Whether nothing but their goods, where these come from, and what joins a list stands between two amounts of
    goods."""
    if one.base or other.base or one.shares or other.shares or one.changes or other.changes:
        return False
    goods = [m for m in line.of(Label.COMMODITY) if one.start <= m.start and m.end <= other.start]
    words, end = "", one.end
    for name in sorted((*goods, *_places(line, one, other)), key=lambda m: m.start):
        if name.start >= one.end:
            origin = line.before(name.start, "place.out-of") if name.label is Label.REGION else None
            words, end = words + line.text[end : max(end, origin.start()) if origin else name.start], name.end
    return bool(goods) and is_joint(words + line.text[end : other.start])


def _places(line: Line, one: Reading, other: Reading) -> list[Mention]:
    """The places between two figures that goods come out of."""
    between = (m for m in line.of(Label.REGION) if one.end <= m.start and m.end <= other.start)
    return [m for m in between if line.before(m.start, "place.out-of")]
