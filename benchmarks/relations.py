"""What each ingredient of the relation stage brings: `python benchmarks/relations.py GOLD.jsonl [...]`.

Slot and record F1 with 95 % intervals: of nothing at all, of all names and figures of a sentence with a word of export
as one record, of the system, of the system with one ingredient switched off, and of the system given the entities of
the gold. The learned scorer has been trained on `annotations/train.jsonl`; for it only other articles are fair.

The weights that ship know no trees: the row on syntax needs some of `ekspor train relate … --syntax stanza -o WEIGHTS`,
best of the same articles, and Stanza.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor import assemble, exchange, normalise, published, relate, segment
from ekspor.config import Relations, Settings
from ekspor.errors import ConfigError
from ekspor.evaluate import score
from ekspor.evaluate.interval import intervals
from ekspor.exchange import Document
from ekspor.extract import Extractor, headline
from ekspor.relate import cues
from ekspor.relate.claim import Claim, Link
from ekspor.relate.reading import Change, Share
from ekspor.relate.scorer import Scorer
from ekspor.relate.weights import Weights, shipped
from ekspor.schema import Article, ExportEvent, Label, Mention, Percent
from ekspor.tag import tag
from ekspor.train.gold import Gold, read

SLOTS = {
    Label.COMPANY: "exporter",
    Label.REGION: "origin",
    Label.COMMODITY: "commodity",
    Label.COUNTRY: "destination",
    Label.AGENCY: "agency",
    Label.PORT: "port",
    Label.MONEY: "value",
    Label.QUANTITY: "quantity",
    Label.DATE: "period",
    Label.PERCENT: "change",
}
"""The slot that a name or figure fills in the baseline of co-occurrence."""

Read = Callable[[Gold], Sequence[ExportEvent]]
"""Records of an annotated article."""


@dataclass(frozen=True, slots=True)
class System:
    """One line of the table."""

    name: str
    records: Read


def main() -> None:
    """Print a table for every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="annotated articles with texts, in the exchange format")
    parser.add_argument("--syntax", type=Path, metavar="WEIGHTS", help="weights that were trained with trees")
    given = parser.parse_args()
    console = Console(width=120)
    systems = _systems()
    try:
        systems.append(System("the system, with syntax", _parsing(given.syntax)))
    except ConfigError as error:
        console.print(f"no row on syntax: {error}", markup=False)
    for path in given.gold:
        console.print(_table(path, read([path]), systems))


def _table(path: Path, gold: Sequence[Gold], systems: Sequence[System]) -> Table:
    table = Table(title=f"\n{path}: {len(gold)} articles", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(("", "slot F1", "95 %", "P", "R", "record F1", "95 %", "records")):
        table.add_column(head, justify="right" if n else "left", no_wrap=True)
    for system in systems:
        tallies = [score.tally(Document(g.article.id, None, g.events), _document(system, g)) for g in gold]
        figures, spread = score.figures(tallies), intervals(tallies)
        slot, record = figures["slot"], figures["record"]
        sides = ["{:.3f}–{:.3f}".format(*spread[name]) for name in ("slot", "record")]
        cells = (f"{slot['f1']:.3f}", sides[0], f"{slot['p']:.3f}", f"{slot['r']:.3f}", f"{record['f1']:.3f}", sides[1])
        table.add_row(system.name, *cells, str(record["system"]))
    return table


def _document(system: System, gold: Gold) -> Document:
    return Document(gold.article.id, None, tuple(exchange.event(record) for record in system.records(gold)))


def _systems() -> list[System]:
    whole = Relations()
    return [
        System("nothing at all", lambda _: ()),
        System("co-occurrence in a sentence", lambda gold: _co_occurrence(gold.article)),
        System("the system", _extracting(whole)),
        System("  without the learned scorer", _extracting(replace(whole, learned=False))),
        System("  without inheritance", _extracting(replace(whole, inheritance=False))),
        System("  without context", _extracting(replace(whole, context=False))),
        System("  without merging", _extracting(replace(whole, merging=False))),
        System("rules alone, without inheritance", _extracting(replace(whole, learned=False, inheritance=False))),
        System("the system, given entities", _given_entities),
    ]


def _extracting(using: Relations) -> Read:
    extractor = Extractor(Settings(relations=using))
    return lambda gold: extractor(gold.article).records


def _parsing(weights: Path | None) -> Read:
    if weights is None:
        raise ConfigError("give weights that were trained with trees, --syntax WEIGHTS")
    lines = (line for line in weights.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    extractor = Extractor(Settings(syntax="stanza"), Weights.of(csv.DictReader(lines, delimiter="\t")))
    return lambda gold: extractor(gold.article).records


def _gold_mentions(gold: Gold) -> list[Mention]:
    text = gold.article.text
    return [Mention(start, end, Label(label), text[start:end], "gold") for start, end, label in sorted(gold.entities)]


def _given_entities(gold: Gold) -> list[ExportEvent]:
    """The records that the mentions of the gold give: the stages behind the tagger."""
    article = gold.article
    sentences = segment.segment(article.text, article.title)
    dated = published.publication(article, sentences)
    valued = [normalise.normalise(mention, dated.day) for mention in _gold_mentions(gold)]
    weights = shipped()
    scorer = None if weights is None else Scorer(weights)
    title = headline(article, sentences, dated.day)
    claims = relate.relate(article.text, sentences, valued, dated.day, scorer, title=title)
    return assemble.assemble(article, dated, valued, claims, weights)


def _co_occurrence(article: Article) -> list[ExportEvent]:
    """A record for every sentence with a word of export, of all that is tagged in it."""
    sentences = segment.segment(article.text, article.title)
    dated = published.publication(article, sentences)
    mentions = [normalise.normalise(mention, dated.day) for mention in tag(article.text)[0]]
    exports = [cue.start for cue in cues.find(article.text, mentions) if cue.kind == "export"]
    claims = []
    for sentence in sentences:
        if sentence.kind.is_text and any(sentence.start <= at < sentence.end for at in exports):
            claim = Claim(sentence)
            for mention in mentions:
                if sentence.start <= mention.start < sentence.end and mention.label in SLOTS:
                    _add(claim, mention)
            if claim.slots:
                claims.append(claim)
    return assemble.assemble(article, dated, mentions, claims, merging=False)


def _add(claim: Claim, mention: Mention) -> None:
    value: Change | Share | None = None
    if isinstance(mention.value, Percent):
        if mention.value.low is None:
            return
        value = Change(percent=mention.value.low)
    claim.add(SLOTS[mention.label], Link.of(mention, "co-occurrence", value))


if __name__ == "__main__":
    main()
