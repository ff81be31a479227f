"""A stop told by a denial and a time: "Sejak Maret CV Nusa tidak mengirim kopi ke Oman", "Sudah tiga bulan …"."""

from __future__ import annotations

from ekspor.relate.line import Line
from ekspor.relate.reading import Cue


def with_stop(line: Line) -> Line:
    """The sentence with such a denial among its cues, as the stop that it is."""
    denied = line.find("halt.not-since")
    if denied is None or line.has("halted"):
        return line
    stop = Cue(*denied.span("since" if denied["since"] else "until"), "halted", "halt.not-since")
    return Line(line.text, line.sentence, line.mentions, tuple(sorted((*line.cues, stop))), line.trees)
