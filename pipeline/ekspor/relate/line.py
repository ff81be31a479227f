"""One sentence under analysis: its mentions, cues, groups and figures, and the questions that rules ask of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from ekspor.relate import group
from ekspor.relate.phrases import can_have, phrase
from ekspor.relate.reading import Cue, CueKind, Figure, Group
from ekspor.schema import Label, Mention, Sentence
from ekspor.syntax import Tree

_WINDOW = 80
"""Characters on each side of a mention in which a phrase must stand."""

_start = attrgetter("start")

_Found = TypeVar("_Found", Mention, Cue, Tree)
_Answer = TypeVar("_Answer")
_Question = Callable[["Line", Mention], _Answer]
_Survey = Callable[["Line"], _Answer]


@dataclass(frozen=True)
class Line:
    """A sentence with what stands in it, all in order of position. Offsets are those of the article's text."""

    text: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    trees: tuple[Tree, ...] = ()
    """Those that start in it, where the article was parsed."""
    _answers: dict[tuple[_Question[Any], int], Any] = field(default_factory=dict, repr=False, compare=False)
    _surveys: dict[_Survey[Any], Any] = field(default_factory=dict, repr=False, compare=False)
    _whole: dict[str, re.Match[str] | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def read(
        cls,
        text: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        cues: Sequence[Cue],
        trees: Sequence[Tree] = (),
    ) -> Line:
        """Gather the mentions, cues and trees of `sentence` out of all of the article, in order."""
        inside = tuple(m for m in _within(sentence, mentions) if m.end <= sentence.end)
        return cls(text, sentence, inside, tuple(_within(sentence, cues)), tuple(_within(sentence, trees)))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The lists of names, amounts left out."""
        return tuple(group.groups(self.text, self.mentions))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The amounts, joined where one restates the other."""
        return tuple(group.figures(self.text, self.of(Label.MONEY, Label.QUANTITY)))

    def part(self, start: int, end: int) -> Line:
        """The stretch [start, end) of the sentence as a line of its own."""
        sentence = replace(self.sentence, start=start, end=end)
        return Line.read(self.text, sentence, self.mentions, self.cues, self.trees)

    @property
    def start(self) -> int:
        """First character of the sentence."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """One past the last character of the sentence."""
        return self.sentence.end

    def of(self, *labels: Label) -> list[Mention]:
        """The mentions with one of the labels."""
        if self._labels.isdisjoint(labels):
            return []
        return [m for m in self.mentions if m.label in labels]

    def ask(self, question: _Question[_Answer], mention: Mention) -> _Answer:
        """The answer to a question about one of its mentions. It is found once: many rules ask the same."""
        key = (question, mention.start)
        if key not in self._answers:
            self._answers[key] = question(self, mention)
        answer: _Answer = self._answers[key]
        return answer

    def once(self, survey: _Survey[_Answer]) -> _Answer:
        """What is asked of the whole sentence more than once, found once."""
        if survey not in self._surveys:
            self._surveys[survey] = survey(self)
        answer: _Answer = self._surveys[survey]
        return answer

    def overlaps_mention(self, start: int, end: int, *, besides: Label | None = None) -> bool:
        """Whether a mention takes part in [start, end); one of the label `besides` does not count."""
        return any(m.start < end and start < m.end for m in self.mentions if m.label is not besides)

    def has(self, *kinds: CueKind) -> bool:
        """Whether a cue of one of the kinds stands in the sentence."""
        return not self._kinds.isdisjoint(kinds)

    def between(self, start: int, end: int, *kinds: CueKind) -> list[Cue]:
        """Cues of the kinds that lie within [start, end)."""
        if self._kinds.isdisjoint(kinds):
            return []
        return [c for c in self.cues if start <= c.start and c.end <= end and c.kind in kinds]

    def before(self, position: int, *names: str) -> re.Match[str] | None:
        """The first of the phrases that is found in the words of the sentence that end at `position`."""
        if self._phrases.isdisjoint(names):
            return None
        return self._first(names, max(self.sentence.start, position - _WINDOW), position)

    def after(self, position: int, *names: str) -> re.Match[str] | None:
        """The first of the phrases that is found at the words that start at `position`."""
        if self._phrases.isdisjoint(names):
            return None
        return self._first(names, position, min(self.sentence.end, position + _WINDOW))

    def _first(self, names: Iterable[str], start: int, end: int) -> re.Match[str] | None:
        for name in names:
            if name in self._phrases and (found := phrase(name).find(self.text, start, end)):
                return found
        return None

    def find(self, name: str, start: int | None = None, end: int | None = None) -> re.Match[str] | None:
        """The phrase in [start, end), by default in the whole sentence, which is searched once."""
        if start is not None or end is not None:
            left, right = self.start if start is None else start, self.end if end is None else end
            if name not in self._phrases and right <= self.end:
                return None
            return phrase(name).find(self.text, left, right)
        if name not in self._phrases:
            return None
        if name not in self._whole:
            self._whole[name] = phrase(name).find(self.text, self.start, self.end)
        return self._whole[name]

    @cached_property
    def _phrases(self) -> frozenset[str]:
        """The phrases that its words can make; no other is looked for."""
        return can_have(self.text[self.start : self.end])

    @cached_property
    def _labels(self) -> frozenset[Label]:
        return frozenset(m.label for m in self.mentions)

    @cached_property
    def _kinds(self) -> frozenset[CueKind]:
        return frozenset(c.kind for c in self.cues)


def _within(sentence: Sentence, found: Sequence[_Found]) -> Sequence[_Found]:
    """Those, in order of position, that start in the sentence."""
    return found[bisect_left(found, sentence.start, key=_start) : bisect_left(found, sentence.end, key=_start)]
