import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import seconds
from ekspor.schema import Kind
from ekspor.segment import segment, unwrapped

REGIONAL = """Berita Riau

Ekspor Pinang Indragiri Hilir Tembus 4 Juta USD, Ini Negara Tujuannya

Pinang asal Indragiri Hilir kian diminati pembeli luar negeri.

Penulis: Wahyu Hidayat | Editor: Rina Marlina
KABAR RIAU / WAHYU HIDAYAT
Pekerja menjemur pinang di Tembilahan sebelum dikirim.

KABARRIAU.COM,TEMBILAHAN- Pinang asal Indragiri Hilir kian diminati. Nilainya 4 juta USD.

"Tahun lalu Rp. 51 miliar. Sekarang lebih," ujar Ir. Zulkifli, M.Si, Senin (9/1/2023).

Baca juga: Banjir Rendam Tiga Kecamatan, Warga Mengungsi

Pengiriman ke Iran dan India ditargetkan naik.(wah)

Sumber: KabarRiau.com
  • Ikuti kami di
    AA
    KOMENTAR
    BERITA TERKINI
    Harga Sawit Naik Lagi
    © 2023 KABARRIAU
"""

GLUED = (
    "Reporter: Wahyu Hidayat | Editor: Rina Marlina HARIANKITA.CO.ID - JAKARTA. Ekspor karet turun 5%. "
    "Baca Juga: Harga Karet Anjlok, Petani Beralih ke Sawit Gapkindo menyebut permintaan lesu.Namun, ban tetap laku. "
    '"Kami bertahan," tutupnya. (wah) Cek Berita dan Artikel yang lain di Google News'
)


def parts(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(s.kind.value, text[s.start : s.end]) for s in segment(text, title)]


def test_an_article_with_all_its_furniture() -> None:
    assert parts(REGIONAL) == [
        ("chrome", "Berita Riau"),
        ("headline", "Ekspor Pinang Indragiri Hilir Tembus 4 Juta USD, Ini Negara Tujuannya"),
        ("lead", "Pinang asal Indragiri Hilir kian diminati pembeli luar negeri."),
        ("byline", "Penulis: Wahyu Hidayat | Editor: Rina Marlina"),
        ("byline", "KABAR RIAU / WAHYU HIDAYAT"),
        ("caption", "Pekerja menjemur pinang di Tembilahan sebelum dikirim."),
        ("dateline", "KABARRIAU.COM,TEMBILAHAN-"),
        ("lead", "Pinang asal Indragiri Hilir kian diminati."),
        ("lead", "Nilainya 4 juta USD."),
        ("body", '"Tahun lalu Rp. 51 miliar.'),
        ("body", 'Sekarang lebih," ujar Ir. Zulkifli, M.Si, Senin (9/1/2023).'),
        ("link", "Baca juga: Banjir Rendam Tiga Kecamatan, Warga Mengungsi"),
        ("body", "Pengiriman ke Iran dan India ditargetkan naik."),
        ("byline", "(wah)"),
        ("byline", "Sumber: KabarRiau.com"),
        ("chrome", "• Ikuti kami di"),
        ("chrome", "AA"),
        ("chrome", "KOMENTAR"),
        ("chrome", "BERITA TERKINI"),
        ("chrome", "Harga Sawit Naik Lagi"),
        ("chrome", "© 2023 KABARRIAU"),
    ]


def test_an_article_glued_into_one_line() -> None:
    assert parts(GLUED) == [
        ("byline", "Reporter: Wahyu Hidayat | Editor: Rina Marlina"),
        ("dateline", "HARIANKITA.CO.ID - JAKARTA."),
        ("lead", "Ekspor karet turun 5%."),
        ("link", "Baca Juga: Harga Karet Anjlok, Petani Beralih ke Sawit"),
        ("lead", "Gapkindo menyebut permintaan lesu."),
        ("lead", "Namun, ban tetap laku."),
        ("lead", '"Kami bertahan," tutupnya.'),
        ("byline", "(wah)"),
        ("chrome", "Cek Berita dan Artikel yang lain di Google News"),
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "BATU, HARIAN.com -",
        "Harian6.com, Jakarta -",
        "Bisniskita.com, SAMARINDA —",
        "Kendari (KABAR) -",
        "Kota Batu, InfoKita –",
        "SOLO –",
        "Denpasar -",
        "BANDARLAMPUNG.",
        "Jambi, 14 September 2021 –",
        "Jakarta, TNN Indonesia --",
    ],
)
def test_datelines(dateline: str) -> None:
    assert parts(f"{dateline} Ekspor kopi naik 5 persen.") == [
        ("dateline", dateline),
        ("lead", "Ekspor kopi naik 5 persen."),
    ]


def test_a_firm_that_opens_an_article_is_no_dateline() -> None:
    text = "PT. Rimba Jaya melakukan ekspor kopi."
    assert parts(text) == [("lead", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor Indonesia-Jepang naik 5 persen.",
        "Kopi, teh - dan lada - laku keras.",
        "Oleh karena itu, ekspor ditunda.",
        "Sumber daya alam diekspor mentah.",
        "Komentar pembeli beragam.",
    ],
)
def test_running_text_that_resembles_furniture(text: str) -> None:
    assert parts(text) == [("lead", text)]


def test_the_title_tells_the_headline_in_the_same_line() -> None:
    title = "Kopi gayo ke jepang"
    assert parts(f"{title} Takengon mengirim kopi.", title)[0] == ("headline", title)


def test_a_line_near_the_title_is_the_headline() -> None:
    text = "EKSPOR KOPI GAYO NAIK\n\nNilainya 5 juta dolar."
    assert parts(text, "Ekspor Kopi Gayo Naik 5%")[0] == ("headline", "EKSPOR KOPI GAYO NAIK")


def test_a_link_in_brackets_ends_with_its_bracket() -> None:
    text = "Ekspor naik. (Simak juga video: Panen Raya (1): kopi melimpah di Gayo) Impor turun."
    assert ("link", "(Simak juga video: Panen Raya (1): kopi melimpah di Gayo)") in parts(text)


def test_hard_wrapped_lines_are_joined() -> None:
    text = "Nilai ekspor kopi Gayo ke\nsejumlah negara naik\n\nImpor turun."
    assert parts(text)[0] == ("headline", "Nilai ekspor kopi Gayo ke\nsejumlah negara naik")
    assert [s.paragraph for s in segment(text)] == [0, 1]


def test_a_block_wrapped_at_a_width_is_one_paragraph() -> None:
    text = (
        "Dinas Perdagangan mencatat ekspor\nkopi naik. Pembelinya dari Jepang\nMalaysia dan Korea Selatan. Kata\n"
        "Wiryo, tahun depan targetnya lima\nribu ton."
    )
    assert {s.paragraph for s in segment(text)} == {0}
    assert len(segment(text)) == 3


def test_unwrapped_text_has_blanks_for_the_line_ends_within_sentences_alone() -> None:
    text = "Nilai ekspor kopi Gayo ke\nsejumlah negara naik\n\nImpor turun."
    assert unwrapped(text, segment(text)) == "Nilai ekspor kopi Gayo ke sejumlah negara naik\n\nImpor turun."


def test_list_items_stay_apart() -> None:
    text = "Rinciannya sebagai berikut.\nKopi: 5 ton\nTeh: 3 ton"
    assert parts(text)[1:] == [("body", "Kopi: 5 ton"), ("body", "Teh: 3 ton")]


@pytest.mark.parametrize("text", ["", "\n\n \r\n", " \xa0\t"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert segment(text) == ()


def covers(text: str, title: str) -> bool:
    """Whether the sentences are in order, trimmed, apart, and leave only blanks."""
    end = 0
    for sentence in segment(text, title):
        words = text[sentence.start : sentence.end]
        if sentence.start < end or text[end : sentence.start].strip() or not words or words != words.strip():
            return False
        end = sentence.end
    return not text[end:].strip()


MARKS = [
    "Baca juga: ", "(Baca Juga: ", "Editor: A", "© 2023 ", "JAKARTA - ", "KABAR.com", "(wah)", "Foto: ", "\n", "\n\n",
    ". ", "." '"', "”", "“", "Rp. 5", "Ekspor Kopi ", "naik ", "1. ", "BERITA TERKINI\n", "Senin, 3 Juli 2020 ", " ",
    "Â",
]  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(MARKS), max_size=30).map("".join)),
    st.sampled_from(["", "Ekspor Kopi"]),
)
def test_every_text_is_covered_in_order(text: str, title: str) -> None:
    assert covers(text, title)


@pytest.mark.parametrize("folder", ["gold", "news"])
def test_real_articles_are_covered(shared: Path, folder: str) -> None:
    for line in (shared / folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        assert covers(article["text"], article["title"]), article["id"]


def test_no_gold_amount_of_an_event_is_called_furniture(shared: Path) -> None:
    """Amounts stand in links and lists of other articles, never in a dateline, and hardly in a byline."""
    for line in (shared / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        furniture = [s for s in segment(article["text"], article["title"]) if s.kind in (Kind.DATELINE, Kind.BYLINE)]
        for entity in article["entities"]:
            if entity["label"] in ("MONEY", "QUANTITY"):
                assert not any(s.start <= entity["start"] < s.end for s in furniture), article["id"]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        ".",
        '"',
        "(",
        "\n",
        "1.",
        "A. ",
        ".(ab)",
        "Baca juga: ",
        "(Baca juga: ",
        "© ",
        "Editor: ",
        "A b\n",
        ": ",
    ],
)
def test_time_is_linear(unit: str, words: float) -> None:
    text = unit * (500_000 // len(unit))
    assert seconds(lambda: segment(text, "Ekspor Kopi")) < 60 * words
