"""What a stated value covers."""

import pytest

from ekspor.relate.basis import basis


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Nilai ekspor furnitur (FOB) Jepara 2023 mencapai ", ".", "FOB"),
        ("Ekspor kopi mencapai ", " C&F.", "CFR"),
        ("Nilainya ", " atas dasar cost, insurance, and freight.", "CIF"),
        ("Nilainya FOB sebesar ", " atau ", "FOB"),
        ("Ekspor kopi mencapai ", " dan impor US$ 1 juta CIF.", None),
        ("Ekspor kopi ", ".", None),
    ],
)
def test_the_words_beside_an_amount_say_what_it_covers(before: str, after: str, expected: str | None) -> None:
    amount = "US$ 2 juta"
    start = len(before)
    assert basis(before + amount + after, start, start + len(amount)) == expected


def test_each_of_two_amounts_has_its_own() -> None:
    text = "US$ 2 juta FOB atau US$ 3 juta CIF"
    assert [basis(text, at, at + 10) for at in (0, 20)] == ["FOB", "CIF"]
