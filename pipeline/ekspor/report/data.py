"""What the report shows, read from a store into plain values: events, their names and sources, what codes mean."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from ekspor.store.query import opened

Plain = dict[str, Any]

_EVENTS = """
SELECT c.event_id AS id, status, period_start AS "start", period_end AS "end",
  CAST(value_usd AS DOUBLE) AS usd, CAST(value_usd_low AS DOUBLE) AS low, CAST(value_usd_high AS DOUBLE) AS high,
  value_basis AS basis, CAST(quantity_kg AS DOUBLE) AS kg, year, reports, confidence, flags, n.names, p.within
FROM consolidated c LEFT JOIN (
  SELECT event_id, list({'slot': slot, 'name': name, 'code': code} ORDER BY slot, n) AS names
  FROM names GROUP BY event_id
) n USING (event_id) LEFT JOIN (
  SELECT event_id, list(total_id ORDER BY NOT nearest, total_id) AS within FROM parts GROUP BY event_id
) p USING (event_id)
ORDER BY coalesce(value_usd, 0) DESC, event_id
"""

_AMOUNTS = """
SELECT r.event_id, list(DISTINCT f.surface ORDER BY f.surface)
FROM fillers f JOIN records r USING (record_id)
WHERE slot IN ('value', 'quantity', 'change', 'share') GROUP BY r.event_id
"""

_SOURCES = "SELECT event_id, article_id, sentence FROM sources ORDER BY event_id, published, record_id"

_ARTICLES = "SELECT article_id, title, url, published FROM articles ORDER BY published, article_id"


def read(store: Path, people: bool = False) -> Plain:
    """Events, articles, and the names of countries, chapters and provinces. Raises `InputError` for no store."""
    with opened(store, people) as connection:
        articles = _rows(connection, _ARTICLES)
        index = {article.pop("article_id"): n for n, article in enumerate(articles)}
        sources: dict[str, list[tuple[int, str]]] = {}
        for event, article, sentence in connection.execute(_SOURCES).fetchall():
            sources.setdefault(event, []).append((index[article], sentence))
        amounts = dict(connection.execute(_AMOUNTS).fetchall())
        rows = _rows(connection, _EVENTS)
        places = {row["id"]: n for n, row in enumerate(rows)}
        events = [_event(row, sources, amounts, places) for row in rows]
        countries = _rows(connection, "SELECT code, name_id AS id, name_en AS en FROM countries ORDER BY code")
        chapters = _rows(connection, "SELECT chapter AS code, name_id AS id, name_en AS en FROM chapters ORDER BY code")
        provinces = _rows(connection, "SELECT code, name FROM regions WHERE length(code) = 2 ORDER BY code")
    numbers = {row["code"]: row["number"] for row in _table("countries.tsv")}
    return {
        "people": people,
        "events": events,
        "articles": articles,
        "countries": {row.pop("code"): row for row in countries},
        "numbers": numbers,
        "chapters": {row.pop("code"): row for row in chapters},
        "provinces": {row["code"]: row["name"] for row in provinces},
        "tiles": _table("tiles.tsv"),
    }


def _rows(connection: duckdb.DuckDBPyConnection, question: str) -> list[Plain]:
    cursor = connection.execute(question)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _event(
    row: Plain, sources: dict[str, list[tuple[int, str]]], amounts: dict[str, list[str]], places: dict[str, int]
) -> Plain:
    """The event without what is empty, its names by slot, those that hold it by their places in the list."""
    names: dict[str, list[tuple[str, str | None]]] = {}
    for name in row.pop("names") or ():
        names.setdefault(name["slot"], []).append((name["name"], name["code"]))
    within = [places[one] for one in row["within"] or ()]
    full = row | {
        "names": names,
        "within": within,
        "sources": sources[row["id"]],
        "amounts": amounts.get(row["id"], []),
    }
    return {key: value for key, value in full.items() if value not in (None, [])}


def _table(name: str) -> list[dict[str, str]]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if line and not line.startswith("#")), delimiter="\t"))
