"""Trains the learned scorer of relations from annotated articles: the weights of `rules/relate_weights.tsv`.

`cases.py` says what is learned from, `logistic.py` how.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ekspor import assemble, exchange
from ekspor.assemble.confidence import RECORD, signs
from ekspor.assemble.merge import merge
from ekspor.config import Relations, Settings
from ekspor.errors import InputError
from ekspor.evaluate import pair, score
from ekspor.evaluate.interval import intervals
from ekspor.evaluate.reliability import Bin, reliability
from ekspor.exchange import Document
from ekspor.extract import Extractor
from ekspor.relate.candidates import LEARNED
from ekspor.relate.names import Names
from ekspor.relate.scorer import ARTICLE, FIGURE, NAMED
from ekspor.relate.weights import Weights
from ekspor.syntax import Parse
from ekspor.train.cases import cases, own_figures
from ekspor.train.gold import Gold, read
from ekspor.train.logistic import FOLDS, Case, fit, fold, probability

Parts = dict[str, dict[str, float]]
"""Weights by sign, by part of the model."""

_HEAD = """\
# The learned scorer of relations, written by `ekspor train relate`: logistic models of which figures are export flows,
# which names fill their slots and which records are right. sign: what a case shows, as relate/signs.py,
# relate/fit.py and assemble/confidence.py say it. weight: what it adds to the log of the odds; (always) is where
# every case starts, (keep) and (add) are the probabilities at which what the rules have stays, and what they have not
# comes. Of the articles that it was trained on only single words are here that stand beside figures in several.
"""


def learn(cases: Mapping[str, Sequence[Case]]) -> Parts:
    """The weights of every part that has cases which are right."""
    return {part: fit(seen) for part, seen in cases.items() if any(case.right for case in seen)}


def record_cases(gold: Gold, weights: Weights, parse: Parse | None = None) -> list[Case]:
    """The records of an article as `weights` make them, each right or not."""
    found = Extractor(Settings(relations=Relations(merging=False)), weights, parse=parse)(gold.article)
    flows = merge(found.claims, Names(gold.article.text, found.mentions))
    records = assemble.assemble(gold.article, found.published, found.mentions, flows, merging=False)
    said = [exchange.event(record) for record in records]
    told = {at: gold.events[other] for other, at in pair.pairs(gold.events, said)}
    return [
        Case(gold.article.id, tuple(signs(claim, len(flows))), at in told and pair.sound(told[at], said[at]), True)
        for at, claim in enumerate(flows)
    ]


def train(
    paths: Sequence[Path],
    out: Path,
    empty: Sequence[Path] = (),
    texts: Sequence[Path] = (),
    parse: Parse | None = None,
) -> Report:
    """Learn from the annotated articles of `paths`, write the weights to `out`, and say what they are worth.

    `empty`: files of articles that tell of no exports, of which as many as twice the annotated are read. `texts`: files
    with the texts of annotations that have only their hash. `parse`: how to parse them, for weights that know of trees.
    Every figure of the report is of articles that the weights behind it were not trained on.
    """
    parse = parse and cache(parse)  # each article is read at every stage
    gold = read(paths, texts)
    if not any(one.events for one in gold):
        raise InputError("no events in the training articles: there is nothing to learn relations from")
    none = read(empty)[: 2 * len(gold)]
    articles = {ARTICLE: [case for each in (gold, none) for case in cases(each)[ARTICLE]]}
    given_over = _folds(articles)
    found = cases(gold, 0, given_over, parse)
    of_none = cases(none, 0, given_over)
    found |= articles | {part: found[part] + of_none[part] for part in (FIGURE, NAMED)}
    found[FIGURE] += own_figures(gold, _folds({part: found[part] for part in (ARTICLE, FIGURE)}))
    folds = _folds(found)
    for stage in range(1, len(LEARNED)):
        seen = cases(gold, stage, folds, parse)
        found |= {slot: of_slot for slot, of_slot in seen.items() if slot not in (ARTICLE, FIGURE, NAMED)}
        folds = _folds(found)
    found[RECORD] = [case for one in gold for case in record_cases(one, folds[fold(one.article.id)], parse)]
    parts = learn(found)
    write(parts, out)
    rules = Extractor(Settings(relations=Relations(learned=False)))
    learned = [Extractor(weights=weights, parse=parse) for weights in folds]
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


def _folds(found: Mapping[str, Sequence[Case]]) -> list[Weights]:
    """For each fold the weights learned from the others."""
    return [Weights(learn(_without(found, held))) for held in range(FOLDS)]


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
