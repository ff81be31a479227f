"""What relate builds: cues, groups and figures out of a sentence, and claims out of those."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ekspor.schema import Label, Mention, Money, Per, Period, Quantity, Sentence, Status, Value


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """A word of rules/cues.toml in the text. `sign` is the direction of a change, else 0."""

    start: int
    end: int
    kind: str
    rule: str
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one label joined by commas and conjunctions: one filler list ("kopi, teh dan kakao")."""

    label: Label
    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """First character of the first mention."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last mention."""
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class Figure:
    """Amounts that state one flow in several ways ("25 ton senilai Rp1 miliar"), `per` a unit of time for a rate."""

    mentions: tuple[Mention, ...]
    per: Per | None = None

    @property
    def start(self) -> int:
        """First character of the first amount."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last amount."""
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class Change:
    """Growth, signed: `percent`, or the difference as an amount."""

    percent: Decimal | None = None
    amount: Money | Quantity | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The flow's part of a larger total, in percent."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fill a slot without being a mention of a label ("21 eksportir")."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A filler of a slot: the span it was read from, its value, and the rules that found and linked it."""

    start: int
    end: int
    text: str
    value: Value | Change | Share | Phrase | None
    rules: tuple[str, ...]
    per: Per | None = None

    @classmethod
    def of(
        cls, mention: Mention, rule: str, value: Value | Change | Share | None = None, per: Per | None = None
    ) -> Link:
        """The mention as a filler, linked by `rule`; `value` replaces the mention's own."""
        return cls(
            mention.start,
            mention.end,
            mention.text,
            mention.value if value is None else value,
            (mention.rule, rule),
            per,
        )


@dataclass(slots=True)
class Claim:
    """One flow as one sentence states it; assemble merges the claims of an article into records."""

    sentence: Sentence
    status: Status = Status.REALIZED
    status_cue: Cue | None = None
    slots: dict[str, list[Link]] = field(default_factory=dict)
    base: bool = False  # the figure of an earlier period, given for comparison
    steps: list[str] = field(default_factory=list)

    def add(self, slot: str, link: Link) -> None:
        """Append a filler unless its span already fills the slot."""
        links = self.slots.setdefault(slot, [])
        if all((known.start, known.end) != (link.start, link.end) for known in links):
            links.append(link)
            self.steps.append(f"{slot} ← {link.text!r} by {link.rules[-1]}")

    def fill(self, slot: str, links: list[Link], rule: str) -> None:
        """Inherit fillers into an empty slot, marking the inheriting rule."""
        if links and not self.slots.get(slot):
            for link in links:
                self.add(slot, Link(link.start, link.end, link.text, link.value, (*link.rules, rule), link.per))

    @property
    def periods(self) -> list[Period]:
        """The resolved periods."""
        return [link.value for link in self.slots.get("period", ()) if isinstance(link.value, Period)]

    @property
    def amounts(self) -> list[Link]:
        """Fillers of value and quantity."""
        return [*self.slots.get("value", ()), *self.slots.get("quantity", ())]
