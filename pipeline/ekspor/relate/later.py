"""What later sentences say of the flows told before: their growth, who exported them, where they were
loaded, where their goods come from."""

from __future__ import annotations

from ekspor.relate import exporters, geography, named, restated, roles, wholes
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Numbers
from ekspor.relate.told import Told
from ekspor.schema import Label, Mention, Status

_TELL_MORE = (Label.MONEY, Label.QUANTITY, Label.PERCENT, Label.COMPANY)
"""What a sentence that only gives examples does not name."""

_TOLD_APART = (Label.COMMODITY, Label.COUNTRY, Label.COMPANY, Label.PORT)
"""What tells the flows of a list apart."""


def add_loose(told: Told, line: Line, numbers: Numbers) -> None:
    """Growth that a sentence tells of no flow of its own belongs to the last, or to that compared with the base; to
    a target only where it speaks of one."""
    if not (numbers.loose and told.just) or told.turned_from(line):
        return
    flow = told.compared_with(told.base) if told.base is not None and told.base is told.latest else told.last
    if flow is not None and not line.of(*_TOLD_APART):
        flow = _whole_of_list(told, flow) or flow
    if flow is not None and flow.status is Status.TARGET and told.flows and not line.has("target"):
        flow = told.flows[-1]
    if flow is not None:
        for mention, change in numbers.loose:
            flow.add("change", Link.of(mention, "inherit.change", change))


def _whole_of_list(told: Told, last: Claim) -> Claim | None:
    """ "Ekspor 90 ton. Ke Oman 50 ton dan Mesir 40 ton. Volumenya naik 8 persen": what a list gives the parts of."""
    parts = [flow for flow in told.row if flow.sentence == last.sentence]
    if len(parts) < 2:
        return None
    return next((flow for flow in told.flows[::-1] if all(wholes.is_part(part, flow) for part in parts)), None)


def add_exporters(told: Told, line: Line, numbers: Numbers) -> None:
    """Who exported what was told before: "Capaian tersebut dibukukan 22 eksportir" says it of the total, "Udang itu
    milik PT Sinar" of the flows of those goods."""
    if told.last is None or told.distance > 2:
        return
    if told.distance == 0 and (own := exporters.for_whom(line)):
        told.last.fill("exporter", [Link.of(firm, "inherit.owner") for firm in own], "inherit.owner")
    if numbers.readings:
        return
    if owners := exporters.owners(line):
        for claim in _flows_of_goods(told, line):
            exporters.forget_class(claim)
            claim.fill("exporter", [Link.of(firm, "inherit.owner") for firm in owners], "inherit.owner")
    elif told.last.status is Status.REALIZED and (restated.refers_back(line) or line.has("realized", "export")):
        exporters.add_class(line, told.sum or told.last)


def add_ports(told: Told, line: Line, numbers: Numbers) -> None:
    """ "Semua barang itu dimuat di Pelabuhan Bitung": where the flows told just before were loaded."""
    if numbers.readings or told.distance > 2:
        return
    ports = [m for m in line.of(Label.PORT) if roles.role(line, m) == "port" and line.before(m.start, "port.loaded")]
    if not ports:
        return
    for claim in told.row if line.find("clause.all-of-them") else told.row[-1:]:
        claim.fill("port", [Link.of(m, "inherit.loaded-at") for m in ports], "inherit.loaded-at")


def add_examples(told: Told, line: Line) -> bool:
    """ "Misalnya kopi dan lada", "Produk utamanya antara lain kopi dan lada", "Di antaranya Oman dan Mesir": what the
    sentence before exports, or where to, among others; whether that is all that the sentence says."""
    before = told.before
    if before is None or line.of(*_TELL_MORE) or line.has("import", "domestic", "planned", "halted"):
        return False
    if before.has("import", "domestic"):
        return False
    flows = [c for c in (told.named, *told.lately) if c is not None and c.sentence == before.sentence and not c.base]
    examples = (_goods_named(line, flows) or _places_named(before, line)) if flows else []
    for flow in flows if examples else ():
        slot = "commodity" if examples[0].label is Label.COMMODITY else "destination"
        flow.take_out(slot, flow.inherited(slot), "examples are named")
        for mention in examples:
            flow.add(slot, Link.of(mention, "role.example"))
    return bool(examples)


def _goods_named(line: Line, flows: list[Claim]) -> list[Mention]:
    """The goods of a sentence that gives examples of them and names no country but where the flows come from and go."""
    goods = line.of(Label.COMMODITY)
    known = {text for flow in flows for text in restated.texts(flow, "destination")}
    if any(not (geography.is_home(m) or m.text.casefold() in known) for m in line.of(Label.COUNTRY)):
        return []
    if goods and goods[0].start == line.start and line.after(goods[0].end, "examples.of-these"):
        goods = goods[1:]  # "Kerajinan yang diekspor meliputi gerabah dan anyaman"
    elif not goods or not _opens(line, goods[0], "examples.named", "examples.of-goods"):
        return []
    return [m for m in goods if roles.role(line, m) == "commodity"]


def _places_named(before: Line, line: Line) -> list[Mention]:
    """The countries of a sentence that gives examples of them and names no goods, where the one before ends with such
    as goods go to."""
    countries = line.of(Label.COUNTRY)
    if not countries or line.of(Label.COMMODITY) or not _opens(line, countries[0], "examples.named"):
        return []
    if not before.before(before.end, "examples.of-places"):
        return []
    return [m for m in countries if not geography.is_home(m)]


def _opens(line: Line, first: Mention, *phrases: str) -> bool:
    found = (line.before(first.start, name) for name in phrases)
    return any(opening is not None and opening.start() == line.start for opening in found)


def add_bound_for(told: Told, line: Line) -> bool:
    """ "Petugas menyita 5 ton timah. Barang itu akan dibawa ke Oman", "Tujuan akhirnya Oman": where goods that were
    stopped were bound for; whether that is all that the sentence says, which may name whose they are, too."""
    flow = told.last
    if flow is None or flow.status is not Status.HALTED or flow.says("destination") or told.distance > 1:
        return False
    if line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) or not line.find("seized.that-thing"):
        return False
    places = [m for m in line.of(Label.COUNTRY, Label.REGION) if line.before(m.start, "seized.bound-for")]
    group = next((g for g in line.groups if g.mentions[0] in places), None)
    for place in group.mentions if group is not None else ():
        if not geography.is_home(place) and (place.label is Label.COUNTRY or geography.is_foreign(line, place)):
            flow.add("destination", Link.of(place, "role.bound-for"))
    return flow.says("destination") and not line.of(Label.COMPANY)


def add_origins(told: Told, line: Line, numbers: Numbers) -> None:
    """ "Ladanya dipasok petani Pangkep, sedangkan kopi berasal dari Gayo", "Kebanyakan barang dibuat di Jawa Timur":
    where the goods of the flows told before come from, unless these are told to come from elsewhere."""
    if numbers.readings or told.distance > 2 or line.has("import", "domestic", "planned"):
        return
    end = line.start
    for group in line.groups:
        if group.label is not Label.REGION or not line.before(group.start, "place.where-made"):
            continue
        goods = {word for m in line.of(Label.COMMODITY) if end <= m.start < group.start for word in _words(m.text)}
        places = [m for m, part in roles.roles(line, list(group.mentions)) if part == "origin"]
        if places and (goods or line.find("goods.those-told", end, group.start)):
            for claim in _flows_of(told, goods, all_of_them=True):
                if not goods or _is_called(claim, goods):
                    _come_from(claim, named.most_specific(line, places))
        end = group.end


def _is_called(claim: Claim, goods: set[str]) -> bool:
    """Whether a flow is of goods of that name, not of what is made of them ("kursi bambu" is no "bambu")."""
    return any(text.split()[0] in goods for text in restated.texts(claim, "commodity"))


def _come_from(claim: Claim, places: list[Mention]) -> None:
    """Note where the goods of a flow come from, where it says no place, or one that these lie in."""
    links = [Link.of(place, "role.came-from") for place in places]
    told = [own for own in claim.get("origin") if own.rules[-1].startswith("role.")]
    if all(named.lies_in(link, own) for own in told for link in links):
        claim.take_out("origin", claim.get("origin"), "said more closely")
        for link in links:
            claim.add("origin", link)


def hand_growth(told: Told, claim: Claim, siblings: list[Claim]) -> None:
    """ "Tahun sebelumnya US$ 4 juta, jadi naik 12 persen": growth told beside a base is that of the flow compared
    with it, which is counted in the same measure; where its sentence tells what it grew from, it is its own."""
    if any(other.base for other in siblings if other is not claim):
        return
    flow = told.compared_with(claim) if claim.base else None
    if flow is not None and flow.status is Status.REALIZED and restated.same_measure(claim, flow):
        behind = [link for link in claim.get("change") if all(own.end <= link.start for own in claim.amounts)]
        claim.take_out("change", behind, "growth of the flow compared with it")
        for link in behind:
            flow.add("change", link.by("inherit.change"))


def _flows_of_goods(told: Told, line: Line) -> list[Claim]:
    """The flows told before of the goods that a sentence names; where it names none, the last."""
    goods = {word for m in line.of(Label.COMMODITY) for word in _words(m.text)}
    return _flows_of(told, goods, all_of_them=line.find("clause.all-of-them") is not None)


def _flows_of(told: Told, goods: set[str], all_of_them: bool) -> list[Claim]:
    if not goods:
        return told.row if all_of_them else told.row[-1:]
    return [flow for flow in told.flows if any(goods & _words(text) for text in restated.texts(flow, "commodity"))]


def _words(goods: str) -> set[str]:
    return set(goods.casefold().split())
