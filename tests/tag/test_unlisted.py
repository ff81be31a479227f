"""Goods that no table knows, found by their place in the sentence."""

import pytest

from ekspor.schema import Label
from ekspor.tag import commodity, tag


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("PT Sumber Arum dengan komoditi produknya Pelet brikuta ke Jepang", ["Pelet brikuta"]),
        ("CV Tunas Makmur dengan komiditi kain tenum serat nanas ke negara Asia", ["kain tenum serat nanas"]),
        ("UD Sinar dengan komoditas gubal lenteng menuju Korea", ["gubal lenteng"]),
        ("memuat 6.400 batang gelogor untuk pembeli Malaysia", ["gelogor"]),
        ("Komoditas ekspor utama ke Jepang masih dibahas", []),
        ("Komoditas itu dikirim ke Jepang", []),
    ],
)
def test_goods_are_found_by_their_place(text: str, goods: list[str]) -> None:
    assert [m.text for m in commodity.tag(text)] == goods


def test_a_small_business_is_known_by_its_goods() -> None:
    mentions, _ = tag("terhenti, yakni ke Hongkong, Batik Kenanga dengan komoditi kain batik ke Jerman.")
    assert [(m.text, m.label) for m in mentions if m.label is Label.COMPANY] == [("Batik Kenanga", Label.COMPANY)]
