"""A stop told by a denial and a time: "Sejak Maret CV Nusa tidak mengirim kopi ke Oman", "Sudah tiga bulan …"."""

from __future__ import annotations

from ekspor.relate.line import Line
from ekspor.relate.reading import Cue

RULE = "halt.not-since"


def with_stop(line: Line) -> Line:
    """The sentence with such a denial among its cues, as the stop of exports that it is."""
    denied = line.find(RULE)
    if denied is None or line.has("halted"):
        return line
    told = "since" if denied["since"] else "until"
    stop, sent = Cue(*denied.span(told), "halted", RULE), Cue(*denied.span(f"{told}_sent"), "export", RULE)
    others = [cue for cue in line.cues if cue.end <= stop.start or sent.end <= cue.start]
    return Line(line.text, line.sentence, line.mentions, tuple(sorted((*others, stop, sent))), line.trees)
