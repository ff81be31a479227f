"""What relate reads in a sentence: its cues, lists, figures, and what it makes of these."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from ekspor.schema import Country, Label, Mention, Money, Per, Quantity, Region, Status

CueKind = Literal[
    "export",
    "shipment",
    "import",
    "domestic",
    "other",
    "actor",
    "target",
    "realized",
    "planned",
    "halted",
    "change",
    "difference",
    "base",
    "yoy",
    "share",
    "total",
    "each",
    "speech",
    "report",
    "general",
    "negated",
    "anaphora",
    "boundary",
    "list",
    "office",
]
"""What a word of rules/cues.toml tells."""


class Cue(NamedTuple):
    """A word of rules/cues.toml in the text. `sign` is the direction of a change, else 0."""

    start: int
    end: int
    kind: CueKind
    rule: str
    sign: int = 0


def is_abroad(value: object) -> bool:
    """Whether a value is a country other than Indonesia."""
    return isinstance(value, Country) and value.code != "ID"


def is_city_abroad(value: object) -> bool:
    """Whether a value is a place of a country other than Indonesia."""
    return isinstance(value, Region) and value.country not in (None, "ID")


def measure(value: object) -> str | None:
    """What an amount is counted in, its currency or unit; None for what is no amount."""
    match value:
        case Money(currency=currency):
            return currency
        case Quantity(unit=unit):
            return unit
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _Run:
    """Mentions in order, and the stretch of text from the first to the last."""

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
class Group(_Run):
    """Mentions of one label joined by commas and conjunctions: one filler list ("kopi, teh dan kakao")."""

    label: Label


@dataclass(frozen=True, slots=True)
class Figure(_Run):
    """Amounts that state one flow in several ways ("25 ton senilai Rp1 miliar"), `per` a unit of time for a rate.

    A percentage that stands for a flow without an amount is a figure too.
    """

    per: Per | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Growth, signed: `percent`, or the difference as an amount."""

    percent: Decimal | None = None
    amount: Money | Quantity | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The flow's part of a larger total, in percent."""

    percent: Decimal


@dataclass(slots=True)
class Reading:
    """What the sentence makes of a figure.

    `base`: the figure of an earlier period, given for comparison. `governor`: the kind of the cue that it is a figure
    of ("export", "import" …), None when nothing in the sentence says. `status` None: nothing says.
    """

    figure: Figure
    base: bool
    governor: CueKind | None
    status: Status | None
    status_cue: Cue | None
    changes: list[tuple[Mention, Change]] = field(default_factory=list)
    shares: list[tuple[Mention, Share]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character of the figure."""
        return self.figure.start

    @property
    def end(self) -> int:
        """One past the last character of the figure."""
        return self.figure.end

    @property
    def may_leave(self) -> bool:
        """Whether nothing says that the figure is of something else than goods that leave the country."""
        return self.governor in (None, "export", "shipment")


@dataclass(slots=True)
class Numbers:
    """All readings of a sentence in order, and the growth that belongs to a flow of a sentence before."""

    readings: list[Reading] = field(default_factory=list)
    loose: list[tuple[Mention, Change]] = field(default_factory=list)

    @property
    def changes(self) -> list[tuple[Mention, Change]]:
        """All growth of the sentence."""
        return [change for reading in self.readings for change in reading.changes] + self.loose

    def add(self, reading: Reading) -> None:
        """Put a reading in its place."""
        insort(self.readings, reading, key=lambda r: r.start)

    def before(self, position: int) -> list[Reading]:
        """The readings that end at or before a position."""
        return [r for r in self.readings if r.end <= position]

    def around(self, position: int) -> Reading | None:
        """The reading between whose amounts a position stands ("5 ton, naik 2 persen, senilai Rp1 miliar")."""
        return next((r for r in self.readings if r.start < position < r.end), None)

    def after(self, position: int) -> list[Reading]:
        """The readings that start at or after a position."""
        return [r for r in self.readings if r.start >= position]
