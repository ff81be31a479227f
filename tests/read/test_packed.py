"""Packed files that are cut off, damaged, encrypted or made to do harm: what is good is read, the rest says why not."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archives import ARTICLES, PACKED, answer, json_lines, page, parquet, tarred, texts, warc, warc_record, zipped
from ekspor.config import Limits, Settings
from ekspor.read import Archive, Item, NoArticle, Part, Unread
from ekspor.read import items as items_of
from ekspor.schema import Article, Rejection

SETTINGS = Settings(prefilter=False)
SMALL = Settings(limits=Limits(free=1 << 16, total=1 << 22, aside=1 << 20))
MANY = [{**ARTICLES[0], "id": str(n), "text": f"{ARTICLES[0]['text']} {zlib.crc32(b'%d' % n)}"} for n in range(3000)]


def items(tmp_path: Path, name: str, data: bytes, settings: Settings = SMALL) -> list[Item]:
    (tmp_path / name).write_bytes(data)
    return list(Archive([tmp_path], settings))


def ids(found: list[Item]) -> list[str]:
    return [item.found.id for item in found if isinstance(item.found, Article)]


def rejected(found: list[Item]) -> list[tuple[str | None, str]]:
    """Where, and the kind of reason."""
    refused = [item.found for item in found if isinstance(item.found, Rejection)]
    return [(one.source, one.reason.partition(":")[0]) for one in refused]


# ── cut off and damaged ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_stream_cut_in_the_middle_keeps_what_came_before(suffix: str, tmp_path: Path) -> None:
    packed = b"".join(PACKED[suffix](json_lines(MANY[start : start + 300])) for start in range(0, 3000, 300))
    found = items(tmp_path, "a.jsonl" + suffix, packed[: len(packed) * 2 // 3])
    assert 1_500 <= len(ids(found)) < 3_000
    assert ids(found) == [one["id"] for one in MANY[: len(ids(found))]]
    assert rejected(found)[-1] == ("a.jsonl" + suffix, "cut off")


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_stream_damaged_in_the_middle_keeps_what_came_before(suffix: str, tmp_path: Path) -> None:
    packed = PACKED[suffix](json_lines(MANY[:100])) + PACKED[suffix](json_lines(MANY[100:]))
    broken = bytearray(packed)
    broken[-200] ^= 0xFF
    found = items(tmp_path, "a.jsonl" + suffix, bytes(broken))
    assert ids(found)[:100] == [one["id"] for one in MANY[:100]]
    assert rejected(found)[-1] == ("a.jsonl" + suffix, "damaged")


def test_something_else_behind_a_packed_stream(tmp_path: Path) -> None:
    found = items(tmp_path, "a.jsonl.gz", PACKED[".gz"](json_lines()) + b"\0\0sisa")
    assert len(ids(found)) == 3
    assert rejected(found) == [("a.jsonl.gz", "damaged")]


def test_zeros_behind_a_packed_stream_are_no_fault(tmp_path: Path) -> None:
    found = items(tmp_path, "a.jsonl.gz", PACKED[".gz"](json_lines()) + bytes(500))
    assert (len(ids(found)), rejected(found)) == (3, [])


@pytest.mark.parametrize(
    ("change", "left", "reason"),
    [
        (lambda data: data[:1600], 1, ("a.tar/2023/a2.txt", "damaged")),
        (lambda data: data[:1024], 1, ("a.tar", "cut off")),
        (lambda data: data[:1024] + b"x" * 512 + data[1536:], 1, ("a.tar", "damaged")),
        (lambda data: data + tarred(texts()), 3, ("a.tar", "damaged")),
    ],
    ids=["in a member", "between members", "broken header", "two in a row"],
)
def test_tar_keeps_what_came_before(
    change: Callable[[bytes], bytes], left: int, reason: tuple[str, str], tmp_path: Path
) -> None:
    found = items(tmp_path, "a.tar", change(tarred(texts())))
    assert len(ids(found)) == left
    assert reason in rejected(found)


def test_zip_cut_in_the_middle_is_rejected(tmp_path: Path) -> None:
    assert rejected(items(tmp_path, "a.zip", zipped(texts())[:200])) == [("a.zip", "damaged")]


def test_one_damaged_member_costs_no_other(tmp_path: Path) -> None:
    data = bytearray(zipped(texts()))
    data[60] ^= 0xFF
    found = items(tmp_path, "a.zip", bytes(data))
    assert ids(found) == ["a.zip/2023/a2.txt", "a.zip/2023/a3.txt"]
    assert [source for source, _ in rejected(found)] == ["a.zip/2023/a1.txt"]


def test_zip_whose_directory_lists_too_few_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped(texts()))
    second = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    data[second + 33] = 0x40  # its comment is said to be so long that it takes in the third
    found = items(tmp_path, "a.zip", bytes(data))
    assert (len(ids(found)), rejected(found)) == (2, [("a.zip", "damaged")])


def test_encrypted_member_is_rejected(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"Ekspor kopi"}))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + flags] |= 1
    assert rejected(items(tmp_path, "a.zip", bytes(data))) == [("a.zip/a.txt", "encrypted")]


def test_crawl_cut_in_the_middle_keeps_what_came_before(tmp_path: Path) -> None:
    found = items(tmp_path, "a.warc", warc()[:-300])
    assert len(ids(found)) == 2
    assert rejected(found) == [("a.warc", "cut off")]


def test_crawl_is_read_on_behind_a_damaged_record(tmp_path: Path) -> None:
    data = warc()
    second = data.index(b"WARC/1.0", data.index(b"WARC-Type: response"))
    found = items(tmp_path, "a.warc", data[:second] + b"rusak" + data[second + 5 :])
    assert len(ids(found)) == 3  # what was damaged is a request
    assert rejected(found) == [("a.warc:2", "damaged")]


def test_parquet_cut_or_damaged(tmp_path: Path) -> None:
    data = parquet(MANY[:500], row_group_size=100, compression="zstd")
    assert rejected(items(tmp_path, "a.parquet", data[:-100]))[0][0] == "a.parquet"
    broken = bytearray(data)
    broken[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    found = items(tmp_path, "a.parquet", bytes(broken))
    assert rejected(found)
    assert ids(found)


# ── bombs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_bomb_is_left_in_time(suffix: str, tmp_path: Path) -> None:
    found = items(tmp_path, "a.jsonl" + suffix, PACKED[suffix](bytes(1 << 23)))
    assert ("a.jsonl" + suffix, "unpacks to too much") in rejected(found)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_bomb_in_an_archive_is_left_in_time(pack: Callable[[dict[str, bytes]], bytes], tmp_path: Path) -> None:
    inner = pack({"b.jsonl.gz": PACKED[".gz"](bytes(1 << 23)), "c.txt": b"Ekspor kopi"})
    kinds = [reason for _, reason in rejected(items(tmp_path, "a.bin", inner))]
    assert "unpacks to too much" in kinds


def test_bomb_whose_ratio_is_modest_in_each_layer(tmp_path: Path) -> None:
    layer = {f"{n}.zip": zipped({f"{m}.txt": b"Ekspor kopi. " * 900 for m in range(40)}) for n in range(40)}
    found = items(tmp_path, "a.zip", zipped(layer), Settings(limits=Limits(free=1 << 16, ratio=20)))
    assert "unpacks to too much" in [reason for _, reason in rejected(found)]


def test_limit_of_all_that_is_unpacked(tmp_path: Path) -> None:
    packed = PACKED[".gz"](json_lines(MANY) * 10)
    settings = Settings(limits=Limits(total=1 << 20, ratio=10**6))
    assert rejected(items(tmp_path, "a.jsonl.gz", packed, settings))[-1] == ("a.jsonl.gz", "unpacks to too much")


def test_packed_too_often(tmp_path: Path) -> None:
    data = json_lines()
    for _ in range(6):
        data = PACKED[".gz"](data)
    assert rejected(items(tmp_path, "a.jsonl.gz", data)) == [("a.jsonl.gz", "packed too often")]


def test_too_large_to_be_put_aside(tmp_path: Path) -> None:
    data = zipped({"a.parquet": parquet(MANY, compression="none")})
    settings = Settings(limits=Limits(aside=1 << 16))
    assert rejected(items(tmp_path, "a.zip", data, settings)) == [("a.zip/a.parquet", "too large inside a packed file")]


def test_parquet_that_unpacks_to_too_much(tmp_path: Path) -> None:
    rows = pa.table({"text": pa.array(["x" * 100_000] * 1_000).dictionary_encode()})
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink)
    found = items(tmp_path, "a.parquet", sink.getvalue().to_pybytes())
    assert rejected(found)[-1] == ("a.parquet", "unpacks to too much")


def test_answer_packed_by_the_server_that_unpacks_to_too_much(tmp_path: Path) -> None:
    bomb = answer(PACKED[".gz"](bytes(1 << 22)), more="Content-Encoding: gzip\r\n")
    data = warc_record("https://kabar.example/1", bomb) + warc_record("https://kabar.example/2", answer(page()))
    found = items(tmp_path, "a.warc", data, Settings(max_characters=10_000))
    assert rejected(found) == [("a.warc:1", "too long")]
    assert len(ids(found)) == 1


def test_tar_header_without_end(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.XHDTYPE, 1 << 32
    found = items(tmp_path, "a.tar", info.tobuf(tarfile.PAX_FORMAT) + bytes(1 << 22))
    assert rejected(found) == [("a.tar", "damaged")]


# ── handed out as they are ────────────────────────────────────────────────────────────────────────────────────────────


def everything(tmp_path: Path) -> list[Item | Unread | NoArticle]:
    shards = Archive([tmp_path], SETTINGS).shards()
    return [item for shard in shards for item in items_of(shard, SETTINGS)]


@pytest.mark.parametrize("damage", [0, 1], ids=["whole", "damaged"])
@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", lambda: zipped({"b.jsonl": json_lines(), "c.csv": b"id,text\n", "d.warc": warc(), ".e": b"x"})),
        ("a.zip", lambda: zipped({"b.tar.gz": PACKED[".gz"](tarred(texts()))})),
        ("a.tar", lambda: tarred({f"b.jsonl{suffix}": pack(json_lines()) for suffix, pack in PACKED.items()})),
        *((f"a.jsonl{suffix}", lambda pack=pack: pack(json_lines())) for suffix, pack in PACKED.items()),
    ],
)
def test_small_packed_files_are_unpacked_by_workers_to_the_same(
    name: str, pack: Callable[[], bytes], damage: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(pack())
    data[60] ^= damage
    (tmp_path / name).write_bytes(data)
    parts = [part for shard in Archive([tmp_path], SETTINGS).shards() for part in shard.parts]
    assert {part.kind for part in parts if isinstance(part, Part)} <= {"packed"}
    by_workers = everything(tmp_path)
    monkeypatch.setattr("ekspor.read.layers.SMALL", 0)
    here = everything(tmp_path)
    assert [plain(item) for item in by_workers] == [plain(item) for item in here]


def plain(item: Item | Unread | NoArticle) -> object:
    """Without the words in which a library says that data are damaged."""
    return (item.source, "damaged") if isinstance(item, Item) and isinstance(item.found, Rejection) else item


# ── names and links ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_lead_nowhere_and_are_clean(pack: Callable[[dict[str, bytes]], bytes], tmp_path: Path) -> None:
    names = ("../../etc/a.txt", "/etc/b.txt", "..\\c.txt", "x/\x1b[31md\u202e.txt", ".hidden.txt", "__MACOSX/e.txt")
    (tmp_path / "in").mkdir()
    found = items(tmp_path / "in", "a.zip", pack(dict.fromkeys(names, b"Ekspor kopi")))
    assert [item.source for item in found] == [
        "a.zip/etc/a.txt",
        "a.zip/etc/b.txt",
        "a.zip/c.txt",
        "a.zip/x/\ufffd[31md\ufffd.txt",
    ]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.CHRTYPE)):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = kind, "/etc/passwd"
                archive.addfile(info)
        data = file.getvalue()
    assert rejected(items(tmp_path, "a.tar", data)) == [(f"a.tar/{name}.txt", "no file") for name in "abc"]


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(info, "/etc/passwd")
        data = file.getvalue()
    assert rejected(items(tmp_path, "a.zip", data)) == [("a.zip/a.txt", "no file")]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_bytes(b"Ekspor kopi")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "a.txt")
    assert rejected(list(Archive([tmp_path / "in"], SMALL))) == [("a.txt", "no file")]


def test_size_that_an_archive_claims_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"Ekspor kopi"}))
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, 0xFFFFFFF0)
    assert ids(items(tmp_path, "a.zip", bytes(data))) == ["a.zip/a.txt"]
