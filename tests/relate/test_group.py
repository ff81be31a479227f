"""Lists and restated amounts."""

import pytest

from ekspor.relate import group
from ekspor.schema import Label
from lines import line


def groups(text: str) -> list[list[str]]:
    return [[m.text for m in g.mentions] for g in line(text).groups]


def figures(text: str) -> list[list[str]]:
    return [[m.text for m in f.mentions] for f in line(text).figures]


def per(text: str) -> list[str | None]:
    return [f.per for f in line(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi, teh dan kakao naik.", ["kopi", "teh", "kakao"]),
        ("Ekspor ke Jepang, Korea Selatan serta Taiwan naik.", ["Jepang", "Korea Selatan", "Taiwan"]),
        ("Ekspor ke Jepang hingga ke Taiwan naik.", ["Jepang", "Taiwan"]),
        ("Ekspor kertas (HS 48), karet, dan lada naik.", ["kertas", "karet", "lada"]),
        ("Ekspor pada Januari dan Februari 2024 naik.", ["Januari", "Februari 2024"]),
    ],
)
def test_names_joined_by_commas_and_conjunctions_are_one_list(text: str, expected: list[str]) -> None:
    assert expected in groups(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi ke Jepang dan teh ke Malaysia naik.", [["kopi"], ["Jepang"], ["teh"], ["Malaysia"]]),
        ("Ekspor kopi; ekspor teh.", [["kopi"], ["teh"]]),
        ("Ekspor ke Jepang (8,1 persen), Taiwan (4,2 persen).", [["Jepang"], ["Taiwan"]]),
        ("Pada 2023 atau mungkin saja pada 2024.", [["2023"], ["2024"]]),
    ],
)
def test_other_words_end_a_list(text: str, expected: list[list[str]]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor 25 ton atau setara Rp1 miliar.",
        "Ekspor 25 ton (Rp1 miliar).",
        "Ekspor 25 ton senilai Rp1 miliar.",
        "Ekspor 25 ton dengan nilai mencapai Rp1 miliar.",
        "Ekspor 25 ton, dengan nilai sekitar Rp1 miliar.",
        "Ekspor 25 ton, Rp1 miliar.",
        "Ekspor 25 ton atau jika dirupiahkan Rp1 miliar.",
    ],
)
def test_a_flow_said_in_two_measures_is_one_figure(text: str) -> None:
    assert figures(text) == [["25 ton", "Rp1 miliar"]]


@pytest.mark.parametrize("text", ["Ekspor dua kontainer berisi 25 ton.", "Ekspor dua kontainer, seluruhnya 25 ton."])
def test_what_a_container_holds_is_the_flow_in_another_measure(text: str) -> None:
    assert figures(text) == [["dua kontainer", "25 ton"]]


def test_a_flow_can_be_said_in_three_measures() -> None:
    text = "Ekspor 12 kontainer (240 ton) senilai US$ 3 juta."
    assert figures(text) == [["12 kontainer", "240 ton", "US$ 3 juta"]]


def test_a_value_can_be_said_in_two_currencies() -> None:
    assert figures("Ekspor US$ 3 juta atau senilai Rp45 miliar.") == [["US$ 3 juta", "Rp45 miliar"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor 25 ton dan 40 ton.",
        "Ekspor 25 ton pada Mei, 40 ton pada Juni.",
        "Ekspor 25 ton atau sebanyak 40 ton.",
        "Ekspor kopi 25 ton, teh 40 ton.",
    ],
)
def test_amounts_of_one_measure_are_two_figures(text: str) -> None:
    assert figures(text) == [["25 ton"], ["40 ton"]]


def test_amounts_for_two_units_of_time_are_two_figures() -> None:
    assert len(figures("Ekspornya 400 barel solar per hari dan sebanyak 30 ton gas per tahun.")) == 2


def test_amounts_apart_are_two_figures() -> None:
    assert figures("Ekspor 25 ton dikirim petani, sementara dinas menerima Rp1 miliar.") == [["25 ton"], ["Rp1 miliar"]]


@pytest.mark.parametrize("joint", ["hingga", "sampai dengan", "–", "s.d."])
def test_both_ends_of_a_range_are_one_figure(joint: str) -> None:
    assert figures(f"Ekspor US$ 2 juta {joint} US$ 3 juta.") in (
        [["US$ 2 juta", "US$ 3 juta"]],
        [[f"US$ 2 juta {joint} US$ 3 juta"]],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor 900 ton sebulan.", "month"),
        ("Ekspor 900 ton per bulan.", "month"),
        ("Ekspor 12 kontainer per minggu.", "week"),
        ("Ekspor 12 kontainer/pekan.", "week"),
        ("Ekspor Rp2 miliar setiap tahun.", "year"),
        ("Ekspor 5 ton sehari.", "day"),
        ("Ekspor 5 ton tiap triwulan.", "quarter"),
        ("Sebulan 5 ton ke Oman.", "month"),
        ("Dalam setahun koperasi mengirim 5 ton.", "year"),
        ("Dalam setahun terakhir koperasi mengirim 5 ton.", None),
        ("Ekspor 5 ton setahun kemudian.", None),
        ("Ekspor 5 ton pada bulan Mei.", None),
        ("Ekspor 5 ton.", None),
    ],
)
def test_a_rate_has_its_unit_of_time(text: str, expected: str | None) -> None:
    assert per(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebulan 40 kodi ke Oman, 20 kodi lagi ke Mesir.", ["month", "month"]),
        ("Ekspor naik dari 3 ton menjadi 5 ton sebulan.", ["month", "month"]),
        ("Ekspor 3 ton sebulan, tetapi pada Mei hanya 2 ton.", ["month", None]),
    ],
)
def test_amounts_told_together_are_for_one_span_of_time(text: str, expected: list[str | None]) -> None:
    assert per(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor seharga Rp70 ribu per kilogram.", True),
        ("Ekspor seharga US$ 1.140/ton.", True),
        ("Ekspor seharga Rp25 ribu setiap ekor.", True),
        ("Ekspor senilai Rp70 juta per bulan.", False),
        ("Ekspor senilai Rp70 juta untuk 3 ton.", False),
    ],
)
def test_a_price_is_money_for_a_unit_of_goods(text: str, expected: bool) -> None:
    read = line(text)
    assert group.is_price(text, read.of(Label.MONEY)[0]) is expected


def test_a_price_restates_no_flow() -> None:
    assert figures("Ekspor 3 ton seharga Rp70 ribu per kilogram.") == [["3 ton"], ["Rp70 ribu"]]
