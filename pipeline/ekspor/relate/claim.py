"""A flow as a sentence states it, and what fills its slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ekspor.relate.reading import Change, Cue, Share, is_abroad, is_city_abroad
from ekspor.schema import Mention, Per, Period, Sentence, Status, Value


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The value of an exporter that the text does not name: a number or class of firms ("21 eksportir"), initials."""


@dataclass(frozen=True, slots=True)
class Link:
    """A filler of a slot: the span it was read from, its value, and the rules that found and linked it.

    `score`: how likely the learned scorer holds that it fills the slot; None where it was not asked.
    """

    start: int
    end: int
    text: str
    value: Value | Change | Share | Unnamed | None
    rules: tuple[str, ...]
    per: Per | None = None
    score: float | None = None

    @classmethod
    def of(
        cls, mention: Mention, rule: str, value: Value | Change | Share | None = None, per: Per | None = None
    ) -> Link:
        """The mention as a filler, linked by `rule`; `value` replaces the mention's own."""
        value = mention.value if value is None else value
        return cls(mention.start, mention.end, mention.text, value, (mention.rule, rule), per)

    def by(self, rule: str) -> Link:
        """The same filler, linked once more by `rule`."""
        if self.rules[-1] == rule:
            return self
        return replace(self, rules=(*self.rules, rule))


@dataclass(slots=True)
class Claim:
    """One flow as one sentence states it; assemble merges the claims of an article into records.

    `slots` holds only slots with fillers. `base`: the flow of an earlier period, given for comparison. `steps` tells
    `ekspor explain` how the slots were filled. `score`: how likely the learned scorer holds it for a flow. `aside`: no
    rule says that it is one, the scorer alone; nothing else is read from it. `own`: the firm's own people say so.
    `rest`: it is what is left of a larger flow, told without a figure.
    """

    sentence: Sentence
    status: Status = Status.REALIZED
    status_cue: Cue | None = None
    slots: dict[str, list[Link]] = field(default_factory=dict)
    base: bool = False
    steps: list[str] = field(default_factory=list)
    score: float | None = None
    aside: bool = False
    own: bool = False
    rest: bool = False

    def add(self, slot: str, link: Link) -> None:
        """Append a filler unless its span already fills the slot; the ends of a range share one."""
        links = self.slots.setdefault(slot, [])
        if all((known.start, known.end, known.value) != (link.start, link.end, link.value) for known in links):
            links.append(link)
            self.steps.append(f"{slot} ← {link.text!r} by {link.rules[-1]}")

    def fill(self, slot: str, links: Iterable[Link], rule: str) -> None:
        """Inherit fillers into an empty slot, marking the inheriting rule."""
        if slot not in self.slots:
            for link in links:
                self.add(slot, link.by(rule))

    def take_out(self, slot: str, links: Sequence[Link], why: str) -> None:
        """Remove fillers, and the slot with its last."""
        kept = [link for link in self.get(slot) if link not in links]
        self.steps.extend(f"{slot} without {link.text!r}, {why}" for link in links)
        if kept:
            self.slots[slot] = kept
        else:
            self.slots.pop(slot, None)

    def inherited(self, slot: str) -> list[Link]:
        """The fillers of a slot that come from elsewhere in the article."""
        return [link for link in self.get(slot) if link.rules[-1].startswith("inherit")]

    def get(self, slot: str) -> list[Link]:
        """The fillers of a slot; none when it is empty."""
        return self.slots.get(slot, [])

    def says(self, *slots: str) -> bool:
        """Whether one of the slots is filled."""
        return not self.slots.keys().isdisjoint(slots)

    def states(self, *slots: str) -> bool:
        """Whether the sentence itself fills one of the slots; what comes from other sentences does not count."""
        within = range(self.sentence.start, self.sentence.end)
        links = [link for slot in slots for link in self.get(slot) if link.start in within]
        return any(not link.rules[-1].startswith("inherit") for link in links)

    @property
    def periods(self) -> list[Period]:
        """The resolved periods."""
        return [link.value for link in self.get("period") if isinstance(link.value, Period)]

    @property
    def amounts(self) -> list[Link]:
        """Fillers of value and quantity."""
        return [*self.get("value"), *self.get("quantity")]

    @property
    def has_figure(self) -> bool:
        """Whether the claim states a number of its own, be it only a growth or a share."""
        return self.says("value", "quantity", "share", "change")

    @property
    def is_rate(self) -> bool:
        """Whether it says what leaves in a day, week or month: again and again, at no one time."""
        return any(link.per is not None for link in self.amounts)

    @property
    def names_exporter(self) -> bool:
        """Whether an exporter is named, not only counted or told by initials."""
        return any(not isinstance(link.value, Unnamed) for link in self.get("exporter"))

    @property
    def is_of_another_country(self) -> bool:
        """Whether its sentence says that a country other than Indonesia exports it."""
        origins = [link.value for link in self.get("origin") if link.rules[-1].startswith("role.")]
        return any(is_abroad(value) or is_city_abroad(value) for value in origins)

    @property
    def ahead(self) -> bool:
        """Whether the flow lies ahead: it is planned or aimed at."""
        return self.status in (Status.PLANNED, Status.TARGET)
