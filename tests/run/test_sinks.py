"""Rows in the three formats."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from ekspor.config import Format, Partition, Settings
from ekspor.normalise import dollars
from ekspor.run import database, sinks
from ekspor.run.folder import Folder
from ekspor.run.sinks import guarded, open_sinks
from ekspor.run.table import EVENTS, MENTIONS, mention_row
from ekspor.schema import Agency, ChangeFiller, ExportEvent, Label, Mention, Money, MoneyFiller
from records import full_event

MENTION = mention_row(
    "a1", Mention(3, 15, Label.MONEY, "65 juta USD", "money.after", Money(Decimal("6.5E+7"), None, "USD"))
)
ROWS = (MENTION, mention_row("a1", Mention(0, 3, Label.AGENCY, "BPS", "agency", Agency("BPS", "statistics"))))


def written(form: Format, path: Path, *events: ExportEvent, **more: Any) -> Path:
    """A folder with the events in this form, and the path of their file."""
    folder = Folder(path)
    with open_sinks(folder, Settings(formats=(form,), **more), (EVENTS, MENTIONS)) as opened:
        for event in events:
            opened["events"][0].write(event)
        for row in ROWS:
            opened["mentions"][0].write(row)
    folder.commit()
    return path / f"events.{form}"


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", list(Format))
def test_no_event_makes_a_file_that_can_be_read(form: Format, tmp_path: Path) -> None:
    path = written(form, tmp_path / "x")
    read = {
        Format.JSONL: lambda: path.read_text(encoding="utf-8").splitlines(),
        Format.CSV: lambda: cells(path),
        Format.PARQUET: lambda: pq.read_table(path).to_pylist(),
        Format.SQLITE: lambda: rows(path),
        Format.DUCKDB: lambda: rows(path),
    }
    assert read[form]() == []


def test_json_line_reads_back_as_the_record(tmp_path: Path) -> None:
    event = full_event()
    lines = written(Format.JSONL, tmp_path / "x", event, event).read_text(encoding="utf-8").splitlines()
    assert [ExportEvent.model_validate_json(line) for line in lines] == [event, event]


# ── Parquet ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_parquet_has_the_record_s_own_names(tmp_path: Path) -> None:
    [row] = pq.read_table(written(Format.PARQUET, tmp_path / "x", full_event())).to_pylist()
    event = full_event()
    document = row.keys() & {"article_id", "title", "url", "published", "published_from"}
    assert len(document) == 5
    assert row.keys() - document == ExportEvent.model_fields.keys() - {"document"}
    assert (row["article_id"], row["published"]) == ("a1", event.document.published)
    assert row["value"][0]["low"] == Decimal(2_000_000)
    assert row["period"][0]["end"] == event.period[0].end
    assert row["destination"][1]["evidence"][0]["rules"] == ["test.rule"]
    assert row["commodity"][0]["flags"] == ["provisional"]


def test_parquet_types_are_those_of_the_values() -> None:
    schema = EVENTS.arrow()
    low = schema.field("value").type.value_type.field("low").type
    start = schema.field("period").type.value_type.field("start").type
    assert [str(low), str(start), str(schema.field("published").type)] == [
        "decimal128(38, 6)",
        "date32[day]",
        "date32[day]",
    ]


def rupiah() -> ExportEvent:
    """A record of 15 million rupiah with its value in dollars."""
    amount = Decimal(15_000_000)
    filler = MoneyFiller(surface="Rp15 juta", evidence=(), low=amount, high=amount, currency="IDR")
    return dollars.with_usd(full_event(value=(filler,)))


def test_parquet_has_the_dollars_and_their_rate(tmp_path: Path) -> None:
    [row] = pq.read_table(written(Format.PARQUET, tmp_path / "x", rupiah())).to_pylist()
    [value], [filler] = row["value"], rupiah().value
    derived = ("usd", "usd_rate", "usd_rate_from", "usd_rate_to")
    assert filler.usd is not None
    assert {name: value[name] for name in derived} == {name: getattr(filler, name) for name in derived}


def test_csv_has_the_dollars_and_their_rate(tmp_path: Path) -> None:
    [row] = cells(written(Format.CSV, tmp_path / "x", rupiah()))
    [filler] = rupiah().value
    assert (Decimal(row["value_usd"]), Decimal(row["value_usd_rate"])) == (filler.usd, filler.usd_rate)
    assert (row["value_usd_rate_from"], row["value_usd_rate_to"]) == ("2022-01-03", "2022-12-30")


@pytest.mark.parametrize(("amount", "kept"), [("0.1234567", "0.123457"), ("9" * 31 + ".5", "9" * 31 + ".5")])
def test_parquet_keeps_six_decimals(amount: str, kept: str, tmp_path: Path) -> None:
    value = MoneyFiller(surface="x", evidence=(), low=Decimal(amount), high=None, currency="USD")
    [row] = pq.read_table(written(Format.PARQUET, tmp_path / "x", full_event(value=(value,)))).to_pylist()
    assert row["value"][0]["low"] == Decimal(kept)


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("amount", ["1E+40", "-1E+32", "1E+400", "1E-40"])
def test_absurd_amount_breaks_no_format(form: Format, amount: str, tmp_path: Path) -> None:
    value = MoneyFiller(surface="x", evidence=(), low=Decimal(amount), high=None, currency="USD")
    written(form, tmp_path / "x", full_event(value=(value,)))


def test_parquet_row_groups_keep_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "ROW_GROUP", 2)
    monkeypatch.setattr(sinks, "BATCH", 1)
    path = written(Format.PARQUET, tmp_path / "x", *(full_event(id=str(n)) for n in range(5)))
    assert pq.ParquetFile(path).num_row_groups == 3
    assert pq.read_table(path)["id"].to_pylist() == ["0", "1", "2", "3", "4"]


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_csv_row(tmp_path: Path) -> None:
    [row] = cells(written(Format.CSV, tmp_path / "x", full_event()))
    expected = {
        "article_id": "a1",
        "published": "2023-01-26",
        "status": "realized",
        "exporter": "CV Rimba Sari",
        "origin_code": "15.71",
        "commodity": "pinang biji",
        "commodity_hs": "0802",
        "destination": "India; Iran",
        "destination_code": "IN; IR",
        "value": "US$ 2-3 juta",
        "value_low": "2000000",
        "value_high": "3000000",
        "value_currency": "USD",
        "value_per": "",
        "quantity_kg": "1500000",
        "period_start": "2022-01-01",
        "change_percent": "12.5",
        "share_percent": "40",
        "port_code": "IDTLD",
        "confidence": "0.875",
        "flags": "inherited",
    }
    assert {key: row[key] for key in expected} == expected


def test_csv_keeps_the_place_of_a_missing_value(tmp_path: Path) -> None:
    changes = (
        ChangeFiller(surface="naik 5 persen", evidence=(), percent=Decimal(5)),
        ChangeFiller(surface="naik 2 ton", evidence=(), amount=Decimal(2), unit="ton"),
    )
    [row] = cells(written(Format.CSV, tmp_path / "x", full_event(change=changes)))
    assert (row["change_percent"], row["change_amount"], row["change_currency"]) == ("5; ", "; 2", "")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62 21", "-", "@SUM(A1)", "-kopi", "\tkopi", "\rkopi", "-1+1", "=", "-1; =2"]
)
def test_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "kopi", "-7.16", "-7; 3", "-7.16; ; -8", "5%", "a=b", "2022-01-01"])
def test_figures_and_words_are_not_guarded(cell: str) -> None:
    assert guarded(cell) == cell


def test_csv_guards_what_comes_from_the_text(tmp_path: Path) -> None:
    event = full_event(document=full_event().document.model_copy(update={"title": "=HYPERLINK(1)"}))
    [row] = cells(written(Format.CSV, tmp_path / "x", event))
    assert row["title"] == "'=HYPERLINK(1)"


# ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_mention_row_has_its_value_as_json() -> None:
    row = json.loads(MENTIONS.json(MENTION))
    assert row["value"] == {
        "low": "65000000",
        "high": None,
        "currency": "USD",
        "approximate": False,
        "ambiguous": False,
    }
    assert (row["article_id"], row["label"], row["text"]) == ("a1", "MONEY", "65 juta USD")


def test_mention_without_a_value() -> None:
    bare = mention_row("a1", Mention(0, 3, Label.PERSON, "Ani", "person.title"))
    assert json.loads(MENTIONS.json(bare))["value"] is None
    assert MENTIONS.cells(bare)["value"] == ""


@pytest.mark.parametrize(("form", "read"), [(Format.CSV, "cells"), (Format.SQLITE, "rows"), (Format.DUCKDB, "rows")])
def test_mentions_can_be_written(form: Format, read: str, tmp_path: Path) -> None:
    written(form, tmp_path)
    found = cells(tmp_path / "mentions.csv") if read == "cells" else rows(tmp_path / f"events.{form}", "mentions")
    assert [(row["label"], row["text"]) for row in found] == [("MONEY", "65 juta USD"), ("AGENCY", "BPS")]


# ── databases ────────────────────────────────────────────────────────────────────────────────────────────────────────

DATABASES = (Format.SQLITE, Format.DUCKDB)


def rows(path: Path, table: str = "events") -> list[dict[str, Any]]:
    connection: Any = duckdb.connect(str(path)) if path.suffix == ".duckdb" else sqlite3.connect(path)
    with closing(connection):
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("form", DATABASES)
def test_database_has_the_cells_of_the_csv_and_the_record(form: Format, tmp_path: Path) -> None:
    event = full_event()
    [row] = rows(written(form, tmp_path, event))
    assert ExportEvent.model_validate_json(row.pop("record")) == event
    assert {name: "" if cell is None else str(cell) for name, cell in row.items()} == EVENTS.cells(event)
    assert row["url"] is None
    assert row["confidence"] == 0.875


@pytest.mark.parametrize("form", DATABASES)
def test_database_keeps_the_order_of_many(form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "ROWS", 2)
    found = rows(written(form, tmp_path, *(full_event(id=str(n)) for n in range(5))))
    assert [row["id"] for row in found] == ["0", "1", "2", "3", "4"]


def test_same_rows_make_the_same_sqlite_file(tmp_path: Path) -> None:
    one, two = (written(Format.SQLITE, tmp_path / name, *[full_event()] * 50) for name in "ab")
    assert one.read_bytes() == two.read_bytes()


# ── partitions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def published(year: int | None) -> ExportEvent:
    day = year and date(year, 2, 1)
    return full_event(document=full_event().document.model_copy(update={"published": day}))


def test_parquet_can_be_parted_by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "ROW_GROUP", 2)
    events = [published(year) for year in (2023, 2021, 2023, None, 2023)]
    written(Format.PARQUET, tmp_path, *events, partition=Partition.YEAR)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.parquet"))
    assert files == [
        "events/year=2021/part.parquet",
        "events/year=2023/part.parquet",
        "events/year=__HIVE_DEFAULT_PARTITION__/part.parquet",
        "mentions.parquet",
    ]
    found = duckdb.sql(
        f"SELECT year, count(*) FROM read_parquet('{tmp_path}/events/*/*.parquet') GROUP BY 1 ORDER BY 1"
    )
    assert found.fetchall() == [(2021, 1), (2023, 3), (None, 1)]
