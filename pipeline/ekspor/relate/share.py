"""Which percentages are shares: a flow's part of a larger total."""

from __future__ import annotations

from ekspor.relate import roles
from ekspor.relate.claim import Reading
from ekspor.relate.line import Line
from ekspor.schema import Label, Mention

_LIST_NEAR = 60
"""Characters between two shares of one list ("Uni Eropa 19,7% dan Jepang 9%")."""


def is_share(line: Line, mention: Mention, before: list[Reading]) -> bool:
    """Whether a percentage that is no growth is a share; `before` are the readings before it."""
    if line.after(mention.end, "percent.of-whole") or line.between(line.start, mention.start, "share"):
        return True
    if (line.has("anaphora") and line.has("total")) or _is_ranked(line, mention):
        return True
    return bracketed(line, mention) is not None or _goes_on(mention, before) or _is_restated_part(line, mention)


def _is_restated_part(line: Line, mention: Mention) -> bool:
    """ "27 persen atau US$ 4 juta dari total ekspor kopi" """
    amount = amount_after(line, mention)
    if amount is None or not line.find("percent.restated", mention.end, amount.start):
        return False
    return line.after(amount.end, "percent.of-total-exports") is not None


def amount_after(line: Line, mention: Mention) -> Mention | None:
    """The next amount behind a percentage."""
    return next((m for m in line.of(Label.MONEY, Label.QUANTITY) if m.start >= mention.end), None)


def bracketed(line: Line, mention: Mention) -> Mention | None:
    """The name that a percentage in brackets is straight after: "Pelabuhan Balikpapan (31%)"."""
    names = line.of(Label.PORT, Label.COUNTRY, Label.COMMODITY, Label.REGION)
    return next((m for m in names if line.text[m.end : mention.start].strip(" \xa0") == "("), None)


def named(line: Line, mention: Mention) -> Mention | None:
    """The name that a percentage stands right behind."""
    names = (m for m in line.of(Label.COMMODITY, Label.COUNTRY) if m.end <= mention.start)
    return next((m for m in names if line.find("percent.of-name", m.end, mention.start)), None)


def _is_ranked(line: Line, mention: Mention) -> bool:
    """ "terbesar karet 7,4%, kakao 6,9%": one of several names, each with its part; "ke Jepang 9 persen"."""
    if line.has("change", "import", "domestic", "other"):
        return False
    names = {m.start: name for m in line.of(Label.PERCENT) if (name := named(line, m)) is not None}
    if mention.start not in names:
        return False
    return len(names) > 1 or roles.role(line, names[mention.start]) == "destination"


def _goes_on(mention: Mention, before: list[Reading]) -> bool:
    """A further share of a list of shares ("Uni Eropa 19,7% dan Jepang 9%")."""
    return bool(before) and bool(before[-1].shares) and mention.start - before[-1].end < _LIST_NEAR
