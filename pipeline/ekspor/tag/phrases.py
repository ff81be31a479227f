"""A text as words, with their places and what stands between them: what names of goods are looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ekspor.normalise.commodity import WORD
from ekspor.rules.load import table
from ekspor.schema import Label, Mention


@dataclass(frozen=True, slots=True)
class Span:
    """Words first..last of the text. `cue`: "" for a sure name, else where a word of trade must be ("near", "next")."""

    first: int
    last: int
    cue: str
    rule: str


class Text:
    """A text as words with their places, and what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose lower case is longer ("İ") would shift all places
            lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        self.words = [lower[start:end] for start, end in self.spans]

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]]

    def joined(self, i: int) -> bool:
        """Whether only blanks or a hyphen on one line stand between word i and the next."""
        if not 0 <= i < len(self.words) - 1:
            return False
        gap = self.gap(i)
        return gap in (" ", "-") or ("\n" not in gap and gap.isspace())

    def phrase(self, i: int, size: int) -> str:
        """`size` words from i on with blanks between, "" where the line breaks them or the text ends."""
        if i < 0 or i + size > len(self.words) or not all(self.joined(k) for k in range(i, i + size - 1)):
            return ""
        return " ".join(self.words[i : i + size])

    def capital(self, i: int) -> bool:
        """Whether word i begins with a capital."""
        return self.text[self.spans[i][0]].isupper()

    def mention(self, span: Span) -> Mention:
        """The characters of a span as a mention."""
        start, end = self.spans[span.first][0], self.spans[span.last][1]
        return Mention(start, end, Label.COMMODITY, self.text[start:end], span.rule)


@cache
def counters() -> frozenset[str]:
    """The words by which goods are counted; not the vehicles, which are goods themselves."""
    units = {row["form"] for row in table("units") if row["form"].isalpha() and len(row["form"]) > 1}
    return frozenset(units | context("counter")) - {"mobil", "kapal"}


@cache
def context(role: str) -> frozenset[str]:
    """The words of one role in rules/commodity_context.tsv."""
    return frozenset(row["word"] for row in table("commodity_context") if row["role"] == role)
