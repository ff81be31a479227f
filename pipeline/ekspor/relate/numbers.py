"""What each number of a sentence is: a flow's figure, a base of comparison, a difference, a growth, a share, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ekspor.relate import group
from ekspor.relate.claim import Change, Cue, Figure, Share
from ekspor.relate.line import FLOW_KINDS, Line
from ekspor.schema import Label, Mention, Money, Percent, Quantity, Status

_SOFT = r"(?:(?:lebih\s+dari|kurang\s+dari|lebih\s+kurang|sekitar|sebesar|sebanyak|hampir|kira-kira|tipis|mencapai|rata-rata|hingga|sampai|sejumlah|seberat|hanya|cuma|yakni|yaitu|sebanyak|signifikan|tajam|drastis|cukup|positif|nilai|volume|ekspor|lagi|nyaris|paling|tidak|bisa|diperkirakan|kisaran|di)\s+|[:\s,(])*\Z"
_DELTA = re.compile(
    r"\b(?:naik|kenaikan|kenaikannya|meningkat|peningkatan|turun|menurun|penurunan|susut|menyusut|bertambah|tambahan|tambah|nambah|berkurang|selisih|terpaut|merosot|anjlok|melonjak|lonjakan|tumbuh|pertumbuhan|defisit|surplus|gap|delta|kurang|kekurangan)\s+"
    + _SOFT,
    re.I,
)
"""A change word straight before an amount makes it a difference, not a level ("naik 8,63 ribu ton")."""

_LEVEL = re.compile(
    r"\b(?:menjadi|jadi|ke|ke\s+level|ke\s+angka|menyentuh|tinggal|tersisa|di\s+level|pada\s+level)\s+" + _SOFT, re.I
)
"""A level reached: "turun menjadi …"."""

_BASE = re.compile(
    r"\b(?:dari|ketimbang|dibanding(?:kan)?|daripada|sebelumnya|semula|awalnya|tadinya)\s+(?:(?:hanya|awalnya|semula|sebelumnya|sebesar|sekitar|tercatat|posisi|capaian|realisasi|yang|cuma|baru|nilai|senilai|sebanyak|angka|hampir|kisaran|dengan|itu|semula)\s+)*\Z",
    re.I,
)
_OF_TARGET = re.compile(r"\s*(?:dari|terhadap|atas)\s+(?:\w+\s+){0,2}target", re.I)
_OF_WHOLE = re.compile(
    r"\s*(?:-an\s*)?(?:,\s*)?(?:dari\s+(?:(?:total|seluruh|keseluruhan|nilai|volume|jumlah|ekspor|semua|\w+)\s+){0,3}ekspor|dari\s+total|ekspor\b|pangsa|kiriman|pengapalan|pengiriman|muatan|barang\b|volume\b|di\s*antaranya|total\s+ekspor|dari\s+(?:nilai|volume|jumlah|angka)\b)",
    re.I,
)
_SUPPOSED = re.compile(r"\b(?:bayangkan|jika|kalau|apabila|seandainya|andaikan|misalkan|misalnya)\b", re.I)

_SMALL, _SMALL_RUPIAH = Decimal(100), Decimal(1_000_000)
"""Sums below these (in the currency's units) are no flow's value."""

Role = Literal["flow", "base", "delta", "none"]


@dataclass(slots=True)
class Reading:
    """A figure (amounts, or a percentage that stands for itself) and what the sentence makes of it."""

    figure: Figure
    role: Role
    governor: str | None  # export, shipment, import, domestic, other; None: nothing in the sentence says
    status: Status | None  # None: nothing says
    status_cue: Cue | None
    changes: list[tuple[Mention, Change]] = field(default_factory=list)
    shares: list[tuple[Mention, Share]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character."""
        return self.figure.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.figure.end


@dataclass(slots=True)
class Numbers:
    """All readings of a sentence in order, and the growth that belongs to a flow of a sentence before."""

    readings: list[Reading]
    loose: list[tuple[Mention, Change]]


def read(line: Line) -> Numbers:
    """Classify every figure and percentage of the sentence."""
    readings: list[Reading] = []
    deltas: list[Mention] = []
    price_end: int | None = None
    for figure in line.figures:
        amounts = [m for m in figure.mentions if not group.is_price(line.text, m)]
        prices = [m for m in figure.mentions if m not in amounts]
        price_end = prices[-1].end if prices else price_end
        if not amounts or all(_amountless(m) for m in amounts) or _is_price_again(line, amounts[0], price_end):
            continue
        if _is_delta(line, amounts[0]):
            deltas += amounts
            continue
        if _SUPPOSED.search(line.text, line.sentence.start, amounts[0].start) and not line.of(Label.DATE):
            continue
        readings.append(_level(line, Figure(tuple(amounts), figure.per), readings))
    numbers = Numbers(readings, [])
    for mention in line.of(Label.PERCENT):
        _place_percent(line, mention, numbers)
    for mention in deltas:
        _place_delta(line, mention, numbers)
    numbers.readings.sort(key=lambda r: r.start)
    return numbers


def _amountless(mention: Mention) -> bool:
    """No number ("ratusan juta"), or a sum too small for a shipment: an exchange rate, a share price, a fee."""
    value = mention.value
    if not isinstance(value, Money | Quantity):
        return True
    amount = value.low if value.low is not None else value.high
    if amount is None:
        return True
    return isinstance(value, Money) and amount < (_SMALL_RUPIAH if value.currency == "IDR" else _SMALL)


def _is_price_again(line: Line, mention: Mention, price_end: int | None) -> bool:
    """A further price in a sentence of prices ("US$1.140 per ton, padahal tahun lalu hanya US$610")."""
    return (
        mention.label is Label.MONEY
        and price_end is not None
        and price_end <= mention.start
        and not line.between(price_end, mention.start, "export", "shipment")
        and not line.text[price_end : mention.start].lower().count("nilai")
    )


def _is_delta(line: Line, mention: Mention) -> bool:
    return bool(line.before(mention.start, _DELTA)) and not line.before(mention.start, _LEVEL)


def _level(line: Line, figure: Figure, before: list[Reading]) -> Reading:
    left = before[-1].end if before else line.sentence.start
    governor = _governor(line, left, figure)
    status, cue = _status(line, left, figure)
    base = bool(line.before(figure.start, _BASE)) and status is not Status.TARGET and _changes_near(line, figure)
    base = base or bool(_comparing(line, left, figure.start))
    last = before[-1] if before else None
    if governor is None and last is not None:
        governor = last.governor
    if (
        status is None
        and last is not None
        and not base
        and not line.between(last.end, figure.start, "boundary", "realized")
    ):
        status, cue = last.status, last.status_cue
    return Reading(figure, "base" if base else "flow", governor, status, cue)


def _changes_near(line: Line, figure: Figure) -> bool:
    return bool(line.between(max(line.sentence.start, figure.start - 90), figure.start, "change"))


def _comparing(line: Line, left: int, position: int) -> list[Cue]:
    cues = line.between(left, position, "base")
    return [c for c in cues if not line.between(c.end, position, "boundary", "target")]


def _governor(line: Line, left: int, figure: Figure) -> str | None:
    cues = line.between(left, figure.start, *FLOW_KINDS)
    if cues:
        return _strongest(cues)
    right = min([f.start for f in line.figures if f.start > figure.start] or [line.sentence.end])
    cues = line.between(figure.end, right, "export", "shipment", "import", "domestic")
    cues = [c for c in cues if not line.between(figure.end, c.start, "boundary")]
    return cues[0].kind if cues else None


def _strongest(cues: list[Cue]) -> str:
    """The nearest cue governs; a shipment verb gives way to what was said to be shipped ("mengirim impor …")."""
    last = cues[-1]
    if (
        last.kind == "shipment"
        and len(cues) > 1
        and cues[-2].kind in ("domestic", "import")
        and last.start - cues[-2].end < 30
    ):
        return cues[-2].kind
    return last.kind


def _status(line: Line, left: int, figure: Figure) -> tuple[Status | None, Cue | None]:
    cues = line.between(left, figure.start, "target", "planned", "halted", "realized")
    if cues and cues[-1].kind == "target" and _surpassed(line, cues[-1], figure):
        return Status.REALIZED, None
    if cues:
        last = cues[-1]
        if (
            last.kind == "realized"
            and len(cues) > 1
            and cues[-2].kind in ("planned", "target")
            and last.start - cues[-2].end < 12
        ):
            last = cues[-2]
        return Status(last.kind), last
    right = min([f.start for f in line.figures if f.start > figure.start] or [line.sentence.end])
    cues = line.between(figure.end, right, "planned", "halted") + [
        c for c in line.between(figure.end, right, "target") if line.text[c.start : c.end].lower().startswith("di")
    ]
    cues = [c for c in sorted(cues) if not line.between(figure.end, c.start, "boundary", "speech")]
    return (Status(cues[0].kind), cues[0]) if cues else (None, None)


def _surpassed(line: Line, target: Cue, figure: Figure) -> bool:
    """ "melampaui target yakni 65 juta": the figure is what was reached; "melampaui target yang ditetapkan sebesar 57 juta": the target."""
    over = line.before(
        target.start, re.compile(r"\b(?:melampaui|melebihi|melewati|di\s+atas|menembus)\s+(?:\w+\s+){0,2}\Z", re.I)
    )
    return bool(over) and bool(
        re.search(r"\b(?:yakni|yaitu|dengan|mencapai|menjadi|hingga)\s+\Z", line.text[target.end : figure.start], re.I)
    )


def _place_percent(line: Line, mention: Mention, numbers: Numbers) -> None:
    value = mention.value
    if not isinstance(value, Percent) or line.after(mention.end, _OF_TARGET):
        return
    amount = value.low if value.low is not None else value.high
    if amount is None:
        return
    before = [r for r in numbers.readings if r.end <= mention.start]
    after = [r for r in numbers.readings if r.start >= mention.end]
    numeric = [m for m in line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) if m.end <= mention.start]
    left = numeric[-1].end if numeric else line.sentence.start
    change = line.between(left, mention.start, "change")
    if (
        not change
        and numeric
        and line.text[left : mention.start].strip(" \xa0,")
        in ("(", "atau", "atau sekitar", "atau sebesar", "hingga", "dan")
        and _is_delta(line, numeric[-1])
    ):
        change = line.between(line.sentence.start, mention.start, "change")  # "naik US$48 juta (32 persen)"
    if change and not line.after(mention.end, re.compile(r"\s*dari\s+total\s+ekspor", re.I)):
        ends = (
            [value.low, value.high]
            if value.low is not None and value.high is not None and value.low != value.high
            else [amount]
        )
        signed = [(mention, Change(percent=-abs(a) if change[-1].sign < 0 else a)) for a in ends if a is not None]
        _attach(line, mention, signed, before, after, numbers)
        return
    if before and re.fullmatch(
        r"\s*(?:,\s*)?(?:atau|alias|\(|setara)\s*(?:sekitar|sebesar|setara|\s)*",
        line.text[before[-1].end : mention.start],
        re.I,
    ):
        before[-1].shares.append((mention, Share(amount)))
    elif _is_share(line, mention, left) or _in_brackets(line, mention) or _goes_on(line, mention, numbers):
        governor = _governor(line, line.sentence.start, Figure((mention,)))
        status, cue = _status(line, left, Figure((mention,)))
        numbers.readings.append(
            Reading(Figure((mention,)), "flow", governor, status, cue, [], [(mention, Share(amount))])
        )
        numbers.readings.sort(key=lambda r: r.start)


def _goes_on(line: Line, mention: Mention, numbers: Numbers) -> bool:
    """A further share of a list of shares ("Uni Eropa 19,7% dan Jepang 9%")."""
    before = [r for r in numbers.readings if r.end <= mention.start]
    return bool(before) and bool(before[-1].shares) and mention.start - before[-1].end < 60


def _in_brackets(line: Line, mention: Mention) -> bool:
    """ "Pelabuhan Balikpapan (31%), Pelabuhan Samarinda (28%)": a percentage in brackets straight after a name."""
    return any(
        line.text[m.end : mention.start].strip(" \xa0") == "("
        for m in line.of(Label.PORT, Label.COUNTRY, Label.COMMODITY, Label.REGION)
    )


def _is_share(line: Line, mention: Mention, left: int) -> bool:
    if line.after(mention.end, _OF_WHOLE) or line.between(left, mention.start, "share"):
        return True
    return bool(line.between(line.sentence.start, mention.start, "share")) or (
        line.has("anaphora") and line.has("total")
    )


def _attach(
    line: Line,
    mention: Mention,
    changes: list[tuple[Mention, Change]],
    before: list[Reading],
    after: list[Reading],
    numbers: Numbers,
) -> None:
    """A growth belongs to the level it leads to, else to the figure before it, else stands for itself or for the sentence before."""
    names = (Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY)
    if (
        after
        and line.before(after[0].start, _LEVEL)
        and not any(mention.end <= m.start < after[0].start for m in line.of(*names))
    ):
        after[0].changes += changes
        return
    flows = [r for r in before if r.role == "flow"]
    if flows:
        gap = line.between(flows[-1].end, mention.start, "boundary", *FLOW_KINDS)
        own = any(flows[-1].end <= m.start and m.end <= mention.start for m in line.of(*names))
        if not (gap and own) and flows[-1].governor in (None, "export", "shipment"):
            flows[-1].changes += changes
            return
    if (
        after
        and after[0].role == "flow"
        and not line.between(mention.end, after[0].start, "boundary", "base", *FLOW_KINDS)
        and after[0].governor in (None, "export", "shipment")
    ):
        after[0].changes += changes
        return
    if line.has("export"):
        governor = _governor(line, line.sentence.start, Figure((mention,)))
        status, cue = _status(line, line.sentence.start, Figure((mention,)))
        if governor in ("export", "shipment"):
            numbers.readings.append(Reading(Figure((mention,)), "flow", governor, status, cue, changes))
            numbers.readings.sort(key=lambda r: r.start)
    elif line.has("anaphora"):
        numbers.loose += changes


def _place_delta(line: Line, mention: Mention, numbers: Numbers) -> None:
    if re.search(
        r"\bdari\s+(?:\w+\s+){0,2}target", line.text[mention.end : min(line.sentence.end, mention.end + 160)], re.I
    ) or re.search(
        r"\b(?:surplus|defisit)\W*\w*\s*\Z",
        line.text[max(line.sentence.start, mention.start - 30) : mention.start],
        re.I,
    ):
        return
    cues = line.between(line.sentence.start, mention.start, "change", "difference")
    sign = cues[-1].sign if cues else 0
    value = mention.value
    if not isinstance(value, Money | Quantity) or value.low is None:
        return
    change = (mention, Change(amount=_signed(value, sign or 1)))
    flows = [
        r
        for r in numbers.readings
        if r.role == "flow" and r.end <= mention.start and r.governor in (None, "export", "shipment")
    ]
    if flows:
        flows[-1].changes.append(change)
    elif not line.has("import", "other"):
        numbers.loose.append(change)


def _signed(value: Money | Quantity, sign: int) -> Money | Quantity:
    from dataclasses import replace

    low = value.low * sign if value.low is not None else None
    return replace(value, low=low, high=low)
