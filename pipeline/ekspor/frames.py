"""Records as a table of pandas, Polars or Arrow: a row a record, the columns of `events.parquet`.

Lists of structs stay lists of structs: `frame["value"].list.first().struct.field("usd")` in Polars,
`df["value"].str[0].str["usd"]` in pandas. The spreadsheet's flat columns are those of `events.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ekspor.run.table import event_row, event_schema
from ekspor.schema import ExportEvent

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_arrow(events: Iterable[ExportEvent]) -> pa.Table:
    """The records as an Arrow table."""
    import pyarrow as pa

    return pa.Table.from_pylist([event_row(event) for event in events], schema=event_schema())


def to_pandas(events: Iterable[ExportEvent]) -> pd.DataFrame:
    """The records as a pandas frame; pandas must be installed."""
    return to_arrow(events).to_pandas()


def to_polars(events: Iterable[ExportEvent]) -> pl.DataFrame:
    """The records as a Polars frame; Polars must be installed."""
    import polars as pl

    return pl.DataFrame(to_arrow(events))
