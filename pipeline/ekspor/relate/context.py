"""What the cues around a figure make of it: of exports or of something else, reached, aimed at, planned or stopped."""

from __future__ import annotations

from ekspor.relate import ceased, geography, period, roles, supply
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Cue, CueKind, Figure
from ekspor.schema import Label, Quantity, Status

FLOW: tuple[CueKind, ...] = ("export", "shipment")
"""The cues of flows out of the country."""

FLOW_KINDS: tuple[CueKind, ...] = ("export", "shipment", "import", "domestic", "other")
"""What a figure can be a figure of."""

_UNTOLD = ("flow.administered", "flow.taxed", "flow.denied", "flow.sent-people")
_UNTOLD_AFTER = ("flow.taxed-after", "flow.denied-after", "flow.of-people")
"""What stands before or after a word of export or shipment that tells of none: how they are ruled, handled or taxed, or
a denial."""

_SHIPPED_WITHIN = 30
"""Characters between "impor" and the verb of shipment that it is the object of."""

_STILL_AHEAD_WITHIN = 12
"""Characters between a plan and the "sudah" or "tercapai" that is part of it ("akan sudah tercapai")."""


def flows(line: Line) -> list[Cue]:
    """The words of export and shipment that tell of flows."""
    return line.once(_flows)


def _flows(line: Line) -> list[Cue]:
    told = (c._replace(kind="shipment") if c.kind == "other" and _is_sale_abroad(line, c) else c for c in line.cues)
    return [c for c in told if c.kind in FLOW and not _is_untold(line, c)]


def _is_sale_abroad(line: Line, cue: Cue) -> bool:
    """ "penjualan batu bara perseroan ke Oman" """
    if not line.find("flow.sale", cue.start, cue.end):
        return False
    towards = line.after(cue.end, "flow.sold-towards")
    return towards is not None and any(
        m.start == towards.end() for m in line.of(Label.COUNTRY) if not geography.is_home(m)
    )


def _is_untold(line: Line, cue: Cue) -> bool:
    if cue.rule == "cue.certified" and not line.of(Label.QUANTITY):
        return True
    if any(stop.rule == ceased.RULE for stop in line.cues):
        return False
    before = (*_UNTOLD, "flow.travellers") if cue.rule == "cue.travel" else _UNTOLD
    return bool(line.before(cue.start, *before) or line.after(cue.end, *_UNTOLD_AFTER))


def governor(line: Line, left: int, figure: Figure) -> CueKind | None:
    """What a figure is of: the nearest such cue between `left` and it, else the first after it in its clause."""
    if line.after(figure.end, "number.exported"):
        return "export"
    if line.after(figure.end, "number.of-investment") or line.before(figure.start, "number.of-leak", "number.of-trade"):
        return "other"
    if line.after(figure.end, "number.kept"):
        return "domestic"
    if figure.mentions[0].label is Label.QUANTITY and line.before(figure.start, "number.produced"):
        return "other"
    if _is_all_exported(line, figure):
        return "shipment"
    if line.before(figure.start, "number.of-exporter", "number.earned-by-it") or _is_made_to_order(line, figure):
        return "export"
    if told := line.between(figure.mentions[0].end, figure.mentions[-1].start, "export", "shipment"):
        return told[0].kind
    cues = [
        c
        for c in line.between(left, figure.start, *FLOW_KINDS)
        if not (_is_said_aside(line, c, figure) or _says_who_made(line, c))
    ]
    if cues:
        kind = _strongest(cues)
        if kind in ("import", "other") and _is_bought_abroad(line, cues[-1]):
            return "export"
        kind = "shipment" if kind == "other" and _sells_abroad(line, cues[-1]) else kind
        return "export" if kind == "shipment" and roles.is_for_abroad(line) else kind
    if line.before(figure.start, "number.of-market"):
        return "other"
    cues = line.between(figure.end, _next_figure(line, figure), "export", "shipment", "import", "domestic")
    found: CueKind | None = next((c.kind for c in cues if not _turns(line, figure.end, c.start)), None)
    if found is None and (_is_ordered_abroad(line) or supply.ranks(line)):
        return "export"
    return found or ("shipment" if _is_stopped_abroad(line, figure) or _leads_abroad(line, figure) else None)


def _is_made_to_order(line: Line, figure: Figure) -> bool:
    """ "memproduksi 50 gerbong dan 20 lokomotif yang dipesan oleh Oman", "membangun dua kapal untuk Oman" """
    if figure.mentions[0].label is not Label.QUANTITY:
        return False
    behind = [m for m in line.of(Label.COUNTRY) if figure.end <= m.start and not geography.is_home(m)]
    if line.before(figure.start, "number.built") and any(line.before(m.start, "place.built-for") for m in behind):
        return True
    ordered = line.find("number.made-to-order", figure.end, line.end)
    return ordered is not None and any(ordered.end() <= m.start for m in behind)


def _is_all_exported(line: Line, figure: Figure) -> bool:
    """ "Seluruh produksinya, 90 ribu pasang, akan dikirim ke Oman": what is made is what leaves."""
    if not line.before(figure.start, "number.of-all-made") or not line.after(figure.end, "number.all-exported"):
        return False
    return roles.ships_abroad(line) or bool(roles.buyers(line))


def _is_said_aside(line: Line, cue: Cue, figure: Figure) -> bool:
    """ "Pada 2021, ketika ongkos naik, hanya 5 ton", "Sebelum ada tarif, proyeksinya 5 ton": what only tells the time
    or the reason is not what a figure behind it is of."""
    if cue.kind != "other" or not line.find("number.of-circumstance", cue.start, cue.end):
        return False
    asides = phrase("clause.of-time-aside").all(line.text, line.start, figure.start)
    return any(aside.start() <= cue.start and cue.end <= aside.end() for aside in asides)


def _says_who_made(line: Line, cue: Cue) -> bool:
    """ "15 ton kopi produksi PT Nusa ke Oman dan 5 ton ke Mesir": of the goods named, not of what is made."""
    if cue.kind != "other" or not line.after(cue.start, "number.made-by"):
        return False
    return any(
        line.text[m.end : cue.start].strip() in ("", "hasil") for m in line.of(Label.COMMODITY) if m.end < cue.start
    )


def status(line: Line, left: int, figure: Figure) -> tuple[Status | None, Cue | None]:
    """Whether a figure is reached, aimed at, planned or stopped, and the cue, between `left` and it or after it."""
    if line.after(figure.end, "plan.part-sent"):
        return Status.REALIZED, None
    cues = line.between(left, figure.start, "target", "planned", "halted", "realized")
    cues = [c for c in cues if not (_is_left_behind(line, c, figure) or _is_old_order(line, c) or _is_new(line, c))]
    cues = [c for c in cues if c.kind != "halted" or not line.find("halt.made-more", c.end, figure.start)]
    cues = [c for c in cues if not _only_explains(line, c, figure)]
    if may := line.before(figure.start, "plan.may-change"):
        return Status.PLANNED, Cue(*may.span(), "planned", "plan.may-change")
    aim = line.before(figure.start, "target.set")
    if aim and all(c.kind in ("realized", "planned") and aim.start() <= c.start for c in cues):
        return Status.TARGET, Cue(*aim.span(), "target", "target.set")
    if cues:
        cue = cues[-1]
        if cue.kind == "target" and _surpassed(line, cue, figure):
            return Status.REALIZED, None
        if len(cues) > 1 and (_is_part_of_plan(line, cues[-2], cue) or _is_of_an_order(cues[-2], cue)):
            cue = cues[-2]
        if cue.kind == "planned":
            cue = next((c for c in _behind(line, figure) if c.kind == "halted"), cue)
        return Status(cue.kind), cue
    cues = [c for c in _behind(line, figure) if _says_after(line, c)]
    if cues and cues[0].rule == "cue.order":
        cues = [c for c in cues if c.kind == "halted"] or cues  # "yang kontraknya diteken bulan lalu dibatalkan"
    if cues and cues[0].kind == "halted" and _stopped_later(line, left, figure, cues[0]):
        return Status.REALIZED, None
    return (Status(cues[0].kind), cues[0]) if cues else (None, None)


def _stopped_later(line: Line, left: int, figure: Figure, stop: Cue) -> bool:
    """ "masih 5 ton, lalu terhenti", "pada 2008 ada 5 ton, setelah itu berhenti": it left before the stop."""
    said = period.aside(line, figure.start)  # "yang dirintis pada Mei dengan 5 ton, kini terhenti"
    if said is not None and said.end() <= stop.start:
        return True
    if line.before(stop.start, "halt.after-it") or line.find("halt.to-nothing", stop.start, stop.end):
        return True
    if line.find("flow.usual", left, figure.start) and line.find("clause.pause", figure.end, stop.start):
        return True  # "Biasanya 5 ton berangkat; pada Mei tak sekilo pun"
    return line.find("flow.until-then", left, figure.start) is not None


def _behind(line: Line, figure: Figure) -> list[Cue]:
    """The cues that say behind a figure what becomes of it, up to the next one; of targets the first alone."""
    start, right = figure.mentions[0].end, _next_figure(line, figure)
    cues = [
        c
        for c in line.between(start, right, "planned", "halted", "target")
        if not line.before(c.start, "halt.of-event")
    ]
    cues = [c for c in cues if c.kind == "halted" or not line.find("clause.because", start, c.start)]
    targets = [c for c in cues if c.kind == "target"][1:]
    cues = [c for c in cues if c not in targets and not line.between(start, c.start, "boundary", "speech")]
    return [c for c in cues if right == line.end or not _is_cut_off(line, figure, c)]


def _is_cut_off(line: Line, figure: Figure, cue: Cue) -> bool:
    """Whether a clause begins between a figure and what stands behind it; one that tells of the figure alone is none:
    "8 ton pala yang diminta Oman"."""
    own = line.before(cue.start, "clause.of-it")
    return line.find("clause.cut", figure.end, max(own.start(), figure.end) if own else cue.start) is not None


def _turns(line: Line, start: int, end: int) -> bool:
    """Whether the sentence turns to something else, or to the reason, between two places."""
    return bool(line.between(start, end, "boundary")) or line.find("clause.because", start, end) is not None


def _next_figure(line: Line, figure: Figure) -> int:
    """Where the next figure begins; behind growth that stands alone also the next percentage."""
    starts = [f.start for f in line.figures]
    if figure.mentions[0].label is Label.PERCENT:
        starts += [m.start for m in line.of(Label.PERCENT)]
    return min((start for start in starts if start > figure.start), default=line.end)


def _strongest(cues: list[Cue]) -> CueKind:
    """The nearest cue governs; a shipment verb gives way to what was said to be shipped ("mengirim impor …")."""
    *before, last = cues
    if last.kind == "shipment" and before:
        object_ = before[-1]
        if object_.kind in ("domestic", "import") and last.start - object_.end < _SHIPPED_WITHIN:
            return object_.kind
    return last.kind


def _is_bought_abroad(line: Line, cue: Cue) -> bool:
    """ "Jepang mengimpor 5.000 ton arang dari Indonesia" """
    for mention in line.of(Label.COUNTRY):
        buys = line.after(mention.end, "place.buys") if mention.end <= cue.start else None
        if buys is not None and buys.end() >= cue.end and roles.role(line, mention) == "destination":
            return True
    return False


def _is_ordered_abroad(line: Line) -> bool:
    """ "Importir asal Muscat memesan 40 kodi tikar": whoever is asked for goods from abroad exports them."""
    return line.has("planned", "halted") and not line.has("import", "domestic") and bool(roles.orders(line))


def _is_stopped_abroad(line: Line, figure: Figure) -> bool:
    """ "Dua kontainer biji pala ditolak di Hamburg", "Dua kontainernya ditahan di Hamburg" """
    counted = figure.mentions[0].label is Label.QUANTITY
    stopped = counted and line.has("halted") and (bool(line.of(Label.COMMODITY)) or _is_of_containers(figure))
    return stopped and (roles.ships_abroad(line) or is_seized(line))


def _is_of_containers(figure: Figure) -> bool:
    value = figure.mentions[0].value
    return isinstance(value, Quantity) and value.unit in ("kontainer", "teu")


def _leads_abroad(line: Line, figure: Figure) -> bool:
    """ "Ada 40 ton kopra ke Manila", "rotan yang keluar dari Tanjung Perak 12 kontainer": no verb sends them."""
    if figure.mentions[0].label is not Label.QUANTITY or line.has("import", "domestic", "other"):
        return False
    if not line.of(Label.COMMODITY):
        return False
    return roles.ships_abroad(line) or any(line.before(port.start, "port.left") for port in line.of(Label.PORT))


def is_seized(line: Line) -> bool:
    """Whether the sentence tells of goods stopped on their secret way out."""
    stops = (c for c in line.cues if c.kind == "halted")
    return any(line.find("flow.seized", c.start, c.end) for c in stops)


def _sells_abroad(line: Line, cue: Cue) -> bool:
    """ "penjualan 96 ton cengkeh ke Singapura" """
    return line.find("flow.sale", cue.start, cue.end) is not None and roles.ships_abroad(line)


def _is_part_of_plan(line: Line, plan: Cue, realized: Cue) -> bool:
    """ "akan sudah tercapai", "menargetkan UMKM membukukan" """
    if plan.kind not in ("planned", "target") or realized.kind != "realized":
        return False
    if realized.start - plan.end < _STILL_AHEAD_WITHIN:
        return True
    return realized.rule == "cue.reached" and not line.between(plan.end, realized.start, "boundary")


def _is_of_an_order(cue: Cue, order: Cue) -> bool:
    """ "membatalkan pesanan 8 kontainer", "target kontrak US$ 5 juta": stopped or aimed at, not planned."""
    return cue.kind in ("halted", "target") and order.kind == "planned" and order.start - cue.end < _STILL_AHEAD_WITHIN


def _says_after(line: Line, cue: Cue) -> bool:
    """Behind a figure a target is its own only in the passive ("40 ton ditargetkan …") or where it is called one
    ("dipasang sebagai sasaran"), and an order only while it is not filled."""
    if cue.rule == "cue.order":
        return not _is_filled(line, cue)
    if cue.kind != "target" or line.text[cue.start : cue.end].lower().startswith("di"):
        return True
    return line.before(cue.start, "target.as") is not None


def _is_filled(line: Line, order: Cue) -> bool:
    """ "mengirim 4 ton pesanan Oman", "40 ton sebulan, sebagian pesanan lama": what was ordered has left."""
    if line.before(order.start, "plan.filled") or _is_old_order(line, order):
        return True
    sent = line.between(line.start, order.start, "shipment")
    return bool(sent) and not line.find("clause.pause", sent[-1].end, order.start)


def _is_old_order(line: Line, order: Cue) -> bool:
    """ "Order terakhir kami kapalkan pada Mei" """
    return order.rule == "cue.order" and line.after(order.end, "plan.of-old") is not None


def _is_left_behind(line: Line, plan: Cue, figure: Figure) -> bool:
    """ "akan terdampak, meski ekspornya hanya 5 ton": a plan is not what it is set against or explained by."""
    if plan.kind not in ("planned", "target"):
        return False
    return line.find("plan.left-behind", plan.end, figure.start) is not None


def _only_explains(line: Line, cue: Cue, figure: Figure) -> bool:
    """ "Turunnya pesanan Oman membuat ekspor tinggal 5 ton", "akibat larangan itu, ekspornya turun menjadi 5 ton": the
    figure is what exports came to for this reason."""
    if cue.kind == "realized" or not phrase("cause.noun").find(line.text, cue.start, cue.end):
        return False
    aside = line.before(cue.start, "cause.before") is not None
    return any(
        line.find("cause.came-to", moved.start, figure.start)
        and (
            phrase("cause.moves").find(line.text, cue.end, moved.start)
            or (aside and phrase("cause.aside").find(line.text, cue.end, moved.start))
        )
        for moved in line.between(cue.end, figure.start, *FLOW)
    )


def _is_new(line: Line, cue: Cue) -> bool:
    """ "keluhan atas pungutan baru sehingga ekspor 5 ton tertunda", "kuota yang telah diberikan 5 ton": what is new, or
    leave that has been given, not what has just been reached."""
    return cue.rule == "cue.realized" and line.after(cue.start, "realized.new", "permit.given") is not None


def _surpassed(line: Line, target: Cue, figure: Figure) -> bool:
    """ "melampaui target yakni 65 juta": reached, not aimed at as in "melampaui target sebesar 57 juta"."""
    over = line.before(target.start, "target.surpassed") is not None
    return over and line.find("target.reached", target.end, figure.start) is not None
