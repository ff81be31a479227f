"""The data package of a store."""

import csv
import json
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from ekspor.config import Form
from ekspor.errors import InputError, OutputError
from ekspor.store.export import TABLES, UNITS, columns, export
from ekspor.store.query import opened
from stores import stored

ARTICLES = [
    {
        "id": "a",
        "published": "2024-01-12",
        "title": "=HYPERLINK() Endang Rahmawati: furnitur laris",
        "url": "https://contoh.example/furnitur",
        "text": "Ekspor furnitur Kabupaten Jepara ke Jepang sepanjang 2023 mencapai US$ 171,2 juta (FOB), kata Kepala "
        "Disperindag Jepara, Endang Rahmawati. Pada semester pertama 2023 ekspor furnitur Jepara US$ 80 juta.",
    },
    {
        "id": "b",
        "published": "2024-01-15",
        "title": "Furnitur Jepara naik",
        "text": "Nilai ekspor furnitur Kabupaten Jepara pada 2023 tercatat US$ 185 juta, naik 12 persen.",
    },
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(ARTICLES, tmp_path_factory.mktemp("exported"))


@pytest.fixture(scope="module")
def package(store: Path) -> Path:
    export(store, store.with_name("package"))
    return store.with_name("package")


@pytest.fixture(scope="module")
def explained(package: Path) -> dict[str, dict[str, object]]:
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in said["resources"]}


def test_frictionless_finds_it_valid(package: Path) -> None:
    """Metadata, types, constraints, sizes, hashes, primary and foreign keys."""
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(TABLES)


def test_every_column_is_explained(explained: dict[str, dict[str, object]]) -> None:
    for resource in explained.values():
        assert resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"])  # type: ignore[index]


def test_amounts_have_their_unit(store: Path) -> None:
    in_a_column = {"low", "high", "amount"}
    with opened(store) as connection:
        for table in TABLES.values():
            for column in columns(connection, table):
                if column.type.startswith("DECIMAL") and column.name not in in_a_column:
                    assert column.meaning.startswith(tuple(UNITS)), f"{table}.{column.name}"


def test_every_id_leads_somewhere(explained: dict[str, dict[str, object]]) -> None:
    for name, resource in explained.items():
        keys = {key["fields"][0] for key in resource["schema"].get("foreignKeys", [])}  # type: ignore[attr-defined]
        primary = resource["schema"].get("primaryKey", [])  # type: ignore[attr-defined]
        ids = {field["name"] for field in resource["schema"]["fields"] if field["name"].endswith("_id")}  # type: ignore[index]
        assert ids - {"name_id", "region_id"} - set(primary) <= keys, name


def test_sources_name_the_papers(package: Path) -> None:
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert {"title": "contoh.example", "path": "https://contoh.example/"} in said["sources"]


def test_no_spreadsheet_runs_a_cell(package: Path) -> None:
    with (package / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "'=HYPERLINK()" in next(csv.DictReader(file))["title"]


@pytest.mark.parametrize("form", Form)
def test_names_of_persons_stay_out_unless_asked_for(store: Path, tmp_path: Path, form: Form) -> None:
    export(store, tmp_path / "without", form)
    export(store, tmp_path / "with", form, people=True)
    read = pl.read_csv if form is Form.CSV else pl.read_parquet
    for name in TABLES:
        said = str(read(tmp_path / "without" / f"{name}.{form}").to_dicts())
        assert "Endang" not in said
        assert "Rahmawati" not in said
    for name in ("articles", "records"):
        assert "Endang Rahmawati" in str(read(tmp_path / "with" / f"{name}.{form}").to_dicts())


@pytest.mark.parametrize("form", Form)
def test_the_same_store_gives_the_same_bytes(store: Path, tmp_path: Path, form: Form) -> None:
    first, second = (export(store, tmp_path / name, form) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_pandas_polars_and_duckdb_open_it(package: Path, store: Path, tmp_path: Path) -> None:
    export(store, tmp_path, Form.PARQUET)
    for folder, pandas, polars in ((package, pd.read_csv, pl.read_csv), (tmp_path, pd.read_parquet, pl.read_parquet)):
        path = next(folder.glob("events.*"))
        frames = [pandas(path), polars(path)]
        assert [frame.columns[0] for frame in frames] == ["event_id", "event_id"]
        assert [float(frame["value_usd"].max()) for frame in frames] == [185e6, 185e6]
        assert duckdb.sql(f"SELECT max(value_usd) FROM '{path}'").fetchall() == [(185_000_000,)]


def test_parquet_keeps_types(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path, Form.PARQUET)
    schema = pq.read_schema(tmp_path / "events.parquet")
    assert [str(schema.field(name).type) for name in ("value_usd", "period_start", "reports")] == [
        "decimal128(38, 6)",
        "date32[day]",
        "int32",
    ]


def test_a_store_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ekspor store"):
        export(tmp_path / "none.duckdb", tmp_path / "p")


def test_a_place_that_is_no_folder_is_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        export(store, tmp_path / "file")
