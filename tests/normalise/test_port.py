"""Words of a mention to a port, airport or border post."""

import csv
from pathlib import Path

import pytest

from ekspor.normalise import port
from ekspor.rules.load import table

KNOWN = {
    "IDSRG": [
        "Pelabuhan Tanjung Emas",
        "Tanjung Emas",
        "Tanjung Mas",
        "PELABUHAN TANJUNG EMAS",
        "Bandara Ahmad Yani",
        "TPKS",
    ],
    "IDSUB": ["Pelabuhan Tanjung Perak", "Tanjung Perak", "Terminal Teluk Lamong", "Bandara Internasional Juanda"],
    "IDTPP": ["Tanjung Priok", "Pelabuhan Tanjung Priok", "JICT"],
    "IDBLW": ["Pelabuhan Belawan", "Belawan", "Belawan International Container Terminal"],
    "IDMAK": ["Pelabuhan Soekarno-Hatta", "Makassar New Port"],
    "IDCGK": ["Bandara Soekarno-Hatta", "Bandara Internasional Soetta", "Bandara\xa0Soekarno Hatta"],
    "IDPNJ": ["Pelabuhan Panjang"],
    "IDPDG": ["Teluk Bayur", "Bandara Internasional Minangkabau"],
    "IDDUM": ["Pelabuhan Dumai"],
    "IDBIT": ["Pelabuhan Bitung"],
    "IDMDC": ["Bandara Sam Ratulangi"],
    "IDKOE": ["Pelabuhan Tenau", "Bandara El Tari"],
    "IDBPN": ["Pelabuhan Semayang", "Bandara Sepinggan"],
    "IDBDJ": ["Pelabuhan Trisakti", "Bandara Syamsudin Noor"],
    "IDDPS": ["Bandara I Gusti Ngurah Rai", "Bandara Ngurah Rai"],
    "IDKNO": ["Bandara Kualanamu"],
    "IDETK": ["PLBN Entikong", "Pos Lintas Batas Negara Entikong"],
    "IDSMQ": ["Pelabuhan Sampit"],
    "IDPTL": ["Pelabuhan Pantoloan"],
    "IDAMQ": ["Pelabuhan Yos Sudarso", "Bandara Pattimura"],
    "MYPKG": ["Port Klang"],
    "AUNTL": ["Pelabuhan Newcastle"],
}


@pytest.mark.parametrize(("words", "code"), [(words, code) for code, forms in KNOWN.items() for words in forms])
def test_known_form(words: str, code: str):
    found = port.parse(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("PLBN Motaain", "Motaain"),
        ("PLBN Skouw", "Skouw"),
        ("Pelabuhan Patimban", "Patimban"),
        ("YIA", "Yogyakarta International Airport"),
        ("Pelabuhan Sumber Rejeki", "Sumber Rejeki"),
        ("Soekarno-Hatta", "Soekarno-Hatta"),  # a seaport or an airport: nothing says which
    ],
)
def test_a_port_without_a_code_keeps_its_name(words: str, name: str):
    found = port.parse(words)
    assert found is not None
    assert (found.code, found.name) == (None, name)


def test_variants_have_one_name():
    assert {
        found.name for words in ("Tanjung Mas", "Tg. Emas", "Pelabuhan Tanjung Emas") if (found := port.parse(words))
    } == {"Tanjung Emas"}


@pytest.mark.parametrize("words", ["", "Pelabuhan", "bandara", "kapal", "Jawa Tengah", "Pelabuhan " * 9999])
def test_other_words_are_no_port(words: str):
    assert port.parse(words) is None


def test_indonesian_codes_are_those_of_unlocode(shared: Path):
    with (shared / "gazetteers/ports/unlocode_id.csv").open(encoding="utf-8") as file:
        codes = {row["unlocode"] for row in csv.DictReader(file)}
    assert {row["code"] for row in table("ports") if row["code"].startswith("ID")} <= codes
