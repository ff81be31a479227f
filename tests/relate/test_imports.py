"""What another country imports, told by the noun (relate/imports.py)."""

import pytest

from lines import article, records, said


@pytest.mark.parametrize(
    ("sentence", "origin", "goods", "destination"),
    [
        ("Impor kopi Mesir dari Indonesia mencapai US$ 6 juta.", ["Indonesia"], ["kopi"], ["Mesir"]),
        ("Impor Mesir atas kopi Indonesia tercatat US$ 6 juta.", ["Indonesia"], ["kopi"], ["Mesir"]),
        ("Volume impor kedelai Oman dari Brasil anjlok 40 persen.", ["Brasil"], ["kedelai"], ["Oman"]),
        ("Impor Oman dari Indonesia berupa batu bara.", ["Indonesia"], ["batu bara"], ["Oman"]),
    ],
)
def test_it_is_what_the_other_exports(
    sentence: str, origin: list[str], goods: list[str], destination: list[str]
) -> None:
    found = [said(claim, "origin", "commodity", "destination") for claim in article(sentence)]
    assert found == [{"origin": origin, "commodity": goods, "destination": destination}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Impor gula Thailand turun 12 persen.",
        "Impor kopi dari Vietnam mencapai 3.000 ton.",
        "Impor beras Indonesia dari Vietnam naik 12 persen.",
    ],
)
def test_what_is_imported_here_is_none(sentence: str) -> None:
    assert records(sentence) == []
