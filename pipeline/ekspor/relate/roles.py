"""What part a named thing plays in a sentence: destination, origin, exporter, reporting agency, or none."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Literal

from ekspor.relate import imports, sectors, supply, uses
from ekspor.relate.claim import Cue, is_abroad
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.schema import Country, Label, Mention, Region

Role = Literal[
    "destination", "origin", "exporter", "agency", "commodity", "port", "open", "home", "domestic", "inbound", "none"
]
"""`open`: a country with nothing that says its part; next to a figure it is the destination, elsewhere nothing.
`home`: Indonesia itself. `domestic`: a place in the country that goods are sent to, `inbound`: Indonesia as the
destination: neither is an export of Indonesia."""


_NO_PART = (
    "place.imported-from",
    "place.denied",
    "place.of-person",
    "place.of-summit",
    "place.turned-from",
)
"""Phrases before a country that goods neither come from nor go to."""

_NO_FIRM = ("firm.branded", "firm.of-expert")
"""Phrases before a firm that exports nothing of what is told."""

_TOWARDS = ("place.towards", "place.of-its-buyer", "place.contracted-with")
"""Phrases before a place that goods go to."""

_OF_A_BUYER = ("place.orders-from", "place.of-partner", "place.whose-buyer")
"""Phrases before a place where a buyer is."""

_ELSEWHERE = (
    "place.of-dealer",
    "place.of-market",
    "place.of-meeting",
    "place.brought-from",
    "place.outranked",
    "place.compared",
)
"""Phrases before a place where goods are traded or people meet, or that is only compared: not where goods come from."""

_OWN_FIGURE_NEAR = 20
"""Characters behind a country within which a figure is its own ("setelah Oman dengan 5 ton")."""


def role(line: Line, mention: Mention) -> Role:
    """The part of a name in its sentence, from the words around it."""
    return line.ask(_role, mention)


def roles(line: Line, mentions: list[Mention]) -> list[tuple[Mention, Role]]:
    """The part of each name; a list shares the part of its first ("ke Nigeria dan Malaysia", "ke Osaka, Jepang")."""
    return [(mention, line.ask(_role_in_list, mention)) for mention in sorted(mentions, key=attrgetter("start"))]


def exporters(line: Line) -> list[Mention]:
    """The firms of a sentence that can be exporters."""
    return [m for m in line.of(Label.COMPANY) if role(line, m) == "exporter"]


def ships_abroad(line: Line) -> bool:
    """Whether the sentence sends something to a place abroad, be it only "ke luar negeri"."""
    named = any(line.ask(_role_in_list, m) == "destination" for m in line.of(Label.COUNTRY, Label.REGION))
    return named or is_for_abroad(line)


def is_for_abroad(line: Line) -> bool:
    """Whether the sentence sends or sells goods abroad without saying where ("dijual ke luar negeri")."""
    return line.find("flow.abroad") is not None


def buyers(line: Line) -> list[Mention]:
    """The countries of a sentence that are destinations, or may be."""
    return [m for m, part in roles(line, line.of(Label.COUNTRY)) if part in ("open", "destination")]


def unplaced(line: Line) -> list[Mention]:
    """The countries, and cities abroad, whose part nothing in the sentence says."""
    parts = roles(line, line.of(Label.COUNTRY, Label.REGION))
    return [
        m for m, part in parts if part == "open" or (part == "none" and m.label is Label.REGION and is_foreign(line, m))
    ]


def names_abroad(line: Line) -> bool:
    """Whether a sentence names another country, or a city abroad, whatever part it plays."""
    return any(not is_home(m) for m in line.of(Label.COUNTRY)) or any(
        is_foreign(line, m) for m in line.of(Label.REGION)
    )


def markets(line: Line) -> list[Mention]:
    """The countries that a sentence says buy goods, or are sought to, in words other than those of exports: "Oman rutin
    menampung kursi", "menjajaki Oman"."""
    return line.once(_markets)


def _markets(line: Line) -> list[Mention]:
    return [m for m in line.of(Label.COUNTRY) if _is_market(line, m) and role(line, m) == "destination"]


def _is_market(line: Line, country: Mention) -> bool:
    return line.after(country.end, "place.buys") is not None or is_sought(line, country)


def is_sought(line: Line, country: Mention) -> bool:
    """Whether somebody is after a country's market: "membidik Oman", "Oman menjadi pasar incaran"."""
    return bool(line.before(country.start, "place.sought") or line.after(country.end, "place.sought-after"))


def is_import_banned(line: Line) -> bool:
    """ "Oman melarang impor kopi dari Brasil": what another country takes in no longer was exported there."""
    return line.has("halted") and line.find("halt.of-import") is not None


def is_of_a_buyer(line: Line, place: Mention) -> bool:
    """ "pesanan kursi dari Oman", "seorang importir Muscat": where a buyer is, or an order comes from."""
    return line.before(place.start, *_OF_A_BUYER) is not None


def orders(line: Line) -> list[Mention]:
    """The places abroad whose buyers a sentence tells of."""
    abroad = [m for m in line.of(Label.COUNTRY, Label.REGION) if role(line, m) == "destination"]
    return [m for m in abroad if is_of_a_buyer(line, m) or line.before(m.start, "place.of-its-buyer")]


def is_inbound(line: Line) -> bool:
    """Whether the sentence sends something to Indonesia, be it only "ke sini"."""
    if line.find("flow.to-here"):
        return True
    return any(role(line, m) == "inbound" for m in line.of(Label.COUNTRY) if is_home(m))


def is_dateline(line: Line, mention: Mention) -> bool:
    """ "Jakarta, 2/2 (Suara Niaga) - Ekspor …", "AMBON. Ekspor …": where the article was written."""
    if mention.text.isupper() and line.text[line.start : line.end].strip(" .:*•") == mention.text:
        return True
    opens = not line.text[line.start : mention.start].strip(" |*•") or line.find(
        "place.masthead", line.start, mention.start
    )
    return bool(opens) and line.after(mention.end, "place.dateline") is not None


def is_association(name: str) -> bool:
    """Whether a COMPANY is a business association, which reports flows and does not export."""
    return phrase("firm.association").find(name) is not None


def _role(line: Line, mention: Mention) -> Role:
    match mention.label:
        case Label.COUNTRY:
            return _country(line, mention)
        case Label.REGION:
            return _region(line, mention)
        case Label.COMPANY:
            return _company(line, mention)
        case Label.AGENCY:
            return "none" if line.find("agency.present", end=mention.start) else "agency"
        case Label.COMMODITY:
            handled = mention.rule != sectors.RULE and line.before(mention.start, "goods.handled")
            needed = line.before(mention.start, "goods.needed") is not None and supply.tells(line)
            bought = _is_bought_abroad(line, mention) or is_import_banned(line) or imports.tells(line)
            leaves = handled and line.before(mention.start, "goods.part-of-output") and _leaves(line)
            if (handled and not (bought or leaves or needed)) or uses.is_use(line, mention):
                return "none"
            figurative = line.after(mention.end, "goods.figurative") or uses.is_any_goods(line, mention)
            return "none" if figurative else "commodity"
        case Label.PORT:
            return "none" if line.before(mention.start, "place.towards", "place.denied") else "port"
        case _:
            return "none"


def _role_in_list(line: Line, mention: Mention) -> Role:
    """The part of a name; of a country without one, that of an end of its list or of the city abroad before it."""
    part = role(line, mention)
    if part == "commodity" and uses.goes_on_with_uses(line, mention):
        return "none"
    if part == "origin" and mention.label is Label.REGION:
        return _of_places(line, mention)
    if part == "none" and mention.label is Label.REGION and is_foreign(line, mention):
        return _of_cities(line, mention)
    if part not in ("open", "none") or mention.label is not Label.COUNTRY:
        return part
    group = next((g for g in line.groups if mention in g.mentions), None)
    first, last = (group.mentions[0], group.mentions[-1]) if group is not None else (mention, mention)
    if first is not mention and _is_beside(line, first):
        return "none"
    if first is not mention and (shared := role(line, first)) in ("destination", "origin"):
        return shared
    if part == "open" and last is not mention and (shared := role(line, last)) in ("destination", "origin"):
        return shared
    cities = [m for m in line.of(Label.REGION) if _stands_before(line, m, first)]
    if cities and (role(line, cities[-1]) == "destination" or line.before(cities[-1].start, "place.towards")):
        return "destination"
    return part


def _of_places(line: Line, mention: Mention) -> Role:
    """ "dijual ke Batam dan Pontianak", "nomor tiga setelah Batam dan Pontianak": goods come from none of a list of
    places whose first they are sent to or do not come from."""
    group = next((g for g in line.groups if mention in g.mentions), None)
    first = role(line, group.mentions[0]) if group is not None else "origin"
    return first if first == "domestic" or (group is not None and _is_elsewhere(line, group.mentions[0])) else "origin"


def _of_cities(line: Line, city: Mention) -> Role:
    """ "ke Singapura dan Osaka": a city abroad that a list goes on to is one of its destinations."""
    before = [m for m in line.of(Label.COUNTRY, Label.REGION) if m.end < city.start][-1:]
    joined = [m for m in before if phrase("list.joint").find(line.text, m.end, city.start)]
    return "destination" if any(line.ask(_role_in_list, m) == "destination" for m in joined) else "none"


def _stands_before(line: Line, inner: Mention, outer: Mention) -> bool:
    """ "Osaka, Jepang", "Osaka (Jepang)" """
    return inner.end <= outer.start and line.text[inner.end : outer.start].strip(" \xa0") in (",", "(")


def _country(line: Line, mention: Mention) -> Role:
    start, end = mention.start, mention.end
    if is_import_banned(line) and not is_home(mention):
        if line.after(end, "place.bans"):
            return "destination"
        if line.before(start, "place.out-of"):
            return "origin"
    if (traded := imports.part(line, mention)) is not None:
        return "home" if is_home(mention) else traded
    if line.before(start, *_NO_PART) or _is_beside(line, mention):
        return "none"
    if _is_whose_market(line, mention) or line.after(end, "place.exporter"):
        return "origin"
    if supply.tells(line) and (supplied := line.ask(supply.part, mention)) is not None and not is_home(mention):
        return supplied
    visited = line.before(start, "place.of-visitors") is not None
    towards = not visited and line.before(start, *_TOWARDS, "place.such-as") is not None
    towards = towards or _is_where_a_buyer_named_is(line, mention)
    if is_home(mention):
        return "inbound" if towards and line.has("export", "shipment", "halted") else _at_home(line, mention)
    if towards or is_of_a_buyer(line, mention) or line.before(start, "place.bought-by"):
        return "destination"
    if _is_of_a_ship(line, mention):
        return "destination"
    if _is_of_goods_bought(line, mention):
        return "origin"
    if line.before(start, "place.out-of", "place.exports-of") or line.after(end, "place.exports"):
        return "origin"
    if _is_market(line, mention):
        return "destination"
    if line.before(start, "place.made-at"):
        return "origin"
    if line.before(start, "place.at") and any(map(_brings, line.cues)):
        return "destination"
    if line.before(start, "place.owns"):
        return "none"
    return "origin" if line.find("place.of-exporters") or line.find("flow.ranked") else "open"


def _is_beside(line: Line, country: Mention) -> bool:
    """ "pasar terbesar ketiga setelah Oman", "kalah dari Oman": a market, or who exports more, just compared."""
    if line.before(country.start, "place.compared"):
        return True
    figures = line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT)
    has_own = any(0 <= figure.start - country.end <= _OWN_FIGURE_NEAR for figure in figures)
    if has_own or not line.before(country.start, "place.outranked"):
        return False
    return not any(map(line.find, ("flow.ranked", "flow.of-suppliers", "place.of-exporters")))


def _leaves(line: Line) -> bool:
    return line.has("export") or ships_abroad(line)


def _is_where_a_buyer_named_is(line: Line, country: Mention) -> bool:
    """ "dilepas ke Alnoor, Oman": behind one to whom goods go, and who is no place."""
    named = line.before(country.start, "place.of-buyer-named")
    places = line.of(Label.COUNTRY, Label.REGION, Label.PORT, Label.PERSON)
    return named is not None and not any(named.start() < m.end <= country.start for m in places)


def is_home(country: Mention) -> bool:
    """Whether a country is Indonesia."""
    return isinstance(country.value, Country) and country.value.code == "ID"


def _is_bought_abroad(line: Line, goods: Mention) -> bool:
    """ "Mesir akan membeli gandum" """
    for buyer in line.of(Label.COUNTRY):
        buys = line.after(buyer.end, "place.buys") if buyer.end <= goods.start else None
        if buys is not None and buys.end() <= goods.start and role(line, buyer) == "destination":
            return True
    return False


def _at_home(line: Line, home: Mention) -> Role:
    """ "Myanmar, eksportir beras terbesar, menjadi mitra Indonesia": the rank is that of the other country."""
    rank = line.find("flow.ranked")
    if rank is None or home.start < rank.end():
        return "home"
    return "none" if any(m.end <= rank.start() for m in line.of(Label.COUNTRY)) else "home"


def _is_of_goods_bought(line: Line, mention: Mention) -> bool:
    """ "Mesir akan membeli gandum Rusia", "produksi gandum Rusia" """
    bought = line.before(mention.start, "place.of-goods-bought")
    return bought is not None and any(m.end + 1 == mention.start for m in line.of(Label.COMMODITY))


def _is_of_a_ship(line: Line, mention: Mention) -> bool:
    """ "Kapal Oman memuat 5 ton kerapu": a freighter, or one that loads goods."""
    ship = line.before(mention.start, "place.of-ship")
    if ship is None or not line.has("shipment"):
        return False
    return ship["freighter"] is not None or bool(line.of(Label.COMMODITY, Label.QUANTITY))


def _brings(cue: Cue) -> bool:
    """Whether goods that a word moves or stops "di Jepang" came there; those sold there need not."""
    return cue.kind in ("shipment", "halted") and cue.rule != "cue.sold"


def _is_whose_market(line: Line, mention: Mention) -> bool:
    """ "Jepang menjadi pasar ekspor terbesar Vietnam" """
    if not line.before(mention.start, "place.whose-market"):
        return False
    return any(other.end <= mention.start for other in line.of(Label.COUNTRY) if other is not mention)


def _region(line: Line, mention: Mention) -> Role:
    if any(_names_the_place_of(line, port, mention) for port in line.of(Label.PORT)):
        return "none"
    if is_dateline(line, mention) or _is_elsewhere(line, mention):
        return "none"
    foreign = is_foreign(line, mention)
    if foreign and line.after(mention.end, "place.exports"):
        return "origin"  # "Beijing membatasi ekspor galium"
    if not foreign and line.before(mention.start, "place.just-exports-of"):
        return "origin"  # "negara tujuan ekspor Bali"
    if line.before(mention.start, *_TOWARDS):
        return "destination" if foreign else "domestic"
    if not foreign and line.before(mention.start, "place.of-customers"):
        return "domestic"
    at = line.before(mention.start, "place.at") is not None
    if foreign:
        return "destination" if at or is_of_a_buyer(line, mention) else "none"
    met = at or line.text[line.start : mention.start].endswith(", ")  # "di Aula Dinas, Batang, Kamis (26/1)"
    return "none" if met and line.after(mention.end, "place.venue") else "origin"


def _is_elsewhere(line: Line, mention: Mention) -> bool:
    return line.before(mention.start, *_ELSEWHERE) is not None


def _names_the_place_of(line: Line, port: Mention, place: Mention) -> bool:
    """ "Pelabuhan Tanjung Emas, Semarang": the place is said of the port."""
    return port.end <= place.start and line.text[port.end : place.start].strip(" ,(\xa0") in ("", "di")


def is_foreign(line: Line, mention: Mention) -> bool:
    """A city abroad: listed as one, or followed by its country ("Valencia, Spanyol")."""
    if isinstance(mention.value, Region) and mention.value.country not in (None, "ID"):
        return True
    after = [m.value for m in line.of(Label.COUNTRY) if _stands_before(line, mention, m)]
    return any(map(is_abroad, after))


def _company(line: Line, mention: Mention) -> Role:
    if is_association(mention.text):
        return "agency"
    if phrase("firm.serving").find(mention.text) or line.before(mention.start, *_NO_FIRM):
        return "none"
    partner = line.before(mention.start, "firm.partner")
    sells = line.before(mention.start, "firm.sells") or line.after(mention.end, "firm.who-sends")
    if partner and not sells and not _is_of_goods_told(line, partner):
        return "none"
    return "exporter"


def _is_of_goods_told(line: Line, partner: re.Match[str]) -> bool:
    """ "18 kontainer arang dari PT X": what is counted is its own, unless it is ordered or bought."""
    if partner[0].split()[0].lower() != "dari":
        return False
    end = partner.start()
    goods = next((m for m in line.of(Label.COMMODITY) if m.end == end - 1), None)
    amount = next((m for m in line.of(Label.QUANTITY) if goods is not None and m.end == goods.start - 1), None)
    return amount is not None and not line.before(amount.start, "firm.orders")
