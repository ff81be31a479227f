"""Which names go with which figure of a sentence.

The figures cut the sentence into zones. A name in the zone between two figures belongs to the one it is not cut off
from by a comma or conjunction; "masing-masing" deals a list out over as many figures, and so does a list of as many
figures; what stands before the first figure is shared by those that have nothing of their own.
"""

from __future__ import annotations

from itertools import pairwise

from ekspor.relate import parts, period, rows, subject
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Group, Reading, measure
from ekspor.schema import Label, Mention, Status

BOUND = (Label.COMPANY, Label.COMMODITY, Label.COUNTRY, Label.REGION, Label.PORT, Label.DATE)
"""What goes with a figure; firms before regions, which may be their seats."""

_NEAR = 30
"""Characters within which a further list in the same zone still goes with the figure."""

Names = dict[Label, list[Mention]]
"""The names that go with one figure."""


def bind(line: Line, readings: list[Reading]) -> list[Names]:
    """For each figure, the names that go with it by label."""
    bound: list[Names] = [{} for _ in readings]
    apart = parts.apart(line, readings) if readings else []
    listed = [g for g in line.groups if not any(part.start <= g.start < part.end for part in apart)]
    for label in BOUND if readings else ():
        groups = _groups(line, label, [g for g in listed if g.label is label], readings)
        shared: list[Mention] = []
        owners: set[int] = set()
        for index, group in enumerate(groups):
            dealt = rows.dealt(line, group, readings) or _seats(line, group, bound)
            if not dealt:
                owner = _owner(line, groups, index, readings)
                if _is_shared(line, group, readings):
                    shared += group.mentions
                for at in (owner, *rows.listed_before(line, group, readings, owner)):
                    bound[at].setdefault(label, []).extend(group.mentions)
                owners |= {owner} if group.start >= readings[0].start else set()
            for at, mention in dealt:
                bound[at].setdefault(label, []).append(mention)
                owners.add(at)
        if label is Label.DATE:
            _hand_on(line, readings, bound)
            continue
        _keep_together(line, readings, bound, label)
        if shared and len(owners) < 2:
            for reading, names in zip(readings, bound, strict=True):
                if label is not Label.COUNTRY or not line.before(reading.start, "figure.of-whole"):
                    names.setdefault(label, list(shared))
    for at in range(1, len(readings)):
        if _is_of_them_together(line, readings, at):
            _take_together(bound, at)
    for names in bound:
        _leave_whole(line, names)
    return bound


def _keep_together(line: Line, readings: list[Reading], bound: list[Names], label: Label) -> None:
    """ "kopi naik dari 3 ton menjadi 6 ton", "teh naik menjadi 5 ton dari 4 ton": both are of what the first is of."""
    for (one, names), (other, others) in pairwise(zip(readings, bound, strict=True)):
        if one.base is other.base or not names.get(label) or label in others:
            continue
        if line.find("figure.from-to" if one.base else "figure.to-from", one.end, other.start):
            others[label] = list(names[label])


def _leave_whole(line: Line, names: Names) -> None:
    """ "Kopi mengisi 62 persen dari ekspor pertanian" and "Oman membeli 62 persen dari ekspor kopi": both of coffee."""
    goods = names.get(Label.COMMODITY, [])
    own = [m for m in goods if not line.before(m.start, "goods.of-whole")]
    if own:
        names[Label.COMMODITY] = own


def _is_of_them_together(line: Line, readings: list[Reading], at: int) -> bool:
    """ "… India US$ 1 juta, dengan kontribusi ketiganya 42 persen", "5 ton ke Oman dan 3 ton ke Mesir, totalnya
    senilai Rp4 miliar" """
    gap = (readings[at - 1].end, readings[at].start)
    if (
        at > 1
        and _is_money(readings[at])
        and not any(map(_is_money, readings[:at]))
        and line.find("figure.of-all", *gap)
    ):
        return True
    shares = readings[at].shares and not readings[at - 1].shares
    return bool(shares) and line.find("clause.all-of-them", *gap) is not None


def _is_money(reading: Reading) -> bool:
    return reading.figure.mentions[0].label is Label.MONEY


def _take_together(bound: list[Names], at: int) -> None:
    """Give a figure the goods and buyers of all before it."""
    for label in (Label.COMMODITY, Label.COUNTRY):
        names = {m.start: m for before in bound[: at + 1] for m in before.get(label, ())}
        if names:
            bound[at][label] = list(names.values())


def is_cut_off(words: str) -> bool:
    """Whether a comma or conjunction in the words between a name and a figure cuts the one off from the other."""
    return phrase("clause.cut").find(words) is not None


def _groups(line: Line, label: Label, listed: list[Group], readings: list[Reading]) -> list[Group]:
    """Of the lists of a label those that can go with a figure."""
    groups = [part for g in listed for part in _apart_from_whole(line, g, readings)]
    groups = [part for g in groups for part in _with_own_figure(line, g, readings)]
    if label is Label.DATE:
        return [g for g in groups if _is_time(line, g, readings) and not _is_of_reason(line, g, readings)]
    groups = [g for g in groups if not (_tells_why(line, g, readings) or _is_of_rest(line, g, readings))]
    if label is Label.COMMODITY:
        groups = [told for g in groups if (told := subject.told_of(line, g)) is not None]
    return _close_ones(groups, readings) if label in (Label.COMMODITY, Label.COMPANY) else groups


def _is_time(line: Line, group: Group, readings: list[Reading]) -> bool:
    aside = period.aside(line, group.start)
    if aside and not any(r.start in range(*aside.span()) for r in readings):
        return False
    return any(period.is_flow_time(line, m) for m in group.mentions)


def _is_of_reason(line: Line, group: Group, readings: list[Reading]) -> bool:
    """ "naik 12 persen karena pada Mei panen raya", "9 persen meskipun sejak Mei ada tarif": the time of what made
    it so, or did not, with no figure behind it."""
    last = readings[-1].end
    if group.start < last:
        return False
    return _tells_why(line, group, readings) or line.find("clause.although", last, group.start) is not None


def _tells_why(line: Line, group: Group, readings: list[Reading]) -> bool:
    before = [r.end for r in readings if r.end <= group.start]
    return bool(before) and line.find("clause.because", before[-1], group.start) is not None


def _apart_from_whole(line: Line, group: Group, readings: list[Reading]) -> list[Group]:
    """ "Robusta 62 persen dari ekspor kopi, arabika 38 persen": the last of the list is of the figure behind it."""
    first, *others = group.mentions
    if not others or not line.before(first.start, "goods.of-whole"):
        return [group]
    told = any(group.end <= r.start and not line.text[group.end : r.start].strip() for r in readings)
    return [Group((first,), group.label), Group(tuple(others), group.label)] if told else [group]


def _with_own_figure(line: Line, group: Group, readings: list[Reading]) -> list[Group]:
    """ "US$ 5 juta ke Oman dan Irak, lalu Iran US$ 3 juta": the last of the list is of the figure right behind it."""
    *others, last = group.mentions
    before = [r for r in readings if r.end <= group.start]
    after = [r for r in readings if r.start >= group.end]
    if not (others and before and after) or is_cut_off(line.text[before[-1].end : group.start]):
        return [group]
    if not line.find("figure.right-behind", last.end, after[0].start):
        return [group]
    return [Group(tuple(others), group.label), Group((last,), group.label)]


def _is_of_rest(line: Line, group: Group, readings: list[Reading]) -> bool:
    """ "12 ton ke Jepang dan sisanya ke Oman", "70 persen diserap Jepang, selebihnya Oman", "Oman mengambil
    sisanya" """
    end = readings[-1].end
    told = line.find("clause.rest", end, group.start) or line.before(group.start, "clause.rest-of")
    told = told or line.after(group.end, "clause.takes-rest")
    return group.start >= end and told is not None


def _close_ones(groups: list[Group], readings: list[Reading]) -> list[Group]:
    """Of the lists of goods or firms before the first figure, or after the last, the nearest and what touches it."""
    before = [g for g in groups if g.end <= readings[0].start]
    after = [g for g in groups if g.start >= readings[-1].end]
    far: list[Group] = []
    for nearer, other in pairwise(before[::-1]):
        if nearer in far or nearer.start - other.end > _NEAR:
            far.append(other)
    for nearer, other in pairwise(after):
        if nearer in far or other.start - nearer.end > _NEAR:
            far.append(other)
    return [g for g in groups if g not in far]


def _seats(line: Line, group: Group, bound: list[Names]) -> list[tuple[int, Mention]]:
    """Places given right behind a firm ("CV Nusa (Ambon)", "CV Nusa dari Ambon"): they go where the firm goes."""
    if group.label is not Label.REGION:
        return []
    found: list[tuple[int, Mention]] = []
    for place in group.mentions:
        firms = [m for m in line.of(Label.COMPANY) if _is_seat(line, m, place)]
        found += [(at, place) for at, names in enumerate(bound) if firms and firms[-1] in names.get(Label.COMPANY, ())]
    return found


def _is_seat(line: Line, firm: Mention, place: Mention) -> bool:
    return firm.end <= place.start and line.find("firm.seat", firm.end, place.start) is not None


def _owner(line: Line, groups: list[Group], index: int, readings: list[Reading]) -> int:
    """The index of the figure that a list belongs to; between two figures the one that it is not cut off from."""
    group = groups[index]
    zone = sum(1 for r in readings if r.start <= group.start)
    if zone == 0 and group.label is Label.DATE and not any(period.is_base(line, m) for m in group.mentions):
        return next((at for at, reading in enumerate(readings) if not reading.base), 0)
    if zone in (0, len(readings)):
        return max(zone - 1, 0)
    before, after = readings[zone - 1], readings[zone]
    compared = group.label is Label.DATE and all(period.is_base(line, m) for m in group.mentions)
    if compared and (after.base or line.find("date.of-its-figure", group.end, after.start)):
        return zone  # "5 ton dibanding 2022 yang hanya 4 ton"
    if any(before.end <= g.start < group.start for g in groups):
        return zone
    to_before, to_after = line.text[before.end : group.start], line.text[group.end : after.start]
    if line.before(group.start, "place.outranked") and "," not in to_after:
        return zone  # "17 persen, di bawah Oman yang menguasai 22 persen"
    led = phrase("clause.leading").find(to_before) is not None
    if to_before.strip() in ("", "(") or not is_cut_off(to_before):
        return zone - 1
    if led and any(group.end <= g.start < after.start for g in groups):
        return zone - 1
    if not is_cut_off(to_after) or to_after.strip() == ":":
        return zone
    if group.label is Label.DATE:
        if "," in to_after and line.find("clause.of-goods-sent", before.end, group.start):
            return zone - 1
        if line.between(group.end, after.start, "boundary") and not line.between(before.end, group.start, "boundary"):
            return zone - 1  # "5 ton ke Oman dan Mesir tahun lalu, sedangkan CV Nusa 3 ton"
        return zone if len(to_after) < len(to_before) else zone - 1
    return zone - 1 if led and not line.between(before.end, group.start, "boundary") else zone


def _is_shared(line: Line, group: Group, readings: list[Reading]) -> bool:
    """Whether a list can go with all figures: it stands before the first, or after the last and is said of them all."""
    if group.start < readings[0].start:
        return True
    last = readings[-1]
    if len(readings) < 2 or group.start < last.start:
        return False
    return line.find("clause.all-of-them", last.end, group.start) is not None


def _hand_on(line: Line, readings: list[Reading], bound: list[Names]) -> None:
    """A date holds for the figures that follow until another, and the only one, behind the last figure of a list, for
    all of them ("karet 5 ton dan kopi 3 ton pada Mei"); not for those of a comparison."""
    last = _date_of_list(line, readings, bound)
    for at, (reading, names) in enumerate(zip(readings, bound, strict=True)):
        if reading.base:
            continue
        last = [] if at and _comes_after(line, readings[at - 1], reading) else last
        dates = names.get(Label.DATE, last)
        if dates:
            names[Label.DATE] = list(dates)
        if not any(period.aside(line, date.start) for date in dates):
            last = dates


def _comes_after(line: Line, before: Reading, reading: Reading) -> bool:
    """ "pada 2021 5 ton, turun menjadi 3 ton": what a figure changed to, it came to later; "pesanan 9 ton untuk Juli;
    5 ton sudah dikirim": what has left did not leave when the rest is to."""
    if before.status is Status.PLANNED and line.after(reading.end, "plan.part-sent"):
        return True
    measures = {measure(m.value) for m in before.figure.mentions} & {measure(m.value) for m in reading.figure.mentions}
    changed = line.between(before.end, reading.start, "change") and line.before(reading.start, "number.level")
    return bool(measures and changed) and not before.base


def _date_of_list(line: Line, readings: list[Reading], bound: list[Names]) -> list[Mention]:
    """The dates behind the last figure, where no figure has another and the sentence sets none against another."""
    first, last = readings[0], readings[-1]
    dates = bound[-1].get(Label.DATE, [])
    if any(names.get(Label.DATE) for names in bound[:-1]) or not all(last.end <= date.start for date in dates):
        return []
    if any(r.base or r.status is not last.status for r in readings) or line.find(
        "clause.against", first.end, last.start
    ):
        return []
    return dates
