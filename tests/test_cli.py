"""The command line from outside: what it prints, writes and exits with. Bad input of every kind goes through `run`."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
import pytest

from ekspor.cli import main
from ekspor.schema import ExportEvent

ARTICLE = """Ekspor Kopi Temanggung Tembus Rp 12 Miliar

TEMANGGUNG - Dinas Perdagangan Kabupaten Temanggung mencatat ekspor kopi robusta ke Mesir sepanjang 2022 mencapai \
Rp12 miliar.

"Tahun ini targetnya Rp15 miliar," kata Kepala Dinas Perdagangan Suyono, Kamis (26/1/2023).
"""


class Called(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> Called:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        code = ended.value.code
        return Called(code if isinstance(code, int) else 1, printed.out, printed.err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# ── run ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def bad_archive(folder: Path) -> Path:
    """Everything that can be wrong with an archive, beside two good articles."""
    good = json.dumps({"id": "baik", "published": "2023-01-26", "text": ARTICLE})
    files: dict[str, bytes] = {
        "kosong.jsonl": b"",
        "kosong.txt": b"",
        "biner.txt": b"PK\x03\x04\x00\x00ekspor",
        "biner.jsonl": b"\x1f\x8b\x08\x00\x00ekspor\n\x00\n",
        "windows.txt": "Ekspor “kopi” naik".encode("cp1252"),
        "lebar.txt": "Ekspor kopi naik".encode("utf-16"),
        "laman.txt": b"<!DOCTYPE html><html><body><p></p></body></html>",
        "gambar.jpg": b"\xff\xd8\xff\xe0",
        "besar.txt": b"Ekspor kopi naik. " * 1_200_000,
        "panjang.jsonl": json.dumps({"id": "panjang", "text": ARTICLE + " naik turun" * 50_000}).encode(),
        "kendali.jsonl": json.dumps({"id": "kendali", "text": "Ekspor\x01 kopi\x1b[31m\x00 naik"}).encode(),
        "baris.jsonl": "\n".join(
            [
                good,
                "",
                '{"id": "putus", "text": "eks',
                '{"id": "tanpa", "kata": "ekspor"}',
                '{"id": "angka", "text": 12}',
                '{"id": "hampa", "text": " "}',
                good,
                '{"id": "setengah", "text": "ekspor \\ud83d"}',
                '{"id": "hujan", "published": "kapan", "text": "Hujan turun di Bogor."}',
            ]
        ).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in").mkdir()
    out = folder / "out"
    command = ["run", bad_archive(folder / "in"), "--out", out, "--exchange", "--mentions", "--format", "jsonl"]
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in command])
    assert isinstance(ended.value.code, int)
    return ended.value.code, out


def test_bad_archive_is_read_to_its_end(bad: tuple[int, Path]) -> None:
    assert bad[0] == 0


def test_bad_archive_s_counts_add_up(bad: tuple[int, Path]) -> None:
    manifest = json.loads((bad[1] / "manifest.json").read_bytes())
    counts = manifest["counts"]
    assert counts["read"] == counts["written"] + counts["no_events"] + counts["filtered"] + counts["rejected"]
    assert (counts["read"], counts["rejected"], counts["filtered"]) == (19, 15, 1)
    assert counts["unreadable_dates"] == 1
    assert sum(manifest["rejects"].values()) == len(lines(bad[1] / "rejects.jsonl"))


def test_bad_archive_s_rejections_say_what_and_where(bad: tuple[int, Path]) -> None:
    found = {(r["source"], str(r["reason"]).partition(":")[0]) for r in lines(bad[1] / "rejects.jsonl")}
    assert found == {
        ("baris.jsonl:3", "broken JSON"),
        ("baris.jsonl:4", "no text"),
        ("baris.jsonl:5", "text is no string"),
        ("baris.jsonl:6", "empty text"),
        ("baris.jsonl:7", "duplicate id"),
        ("baris.jsonl:8", "lone surrogate"),
        ("besar.txt", "too long"),
        ("biner.jsonl", "cut off"),
        ("biner.txt", "damaged"),
        ("gambar.jpg", "unknown kind"),
        ("kosong.jsonl", "empty file"),
        ("kosong.txt", "empty file"),
        ("laman.txt", "no article"),
        ("lebar.txt", "not UTF-8"),
        ("windows.txt", "not UTF-8"),
    }


def test_bad_archive_loses_no_article(bad: tuple[int, Path]) -> None:
    assert [line["id"] for line in lines(bad[1] / "exchange.jsonl")] == ["baik", "hujan", "kendali", "panjang"]
    events = [ExportEvent.model_validate(line) for line in lines(bad[1] / "events.jsonl")]
    assert {event.document.id for event in events} >= {"baik", "panjang"}


def test_shares_are_done_apart_and_merged(article: Path, tmp_path: Path, call) -> None:
    for share, said in (("1/2", "1 shards done, 0 were"), ("2/2", "0 shards done, 0 were")):
        called = call("run", article, "--out", tmp_path / "out", "--shard", share)
        assert (called.code, called.out.startswith(f"share {share}: {said}")) == (0, True)
    assert call("run", article, "--out", tmp_path / "out").out.startswith("1 articles read")


@pytest.mark.parametrize("share", ["2", "a/b", "0/2", "3/2", "1/0"])
def test_share_that_is_none(share: str, article: Path, tmp_path: Path, call) -> None:
    called = call("run", article, "--out", tmp_path / "out", "--shard", share)
    assert called.code == 2
    assert "expected" in called.err


def test_tables_as_databases_and_by_year(article: Path, tmp_path: Path, call) -> None:
    out = tmp_path / "out"
    called = call("run", article, "--out", out, "--format", "sqlite,duckdb,parquet", "--partition", "year")
    assert called.code == 0
    assert (out / "events.sqlite").is_file()
    assert (out / "events.duckdb").is_file()
    assert len(list((out / "events").glob("year=*/part.parquet"))) == 1


def test_run_writes_the_same_with_two_workers(article: Path, tmp_path: Path, call) -> None:
    for workers in (1, 2):
        called = call("run", article, "--out", tmp_path / str(workers), "-j", workers, "--exchange")
        assert called.code == 0
        assert called.out.startswith("1 articles read: 1 with export events")
    one, two = (
        {
            path.name: path.read_bytes()
            for path in (tmp_path / name).glob("*.*")
            if path.is_file() and path.name != "run.json"
        }
        for name in ("1", "2")
    )
    assert one == two
    assert pq.read_table(tmp_path / "1" / "events.parquet").num_rows == len(lines(tmp_path / "1" / "events.jsonl"))


def test_run_prints_its_manifest_as_json(article: Path, tmp_path: Path, call) -> None:
    called = call("run", article, "--out", tmp_path / "out", "--json", "--format", "csv")
    assert json.loads(called.out) == json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert called.err == ""


def test_run_takes_limits(article: Path, tmp_path: Path, call) -> None:
    called = call("run", article, "--out", tmp_path / "out", "--limit", "characters=9", "--limit", "depth=2")
    assert "rejected, read: too long: 1" in called.out
    settings = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["settings"]
    assert (settings["max_characters"], settings["limits"]["depth"]) == (9, 2)


@pytest.mark.parametrize(("text", "code"), [("", 1), (ARTICLE, 0)])
def test_strict_run_exits_with_1_on_rejects(text: str, code: int, tmp_path: Path, call) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert call("run", tmp_path / "a.txt", "--out", tmp_path / "out", "--strict").code == code


def test_run_reads_another_key_and_default_date(tmp_path: Path, call) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"kata": "Ekspor kopi ke Mesir Rp12 miliar tahun lalu.", "text": "lain"}), encoding="utf-8"
    )
    command = (
        "run",
        tmp_path / "a.jsonl",
        "-o",
        tmp_path / "out",
        "--text-field",
        "judul,kata",
        "--no-prefilter",
        "--exchange",
    )
    assert call(*command, "--published-default", "2023-01-26").code == 0
    [line] = lines(tmp_path / "out" / "exchange.jsonl")
    assert line["published"] == "2023-01-26"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.jsonl", "--out", "x"], "nowhere.jsonl: cannot be opened"),
        (["{article}", "--out", "{article}"], "results cannot be written there"),
        (["{article}", "--out", "x", "--format", "xls"], "expected some of parquet, jsonl, csv"),
        (["{article}", "--out", "x", "--format", ","], "no format is given"),
        (["{article}", "--out", "x", "--limit", "size=3"], "expected some of characters, ratio, free, total"),
        (["{article}", "--out", "x", "--limit", "ratio=viel"], "expected such as ratio=500"),
        (["{article}", "--out", "x", "--limit", "seconds=0"], "the limit seconds is 0.0; it must be positive"),
        (["{article}"], "--out"),
        (["{article}", "--out", "x", "--published-default", "kemarin"], "kemarin"),
    ],
)
def test_usage_and_unreadable_input_exit_with_2(
    arguments: list[str], message: str, article: Path, call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    called = call("run", *(argument.format(article=article) for argument in arguments))
    assert called.code == 2
    assert message in called.err
    assert "Traceback" not in called.err


# ── one article ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_extract_prints_records(article: Path, call) -> None:
    called = call("extract", article, "--published", "2023-01-26", "--title", "Ekspor Kopi [Temanggung]")
    assert called.code == 0
    assert "Ekspor Kopi [Temanggung]" in called.out
    assert "IDR 12,000,000,000" in called.out
    assert "target" in called.out
    assert max(map(len, called.out.splitlines())) <= 80


def test_extract_prints_json_a_record_a_line(article: Path, call) -> None:
    called = call("extract", article, "--json")
    events = [ExportEvent.model_validate_json(line) for line in called.out.splitlines()]
    assert {str(event.document.published) for event in events} == {"2023-01-26"}
    assert 12_000_000_000 in {int(value.low or 0) for event in events for value in event.value}


def test_extract_reads_standard_input(call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert "IDR 12,000,000,000" in call("extract", "-").out


def test_extract_of_an_unreadable_article_exits_with_2(tmp_path: Path, call) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    called = call("extract", tmp_path / "a.txt")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("ekspor: a.txt: binary: a NUL byte at 0")


def test_explain_shows_the_stages(article: Path, call) -> None:
    called = call("explain", article)
    assert called.code == 0
    for words in ("publication date", "segment: sentences", "tag and normalise", "relate: claims", "assemble: records"):
        assert words in called.out


def test_explain_as_json(article: Path, call) -> None:
    found = json.loads(call("explain", article, "--json").out)
    assert {mention["label"] for mention in found["mentions"]} >= {"MONEY", "COMMODITY", "COUNTRY"}


# ── evaluate, demo, the rest ─────────────────────────────────────────────────────────────────────────────────────────


def gold(folder: Path) -> Path:
    at = ARTICLE.index("Rp12 miliar")
    event = {"status": "realized", "commodity": ["kopi robusta"], "value": [{"amount": 12e9, "currency": "IDR"}]}
    entities = [{"start": at, "end": at + len("Rp12 miliar"), "label": "MONEY"}]
    entry = {"id": "a", "published": "2023-01-26", "text": ARTICLE, "entities": entities, "events": [event]}
    (folder / "gold.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return folder / "gold.jsonl"


def test_evaluate_reads_the_gold_s_texts(tmp_path: Path, call) -> None:
    figures = json.loads(call("evaluate", gold(tmp_path), "--json").out)
    assert figures["documents"] == 1
    assert figures["entities"]["MONEY"]["r"] == 1
    assert figures["intervals"].keys() == {"record", "slot", "slot_per_document", "entity", "entity_core"}


def test_evaluate_scores_a_file(tmp_path: Path, call) -> None:
    (tmp_path / "system.jsonl").write_text('{"id": "a", "events": [{"status": "halted"}]}\n', encoding="utf-8")
    called = call("evaluate", gold(tmp_path), "--system", tmp_path / "system.jsonl", "--errors", 5)
    assert called.code == 0
    for words in ("a: missed", "a: spurious", "kopi robusta", "whole records", "slot F1, mean over documents 0.000"):
        assert words in called.out


def test_evaluate_says_what_the_pipeline_would_write(tmp_path: Path, call) -> None:
    path = gold(tmp_path)
    call("run", path, "--out", tmp_path / "out", "--exchange", "--no-prefilter")
    ours = json.loads(call("evaluate", path, "--json").out)
    del ours["reliability"]  # an exchange file does not say how sure it is
    assert json.loads(call("evaluate", path, "--system", tmp_path / "out" / "exchange.jsonl", "--json").out) == ours


@pytest.mark.parametrize("text", ["{", '{"id": "a", "events": []}'])
def test_evaluate_of_no_gold_exits_with_2(text: str, tmp_path: Path, call) -> None:
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    called = call("evaluate", tmp_path / "gold.jsonl")
    assert called.code == 2
    assert called.err.startswith("ekspor: ")


def test_diff_says_what_changed(article: Path, tmp_path: Path, call) -> None:
    for name, more in (("a", ()), ("b", ("--min-confidence", 1))):
        call("run", article, "--out", tmp_path / name, "--published-default", "2023-01-26", *more)
    called = call("diff", tmp_path / "a", tmp_path / "b")
    assert called.code == 0
    for words in ("settings.min_confidence", "lost", "kopi robusta", "2 records before, 0 after: 0 the same"):
        assert words in called.out
    lines = [json.loads(line) for line in call("diff", tmp_path / "a", tmp_path / "b", "--json").out.splitlines()]
    assert lines[0]["made"]["settings.min_confidence"] == [0, 1]
    assert [line["kind"] for line in lines[1:-1]] == ["lost", "lost"]
    assert lines[-1]["totals"]["lost"] == 2


def test_diff_of_no_run_exits_with_2(tmp_path: Path, call) -> None:
    called = call("diff", tmp_path, tmp_path)
    assert called.code == 2
    assert "expected the folder of a finished run" in called.err


def test_demo_shows_the_samples(tmp_path: Path, call) -> None:
    called = call("demo", "--out", tmp_path / "demo")
    assert called.code == 0
    assert "realized" in called.out
    assert f"records in {tmp_path / 'demo'}" in called.out
    assert (tmp_path / "demo" / "events.csv").exists()


# ── stores ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def store(article: Path, tmp_path: Path, call) -> Path:
    article.write_text(ARTICLE.replace("Suyono", "Temanggung, Endang Rahmawati"), encoding="utf-8")
    call("run", article, "--out", tmp_path / "run")
    called = call("store", tmp_path / "run", "--out", tmp_path / "s.duckdb")
    assert "tell of 2 events" in called.out
    return tmp_path / "s.duckdb"


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_query_shows_names_of_persons_when_asked(store: Path, call, form: str) -> None:
    question = "SELECT sentence FROM sources"
    assert "Endang" not in call("query", store, question, form).out
    assert "Endang" in call("query", store, question, form, "--people").out


def test_explain_of_an_event(store: Path, call) -> None:
    event = json.loads(call("query", store, "SELECT event_id FROM events LIMIT 1", "--json").out)["event_id"]
    assert event in call("explain", event, "--store", store).out
    assert json.loads(call("explain", event, "--store", store, "--json").out)["event_id"] == event


def test_explain_of_an_event_that_is_none_exits_with_2(store: Path, call) -> None:
    called = call("explain", "tidak-ada", "--store", store)
    assert called.code == 2
    assert "FROM events" in called.err


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_export_says_what_it_wrote(store: Path, tmp_path: Path, call, form: str) -> None:
    called = call("export", store, "--out", tmp_path / "package", "--format", form)
    assert f"events.{form}" in called.out
    assert "datapackage.json" in called.out


def test_version(call) -> None:
    assert call("--version").out.startswith("ekspor 0.")


@pytest.mark.parametrize(
    "command", ["", "run", "extract", "explain", "evaluate", "diff", "demo", "store", "query", "export", "report"]
)
def test_help(command: str, call) -> None:
    called = call(*command.split(), "--help")
    assert called.code == 0
    assert "Usage" in called.out


HEAVY = ("pyarrow", "scipy", "numpy", "dateparser", "spacy")


def test_extract_loads_nothing_heavy(article: Path) -> None:
    """A word on the command line must answer at once (benchmarks/journey.py says how fast it does)."""
    code = (
        "import sys\nfrom ekspor.cli import main\n"
        f"try:\n    main(['extract', {str(article)!r}])\n"
        f"finally:\n    print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("begun", "completed"), [("ekspor tr", "train"), ("ekspor run --eng", "--engine"), ("ekspor run --engine r", "ray")]
)
def test_a_shell_completes_commands_options_and_their_values(begun: str, completed: str) -> None:
    asked = {"_EKSPOR_COMPLETE": "complete_bash", "COMP_WORDS": begun, "COMP_CWORD": str(begun.count(" "))}
    program = "import sys; sys.argv[0] = 'ekspor'; from ekspor.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | asked, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.split() == [completed]
