"""Percentages and differences, given to the flow whose growth or share they are."""

from __future__ import annotations

from dataclasses import replace

from ekspor.relate import context, period, roles
from ekspor.relate.fall import falls, of_growth, row
from ekspor.relate.group import is_joint, is_price
from ekspor.relate.line import Line
from ekspor.relate.reading import Change, Figure, Numbers, Reading, Share
from ekspor.relate.restated import refers_back
from ekspor.relate.share import amount_after, bracketed, is_share, was_share, whose
from ekspor.schema import Label, Mention, Money, Percent, Quantity

_OWN = (Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY)
"""Names between a figure and a growth that make the growth one of their own."""

_BEFORE_NO_FLOW = ("percent.tariff", "percent.of-rest")
_BEHIND_NO_FLOW = ("percent.of-target", "percent.of-something-else", "percent.of-firms")
"""Phrases before and behind a percentage that is neither growth nor share of exports."""

_EACH_NEAR = 40
"""Characters between "masing-masing" and the growths that it deals out."""

_TARGET_NEAR = 160
"""Characters after a difference within which a target makes it a shortfall."""

Changes = list[tuple[Mention, Change]]
Shares = list[tuple[Mention, Share]]


def place_percentage(line: Line, mention: Mention, numbers: Numbers) -> None:
    """Give a percentage to the flow whose growth or share it is; a flow of its own where none is near."""
    value = mention.value
    if not isinstance(value, Percent) or _is_of_no_flow(line, mention) or _is_of_a_price(line, mention):
        return
    ends = list(dict.fromkeys(end for end in (value.low, value.high) if end is not None))
    if not ends:
        return
    falling = falls(line, mention, numbers)
    if falling is not None and not line.after(mention.end, "percent.of-total-exports"):
        _attach(line, mention, [(mention, Change(percent=-abs(p) if falling else p)) for p in ends], numbers)
    elif not line.find("difference.from-target", line.start, mention.start):  # "dari target 9 ton baru 23 persen"
        _share(line, mention, [(mention, Share(p)) for p in ends], numbers)


def _is_of_no_flow(line: Line, mention: Mention) -> bool:
    if line.before(mention.start, *_BEFORE_NO_FLOW) or _goes_on_with_tariffs(line, mention):
        return True
    if line.after(mention.end, *_BEHIND_NO_FLOW) or was_share(line, mention) or _was_growth(line, mention):
        return True
    return line.find("percent.supposed", end=mention.start) is not None or _is_of_something_else(line, mention)


def _was_growth(line: Line, mention: Mention) -> bool:
    """ "pertumbuhan ekspor melambat dari 9 persen menjadi 2 persen": of an earlier time, not of the flow told."""
    return line.before(mention.start, "number.base") is not None and of_growth(line, mention) is not None


def _goes_on_with_tariffs(line: Line, mention: Mention) -> bool:
    """ "Vietnam terkena 20 persen, Malaysia 25 persen": nothing but a name stands between it and a tariff."""
    before = [m for m in line.of(Label.PERCENT) if m.end <= mention.start]
    if not before or not (line.before(before[-1].start, "percent.tariff") or _goes_on_with_tariffs(line, before[-1])):
        return False
    named = [m for m in line.of(Label.COUNTRY, Label.COMMODITY) if before[-1].end < m.start < mention.start]
    gap = (before[-1].end, named[0].start) if len(named) == 1 else (before[-1].end, mention.start)
    return is_joint(line.text[slice(*gap)]) and (not named or not line.text[named[0].end : mention.start].strip())


def _is_of_something_else(line: Line, mention: Mention) -> bool:
    """ "pertumbuhan ekspor 4 persen, konsumsi rumah tangga 2 persen": what grew since the last number is no export."""
    cues = line.between(_behind_last_number(line, mention), mention.start, *context.FLOW_KINDS)
    return bool(cues) and cues[-1].kind in ("other", "import", "domestic")


def _behind_last_number(line: Line, mention: Mention) -> int:
    """Where what is said of a number begins: behind the number before it, else with the sentence."""
    numeric = (m.end for m in line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) if m.end <= mention.start)
    return max(numeric, default=line.start)


def place_difference(line: Line, mention: Mention, numbers: Numbers) -> None:
    """Give a difference to the flow that rose or fell by it. A shortfall against a target is none, nor a balance."""
    value = mention.value
    if not isinstance(value, Money | Quantity) or value.low is None:
        return
    near = min(line.end, mention.end + _TARGET_NEAR)
    if line.find("difference.from-target", mention.end, near) or line.before(mention.start, "difference.of-balance"):
        return
    change = (mention, _difference(line, mention, value))
    flows = [r for r in numbers.before(mention.start) if not r.base and r.may_leave]
    level = _level_after(mention, numbers)
    reading = _reading(line, mention, line.start)
    if (again := _said_again(line, mention, numbers)) is not None:
        again.changes.insert(0, change)
    elif level is not None and _leads_to(line, mention, level):
        level.changes.append(change)
    elif flows and not _is_of_another(line, mention, flows[-1]):
        flows[-1].changes.append(change)
    elif (line.has("export") and reading.governor == "export") or _is_of_a_part(line, mention):
        _add_flow(reading, [change], numbers)
    elif not line.between(line.start, mention.start, "import", "other", "domestic"):
        numbers.loose.append(change)


def _said_again(line: Line, mention: Mention, numbers: Numbers) -> Reading | None:
    """ "menggerus ekspor sebesar US$ 5 juta atau 18 persen": the growth that the percentage behind stands for."""
    after = [r for r in numbers.after(mention.end)[:1] if r.changes and r.figure.mentions[0].label is Label.PERCENT]
    return next((r for r in after if line.find("percent.same-change", mention.end, r.start)), None)


def _is_of_a_price(line: Line, mention: Mention) -> bool:
    """ "naik 12 persen menjadi US$ 5 per kg" """
    after = amount_after(line, mention)
    return after is not None and is_price(line.text, after) and line.before(after.start, "number.level") is not None


def _dealt(line: Line, mention: Mention, flows: list[Reading]) -> Reading | None:
    """ "kopi 5 ton dan teh 3 ton naik masing-masing 4 persen dan 2 persen" """
    dealt = row(line, mention)
    if len(dealt) < 2 or len(flows) < len(dealt) or not line.between(flows[-1].end, dealt[0].start, "each"):
        return None
    return flows[dealt.index(mention) - len(dealt)]


def _is_dealt_to_names(line: Line, mention: Mention) -> bool:
    """ "kopi dan teh masing-masing naik 4 persen dan 2 persen" """
    dealt = row(line, mention)
    return len(dealt) > 1 and bool(line.between(dealt[0].start - _EACH_NEAR, dealt[0].start, "each"))


def _beside(line: Line, mention: Mention, after: list[Reading]) -> Reading | None:
    """ "11,7 persen (US$ 2 juta)", "(11,7 persen, US$ 2 juta)" """
    within = bool(after) and line.find("percent.beside", mention.end, after[0].start) is not None
    return after[0] if within and line.text[after[0].end : after[0].end + 1] == ")" else None


def add_difference(line: Line, figure: Figure, numbers: Numbers) -> None:
    """The flow of which an amount is the difference, where the sentence tells of no level of it."""
    status, cue = context.status(line, line.start, figure)
    reading = Reading(figure, False, context.governor(line, line.start, figure), status, cue)
    for mention in figure.mentions:
        if isinstance(mention.value, Money | Quantity) and mention.value.low is not None:
            reading.changes.append((mention, _difference(line, mention, mention.value)))
    numbers.add(reading)


def _difference(line: Line, mention: Mention, value: Money | Quantity) -> Change:
    cues = line.between(line.start, mention.start, "change", "difference")
    low = -value.low if value.low is not None and cues and cues[-1].sign < 0 else value.low
    return Change(amount=replace(value, low=low, high=low))


def _share(line: Line, mention: Mention, shares: Shares, numbers: Numbers) -> None:
    """A share belongs to the figure that it says again, or that says it again, else it stands for a flow of its own."""
    before, after = numbers.before(mention.start), numbers.after(mention.end)
    flows = [reading for reading in before if reading.figure.mentions[0].label is not Label.PERCENT]
    if own := whose(line, mention, before) or _dealt(line, mention, flows) or numbers.around(mention.start):
        own.shares += shares
    elif is_share(line, mention, before):
        if after and line.find("percent.restated", mention.end, after[0].start):
            after[0].shares += shares
        else:
            reading = _reading(line, mention, _behind_last_number(line, mention))
            if not _is_of_production(line, mention):
                reading.shares += shares
            numbers.add(reading)


def _is_of_production(line: Line, mention: Mention) -> bool:
    """ "Produksi kopi 90 ton, 70 persen di antaranya diekspor": a part of what is made, not of what is exported."""
    cues = line.between(line.start, mention.start, "other")
    made = [cue for cue in cues if line.find("number.of-output", cue.start, cue.end)]
    return bool(made) and not line.between(made[-1].end, mention.start, "export", "shipment")


def _attach(line: Line, mention: Mention, changes: Changes, numbers: Numbers) -> None:
    """A growth belongs to the level it leads to, else to the figure before it, else to the one after it, else it stands
    for a flow of its own, or for that of the sentence before."""
    after = numbers.after(mention.end)
    level = _level_after(mention, numbers)
    flows = [r for r in numbers.before(mention.start) if not r.base]
    if own := _dealt(line, mention, flows) or _beside(line, mention, after) or numbers.around(mention.start):
        own.changes += changes
    elif _is_dealt_to_names(line, mention):
        _add_flow(_reading(line, mention, line.start), changes, numbers)
    elif level is not None and _leads_to(line, mention, level):
        level.changes += changes
    elif flows and flows[-1].may_leave and not _is_of_another(line, mention, flows[-1]):
        flows[-1].changes += changes
    elif after and not after[0].base and after[0].may_leave and _comes_first(line, mention, after[0]):
        after[0].changes += changes
    elif numbers.readings and all(reading.base for reading in numbers.readings) and refers_back(line):
        numbers.loose += changes  # "Dibanding Mei, ketika ekspor 5 ton, angka itu naik 12 persen"
    elif line.has("export"):
        reading = _reading(line, mention, line.start)
        leaves = reading.governor in ("export", "shipment")
        if leaves and not (_tells_why(line, mention) or _stands_apart(line, mention)):
            _add_flow(reading, changes, numbers)
    elif _is_of_a_time(line, mention) or _is_of_a_part(line, mention) or _is_aimed_at(line, mention):
        _add_flow(_reading(line, mention, line.start), changes, numbers)
    elif _is_of_the_flow_before(line, mention):
        numbers.loose += changes


def _add_flow(reading: Reading, changes: Changes, numbers: Numbers) -> None:
    """Growth that stands for a flow of its own."""
    reading.changes += changes
    numbers.add(reading)


def _is_of_a_time(line: Line, mention: Mention) -> bool:
    """ "Januari naik 6,5 persen": the growth of a time of its own, that of nothing else."""
    cues = line.between(line.start, mention.start, "change")
    times = [m for m in period.flow_times(line) if cues and m.end <= cues[-1].start]
    opens = bool(times) and not line.text[line.start : times[0].start].strip(' "“')
    return bool(times) and (opens or not line.has("anaphora", "base")) and _is_of_the_flow_before(line, mention)


def _is_aimed_at(line: Line, mention: Mention) -> bool:
    """ "Tahun ini Kementerian Perdagangan menargetkan tumbuh lagi 7 persen": of the exports that are spoken of."""
    if not line.between(line.start, mention.start, "target") or line.find("percent.of-economy"):
        return False
    if line.between(line.start, mention.start, "import", "domestic", "other"):
        return False
    return not any(m.end <= mention.start for m in line.of(*_OWN))


def _is_of_a_part(line: Line, mention: Mention) -> bool:
    """ "Pasar Eropa turun 12 persen", "alas kaki justru minus 4 persen": goods or a buyer that grew."""
    if line.between(line.start, mention.start, "import", "domestic", "other"):
        return False
    if any(is_price(line.text, m) for m in line.of(Label.MONEY)):
        return False
    names = (m for m in line.of(Label.COMMODITY, Label.COUNTRY) if m.end <= mention.start)
    return any(roles.role(line, m) in ("commodity", "destination") for m in names)


def _is_of_the_flow_before(line: Line, mention: Mention) -> bool:
    """ "Artinya turun 12 persen": the sentence refers back, or names nothing else that could have grown."""
    if line.between(line.start, mention.start, "import", "domestic", "other") or line.find("percent.of-economy"):
        return False
    named = any(m.end <= mention.start for m in line.of(*_OWN, Label.AGENCY, Label.REGION))
    return not named or line.has("anaphora")


def _tells_why(line: Line, mention: Mention) -> bool:
    """ "ekspor meningkat karena ekonomi dunia tumbuh 5 persen" """
    exports = [c.end for c in line.cues if c.kind == "export" and c.end <= mention.start]
    return bool(exports) and line.find("clause.because", exports[-1], mention.start) is not None


def _stands_apart(line: Line, mention: Mention) -> bool:
    """ "untuk mencapai pertumbuhan 6 persen, yang harus naik adalah ekspor" """
    exports = [cue.start for cue in line.cues if cue.kind in context.FLOW]
    first = min(exports, default=mention.start)
    return first > mention.end and line.find("clause.pause", mention.end, first) is not None


def _level_after(mention: Mention, numbers: Numbers) -> Reading | None:
    """The level after a growth, whatever it is compared with between ("naik 12 persen dari 5 ton menjadi 6 ton")."""
    return next((reading for reading in numbers.after(mention.end) if not reading.base), None)


def _leads_to(line: Line, mention: Mention, level: Reading) -> bool:
    """ "naik 12 persen menjadi US$ 5 juta" """
    own = any(mention.end <= m.start < level.start for m in line.of(*_OWN))
    return bool(line.before(level.start, "number.level")) and not own


def _is_of_another(line: Line, mention: Mention, flow: Reading) -> bool:
    """ "40 ton, sedangkan ekspor kopi naik 12 persen": a new clause with a name of its own, not set off by a comma."""
    if line.between(flow.end, mention.start, "import") or line.find("clause.because", flow.end, mention.start):
        return True
    clause = max(flow.end, line.text.rfind(", ", flow.end, mention.start))
    own = any(clause <= m.start and m.end <= mention.start for m in line.of(*_OWN))
    turns = line.between(flow.end, mention.start, "boundary", *context.FLOW_KINDS)
    only_growth = {m.start for m in flow.figure.mentions} <= {m.start for m, _ in flow.changes}
    apart = bool(turns) or only_growth or _is_next(line, clause, mention)
    return bracketed(line, mention) is not None or (own and apart)


def _is_next(line: Line, start: int, mention: Mention) -> bool:
    """ "Oman 5 ton dan Mesir turun 12 persen": the growth of the next name, which begins a clause of its own."""
    names = (g for g in line.groups if g.label in _OWN and start <= g.start and g.end <= mention.start)
    return any(
        line.before(name.start, "percent.next-name") and line.between(name.end, mention.start, "change")
        for name in names
    )


def _comes_first(line: Line, mention: Mention, flow: Reading) -> bool:
    return not line.between(mention.end, flow.start, "boundary", "base", *context.FLOW_KINDS)


def _reading(line: Line, mention: Mention, left: int) -> Reading:
    """A flow of which only the percentage is told."""
    figure = Figure((mention,))
    status, cue = context.status(line, left, figure)
    return Reading(figure, False, context.governor(line, line.start, figure), status, cue)
