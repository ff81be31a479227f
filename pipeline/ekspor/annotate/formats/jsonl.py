"""Lines of JSON, which several tools read and write: one place for what can be wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ekspor.annotate.formats.found import Found
from ekspor.exchange import Entry, numbered
from ekspor.schema import Rejection


def write(entries: Iterable[Entry], path: Path) -> None:
    """A line for each."""
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")


def read(path: Path, found: Callable[[Entry, str], Found]) -> Iterator[Found | Rejection]:
    """What `found` makes of each line and its place; a ValueError of it is the reason why a line is not read."""
    for n, line in numbered(path):
        source = f"{path}:{n}"
        try:
            yield found(json.loads(line), source)
        except ValueError as error:
            yield Rejection("read", str(error), source=source)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            yield Rejection("read", f"not in the form expected: {type(error).__name__}: {error}", source=source)
