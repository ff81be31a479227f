"""The tables and views of a store, each column explained: schema.sql, and for views what their tables say."""

from __future__ import annotations

import re
from importlib.resources import files

import duckdb


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, empty, and the views. A column of a view means what its namesake in the view's tables does."""
    connection.execute((files(__package__) / "schema.sql").read_text(encoding="utf-8"))
    columns = connection.execute(_COLUMNS).fetchall()
    meanings = {(table, column): meaning for table, column, meaning in columns}
    for view, sql in connection.execute(
        "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal ORDER BY view_oid"
    ).fetchall():
        tables = re.findall(r"\w+", sql.rpartition("FROM")[2])
        for column in (column for table, column, meaning in columns if table == view and meaning is None):
            meaning = next((found for table in tables if (found := meanings.get((table, column)))), None)
            if meaning:
                said = meaning.replace("'", "''")
                connection.execute(f"COMMENT ON COLUMN {view}.\"{column}\" IS '{said}'")


_COLUMNS = (
    "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index"
)
