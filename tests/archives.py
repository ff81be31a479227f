"""Archives of a few articles in every form that ekspor reads, for tests and for benchmarks/hostile.py."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

TEXTS = (
    "PATI - Sebanyak 20 ton garam beryodium diekspor ke Papua Nugini, kata Bupati, Kamis (26/1/2023).",
    'Kepala dinas menyebut "nilai ekspor" furnitur Jepara US$ 171,2 juta,\nnaik 3 persen; targetnya US$ 165 juta.',
    "Hujan turun di Bogor sejak pagi. Warga diminta berhati-hati di jalan yang licin dan menyalakan lampu.",
)
ARTICLES = tuple(
    {
        "id": f"a{n}",
        "title": f"Judul ke-{n}",
        "url": f"https://kabar.example/2023/0{n}/berita-{n}",
        "published": f"2023-0{n}-26",
        "text": text,
    }
    for n, text in enumerate(TEXTS, 1)
)


def json_lines(articles: Iterable[dict[str, str]] = ARTICLES) -> bytes:
    return b"".join(json.dumps(article, ensure_ascii=False).encode() + b"\n" for article in articles)


def json_array(articles: Iterable[dict[str, str]] = ARTICLES, indent: int | None = 1) -> bytes:
    return json.dumps(list(articles), ensure_ascii=False, indent=indent).encode()


def table(delimiter: str = ",", articles: Iterable[dict[str, str]] = ARTICLES) -> bytes:
    rows = list(articles)
    with io.StringIO(newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        return file.getvalue().encode()


def parquet(articles: Iterable[dict[str, str]] = ARTICLES, **options: object) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(articles)), sink, **options)
    return sink.getvalue().to_pybytes()


def page(text: str = TEXTS[0], title: str = "Judul", head: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    markup = f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="{charset}"><title>{title} - Kabar</title>{head}</head>
<body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/bola">Bola</a></li></ul></nav>
<article><h1>{title}</h1><div class="share">Bagikan <a href="#">Facebook</a></div>{paragraphs}
<p>Penulis telah menghubungi pihak terkait untuk memperoleh keterangan lebih lanjut mengenai hal itu.</p></article>
<footer><p>Hak cipta dilindungi. <a href="/redaksi">Redaksi</a></p></footer></body></html>"""
    return markup.encode(charset, "xmlcharrefreplace")


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def warc_record(url: str, block: bytes, kind: str = "response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2026-11-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(articles: Iterable[dict[str, str]] = ARTICLES) -> bytes:
    return warc_record("urn:info", b"software: uji\r\n", "warcinfo") + b"".join(
        warc_record(one["url"], b"GET / HTTP/1.1\r\n\r\n", "request")
        + warc_record(one["url"], answer(page(one["text"], one["title"])))
        for one in articles
    )


def arc(articles: Iterable[dict[str, str]] = ARTICLES) -> bytes:
    head = b"1 0 Uji\nURL IP-address Archive-date Content-type Archive-length\n"
    records = [b"filedesc://uji.arc 0.0.0.0 20261101000000 text/plain %d\n%s\n" % (len(head), head)]
    for one in articles:
        block = answer(page(one["text"], one["title"]))
        records.append(b"%s 10.0.0.1 20261101000000 text/html %d\n%s\n" % (one["url"].encode(), len(block), block))
    return b"".join(records)


def zipped(members: dict[str, bytes]) -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return file.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return file.getvalue()


def texts(articles: Iterable[dict[str, str]] = ARTICLES) -> dict[str, bytes]:
    return {f"2023/{one['id']}.txt": one["text"].encode() for one in articles}


PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}

FORMS: dict[str, Callable[[], bytes]] = {
    "a.jsonl": json_lines,
    "a.json": json_array,
    "a.csv": table,
    "a.tsv": lambda: table("\t"),
    "a.parquet": parquet,
    "a.warc": warc,
    "a.arc": arc,
    "a.zip": lambda: zipped(texts()),
    "a.tar": lambda: tarred(texts()),
}
"""Files that hold the three articles."""
