"""Whether an article is about exports, or about how they are ruled."""

import pytest

from ekspor.relate.about import is_about_exports, is_about_rules
from lines import line, records

RULES = [
    line("Menteri menjelaskan tata kelola ekspor barang tambang."),
    line("Kebijakan ekspor diatur dalam peraturan baru."),
    line("Pengawasan ekspor diperketat."),
]
FLOWS = [
    line("Ekspor pala Sitaro ke Italia terus berjalan."),
    line("Pala diekspor dua kali sebulan."),
    line("Eksportir juga mengekspor cengkeh."),
]


def test_most_of_what_is_said_of_exports_may_be_how_they_are_ruled() -> None:
    assert is_about_rules([*RULES, FLOWS[0]])


def test_an_article_on_flows_may_mention_rules() -> None:
    assert not is_about_rules([RULES[0], *FLOWS])


def test_a_mention_or_two_of_rules_says_nothing() -> None:
    assert not is_about_rules(RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pengapalan mebel dari Jepara ke mancanegara naik.", True),
        ("Pengiriman pekerja ke luar negeri naik.", False),
    ],
)
def test_goods_sent_abroad_need_no_word_of_export(text: str, expected: bool) -> None:
    assert is_about_exports(line(text)) is expected


@pytest.mark.parametrize(
    "sentences",
    [
        ("Pembeli di Eropa minta waktu.", "Akibatnya pengiriman 18 ribu pasang sandal milik PT Sinar tertahan."),
        ("Minat pembeli Korea pada rumput laut Maumere tak surut.", "Bulan lalu pengapalan mencapai 40 ton."),
        ("PT Sinar memberangkatkan 40 ton ke Pakistan.",),
        ("Tikar itu terjual ke luar negeri senilai Rp 2 miliar tahun lalu.",),
        ("Ada 40 ton kopra yang menuju Manila pekan lalu.",),
        ("Ekspor lesu.", "Rotan yang keluar dari Pelabuhan Pantoloan pada Mei hanya 12 kontainer."),
        ("Penerimaan devisa Ambon dari pala mencapai US$ 4 juta pada 2023.",),
    ],
)
def test_a_buyer_abroad_or_a_firm_that_sends_there_tells_of_exports(sentences: tuple[str, ...]) -> None:
    assert len(records(*sentences)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemerintah mengirim 10 ton bantuan ke Turki.",
        "Bek itu dijual ke Madrid seharga 12 juta euro.",
        "Dua kontainer surat suara dikirim ke Malaysia.",
        "Penerimaan devisa dari pariwisata Bali mencapai US$ 4 miliar.",
        "Turis asal Oman memesan 40 kamar di Lombok senilai Rp 2 miliar.",
    ],
)
def test_help_and_players_are_no_exports(sentence: str) -> None:
    assert records(sentence) == []


def test_how_much_of_the_goods_told_before_goes_abroad_is_of_exports() -> None:
    found = records("Ke mana larinya rajungan Cirebon?", "Hampir seluruhnya, 90 persen, masuk ke Oman.")
    assert [record.destination[0].surface for record in found] == ["Oman"]


def test_how_much_stays_is_not() -> None:
    assert records("Ke mana larinya rajungan Cirebon?", "Hampir seluruhnya, 90 persen, masuk ke Jakarta.") == []
