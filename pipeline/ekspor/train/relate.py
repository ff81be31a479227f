"""Trains the learned scorer of relations from annotated articles: the weights of `rules/relate_weights.tsv`.

The rules read every article while a teacher, who knows the gold, says which figures are flows; what it said, and which
names the gold has in the slots of each claim, are the cases. An article without events teaches which figures are none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ekspor import assemble, exchange
from ekspor.assemble.confidence import RECORD, signs
from ekspor.assemble.merge import merge
from ekspor.config import Relations, Settings
from ekspor.errors import InputError
from ekspor.evaluate import pair, score
from ekspor.evaluate.interval import intervals
from ekspor.evaluate.names import same_name
from ekspor.evaluate.reliability import Bin, reliability
from ekspor.exchange import Document, Entry
from ekspor.extract import Extractor
from ekspor.relate.candidates import LEARNED, Candidate, Told, candidates
from ekspor.relate.claim import Claim, Reading
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.scorer import FIGURE, Scorer, Verdict
from ekspor.relate.weights import Weights
from ekspor.schema import Article, Money, Percent, Quantity
from ekspor.train.logistic import FOLDS, Case, fit, fold, probability

Parts = dict[str, dict[str, float]]
"""Weights by sign, by part of the model."""

_HEAD = """\
# The learned scorer of relations, written by `ekspor train relate`: logistic models of which figures are export flows,
# which names fill their slots and which records are right. sign: what a case shows, as relate/signs.py,
# relate/candidates.py and assemble/confidence.py say it. weight: what it adds to the log of the odds; (always) is where
# every case starts, (keep) and (add) are the probabilities at which what the rules have stays, and what they have not
# comes. Of the articles that it was trained on only single words are here that stand beside figures in several.
"""


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article."""

    article: Article
    events: tuple[Entry, ...]
    entities: frozenset[tuple[int, int, str]] = frozenset()


def read(paths: Iterable[Path]) -> list[Gold]:
    """The articles of exchange files with text, each text once. Raises `InputError` where a line cannot be used."""
    found: dict[str, Gold] = {}
    for path in paths:
        for n, line in exchange.numbered(path):
            try:
                entry = json.loads(line)
                published = entry.get("published")
                day = date.fromisoformat(published[:10]) if published else None
                article = Article(id=entry["id"], text=entry["text"], title=entry.get("title") or "", published=day)
                annotated = exchange.document(entry)
                found.setdefault(article.text, Gold(article, annotated.events, annotated.entities or frozenset()))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}:{n}: no annotated article with a text: {error}") from error
    return list(found.values())


def cases(gold: Iterable[Gold]) -> dict[str, list[Case]]:
    """The cases of all articles by the part of the model that learns from them."""
    found: dict[str, list[Case]] = defaultdict(list)
    for one in gold:
        teacher = Teacher(one)
        extraction = Extractor(Settings(relations=Relations(merging=False)), scorer=teacher)(one.article)
        found[FIGURE] += teacher.figures
        if one.events and teacher.told is not None:
            said = assemble.assemble(
                one.article, extraction.published, extraction.mentions, extraction.claims, merging=False
            )
            for index, record in enumerate(said):
                if event := _told_of(exchange.event(record), one.events):
                    for slot in LEARNED:
                        found[slot] += _slot_cases(one, teacher.told, index, slot, event)
    return found


def learn(cases: Mapping[str, Sequence[Case]]) -> Parts:
    """The weights of every part that has cases which are right."""
    return {part: fit(seen) for part, seen in cases.items() if any(case.right for case in seen)}


def record_cases(gold: Gold, weights: Weights) -> list[Case]:
    """The records of an article as `weights` make them, each right or not."""
    found = Extractor(Settings(relations=Relations(merging=False)), weights)(gold.article)
    flows = merge(found.claims, Names(gold.article.text, found.mentions))
    records = assemble.assemble(gold.article, found.published, found.mentions, flows, merging=False)
    said = [exchange.event(record) for record in records]
    told = {at: gold.events[other] for other, at in pair.pairs(gold.events, said)}
    return [
        Case(gold.article.id, tuple(signs(claim, len(flows))), at in told and pair.sound(told[at], said[at]), True)
        for at, claim in enumerate(flows)
    ]


def train(paths: Sequence[Path], out: Path, empty: Sequence[Path] = ()) -> Report:
    """Learn from the annotated articles of `paths`, write the weights to `out`, and say what they are worth.

    `empty`: files of articles that tell of no exports, of which as many as twice the annotated are read. Every figure
    of the report is of articles that the weights behind it were not trained on.
    """
    gold = read(paths)
    if not any(one.events for one in gold):
        raise InputError("no events in the training articles: there is nothing to learn relations from")
    found = cases(gold)
    found[FIGURE] += cases(read(empty)[: 2 * len(gold)])[FIGURE]
    folds = [Weights(learn(_without(found, held))) for held in range(FOLDS)]
    found[RECORD] = [case for one in gold for case in record_cases(one, folds[fold(one.article.id)])]
    parts = learn(found)
    write(parts, out)
    rules = Extractor(Settings(relations=Relations(learned=False)))
    learned = [Extractor(weights=weights) for weights in folds]
    return Report(
        articles=len(gold),
        cases={part: len(seen) for part, seen in found.items()},
        rules=_figures(gold, [rules] * FOLDS),
        learned=_figures(gold, learned),
        reliability=reliability(_held_out(found[RECORD])),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What was learned from how much, and across folds the figures of the rules alone, with the scorer, and of its
    confidence in records."""

    articles: int
    cases: dict[str, int]
    rules: dict[str, Any]
    learned: dict[str, Any]
    reliability: list[Bin]


def _without(found: Mapping[str, Sequence[Case]], held: int) -> dict[str, list[Case]]:
    return {part: [case for case in seen if fold(case.article) != held] for part, seen in found.items()}


def _held_out(records: Sequence[Case]) -> list[tuple[float, bool]]:
    """The probability of every record by weights that have not seen its article, and whether it is right."""
    folds = [fit([case for case in records if fold(case.article) != held]) for held in range(FOLDS)]
    return [(probability(folds[fold(case.article)], case.signs), case.right) for case in records]


def _figures(gold: Sequence[Gold], extractors: Sequence[Extractor]) -> dict[str, Any]:
    """Slots and records, each article read by the extractor of its fold."""
    tallies = []
    for one in gold:
        found = extractors[fold(one.article.id)](one.article)
        said = tuple(exchange.event(record) for record in found.records)
        tallies.append(score.tally(Document(one.article.id, None, one.events), Document(one.article.id, None, said)))
    figures = score.figures(tallies)
    return {name: figures[name] for name in ("slot", "record", "slot_per_document", "slots")} | {
        "intervals": intervals(tallies)
    }


def write(parts: Parts, out: Path) -> None:
    """Write the weights as a table."""
    rows = [f"{part}\t{sign}\t{weight:g}\n" for part, weights in parts.items() for sign, weight in weights.items()]
    out.write_text(_HEAD + "part\tsign\tweight\n" + "".join(rows), encoding="utf-8")


@dataclass
class Teacher(Scorer):
    """A scorer that knows the gold: it lets the flows pass and notes what was asked."""

    gold: Gold
    figures: list[Case] = field(default_factory=list)
    told: Told | None = None

    def flow(self, reading: Reading, by_rule: bool, seen: list[str]) -> Verdict:
        """Whether the gold has a record with the figure."""
        right = any(_has_figure(event, reading) for event in self.gold.events)
        self.figures.append(Case(self.gold.article.id, tuple(seen), right, by_rule))
        return Verdict(right)

    def settle(self, lines: Sequence[Line], names: Names, claims: Sequence[Claim]) -> None:
        """Keep what the rules filled as it is."""
        self.told = Told(lines, names, claims)


def _has_figure(event: Entry, reading: Reading) -> bool:
    return any(_is_amount_of(event, mention.value) for mention in reading.figure.mentions)


def _is_amount_of(event: Entry, value: object) -> bool:
    match value:
        case Money(low=low, high=high, currency=currency):
            slot, said = "value", [(end, currency) for end in (low, high)]
        case Quantity(low=low, high=high, unit=unit):
            slot, said = "quantity", [(end, unit) for end in (low, high)]
        case Percent(low=low, high=high):
            ends = [float(abs(end)) for end in (low, high) if end is not None]
            shares = [*pair.fillers(event, "share"), *pair.fillers(event, "change")]
            return any(pair.close(abs(f["percent"]), end) for f in shares if "percent" in f for end in ends)
        case _:
            return False
    return any(
        end is not None
        and counted == (filler.get("currency") or filler.get("unit"))
        and pair.close(filler["amount"], float(end))
        for end, counted in said
        for filler in pair.fillers(event, slot)
    )


def _told_of(said: Entry, events: Sequence[Entry]) -> Entry | None:
    """The gold event that a claim tells of: one of its amounts where it has any, else what agrees with it most."""
    best, most = None, 1.0
    for event in events:
        amounts = sum(pair.agree(s, pair.fillers(event, s), pair.fillers(said, s)) for s in ("value", "quantity"))
        if (said["value"] or said["quantity"]) and not amounts:
            continue
        weight = pair.agreement(event, said) + 3 * amounts
        if weight > most:
            best, most = event, weight
    return best


def _slot_cases(gold: Gold, told: Told, index: int, slot: str, event: Entry) -> list[Case]:
    """The candidates of a slot: right is the best form of each name of gold, its other forms are no cases."""
    found = list(candidates(told, index, slot))
    surfaces = [_surface(told.names, one) for one in found]
    right: set[int] = set()
    unclear: set[int] = set()
    for name in pair.fillers(event, slot):
        forms = [at for at, surface in enumerate(surfaces) if same_name(name, surface)]
        forms.sort(
            key=lambda at: (found[at].link is None, not found[at].here, surfaces[at].casefold() != name.casefold())
        )
        unclear |= set(forms)
        right |= set([at for at in forms if at not in right][:1])
    return [
        Case(gold.article.id, one.signs, at in right, one.link is not None)
        for at, one in enumerate(found)
        if at in right or at not in unclear
    ]


def _surface(names: Names, one: Candidate) -> str:
    if one.mention is not None:
        return names.full(one.mention).text
    return one.link.text if one.link is not None else ""
