"""Whole runs: what is written, that the counts add up, and that nothing depends on how the work was shared out."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from engines import broken, obedient
from engines import lines as file_of

from ekspor.config import Format, Settings
from ekspor.errors import ConfigError, InputError, OutputError, RuleError
from ekspor.run.checkpoint import FOLDER
from ekspor.run.job import Shards, Share, run, run_share
from ekspor.run.manifest import Counts, Manifest, fingerprint
from ekspor.schema import ExportEvent

ALL = Settings(mentions=True, exchange=True)

TEXTS = {
    "baik": "ekspor kopi naik",
    "angin": "ekspor angin naik",
    "kosong": "ekspor belum ada",
    "hujan": "hujan turun",
    "gagal": "ekspor gagal",
    "lagi": "ekspor kopi ke Mesir",
}
BAD = ["{", '{"id": "x"}', '{"id": "baik", "text": "ekspor kopi"}', '{"id": "h", "text": "<html><body><p></p>"}']


def archive(folder: Path) -> Path:
    path = folder / "arsip.jsonl"
    lines = [json.dumps({"id": name, "published": "2023-01-26", "text": text}) for name, text in TEXTS.items()]
    path.write_text("\n".join(lines + BAD) + "\n", encoding="utf-8")
    return path


def large(path: Path, number: int) -> Path:
    """A file of several shards."""
    texts = ("ekspor kopi", "ekspor angin", "hujan", "ekspor gagal")
    entries = ({"id": str(n), "text": f"{texts[n % 4]} {n} " + "lagi " * 200} for n in range(number))
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.iterdir() if path.is_file() and path.name != "run.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def done(tmp_path: Path) -> tuple[Manifest, Path]:
    return run([archive(tmp_path)], tmp_path / "out", ALL, build=obedient), tmp_path / "out"


def test_counts_add_up(done: tuple[Manifest, Path]) -> None:
    counts = done[0].counts
    assert counts == Counts(
        read=10, written=2, no_events=2, filtered=1, rejected=5, records=2, mentions=4, records_rejected=1
    )
    assert counts.read == counts.written + counts.no_events + counts.filtered + counts.rejected


def test_counts_add_up_where_lines_are_passed_over_unread(tmp_path: Path) -> None:
    counts = run([archive(tmp_path)], tmp_path / "out", Settings(), build=obedient).counts
    assert (counts.read, counts.written, counts.filtered, counts.rejected) == (10, 2, 4, 2)
    assert counts.read == counts.written + counts.no_events + counts.filtered + counts.rejected


def test_every_rejection_has_its_line(done: tuple[Manifest, Path]) -> None:
    manifest, out = done
    rejects = lines(out / "rejects.jsonl")
    assert [(r["stage"], r["article_id"], r["source"]) for r in rejects] == [
        ("validate", "angin", None),
        ("extract", "gagal", None),
        ("read", None, "arsip.jsonl:7"),
        ("read", None, "arsip.jsonl:8"),
        ("read", "baik", "arsip.jsonl:9"),
        ("read", "h", "arsip.jsonl:10"),
    ]
    assert manifest.rejects == Counter(
        {
            "validate: no content": 1,
            "extract: ValueError": 1,
            "read: broken JSON": 1,
            "read: no text": 1,
            "read: duplicate id": 1,
            "read: no article": 1,
        }
    )


def test_tables_hold_the_records_in_input_order(done: tuple[Manifest, Path]) -> None:
    events = [ExportEvent.model_validate(line) for line in lines(done[1] / "events.jsonl")]
    assert [event.document.id for event in events] == ["baik", "lagi"]
    assert [line["article_id"] for line in lines(done[1] / "mentions.jsonl")] == ["baik", "angin", "kosong", "lagi"]


def test_exchange_has_a_line_for_every_article(done: tuple[Manifest, Path]) -> None:
    exchange = lines(done[1] / "exchange.jsonl")
    assert [line["id"] for line in exchange] == list(TEXTS)
    assert {line["published"] for line in exchange} == {"2023-01-26"}
    found = {line["id"]: (len(line["entities"]), len(line["events"])) for line in exchange}
    assert found == {
        "baik": (1, 1),
        "angin": (1, 0),
        "kosong": (1, 0),
        "hujan": (0, 0),
        "gagal": (0, 0),
        "lagi": (1, 1),
    }


def test_manifest_names_inputs_and_outputs_by_content(done: tuple[Manifest, Path]) -> None:
    manifest = json.loads((done[1] / "manifest.json").read_bytes())
    [given] = manifest["inputs"]
    data = Path(given["path"]).read_bytes()
    assert (given["bytes"], given["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert {one["path"]: one["sha256"] for one in manifest["outputs"]} == {
        name: digest for name, digest in hashes(done[1]).items() if name != "manifest.json"
    }


def test_manifest_has_no_hash_of_what_cannot_be_repeated(tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", Settings(formats=(Format.DUCKDB, Format.SQLITE)), build=obedient)
    outputs = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["outputs"]
    assert {one["path"]: one["sha256"] is not None for one in outputs} == {
        "events.duckdb": False,
        "events.sqlite": True,
        "rejects.jsonl": True,
        "duplicates.jsonl": True,
    }


def test_manifest_speaks_of_no_workers_and_no_clock(done: tuple[Manifest, Path]) -> None:
    manifest = json.loads((done[1] / "manifest.json").read_bytes())
    assert "workers" not in manifest["settings"]
    made = {"ekspor", "schema", "exchange_rates", "hashes", "settings", "inputs"}
    assert manifest.keys() == made | {"counts", "rejects", "no_article", "outputs"}
    assert json.loads((done[1] / "run.json").read_bytes()).keys() >= {"begun", "seconds", "workers", "host"}


def test_same_bytes_for_any_number_of_workers(tmp_path: Path) -> None:
    paths = [archive(tmp_path), large(tmp_path / "a.jsonl", 600)]
    for workers in (0, 1, 4):
        forms = (Format.PARQUET, Format.JSONL, Format.CSV, Format.SQLITE)
        settings = Settings(mentions=True, exchange=True, workers=workers, formats=forms)
        run(paths, tmp_path / str(workers), settings, build=obedient)
    assert hashes(tmp_path / "0") == hashes(tmp_path / "1") == hashes(tmp_path / "4")


@pytest.mark.parametrize("workers", [1, 2])
def test_article_that_kills_its_worker_is_set_aside(workers: int, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(file_of("ekspor kopi", "ekspor lalu mati", "ekspor teh"))
    manifest = run([tmp_path / "a.jsonl"], tmp_path / "out", Settings(workers=workers), build=obedient)
    assert (manifest.counts.read, manifest.counts.written, manifest.counts.rejected) == (3, 1, 1)
    assert dict(manifest.rejects) == {"extract: process died": 1}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), {"events.parquet", "events.jsonl", "events.csv"}),
        (Settings(formats=(Format.CSV,)), {"events.csv"}),
        (Settings(formats=(Format.JSONL,), mentions=True), {"events.jsonl", "mentions.jsonl"}),
        (Settings(formats=(Format.JSONL,), exchange=True), {"events.jsonl", "exchange.jsonl"}),
    ],
)
def test_what_is_asked_for_is_written(settings: Settings, expected: set[str], tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", settings, build=obedient)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == expected | {"rejects.jsonl", "duplicates.jsonl", "manifest.json", "run.json", FOLDER}


def test_broken_run_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        run([archive(tmp_path)], tmp_path / "out", ALL, build=broken)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [FOLDER]
    assert list((tmp_path / "out" / FOLDER).iterdir()) == []


def test_missing_input_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        run([tmp_path / "nowhere.jsonl"], tmp_path / "out", ALL, build=obedient)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", [".", "out", "a/b"])
def test_results_do_not_go_into_the_input(out: str, tmp_path: Path) -> None:
    archive(tmp_path)
    with pytest.raises(ConfigError, match="choose a folder outside it"):
        run([tmp_path], tmp_path / out, ALL, build=obedient)


def test_progress_is_told_of_every_shard(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = large(tmp_path / "a.jsonl", 200)
    manifest = run([path], tmp_path / "out", ALL, lambda c, position: seen.append((c.read, position)), build=obedient)
    assert len(seen) > 1
    assert seen == sorted(seen)
    assert seen[-1] == (manifest.counts.read, path.stat().st_size)


def test_unreadable_dates_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "date": "kapan", "text": "ekspor kopi"}\n', encoding="utf-8")
    assert run([path], tmp_path / "out", ALL, build=obedient).counts.unreadable_dates == 1


# ── checkpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────


def shards_of(out: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((out / "run.json").read_bytes())["shards"]
    return found


def test_second_run_does_nothing_again(tmp_path: Path) -> None:
    path = large(tmp_path / "a.jsonl", 300)
    first = run([path], tmp_path / "out", ALL, build=obedient)
    done, before = shards_of(tmp_path / "out"), hashes(tmp_path / "out")
    assert run([path], tmp_path / "out", ALL, build=obedient) == first
    assert shards_of(tmp_path / "out") == {"now": 0, "before": done["now"]}
    assert hashes(tmp_path / "out") == before


def test_more_input_does_what_is_new(tmp_path: Path) -> None:
    one, two = large(tmp_path / "a.jsonl", 300), archive(tmp_path)
    run([one], tmp_path / "out", ALL, build=obedient)
    before = shards_of(tmp_path / "out")["now"]
    run([one, two], tmp_path / "out", ALL, build=obedient)
    assert shards_of(tmp_path / "out") == {"now": 1, "before": before}
    run([one, two], tmp_path / "fresh", ALL, build=obedient)
    assert hashes(tmp_path / "out") == hashes(tmp_path / "fresh")


def test_other_forms_of_the_tables_need_no_work(tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", Settings(), build=obedient)
    run([archive(tmp_path)], tmp_path / "out", Settings(formats=(Format.CSV,), workers=2), build=obedient)
    assert shards_of(tmp_path / "out") == {"now": 0, "before": 1}


@pytest.mark.parametrize("settings", [Settings(prefilter=False), Settings(mentions=True), Settings(max_characters=99)])
def test_other_settings_are_other_work(settings: Settings, tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", Settings(), build=obedient)
    run([archive(tmp_path)], tmp_path / "out", settings, build=obedient)
    assert shards_of(tmp_path / "out") == {"now": 1, "before": 0}


def test_what_a_run_does_not_need_is_removed(tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", Settings(), build=obedient)
    run([archive(tmp_path)], tmp_path / "out", Settings(prefilter=False), build=obedient)
    assert len(list((tmp_path / "out" / FOLDER).iterdir())) == 1


def test_broken_shard_is_removed_and_done_again(tmp_path: Path) -> None:
    run([archive(tmp_path)], tmp_path / "out", ALL, build=obedient)
    before = hashes(tmp_path / "out")
    [shard] = (tmp_path / "out" / FOLDER).iterdir()
    shard.write_bytes(shard.read_bytes()[:-9])
    with pytest.raises(OutputError, match="run the same command again"):
        run([archive(tmp_path)], tmp_path / "out", ALL, build=obedient)
    run([archive(tmp_path)], tmp_path / "out", ALL, build=obedient)
    assert hashes(tmp_path / "out") == before


def test_shares_make_up_the_whole(tmp_path: Path) -> None:
    path = large(tmp_path / "a.jsonl", 600)
    run([path], tmp_path / "whole", ALL, build=obedient)
    shares = [run_share([path], tmp_path / "out", ALL, Share(n, 3), build=obedient) for n in (1, 2, 3)]
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert all(share.now and not share.before for share in shares)
    run([path], tmp_path / "out", ALL, build=obedient)
    assert shards_of(tmp_path / "out") == {"now": 0, "before": sum(share.now for share in shares)}
    assert hashes(tmp_path / "out") == hashes(tmp_path / "whole")


def test_share_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    path = large(tmp_path / "a.jsonl", 200)
    first = run_share([path], tmp_path / "out", ALL, Share(1, 2), build=obedient)
    assert run_share([path], tmp_path / "out", ALL, Share(1, 2), build=obedient) == Shards(0, first.now)


@pytest.mark.parametrize("share", [(0, 2), (3, 2), (1, 0)])
def test_share_must_be_one(share: tuple[int, int]) -> None:
    with pytest.raises(ConfigError, match="is none"):
        Share(*share)


# ── ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_second_of_one_id_is_rejected_across_shards_and_files(tmp_path: Path) -> None:
    one, two = large(tmp_path / "a.jsonl", 300), large(tmp_path / "b.jsonl", 4)
    manifest = run([one, two], tmp_path / "out", ALL, build=obedient)
    rejects = [line for line in lines(tmp_path / "out" / "rejects.jsonl") if line["stage"] == "read"]
    assert [(r["article_id"], r["source"], r["reason"]) for r in rejects] == [
        (str(n), f"b.jsonl:{n + 1}", f"duplicate id: also in a.jsonl:{n + 1}") for n in range(4)
    ]
    assert (manifest.counts.read, manifest.counts.written) == (304, 75)
    assert len(lines(tmp_path / "out" / "events.jsonl")) == 75


# ── inputs ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_fingerprint_of_a_folder_changes_with_names_and_contents(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "x.txt").write_text("kopi", encoding="utf-8")
    prints = [fingerprint(folder)]
    (folder / "a" / "x.txt").write_text("teh!", encoding="utf-8")
    prints.append(fingerprint(folder))
    (folder / "a" / "x.txt").rename(folder / "a" / "y.txt")
    prints.append(fingerprint(folder))
    assert len({one.sha256 for one in prints}) == 3
    assert {(one.bytes, one.files) for one in prints} == {(4, 1)}


def test_standard_input_has_no_fingerprint() -> None:
    assert fingerprint(Path("-")).sha256 is None


# ── articles that say the same ───────────────────────────────────────────────────────────────────────────────────────

STORY = " ".join(f"Ekspor kopi dari kebun nomor {n} ke negeri {n * n} tiba." for n in range(12))


def repeated(folder: Path) -> Path:
    path = folder / "arsip.jsonl"
    articles = [
        {"id": "ulang", "published": "2024-05-21", "text": STORY},
        {"id": "lain", "published": "2024-05-20", "text": STORY[::-1].replace("repskE", "Ekspor")},
        {"id": "asal", "published": "2024-05-20", "text": STORY},
    ]
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def test_what_says_the_same_is_linked_and_read_all_the_same(tmp_path: Path) -> None:
    manifest = run([repeated(tmp_path)], tmp_path / "out", Settings())
    assert lines(tmp_path / "out" / "duplicates.jsonl") == [{"id": "ulang", "of": "asal", "similarity": 1.0}]
    assert (manifest.counts.duplicates, manifest.counts.rejected) == (1, 0)


def test_what_says_the_same_can_be_skipped(tmp_path: Path) -> None:
    manifest = run([repeated(tmp_path)], tmp_path / "out", Settings(skip_duplicates=True))
    assert lines(tmp_path / "out" / "duplicates.jsonl") == [{"id": "ulang", "of": "asal", "similarity": 1.0}]
    [rejection] = lines(tmp_path / "out" / "rejects.jsonl")
    assert (rejection["stage"], rejection["reason"]) == ("duplicate", "says the same: as asal")
    assert (manifest.counts.duplicates, manifest.counts.rejected) == (1, 1)


def test_skipping_duplicates_needs_no_article_read_again(tmp_path: Path) -> None:
    run([repeated(tmp_path)], tmp_path / "out", Settings())
    run([repeated(tmp_path)], tmp_path / "out", Settings(skip_duplicates=True))
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["shards"] == {"now": 0, "before": 1}
