"""Which names go with which figure of a sentence.

The figures cut the sentence into zones. A name in the zone between two figures belongs to the one it is not cut off from by a comma or
conjunction; "masing-masing" deals a list out over as many figures; what stands before the first figure is shared by those that have
nothing of their own.
"""

from __future__ import annotations

import re

from ekspor.relate import period
from ekspor.relate.claim import Group
from ekspor.relate.line import Line
from ekspor.relate.numbers import Reading
from ekspor.schema import Label, Mention

BOUND = (Label.COMPANY, Label.COMMODITY, Label.COUNTRY, Label.REGION, Label.PORT, Label.DATE)

CUT = re.compile(
    r"[,;:]|\b(?:dan|serta|sedangkan|sementara|lalu|kemudian|disusul|diikuti|menyusul|adapun|berikutnya|sisanya|selebihnya|selanjutnya|hingga|padahal|namun|tetapi|dibanding\w*|ketimbang|setelah|yang)\b",
    re.I,
)
_TOWARDS = re.compile(
    r"\b(?:ke|tujuan|menuju|untuk|melalui|lewat|via|dari|asal|pada|di|selama|sepanjang|periode)\s+(?:\w+\s+){0,2}\Z",
    re.I,
)
_SEAT = re.compile(r"\s*(?:[,(]|\b(?:dari|asal|di)\b)\s*", re.I)
_ALL = re.compile(r"\b(?:ketiganya|keduanya|semuanya|seluruhnya|seluruh\s+muatan|keempatnya|semua\s+barang)\b", re.I)

_CAUSE = re.compile(
    r"\b(?:karena|akibat|seiring|lantaran|didukung|ditopang|didorong|dipicu|sejalan|sebab|berkat|disebabkan|dipengaruhi|mengingat)\b",
    re.I,
)
"""After these the sentence tells why, not what: names there are no part of the flow."""

_NEAR = 30
"""Characters within which a further list in the same zone still goes with the figure."""

Bound = list[dict[Label, list[Mention]]]


def bind(line: Line, readings: list[Reading]) -> Bound:
    """For each figure, the names that go with it by label."""
    bound: Bound = [{} for _ in readings]
    if not readings:
        return bound
    for label in BOUND:
        groups = [g for g in line.groups if g.label is label]
        if label is Label.DATE:
            groups = [g for g in groups if _in_clause(line, g) and any(period.is_flow_time(line, m) for m in g.mentions)]
        groups = [g for g in groups if label is Label.DATE or not _tells_why(line, g, readings)]
        groups = _close_ones(label, groups, readings)
        shared: list[Mention] = []
        distributed: set[int] = set()
        for index, group in enumerate(groups):
            dealt = _dealt(line, group, readings)
            if dealt:
                for at, mention in dealt:
                    bound[at].setdefault(label, []).append(mention)
                    distributed.add(at)
                continue
            if label is Label.REGION and (seats := _seats(line, group, bound)):
                for at, mention in seats:
                    bound[at].setdefault(label, []).append(mention)
                    distributed.add(at)
                continue
            zone = sum(1 for r in readings if r.start <= group.start)
            at = _owner(line, groups, index, zone, readings)
            bound[at].setdefault(label, []).extend(group.mentions)
            if zone == 0:
                shared.extend(group.mentions)
            else:
                distributed.add(at)
            if zone == len(readings) and len(readings) > 1 and _ALL.search(line.text[readings[-1].end : group.start]):
                shared.extend(group.mentions)
        _share(label, readings, bound, shared, distributed)
    return bound


def _tells_why(line: Line, group: Group, readings: list[Reading]) -> bool:
    before = [r.end for r in readings if r.end <= group.start]
    return bool(before) and _CAUSE.search(line.text, before[-1], group.start) is not None


def _close_ones(label: Label, groups: list[Group], readings: list[Reading]) -> list[Group]:
    """Of several lists of goods or firms before the first figure, or after the last, the nearest and what touches it."""
    if label not in (Label.COMMODITY, Label.COMPANY):
        return groups
    before = [g for g in groups if g.end <= readings[0].start]
    after = [g for g in groups if g.start >= readings[-1].end]
    far: list[Group] = []
    for near, zone in ((before[::-1], True), (after, False)):
        for one, other in zip(near, near[1:], strict=False):
            gap = one.start - other.end if zone else other.start - one.end
            if one in far or gap > _NEAR:
                far.append(other)
    return [g for g in groups if g not in far]


def _in_clause(line: Line, group: Group) -> bool:
    return not re.search(
        r"\b(?:sejak\s+diresmikan|didirikan|berdiri)\b[^,.]*\Z",
        line.text[max(line.sentence.start, group.start - 40) : group.start],
        re.I,
    )


def _dealt(line: Line, group: Group, readings: list[Reading]) -> list[tuple[int, Mention]]:
    size = len(group.mentions)
    if size < 2:
        return []
    for cue in (c for c in line.cues if c.kind == "each"):
        after = [i for i, r in enumerate(readings) if r.start >= cue.end]
        before = [i for i, r in enumerate(readings) if r.end <= cue.start]
        if group.end <= cue.start and cue.start - group.end < 40 and len(after) >= size:
            return list(zip(after[:size], group.mentions, strict=True))
        if group.start >= cue.end and group.start - cue.end < 40:
            if len(before) >= size and (
                not after or (after[0] > before[-1] + 0 and readings[after[0]].start > group.end)
            ):
                return list(zip(before[-size:], group.mentions, strict=True))
            follow = [i for i in after if readings[i].start >= group.end]
            if len(follow) == size:
                return list(zip(follow, group.mentions, strict=True))
    return []


def _seats(line: Line, group: Group, bound: Bound) -> list[tuple[int, Mention]]:
    """Places given right behind a firm ("CV Nusa (Ambon)", "CV Nusa dari Ambon"): they go where the firm goes."""
    out = []
    for place in group.mentions:
        firms = [m for m in line.of(Label.COMPANY) if m.end <= place.start and _SEAT.fullmatch(line.text[m.end : place.start])]
        out += [(at, place) for at, names in enumerate(bound) if firms and firms[-1] in names.get(Label.COMPANY, ())]
    return out


def _owner(line: Line, groups: list[Group], index: int, zone: int, readings: list[Reading]) -> int:
    """The index of the figure that a group between two figures belongs to."""
    if zone == 0:
        return 0
    if zone == len(readings):
        return zone - 1
    group, before, after = groups[index], readings[zone - 1], readings[zone]
    if any(before.end <= g.start < group.start for g in groups):
        return zone
    to_before, to_after = line.text[before.end : group.start], line.text[group.end : after.start]
    if to_before.strip() == "" or to_before.strip() == "(" or not CUT.search(to_before):
        return zone - 1
    if any(group.end <= g.start < after.start for g in groups) and _TOWARDS.search(to_before):
        return zone - 1
    if not CUT.search(to_after):
        return zone
    if group.label is Label.DATE:
        return zone if len(to_after) < len(to_before) else zone - 1
    return zone - 1 if _TOWARDS.search(to_before) and not line.between(before.end, group.start, "boundary") else zone


def _share(label: Label, readings: list[Reading], bound: Bound, shared: list[Mention], distributed: set[int]) -> None:
    last: list[Mention] = []
    for at, names in enumerate(bound):
        if label is Label.DATE:
            if label in names:
                last = names[label] if readings[at].role == "flow" else last
            elif last and readings[at].role == "flow":
                names[label] = list(last)
        elif label not in names and shared and len(distributed) < 2:
            names[label] = list(shared)
