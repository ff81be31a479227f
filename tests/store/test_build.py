"""The store: what runs put into it and what its views give."""

from decimal import Decimal
from pathlib import Path

import pytest

from ekspor.config import Format, Settings
from ekspor.errors import ConfigError, InputError, OutputError
from ekspor.run.job import run
from ekspor.store.build import build
from ekspor.store.query import ask, opened, views

FIRST = """{"id": "a", "published": "2024-01-12", "title": "Ekspor furnitur Jepara", "text":
"Ekspor furnitur Kabupaten Jepara sepanjang 2023 mencapai US$ 171,2 juta, kata Kepala Disperindag Jepara."}"""
SECOND = """{"id": "b", "published": "2024-01-15", "title": "Furnitur Jepara laris", "text":
"Nilai ekspor furnitur dari Kabupaten Jepara pada 2023 tercatat US$ 171 juta."}
{"id": "c", "published": "2024-01-15", "title": "Kopi ke Mesir", "text":
"Ekspor kopi dari Lampung ke Mesir pada 2023 mencapai 1.200 ton."}"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("runs")
    for name, line in (("one", FIRST), ("two", SECOND)):
        (folder / f"{name}.jsonl").write_text(line.replace(":\n", ": "), encoding="utf-8")
        run([folder / f"{name}.jsonl"], folder / name, Settings(formats=(Format.JSONL,)))
    return folder / "one", folder / "two"


@pytest.fixture(scope="module")
def store(runs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "ekspor.duckdb"
    build(runs, path)
    return path


def test_two_reports_are_one_event(store: Path) -> None:
    (row,) = ask(store, "SELECT reports, value_usd, value_usd_low, flags FROM events WHERE hs LIKE '94%'").rows
    assert row == (2, Decimal("171000000"), Decimal("171000000"), [])


def test_every_cell_leads_to_its_characters(store: Path) -> None:
    rows = ask(store, 'SELECT article_id, start, "end", text FROM mentions').rows
    texts = {"a": FIRST, "b": SECOND, "c": SECOND}
    assert rows
    for article, _, _, text in rows:
        assert text in texts[article]


def test_sources_name_the_articles(store: Path) -> None:
    rows = ask(store, "SELECT s.article_id FROM sources s JOIN events e USING (event_id) WHERE e.reports = 2").rows
    assert sorted(rows) == [("a",), ("b",)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT name_en, year, quantity_kg FROM by_destination", [("Egypt", 2023, Decimal(1_200_000))]),
        (
            "SELECT name_en, value_usd FROM by_commodity WHERE chapter = '94'",
            [("Furniture and lamps", Decimal(171_000_000))],
        ),
        ("SELECT province, value_usd FROM by_origin WHERE code = '33.20'", [("Jawa Tengah", Decimal(171_000_000))]),
        ("SELECT sum(events) FROM by_period", [(2,)]),
    ],
)
def test_the_views_add_up(store: Path, question: str, answer: list[tuple[object, ...]]) -> None:
    assert ask(store, question).rows == answer


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0)])
def test_runs_added_one_by_one_give_the_same_store(
    runs: tuple[Path, Path], store: Path, tmp_path: Path, order: tuple[int, ...]
) -> None:
    for n in order:
        build([runs[n]], tmp_path / "slowly.duckdb")
    tables = [name for (name,) in ask(store, "SELECT table_name FROM duckdb_tables() ORDER BY table_name").rows]
    assert "records" in tables
    for table in tables:
        assert ask(tmp_path / "slowly.duckdb", f"FROM {table}") == ask(store, f"FROM {table}")


def test_a_record_told_twice_by_a_run_is_one(runs: tuple[Path, Path], tmp_path: Path) -> None:
    twice = tmp_path / "events.jsonl"
    twice.write_bytes(2 * (runs[0] / "events.jsonl").read_bytes())
    assert build([twice], tmp_path / "s.duckdb").records == build([runs[0]], tmp_path / "t.duckdb").records


def test_a_line_that_is_no_record_is_refused_by_its_number(runs: tuple[Path, Path], tmp_path: Path) -> None:
    broken = tmp_path / "events.jsonl"
    broken.write_bytes((runs[0] / "events.jsonl").read_bytes() + b"{}\n")
    with pytest.raises(InputError, match=r"events.jsonl:2: not a record"):
        build([broken], tmp_path / "s.duckdb")


def test_a_folder_that_is_missing_is_refused(runs: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        build(runs, tmp_path / "none" / "s.duckdb")


def test_a_run_added_twice_changes_nothing(runs: tuple[Path, Path], store: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.duckdb"
    assert build([*runs, *runs], path) == build([], path)
    assert ask(path, "SELECT count(*) FROM records") == ask(store, "SELECT count(*) FROM records")


def test_a_folder_without_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected the folder of a run"):
        build([tmp_path], tmp_path / "s.duckdb")
    assert not (tmp_path / "s.duckdb").exists()


def test_a_file_that_is_no_store_is_refused_and_kept(runs: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("catatan", encoding="utf-8")
    with pytest.raises(InputError, match="not a store"):
        build(runs, path)
    assert path.read_text(encoding="utf-8") == "catatan"


def test_every_column_of_tables_and_views_is_explained(store: Path) -> None:
    unexplained = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    assert ask(store, f"{unexplained} AND database_name = current_database()").rows == []


def test_amounts_of_views_have_their_unit(store: Path) -> None:
    amounts = "SELECT comment FROM duckdb_columns() WHERE column_name LIKE '%_usd' AND table_name LIKE 'by_%'"
    rows = ask(store, amounts).rows
    assert rows
    assert all(comment.startswith("US dollars") for (comment,) in rows)


def test_a_question_that_is_none_names_the_views(store: Path) -> None:
    with pytest.raises(ConfigError, match="by_destination"):
        ask(store, "SELECT * FROM tujuan")


def test_a_limit_holds(store: Path) -> None:
    with opened(store) as connection:
        names = views(connection)
    assert all(len(ask(store, f"FROM {name} LIMIT 1").rows) <= 1 for name in names)


def test_a_question_that_fails_at_a_row_says_why(store: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be answered"):
        ask(store, "SELECT CAST(status AS INTEGER) FROM events")


def test_a_store_that_is_missing_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ekspor store"):
        ask(tmp_path / "none.duckdb", "FROM events")
