"""Whether the knowledge keeps its word: rules, phrases and lints read their examples and no counterexample."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

from ekspor.annotate import lint
from ekspor.relate import phrases
from ekspor.relate.reading import CueKind
from ekspor.rules import load
from ekspor.segment import furniture


def problems() -> Iterator[str]:
    """What is wrong with the rules that ship, or with one's own laid over them. Raises `RuleError` where one cannot be
    read at all."""
    names = sorted(file.name for file in files("ekspor.rules").iterdir())
    for name in (name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != "chrome.toml"):
        for rule in load.patterns(name):
            yield from load.check(rule)
    for name in (name.removesuffix(".tsv") for name in names if name.endswith(".tsv")):
        load.table(name)
    for phrase in phrases.phrases().values():
        yield from phrases.check(phrase)
    for place in get_args(furniture.Place):
        for piece in furniture.rules(place):
            yield from furniture.check(piece)
    yield from _cues()
    lint.word_rules()


def _cues() -> Iterator[str]:
    entries: Any = load.document("cues")["cue"]
    for entry in entries:
        name = entry.get("id", "?")
        if not {"id", "kind", "words"} <= entry.keys() <= {"id", "kind", "words", "frames", "sign"}:
            yield f"cue {name}: expected id, kind, words, perhaps frames and, for change, sign"
        elif any("{}" not in frame for frame in entry.get("frames", ())):
            yield f"cue {name}: each frame has {{}} where the word goes"
        elif entry["kind"] not in get_args(CueKind):
            yield f"cue {name}: no kind {entry['kind']!r}; take one of {', '.join(get_args(CueKind))}"
        elif entry.get("sign") not in ((1, -1) if entry["kind"] == "change" else (None,)):
            yield f"cue {name}: sign is 1 or -1 for a change, and stands nowhere else"
