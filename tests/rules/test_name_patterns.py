"""The patterns of AGENCY, COMPANY, PERSON and COMMODITY: their examples, spans in sentences, and their speed."""

import pytest

from ekspor.rules.load import Rule, check, patterns
from ekspor.schema import Label

FILES = ("agency", "company", "person", "commodity")
RULES = [rule for name in FILES for rule in patterns(name)]
BESIDE = list(patterns("officer"))


@pytest.mark.parametrize("rule", RULES + BESIDE, ids=lambda rule: rule.id)
def test_a_rule_keeps_to_its_examples(rule: Rule) -> None:
    assert check(rule) == []


def tagged(text: str, label: Label) -> list[str]:
    """The spans of one label: of those that overlap the longest."""
    found = [
        match.span("span" if "span" in rule.pattern.groupindex else 0)
        for rule in RULES
        if rule.label is label
        for match in rule.pattern.finditer(text)
    ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= s or start >= e for s, e in kept):
            kept.append((start, end))
    return [text[start:end] for start, end in sorted(kept)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala Dinas Perdagangan, Koperasi, dan UKM Kabupaten Pekalongan Siti hadir",
         ["Dinas Perdagangan, Koperasi, dan UKM Kabupaten Pekalongan"]),
        ("Dinas Perindustrian dan Perdagangan (Disperindag) Jawa Timur",
         ["Dinas Perindustrian dan Perdagangan", "Disperindag"]),
        ("menurut BPS Provinsi Jawa Tengah, nilai", ["BPS Provinsi Jawa Tengah"]),
        ("petugas Bea Cukai Tembilahan dan Karantina Pertanian Semarang",
         ["Bea Cukai Tembilahan", "Karantina Pertanian Semarang"]),
        ("anggota Komisi VI DPR dari", ["Komisi VI DPR"]),
        ("Wakil KBRI Kuala Lumpur dan ITPC Osaka", ["KBRI Kuala Lumpur", "ITPC Osaka"]),
        ("Pemkab Batang dan Pemprov Jateng", ["Pemkab Batang", "Pemprov Jateng"]),
        ("Oleh MC KOTA PEKALONGAN, Jumat", ["MC KOTA PEKALONGAN"]),
        ("Balai Besar Karantina Hewan, Ikan, dan Tumbuhan Bali menolak",
         ["Balai Besar Karantina Hewan, Ikan, dan Tumbuhan Bali"]),
        ("BPS Catat Ekspor Naik", []),
        ("Badan Usaha Milik Negara (BUMN)", []),
        ("Menteri Perdagangan dan Mendag", []),
        ("Bea Cukai mencatat", []),
    ],
)  # fmt: skip
def test_agencies(text: str, expected: list[str]) -> None:
    assert tagged(text, Label.AGENCY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("milik PT Sinar Laut Abadi di Tegal", ["PT Sinar Laut Abadi"]),
        ("Lagi, PT Sinar Laut Kirim 5 Kontainer", ["PT Sinar Laut"]),
        ("PT Sinar Laut (Persero) Tbk (SLUT)", ["PT Sinar Laut (Persero) Tbk"]),
        ("CV Rotan Makmur, UD Sumber Pala dan Koperasi Nira Lestari",
         ["CV Rotan Makmur", "UD Sumber Pala", "Koperasi Nira Lestari"]),
        ("Gabungan Pengusaha Rotan dan Bambu Indonesia (Gaprobi)", ["Gabungan Pengusaha Rotan dan Bambu Indonesia"]),
        ("Ketua Kadin Jawa Tengah hadir", ["Kadin Jawa Tengah"]),
        ("pembeli dari Blue Harbour Foods Pte Ltd", ["Blue Harbour Foods Pte Ltd"]),
        ("kredit Bank Jateng dan Bank Indonesia", ["Bank Jateng"]),
        ("pemilik Batik Kembang Desa", ["Batik Kembang Desa"]),
        ("sejumlah UMKM dan perusahaan", []),
        ("PT Rotan Maju US$ 4 juta, CV Sumber Rp 2 miliar dan UD Pala Jaya 3 juta dolar",
         ["PT Rotan Maju", "CV Sumber", "UD Pala Jaya"]),
        ("PT Rotan 12 dus, CV Sumber 7 gerbong, CV Laut Dua 2", ["PT Rotan", "CV Sumber", "CV Laut Dua 2"]),
        ("Amerika Serikat, Jepang, dan Korea", []),
        ("koperasi desa itu", []),
    ],
)  # fmt: skip
def test_companies(text: str, expected: list[str]) -> None:
    assert tagged(text, Label.COMPANY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Batang Wihaji Kusumo melepas", ["Wihaji Kusumo"]),
        ("Gubernur Lampung Ir. H. Wira Adinata, M.M. hadir", ["Wira Adinata"]),
        ("Menteri Perdagangan (Mendag) Gunawan Pratista menyebut", ["Gunawan Pratista"]),
        ("Penulis: Rina Wulansari | Editor: Joko Prayitno", ["Rina Wulansari", "Joko Prayitno"]),
        ('"Naik," ujar Wening di kantornya.', ["Wening"]),
        ("Kabid Perdagangan, Dra. Endang Rahmawati, M.Si, menjelaskan", ["Endang Rahmawati"]),
        ("Drs. Karno Widi, M.M., pensiun", ["Karno Widi"]),
        ("Bupati mengatakan bahwa", []),
        ("Wali Kota Pekalongan mengatakan", []),
        ("kata Menteri Pertanian", []),
        ("Jalan Ahmad Yani", []),
        ("Sri Lanka membeli teh", []),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    assert tagged(text, Label.PERSON) == expected


def test_goods_before_an_hs_code() -> None:
    text = "disusul perlengkapan wayang golek (HS 9502) dan cendera rasa (HS 21)"
    assert tagged(text, Label.COMMODITY) == ["perlengkapan wayang golek", "cendera rasa"]
