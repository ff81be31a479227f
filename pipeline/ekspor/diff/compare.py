"""What differs between the records of two runs: articles are matched by id, their records as gold is with output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from ekspor import exchange
from ekspor.diff.records import by_article
from ekspor.evaluate.pair import pairs
from ekspor.reading import normalised
from ekspor.schema import SLOTS, ExportEvent

STATUS = "status"


class Kind(StrEnum):
    """What became of a record."""

    ADDED = "added"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A record of one run without a counterpart in the other, or two counterparts that differ."""

    before: ExportEvent | None
    after: ExportEvent | None

    @property
    def kind(self) -> Kind:
        """What became of the record."""
        return Kind.ADDED if self.before is None else Kind.LOST if self.after is None else Kind.CHANGED

    @property
    def record(self) -> ExportEvent:
        """The record as it now is, or was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def slots(self) -> dict[str, tuple[list[str], list[str]]]:
        """What each slot that differs, the status among them, has lost and won."""
        before, after = said(self.before), said(self.after)
        both = {slot: (_without(before[slot], after[slot]), _without(after[slot], before[slot])) for slot in before}
        return {slot: sides for slot, sides in both.items() if any(sides)}

    def json(self) -> dict[str, Any]:
        """The change as plain values."""
        return {
            "kind": self.kind,
            "article": self.record.document.id,
            "title": self.record.document.title,
            "before": self.before and self.before.id,
            "after": self.after and self.after.id,
            "sentence": self.record.sentence,
            "slots": {slot: {"lost": lost, "added": added} for slot, (lost, added) in self.slots.items()},
        }


@dataclass(slots=True)
class Totals:
    """The changes of two runs counted."""

    before: int = 0
    """Records of the first run."""
    after: int = 0
    articles: int = 0
    """Articles whose records differ."""
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Records by their status, the new one where it changed, and by what became of them."""
    slots: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Fillers by slot, and whether they were lost or added."""

    @property
    def same(self) -> int:
        """Records that both runs have alike."""
        return self.before - self.kinds[Kind.LOST] - self.kinds[Kind.CHANGED]

    def count(self, changes: Sequence[Change]) -> None:
        """Count the changes of one article."""
        self.articles += bool(changes)
        for change in changes:
            self.kinds[change.kind] += 1
            self.statuses[change.record.status, change.kind] += 1
            for slot, (lost, added) in change.slots.items():
                self.slots[slot, Kind.LOST] += len(lost)
                self.slots[slot, Kind.ADDED] += len(added)

    def json(self) -> dict[str, Any]:
        """The counts as plain values."""
        return {
            "records": {"before": self.before, "after": self.after, "same": self.same},
            "articles": self.articles,
            **{kind.value: self.kinds[kind] for kind in Kind},
            "statuses": _by_name(self.statuses),
            "slots": _by_name(self.slots),
        }


def compare(before: Path, after: Path, totals: Totals) -> Iterator[Change]:
    """The changes from one run's folder to the other's, by article id; `totals` counts them and what is alike.

    Only the records of one article are in memory. Raises `InputError` for a folder without records.
    """
    for old, new in _articles(before, after):
        totals.before += len(old)
        totals.after += len(new)
        found = _changes(old, new)
        totals.count(found)
        yield from found


def _articles(before: Path, after: Path) -> Iterator[tuple[list[ExportEvent], list[ExportEvent]]]:
    """The records of each article in both runs; none where a run has none of it."""
    olds, news = by_article(before), by_article(after)
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old[0] < new[0]):
            assert old is not None
            yield old[1], []
            old = next(olds, None)
        elif old is None or new[0] < old[0]:
            yield [], new[1]
            new = next(news, None)
        else:
            yield old[1], new[1]
            old, new = next(olds, None), next(news, None)


def _changes(old: Sequence[ExportEvent], new: Sequence[ExportEvent]) -> list[Change]:
    """Changed and lost records in the order of the old, then added ones. Those that say the same are no change."""
    both = Counter(map(_key, old)) & Counter(map(_key, new))
    left, fresh = _besides(both, old), _besides(both, new)
    paired = dict(pairs([exchange.event(record) for record in left], [exchange.event(record) for record in fresh]))
    found = [Change(record, fresh[paired[n]] if n in paired else None) for n, record in enumerate(left)]
    return found + [Change(None, record) for n, record in enumerate(fresh) if n not in paired.values()]


def _key(record: ExportEvent) -> str:
    return repr(said(record))


def _besides(taken: Counter[str], records: Sequence[ExportEvent]) -> list[ExportEvent]:
    """The records without as many of each kind as are taken."""
    rest = Counter(taken)
    kept = []
    for record in records:
        if rest[_key(record)] > 0:
            rest[_key(record)] -= 1
        else:
            kept.append(record)
    return kept


def said(record: ExportEvent | None) -> dict[str, list[str]]:
    """What a record says: its status, and the fillers of each slot in words and as they were read; nothing of None."""
    if record is None:
        return {slot: [] for slot in (STATUS, *SLOTS)}
    fillers = {slot: [_words(slot, filler) for filler in getattr(record, slot)] for slot in SLOTS}
    return {STATUS: [record.status.value]} | fillers


def _words(slot: str, filler: Any) -> str:
    return f"{filler.surface} {normalised(slot, filler)}".strip()


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    return list((Counter(words) - Counter(others)).elements())


def _by_name(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (name, kind), times in sorted(counts.items()):
        found.setdefault(str(name), {})[str(kind)] = times
    return found
