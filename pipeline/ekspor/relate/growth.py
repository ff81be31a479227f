"""Percentages and differences: the growth of a flow, its share of a total, and which flow they belong to."""

from __future__ import annotations

from dataclasses import replace

from ekspor.relate import context
from ekspor.relate.claim import Change, Cue, Figure, Numbers, Reading, Share
from ekspor.relate.line import Line
from ekspor.schema import Label, Mention, Money, Percent, Quantity

_OWN = (Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY)
"""Names between a figure and a growth that make the growth one of their own."""

_OF_NO_FLOW = ("percent.of-target", "percent.of-something-else")
"""Phrases behind a percentage that is neither growth nor share of exports."""

_LIST_NEAR = 60
"""Characters between two shares of one list ("Uni Eropa 19,7% dan Jepang 9%")."""

_TARGET_NEAR = 160
"""Characters after a difference within which a target makes it a shortfall."""

_COMPARED_WITHIN = 20
"""Characters behind a percentage within which "lebih tinggi" makes it a growth."""

Changes = list[tuple[Mention, Change]]


def is_difference(line: Line, amount: Mention) -> bool:
    """Whether an amount is by how much something changed ("naik 8,63 ribu ton"), not the level that it changed to."""
    return bool(line.before(amount.start, "number.difference")) and not line.before(amount.start, "number.level")


def place_percentage(line: Line, mention: Mention, numbers: Numbers) -> None:
    """Give a percentage to the flow whose growth or share it is; a flow of its own where none is near."""
    value = mention.value
    if not isinstance(value, Percent) or any(line.after(mention.end, name) for name in _OF_NO_FLOW):
        return
    if line.before(mention.start, "percent.tariff"):
        return
    ends = list(dict.fromkeys(end for end in (value.low, value.high) if end is not None))
    if not ends:
        return
    numeric = [m for m in line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) if m.end <= mention.start]
    left = numeric[-1].end if numeric else line.start
    change = _change_cue(line, mention, numeric)
    before = numbers.before(mention.start)
    if change is not None and not line.after(mention.end, "percent.of-total-exports"):
        _attach(line, mention, [(mention, Change(percent=-abs(p) if change.sign < 0 else p)) for p in ends], numbers)
    elif before and line.find("percent.aside", before[-1].end, mention.start):
        before[-1].shares.append((mention, Share(ends[0])))
    elif _is_share(line, mention) or _is_in_brackets(line, mention) or _goes_on(mention, before):
        reading = _reading(line, mention, left)
        reading.shares.append((mention, Share(ends[0])))
        numbers.add(reading)


def place_difference(line: Line, mention: Mention, numbers: Numbers) -> None:
    """Give a difference to the flow that rose or fell by it. A shortfall against a target is none, nor a balance."""
    value = mention.value
    if not isinstance(value, Money | Quantity) or value.low is None:
        return
    near = min(line.end, mention.end + _TARGET_NEAR)
    if line.find("difference.from-target", mention.end, near) or line.before(mention.start, "difference.of-balance"):
        return
    cues = line.between(line.start, mention.start, "change", "difference")
    low = -value.low if cues and cues[-1].sign < 0 else value.low
    change = (mention, Change(amount=replace(value, low=low, high=low)))
    flows = [r for r in numbers.before(mention.start) if not r.base and r.may_leave]
    after = numbers.after(mention.end)
    if after and _leads_to(line, mention, after[0]):
        after[0].changes.append(change)
    elif flows:
        flows[-1].changes.append(change)
    elif line.has("export") and (reading := _reading(line, mention, line.start)).governor == "export":
        reading.changes.append(change)
        numbers.add(reading)
    elif not line.has("import", "other"):
        numbers.loose.append(change)


def _change_cue(line: Line, mention: Mention, numeric: list[Mention]) -> Cue | None:
    """The cue that makes a percentage a growth: behind the number before it, or of a difference that it says again."""
    cues = line.between(numeric[-1].end if numeric else line.start, mention.start, "change")
    if not cues and numeric and _says_again(line, numeric[-1], mention):
        cues = line.between(line.start, mention.start, "change")
    cues = cues or _comparative(line, mention)
    return cues[-1] if cues else None


def _comparative(line: Line, mention: Mention) -> list[Cue]:
    """ "5 persen lebih tinggi" """
    cues = line.between(mention.end, mention.end + _COMPARED_WITHIN, "change")[:1]
    return [c for c in cues if not line.text[mention.end : c.start].strip()]


def _says_again(line: Line, amount: Mention, mention: Mention) -> bool:
    """ "naik US$48 juta (32 persen)" """
    return is_difference(line, amount) and line.find("percent.same-change", amount.end, mention.start) is not None


def _attach(line: Line, mention: Mention, changes: Changes, numbers: Numbers) -> None:
    """A growth belongs to the level it leads to, else to the figure before it, else to the one after it, else it stands
    for a flow of its own, or for that of the sentence before."""
    after = numbers.after(mention.end)
    flows = [r for r in numbers.before(mention.start) if not r.base]
    if after and _leads_to(line, mention, after[0]):
        after[0].changes += changes
    elif flows and flows[-1].may_leave and not _is_of_another(line, mention, flows[-1]):
        flows[-1].changes += changes
    elif after and not after[0].base and after[0].may_leave and _comes_first(line, mention, after[0]):
        after[0].changes += changes
    elif line.has("export"):
        reading = _reading(line, mention, line.start)
        if reading.governor in ("export", "shipment") and not _tells_why(line, mention):
            reading.changes += changes
            numbers.add(reading)
    elif line.has("anaphora"):
        numbers.loose += changes


def _tells_why(line: Line, mention: Mention) -> bool:
    """ "ekspor meningkat karena ekonomi dunia tumbuh 5 persen" """
    exports = [c.end for c in line.cues if c.kind == "export" and c.end <= mention.start]
    return bool(exports) and line.find("clause.because", exports[-1], mention.start) is not None


def _leads_to(line: Line, mention: Mention, level: Reading) -> bool:
    """ "naik 12 persen menjadi US$ 5 juta" """
    own = any(mention.end <= m.start < level.start for m in line.of(*_OWN))
    return bool(line.before(level.start, "number.level")) and not own


def _is_of_another(line: Line, mention: Mention, flow: Reading) -> bool:
    """ "40 ton, sedangkan ekspor kopi naik 12 persen": a new clause with a name of its own."""
    if line.between(flow.end, mention.start, "import"):
        return True
    own = any(flow.end <= m.start and m.end <= mention.start for m in line.of(*_OWN))
    return own and bool(line.between(flow.end, mention.start, "boundary", *context.FLOW_KINDS))


def _comes_first(line: Line, mention: Mention, flow: Reading) -> bool:
    return not line.between(mention.end, flow.start, "boundary", "base", *context.FLOW_KINDS)


def _reading(line: Line, mention: Mention, left: int) -> Reading:
    """A flow of which only the percentage is told."""
    figure = Figure((mention,))
    status, cue = context.status(line, left, figure)
    return Reading(figure, False, context.governor(line, line.start, figure), status, cue)


def _is_share(line: Line, mention: Mention) -> bool:
    if line.after(mention.end, "percent.of-whole") or line.between(line.start, mention.start, "share"):
        return True
    return (line.has("anaphora") and line.has("total")) or _is_ranked(line, mention)


def _is_ranked(line: Line, mention: Mention) -> bool:
    """ "ekspor tertinggi, yakni batu bara 8,65%, CPO 8,63%": one of several names of one label, each with its part."""
    if not line.has("export") or line.has("change"):
        return False
    percents = {m.start for m in line.of(Label.PERCENT)}
    named = [m for m in line.of(Label.COMMODITY, Label.COUNTRY) if m.end + 1 in percents]
    return len(named) > 1 and any(m.end + 1 == mention.start for m in named)


def _is_in_brackets(line: Line, mention: Mention) -> bool:
    """ "Pelabuhan Balikpapan (31%), Pelabuhan Samarinda (28%)": a percentage in brackets straight after a name."""
    return any(
        line.text[m.end : mention.start].strip(" \xa0") == "("
        for m in line.of(Label.PORT, Label.COUNTRY, Label.COMMODITY, Label.REGION)
    )


def _goes_on(mention: Mention, before: list[Reading]) -> bool:
    """A further share of a list of shares ("Uni Eropa 19,7% dan Jepang 9%")."""
    return bool(before) and bool(before[-1].shares) and mention.start - before[-1].end < _LIST_NEAR
