"""Who supplies whom, told without a word of export or shipment."""

import pytest

from ekspor.schema import Status
from lines import claims, records, said


@pytest.mark.parametrize(
    ("sentence", "origin", "goods", "destination"),
    [
        ("Brasil merupakan pemasok kopi utama bagi Aljazair.", ["Brasil"], ["kopi"], ["Aljazair"]),
        ("Mesir selama ini pembeli pala terbesar Indonesia.", ["Indonesia"], ["pala"], ["Mesir"]),
        ("Separuh kebutuhan beras Oman dipasok India dan Thailand.", ["India", "Thailand"], ["beras"], ["Oman"]),
        ("Uganda memasok sepertiga kebutuhan kopi Italia.", ["Uganda"], ["kopi"], ["Italia"]),
    ],
)
def test_who_supplies_whom_is_a_flow(
    sentence: str, origin: list[str], goods: list[str], destination: list[str]
) -> None:
    found = [said(claim, "origin", "commodity", "destination") for claim in claims(sentence)]
    assert found == [{"origin": origin, "commodity": goods, "destination": destination}]


def test_those_ahead_of_a_supplier_supply_the_same() -> None:
    found = claims("Kenya adalah pemasok teh terbesar ketiga untuk Oman setelah India dan Indonesia.")
    assert [said(claim, "origin")["origin"] for claim in found] == [["Kenya"], ["India"], ["Indonesia"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Australia adalah pemasok gandum terbesar Indonesia.",
        "PT Rimba menjadi pemasok kopi utama bagi kedai di Jakarta.",
        "Oman mencari pemasok kopi baru.",
    ],
)
def test_what_comes_in_or_stays_is_none(sentence: str) -> None:
    assert records(sentence) == []


def test_a_supplier_to_be_is_a_plan() -> None:
    found = claims("Kenya diharapkan menjadi pemasok teh terbesar bagi Oman.")
    assert [claim.status for claim in found] == [Status.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya menempati posisi pertama sebagai pemasok teh ke Oman dengan pangsa 31 persen. Disusul India sebesar 24"
        " persen dan Indonesia 9 persen.",
        "Dari sisi Oman, Kenya adalah pemasok teh nomor satu dengan pangsa 31 persen. India menyusul dengan 24 persen"
        " dan Indonesia 9 persen.",
        "Pemasok teh terbesar ke Oman adalah Kenya dengan pangsa 31 persen, disusul India 24 persen dan Indonesia 9"
        " persen.",
        "Kenya masih menjadi eksportir teh terbesar ke Oman dengan porsi 31 persen, diikuti India 24 persen dan"
        " Indonesia 9 persen.",
    ],
)
def test_those_ranked_by_what_they_supply_supply_the_same(text: str) -> None:
    found = [[f.surface for f in (*e.origin, *e.destination, *e.share)] for e in records(text)]
    assert found == [
        ["Kenya", "Oman", "31 persen"],
        ["India", "Oman", "24 persen"],
        ["Indonesia", "Oman", "9 persen"],
    ]


def test_the_one_ahead_has_the_figure_said_of_it() -> None:
    text = (
        "Indonesia merupakan pemasok teh terbesar kedua di Oman dengan pangsa 17 persen, di bawah Kenya yang menguasai"
    )
    found = [[f.surface for f in (*e.origin, *e.share)] for e in records(f"{text} 22 persen.")]
    assert found == [["Indonesia", "17 persen"], ["Kenya", "22 persen"]]
