"""Coordination and restatement: which mentions form one list, which amounts are one figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ekspor.relate.claim import Figure, Group
from ekspor.schema import Label, Mention, Money, Per, Quantity

_JOIN = re.compile(
    r"[\s,/&+]*(?:\b(?:dan|serta|hingga|maupun|atau|sampai|plus|ke|negara|negara-negara|beberapa|sejumlah|juga)\b[\s,]*){0,3}\Z", re.I
)
"""What may stand between two members of a list."""

_BRACKET = re.compile(r"\([^()]{0,60}\)")
"""What is said of a member in brackets: "besi dan baja (HS 72), ", "PT X (Cirebon), "."""

_RESTATED = re.compile(
    r"(?:\batau\b|\bsetara\b|\bsenilai\b|\bbernilai\b|\bnilai(?:nya)?\b|\bseharga\b|\bvolume(?:nya)?\b|\btonase\b|\bberat\b|\bseberat\b|\bsebanyak\b|\bsejumlah\b|\bdirupiahkan\b"
    r"|\bkonversi\b|\bsama dengan\b|\bekuivalen\b|\buntuk\b|\(|\balias\b|,|\bsebesar\b)"
    r"(?:\s|\b(?:dengan|dan|total|ekonomi|ekspor|mencapai|sekitar|kurang|lebih|kira-kira|hampir|dari|sebesar|senilai|setara|nilai|taksiran|kalau|jika|bila|dirupiahkan|ditaksir|kontrak|berkisar|FOB|tercatat|rupiah|per|nya|itu|sudah|hanya|cuma|itu pun)\b|[:=(,±~])*\Z",
    re.I,
)
"""A connector straight before an amount that says the flow before it once more."""

_RANGE = re.compile(r"\s*(?:hingga|sampai(?:\s+dengan)?|s\.?d\.?|[-–])\s*(?:sekitar\s+)?", re.I)

_RATE = re.compile(
    r"\s*(?:(?:per|/|tiap|setiap|saban|dalam)\s*(hari|minggu|pekan|bulan|triwulan|kuartal|tahun)\b|(sehari|seminggu|sepekan|sebulan|setahun|per annum|tiap-tiap bulan)\b)",
    re.I,
)
_PER: dict[str, Per] = {
    "hari": "day", "sehari": "day", "minggu": "week", "pekan": "week", "seminggu": "week", "sepekan": "week", "bulan": "month",
    "sebulan": "month", "triwulan": "quarter", "kuartal": "quarter", "tahun": "year", "setahun": "year", "per annum": "year",
}  # fmt: skip

_UNIT_PRICE = re.compile(
    r"\s*(?:-an)?\s*(?:per|/|tiap|setiap|se)\s*(?:satu\s+)?(?:kilo\w*|kg|ton|ekor|unit|lembar|buah|potong|meter|liter|barel|barrel|kontainer|batang|butir|dolar|dollar|us|yen|karung|rit|gram|pcs|pasang|biji|koli|mmbtu|troy|ons|peserta|orang|saham|m3|kubik|TEUs?|kuintal|jam|hektare?)\b",
    re.I,
)


def groups(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """Lists of neighbouring mentions of one label, in order. Amounts are left to `figures`."""
    out: list[Group] = []
    latest: dict[Label, int] = {}
    for mention in mentions:
        if mention.label in (Label.MONEY, Label.QUANTITY, Label.PERCENT):
            continue
        at = latest.get(mention.label)
        if at is not None and _joined(text[out[at].end : mention.start], mention.label):
            out[at] = Group(mention.label, (*out[at].mentions, mention))
        else:
            latest[mention.label] = len(out)
            out.append(Group(mention.label, (mention,)))
    return out


def _joined(gap: str, label: Label) -> bool:
    if label is Label.DATE:
        return gap.strip() in (",", "dan", ", dan")
    return len(gap) < 90 and _JOIN.match(_BRACKET.sub("", gap).lstrip(")")) is not None


def rate(text: str, mention: Mention) -> Per | None:
    """The unit of time that follows an amount: "900 ton sebulan", "Rp2 miliar per bulan"."""
    if isinstance(mention.value, Quantity) and mention.value.per:
        return mention.value.per
    match = _RATE.match(text, mention.end)
    return _PER[re.sub(r"\s+", " ", (match[1] or match[2]).lower())] if match else None


def is_price(text: str, mention: Mention) -> bool:
    """Whether an amount of money is a price per unit ("Rp70 ribu per kilogram")."""
    return mention.label is Label.MONEY and _UNIT_PRICE.match(text, mention.end) is not None


def figures(text: str, amounts: Sequence[Mention]) -> list[Figure]:
    """Amounts (MONEY and QUANTITY, in order) joined where one restates the other."""
    out: list[list[Mention]] = []
    for mention in amounts:
        if out and _restates(text, out[-1], mention):
            out[-1].append(mention)
        else:
            out.append([mention])
    return [Figure(tuple(m), next((p for p in (rate(text, x) for x in m) if p), None)) for m in out]


def _restates(text: str, before: list[Mention], mention: Mention) -> bool:
    gap = text[before[-1].end : mention.start]
    if len(before) == 1 and _dimension(before[0]) == _dimension(mention) and _RANGE.fullmatch(gap):
        return True
    if len(gap) > 120 or is_price(text, mention) or is_price(text, before[-1]):
        return False
    if any(_dimension(known) == _dimension(mention) for known in before):
        return False
    connector = _RESTATED.search(gap)
    if connector is None:
        return False
    if not re.search(r"\w|\(", connector[0]):  # a bare comma joins only what directly touches: "29.870 ton, Rp 151 M"
        return connector.start() == 0
    return True


def _dimension(mention: Mention) -> str:
    value = mention.value
    return value.currency if isinstance(value, Money) else value.unit if isinstance(value, Quantity) else mention.label
