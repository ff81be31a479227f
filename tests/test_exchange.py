"""The exchange file: what a record looks like in it, and which files of it cannot be read."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

from ekspor import exchange
from ekspor.errors import InputError
from ekspor.schema import (
    ChangeFiller,
    DocumentRef,
    ExportEvent,
    Label,
    Mention,
    MoneyFiller,
    NameFiller,
    PeriodFiller,
    QuantityFiller,
    ShareFiller,
    Status,
)


def event(**slots: Any) -> ExportEvent:
    return ExportEvent(
        id="e",
        document=DocumentRef(id="a", title="", url=None, published=None, published_from=None),
        status=Status.REALIZED,
        sentence="",
        sentence_start=0,
        sentence_end=0,
        confidence=1,
        **slots,
    )


def money(low: str | None, high: str | None, **more: Any) -> MoneyFiller:
    return MoneyFiller(
        surface="", evidence=(), low=low and Decimal(low), high=high and Decimal(high), currency="USD", **more
    )


def test_every_slot_is_there() -> None:
    assert exchange.event(event()) == {
        "status": "realized",
        **{slot: [] for slot in ("exporter", "origin", "commodity", "destination", "agency", "port")},
        **{slot: [] for slot in ("value", "quantity", "period", "change", "share")},
    }


def test_a_name_counts_once_whatever_its_case() -> None:
    names = tuple(NameFiller(surface=s, evidence=()) for s in ("Jepang", "JEPANG", "Tiongkok"))
    assert exchange.event(event(destination=names))["destination"] == ["Jepang", "Tiongkok"]


@pytest.mark.parametrize(
    ("low", "high", "amounts"),
    [
        ("65000000", "65000000", [65000000]),
        ("6.5E+7", "6.5E+7", [65000000]),
        ("435.75", "435.75", [435.75]),
        ("1000000", "2000000", [1000000, 2000000]),
        ("5", None, [5]),
        (None, "5", [5]),
        (None, None, []),
    ],
)
def test_ends_of_an_amount_are_fillers(low: str, high: str, amounts: list[float]) -> None:
    assert exchange.event(event(value=(money(low, high),)))["value"] == [
        {"amount": amount, "currency": "USD"} for amount in amounts
    ]


def test_whole_numbers_are_integers() -> None:
    [filler] = exchange.event(event(value=(money("65000000.0", "65000000.0"),)))["value"]
    assert repr(filler["amount"]) == "65000000"


@pytest.mark.parametrize("amount", ["1E+20", "1E+400"])
def test_absurd_amount_can_be_written(amount: str) -> None:
    assert orjson.dumps(exchange.event(event(value=(money(amount, None),))))


def test_rate_keeps_its_unit_of_time() -> None:
    rate = QuantityFiller(surface="", evidence=(), low=Decimal(900), high=Decimal(900), unit="ton", per="month")
    assert exchange.event(event(quantity=(rate,)))["quantity"] == [{"amount": 900, "unit": "ton", "per": "month"}]


def test_unresolved_period_is_left_out() -> None:
    year = PeriodFiller(surface="2022", evidence=(), start=date(2022, 1, 1), end=date(2022, 12, 31), grain="year")
    vague = PeriodFiller(surface="tahun lalu", evidence=(), start=None, end=None, grain=None)
    assert exchange.event(event(period=(vague, year)))["period"] == [{"start": "2022-01-01", "end": "2022-12-31"}]


@pytest.mark.parametrize(
    ("filler", "expected"),
    [
        (ChangeFiller(surface="", evidence=(), percent=Decimal("-7.16")), {"percent": -7.16}),
        (ChangeFiller(surface="", evidence=(), percent=Decimal(0)), {"percent": 0}),
        (ChangeFiller(surface="", evidence=(), amount=Decimal(8630), unit="ton"), {"amount": 8630, "unit": "ton"}),
        (ChangeFiller(surface="", evidence=(), amount=Decimal(0), currency="USD"), {"amount": 0, "currency": "USD"}),
    ],
)
def test_change(filler: ChangeFiller, expected: dict[str, object]) -> None:
    assert exchange.event(event(change=(filler,)))["change"] == [expected]


def test_share() -> None:
    share = ShareFiller(surface="", evidence=(), percent=Decimal("12.5"))
    assert exchange.event(event(share=(share,)))["share"] == [{"percent": 12.5}]


def test_line_of_an_article() -> None:
    mention = Mention(3, 7, Label.COMMODITY, "kopi", "rule")
    assert exchange.line("a", date(2023, 1, 26), [mention], []) == {
        "id": "a",
        "published": "2023-01-26",
        "entities": [{"start": 3, "end": 7, "label": "COMMODITY"}],
        "events": [],
    }
    assert exchange.line("a", None, [], [])["published"] is None


def test_load(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '\ufeff{"id": "a", "entities": [{"start": 0, "end": 1, "label": "MONEY", "note": "x"}], "events": null}\n\n'
        '{"id": "b", "events": [{"status": "target"}], "entities": null}\n{"id": "c"}\n',
        encoding="utf-8",
    )
    assert exchange.load(path) == [
        exchange.Document("a", frozenset({(0, 1, "MONEY")}), ()),
        exchange.Document("b", frozenset(), ({"status": "target"},)),
        exchange.Document("c", None, ()),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "a.jsonl:1: no line of an exchange file: JSONDecodeError"),
        ("[1]", "a.jsonl:1: no line of an exchange file"),
        ("{}", "a.jsonl:1: no line of an exchange file: KeyError: 'id'"),
        ('{"id": "a", "entities": [[1, 2]]}', "a.jsonl:1: no line"),
        ('{"id": "a", "events": ["x"]}', "an event is no object"),
        ('{"id": "a"}\n{"id": "a"}', "a.jsonl:2: the id a stands twice"),
    ],
)
def test_file_that_is_no_exchange_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        exchange.load(path)
    assert message in str(raised.value)


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe")
    for name in ("a.jsonl", "nowhere.jsonl"):
        with pytest.raises(InputError, match="cannot be read"):
            exchange.load(tmp_path / name)
