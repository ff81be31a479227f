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
