"""What an article compares its times with: for a rise told without them ("dari 5 ton menjadi 9 ton")."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ekspor.relate import period
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.schema import Label, Period


@dataclass(slots=True)
class Compared:
    """The time that each time told of was first compared with."""

    published: date | None
    _with: dict[tuple[date, date], Link] = field(default_factory=dict)

    def hear(self, line: Line, claims: list[Claim], spoken_of: Period | None) -> None:
        """Note what a sentence compares: the times of its flows, or those it names, or what was `spoken_of` before."""
        bases = [m for m in line.of(Label.DATE) if period.is_base(line, m) and period.is_flow_time(line, m)]
        if not bases and not any(claim.base for claim in claims):
            return
        told = [value for claim in claims if not claim.base for value in claim.periods]
        if bases and not told:
            links = [period.link(line, m, self.published, None, "named.period") for m in period.flow_times(line)]
            told = [link.value for link in links if isinstance(link.value, Period)]
        told = told or ([spoken_of] if spoken_of is not None else [])
        for own in told[:1]:
            times = [link for claim in claims if claim.base for link in claim.get("period")]
            times += [period.link(line, m, self.published, own, "named.period") for m in bases]
            self._note(own, times)

    def _note(self, own: Period, times: list[Link]) -> None:
        for link in times:
            if isinstance(link.value, Period) and link.value.end < own.start:
                self._with.setdefault((own.start, own.end), link)

    def before(self, value: Period | None) -> list[Link]:
        """The time that one was compared with."""
        known = self._with.get((value.start, value.end)) if value is not None else None
        return [known] if known is not None else []
