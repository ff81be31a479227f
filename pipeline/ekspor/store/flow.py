"""A record as what is compared across articles: codes where it has them, folded words where not, amounts as floats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ekspor.evaluate.names import words
from ekspor.normalise import region
from ekspor.schema import ExportEvent, MoneyFiller, NameFiller, QuantityFiller, Status

Words = frozenset[str]

_CLASSES = frozenset(
    {"eksportir", "umkm", "ikm", "ukm", "perusahaan", "perseroan", "koperasi", "petani", "pengusaha", "perajin"}
    | {"nelayan", "produsen", "industri", "pabrik"}
)


@dataclass(frozen=True, slots=True)
class Good:
    """A good: its HS code, if any, and the words of its name."""

    hs: str
    words: Words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a measure: a currency or unit, and what it is per. Masses in kilograms, ranges by their middle."""

    measure: str
    figure: float


@dataclass(frozen=True, slots=True)
class Flow:
    """What a record says of its flow."""

    id: str
    article: str
    published: date | None
    status: Status
    exporters: frozenset[Words]
    classes: frozenset[Words]
    """Counts and classes of exporters ("21 eksportir", "UMKM"), which any firm may be one of."""
    origins: frozenset[str]
    goods: frozenset[Good]
    destinations: frozenset[str]
    amounts: tuple[Amount, ...]
    """As they were stated."""
    dollars: tuple[Amount, ...]
    """The values among them in US dollars."""
    periods: frozenset[tuple[date, date]]
    shares: frozenset[float]
    changes: frozenset[float]


def flow(event: ExportEvent) -> Flow:
    """The flow of a record."""
    exporters = frozenset(frozenset(words(name.canonical or name.surface)) for name in event.exporter)
    classes = frozenset(name for name in exporters if name & _CLASSES)
    return Flow(
        id=event.id,
        article=event.document.id,
        published=event.document.published,
        status=event.status,
        exporters=exporters - classes,
        classes=classes,
        origins=frozenset(map(_origin, event.origin)),
        goods=frozenset(map(_good, event.commodity)),
        destinations=_places(event.destination),
        amounts=(*_amounts(event.value), *_amounts(event.quantity)),
        dollars=tuple(Amount(f"USD/{value.per}", float(value.usd)) for value in event.value if value.usd),
        periods=frozenset((one.start, one.end) for one in event.period if one.start and one.end),
        shares=frozenset(float(one.percent) for one in event.share),
        changes=frozenset(float(one.percent) for one in event.change if one.percent is not None),
    )


def _origin(name: NameFiller) -> str:
    """The code of a place; of a name that two share ("Malang") both, with a bar between."""
    if name.code:
        return name.code
    place = region.parse(name.surface)
    return "|".join(place.candidates) if place and place.candidates else " ".join(words(name.surface))


def _good(name: NameFiller) -> Good:
    return Good(name.code or "", frozenset(words(name.canonical or name.surface)))


def _places(names: Iterable[NameFiller]) -> frozenset[str]:
    return frozenset(name.code or " ".join(words(name.surface)) for name in names)


def _amounts(fillers: Iterable[MoneyFiller | QuantityFiller]) -> Iterator[Amount]:
    for filler in fillers:
        ends = [float(end) for end in (filler.low, filler.high) if end is not None and end > 0]
        if not ends:
            continue
        figure = sum(ends) / len(ends)
        if isinstance(filler, MoneyFiller):
            yield Amount(f"{filler.currency}/{filler.per}", figure)
        elif filler.kg:
            yield Amount(f"kg/{filler.per}", figure * float(filler.kg) / ends[0])
        else:
            yield Amount(f"{filler.unit}/{filler.per}", figure)
