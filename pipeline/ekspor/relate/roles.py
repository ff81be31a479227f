"""What part a named thing plays in a sentence: destination, origin, exporter, reporting agency, or none."""

from __future__ import annotations

import re
from operator import attrgetter

from ekspor.relate import geography, imports, sectors, supply, uses
from ekspor.relate.geography import Role
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention

_NO_PORT = ("place.towards", "place.denied", "place.in-passing")
"""Phrases before a port where nothing is loaded."""

_NO_FIRM = ("firm.branded", "firm.of-expert", "firm.of-buyer-abroad")
"""Phrases before a firm that exports nothing of what is told."""


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
        m
        for m, part in parts
        if part == "open" or (part == "none" and m.label is Label.REGION and geography.is_foreign(line, m))
    ]


def names_abroad(line: Line) -> bool:
    """Whether a sentence names another country, or a city abroad, whatever part it plays."""
    return any(not geography.is_home(m) for m in line.of(Label.COUNTRY)) or any(
        geography.is_foreign(line, m) for m in line.of(Label.REGION)
    )


def markets(line: Line) -> list[Mention]:
    """The countries that a sentence says buy goods, or are sought to, in words other than those of exports: "Oman rutin
    menampung kursi", "menjajaki Oman"."""
    return line.once(_markets)


def _markets(line: Line) -> list[Mention]:
    return [m for m in line.of(Label.COUNTRY) if geography.is_market(line, m) and role(line, m) == "destination"]


def orders(line: Line) -> list[Mention]:
    """The places abroad whose buyers a sentence tells of."""
    abroad = [m for m in line.of(Label.COUNTRY, Label.REGION) if role(line, m) == "destination"]
    return [m for m in abroad if geography.is_of_a_buyer(line, m) or line.before(m.start, "place.of-its-buyer")]


def is_inbound(line: Line) -> bool:
    """Whether the sentence sends something to Indonesia, be it only "ke sini"."""
    if line.find("flow.to-here"):
        return True
    return any(role(line, m) == "inbound" for m in line.of(Label.COUNTRY) if geography.is_home(m))


def is_association(name: str) -> bool:
    """Whether a COMPANY is a business association, which reports flows and does not export."""
    return phrase("firm.association").find(name) is not None


def _role(line: Line, mention: Mention) -> Role:
    match mention.label:
        case Label.COUNTRY:
            return geography.country(line, mention)
        case Label.REGION:
            return geography.region(line, mention)
        case Label.COMPANY:
            return _company(line, mention)
        case Label.AGENCY:
            return "none" if line.find("agency.present", end=mention.start) else "agency"
        case Label.COMMODITY:
            return _commodity(line, mention)
        case Label.PORT:
            return "none" if line.before(mention.start, *_NO_PORT) else "port"
        case _:
            return "none"


def _commodity(line: Line, mention: Mention) -> Role:
    if _is_handled(line, mention) or uses.is_use(line, mention):
        return "none"
    figurative = line.after(mention.end, "goods.figurative") or uses.is_any_goods(line, mention)
    return "none" if figurative else "commodity"


def _is_handled(line: Line, mention: Mention) -> bool:
    """ "harga karet", "tarif atas baja": goods that are made, priced or taxed, and not said to leave."""
    if mention.rule == sectors.RULE or not line.before(mention.start, "goods.handled", "goods.handled-all"):
        return False
    needed = line.before(mention.start, "goods.needed") is not None and supply.tells(line)
    bought = _is_bought_abroad(line, mention) or geography.is_import_banned(line) or imports.tells(line)
    leaves = line.before(mention.start, "goods.part-of-output") is not None and _leaves(line)
    return not (bought or leaves or needed)


def _goes_on_with_handled(line: Line, mention: Mention) -> bool:
    """ "harga kakao, teh, dan karet": all of a list are priced whose first is."""
    group = next((g for g in line.groups if mention in g.mentions), None)
    if group is None or group.mentions[0] is mention or group.mentions[0].label is not Label.COMMODITY:
        return False
    first = group.mentions[0]
    return line.before(first.start, "goods.handled-all") is not None and _is_handled(line, first)


def _role_in_list(line: Line, mention: Mention) -> Role:
    """The part of a name; of a country without one, that of an end of its list or of the city abroad before it."""
    part = role(line, mention)
    if part == "commodity" and (uses.goes_on_with_uses(line, mention) or _goes_on_with_handled(line, mention)):
        return "none"
    if part == "origin" and mention.label is Label.REGION:
        return _of_places(line, mention)
    if part == "none" and mention.label is Label.REGION and geography.is_foreign(line, mention):
        return _of_cities(line, mention)
    if part not in ("open", "none") or mention.label is not Label.COUNTRY:
        return part
    group = next((g for g in line.groups if mention in g.mentions), None)
    first, last = (group.mentions[0], group.mentions[-1]) if group is not None else (mention, mention)
    if first is not mention and geography.is_beside(line, first):
        return "none"
    if first is not mention and (shared := role(line, first)) in ("destination", "origin"):
        return shared
    if part == "open" and last is not mention and (shared := role(line, last)) in ("destination", "origin"):
        return shared
    cities = [m for m in line.of(Label.REGION) if geography.stands_before(line, m, first)]
    if cities and (role(line, cities[-1]) == "destination" or line.before(cities[-1].start, "place.towards")):
        return "destination"
    return part


def _of_places(line: Line, mention: Mention) -> Role:
    """ "dijual ke Batam dan Pontianak", "nomor tiga setelah Batam dan Pontianak": goods come from none of a list of
    places whose first they are sent to or do not come from."""
    group = next((g for g in line.groups if mention in g.mentions), None)
    first = group.mentions[0] if group is not None else mention
    part = role(line, first)
    return part if part == "domestic" or geography.is_elsewhere(line, first) else "origin"


def _of_cities(line: Line, city: Mention) -> Role:
    """ "ke Singapura dan Osaka": a city abroad that a list goes on to is one of its destinations."""
    before = [m for m in line.of(Label.COUNTRY, Label.REGION) if m.end < city.start][-1:]
    joined = [m for m in before if phrase("list.joint").find(line.text, m.end, city.start)]
    return "destination" if any(line.ask(_role_in_list, m) == "destination" for m in joined) else "none"


def _leaves(line: Line) -> bool:
    return line.has("export") or ships_abroad(line)


def _is_bought_abroad(line: Line, goods: Mention) -> bool:
    """ "Mesir akan membeli gandum" """
    for buyer in line.of(Label.COUNTRY):
        buys = line.after(buyer.end, "place.buys") if buyer.end <= goods.start else None
        if buys is not None and buys.end() <= goods.start and role(line, buyer) == "destination":
            return True
    return False


def _company(line: Line, mention: Mention) -> Role:
    if is_association(mention.text):
        return "agency"
    if phrase("firm.serving").find(mention.text) or line.before(mention.start, *_NO_FIRM):
        return "none"
    partner = line.before(mention.start, "firm.partner")
    sells = line.before(mention.start, "firm.sells", "firm.permitted") or line.after(mention.end, "firm.who-sends")
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
