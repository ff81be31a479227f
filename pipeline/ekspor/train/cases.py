"""Cases for the learned scorer of relations: what the rules saw in annotated articles, and what the gold says of it.

The rules read every article while a teacher, who knows the gold, says which figures are flows; what it said, and which
names the gold has in the slots of each claim, are the cases. An article without events teaches which figures are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ekspor import assemble, exchange
from ekspor.config import Relations, Settings
from ekspor.evaluate import pair
from ekspor.evaluate.names import same_name
from ekspor.exchange import Entry, fillers
from ekspor.extract import Extractor
from ekspor.relate.candidates import LEARNED, Candidate, candidates
from ekspor.relate.claim import Claim
from ekspor.relate.filled import Filled
from ekspor.relate.flow import Flow
from ekspor.relate.names import Names
from ekspor.relate.reading import Reading
from ekspor.relate.scorer import ARTICLE, FIGURE, NAMED, Scorer, Verdict
from ekspor.relate.weights import Weights
from ekspor.schema import Money, Percent, Quantity
from ekspor.syntax import Parse
from ekspor.train.gold import Gold
from ekspor.train.logistic import Case, fold


def cases(
    gold: Iterable[Gold], stage: int = 0, folds: Sequence[Weights] = (), parse: Parse | None = None
) -> dict[str, list[Case]]:
    """The cases of all articles by the part of the model that learns from them: articles, figures, and the slots of a
    stage of `LEARNED`, seen as the weights of the article's fold, which were not trained on it, settle what is before.
    """
    found: dict[str, list[Case]] = defaultdict(list)
    for one in gold:
        teacher = Teacher(folds[fold(one.article.id)] if folds else Weights({}), one, stage)
        extraction = Extractor(Settings(relations=Relations(merging=False)), scorer=teacher, parse=parse)(one.article)
        found[ARTICLE] += teacher.articles
        found[FIGURE] += teacher.figures
        found[NAMED] += teacher.flows
        if one.events and extraction.claims and teacher.names is not None:
            said = assemble.assemble(
                one.article, extraction.published, extraction.mentions, extraction.claims, merging=False
            )
            told = [_told_of(exchange.event(record), one.events) for record in said]
            for slot, of_claims in teacher.seen.items():
                for event, candidates in zip(told, of_claims, strict=True):
                    if event:
                        found[slot] += _slot_cases(one, teacher.names, candidates, slot, event)
    return found


def own_figures(gold: Iterable[Gold], folds: Sequence[Weights]) -> list[Case]:
    """The figures of all articles once more, as they look where the weights of the article's fold, and not the gold,
    said which flows were told before: so that one wrong answer does not mislead all that follow."""
    found: list[Case] = []
    for one in gold:
        student = Student(folds[fold(one.article.id)], one, 0)
        Extractor(Settings(relations=Relations(merging=False)), scorer=student)(one.article)
        found += student.figures
    return found


class Teacher(Scorer):
    """A scorer that knows the gold: it lets the flows pass and notes what was asked. Its weights settle the stages
    before its own; in its own it keeps what is filled."""

    def __init__(self, weights: Weights, gold: Gold, stage: int) -> None:
        super().__init__(weights)
        self.gold, self.stage = gold, stage
        self.names: Names | None = None
        self._article: Case | None = None
        self.articles: list[Case] = []
        """The article, or the item of a digest, once for each figure that no word of its sentence says what it is of:
        given over to exports, if that is one of them."""
        self.figures: list[Case] = []
        self.flows: list[Case] = []
        """The flows without a figure."""
        self.seen: dict[str, list[list[Candidate]]] = {}
        """The candidates of each claim, by slot."""

    def devoted(self, by_rule: bool, seen: list[str]) -> bool:
        """What the weights say."""
        self._article = Case(self.gold.article.id, tuple(seen), True, by_rule)
        return super().devoted(by_rule, seen)

    def flow(self, reading: Reading, by_rule: bool, seen: list[str]) -> Verdict:
        """Whether the gold has a record with the figure."""
        right = any(_has_figure(event, reading) for event in self.gold.events)
        if self._article is not None and reading.governor in (None, "shipment"):
            self.articles.append(replace(self._article, right=right))
        self.figures.append(Case(self.gold.article.id, tuple(seen), right, by_rule))
        return Verdict(right)

    def named(self, claim: Claim, by_rule: bool, seen: list[str]) -> Verdict:
        """Whether the gold has a record of it without a figure; what it has with one is as the rules say."""
        told = [event for event in self.gold.events if _tells_of(event, claim)]
        right = any(not _has_any_figure(event) for event in told) or (by_rule and bool(told))
        self.flows.append(Case(self.gold.article.id, tuple(seen), right, by_rule))
        return Verdict(right)

    def settle(self, filled: Filled, slots: Sequence[str]) -> None:
        """Note the candidates of the own stage."""
        stage = LEARNED.index(tuple(slots))
        if stage < self.stage:
            super().settle(filled, slots)
        elif stage == self.stage:
            self.names = filled.names
            flows = [Flow(filled, index) for index in range(len(filled.claims))]
            for slot in slots:  # an item of a digest after the other
                self.seen.setdefault(slot, []).extend(list(candidates(flow, slot)) for flow in flows)


class Student(Teacher):
    """A teacher that notes what was asked, and lets pass what its weights do."""

    def flow(self, reading: Reading, by_rule: bool, seen: list[str]) -> Verdict:
        """What the weights say."""
        super().flow(reading, by_rule, seen)
        return Scorer.flow(self, reading, by_rule, seen)

    def named(self, claim: Claim, by_rule: bool, seen: list[str]) -> Verdict:
        """What the weights say."""
        super().named(claim, by_rule, seen)
        return Scorer.named(self, claim, by_rule, seen)

    def settle(self, filled: Filled, slots: Sequence[str]) -> None:
        """Nothing: names are not asked."""


def _has_any_figure(event: Entry) -> bool:
    return any(fillers(event, slot) for slot in ("value", "quantity", "share", "change"))


def _tells_of(event: Entry, claim: Claim) -> bool:
    """Whether half of the names of a claim are those of a gold record, goods, destination or exporter among them."""
    names = [(slot, link.text) for slot in ("exporter", "commodity", "destination") for link in claim.get(slot)]
    agree = sum(any(same_name(name, text) for name in fillers(event, slot)) for slot, text in names)
    return agree > 0 and 2 * agree >= len(names)


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
            shares = [*fillers(event, "share"), *fillers(event, "change")]
            return any(pair.close(abs(f["percent"]), end) for f in shares if "percent" in f for end in ends)
        case _:
            return False
    return any(
        end is not None
        and counted == (filler.get("currency") or filler.get("unit"))
        and pair.close(filler["amount"], float(end))
        for end, counted in said
        for filler in fillers(event, slot)
    )


def _told_of(said: Entry, events: Sequence[Entry]) -> Entry | None:
    """The gold event that a claim tells of: one of its amounts where it has any, else what agrees with it most."""
    best, most = None, 1.0
    for event in events:
        amounts = sum(pair.agree(s, fillers(event, s), fillers(said, s)) for s in ("value", "quantity"))
        if (said["value"] or said["quantity"]) and not amounts:
            continue
        weight = pair.agreement(event, said) + 3 * amounts
        if weight > most:
            best, most = event, weight
    return best


def _slot_cases(gold: Gold, names: Names, found: Sequence[Candidate], slot: str, event: Entry) -> list[Case]:
    """The candidates of a slot: right is the best form of each name of gold, its other forms are no cases."""
    surfaces = [_surface(names, one) for one in found]
    right: set[int] = set()
    unclear: set[int] = set()
    for name in fillers(event, slot):
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
