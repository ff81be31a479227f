"""The learned scorer: which figures are export flows, and which names fill the slots of their claims.

The rules propose and are themselves among the signs (`signs.py`, `fit.py`); `weights.py` weighs them. Without
weights the rules decide alone. What the scorer decided, and by which signs, stands in the steps of the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ekspor.relate import bind, roles, signs
from ekspor.relate.candidates import Candidate, candidates
from ekspor.relate.claim import Claim, Link
from ekspor.relate.filled import Filled
from ekspor.relate.flow import Flow
from ekspor.relate.line import Line
from ekspor.relate.reading import Reading
from ekspor.relate.weights import Score, Weights

ARTICLE = "article"
"""The part of the model that tells articles that are given over to exports."""

FIGURE = "figure"
"""The part that tells export flows from other figures; the others have the names of their slots."""

NAMED = "named"
"""The part that tells flows that are named without a figure from what is only said of exports."""

_UNPROMPTED = 0.65
"""The least probability at which a figure is a flow in an article that mentions exports in passing, where neither the
rules nor its sentence speak of exports, and they were not told of just before; at which what the rules take for no flow
without a figure is one; and at which an article is given over to exports: a flow that is none costs all its slots."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a figure is an export flow; `score` is None where the rules alone say so."""

    keep: bool
    score: Score | None = None

    def note(self, claim: Claim) -> None:
        """Write the verdict down in the claim that it lets pass."""
        if self.score is not None:
            claim.score = self.score.probability
            claim.steps.append(f"a flow, {self.score}")


class Judge:
    """Says which figures of a sentence are export flows, and which of its flows without figures: as the rules do."""

    def figure(self, line: Line, reading: Reading, names: bind.Names, by_rule: bool) -> Verdict:  # noqa: ARG002
        """Whether a figure with these names is an export flow; to be asked in their order."""
        return Verdict(by_rule)

    def named(self, line: Line, claim: Claim, by_rule: bool) -> Verdict:  # noqa: ARG002
        """Whether what the sentence says of these names is an export flow."""
        return Verdict(by_rule)


RULES_ALONE = Judge()
"""The judge where nothing is learned."""


class LearnedJudge(Judge):
    """A judge that goes by weights."""

    def __init__(self, scorer: Scorer, telling: signs.Telling) -> None:
        self._scorer, self._telling = scorer, telling
        self._before: bool | None = None

    def figure(self, line: Line, reading: Reading, names: bind.Names, by_rule: bool) -> Verdict:
        """Whether a figure with these names is an export flow."""
        telling = self._telling
        found = self._scorer.flow(
            reading, by_rule, signs.of_figure(line, reading, names, telling, by_rule, self._before)
        )
        refers = telling.told and telling.distance == 0 and line.has("anaphora")
        found = _sure(found, by_rule or telling.goes_on or telling.devoted or refers or _prompts(line))
        self._before = found.keep
        return found

    def named(self, line: Line, claim: Claim, by_rule: bool) -> Verdict:
        """Whether what the sentence says of these names is an export flow."""
        telling = self._telling
        found = self._scorer.named(claim, by_rule, signs.of_named(line, claim, telling, by_rule))
        return _sure(found, by_rule and not telling.about_rules)


def _sure(found: Verdict, prompted: bool) -> Verdict:
    """The verdict; where nothing prompts it, only if it is sure enough."""
    if found.keep and found.score is not None and not prompted:
        return Verdict(found.score.probability >= _UNPROMPTED, found.score)
    return found


def _prompts(line: Line) -> bool:
    """Whether a sentence speaks of exports, or of shipments to a place abroad."""
    return line.has("export", "actor") or (line.has("shipment") and roles.ships_abroad(line))


class Scorer:
    """Decides by weights what the rules propose."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def devoted(self, by_rule: bool, seen: list[str]) -> bool:
        """Whether an article with these signs is surely given over to exports."""
        if ARTICLE not in self._weights:
            return by_rule
        return self._weights.score(ARTICLE, seen, by_rule).probability >= _UNPROMPTED

    def flow(self, reading: Reading, by_rule: bool, seen: list[str]) -> Verdict:  # noqa: ARG002
        """Whether a figure with these signs is an export flow. One that goes by the rules to a place abroad (304 of 307
        in the annotated articles), was seized (23 of 23) or is one of exports (306 of 320) is one, however short the
        text and few the other signs."""
        if FIGURE not in self._weights:
            return Verdict(by_rule)
        score = self._weights.score(FIGURE, seen, by_rule)
        return Verdict(score.yes or (by_rule and not signs.SURE.isdisjoint(seen)), score)

    def named(self, claim: Claim, by_rule: bool, seen: list[str]) -> Verdict:  # noqa: ARG002
        """Whether a flow without a figure is one."""
        if NAMED not in self._weights:
            return Verdict(by_rule)
        score = self._weights.score(NAMED, seen, by_rule)
        return Verdict(score.yes, score)

    def settle(self, filled: Filled, slots: Sequence[str]) -> None:
        """Give these slots of all claims the names that fit best. All are looked at as they are filled now."""
        flows = (Flow(filled, index) for index in range(len(filled.claims)))
        learned = [slot for slot in slots if slot in self._weights]
        chosen = [(flow.claim, slot, self._choose(candidates(flow, slot))) for flow in flows for slot in learned]
        for claim, slot, fitting in chosen:
            _refill(claim, slot, fitting)

    def _choose(self, found: Iterable[Candidate]) -> list[tuple[Candidate, Score]]:
        """The candidates that fit, and those of the rules that do not; of two forms of a name the better one."""
        scored = [(one, self._weights.score(one.slot, one.signs, one.link is not None)) for one in found]
        taken: list[set[str]] = []
        out = []
        for one, score in sorted(
            scored, key=lambda pair: (not pair[1].yes, pair[0].link is None, -pair[1].probability)
        ):
            words = set(one.key.split())
            if one.link is None and (not score.yes or any(words <= other or other <= words for other in taken)):
                continue
            if score.yes:
                taken.append(words)
            out.append((one, score))
        return out


def _refill(claim: Claim, slot: str, fitting: list[tuple[Candidate, Score]]) -> None:
    """Keep, take out and add fillers, each with the reason."""
    links: list[Link] = []
    for one, score in fitting:
        if one.link is not None and score.yes:
            links += [replace(link, score=score.probability) for link in claim.get(slot) if _is_form(one, link)]
        elif one.link is not None:
            claim.steps.append(f"{slot} without {one.link.text!r}, {score}")
        elif one.mention is not None:
            link = replace(Link.of(one.mention, f"learned.{slot}"), score=score.probability)
            links.append(link)
            claim.steps.append(f"{slot} ← {link.text!r} by {link.rules[-1]}, {score}")
    if links:
        claim.slots[slot] = links
    else:
        claim.slots.pop(slot, None)


def _is_form(one: Candidate, link: Link) -> bool:
    """Whether a filler is the candidate's own, or another place where the same name stands."""
    spans = {(p.mention.start, p.mention.end) for p in one.places}
    return one.link is link or (link.start, link.end) in spans
