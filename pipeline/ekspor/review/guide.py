"""What the page knows beside articles: the labels, slots and forms of the guideline, and its words in one language."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from ekspor.annotate import graph, record
from ekspor.config import Language
from ekspor.exchange import Entry
from ekspor.schema import NAME_SLOTS, SLOTS, Label, Status

_FIRST = {
    Label.COMPANY: ("exporter",),
    Label.PERSON: ("exporter",),
    Label.COUNTRY: ("destination", "origin"),
    Label.REGION: ("origin", "destination"),
    Label.COMMODITY: ("commodity",),
    Label.AGENCY: ("agency", "exporter"),
    Label.PORT: ("port", "origin"),
}
"""The slots that names of a label fill most often, which are offered first."""


def guide(language: Language) -> Entry:
    """Labels with the slots that each can fill, statuses, slots with what is expected of them, and words."""
    return {
        "language": language.value,
        "labels": {label.value: _slots(label) for label in Label},
        "statuses": [status.value for status in Status],
        "slots": {slot: record.FORMS[slot][0] if slot in record.FORMS else None for slot in SLOTS},
        "words": {key: said[language.value] for key, said in _words().items()},
    }


def _slots(label: Label) -> list[str]:
    first = _FIRST.get(label, ())
    return [*first, *(slot for slot in graph.SLOTS_OF.get(label, NAME_SLOTS) if slot not in first)]


def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "page" / "words.toml").read_text(encoding="utf-8"))
