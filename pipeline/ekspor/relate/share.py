"""Which percentages are shares: a flow's part of a larger total."""

from __future__ import annotations

from ekspor.relate import roles
from ekspor.relate.line import Line
from ekspor.relate.reading import CueKind, Reading
from ekspor.schema import Label, Mention

_LIST_NEAR = 60
"""Characters between two shares of one list ("Uni Eropa 19,7% dan Jepang 9%")."""

_NAMED = (Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY, Label.REGION)
"""What can have a part of its own."""

_TOLD_BEFORE = ("percent.of-greatest", "percent.of-fraction", "percent.of-rank")
"""Phrases before a percentage that make it a part, where nothing else than exports is told of."""

_NO_PART: tuple[CueKind, ...] = ("change", "import", "domestic", "other")
"""Cues of a sentence in which a percentage can be of something else than exports."""


def is_share(line: Line, mention: Mention, before: list[Reading]) -> bool:
    """Whether a percentage that is no growth is a share; `before` are the readings before it."""
    if line.after(mention.end, "percent.of-whole") or line.between(line.start, mention.start, "share"):
        return True
    if (goods := _goods_of(line, mention)) is not None and line.after(goods.end, "goods.exported"):
        return True
    if (line.has("anaphora") and line.has("total")) or _is_ranked(line, mention):
        return True
    return bracketed(line, mention) is not None or _goes_on(mention, before) or _is_restated_part(line, mention)


def was_share(line: Line, mention: Mention) -> bool:
    """ "pangsa kopi naik dari 10 persen menjadi 12 persen": of an earlier time, not of the flow told."""
    if not line.before(mention.start, "number.base") or line.find("percent.of-growth", line.start, mention.start):
        return False
    return bool(line.between(line.start, mention.start, "share"))


def whose(line: Line, mention: Mention, before: list[Reading]) -> Reading | None:
    """The figure before a percentage whose share it is: "US$ 5 juta (12 persen)", "US$ 5 juta, dengan pangsa 12
    persen", "(US$ 5 juta; 12 persen)", "Oman 4 ton dan Mesir 2 ton; pangsa keduanya berturut-turut 12 persen dan 6
    persen"."""
    if not before:
        return None
    last = before[-1]
    if line.find("percent.aside", last.end, mention.start) or _is_in_its_brackets(line, mention, last):
        return last
    if not last.base and line.find("percent.aside-behind", last.end, mention.start):
        return last
    apart = line.find("percent.aside-apart", last.end, mention.start) is not None
    if apart and line.after(mention.end, "percent.of-whole"):
        return last
    larger = line.after(mention.end, "percent.of-larger") or _is_of_amount(line, mention)
    if larger and line.find("percent.aside-comma", last.end, mention.start):
        return last
    if last.changes and line.before(mention.start, "percent.or-part") and _is_of_all(line, mention):
        return last
    if not last.shares and _is_its_part(line, mention, last):
        return last
    return None


def _is_in_its_brackets(line: Line, mention: Mention, figure: Reading) -> bool:
    """ "Oman (US$ 5 juta; 12 persen)" """
    opened = line.text[line.start : figure.start].rstrip().endswith("(")
    closed = line.text.startswith(")", mention.end)
    return opened and closed and line.find("percent.aside-bracketed", figure.end, mention.start) is not None


def _is_of_all(line: Line, mention: Mention) -> bool:
    return line.after(mention.end, "percent.of-total-exports") is not None


def _is_of_amount(line: Line, mention: Mention) -> bool:
    """ "2 persen dari US$ 5 juta" """
    whole = amount_after(line, mention)
    return whole is not None and line.text[mention.end : whole.start].strip() == "dari"


def _is_its_part(line: Line, mention: Mention, figure: Reading) -> bool:
    """Whether what stands between a figure and a percentage says that it is a part, and names nobody else's."""
    if not line.find("percent.its-part", figure.end, mention.start):
        return False
    others = (m for m in line.of(*_NAMED) if figure.end <= m.start < mention.start)
    return not any(line.find("clause.cut", figure.end, m.start) for m in others)


def _is_restated_part(line: Line, mention: Mention) -> bool:
    """ "27 persen, setara US$ 4 juta", "27 persen atau US$ 4 juta dari total ekspor kopi" """
    amount = amount_after(line, mention)
    if amount is None or not line.find("percent.restated", mention.end, amount.start):
        return False
    return _is_of_all(line, amount) or not line.has(*_NO_PART)


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
    if _is_bought(line, mention) and not line.between(line.start, mention.start, *_NO_PART):
        return True
    if line.has(*_NO_PART):
        return False
    if line.before(mention.start, *_TOLD_BEFORE) or _is_part_of_goods(line, mention):
        return True
    names = {m.start: name for m in line.of(Label.PERCENT) if (name := named(line, m)) is not None}
    if mention.start not in names:
        return False
    return len(names) > 1 or roles.role(line, names[mention.start]) == "destination"


def _is_part_of_goods(line: Line, mention: Mention) -> bool:
    """ "sekitar 60 persen kopi Lampung masuk ke Oman" """
    if _goods_of(line, mention) is None:
        return False
    return roles.ships_abroad(line) or line.find("place.again", mention.end) is not None


def _goods_of(line: Line, mention: Mention) -> Mention | None:
    """The goods that a percentage stands right before."""
    after = (m for m in line.of(Label.COMMODITY) if m.start >= mention.end)
    return next((m for m in after if not line.text[mention.end : m.start].strip()), None)


def _is_bought(line: Line, mention: Mention) -> bool:
    """ "Oman menyerap 70 persen produknya yang diekspor" """
    if not line.before(mention.start, "percent.bought"):
        return False
    return any(buyer.end <= mention.start for buyer in roles.buyers(line))


def _goes_on(mention: Mention, before: list[Reading]) -> bool:
    """A further share of a list of shares ("Uni Eropa 19,7% dan Jepang 9%")."""
    return bool(before) and bool(before[-1].shares) and mention.start - before[-1].end < _LIST_NEAR
