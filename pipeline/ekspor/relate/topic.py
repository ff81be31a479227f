"""What an article is about, as its headline, lead and most frequent words say: where from, what, by whom, a seizure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ekspor.relate import context, exporters, geography, goods, named, roles, signs
from ekspor.relate.about import LEAD, is_about_exports, is_about_rules, is_devoted, leaves_the_country
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Cue
from ekspor.relate.scorer import Scorer
from ekspor.relate.seats import is_of_a_firm
from ekspor.schema import Country, Kind, Label, Mention, Region

_EXPORT_NEAR = 80
"""Characters between a place and a word of export that it goes with."""

_OFTEN = 3
"""What a place must weigh for an article to be about it."""


_OFTEN_SAID = 2
"""Times that an article must tie a place to exports for them to come from there; in headline or lead once is enough."""


@dataclass(frozen=True, slots=True)
class Seizure:
    """Goods stopped on their way out: what such an article counts never left."""

    cue: Cue
    ports: list[Link]


class Topic:
    """What holds for the whole article; empty where it does not say.

    Each part is found when a claim first asks for it: most articles make none. `title` is the headline that the text
    does not repeat: it says what the article is about and where its goods come from, and fills no slot.
    """

    def __init__(self, lines: list[Line], scorer: Scorer | None = None, title: Sequence[Line] = ()) -> None:
        self._lines, self._scorer = lines, scorer
        self._title = list(title)

    @cached_property
    def about_exports(self) -> bool:
        """Whether headline or lead speak of exports."""
        return any(map(is_about_exports, [*self._title, *self._lines[:LEAD]]))

    @cached_property
    def about_rules(self) -> bool:
        """Whether it is about how and through whom goods are exported, rather than that they are."""
        return is_about_rules(self._lines)

    @cached_property
    def devoted(self) -> bool:
        """Whether the article is given over to exports, so that its figures are of them until it says otherwise: the
        scorer has the last word. One of smuggled goods is, and one of a fair where it speaks of exports, or of
        shipments to a place abroad, at all."""
        devoted = self._is_devoted(self._lines)
        if not devoted and any(map(is_about_exports, self._title)):
            devoted = self._is_devoted([*self._title, *self._lines])
        if devoted or self.seizure is not None:
            return True
        return self.is_fair and any(leaves_the_country(line) for line in self._lines)

    def _is_devoted(self, lines: list[Line]) -> bool:
        devoted = is_devoted(lines)
        if self._scorer is None:
            return devoted
        return self._scorer.devoted(devoted, signs.of_article(lines, devoted, self.about_rules))

    @cached_property
    def origin(self) -> list[Link]:
        """The place that it ties to exports most, Indonesia among the rest."""
        return _origin(self._lines, self._title)

    @cached_property
    def home(self) -> list[Link]:
        """Indonesia, where the article names it."""
        return _home(self._lines)

    @cached_property
    def goods(self) -> list[Link]:
        """The one good that it is about, if there is one."""
        return goods.of_article(self._lines)

    @cached_property
    def destination(self) -> list[Link]:
        """The one country that its exports go to, if there is one."""
        return _destination(self._lines)

    @cached_property
    def exporters(self) -> list[Link]:
        """The class of exporters that the headline names."""
        return _headline_class(self._lines)

    @cached_property
    def seizure(self) -> Seizure | None:
        """The stop that headline or lead tell of."""
        return _seizure(self._lines[:LEAD])

    @cached_property
    def is_fair(self) -> bool:
        """Whether headline or lead tell of deals at a fair: its amounts were agreed on with buyers and not shipped."""
        lead = [*self._title, *self._lines[:LEAD]]
        return all(any(line.find(told) for line in lead) for told in ("topic.fair", "topic.deals"))

    @property
    def is_home(self) -> bool:
        """Whether all that is known of the origin is that it is Indonesia."""
        return any(link.rules[-1] == "inherit.home" for link in self.origin)


def _origin(lines: list[Line], title: list[Line]) -> list[Link]:
    """Where the article's exports come from: the place that it ties to exports most, Indonesia among the rest."""
    weight: Counter[str] = Counter()
    times: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    regions = [m.value for line in lines for m in line.of(Label.REGION) if isinstance(m.value, Region)]
    known = {region.code for region in regions if region.code is not None}
    ports = [m.text.casefold() for line in lines for m in line.of(Label.PORT)]
    for index, line in enumerate(lines):
        for mention, code in _origins(line, known):
            if any(port.endswith(f" {mention.text.casefold()}") for port in ports):
                continue  # what passes through "Pelabuhan Patimban" comes from elsewhere
            weight[code] += _weight(line, mention, index < LEAD)
            times[code] += _OFTEN_SAID if index < LEAD else 1
            sample.setdefault(code, mention)
    for line in title:
        for mention, code in _origins(line, known):
            weight[code] += _weight(line, mention, in_lead=True)
            times[code] += _OFTEN_SAID
    places = {code: weight[code] for code in sample if code != "ID" and times[code] >= _OFTEN_SAID}
    best = max(places, key=lambda code: (places[code], code[:1].isdigit(), len(code), code), default="")
    if best and places[best] >= max(_OFTEN, weight["ID"]) and _prevails(best, places):
        return [Link.of(sample[best], "inherit.main-origin")]
    return _home(lines)


def _home(lines: list[Line]) -> list[Link]:
    """Indonesia, where the article names it."""
    countries = (m for line in lines for m in line.of(Label.COUNTRY))
    home = filter(geography.is_home, countries)
    return [Link.of(m, "inherit.home") for m in home][:1]


def _origins(line: Line, known: set[str]) -> list[tuple[Mention, str]]:
    """The places of a sentence that goods can come from, regions and Indonesia itself, with their codes: that of a
    village is of the place that it lies in, that of "Kediri" of the one of its two that the article names. The seat of
    a firm is its own alone."""
    found: list[tuple[Mention, str]] = []
    outer: tuple[Mention, str] | None = None
    for mention, part in reversed(roles.roles(line, line.of(Label.REGION, Label.COUNTRY))):
        if part not in ("origin", "home") or is_of_a_firm(line, mention):
            continue
        within = outer[1] if outer is not None and named.is_address(line, mention, outer[0]) else ""
        outer = (mention, _code(mention, within, known))
        found.append(outer)
    return found[::-1]


def _code(place: Mention, within: str, known: set[str]) -> str:
    match place.value:
        case Region(code=str() as code) | Country(code=code):
            return code
        case Region(candidates=candidates) if named := [code for code in candidates if code in known]:
            return named[0]
    return f"{within} {place.text.casefold()}".strip()


def _weight(line: Line, mention: Mention, in_lead: bool) -> int:
    """How much a mention ties its place to exports: near a word of export or behind goods, in a sentence on
    exports, in the lead; not where all that is said of exports is that there are none."""
    flows = context.flows(line)
    told = line.between(line.start, mention.start, *context.FLOW)
    if told and told[-1] not in flows:
        return 0
    near = any(-_EXPORT_NEAR < mention.start - c.end < _EXPORT_NEAR for c in flows if c.kind == "export")
    if near or _is_of_goods(line, mention):
        return 9 if in_lead else 3
    if flows:
        return 3 if in_lead else 1
    return 2 if in_lead else 0


def _is_of_goods(line: Line, place: Mention) -> bool:
    """ "kopi Gayo", "produk pertanian asal Sumatera Utara" """
    goods = (m for m in line.of(Label.COMMODITY) if m.end <= place.start)
    return any(line.find("place.of-goods", m.end, place.start) for m in goods)


def _prevails(best: str, places: dict[str, int]) -> bool:
    """Whether a place weighs at least half of what all others do; those within it or around it are no others."""
    others = sum(times for code, times in places.items() if not best.startswith(code) and not code.startswith(best))
    return places[best] * 2 >= others


def _destination(lines: list[Line]) -> list[Link]:
    """The one country that the whole article's exports go to: named in the lead, and mostly where one is said."""
    weight: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    for index, line in enumerate(lines):
        if not line.has("export", "shipment"):
            continue
        for mention, part in roles.roles(line, line.of(Label.COUNTRY)):
            if part == "destination" and isinstance(mention.value, Country):
                weight[mention.value.code] += 2 if index < LEAD else 1
                sample.setdefault(mention.value.code, mention)
    lead = [m.value.code for line in lines[:LEAD] for m in line.of(Label.COUNTRY) if isinstance(m.value, Country)]
    for code, times in weight.most_common(1):
        if code in lead and times >= _OFTEN and times * 2 >= weight.total():
            return [Link.of(sample[code], "inherit.main-destination")]
    return []


def _headline_class(lines: list[Line]) -> list[Link]:
    """The class of exporters that the headline names ("21 eksportir Batang ekspor …")."""
    for line in lines[:1]:
        if line.sentence.kind is Kind.HEADLINE and line.has("export") and not line.has("halted"):
            probe = Claim(line.sentence)
            exporters.add_class(line, probe)
            return probe.get("exporter")
    return []


def _seizure(lead: list[Line]) -> Seizure | None:
    seized = phrase("flow.seized")
    cues = (c for line in lead for c in line.cues if c.kind == "halted" and seized.find(line.text, c.start, c.end))
    cue = next(cues, None)
    if cue is None:
        return None
    return Seizure(cue, [Link.of(m, "inherit.seized-at") for line in lead for m in line.of(Label.PORT)][:1])
