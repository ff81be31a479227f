"""brat's stand-off (https://brat.nlplab.org/standoff.html): a folder with a .txt and an .ann file an article.

A record is an event whose trigger has its status as type, whose arguments are slots, and whose note holds the lines
that no argument says. Offsets: code points of the .txt file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ekspor.annotate import graph
from ekspor.annotate.article import Annotated
from ekspor.annotate.formats.found import Found, file_name
from ekspor.annotate.formats.parts import Parts
from ekspor.annotate.record import split
from ekspor.errors import InputError
from ekspor.schema import SLOTS, Label, Rejection

LACKS = "brat holds no id, title, date or other field of an article"

_COUNTER = re.compile(r"\d+$")  # brat numbers arguments of one role: commodity, commodity2


_LINE_ENDS = str.maketrans("\r\n", "  ")


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def write(articles: Sequence[Annotated], path: Path) -> None:
    """A folder, with the configuration of its types."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "annotation.conf").write_text(config(), encoding="utf-8")
    for article in articles:
        stem = path / file_name(article.id)
        stem.with_suffix(".txt").write_bytes(article.text.encode())
        stem.with_suffix(".ann").write_text("".join(line + "\n" for line in _lines(article)), encoding="utf-8")


def config() -> str:
    """`annotation.conf`: the types that brat offers."""
    arguments = ", ".join(f"{slot}*:<ENTITY>" for slot in SLOTS)
    events = "\n".join(f"{label}\t{arguments}" for label in graph.LABELS.values())
    overlap = "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"
    return "\n".join(["[entities]", *Label, "", "[events]", events, "", "[relations]", overlap, "", "[attributes]", ""])


def _lines(article: Annotated) -> Iterator[str]:
    ids = {mention: f"T{n}" for n, mention in enumerate(article.entities, 1)}
    for (start, end, label), name in ids.items():
        yield _bound(article.text, name, label, start, end)
    for n, node in enumerate(graph.nodes(article), 1):
        trigger = f"T{len(ids) + n}"
        yield _bound(article.text, trigger, node.label, node.start, node.end)
        seen: dict[str, int] = {}
        arguments = []
        for arrow in node.arrows:
            seen[arrow.slot] = count = seen.get(arrow.slot, 0) + 1
            arguments.append(f"{arrow.slot}{count if count > 1 else ''}:{ids[arrow.mention]}")
        yield f"E{n}\t" + " ".join([f"{node.label}:{trigger}", *arguments])
        if node.note:
            yield f"#{n}\tAnnotatorNotes E{n}\t{' | '.join(split(node.note))}"


def _bound(text: str, name: str, label: str, start: int, end: int) -> str:
    """A text-bound line; a mention over several lines is in fragments, since the words must stand in one."""
    fragments = list(_fragments(text, start, end)) or [(start, end)]
    fragments[0] = start, fragments[0][1]
    fragments[-1] = fragments[-1][0], end
    places = ";".join(f"{a} {b}" for a, b in fragments)
    return f"{name}\t{label} {places}\t{' '.join(text[a:b] for a, b in fragments).translate(_LINE_ENDS)}"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((start + m.start(), start + m.end()) for m in re.finditer(r"[^\r\n]+", text[start:end]))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(path: Path) -> Iterator[Found | Rejection]:
    """The articles of such a folder. Raises `InputError` where it is none."""
    texts = sorted(path.glob("*.txt"))
    if not texts:
        raise InputError(f"{path}: expected a folder with brat's .txt and .ann files")
    for text_file in texts:
        notes = text_file.with_suffix(".ann")
        try:
            text = text_file.read_bytes().decode()
            yield _found(text, notes.read_text(encoding="utf-8").split("\n"), notes)
        except (OSError, ValueError) as error:
            yield Rejection("read", str(error), source=str(notes))


def _found(text: str, lines: Iterable[str], path: Path) -> Found:
    parts = Parts()
    triggers: dict[str, str] = {}
    notes: dict[str, str] = {}
    for n, line in enumerate(lines, 1):
        try:
            _read_line(line, parts, triggers, notes)
        except (ValueError, IndexError) as error:
            raise ValueError(f"line {n}, {line!r}, cannot be read: {error}") from error
    parts.notes = {triggers[name]: note for name, note in notes.items() if name in triggers}
    return Found(str(path), text, parts.mentions(text), partial(parts.events, text), file=path.stem)


def _read_line(line: str, parts: Parts, triggers: dict[str, str], notes: dict[str, str]) -> None:
    columns = line.split("\t", 2)  # a note may hold tabs of its own
    match columns[0][:1]:
        case "T":
            label, _, places = columns[1].partition(" ")
            ends = [int(end) for place in places.split(";") for end in place.split()]
            parts.add(columns[0], (min(ends), max(ends), label))
        case "E":
            trigger, *arguments = (part.partition(":")[::2] for part in columns[1].split())
            triggers[columns[0]] = trigger[1]
            parts.arrows += [(trigger[1], _COUNTER.sub("", role), target) for role, target in arguments]
        case "#" if columns[1].startswith("AnnotatorNotes "):
            notes[columns[1].split()[1]] = columns[2]
