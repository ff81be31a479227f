"""Records as tables of other libraries."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import ekspor
from ekspor.config import Format
from ekspor.run.sinks import SINKS
from ekspor.run.table import EVENTS
from ekspor.schema import ExportEvent
from records import full_event


@pytest.fixture
def events() -> list[ExportEvent]:
    return [full_event(), full_event(id="another", value=())]


def test_arrow_has_what_the_parquet_file_has(events: list[ExportEvent], tmp_path: Path) -> None:
    sink = SINKS[Format.PARQUET](tmp_path / "events.parquet", EVENTS)
    for event in events:
        sink.write(event)
    sink.close()
    assert ekspor.to_arrow(events).equals(pq.read_table(tmp_path / "events.parquet"))


def test_pandas_has_a_row_a_record(events: list[ExportEvent]) -> None:
    frame = ekspor.to_pandas(events)
    assert frame["id"].tolist() == [event.id for event in events]
    assert frame["value"].str[0].str["currency"].iloc[0] == "USD"


def test_polars_has_a_row_a_record(events: list[ExportEvent]) -> None:
    frame = ekspor.to_polars(events)
    assert frame["id"].to_list() == [event.id for event in events]
    assert frame["value"].list.len().to_list() == [1, 0]


def test_no_records_are_an_empty_table_with_all_columns() -> None:
    assert ekspor.to_arrow([]).num_rows == 0
    assert "destination" in ekspor.to_arrow([]).column_names


def test_records_that_were_extracted_become_a_table() -> None:
    text = "Ekspor pinang biji ke Iran mencapai 1.200 ton pada 2023."
    frame = ekspor.to_pandas(ekspor.extract(text, published=date(2024, 2, 1)))
    assert frame["commodity"].str[0].str["surface"].tolist() == ["pinang biji"]
