"""Which of several overlapping candidates stays.

The order, from first to last:

1. the longer span ("Dinas Perdagangan Kota X" over "Kota X"; the guideline says: take the longest);
2. on equal spans the surer source: a pattern, then the trained model, then a gazetteer, then the document-level pass;
3. on equal sources the label in the order of `_LABELS` (an amount is never a name), then those that it does not name;
4. the rule id, so that the result never depends on the order of the candidates.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from ekspor.schema import Dropped, Label, Mention

_SOURCES = ("model", "gazetteer", "document")
_LABELS = (
    *(Label.MONEY, Label.QUANTITY, Label.PERCENT, Label.DATE),
    *(Label.PORT, Label.AGENCY, Label.COMPANY, Label.PERSON, Label.COUNTRY, Label.COMMODITY, Label.REGION),
)
_ORDER = {label: place for place, label in enumerate(_LABELS)}


def _rank(mention: Mention) -> tuple[int, int, int, int, str]:
    family = mention.rule.split(".", 1)[0]
    source = _SOURCES.index(family) + 1 if family in _SOURCES else 0
    label = _ORDER.get(mention.label, len(_ORDER))
    return (mention.start - mention.end, source, label, mention.start, mention.rule)


def resolve(candidates: Iterable[Mention]) -> tuple[list[Mention], list[Dropped]]:
    """Mentions that do not overlap, in order of position, and those that lost with the reason."""
    kept: list[Mention] = []
    dropped: list[Dropped] = []
    for mention in sorted(set(candidates), key=_rank):
        at = bisect_left(kept, (mention.start,), key=lambda m: (m.start,))
        winner = next(
            (k for k in kept[max(0, at - 1) : at + 1] if k.start < mention.end and mention.start < k.end), None
        )
        if winner is None:
            insort(kept, mention, key=lambda m: (m.start, m.end))
        elif (winner.start, winner.end, winner.label) != (mention.start, mention.end, mention.label):
            reason = (
                "inside a longer mention"
                if winner.end - winner.start > mention.end - mention.start
                else "a surer source on the same words"
            )
            dropped.append(Dropped(mention, f"{reason}: {winner.label} {winner.text!r} by {winner.rule}"))
    return kept, sorted(dropped, key=lambda d: d.mention)
