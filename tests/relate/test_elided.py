"""Amounts that leave out their unit."""

import pytest

from ekspor.relate import elided
from ekspor.schema import Kind, Money, Quantity, Sentence
from lines import mentions


def read(text: str) -> list[tuple[str, str]]:
    found = elided.amounts(text, [Sentence(0, len(text), Kind.BODY, 0)], mentions(text))
    return [(m.text, m.value.unit if isinstance(m.value, Quantity) else "") for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pada 2021 ia mengirim 62 kontainer, tahun 2022 tinggal 40, tahun lalu hanya sembilan belas.",
            ["40", "sembilan belas"],
        ),
        ("Kontraknya 12 kontainer; baru empat yang terkirim.", ["empat"]),
        ("Bulan ini 40 ton, bulan lalu masih 60.", ["60"]),
        ("Oman menampung 512 kontainer di antaranya, Mesir 214, dan Italia 98 pada 2022.", ["214", "98"]),
        ("Pala 120 ton, cengkeh 80 dan kopra 95.", ["80", "95"]),
        ("Sembilan kontainer (kira-kira 180 ton) ditolak, tiga lainnya masih diperiksa.", ["tiga"]),
        (
            "Dari sebelas kontainer yang biasanya berangkat dari gudang di Rembang tiap bulan, kini hanya empat yang "
            "dimuat pada hari-hari pertama; enam lainnya dibatalkan.",
            ["empat", "enam"],
        ),
    ],
)
def test_a_number_behind_an_amount_is_counted_in_its_unit(text: str, expected: list[str]) -> None:
    assert [words for words, _ in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor 40 ton ke 12 negara, dari sebelumnya 9.",
        "Ekspor 40 ton, pesertanya baru empat negara.",
        "Ekspor 40 ton, peringkatnya kini 4.",
        "Ekspor 40 ton sejak 2019, kini 2019.",
        "Harganya Rp 5.000 per kg, kini 6.000.",
        "Ekspor 40 ribu ton, sekarang 4.",
        "Ekspor 40 ton, asal nilainya tidak kurang dari 84.",
        "Ekspor 40 ton ke Oman, dua lainnya ke Mesir.",
        "Ekspor 40 ton ke Oman, turun karena Covid 19.",
        "Ekspor 40 ton ke Oman, Mesir 12 kali.",
    ],
)
def test_a_number_of_something_else_is_not(text: str) -> None:
    assert read(text) == []


def test_the_rest_has_no_rate() -> None:
    text = "Dari sebelas kontainer sebulan, dua lainnya batal."
    [rest] = elided.amounts(text, [Sentence(0, len(text), Kind.BODY, 0)], mentions(text))
    assert isinstance(rest.value, Quantity)
    assert rest.value.per is None


def test_a_rate_and_a_currency_go_on() -> None:
    text = "Biasanya empat kontainer sebulan, sekarang tujuh."
    [again] = elided.amounts(text, [Sentence(0, len(text), Kind.BODY, 0)], mentions(text))
    assert isinstance(again.value, Quantity)
    assert again.value.per == "month"
    text = "Nilainya US$ 2,2 juta, separuh dari capaian 2007 sebesar 4,5 juta."
    [again] = elided.amounts(text, [Sentence(0, len(text), Kind.BODY, 0)], mentions(text))
    assert isinstance(again.value, Money)
    assert (again.value.low, again.value.currency) == (4_500_000, "USD")
