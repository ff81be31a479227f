"""Goods in text: where a mention begins and ends, what is no good, doubtful words, lists, speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import seconds
from ekspor.tag import commodity


def goods(text: str) -> list[str]:
    return [mention.text for mention in commodity.tag(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Koperasi itu mengekspor udang vaname beku ke Jepang.", ["udang vaname beku"]),
        ("Ekspor minyak kelapa sawit dan turunannya naik.", ["minyak kelapa sawit dan turunannya"]),
        ("Golongan besi dan baja turun 4 persen.", ["besi dan baja"]),
        ("Nilai tekstil dan produk tekstil (TPT) tetap.", ["tekstil dan produk tekstil", "TPT"]),
        ("ampas/sisa industri makanan dan bahan bakar mineral", ["ampas/sisa industri makanan", "bahan bakar mineral"]),
        ("Produk olahan kayu asal Jepara", ["Produk olahan kayu"]),
        ("mengirim kain tenun bahan alam", ["kain tenun bahan alam"]),
        ("Dua kontainer biji coklat berangkat.", ["biji coklat"]),
        ("lemak dan minyak hewani/nabati tetap teratas", ["lemak dan minyak hewani/nabati"]),
        ("garam, belerang dan kapur menempati urutan kedua", ["garam, belerang dan kapur"]),
        ("harga crude palm oil (CPO) menguat", ["crude palm oil", "CPO"]),
        ("Petani kopi di Temanggung panen.", ["kopi"]),
        ("CPO serta produk turunannya dilepas", ["CPO serta produk turunannya"]),
        ("batik kayu dan gerabah", ["batik kayu", "gerabah"]),
        ("produk perikanan, biji kopi, konsentrat tembaga", ["produk perikanan", "biji kopi", "konsentrat tembaga"]),
        ("Komoditas rumput laut kering dikirim.", ["rumput laut kering"]),
        ("CV Nusa mengekspor pala ke Oman, meja ke Mesir, dan lampu ke Doha.", ["pala", "meja", "lampu"]),
        ("Pintu bikinan warga itu disukai.", ["Pintu"]),
        ("Ia pergi ke Oman, meja itu ditinggal.", []),
        ("ekspor nonmigas dan migas", ["nonmigas", "migas"]),
        ("EKSPOR PINANG DAN KOPRA", ["PINANG", "KOPRA"]),
        ("Sarang\xa0burung walet dan  lada  hitam", ["Sarang\xa0burung walet", "lada  hitam"]),
        ("Mutu bibitnya bagus dan kopinya harum.", ["bibitnya", "kopinya"]),
        ("Isinya sigaret kretek tangan dan gudeg kaleng.", ["sigaret kretek tangan", "gudeg kaleng"]),
        ("Perusahaan itu memberangkatkan sedan ke Meksiko.", ["sedan"]),
        ("Penyumbang lain jaket dan hatchback.", ["jaket", "hatchback"]),
    ],
)
def test_span(text: str, expected: list[str]) -> None:
    assert goods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Industri tekstil mengurangi pekerja.",
        "Sektor perikanan tumbuh.",
        "Pabrik gula di Kediri berhenti.",
        "Perusahaan sawit itu merugi.",
        "Pelaku usaha alas kaki menunggu.",
        "sektor gula, kertas, dan tembakau",
        "industri makanan dan minuman (mamin)",
        "sektor padat karya seperti tekstil dan alas kaki",
        "Rombongan naik kapal ke Batam.",
        "Bupati duduk di kursi depan.",
        "Meja pelayanan dibuka pukul delapan.",
        "tarif timbal balik",
        "Suku bunga bank sentral naik.",
        "Kawanan pencuri kabur dengan sedan putih.",
        "agar petani lebih sejahtera",
    ],
)
def test_no_good(text: str) -> None:
    assert goods(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga membeli kapal di Tegal. Ekspor kapal naik.", ["kapal", "kapal"]),
        ("Ekspor pertanian tumbuh.", ["pertanian"]),
        ("Pertanian tumbuh.", []),
        ("Ia menanam bunga.", []),
        ("produksi listrik", ["listrik"]),
        ("komoditas energi, tambang, perkebunan", ["energi", "tambang", "perkebunan"]),
    ],
)
def test_doubtful_words_need_a_word_of_trade(text: str, expected: list[str]) -> None:
    assert goods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("memuat 6.400 batang kropak ke kapal", "kropak", "commodity.measured"),
        ("Dikirim kopi, gelugu, dan lada.", "gelugu", "commodity.listed"),
        ("Harga lada serta kropak, kata dia, naik.", "kropak", "commodity.listed"),
    ],
)
def test_unlisted_goods(text: str, expected: str, rule: str) -> None:
    assert (expected, rule) in [(mention.text, mention.rule) for mention in commodity.tag(text)]


@pytest.mark.parametrize("text", ["25 ton per hari", "3 kontainer dengan nilai", "12 ekor menuju", "9 ton lebih"])
def test_words_after_an_amount_that_are_no_goods(text: str) -> None:
    assert goods(text) == []


def test_a_counter_before_the_good_is_outside() -> None:
    assert goods("mengirim 250 gerbong kereta ke Dhaka") == ["kereta"]
    assert goods("mengirim 2,5 juta batang rokok kretek ke Dhaka") == ["rokok kretek"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("memuat 2 ribu karton udang", ["udang"]),
        ("sebanyak 16.000 biji pinang", ["pinang"]),
        ("4 ribu kardus keripik", ["keripik"]),
        ("200 drum minyak serai wangi", ["minyak serai wangi"]),
        ("3 juta barel minyak", ["minyak"]),
        ("120 krat manggis", ["manggis"]),
    ],
)
def test_a_counter_is_no_part_of_the_good_that_it_counts(text: str, named: list[str]) -> None:
    assert goods(text) == named


def test_an_ordinary_word_that_is_counted_is_a_good() -> None:
    assert goods("Delapan ribu celana untuk Praha.") == ["celana"]
    assert goods("Ia memakai jaket.") == []
    assert goods("Partai itu meraih 5 kursi.") == []


def test_goods_after_bergerak_di_sektor_are_goods() -> None:
    assert goods("bergerak di sektor frozen food, sarung batik") == ["frozen food", "sarung batik"]


@given(st.text(alphabet="kopi lada, dan\n-/(İ)12ton", max_size=80))
def test_mentions_are_in_order_and_quote_the_text(text: str) -> None:
    reached = 0
    for mention in commodity.tag(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= reached
        reached = mention.end


@pytest.mark.parametrize(
    "part", ["kopi ", "kopi, ", "produk olahan ", "minyak kelapa sawit dan ", "12 ton x ", "a", "\n"]
)
def test_time_is_linear(part: str, words: float) -> None:
    text = part * (100_000 // len(part))
    commodity.tag("kopi")
    assert seconds(lambda: commodity.tag(text)) < 20 * words


def test_a_doubtful_word_with_a_figure_in_a_list_of_goods_with_figures_is_a_good() -> None:
    text = "Terbesar ke Oman adalah peralatan listrik 17,4 persen, pakaian 9,6 persen, dan minyak sawit 6,8 persen."
    assert [m.text for m in commodity.tag(text)] == ["peralatan listrik", "pakaian", "minyak sawit"]
