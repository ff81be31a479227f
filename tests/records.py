"""A record made by hand, with every slot filled, for tests of what is done with records."""

from datetime import date
from decimal import Decimal
from typing import Any

from ekspor.schema import (
    ChangeFiller,
    DocumentRef,
    Evidence,
    ExportEvent,
    MoneyFiller,
    NameFiller,
    PeriodFiller,
    QuantityFiller,
    ShareFiller,
    Status,
)

SENTENCE = (
    "CV Rimba Sari asal Kota Jambi mengapalkan 1,5 ribu ton pinang biji senilai US$ 2-3 juta ke India dan Iran "
    "sepanjang 2022 lewat Pelabuhan Talang Duku, naik 12,5 persen atau 40 persen ekspor Jambi, kata Disperindag."
)


def evidence(words: str, rule: str = "test.rule") -> tuple[Evidence, ...]:
    start = SENTENCE.index(words)
    return (Evidence(start=start, end=start + len(words), text=words, rules=(rule,)),)


def name(words: str, **more: Any) -> NameFiller:
    return NameFiller(surface=words, evidence=evidence(words), **more)


def full_event(**changes: Any) -> ExportEvent:
    slots: dict[str, Any] = {
        "exporter": (name("CV Rimba Sari", canonical="Rimba Sari"),),
        "origin": (name("Kota Jambi", code="15.71", code_system="kemendagri", canonical="Kota Jambi"),),
        "commodity": (name("pinang biji", code="0802", code_system="hs2022", flags=("provisional",)),),
        "destination": (
            name("India", code="IN", code_system="iso3166-1"),
            name("Iran", code="IR", code_system="iso3166-1"),
        ),
        "value": (
            MoneyFiller(
                surface="US$ 2-3 juta",
                evidence=evidence("US$ 2-3 juta"),
                low=Decimal("2E+6"),
                high=Decimal(3_000_000),
                currency="USD",
            ),
        ),
        "quantity": (
            QuantityFiller(
                surface="1,5 ribu ton",
                evidence=evidence("1,5 ribu ton"),
                low=Decimal(1500),
                high=Decimal(1500),
                unit="ton",
                kg=Decimal(1_500_000),
            ),
        ),
        "period": (
            PeriodFiller(
                surface="sepanjang 2022",
                evidence=evidence("sepanjang 2022"),
                start=date(2022, 1, 1),
                end=date(2022, 12, 31),
                grain="year",
            ),
        ),
        "agency": (name("Disperindag"),),
        "change": (ChangeFiller(surface="12,5 persen", evidence=evidence("12,5 persen"), percent=Decimal("12.5")),),
        "share": (ShareFiller(surface="40 persen", evidence=evidence("40 persen"), percent=Decimal(40)),),
        "port": (name("Pelabuhan Talang Duku", code="IDTLD", code_system="unlocode"),),
    }
    fields: dict[str, Any] = {
        "id": "e1",
        "document": DocumentRef(
            id="a1", title="Pinang Jambi", url=None, published=date(2023, 1, 26), published_from="input"
        ),
        "status": Status.REALIZED,
        "sentence": SENTENCE,
        "sentence_start": 0,
        "sentence_end": len(SENTENCE),
        "confidence": 0.875,
        "flags": ("inherited",),
    }
    return ExportEvent(**(fields | slots | changes))
