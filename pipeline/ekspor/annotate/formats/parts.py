"""Spans, arrows and notes as a tool's file gives them, put together to mentions and records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ekspor.annotate import graph
from ekspor.annotate.article import Span, checked
from ekspor.annotate.graph import Arrow, Node
from ekspor.exchange import Entry
from ekspor.schema import SLOTS, Status


@dataclass(slots=True)
class Parts:
    """What was found so far. Names are the tool's own ids of spans."""

    spans: dict[str, Span] = field(default_factory=dict)
    """Mentions and records' spans, in the order of the file."""
    arrows: list[tuple[str, str, str]] = field(default_factory=list)
    """From a record, by a slot, to a mention."""
    notes: dict[str, str] = field(default_factory=dict)
    """Lines that stand at a record."""

    def add(self, name: str, span: Span) -> None:
        """A span under the tool's id."""
        self.spans[name] = span

    def mentions(self, text: str) -> tuple[Span, ...]:
        """The spans that are no records. Raises ValueError as `article.checked` does."""
        return checked(text, (span for span in self.spans.values() if graph.status_of(span[2]) is None))

    def events(self, text: str, published: date | None) -> tuple[Entry, ...]:
        """The records. Raises ValueError, with the place, where an arrow or a note cannot be read."""
        records = {name: status for name, (_, _, label) in self.spans.items() if (status := graph.status_of(label))}
        arrows: dict[str, list[Arrow]] = {name: [] for name in records}
        for source, slot, target in self.arrows:
            arrows[self._start(source, target, records)].append(self._arrow(source, slot, target, records))
        found = []
        for name, status in records.items():
            start, end, label = self.spans[name]
            node = Node(start, end, status, tuple(arrows[name]), self.notes.get(name, ""))
            try:
                found.append(graph.event(node, text, published))
            except ValueError as error:
                raise ValueError(f"the record {label} at {start} ({text[start:end]!r}): {error}") from error
        return tuple(found)

    def _start(self, source: str, target: str, records: dict[str, Status]) -> str:
        """The record at one end of an arrow, whichever way it was drawn."""
        if source in records:
            return source
        if target in records:
            return target
        raise ValueError(
            f"an arrow from {self._said(source)} to {self._said(target)} starts at no record: mark a span as "
            f"{', '.join(graph.LABELS.values())} and draw the arrow from it"
        )

    def _arrow(self, source: str, slot: str, target: str, records: dict[str, Status]) -> Arrow:
        end = target if source in records else source
        if slot not in SLOTS:
            raise ValueError(
                f"the arrow from {self._said(source)} to {self._said(target)} is named {slot!r}; "
                f"expected {', '.join(SLOTS)}"
            )
        if end in records or end not in self.spans:
            raise ValueError(f"the arrow {slot} from {self._said(source)} ends at no mention")
        return Arrow(slot, self.spans[end])

    def _said(self, name: str) -> str:
        if name not in self.spans:
            return f"{name}, which is no span"
        start, end, label = self.spans[name]
        return f"{label} {start}–{end}"
