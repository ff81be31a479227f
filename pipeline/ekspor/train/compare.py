"""What a tagger finds in annotated texts, scored: the model alone, rules alone, both, and beside another model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from spacy.language import Language

from ekspor import tag
from ekspor.evaluate import interval, score
from ekspor.evaluate.score import Tally
from ekspor.exchange import Document
from ekspor.schema import Label
from ekspor.train.examples import Example, Span, spans_of

Finder = Callable[[str], Iterable[Span]]


def alone(nlp: Language) -> Finder:
    """The model without rules and names."""

    def find(text: str) -> Iterable[Span]:
        with nlp.select_pipes(disable=tag.model.rule_pipes(nlp)):
            return spans_of(nlp(text))

    return find


def together(nlp: Language | None) -> Finder:
    """Rules and names, with the model where one is given."""
    return lambda text: ((m.start, m.end, m.label.value) for m in tag.tag(text, nlp)[0])


def tallies(examples: Sequence[Example], find: Finder) -> list[Tally]:
    """The counts of each text, strict spans; a document's name is its place in the list."""
    gold = [Document(str(i), frozenset(example.spans), ()) for i, example in enumerate(examples)]
    found = [Document(str(i), frozenset(find(example.text)), ()) for i, example in enumerate(examples)]
    return score.compare(gold, found)


def f1(examples: Sequence[Example], find: Finder) -> float:
    """Micro F1 of strict spans over all labels that occur."""
    return score.total(tally.entity() for tally in tallies(examples, find)).f1


def figures(found: Sequence[Tally]) -> dict[str, Any]:
    """F1 of all labels and of each, and the 95 % interval over texts, rounded to four places."""
    table = score.figures(found)
    return {
        "entity": table["entity"]["f1"],
        "interval": list(interval.intervals(found)["entity"]),
        "labels": {label: counts["f1"] for label, counts in table["entities"].items()},
    }


def finders(nlp: Language, in_use: Language | None, labels: Iterable[str]) -> Mapping[str, Finder]:
    """What stands side by side at the end of a training; rules only where the labels are theirs."""
    found = {"model alone": alone(nlp)}
    if set(labels) <= set(Label):
        found |= {"rules alone": together(None), "model and rules": together(nlp)}
        if in_use is not None:
            found["in use, with rules"] = together(in_use)
    return found
