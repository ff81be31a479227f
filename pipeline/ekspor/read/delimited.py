"""CSV and TSV: a row is an article, the first row names the columns. Commas, semicolons, tabs and bars separate."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from io import BufferedReader

from ekspor.config import Fields, Settings
from ekspor.read import entry
from ekspor.read.cut import Stretches, bounded_lines, first_line, grouped, longest
from ekspor.read.decode import decode, not_text
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.schema import Rejection

DELIMITERS = ",;\t|"

Row = tuple[list[str] | str, bytes, int]
"""The cells, or what is wrong with the row; its lines as they are; the number of the first of them."""


def cut(stream: BufferedReader, name: str, settings: Settings) -> Stretches:
    """Some rows at a time, each time with the first row before them."""
    if reason := not_text(first_line(stream)):
        yield Rejection("read", reason, source=name)
        return
    lines = bounded_lines(stream, settings)
    header = next(lines).removeprefix(BOM_UTF8)
    names, delimiter = columns(header, settings.fields)
    if not entry.has_text(names, settings.fields):
        yield Rejection("read", f"{entry.no_text(names, settings.fields)} in the first row", source=name)
        return
    if twice := next((one for one in names if entry.wanted(one, settings.fields) and names.count(one) > 1), None):
        reason = f"ambiguous: {twice[:40]} is the name of more than one column; rename what is not to be read"
        yield Rejection("read", reason, source=name)
        return
    for stretch in grouped(_entries(_rows(lines, delimiter, 2, longest(settings)), name)):
        yield stretch if isinstance(stretch, Rejection) else (header + stretch[0], stretch[1])


def columns(header: bytes, fields: Fields) -> tuple[list[str], str]:
    """The names in the first row, and what separates them: of four the one that gives most known names, or most."""
    line = header.decode("utf-8", "replace").rstrip("\r\n")
    found = [(next(csv.reader([line], delimiter=delimiter), []), delimiter) for delimiter in DELIMITERS]
    return max(found, key=lambda one: (sum(entry.wanted(name, fields) for name in one[0]), len(one[0])))


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection]:
    """The articles of the rows."""
    lines = part.stream()
    names, delimiter = columns(lines.readline(), settings.fields)
    for cells, raw, number in _rows(lines, delimiter, part.first, len(part.data)):
        source = f"{part.name}:{number}"
        broken = decode(raw, source)
        if isinstance(broken, Rejection):
            yield broken
        elif len(cells) < len(names) or any(cells[len(names) :]):
            reason = f"{len(cells)} cells where the first row has {len(names)}; a quote or a cell is missing"
            yield Rejection("read", f"broken row: {reason}", source=source)
        elif isinstance(cells, list):
            yield entry.draft(dict(zip(names, cells, strict=False)), source, settings.fields)


def _entries(rows: Iterator[Row], name: str) -> Stretches:
    for cells, raw, number in rows:
        yield Rejection("read", cells, source=f"{name}:{number}") if isinstance(cells, str) else (raw, number)


def _rows(lines: Iterable[bytes], delimiter: str, first: int, limit: int) -> Iterator[Row]:
    """The rows that are not blank."""
    fed = _Fed(lines)
    reader = csv.reader(fed, delimiter=delimiter)
    while not fed.over():
        usual = csv.field_size_limit(limit)  # of the whole process
        try:
            cells: list[str] | str = next(reader, [])
        except csv.Error as error:
            cells = f"broken row: {error}"
        finally:
            csv.field_size_limit(usual)
        if fed.over() and fed.row:  # the reader asks for another line only within quotes
            cells = "broken row: the file ends within quotes; it was cut off, or lacks a quote before"
        if cells:
            yield cells, b"".join(fed.row), first
        first += len(fed.row)
        fed.row.clear()


class _Fed:
    """Lines for the csv module, and a note of those that the row at hand took."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.row: list[bytes] = []
        self._ended = False

    def over(self) -> bool:
        """There are no more lines."""
        return self._ended

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self._ended = True
            raise StopIteration
        self.row.append(line)
        return line.decode("utf-8", "surrogateescape")
