"""Countries, regions and ports in running text."""

import pytest

from conftest import seconds
from ekspor.rules.load import Rule, check, patterns, table
from ekspor.tag import gazetteer


def tagged(text: str) -> list[str]:
    """What is tagged, as "LABEL words", without mentions inside a longer one."""
    found = gazetteer.tag(text)
    outer = [
        m
        for m in found
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in found)
    ]
    return [f"{m.label} {m.text}" for m in outer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor ke Amerika Serikat (AS) naik.", ["COUNTRY Amerika Serikat", "COUNTRY AS"]),
        ("Tiongkok, Korsel, dan UEA", ["COUNTRY Tiongkok", "COUNTRY Korsel", "COUNTRY UEA"]),
        ("pasar non-AS dan non-Uni Eropa", ["COUNTRY AS", "COUNTRY Uni Eropa"]),
        ("negara-negara ASEAN serta Timur Tengah", ["COUNTRY ASEAN", "COUNTRY Timur Tengah"]),
        ("dikirim ke Negeri Sakura", ["COUNTRY Negeri Sakura"]),
        ("dijual ke negeri tirai bambu", ["COUNTRY negeri tirai bambu"]),
        ("perang dagang AS-China", ["COUNTRY AS", "COUNTRY China"]),
        ("Presiden RI di Negara Indonesia", ["COUNTRY RI", "COUNTRY Indonesia"]),
        ("tujuan Viet\xa0Nam", ["COUNTRY Viet\xa0Nam"]),
    ],
)
def test_countries(text: str, expected: list[str]):
    assert tagged(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kurs dolar AS menguat",
        "Dolar AS Melemah",
        "dalam dolar Amerika Serikat (AS) per barel",
        "dosen Universitas Indonesia",
        "berbahasa Inggris",
        "sertifikat Indonesia Sustainable Palm Oil",
        "laman CNBC Indonesia",
        "dalam negeri dan luar negeri",
        "Tanah Air",
        "as roda dan gas us",
        "di Laut China Selatan",
    ],
)
def test_what_only_looks_like_a_country(text: str):
    assert tagged(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nilai ekspor Kabupaten Batang", ["REGION Kabupaten Batang"]),
        ("petani Kab. Batang", ["REGION Kab. Batang"]),
        ("KABUPATEN BATANG", ["REGION KABUPATEN BATANG"]),
        ("Provinsi Jawa Tengah (Jateng)", ["REGION Provinsi Jawa Tengah", "REGION Jateng"]),
        ("Wali Kota Semarang", ["REGION Semarang"]),
        ("Ibu Kota Jakarta", ["REGION Jakarta"]),
        ("Gubernur Lampung", ["REGION Lampung"]),
        ("di Kota Solo, Jawa Tengah", ["REGION Kota Solo", "REGION Jawa Tengah"]),
        ("Bupati Pati dan warga Batu", ["REGION Pati", "REGION Batu"]),
        ("dari Kudus, Pati, dan Jepara", ["REGION Kudus", "REGION Pati", "REGION Jepara"]),
        ("PATI, KABAR.com - Ekspor", ["REGION PATI"]),
        ("ke Rotterdam dan Kota Shenzhen", ["REGION Rotterdam", "REGION Kota Shenzhen"]),
        ("seluruh Jabodetabek dan Pulau Jawa", ["REGION Jabodetabek", "REGION Pulau Jawa"]),
        ("di Desa Suka Makmur, Kecamatan Limpung", ["REGION Desa Suka Makmur", "REGION Kecamatan Limpung"]),
        ("dari Karangpuri, Kabupaten Sleman", ["REGION Karangpuri", "REGION Kabupaten Sleman"]),
        ("Kawasan Industri Kendal", ["REGION Kawasan Industri Kendal"]),
        ("Kabupaten Batu Bara ekspor", ["REGION Kabupaten Batu Bara"]),
        ("KARANGPURI, PANTAI POS – Panen", ["REGION KARANGPURI"]),
        ("Jawa\n\nTengah", ["REGION Jawa"]),
        ("Kabupaten\nBatang", ["REGION Kabupaten\nBatang"]),
        ("Berita Kota\n\nSemarang", ["REGION Semarang"]),
    ],
)
def test_regions(text: str, expected: list[str]):
    assert tagged(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Batu kali dan pati singkong",
        "Pati singkong naik",
        "Batang pohon itu",
        "harga batu bara",
        "Ekspor Batu Bara Naik",
        "20 batang kayu",
        "Puncak acara",
        "Metro TV",
        "koran Jawa Pos",
        "di Jalan Surabaya",
        "Universitas Negeri Semarang",
        "kerajinan Kuningan",
        "Kapal KM Bima",
        "program Desa Devisa",
        "wali kota itu",
    ],
)
def test_what_only_looks_like_a_region(text: str):
    assert tagged(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lewat Pelabuhan Tanjung Emas Semarang", ["PORT Pelabuhan Tanjung Emas", "REGION Semarang"]),
        ("lewat Tanjung Perak dan Tanjung Priok", ["PORT Tanjung Perak", "PORT Tanjung Priok"]),
        # A place that is a port's too: both are proposed, tag/resolve.py takes the port.
        ("dikirim lewat Belawan", ["PORT Belawan", "REGION Belawan"]),
        ("gudang di Belawan", ["REGION Belawan"]),
        ("terbang lewat Jakarta", ["REGION Jakarta"]),
        ("PELABUHAN BELAWAN", ["PORT PELABUHAN BELAWAN"]),
        ("melalui pelabuhan Belawan", ["PORT pelabuhan Belawan"]),
        ("melalui pelabuhan laut Bitung", ["PORT pelabuhan laut Bitung"]),
        ("di Terminal Kendaraan Tanjung Priok", ["PORT Terminal Kendaraan Tanjung Priok"]),
        ("memutar lewat Singapura", ["COUNTRY Singapura"]),
        ("di Pelabuhan Panjang Ramai", ["PORT Pelabuhan Panjang"]),
        ("Bandara Internasional Juanda, Sidoarjo", ["PORT Bandara Internasional Juanda", "REGION Sidoarjo"]),
        ("PLBN Motaain", ["PORT PLBN Motaain"]),
        ("dari Pelabuhan Karangpuri", ["PORT Pelabuhan Karangpuri"]),
        ("ke Bandara Narita, Jepang", ["PORT Bandara Narita", "COUNTRY Jepang"]),
        ("dari Belawan", ["REGION Belawan"]),
        ("semuanya dimuat di Pantoloan", ["PORT Pantoloan", "REGION Pantoloan"]),
        ("menyeberang melalui Entikong", ["PORT Entikong", "REGION Entikong"]),
        ("Pos Motamasin sepi", ["PORT Motamasin"]),
        ("melalui Jakarta", ["REGION Jakarta"]),
        ("warga Belawan", ["REGION Belawan"]),
    ],
)
def test_ports(text: str, expected: list[str]):
    assert tagged(text) == expected


def test_the_rule_says_which_table_or_pattern_found_it():
    rules = {m.text: m.rule for m in gazetteer.tag("Desa Suka Makmur, Batang ke AS")}
    assert rules == {"Desa Suka Makmur": "region.village-or-district", "AS": "gazetteer.country"}


def test_spans_are_the_words_of_the_text():
    text = "di  Kabupaten\xa0Batang ,  Jawa\nTengah → AS"
    assert [text[m.start : m.end] for m in gazetteer.tag(text)] == [m.text for m in gazetteer.tag(text)] != []


@pytest.mark.parametrize("name", [name for name, _, _ in gazetteer.TABLES])
def test_tables_are_well_formed(name: str):
    rows = table(name)
    assert all(row["form"] == row["form"].strip() != "" for row in rows)
    assert {row.get("case", "") for row in rows} <= {"", "exact", "lower-ok"}
    assert {row.get("needs", "") for row in rows} <= {"", "cue", "head"}


@pytest.mark.parametrize("rule", [r for name in gazetteer.PATTERNS for r in patterns(name)], ids=lambda rule: rule.id)
def test_patterns_hold_their_examples(rule: Rule):
    assert check(rule) == []


@pytest.mark.parametrize(
    "unit",
    [
        "Kabupaten ",
        "Desa Aa ",
        "di Aa Bb ",
        "AAA BBB, KABAR ",
        "Pelabuhan Internasional ",
        "A'",
        "\n",
        " ",
        "Kota Aaaaaaaaaa",
        "PLBN ",
    ],
)
@pytest.mark.parametrize("rule", [r for name in gazetteer.PATTERNS for r in patterns(name)], ids=lambda rule: rule.id)
def test_a_hostile_megabyte_takes_less_than_ten_times_its_words(rule: Rule, unit: str, words: float):
    text = unit * (1_000_000 // len(unit))
    assert seconds(lambda: sum(1 for _ in rule.pattern.finditer(text))) < 10 * words


def test_the_office_in_a_ministers_title_is_no_mention() -> None:
    assert tagged("Menteri ESDM, Wakil Menteri ESDM dan Dirjen ESDM") == ["AGENCY ESDM"]
