"""Goods counted by themselves (relate/counted.py)."""

import pytest

from lines import article


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("PT Sinar mengekspor 12.300 mobil ke Filipina.", ["12.300"]),
        ("Sebanyak 15 kereta penumpang diekspor ke Mesir.", ["15"]),
        ("Sebanyak 200 MG kereta penumpang diekspor ke Mesir.", ["200"]),
        ("PT Sinar mengekspor dua sepeda motor ke Senegal.", ["dua"]),
        ("Sebanyak 12 unit mobil diekspor ke Mesir.", ["12 unit"]),
        ("PT Sinar mengekspor 20 ribu sumpit ke Mesir.", ["20 ribu"]),
        ("Sebanyak 450 kursi rotan diekspor ke Mesir.", ["450"]),
        ("Tiga puluh dua ribu topi diekspor ke Peru.", ["Tiga puluh dua ribu"]),
        ("PT Sinar mengekspor dua kapal tunda ke Yaman.", ["dua"]),
        ("PT Sinar mengekspor kopi ke Mesir dengan 12 mobil.", []),
        ("Pada 2023 mobil diekspor ke Mesir.", []),
    ],
)
def test_the_number_before_what_is_counted_by_itself_is_an_amount(text: str, amounts: list[str]) -> None:
    [claim] = article(text)
    assert [link.text for link in claim.get("quantity")] == amounts
