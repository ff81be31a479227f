"""Parquet: a row is an article. Row groups are read in small batches, and of the columns only those that matter.

A stretch is a batch in Arrow's form for streams, which ekspor wrote itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from io import BufferedReader
from typing import TYPE_CHECKING, Any

from ekspor.config import Settings
from ekspor.read import entry
from ekspor.read.cut import Stretches
from ekspor.read.decode import decode
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.read.stream import Allowance, seekable
from ekspor.schema import Rejection

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 64
"""Rows of a stretch."""
PAGE = 1 << 20
"""Bytes of a column that are read from the file at a time."""


def cut(stream: BufferedReader, name: str, settings: Settings) -> Stretches:
    """Some rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with seekable(stream, settings.limits) as source:
        schema = pq.ParquetFile(source).schema_arrow
        names = [column for column in schema.names if entry.wanted(column, settings.fields)]
        if not entry.has_text(names, settings.fields):
            yield Rejection("read", f"{entry.no_text(schema.names, settings.fields)} as columns", source=name)
            return
        texts = [column for column in names if schema.field(column).type in (pa.string(), pa.binary())]
        allowance = Allowance(settings.limits, source.seek(0, os.SEEK_END))
        file = pq.ParquetFile(source, read_dictionary=texts, buffer_size=PAGE, page_checksum_verification=True)
        _must_be_honest(file.metadata, allowance)
        first = 1
        for batch in file.iter_batches(ROWS, columns=names, use_threads=False):
            allowance.spend(sum(_weight(column) for column in batch.columns))
            yield _packed(batch), first
            first += batch.num_rows


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection]:
    """The articles of the rows."""
    import pyarrow as pa

    with pa.ipc.open_stream(part.data) as stream:
        table = stream.read_all()
    for index in range(table.num_rows):
        source = f"{part.name}:{part.first + index}"
        row = {
            name: _value(column[index], source) for name, column in zip(table.column_names, table.columns, strict=True)
        }
        broken = next((value for value in row.values() if isinstance(value, Rejection)), None)
        yield broken or entry.draft(row, source, settings.fields)


def _must_be_honest(metadata: Any, allowance: Allowance) -> None:
    """Raise `UnreadableError` where a column says that it unpacks to too much."""
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            allowance.compare(column.total_uncompressed_size, column.total_compressed_size)


def _packed(batch: pa.RecordBatch) -> bytes:
    import pyarrow as pa

    with pa.BufferOutputStream() as sink:
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        return bytes(sink.getvalue())


def _weight(column: pa.Array) -> int:
    """The bytes of the values; the same text in many rows may be there only once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    lengths = pc.binary_length(column.dictionary)
    return pc.sum(lengths.take(column.indices)).as_py() or 0


def _value(scalar: pa.Scalar, source: str) -> object:
    """The value as JSON would have it; the rejection of bytes that are no text."""
    try:
        value = scalar.as_py()
    except UnicodeDecodeError as error:
        value = error.object
    if isinstance(value, date):
        return value.isoformat()
    return decode(value, source) if isinstance(value, bytes) else value
