"""What a sentence without a flow sets for those that follow: a time, a scene, a stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ekspor.relate import period
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Cue
from ekspor.schema import Label, Mention, Period


@dataclass(slots=True)
class Announced:
    """Time and stop that a sentence without a flow sets for the next one, or for the list that follows it
    ("Sepanjang April-Juni empat pelaku usaha menghentikan pengiriman:")."""

    published: date | None
    line: Line | None = None  # the sentence that announces
    other: Line | None = None  # the last sentence without a flow, which compares something else

    @property
    def today(self) -> Period | None:
        """The day of publication, where it is known."""
        return Period(self.published, self.published, "day") if self.published is not None else None

    @property
    def period(self) -> list[Link]:
        """The time that is set; what has been so for years ("20 tahun terakhir") sets none."""
        return self._time(self.line)

    @property
    def anchor(self) -> Period | None:
        """The time that is set, for what is compared with it; where nothing says when the article was written, a time
        of something else places a bare "triwulan kedua", too."""
        times = [*self.period, *(self.time_of_other if self.published is None else ())]
        return next((link.value for link in times if isinstance(link.value, Period)), None)

    @property
    def time_of_other(self) -> list[Link]:
        """The time of what was told of before the first flow ("penjualan semester I tumbuh 6 persen")."""
        return self._time(self.other)

    def _time(self, line: Line | None) -> list[Link]:
        if line is None:
            return []
        dates = [m for m in period.flow_times(line) or _scene(line) if not _is_of_clause(line, m)]
        dates = [m for m in dates if not m.text.casefold().endswith("terakhir")][-1:]
        return [period.link(line, m, self.published, None, "inherit.announced") for m in dates]

    def released(self, line: Line) -> list[Link]:
        """The day of a ceremony that sends goods off, told before what they are: "Pelepasan digelar Kamis (26/5)"."""
        if not line.find("flow.released"):
            return []
        days = [m for m in period.flow_times(line) if isinstance(m.value, Period) and m.value.grain == "day"]
        return [period.link(line, m, self.published, None, "inherit.released") for m in days[-1:]]

    @property
    def ports(self) -> list[Link]:
        """The ports of the scene that is set."""
        if self.line is None or not _scene(self.line):
            return []
        return [Link.of(m, "inherit.announced") for m in self.line.of(Label.PORT)]

    @property
    def stop(self) -> Cue | None:
        """The stop that is told of."""
        return next((c for c in self.line.cues if c.kind == "halted"), None) if self.line is not None else None

    def hear(self, line: Line, told: bool) -> None:
        """Note what a sentence announces; one that told of a flow ends what was announced, unless it is an item."""
        if told:
            self.line = self.line if line.after(line.start, "list.item") else None
            return
        compares, of_else = line.has("change", "base"), _is_of_something_else(line)
        if (compares or of_else) and line.of(Label.DATE):
            self.other = line
        if not (compares or self._goes_on(line)):
            self.line = None if of_else else line

    def _goes_on(self, line: Line) -> bool:
        """Whether a sentence goes on with the stop or the report that was announced: in its paragraph, without a time
        of its own."""
        if self.line is None or line.of(Label.DATE) or not (self.stop or self.line.find("date.of-report-on")):
            return False
        return self.line.sentence.paragraph == line.sentence.paragraph and bool(self.period)


def _scene(line: Line) -> list[Mention]:
    """ "Dermaga Pelabuhan Belawan, Kamis (28/11), sibuk": the day of what is told next."""
    return line.of(Label.DATE) if line.of(Label.PORT) and not line.has("speech") else []


def _is_of_clause(line: Line, mention: Mention) -> bool:
    """Whether a date is that of what a clause says of a name ("rute yang dinanti sejak 2019")."""
    clause = line.before(mention.start, "date.of-clause")
    return clause is not None and not line.between(clause.start(), mention.start, *period.FLOWS)


def _is_of_something_else(line: Line) -> bool:
    """What a price, a profit or an economy did is no scene for exports, unless trade is told of beside it."""
    return line.has("other") and not line.has("export", "actor", "shipment", "import", "domestic")
