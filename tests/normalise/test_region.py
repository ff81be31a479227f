"""Words of a mention to a province, kabupaten or kota."""

import csv
from pathlib import Path

import pytest

from ekspor.normalise import region
from ekspor.rules.load import table

KNOWN = {
    "33": [
        "Jawa Tengah",
        "Jateng",
        "JATENG",
        "Provinsi Jawa Tengah",
        "Propinsi Jateng",
        "Prov. Jawa Tengah",
        "Jawa\xa0Tengah",
        "Jawa\nTengah",
    ],
    "35": ["Jawa Timur", "Jatim"],
    "65": ["Kalimantan Utara", "Kaltara"],
    "13": ["Sumatera Barat", "Sumatra Barat", "Sumbar"],
    "19": ["Kepulauan Bangka Belitung", "Bangka Belitung", "Babel", "Bangka-Belitung"],
    "21": ["Kepulauan Riau", "Kepri", "Kep. Riau"],
    "52": ["Nusa Tenggara Barat", "NTB"],
    "34": ["Daerah Istimewa Yogyakarta", "DIY", "D.I. Yogyakarta", "DI Yogyakarta"],
    "31": ["DKI Jakarta", "DKI", "Jakarta", "Daerah Khusus Ibukota Jakarta", "Provinsi DKI Jakarta"],
    "11": ["Aceh", "NAD", "Nanggroe Aceh Darussalam"],
    "91": ["Papua", "Irian Jaya"],
    "33.25": ["Kabupaten Batang", "Kab. Batang", "Kab Batang", "KABUPATEN BATANG", "Batang", "kabupaten  batang"],
    "33.26": ["Kabupaten Pekalongan", "Kab. Pekalongan"],
    "33.75": ["Kota Pekalongan", "Kotamadya Pekalongan"],
    "33.72": ["Solo", "Kota Solo", "Surakarta", "Kota Surakarta"],
    "33.18": ["Pati", "Kabupaten Pati"],
    "35.79": ["Kota Batu", "Batu"],
    "62.02": ["Kotim", "Kotawaringin Timur", "Kabupaten Kotawaringin Timur"],
    "52.01": ["Lobar", "Lombok Barat"],
    "15.06": ["Tanjabbar", "Tanjung Jabung Barat", "Tanjab Barat"],
    "72.04": ["Tolitoli", "Toli-Toli", "Toli Toli"],
    "74.72": ["Baubau", "Bau-Bau", "Bau Bau", "Kota Baubau"],
    "21.72": ["Tanjungpinang", "Tanjung Pinang"],
    "71.09": ["Sitaro", "Kepulauan Siau Tagulandang Biaro", "Kep. Siau Tagulandang Biaro"],
    "73.71": ["Makassar", "Ujung Pandang", "Kota Makassar"],
    "61.02": ["Mempawah", "Kabupaten Pontianak"],
    "12.19": ["Kabupaten Batu Bara", "Kab. Batubara"],
    "31.74": ["Jakarta Selatan", "Jaksel", "Kota Administrasi Jakarta Selatan"],
    "31.01": ["Kabupaten Kepulauan Seribu", "Kabupaten Administrasi Kepulauan Seribu"],
    "15.71": ["Kota Jambi"],
    "34.71": ["Kota Yogyakarta", "Kota Jogja"],
    "75.01": ["Kabupaten Gorontalo"],
}


@pytest.mark.parametrize(("words", "code"), [(words, code) for code, forms in KNOWN.items() for words in forms])
def test_known_form(words: str, code: str):
    found = region.parse(words)
    assert found is not None
    assert found.code == code


def test_all_552_regions_resolve_to_their_code(shared: Path):
    with (shared / "gazetteers/regions/wilayah_prov_kabkota.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 552
    for row in rows:
        head = "Provinsi " if row["type"] == "provinsi" else ""
        found = region.parse(head + row["name"])
        assert found is not None, row["name"]
        assert (found.code, found.ambiguous) == (row["code"], False), row["name"]
        assert found.level == row["type"].replace("provinsi", "province"), row["name"]


def test_the_table_has_the_codes_of_its_source_and_no_others(shared: Path):
    with (shared / "gazetteers/regions/wilayah_prov_kabkota.csv").open(encoding="utf-8") as file:
        assert {row["code"] for row in csv.DictReader(file)} == {row["code"] for row in table("regions")}


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Pekalongan", ("33.26", "33.75")),
        ("Semarang", ("33.22", "33.74")),
        ("Malang", ("35.07", "35.73")),
        ("Bandung", ("32.04", "32.73")),
        ("Banjar", ("32.79", "63.03")),
        ("Kupang", ("53.01", "53.71")),
        ("Bima", ("52.06", "52.72")),
    ],
)
def test_a_name_that_kabupaten_and_kota_share_has_candidates_and_no_code(name: str, candidates: tuple[str, ...]):
    found = region.parse(name)
    assert found is not None
    assert (found.code, found.name, found.level, found.candidates, found.ambiguous) == (
        None,
        name,
        None,
        candidates,
        True,
    )


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Jambi", ("15", "15.71")),
        ("Bengkulu", ("17", "17.71")),
        ("Gorontalo", ("75", "75.01", "75.71")),
        ("Jogja", ("34", "34.71")),
    ],
)
def test_a_name_shared_with_a_province_is_the_province_flagged(name: str, candidates: tuple[str, ...]):
    found = region.parse(name)
    assert found is not None
    assert (found.code, found.level, found.candidates, found.ambiguous) == (candidates[0], "province", candidates, True)


def test_the_head_of_another_level_is_flagged():
    found = region.parse("Kota Kudus")
    assert found is not None
    assert (found.code, found.ambiguous) == ("33.19", True)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kab. Batang", "Kabupaten Batang"),
        ("Solo", "Kota Surakarta"),
        ("Jateng", "Jawa Tengah"),
        ("Kotim", "Kabupaten Kotawaringin Timur"),
    ],
)
def test_name_is_the_official_one(words: str, name: str):
    found = region.parse(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sumatera", "Sumatera"),
        ("Pulau Jawa", "Jawa"),
        ("Jabodetabek", "Jabodetabek"),
        ("Guangzhou", "Guangzhou"),
        ("Kota Rotterdam", "Rotterdam"),
        ("SAMPIT", "Sampit"),
        ("Desa Sumber Makmur", "Desa Sumber Makmur"),
        ("Kecamatan  Limpung Timur", "Kecamatan Limpung Timur"),
    ],
)
def test_other_places_keep_their_name_without_a_code(words: str, name: str):
    found = region.parse(words)
    assert found is not None
    assert (found.code, found.name, found.level) == (None, name, None)


@pytest.mark.parametrize("words", ["", "kota", "Kabupaten", "daerah asal", "kopi", "Indonesia", "\n", "Kota " * 9999])
def test_other_words_are_no_region(words: str):
    assert region.parse(words) is None
