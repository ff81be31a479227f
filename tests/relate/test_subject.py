"""Goods that a sentence sets for those after it, and those besides which others are told of."""

import pytest

from ekspor.relate.subject import buyers_set, goods_set
from lines import article, line, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pinang masih di urutan pertama.", ["Pinang"]),
        ("Kopi itu terutama dibeli dua negara.", ["Kopi"]),
        ("Selain karet, lada juga naik.", ["lada"]),
        ("Teh dan kakao tetap menjadi penyumbang utama.", ["Teh", "kakao"]),
    ],
)
def test_goods_that_lead_or_move_are_set(text: str, expected: list[str]) -> None:
    assert [link.text for link in goods_set(line(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kopi ditanam warga sejak lama.",
        "Produksi kopi masih naik.",
        "Impor teh masih terbesar.",
        "Di luar migas, semuanya naik.",
    ],
)
def test_goods_of_which_no_exports_are_told_are_not_set(text: str) -> None:
    assert goods_set(line(text)) == []


def test_the_figures_behind_are_of_the_goods_that_are_set() -> None:
    *_, first, second = article(
        "Ekspor Jambi pada Mei 2022 US$ 9 juta.",
        "Pinang masih di urutan pertama. India membeli 500 ton, Pakistan 300 ton.",
    )
    assert [words(claim.get("commodity")) for claim in (first, second)] == [["Pinang"], ["Pinang"]]


def test_the_exports_of_a_place_are_not_of_the_goods_that_are_set() -> None:
    *_, total = article(
        "Ekspor Jambi pada Mei 2022 US$ 9 juta.", "Pinang masih di urutan pertama.", "Total ekspor Riau US$ 7 juta."
    )
    assert words(total.get("commodity")) == []


@pytest.mark.parametrize("opening", ["Selain kopi dan teh, karet", "Di luar kopi, karet"])
def test_a_figure_is_not_of_goods_besides_which_it_is_told(opening: str) -> None:
    [claim] = article(f"{opening} diekspor 5 ton ke Jepang.")
    assert words(claim.get("commodity")) == ["karet"]


def test_goods_referred_back_to_are_those_told_before_at_more_length() -> None:
    _, claim = article("Ekspor gula semut organik ke Oman 40 ton.", "Sebanyak 5 ton gula semut itu dikirim ke Mesir.")
    assert words(claim.get("commodity")) == ["gula semut organik"]


def test_goods_not_referred_back_to_are_what_they_are_called() -> None:
    _, claim = article("Ekspor gula semut organik ke Oman 40 ton.", "Sebanyak 5 ton gula semut dikirim ke Mesir.")
    assert words(claim.get("commodity")) == ["gula semut"]


@pytest.mark.parametrize(
    ("question", "slot", "expected"),
    [
        ("Migas?", "commodity", ["Migas"]),
        ("Bagaimana dengan Oman?", "destination", ["Oman"]),
        ('"Lalu Oman?', "destination", ["Oman"]),
        ("Siapa saja orang Oman?", "destination", []),
        ("Siapa yang menanam lada?", "commodity", []),
    ],
)
def test_a_figure_behind_a_question_is_of_what_was_asked(question: str, slot: str, expected: list[str]) -> None:
    *_, claim = article(f"Ekspor nonmigas Riau pada 2023 mencapai US$ 90 juta. {question} Cuma US$ 4 juta tahun itu.")
    assert [name for name in words(claim.get(slot)) if name != "nonmigas"] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Pala Banda sejak lama disukai pembeli Oman.", "Bulan lalu 12 ton diekspor.", ["Oman"]),
        ("Wabah membuat pembeli di Oman menunda.", "Ekspor 12 ton pala pun batal.", ["Oman"]),
        ("Pala Banda menembus Dubai.", "Yang diekspor CV Nusa 12 ton.", ["Dubai"]),
        ("Pala Banda menembus Dubai.", "Yang diekspor ke Mesir 12 ton.", []),
        ("Pala Banda menembus Dubai.", "Ekspor lada 12 ton.", []),
        ("Laboratorium di Dubai memeriksa pala.", "Ekspor pala 12 ton.", []),
        ("Pala Banda menembus Dubai.", "Total ekspor 12 ton.", []),
        ("Impor pala dari Grenada dijual ke Oman.", "Ekspor 12 ton.", []),
    ],
)
def test_buyers_are_set_for_what_is_counted_after(before: str, after: str, expected: list[str]) -> None:
    first, second = line(before), line(after)
    assert [link.text for link in buyers_set(first, second)] == expected
