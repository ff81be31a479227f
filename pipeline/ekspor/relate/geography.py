"""What part a country, a region or a city plays in a sentence: where goods go, where they come from, or neither."""

from __future__ import annotations

import re
from typing import Literal

from ekspor.relate import imports, supply
from ekspor.relate.line import Line
from ekspor.relate.reading import Cue, is_abroad, is_city_abroad
from ekspor.schema import Country, Label, Mention

Role = Literal[
    "destination", "origin", "exporter", "agency", "commodity", "port", "open", "home", "domestic", "inbound", "none"
]
"""`open`: a country with nothing that says its part; next to a figure it is the destination, elsewhere nothing.
`home`: Indonesia itself. `domestic`: a place in the country that goods are sent to, `inbound`: Indonesia as the
destination: neither is an export of Indonesia."""

_IN_PASSING = ("place.in-passing", "place.by-way-of")
"""Phrases before a place that goods only pass through."""

_NO_PART = (
    "place.imported-from",
    "place.denied",
    "place.of-person",
    "place.of-summit",
    "place.turned-from",
    "place.hindered-by",
    "place.of-rival",
    *_IN_PASSING,
)
"""Phrases before a country that goods neither come from nor go to."""

_TOWARDS = ("place.towards", "place.of-its-buyer", "place.of-shelf", "place.contracted-with", "place.built-for")
"""Phrases before a place that goods go to."""

_OF_A_BUYER = ("place.orders-from", "place.of-partner", "place.whose-buyer")
"""Phrases before a place where a buyer is."""

_ELSEWHERE = (
    "place.of-dealer",
    "place.of-market",
    "place.of-meeting",
    "place.of-fair",
    "place.brought-from",
    "place.outranked",
    "place.compared",
)
"""Phrases before a place where goods are traded or people meet, or that is only compared: not where goods come from."""

_OWN_FIGURE_NEAR = 20
"""Characters behind a country within which a figure is its own ("setelah Oman dengan 5 ton")."""


def country(line: Line, mention: Mention) -> Role:
    """The part of a country, which those it is listed with have no say in."""
    start, end = mention.start, mention.end
    if is_import_banned(line) and not is_home(mention):
        if line.after(end, "place.bans"):
            return "destination"
        if line.before(start, "place.out-of"):
            return "origin"
    if (traded := imports.part(line, mention)) is not None:
        return "home" if is_home(mention) else traded
    if _is_bought_from(line, mention):
        return "origin"
    if line.before(start, *_NO_PART) or is_beside(line, mention) or _is_of_supply(line, mention):
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
    if ship := line.before(start, "place.of-ship"):
        return "destination" if _takes_goods(line, ship) else "none"
    if _is_of_goods_bought(line, mention):
        return "origin"
    said = line.after(end, "place.said-of")
    if line.before(start, "place.out-of", "place.exports-of") or line.after(
        said.end() if said else end, "place.exports"
    ):
        return "origin"
    if is_market(line, mention):
        return "destination"
    if line.before(start, "place.made-at"):
        return "origin"
    if line.before(start, "place.at") and any(map(_brings, line.cues)):
        return "destination"
    if line.before(start, "place.owns"):
        return "none"
    return "origin" if line.find("place.of-exporters") or supply.ranks(line) else "open"


def region(line: Line, mention: Mention) -> Role:
    """The part of a place in the country, or of a city abroad."""
    if any(_names_the_place_of(line, port, mention) for port in line.of(Label.PORT)):
        return "none"
    if is_dateline(line, mention) or is_elsewhere(line, mention):
        return "none"
    foreign = is_foreign(line, mention)
    if foreign and line.after(mention.end, "place.exports"):
        return "origin"  # "Beijing membatasi ekspor galium"
    if foreign and line.before(mention.start, "place.turned-from"):
        return "none"
    if not foreign and line.before(mention.start, "place.just-exports-of"):
        return "origin"  # "negara tujuan ekspor Bali"
    if line.before(mention.start, *_TOWARDS):
        return "destination" if foreign else "domestic"
    if not foreign and line.before(mention.start, "place.of-customers"):
        return "domestic"
    at = line.before(mention.start, "place.at") is not None
    if line.before(mention.start, *_IN_PASSING):
        return "none"
    if foreign:
        return "destination" if at or is_of_a_buyer(line, mention) else "none"
    met = at or line.text[line.start : mention.start].endswith(", ")  # "di Aula Dinas, Batang, Kamis (26/1)"
    own = line.before(mention.start, "firm.own-place") is not None
    return "none" if met and not own and line.after(mention.end, "place.venue") else "origin"


def is_home(country: Mention) -> bool:
    """Whether a country is Indonesia."""
    return isinstance(country.value, Country) and country.value.code == "ID"


def is_foreign(line: Line, mention: Mention) -> bool:
    """A city abroad: listed as one, or followed by its country ("Valencia, Spanyol")."""
    if is_city_abroad(mention.value):
        return True
    after = [m.value for m in line.of(Label.COUNTRY) if stands_before(line, mention, m)]
    return any(map(is_abroad, after))


def is_dateline(line: Line, mention: Mention) -> bool:
    """ "Jakarta, 2/2 (Suara Niaga) - Ekspor …", "AMBON. Ekspor …": where the article was written."""
    if mention.text.isupper() and line.text[line.start : line.end].strip(" .:*•") == mention.text:
        return True
    opens = not line.text[line.start : mention.start].strip(" |*•") or line.find(
        "place.masthead", line.start, mention.start
    )
    return bool(opens) and line.after(mention.end, "place.dateline") is not None


def is_market(line: Line, country: Mention) -> bool:
    """Whether a country is said to buy goods, or its market to be sought."""
    return line.after(country.end, "place.buys") is not None or is_sought(line, country)


def is_sought(line: Line, country: Mention) -> bool:
    """Whether somebody is after a country's market: "membidik Oman", "Oman menjadi pasar incaran"."""
    return bool(line.before(country.start, "place.sought") or line.after(country.end, "place.sought-after"))


def is_beside(line: Line, country: Mention) -> bool:
    """ "pasar terbesar ketiga setelah Oman", "kalah dari Oman", "setelah Oman, giliran Mesir": a market, or who
    exports more, just compared."""
    turn = line.find("place.turn-of")
    if turn is not None and country.end <= turn.start() and line.before(country.start, "place.after-others"):
        return True
    if line.before(country.start, "place.compared"):
        return True
    if _has_own_figure(line, country) or not line.before(country.start, "place.outranked"):
        return False
    return not any(map(line.find, ("flow.ranked", "flow.of-suppliers", "place.of-exporters")))


def _has_own_figure(line: Line, country: Mention) -> bool:
    figures = line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT)
    near = (figure for figure in figures if 0 <= figure.start - country.end <= _OWN_FIGURE_NEAR)
    return any(not line.text.startswith(",", country.end, figure.start) for figure in near)


def is_elsewhere(line: Line, mention: Mention) -> bool:
    """ "pasar Batam", "nomor tiga setelah Batam": where goods are traded or people meet, or what is just compared."""
    return line.before(mention.start, *_ELSEWHERE) is not None


def stands_before(line: Line, inner: Mention, outer: Mention) -> bool:
    """ "Osaka, Jepang", "Osaka (Jepang)" """
    return inner.end <= outer.start and line.text[inner.end : outer.start].strip(" \xa0") in (",", "(")


def is_of_a_buyer(line: Line, place: Mention) -> bool:
    """ "pesanan kursi dari Oman", "seorang importir Muscat", "dari Oman datang pesanan": where a buyer is, or an order
    comes from."""
    if line.before(place.start, *_OF_A_BUYER):
        return True
    return line.after(place.end, "place.sends-order") is not None


def is_import_banned(line: Line) -> bool:
    """ "Oman melarang impor kopi dari Brasil": what another country takes in no longer was exported there."""
    return line.has("halted") and line.find("halt.of-import") is not None


def _is_where_a_buyer_named_is(line: Line, country: Mention) -> bool:
    """ "dilepas ke Alnoor, Oman": behind one to whom goods go, and who is no place."""
    named = line.before(country.start, "place.of-buyer-named")
    places = line.of(Label.COUNTRY, Label.REGION, Label.PORT, Label.PERSON)
    return named is not None and not any(named.start() < m.end <= country.start for m in places)


def _at_home(line: Line, home: Mention) -> Role:
    """ "Myanmar, eksportir beras terbesar, menjadi mitra Indonesia": the rank is that of the other country."""
    rank = line.find("flow.ranked")
    if rank is None or home.start < rank.end() or _has_own_figure(line, home):
        return "home"
    return "none" if any(m.end <= rank.start() for m in line.of(Label.COUNTRY)) else "home"


def _is_of_goods_bought(line: Line, mention: Mention) -> bool:
    """ "Mesir akan membeli gandum Rusia", "produksi gandum Rusia" """
    bought = line.before(mention.start, "place.of-goods-bought")
    return bought is not None and any(m.end + 1 == mention.start for m in line.of(Label.COMMODITY))


def _takes_goods(line: Line, ship: re.Match[str]) -> bool:
    """ "Kapal Oman memuat 5 ton kerapu": a freighter, or a ship that loads goods."""
    if not line.has("shipment"):
        return False
    return ship["freighter"] is not None or bool(line.of(Label.COMMODITY, Label.QUANTITY))


def _is_bought_from(line: Line, source: Mention) -> bool:
    """ "Jepang mendatangkan 5 ton kopi dari Brasil": where another country, not ours, buys."""
    if not line.before(source.start, "place.imported-from"):
        return False
    buyers = [m for m in line.of(Label.COUNTRY) if m.end <= source.start and not is_home(m)]
    return any(line.after(m.end, "place.buys") for m in buyers)


def _is_of_supply(line: Line, country: Mention) -> bool:
    """ "terhentinya pasokan Rusia membuat ekspor batu bara naik": whose supply moves the exports of others."""
    return line.before(country.start, "place.of-supply") is not None and bool(
        line.between(country.end, line.end, "export")
    )


def _brings(cue: Cue) -> bool:
    """Whether goods that a word moves or stops "di Jepang" came there; those sold there need not."""
    return cue.kind in ("shipment", "halted") and cue.rule != "cue.sold"


def _is_whose_market(line: Line, mention: Mention) -> bool:
    """ "Jepang menjadi pasar ekspor terbesar Vietnam" """
    if not line.before(mention.start, "place.whose-market"):
        return False
    return any(other.end <= mention.start for other in line.of(Label.COUNTRY) if other is not mention)


def _names_the_place_of(line: Line, port: Mention, place: Mention) -> bool:
    """ "Pelabuhan Tanjung Emas, Semarang": the place is said of the port."""
    return port.end <= place.start and line.text[port.end : place.start].strip(" ,(\xa0") in ("", "di")
