"""One sentence under analysis: its mentions, cues, groups and figures, and the questions that rules ask of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ekspor.relate import group
from ekspor.relate.claim import Cue, Figure, Group
from ekspor.schema import Label, Mention, Sentence

FLOW_KINDS = ("export", "shipment", "import", "domestic", "other")


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

    def of(self, *labels: Label) -> list[Mention]:
        """The mentions with one of the labels."""
        return [m for m in self.mentions if m.label in labels]

    def has(self, *kinds: str) -> bool:
        """Whether a cue of one of the kinds stands in the sentence."""
        return any(c.kind in kinds for c in self.cues)

    def between(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """Cues of the kinds that lie within [start, end)."""
        return [c for c in self.cues if start <= c.start and c.end <= end and c.kind in kinds]

    def before(self, position: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern (anchored with \\Z) in the words of the sentence that end at `position`."""
        return pattern.search(self.text[max(self.sentence.start, position - 80) : position])

    def after(self, position: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern at the words that start at `position`."""
        return pattern.match(self.text[position : min(self.sentence.end, position + 80)])
