"""Every stage of an article's journey on a screen: which rule fired on which words, what was dropped and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ekspor.reading import bounds, line
from ekspor.schema import SLOTS, ExportEvent, Mention, Publication, Value
from ekspor.show import heading, record
from ekspor.syntax import Tree

if TYPE_CHECKING:
    from ekspor.extract import Extraction

LONGEST = 200
"""Characters of a sentence that are shown."""


def explanation(found: Extraction) -> Iterator[RenderableType]:
    """A heading and a table for every stage, in the order of the journey."""
    text = found.article.text
    yield heading(found)
    yield stage("publication date")
    yield _published(found.published)
    yield stage("segment: sentences")
    yield rows(
        ("characters", "kind", "words"),
        ((f"{s.start}–{s.end}", s.kind.value, _short(text[s.start : s.end])) for s in found.sentences),
    )
    yield stage("tag and normalise: mentions")
    yield rows(
        ("characters", "label", "words", "value", "rule"),
        ((f"{m.start}–{m.end}", m.label.value, line(m.text), value(m.value), m.rule) for m in found.mentions),
    )
    yield stage("tag: candidates dropped")
    dropped = ((d.mention, d.reason) for d in found.dropped)
    yield rows(
        ("characters", "label", "words", "rule", "why"),
        ((f"{m.start}–{m.end}", m.label.value, line(m.text), m.rule, reason) for m, reason in dropped),
    )
    for tree in found.trees:
        yield stage("syntax: a tree")
        yield rows(("characters", "word", "lemma", "part", "relation", "head"), _words(tree))
    yield stage("relate: claims")
    yield rows(
        ("sentence", "status", "steps"),
        ((f"{c.sentence.start}–{c.sentence.end}", c.status.value, "\n".join(map(line, c.steps))) for c in found.claims),
    )
    yield stage("assemble: records")
    for n, event in enumerate(found.records, 1):
        yield record(event, n)
        yield rows(("slot", "characters", "words", "rules"), _evidence(event))
    yield stage("validate: records rejected")
    yield rows(("why",), ((line(rejection.reason),) for rejection in found.rejections))


def _published(published: Publication) -> str:
    if published.day is None:
        return "unknown, so “tahun lalu” and its like have no dates"
    return f"{published.day}, from the {published.origin}"


def stage(name: str) -> RenderableType:
    """The heading of a stage."""
    return Padding(Rule(Text(name, "bold"), align="left", style="dim"), (1, 0, 0, 0))


def rows(heads: Sequence[str], found: Iterable[Sequence[str]]) -> RenderableType:
    """A table of what was found, or that nothing was."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in ("characters", "kind", "label", "status", "slot"))
    for row in found:
        table.add_row(*(Text(cell) for cell in row))
    return table if table.row_count else Text("none", "dim")


def _words(tree: Tree) -> Iterator[Sequence[str]]:
    for word in tree.words:
        head = "–" if word.head is None else line(tree.words[word.head].form)
        yield f"{word.start}–{word.end}", line(word.form), line(word.lemma), word.upos, word.deprel, head


def _evidence(event: ExportEvent) -> Iterator[Sequence[str]]:
    slots = [(slot, filler.evidence) for slot in SLOTS for filler in getattr(event, slot)]
    for slot, spans in [("status", event.status_evidence), *slots]:
        for span in spans:
            yield slot, f"{span.start}–{span.end}", line(span.text), ", ".join(span.rules)


def _short(text: str) -> str:
    return line(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def value(read: Value | None) -> str:
    """A normalised value in one line: its bounds, then what else is set of its fields, flags by their names."""
    if read is None:
        return "–"
    parts = {field.name: getattr(read, field.name) for field in fields(read)}
    said = [bounds(parts.pop("low"), parts.pop("high"))] if "low" in parts else []
    for name, part in parts.items():
        if part is True:
            said.append(name)
        elif part:
            said.append(", ".join(part) if isinstance(part, tuple) else str(part))
    return " ".join(said)


def plain(found: Extraction) -> dict[str, Any]:
    """What `explanation` shows, as plain values for JSON; a mention's value in one line as on the screen."""
    return {
        "id": found.article.id,
        "published": asdict(found.published),
        "sentences": [asdict(sentence) for sentence in found.sentences],
        "mentions": [_mention(mention) for mention in found.mentions],
        "dropped": [_mention(dropped.mention) | {"reason": dropped.reason} for dropped in found.dropped],
        "trees": [asdict(tree) for tree in found.trees],
        "claims": [{"sentence": asdict(c.sentence), "status": c.status.value, "steps": c.steps} for c in found.claims],
        "records": [event.model_dump(mode="json") for event in found.records],
        "rejections": [asdict(rejection) for rejection in found.rejections],
    }


def _mention(found: Mention) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "label": found.label.value,
        "text": found.text,
        "value": None if found.value is None else value(found.value),
        "rule": found.rule,
    }
