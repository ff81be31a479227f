"""Figures of a record that do not go together: each becomes a flag with its reason, nothing is corrected.

A price far from that of the goods, two currencies that no exchange rate joins, a part above its total, growth that the
two figures do not show, a flow that has happened after publication. Such records are slips of the text (juta for
miliar) or of the reading; both are worth a look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from ekspor.rules.load import table
from ekspor.schema import ExportEvent, MoneyFiller, NameFiller, PeriodFiller, QuantityFiller, Status

_BAND = Decimal(20)
"""How many times dearer or cheaper than its chapter's mean a price may be."""

_RATES_APART = Decimal("1.25")
"""How far two ways of stating one value may be apart, in US dollars: journalists round rates or use a day's."""

_ABOVE = Decimal("1.01")
"""How far a part may be above its total: both are rounded."""

_POINTS, _RELATIVE = Decimal(2), Decimal("0.1")
"""Percentage points, and part of the growth, by which stated growth may differ from that of the figures."""

_DIFFERENCE = Decimal("0.05")
"""Part of a difference by which it may differ from that of the figures."""

Amount = MoneyFiller | QuantityFiller


def checked(records: Sequence[ExportEvent]) -> list[ExportEvent]:
    """The records of one article, those that do not go together with flags."""
    totals: dict[object, list[ExportEvent]] = defaultdict(list)
    flows: dict[object, list[ExportEvent]] = defaultdict(list)
    for record in records:
        flows[_parties(record)].append(record)
        if not record.commodity and not record.destination:
            totals[_frame(record)].append(record)
    return [
        _flagged(record, tuple(_conflicts(record, totals[_frame(record)], flows[_parties(record)])))
        for record in records
    ]


def _flagged(record: ExportEvent, flags: tuple[str, ...]) -> ExportEvent:
    return record.model_copy(update={"flags": (*record.flags, *flags)}) if flags else record


def _conflicts(record: ExportEvent, totals: Sequence[ExportEvent], flows: Sequence[ExportEvent]) -> Iterator[str]:
    """`totals` are of the record's origin, exporter and time, `flows` of its parties at any time."""
    yield from _price(record)
    yield from _exchange_rate(record)
    yield from _ahead(record)
    yield from _part(record, totals)
    yield from _growth(record, flows)


# ── of one record ────────────────────────────────────────────────────────────────────────────────────────────────────


def _price(record: ExportEvent) -> Iterator[str]:
    """A price a kilogram outside the broad band of the goods' HS chapter."""
    goods = {_priced(filler.code or "") for filler in record.commodity}
    code = min(goods, default="")
    if not code or len(goods) != 1:
        return
    usual = _usual_prices()[code]
    for value, quantity in product(record.value[:1], record.quantity):
        if value.usd and quantity.kg and value.per == quantity.per:
            price = value.usd / quantity.kg
            if not usual / _BAND <= price <= usual * _BAND:
                yield f"price: US$ {price:,.2f} a kilogram, goods of HS {code} are about US$ {usual:g}"


def _priced(code: str) -> str:
    """The heading, else the chapter, of a code that has a price; empty when it has none."""
    return next((part for part in (code[:4], code[:2]) if part in _usual_prices()), "")


def _exchange_rate(record: ExportEvent) -> Iterator[str]:
    """One value in two currencies that are further apart than rates differ."""
    first = next((value for value in record.value if value.usd), None)
    for other in record.value:
        if first is None or first.currency == other.currency or not (first.usd and other.usd):
            continue
        apart = max(first.usd, other.usd) / min(first.usd, other.usd)
        if apart > _RATES_APART:
            yield f"exchange rate: {other.surface} is not {first.surface}, they are {apart:.3g} to 1"


def _ahead(record: ExportEvent) -> Iterator[str]:
    """A flow that has happened, in a period that had not begun."""
    published = record.document.published
    for period in record.period:
        if record.status is Status.REALIZED and published and period.start and period.start > published:
            yield f"period ahead: {period.surface} begins {period.start}, after publication on {published}"


@cache
def _usual_prices() -> dict[str, Decimal]:
    return {row["hs"]: Decimal(row["usd_per_kg"]) for row in table("usual_prices")}


# ── of two records ───────────────────────────────────────────────────────────────────────────────────────────────────


def _part(record: ExportEvent, totals: Sequence[ExportEvent]) -> Iterator[str]:
    """A breakdown by goods or destination that is more than every total of the same origin, exporter and time.

    A part whose name was not read looks like a total, but a small one: so the greatest counts.
    """
    if not record.period or not (record.commodity or record.destination):
        return
    parts: tuple[Amount, ...] = (*record.value, *record.quantity)
    for part in parts:
        wholes = [whole for total in totals for own, whole in _same_measure(record, total) if own is part]
        whole = max(wholes, key=_low, default=None)
        if whole is not None and _low(part) > _low(whole) * _ABOVE:
            yield f"part above total: {part.surface} of {whole.surface}"


def _growth(record: ExportEvent, flows: Sequence[ExportEvent]) -> Iterator[str]:
    """Growth that the figure shows against none of the earlier ones, that of the year before among them."""
    if not record.change:
        return
    earlier = [other for other in flows if other is not record and _is_earlier(other, record)]
    years = [other for other in earlier if _is_year_before(record.period, other.period)]
    if len(years) != 1:
        return
    shown = [pair for other in (*years, *earlier) for pair in _same_measure(record, other) if _low(pair[1])]
    for change in record.change:
        steps = [(_low(now) - _low(then), _low(then), then) for now, then in shown]
        if change.percent is not None:
            rates = [100 * step / then for step, then, _ in steps]
            if rates and all(abs(rate - change.percent) > _POINTS + _RELATIVE * abs(rate) for rate in rates):
                yield f"growth: {change.surface} stated, {rates[0]:+.1f} % from {steps[0][2].surface}"
        elif change.amount is not None:
            own = [(step, then) for step, _, then in steps if _measure(then) in (change.currency, change.unit)]
            if own and all(abs(step - change.amount) > _DIFFERENCE * abs(step) for step, _ in own):
                yield f"growth: {change.surface} stated, {own[0][0]:+,.0f} from {own[0][1].surface}"


def _is_earlier(other: ExportEvent, record: ExportEvent) -> bool:
    """Whether two flows have happened, the other one first."""
    if not (other.status is record.status is Status.REALIZED):
        return False
    begins = min((period.start for period in record.period if period.start), default=None)
    ended = max((period.end for period in other.period if period.end), default=None)
    return begins is not None and ended is not None and ended < begins


def _is_year_before(now: Sequence[PeriodFiller], then: Sequence[PeriodFiller]) -> bool:
    """Whether one stretch of time is that of the year before the other."""
    if len(now) != 1 or len(then) != 1:
        return False
    a, b = now[0], then[0]
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return (a.start.year - b.start.year, a.start.month, a.start.day) == (1, b.start.month, b.start.day) and (
        a.end.year - b.end.year,
        a.end.month,
    ) == (1, b.end.month)


def _same_measure(one: ExportEvent, other: ExportEvent) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of both that are counted in the same, money first."""
    ours: tuple[Amount, ...] = (*one.value, *one.quantity)
    theirs: tuple[Amount, ...] = (*other.value, *other.quantity)
    for a, b in product(ours, theirs):
        if _measure(a) == _measure(b) and a.per == b.per and a.low is not None and b.low is not None:
            yield a, b


def _measure(amount: Amount) -> str:
    return amount.currency if isinstance(amount, MoneyFiller) else amount.unit


def _low(amount: Amount) -> Decimal:
    return amount.low or Decimal(0)


def _frame(record: ExportEvent) -> object:
    """What a total shares with its parts: status, time, exporter and origin."""
    times = frozenset((period.start, period.end) for period in record.period)
    return (record.status, times, _names(record.exporter), _names(record.origin))


def _parties(record: ExportEvent) -> object:
    """What the flows of the same parties share, whenever they were."""
    return tuple(_names(names) for names in (record.exporter, record.origin, record.commodity, record.destination))


def _names(fillers: Iterable[NameFiller]) -> frozenset[str]:
    return frozenset(filler.code or filler.surface.casefold() for filler in fillers)
