"""One sentence under analysis: its mentions, cues, groups and figures, and the questions that rules ask of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ekspor.relate import group
from ekspor.relate.claim import Cue, CueKind, Figure, Group
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention, Sentence

_WINDOW = 80
"""Characters on each side of a mention in which a phrase must stand."""


@dataclass(frozen=True)
class Line:
    """A sentence with what stands in it, all in order of position. Offsets are those of the article's text."""

    text: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def read(cls, text: str, sentence: Sentence, mentions: Sequence[Mention], cues: Sequence[Cue]) -> Line:
        """Gather the mentions and cues of `sentence` and group them."""
        inside = tuple(m for m in mentions if sentence.start <= m.start and m.end <= sentence.end)
        amounts = [m for m in inside if m.label in (Label.MONEY, Label.QUANTITY)]
        return cls(
            text,
            sentence,
            inside,
            tuple(c for c in cues if sentence.start <= c.start < sentence.end),
            tuple(group.groups(text, inside)),
            tuple(group.figures(text, amounts)),
        )

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
        return [m for m in self.mentions if m.label in labels]

    def overlaps_mention(self, start: int, end: int, *, besides: Label | None = None) -> bool:
        """Whether a mention takes part in [start, end); one of the label `besides` does not count."""
        return any(m.start < end and start < m.end for m in self.mentions if m.label is not besides)

    def has(self, *kinds: CueKind) -> bool:
        """Whether a cue of one of the kinds stands in the sentence."""
        return any(c.kind in kinds for c in self.cues)

    def between(self, start: int, end: int, *kinds: CueKind) -> list[Cue]:
        """Cues of the kinds that lie within [start, end)."""
        return [c for c in self.cues if start <= c.start and c.end <= end and c.kind in kinds]

    def before(self, position: int, name: str) -> re.Match[str] | None:
        """The phrase in the words of the sentence that end at `position`."""
        return phrase(name).find(self.text, max(self.start, position - _WINDOW), position)

    def after(self, position: int, name: str) -> re.Match[str] | None:
        """The phrase at the words that start at `position`."""
        return phrase(name).find(self.text, position, min(self.end, position + _WINDOW))

    def find(self, name: str, start: int | None = None, end: int | None = None) -> re.Match[str] | None:
        """The phrase in [start, end), by default in the whole sentence."""
        return phrase(name).find(self.text, self.start if start is None else start, self.end if end is None else end)
