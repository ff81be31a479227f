"""How far two people, or a person and the system, annotated the same articles alike, and where they did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ekspor.annotate.article import Annotated, Span
from ekspor.annotate.formats.tokens import pieces
from ekspor.errors import InputError
from ekspor.evaluate import score
from ekspor.exchange import Document
from ekspor.schema import Label

OUTSIDE = "—"

Pair = tuple[Annotated, Annotated]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of text in which mentions differ: what each of the two marked there, in the order of the text."""

    article: str
    start: int
    words: str
    one: tuple[Span, ...]
    other: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`figures` as `ekspor evaluate` makes them, the second against the first; Cohen's kappa over tokens by label, and
    under `OUTSIDE` over all labels at once."""

    figures: dict[str, Any]
    kappa: dict[str, float]
    mentions: tuple[Difference, ...]
    records: tuple[score.Miss, ...]


def paired(ones: Iterable[Annotated], others: Iterable[Annotated]) -> list[Pair]:
    """The articles that both have, in the order of the first. Raises `InputError` where there is none, or the texts of
    an article differ."""
    by_id = {article.id: article for article in others}
    pairs = [(one, by_id[one.id]) for one in ones if one.id in by_id]
    if not pairs:
        raise InputError("the two files have no article in common: compare annotations of the same articles")
    for one, other in pairs:
        if one.text != other.text:
            raise InputError(f"{one.id}: the two files have different texts; offsets in them cannot be compared")
    return pairs


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """How alike the two of each pair are."""
    tallies = score.compare(map(document, (one for one, _ in pairs)), map(document, (other for _, other in pairs)))
    return Agreement(
        score.figures(tallies),
        kappa(pairs),
        tuple(difference for pair in pairs for difference in differences(*pair)),
        tuple(miss for tally in tallies for miss in tally.misses),
    )


def document(article: Annotated) -> Document:
    """The article as scoring compares it."""
    return Document(article.id, frozenset(article.entities), article.events)


def kappa(pairs: Sequence[Pair]) -> dict[str, float]:
    """Cohen's kappa over tokens, for each label inside against outside; 1 where neither marks anything."""
    counts = Counter(labels for pair in pairs for labels in _labels(*pair))
    found = {OUTSIDE: _kappa(counts)}
    for label in Label:
        inside = Counter[tuple[str, str]]()
        for (one, other), n in counts.items():
            inside[str(one == label), str(other == label)] += n
        if inside.total() > inside["False", "False"]:
            found[label.value] = _kappa(inside)
    return found


def _labels(one: Annotated, other: Annotated) -> Iterator[tuple[str, str]]:
    """What each says of every token; where a mention of either ends within one, its parts count by themselves."""
    left, right = (_by_character(article) for article in (one, other))
    for start, end in pieces(one.text, one.entities + other.entities):
        if not one.text[start:end].isspace():
            yield left.get(start, OUTSIDE), right.get(start, OUTSIDE)


def _by_character(article: Annotated) -> dict[int, str]:
    return {at: label for start, end, label in article.entities for at in range(start, end)}


def _kappa(counts: Counter[tuple[str, str]]) -> float:
    total = counts.total()
    agreed = sum(n for (one, other), n in counts.items() if one == other) / total if total else 1.0
    ones, others = Counter[str](), Counter[str]()
    for (one, other), n in counts.items():
        ones[one] += n
        others[other] += n
    by_chance = sum(n * others[label] for label, n in ones.items()) / total**2 if total else 1.0
    return 1.0 if by_chance == 1 else round((agreed - by_chance) / (1 - by_chance), 4)


def differences(one: Annotated, other: Annotated) -> Iterator[Difference]:
    """The stretches in which mentions differ; those that overlap, of either, make one stretch."""
    left, right = set(one.entities) - set(other.entities), set(other.entities) - set(one.entities)
    stretch: list[Span] = []
    for span in [*sorted(left | right), None]:
        if span and (not stretch or span[0] < max(end for _, end, _ in stretch)):
            stretch.append(span)
            continue
        if stretch:
            start, end = stretch[0][0], max(end for _, end, _ in stretch)
            sides = (tuple(s for s in stretch if s in side) for side in (left, right))
            yield Difference(one.id, start, one.text[start:end], *sides)
        stretch = [span] if span else []
