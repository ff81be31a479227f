"""Which names go with which figure of a sentence."""

import pytest

from ekspor.relate import bind, numbers
from ekspor.schema import Label
from lines import line, records


def bound(text: str, *labels: Label) -> list[list[str]]:
    """The names that go with each figure."""
    read = line(text)
    names = bind.bind(read, numbers.read(read).readings)
    return [[m.text for label in labels or bind.BOUND for m in one.get(label, ())] for one in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor ke Jepang 40 ton dan ke Taiwan 25 ton.", [["Jepang"], ["Taiwan"]]),
        ("Ekspor 40 ton ke Jepang dan 25 ton ke Taiwan.", [["Jepang"], ["Taiwan"]]),
        ("Ekspor kopi 40 ton, teh 25 ton, dan lada 10 ton.", [["kopi"], ["teh"], ["lada"]]),
        ("Ekspor 40 ton kopi, 25 ton teh, dan 10 ton lada.", [["kopi"], ["teh"], ["lada"]]),
        ("Ekspor kopi ke Jepang 40 ton, teh ke Taiwan 25 ton.", [["kopi", "Jepang"], ["teh", "Taiwan"]]),
        ("Ekspor 40 ton kopi dan teh.", [["kopi", "teh"]]),
        (
            "Sebanyak 20 ton vanili asal Alor dan 15 ton kemiri asal Sikka dikirim ke Oman.",
            [["vanili", "Oman", "Alor"], ["kemiri", "Oman", "Sikka"]],
        ),
        (
            "Dari 120 ton pala yang diekspor tahun lalu, 80 ton ke Oman.",
            [["pala", "tahun lalu"], ["Oman", "tahun lalu"]],
        ),
        ("Ekspor 70 persen teh ke Jepang, dan 30 persen sisanya dikirim ke Oman.", [["teh", "Jepang"], ["Oman"]]),
        ("Ekspor US$ 3 juta, sedangkan teh US$ 2 juta.", [[], ["teh"]]),
        (
            "Ekspor 40 ton pada 2023 dan 25 ton pada 2022.",
            [["2023"], ["2022"]],
        ),
        ("Ekspor pada 2023 naik dari 25 ton menjadi 40 ton.", [[], ["2023"]]),
    ],
)
def test_a_name_goes_with_the_figure_it_is_not_cut_off_from(text: str, expected: list[list[str]]) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor ke Jepang dan Taiwan masing-masing 40 ton dan 25 ton.",
        "Ekspor 40 ton dan 25 ton masing-masing ke Jepang dan Taiwan.",
        "Ekspor masing-masing ke Jepang dan Taiwan sebanyak 40 ton dan 25 ton.",
        "Ekspor ke Jepang dan Taiwan berturut-turut 40 ton dan 25 ton.",
    ],
)
def test_a_list_is_dealt_out_by_masing_masing(text: str) -> None:
    assert bound(text) == [["Jepang"], ["Taiwan"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor ke Jepang dan Taiwan mencapai 40 ton dan 25 ton.", [["Jepang"], ["Taiwan"]]),
        ("Ekspor teh, kopi, dan lada 40 ton, 25 ton, serta 9 ton.", [["teh"], ["kopi"], ["lada"]]),
        ("Ekspor teh dan kopi naik dari 25 ton menjadi 40 ton.", [["teh", "kopi"], ["teh", "kopi"]]),
        ("Ekspor teh dan kopi 40 ton dan US$ 3 juta.", [["teh", "kopi"], ["teh", "kopi"]]),
    ],
)
def test_a_list_is_dealt_out_by_a_list_of_as_many_figures(text: str, expected: list[list[str]]) -> None:
    assert bound(text, Label.COUNTRY, Label.COMMODITY) == expected


def test_names_before_the_first_figure_are_shared() -> None:
    assert bound("Ekspor kopi Januari 40 ton dan Februari 25 ton.", Label.COMMODITY) == [["kopi"], ["kopi"]]


def test_names_before_the_first_figure_give_way_to_own_ones() -> None:
    assert bound("Ekspor kopi 40 ton, teh 25 ton, dan lada 10 ton.", Label.COMMODITY)[1:] == [["teh"], ["lada"]]


def test_names_after_the_last_figure_are_shared_when_said_of_all() -> None:
    text = "Ekspor 40 ton kopi dan 25 ton teh, keduanya ke Jepang."
    assert bound(text, Label.COUNTRY) == [["Jepang"], ["Jepang"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CV Nusa melepas 40 ton kopi, 25 ton teh, dan 9 ton lada ke Jepang.", [["Jepang"], ["Jepang"], ["Jepang"]]),
        (
            "Ekspor kopi 40 ton serta teh 25 ton, dengan tujuan Jepang dan Oman.",
            [["Jepang", "Oman"], ["Jepang", "Oman"]],
        ),
        ("Sebanyak 40 ton kopi senilai Rp3 miliar dan 25 ton teh diekspor ke Jepang.", [["Jepang"], ["Jepang"]]),
        ("Ekspor 40 ton kopi ke Oman, 25 ton teh dan 9 ton lada ke Jepang.", [["Oman"], ["Jepang"], ["Jepang"]]),
        ("Ekspor kopi 40 ton, naik dari 25 ton, terutama ke Jepang.", [[], ["Jepang"]]),
        ("Ekspor kopi 40 ton, sedangkan teh 25 ton dikirim ke Jepang.", [[], ["Jepang"]]),
    ],
)
def test_where_a_list_of_goods_and_amounts_goes_all_of_it_goes(text: str, expected: list[list[str]]) -> None:
    assert bound(text, Label.COUNTRY) == expected


def test_a_date_holds_for_the_figures_that_follow() -> None:
    assert bound("Pada 2023 ekspor kopi 40 ton dan teh 25 ton.", Label.DATE) == [["2023"], ["2023"]]


def test_a_date_does_not_hold_for_a_base_of_comparison() -> None:
    assert bound("Ekspor kopi pada 2023 mencapai 40 ton, naik dari 25 ton.", Label.DATE) == [["2023"], []]


def test_a_seat_goes_where_its_firm_goes() -> None:
    text = "CV Nusa Bahari (Ambon) mengekspor 40 ton udang, sedangkan PT Laut Timur (Bitung) mengekspor 25 ton tuna."
    assert bound(text, Label.COMPANY, Label.REGION) == [["CV Nusa Bahari", "Ambon"], ["PT Laut Timur", "Bitung"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor kopi naik menjadi 40 ton karena harga teh melemah.",
        "Di tengah lesunya teh yang dijual murah sejak lama oleh banyak petani, ekspor kopi mencapai 40 ton.",
    ],
)
def test_goods_that_tell_why_or_stand_far_off_go_with_no_figure(text: str) -> None:
    assert bound(text, Label.COMMODITY) == [["kopi"]]


def test_the_year_a_plant_was_founded_goes_with_no_figure() -> None:
    assert bound("Pabrik yang berdiri pada 2012 itu mengekspor 40 ton kopi.", Label.DATE) == [[]]


def test_no_figures_no_names() -> None:
    assert bound("Ekspor kopi ke Jepang.") == []


def test_a_share_of_several_together_goes_with_all_of_them() -> None:
    text = "Ekspor ke Jepang US$ 4 juta, disusul India US$ 2 juta, dengan kontribusi keduanya 42 persen."
    assert bound(text, Label.COUNTRY) == [["Jepang"], ["India"], ["Jepang", "India"]]


def test_the_value_of_several_together_goes_with_all_of_them() -> None:
    text = "Ekspor 40 ton kopi ke Jepang dan 25 ton teh ke Oman dengan total nilai Rp4 miliar."
    assert bound(text, Label.COMMODITY, Label.COUNTRY)[-1] == ["kopi", "teh", "Jepang", "Oman"]


def test_where_the_rest_goes_no_figure_before_it_goes() -> None:
    text = "Ekspor kopi 40 ton, 25 ton di antaranya ke Jepang dan sisanya ke Oman."
    assert bound(text, Label.COUNTRY)[-1] == ["Jepang"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kopi menyumbang 62 persen dari total ekspor nonmigas.", [["Kopi"]]),
        ("Robusta menyumbang 62 persen dari total ekspor kopi, arabika 38 persen.", [["Robusta"], ["arabika"]]),
        ("Jepang menyerap 62 persen dari total ekspor kopi.", [["kopi"]]),
    ],
)
def test_the_goods_of_the_whole_are_those_of_a_part_that_has_no_other(text: str, expected: list[list[str]]) -> None:
    assert bound(text, Label.COMMODITY) == expected


def test_a_whole_goes_not_where_its_part_goes() -> None:
    text = "Ekspor kopi ke Jepang mencapai 40 ton dari total ekspor nasional sebesar 900 ton."
    assert bound(text, Label.COUNTRY) == [["Jepang"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor karet turun dari 5 ton menjadi 4 ton, sedangkan kopi naik dari 3 ton menjadi 6 ton.",
        "Ekspor karet turun dari 5 ton pada 2020 menjadi sekitar 4 ton, kopi naik dari 3 ton menjadi 6 ton.",
    ],
)
def test_what_something_was_and_came_to_are_of_the_same(text: str) -> None:
    goods = [[f.surface for f in event.commodity] for event in records(text)]
    assert goods == [["karet"], ["karet"], ["kopi"], ["kopi"]]


def test_what_something_came_to_and_was_are_of_the_same() -> None:
    found = records("Ekspor karet naik menjadi 9 ton dari 8 ton, kopi naik menjadi 6 ton dari 3 ton.")
    assert [(e.commodity[0].surface, e.quantity[0].surface) for e in found] == [
        ("karet", "9 ton"),
        ("karet", "8 ton"),
        ("kopi", "6 ton"),
        ("kopi", "3 ton"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor pala 5 ton ke Oman dan Irak, lalu Iran 3 ton.",
        "Ekspor pala 5 ton ke Oman, Irak, dan Iran sebanyak 3 ton.",
    ],
)
def test_a_name_goes_with_the_figure_right_behind_it(text: str) -> None:
    assert [[f.surface for f in event.destination] for event in records(text)] == [["Oman", "Irak"], ["Iran"]]
