"""The figures: entities, slots and records against gold, as the guideline defines them under "Scoring"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ekspor.evaluate.pair import SLOTS, agree, correct, pairs
from ekspor.evaluate.reliability import judged, reliability
from ekspor.exchange import Document, Entry, fillers

CORE = ("MONEY", "AGENCY", "COMPANY", "COMMODITY", "COUNTRY")


@dataclass(slots=True)
class Count:
    """Agreeing, of the system's output, of gold. For spans also how many of each overlap one of the other side."""

    tp: int = 0
    system: int = 0
    gold: int = 0
    system_touched: int = 0
    gold_touched: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.tp + other.tp,
            self.system + other.system,
            self.gold + other.gold,
            self.system_touched + other.system_touched,
            self.gold_touched + other.gold_touched,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where nothing agrees."""
        return 2 * self.tp / (self.system + self.gold) if self.tp else 0.0

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the counts behind them."""
        p = self.tp / self.system if self.system else 0.0
        r = self.tp / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {
            "p": round(p, 4),
            "r": round(r, 4),
            "f1": round(f1, 4),
            "tp": self.tp,
            "system": self.system,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Miss:
    """A record that is not right: paired but different, of gold alone, or of the system alone."""

    document: str
    kind: Literal["wrong", "missed", "spurious"]
    gold: Entry | None
    system: Entry | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document. `entities` is None where its gold has none to compare with."""

    document: str
    slots: Mapping[str, Count]
    record: Count
    entities: Mapping[str, Count] | None
    misses: tuple[Miss, ...] = field(default=(), repr=False)
    judged: tuple[tuple[float, bool], ...] = field(default=(), repr=False)
    """How sure the system was of each record, where it says so, and whether the record is right."""

    @property
    def slot(self) -> Count:
        """All slots together."""
        return total(self.slots.values())

    @property
    def slot_f1(self) -> float:
        """1 for a document with neither gold nor output."""
        slot = self.slot
        return slot.f1 if slot.system + slot.gold else 1.0

    def entity(self, labels: Sequence[str] | None = None) -> Count:
        """The labels together; all by default."""
        return total(count for label, count in (self.entities or {}).items() if labels is None or label in labels)


def total(counts: Iterable[Count]) -> Count:
    """The sum."""
    return sum(counts, Count())


def compare(gold: Iterable[Document], system: Iterable[Document]) -> list[Tally]:
    """The tallies of every gold document; one that the system lacks counts as empty, one that gold lacks is ignored."""
    by_id = {document.id: document for document in system}
    return [tally(document, by_id.get(document.id)) for document in gold]


def tally(gold: Document, system: Document | None) -> Tally:
    """Compare a document with what the system says of it; nothing, where it is absent there."""
    system = system or Document(gold.id, frozenset(), ())
    entities = None if gold.entities is None else _entities(gold.entities, system.entities or frozenset())
    paired = pairs(gold.events, system.events)
    right = [(i, j) for i, j in paired if correct(gold.events[i], system.events[j])]
    return Tally(
        document=gold.id,
        slots={slot: _slot(slot, gold.events, system.events, paired) for slot in ("status", *SLOTS)},
        record=Count(len(right), len(system.events), len(gold.events)),
        entities=entities,
        misses=tuple(_misses(gold, system, paired, right)),
        judged=tuple(judged(gold.events, system.events, system.sure)),
    )


def _slot(slot: str, gold: Sequence[Entry], system: Sequence[Entry], paired: Sequence[tuple[int, int]]) -> Count:
    if slot == "status":
        tp = sum(gold[i].get(slot) == system[j].get(slot) for i, j in paired)
    else:
        tp = sum(agree(slot, fillers(gold[i], slot), fillers(system[j], slot)) for i, j in paired)
    return Count(tp, sum(len(fillers(e, slot)) for e in system), sum(len(fillers(e, slot)) for e in gold))


def _misses(
    gold: Document, system: Document, paired: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]
) -> Iterable[Miss]:
    for i, j in paired:
        if (i, j) not in right:
            yield Miss(gold.id, "wrong", gold.events[i], system.events[j])
    of_gold, of_system = {i for i, _ in paired}, {j for _, j in paired}
    for i, event in enumerate(gold.events):
        if i not in of_gold:
            yield Miss(gold.id, "missed", event, None)
    for j, event in enumerate(system.events):
        if j not in of_system:
            yield Miss(gold.id, "spurious", None, event)


Span = tuple[int, int, str]


def _entities(gold: frozenset[Span], system: frozenset[Span]) -> dict[str, Count]:
    sides: dict[str, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for side, spans in enumerate((gold, system)):
        for span in spans:
            sides[span[2]][side].append(span)
    return {
        label: Count(len(set(g) & set(s)), len(s), len(g), _touched(s, g), _touched(g, s))
        for label, (g, s) in sides.items()
    }


def _touched(spans: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(any(start < end_ and start_ < end for start_, end_, _ in others) for start, end, _ in spans)


def figures(tallies: Sequence[Tally]) -> dict[str, Any]:
    """The figures of all documents together, by the names under which `ekspor evaluate --json` prints them."""
    out: dict[str, Any] = {
        "documents": len(tallies),
        "record": total(t.record for t in tallies).figures(),
        "slot_per_document": round(sum(t.slot_f1 for t in tallies) / max(1, len(tallies)), 4),
        "slot": total(t.slot for t in tallies).figures(),
        "slots": {slot: total(t.slots[slot] for t in tallies).figures() for slot in ("status", *SLOTS)},
    }
    if judged_all := [one for t in tallies for one in t.judged]:
        out["reliability"] = [asdict(one) for one in reliability(judged_all)]
    labels = sorted({label for t in tallies for label in t.entities or ()})
    if labels:
        entity = total(t.entity() for t in tallies)
        p, r = entity.system_touched / max(1, entity.system), entity.gold_touched / max(1, entity.gold)
        out |= {
            "entity": entity.figures(),
            "entity_overlap_f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
            "entities": {label: total(t.entity([label]) for t in tallies).figures() for label in labels},
            "entity_core": total(t.entity(CORE) for t in tallies).figures(),
        }
    return out
