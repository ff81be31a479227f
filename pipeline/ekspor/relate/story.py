"""An article while it is told: what it is about, and where its telling has got to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ekspor.relate import quotes
from ekspor.relate.announced import Announced
from ekspor.relate.compared import Compared
from ekspor.relate.exporters import Firms
from ekspor.relate.line import Line
from ekspor.relate.nameless import Nameless
from ekspor.relate.names import Names
from ekspor.relate.reporters import Speakers
from ekspor.relate.scorer import Scorer
from ekspor.relate.seats import Seats
from ekspor.relate.told import Told
from ekspor.relate.topic import Topic


@dataclass(frozen=True)
class Story:
    """What a claim can inherit from: what the article is about, and where its telling has got to."""

    lines: list[Line]
    names: Names
    announced: Announced
    scorer: Scorer | None
    inheritance: bool
    compared: Compared
    title: list[Line] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    unheard: list[tuple[Line, bool]] = field(default_factory=list)

    @cached_property
    def topic(self) -> Topic:
        """What holds for the whole article."""
        return Topic(self.lines, self.scorer, self.title)

    @cached_property
    def seats(self) -> Seats:
        """Where its firms sit."""
        return Seats(self.lines, self.names)

    @cached_property
    def firms(self) -> Firms:
        """Which firm it is telling of."""
        return Firms(self.lines, self.names)

    @cached_property
    def nameless(self) -> Nameless:
        """Which class of makers or dealers it is telling of, where none has a name."""
        return Nameless(self.lines)

    @cached_property
    def speakers(self) -> Speakers:
        """Whose words it is giving."""
        return Speakers(self.lines)

    @cached_property
    def quotes(self) -> dict[int, Line]:
        """Which sentences end quotations of several."""
        return quotes.ends(self.lines)
