"""Articles are taken out of web pages built as Indonesian portals build theirs; the rest of the page stays behind."""

from pathlib import Path

import pytest

from archives import answer, page, warc_record
from ekspor.config import Settings
from ekspor.read import Archive, Item, Part, Shard, Unread, items
from ekspor.read.decode import decode_page
from ekspor.read.page import Page
from ekspor.read.page import page as read_page
from ekspor.schema import Article, Rejection

SENTENCES = (
    "<b>TAKENGON</b> - Ekspor kopi arabika dari <a href='/t'>Aceh Tengah</a> mencapai 1.250 ton pada Februari 2024.",
    "Kepala dinas mengatakan kopi itu dikirim ke Amerika Serikat dan Jepang melalui <em>Pelabuhan Belawan</em>.",
    "“Nilainya <strong>US$ 6,4 juta</strong> atau setara Rp100 miliar,” katanya, Selasa (5/3/2024).",
    "Menurut dia, permintaan dari pembeli di Eropa juga meningkat seiring turunnya pasokan dari Brasil.",
    "Ia berharap target ekspor 15.000 ton pada tahun ini tercapai dengan dukungan semua pihak.",
)
PLAIN = (
    "TAKENGON - Ekspor kopi arabika dari Aceh Tengah mencapai 1.250 ton pada Februari 2024.",
    "Kepala dinas mengatakan kopi itu dikirim ke Amerika Serikat dan Jepang melalui Pelabuhan Belawan.",
    "“Nilainya US$ 6,4 juta atau setara Rp100 miliar,” katanya, Selasa (5/3/2024).",
    "Menurut dia, permintaan dari pembeli di Eropa juga meningkat seiring turunnya pasokan dari Brasil.",
    "Ia berharap target ekspor 15.000 ton pada tahun ini tercapai dengan dukungan semua pihak.",
)

FURNITURE = (
    ('<div class="ads"><p>ADVERTISEMENT</p><p>SCROLL TO CONTINUE WITH CONTENT</p></div>', "ADVERTISEMENT"),
    ('<div id="iklan"><p>Iklan: pinjaman cepat cair tanpa agunan hari ini juga</p></div>', "pinjaman cepat"),
    ('<table class="linksisip"><tr><td><b>Baca Juga</b><a href="/y">Petani Kakao Panen</a></td></tr></table>', "Kakao"),
    ('<div class="baca-juga"><strong>Baca juga:</strong> <a href="/x">Harga Teh Turun Lagi</a></div>', "Harga Teh"),
    ('<div class="paging">Halaman: <a href="?page=1">1</a> <a href="?page=2">2</a></div>', "Halaman:"),
    ('<div class="share"><span>Bagikan</span><a href="#">WhatsApp</a><a href="#">Salin tautan</a></div>', "Salin"),
    ('<section id="komentar"><h3>Komentar</h3><p>Budi: Mantap, semoga petani sejahtera semua.</p></section>', "Budi"),
    ('<aside><h3>Terpopuler</h3><ul><li><a href="/1">Timnas Menang 3-0</a></li></ul></aside>', "Timnas"),
    ('<footer><p>Hak cipta dilindungi.</p><a href="/redaksi">Pedoman Media Siber</a></footer>', "Pedoman Media"),
    ('<nav><ul><li><a href="/bola">Sepak Bola</a></li><li><a href="/oto">Otomotif</a></li></ul></nav>', "Otomotif"),
    ("<script>var judul = 'Skrip';</script><style>.x { color: red }</style>", "Skrip"),
)


def portal(body: str, head: str = "", around: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><title>Ekspor Kopi Naik - Kabar</title>{head}</head><body>{around}
<main><article><h1>Ekspor Kopi Naik</h1><div class="detail">{body}</div></article></main></body></html>"""


def extracted(markup: str) -> Page:
    found = read_page(markup)
    assert isinstance(found, Page), found
    return found


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{one}</p>" for one in SENTENCES),
        "<br><br>".join(SENTENCES),
        "<br/>\n".join(SENTENCES),
        "".join(f"<div>{one}</div>" for one in SENTENCES),
        "".join(f"<p><span>{one}</span></p>\n" for one in SENTENCES),
    ],
    ids=["paragraphs", "double breaks", "breaks", "divisions", "spans"],
)
def test_every_sentence_is_kept_whole(body: str) -> None:
    lines = extracted(portal(body)).text.split("\n")
    assert [line for line in lines if line in PLAIN] == list(PLAIN)


@pytest.mark.parametrize(("part", "words"), FURNITURE, ids=[words for _, words in FURNITURE])
def test_furniture_within_the_article_stays_behind(part: str, words: str) -> None:
    text = extracted(portal(f"<p>{SENTENCES[0]}</p>{part}" + "".join(f"<p>{one}</p>" for one in SENTENCES[1:]))).text
    assert words not in text
    assert all(sentence in text for sentence in PLAIN)


@pytest.mark.parametrize(("part", "words"), FURNITURE, ids=[words for _, words in FURNITURE])
def test_furniture_around_the_article_stays_behind(part: str, words: str) -> None:
    text = extracted(portal("".join(f"<p>{one}</p>" for one in SENTENCES), around=part)).text
    assert words not in text
    assert all(sentence in text for sentence in PLAIN)


def test_figures_in_tables_and_lists_are_kept() -> None:
    table = "<table><tr><th>Negara</th><th>Ton</th></tr><tr><td>Jepang</td><td>260</td></tr></table>"
    text = extracted(
        portal("".join(f"<p>{one}</p>" for one in SENTENCES) + f"<ul><li>Januari 210 ton</li></ul>{table}")
    ).text
    assert "Januari 210 ton" in text
    assert "Jepang" in text
    assert "260" in text


LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T09:12:00+07:00"}</script>'
)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-05T09:12:00+07:00">',
        '<meta name="publishdate" content="2024/03/05 09:12:00">',
        '<meta name="content_PublishedDate" content="2024-03-05 09:12:00">',
        LINKED,
    ],
)
def test_date_that_the_page_states_for_machines(head: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(portal("".join(f"<p>{one}</p>" for one in SENTENCES), head), encoding="utf-8")
    [item] = Archive([tmp_path / "a.html"], Settings())
    assert isinstance(item.found, Article)
    assert str(item.found.published) == "2024-03-05"


def test_no_date_is_guessed() -> None:
    around = '<aside><a href="/2019/04/01/x"><img src="/2019/04/01.jpg">1 April 2019</a></aside>'
    assert extracted(portal("".join(f"<p>{one}</p>" for one in SENTENCES), around=around)).published is None


def test_title_and_address() -> None:
    head = '<meta property="og:title" content="Ekspor Kopi Gayo"><link rel="canonical" href="https://kabar.example/1">'
    found = extracted(portal(f"<p>{SENTENCES[0]}</p>", head))
    assert (found.title, found.url) == ("Ekspor Kopi Gayo", "https://kabar.example/1")
    assert extracted(portal(f"<p>{SENTENCES[0]}</p>")).title == "Ekspor Kopi Naik"


@pytest.mark.parametrize("markup", ["<html></html>", "<!doctype html>", "<html><body><img src=x></body></html>"])
def test_page_without_article(markup: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    [item] = Archive([tmp_path / "a.html"], Settings())
    assert isinstance(item.found, Rejection)
    assert item.found.reason.startswith("no article: ")


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + " ".join(f"a{n}" for n in range(50_000)) + ">Ekspor",
        "<p " + " ".join(f"a{n}='>'" for n in range(50_000)) + ">Ekspor",
        "<a " * 50_000,
        "<p>Ekspor" * 50_000,
    ],
)
def test_page_that_would_take_forever_is_rejected(markup: str) -> None:
    assert str(read_page(f"<html><body>{markup}")).startswith("too intricate: ")


def test_entities_and_files_of_a_page_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    text = extracted(f"{bomb}<html><body><p>Ekspor kopi naik &b; &c; sekali.</p></body></html>").text
    assert "xxxxx" not in text
    assert "root:" not in text


# ── the prefilter ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("E<b>k</b>spor kopi", Unread),  # no word: nobody writes so
        ("<b>Ekspor</b> kopi naik.", Item),
        ("Sebanyak 20 ton kopi dikirim&nbsp;ke <a href='/jepang'>Jepang</a>.", Item),
        ("Hujan turun.<script>ekspor</script><a href='/ekspor'>Baca</a>", Unread),
    ],
)
def test_page_is_asked_before_its_article_is_taken_out(text: str, kind: type) -> None:
    part = Part("a.html", "html", portal(f"<p>{text}</p>").replace("Ekspor Kopi Naik", "Kabar").encode())
    [found] = items(Shard((part,), 0), Settings())
    assert isinstance(found, kind)


# ── what a page is in ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_charset_that_the_page_declares(charset: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page("Ekspor ke São Paulo naik 3½ persen.", charset=charset))
    [item] = Archive([tmp_path / "a.html"], Settings())
    assert isinstance(item.found, Article)
    assert "São Paulo naik 3½ persen" in item.found.text


def test_charset_of_the_server_wins(tmp_path: Path) -> None:
    body = page("Ekspor ke São Paulo naik.").replace(b'charset="utf-8"', b'charset="koi8-r"')
    (tmp_path / "a.warc").write_bytes(warc_record("https://kabar.example/1", answer(body)))
    [item] = Archive([tmp_path / "a.warc"], Settings())
    assert isinstance(item.found, Article)
    assert "São Paulo" in item.found.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Kopi – “Gayo”".encode("cp1252"), "Kopi – “Gayo”"),
        ("Kopi – “Gayo”".encode(), "Kopi – “Gayo”"),
        (b"\xff\xfe" + "Kopi".encode("utf-16-le"), "Kopi"),
        (b"<meta charset=zlib>Kopi", "<meta charset=zlib>Kopi"),
        (b"<meta charset=utf-8>Kopi \xff", "<meta charset=utf-8>Kopi \ufffd"),
    ],
)
def test_page_without_a_useful_word(data: bytes, text: str) -> None:
    assert decode_page(data) == text


# ── what servers answer ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (answer(page()), 1),
        (answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page()), more="Transfer-Encoding: chunked\r\n"), 1),
        (answer(page(), more="Content-Encoding: gzip\r\n"), 1),  # the crawler unpacked it and left the header
        (answer(page(), status="404 Not Found"), 0),
        (answer(page(), kind="image/png"), 0),
        (answer(b"", status="301 Moved Permanently"), 0),
        (b"", 0),
    ],
    ids=["plain", "chunked", "unpacked by the crawler", "not found", "image", "moved", "empty"],
)
def test_pages_alone_are_articles(block: bytes, count: int, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc_record("https://kabar.example/1", block))
    assert [isinstance(item.found, Article) for item in Archive([tmp_path / "a.warc"], Settings())] == [True] * count


@pytest.mark.parametrize(
    "record",
    [
        warc_record("https://kabar.example/1", answer(page())).replace(b"WARC-Target-URI", b"WARC-Tar\0et-URI"),
        warc_record("https://kabar.example/1", answer(page())).replace(b"Type: response", b"Type: request"),
        warc_record("https://kabar.example/1", answer(page())).replace(b"HTTP/1.1", b"HT\0P/1.1"),
        warc_record("https://kabar.example/1", answer(page())).replace(b"1.1 200", b"1.1 2x0"),
    ],
    ids=["no address", "of a request", "no answer", "no status"],
)
def test_answer_whose_head_is_damaged_is_rejected(record: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record)
    [item] = Archive([tmp_path / "a.warc"], Settings())
    assert isinstance(item.found, Rejection)
    assert item.found.reason.startswith("damaged: ")


def test_answer_that_repeats_an_earlier_one_is_none(tmp_path: Path) -> None:
    record = warc_record("https://kabar.example/1", answer(b""), kind="revisit")
    (tmp_path / "a.warc").write_bytes(record + warc_record("https://kabar.example/1", answer(page())))
    assert [isinstance(item.found, Article) for item in Archive([tmp_path / "a.warc"], Settings())] == [True]
