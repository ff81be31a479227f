"""The goods and buyers that a sentence sets for the figures after it: "Pinang dicari pembeli Oman. Ada 90 ton …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ekspor.relate import geography, roles
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Group
from ekspor.schema import Label, Mention

BUYER_SET = "inherit.buyer-set"
"""The rule that says where the sentence before sent what is counted: of that alone, not of what is told after."""


def told_of(line: Line, goods: Group) -> Group | None:
    """The goods of a list that are told of: "selain kopi, teh juga naik" tells of tea, "di luar kopi" of none."""
    if not line.before(goods.start, "goods.besides"):
        return goods
    cuts = [
        at for at, (one, other) in enumerate(pairwise(goods.mentions), 1) if _is_comma(line.text[one.end : other.start])
    ]
    return Group(goods.mentions[cuts[-1] :], goods.label) if cuts else None


def asked(line: Line) -> tuple[Mention, ...]:
    """The goods or countries that are all of a question: "Migas?", "Bagaimana dengan Oman?"."""
    named = [g for g in line.groups if g.label in (Label.COMMODITY, Label.COUNTRY)]
    if len(named) != 1 or not line.find("subject.asked-on", named[0].end, line.end):
        return ()
    return named[0].mentions if line.find("subject.asked", line.start, named[0].start) else ()


def goods_set(line: Line) -> list[Link]:
    """The goods of the one list of a sentence without an amount, where they are exported, lead, come next, move, or are
    asked of."""
    if line.has("import", "domestic", "other") or line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT):
        return []
    groups = [told for g in line.groups if g.label is Label.COMMODITY and (told := told_of(line, g)) is not None]
    groups = [g for g in groups if roles.role(line, g.mentions[0]) == "commodity"]
    if len(groups) != 1 or not (line.has("export") or line.after(groups[0].end, "goods.set") or asked(line)):
        return []
    return [Link.of(m, "inherit.subject") for m in groups[0].mentions]


def buyers_set(before: Line, line: Line) -> list[Link]:
    """ "Pembeli Oman terus mencari pala Banda. Bulan lalu 12 ton berangkat": where a sentence without a flow says that
    its goods go, those counted in the next one went, too, where it names no other place abroad or other goods."""
    if before.has("import", "domestic", "other") or line.has("total", "domestic", "import"):
        return []
    if roles.names_abroad(line) or line.find("place.counted"):
        return []
    known = {word for m in before.of(Label.COMMODITY) for word in m.text.casefold().split()}
    named = {word for m in line.of(Label.COMMODITY) for word in m.text.casefold().split()}
    if known and named and not named & known:
        return []
    places = roles.roles(before, before.of(Label.COUNTRY, Label.REGION))
    return [Link.of(m, BUYER_SET) for m, part in places if part == "destination" and _sends(before, m, bool(known))]


def _sends(line: Line, place: Mention, goods: bool) -> bool:
    """Whether a sentence tells of a buyer there, or, with goods, that they go there and not only that something is."""
    return geography.is_of_a_buyer(line, place) or (goods and not line.before(place.start, "place.just-at"))


def name_again(line: Line, claim: Claim, told: Sequence[Claim]) -> None:
    """ "Ekspor timah murni batangan … Timah tersebut dibeli Oman": the goods referred back to are those told last that
    are called so at more length."""
    if goods := claim.get("commodity"):
        before = [link for flow in reversed(told) for link in flow.get("commodity")]
        claim.slots["commodity"] = [_fuller(line, link, before) for link in goods]


def _fuller(line: Line, goods: Link, before: Sequence[Link]) -> Link:
    if not line.after(goods.end, "goods.again"):
        return goods
    begins = f"{goods.text} ".casefold()
    fuller = next((other for other in before if other.text.casefold().startswith(begins)), None)
    return fuller.by("role.goods-again") if fuller is not None else goods


def _is_comma(gap: str) -> bool:
    return gap.strip() == ","
