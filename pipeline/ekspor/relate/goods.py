"""The goods of flows that name none: those that the article is about, or that their exporter has sent before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ekspor.normalise.commodity import fold, names, words
from ekspor.relate.about import LEAD
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.schema import Label, Mention, Quantity

_RIGHT_AFTER = 12
"""Characters between a word of export and the goods that it is said of."""

_OFTEN = 3
"""What a good must weigh for an article to be about it."""

_FAMILY = 0.4
"""The part of all goods an article names that must be of one family for it to be about that."""

_JOINING = frozenset(("dan", "serta", "atau", "dari", "untuk"))
"""Words of names of goods that say nothing of what they are."""


_TALK = 6
"""Sentences after the one that names a good within which an amount of goods is still of it."""


@dataclass(slots=True)
class Talk:
    """The one good that the article is speaking of: "Kini giliran lada. CV Rempah melepas 12 ton"."""

    goods: list[Link] = field(default_factory=list)
    age: int = 0

    def hear(self, line: Line) -> None:
        """Note the goods of a sentence; where it names several it speaks of none alone."""
        self.age += 1
        if named := line.of(Label.COMMODITY):
            alone = len({m.text.casefold() for m in named}) == 1
            self.goods = [Link.of(named[0], "inherit.talk")] if alone else []
            self.age = 0

    def end_with(self, claim: Claim) -> None:
        """A flow that is of no good in particular ends it."""
        if not claim.says("commodity"):
            self.goods = []

    def for_amount(self, line: Line, claim: Claim) -> list[Link]:
        """The good, for an amount of goods that names none: told of a firm, or not told as what is exported in all."""
        if line.of(Label.COMMODITY) or not claim.says("quantity") or self.age > _TALK:
            return []
        if any(isinstance(link.value, Quantity) and link.value.unit == "teu" for link in claim.get("quantity")):
            return []
        return self.goods if claim.says("exporter") or not line.has("export", "total") else []


def of_article(lines: Sequence[Line]) -> list[Link]:
    """The one good that the whole article is about, if there is one: right after "ekspor" and among the most named,
    or in the lead and named as often as all others, or the one whose forms are."""
    count = Counter(m.text.casefold() for line in lines for m in line.of(Label.COMMODITY))
    weight: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    for index, line in enumerate(lines):
        exports = [c.end for c in line.cues if c.kind == "export"]
        for mention in line.of(Label.COMMODITY):
            if any(0 < mention.start - end <= _RIGHT_AFTER for end in exports):
                weight[mention.text.casefold()] += 2 if index < LEAD else 1
                sample.setdefault(mention.text.casefold(), mention)
    for goods, times in weight.most_common(1):
        if times >= _OFTEN and count[goods] * 5 >= count.total() * 2:
            return [Link.of(sample[goods], "inherit.main-goods")]
    for goods, times in count.most_common(1):
        first = next((m for line in lines[:LEAD] for m in line.of(Label.COMMODITY) if m.text.casefold() == goods), None)
        if first is not None and times >= _OFTEN and times * 2 >= count.total():
            return [Link.of(first, "inherit.main-goods")]
    return _of_family(lines)


def _of_family(lines: Sequence[Line]) -> list[Link]:
    """ "Kopi Flores … kopi arabika … biji kopi …": of the forms of its family the one that covers most, where it comes
    again."""
    named = [m for line in lines for m in line.of(Label.COMMODITY)]
    families = Counter(word for m in named for word in _core(m.text))
    lead = {word for line in lines[:LEAD] for m in line.of(Label.COMMODITY) for word in _core(m.text)}
    for family, times in families.most_common(1):
        if family in lead and times >= _OFTEN and times >= _FAMILY * len(named):
            forms = [m for m in named if family in _core(m.text)]
            often = Counter(m.text.casefold() for m in forms)
            best = max(forms, key=lambda m: (often[m.text.casefold()] > 1, _covered(m, forms), -m.start))
            return [Link.of(best, "inherit.main-goods")]
    return []


def _covered(goods: Mention, forms: Sequence[Mention]) -> int:
    """How many of the forms say no more than this one."""
    own = set(fold(goods.text).split())
    return sum(set(fold(form.text).split()) <= own for form in forms)


def _core(text: str) -> set[str]:
    """The words of a good that say what it is: "biji" and "kopi" of "biji kopi kering", "mebel" and "rotan"."""
    said = {word if word in names() else word.removesuffix("nya") for word in fold(text).split()} - _JOINING
    return {word for word in said if word in names() or not (word in words("clear") or word in words("modifier"))}


def of_exporter(claim: Claim, told: Sequence[Claim]) -> list[Link]:
    """The goods of all that an exporter has sent so far, where they are the same: "PT Sinar mengekspor teh ke Oman.
    Tahun depan Sinar membidik 40 ton"."""
    if not claim.names_exporter:
        return []
    whose = {link.text.casefold() for link in claim.get("exporter")}
    same = [flow for flow in told if whose == {link.text.casefold() for link in flow.get("exporter")}]
    kinds = {frozenset(link.text.casefold() for link in flow.get("commodity")) for flow in same}
    return same[-1].get("commodity") if len(kinds) == 1 else []
