"""Which claims of an article tell of one flow, and what each adds to the record."""

import pytest

from ekspor.schema import NAME_SLOTS, ExportEvent, Status
from lines import records


def said(event: ExportEvent) -> dict[str, list[str]]:
    slots = (*NAME_SLOTS, "value", "quantity", "period", "change", "share")
    return {slot: [f.surface for f in found] for slot in slots if (found := getattr(event, slot))}


# ── one flow ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_flow_told_twice_is_one_record() -> None:
    [event] = records("Ekspor kopi ke Jepang mencapai 40 ton.", "Ekspor kopi 40 ton itu dilepas bupati.")
    assert said(event) == {"commodity": ["kopi"], "destination": ["Jepang"], "quantity": ["40 ton"]}


def test_the_same_amount_in_other_words_is_the_same() -> None:
    assert len(records("Ekspor kopi mencapai 1.200 ton.", "Ekspor kopi 1,2 ribu ton itu membanggakan.")) == 1


def test_one_flow_whose_measures_are_told_apart_is_one_record() -> None:
    [event] = records(
        "Ekspor mainan pada Mei 2023 tumbuh 19 persen.", "Ekspor mainan pada Mei 2023 bernilai US$ 5 juta."
    )
    assert said(event)["change"] == ["19 persen"]
    assert said(event)["value"] == ["US$ 5 juta"]


def test_growth_against_two_times_is_of_one_flow() -> None:
    [event] = records(
        "Ekspor mainan pada Mei 2023 turun 9 persen.",
        "Namun ekspor mainan pada Mei 2023 tumbuh 19 persen dibanding Mei 2022.",
    )
    assert said(event)["change"] == ["9 persen", "19 persen"]


def test_flows_of_which_one_measure_is_told_twice_stay_two() -> None:
    assert len(records("Ekspor kopi pada 2023 mencapai 40 ton.", "Ekspor kopi pada 2023 juga 25 ton.")) == 2


def test_a_country_under_two_names_is_one_country() -> None:
    [event] = records("Ekspor kopi ke Amerika Serikat (AS) mencapai 40 ton.", "Ekspor kopi ke AS 40 ton itu lancar.")
    assert said(event)["destination"] == ["Amerika Serikat"]


def test_a_firm_under_two_names_is_one_firm() -> None:
    text = ("PT Raveena Garmenindo mengekspor 40 ton garmen.", "Ekspor garmen Raveena 40 ton itu lancar.")
    assert len(records(*text)) == 1


def test_a_flow_named_without_an_amount_is_covered_by_one_with_it() -> None:
    [event] = records("Ekspor kopi ke Jepang mencapai 40 ton.", "Ekspor kopi ke Jepang terus berjalan.")
    assert said(event)["quantity"] == ["40 ton"]


def test_one_amount_told_twice_may_be_of_goods_and_a_time_said_less_fully() -> None:
    text = ("Ekspor kopi robusta pada 2023 mencapai 40 ton.", "Pada Mei 2023 ekspor kopi 40 ton itu dilepas bupati.")
    assert len(records(*text)) == 1


@pytest.mark.parametrize(
    ("known", "again"), [("kopi robusta", "kopi"), ("karet dan produk turunannya", "Karet"), ("batubara", "batu bara")]
)
def test_goods_named_more_broadly_are_those_of_the_amount(known: str, again: str) -> None:
    [event] = records(f"Ekspor {known} ke Jepang mencapai 40 ton.", f"Ekspor {again} ke Jepang terus berjalan.")
    assert said(event)["quantity"] == ["40 ton"]


def test_goods_named_more_narrowly_are_another_flow() -> None:
    assert len(records("Ekspor kopi robusta ke Jepang 40 ton.", "Ekspor kopi arabika ke Jepang terus berjalan.")) == 2


def test_goods_named_again_may_add_a_destination_that_was_open() -> None:
    [event] = records("Ekspor kopi mencapai 40 ton.", "Ekspor kopi ke Jepang terus berjalan.")
    assert said(event)["destination"] == ["Jepang"]


def test_a_headline_says_the_flow_of_the_body() -> None:
    [event] = records("Sepanjang 2023 petani Lampung mengekspor 40 ton kopi.", title="Ekspor Kopi Capai 40 Ton")
    assert said(event)["quantity"] == ["40 ton"]


def test_a_headline_may_round() -> None:
    [event] = records("Nilai ekspor kopi mencapai US$ 65.138.000.", title="Ekspor Kopi Capai US$ 65 Juta")
    assert said(event)["value"] == ["US$ 65.138.000"]


@pytest.mark.parametrize("where", ["Negara tujuannya", "Tujuan utama masih", "Tujuannya antara lain"])
def test_a_list_told_of_the_only_total_goes_into_its_record(where: str) -> None:
    [event] = records(
        "Nilai ekspor Kabupaten Batang pada 2023 mencapai US$ 65 juta.",
        "Barangnya antara lain sarung batik, garmen dan kayu olahan.",
        f"{where} Jepang, Arab Saudi dan Malaysia.",
    )
    assert said(event) == {
        "origin": ["Kabupaten Batang"],
        "commodity": ["sarung batik", "garmen", "kayu olahan"],
        "destination": ["Jepang", "Arab Saudi", "Malaysia"],
        "value": ["US$ 65 juta"],
        "period": ["2023"],
    }


# ── several flows ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        ("Ekspor kopi mencapai 40 ton.", "Ekspor teh mencapai 40 ton."),
        ("Ekspor kopi ke Jepang mencapai 40 ton.", "Ekspor kopi ke Taiwan mencapai 40 ton."),
        ("Ekspor kopi pada 2023 mencapai 40 ton.", "Ekspor kopi pada 2022 mencapai 40 ton."),
        ("PT Sinar Laut mengekspor 40 ton udang.", "PT Laut Timur mengekspor 40 ton udang."),
        ("Ekspor kopi mencapai 40 ton.", "Ekspor kopi sudah 25 ton."),
        ("Ekspor kopi ditargetkan 40 ton.", "Ekspor kopi sudah 40 ton."),
        ("Ekspor kopi ke Jepang lancar.", "Ekspor teh ke Taiwan lancar."),
    ],
)
def test_flows_that_differ_are_two_records(text: tuple[str, str]) -> None:
    assert len(records(*text)) == 2


def test_a_headline_that_rounds_too_far_is_another_flow() -> None:
    assert len(records("Nilai ekspor kopi mencapai US$ 65 juta.", title="Ekspor Kopi Capai US$ 80 Juta")) == 2


def test_a_list_stays_by_itself_where_totals_are_many() -> None:
    events = records(
        "Nilai ekspor Kabupaten Batang mencapai US$ 65 juta.",
        "Komoditasnya garmen.",
        "Ekspor udang US$ 3 juta.",
        "Ekspor ikan US$ 2 juta.",
    )
    assert [said(e).get("commodity") for e in events] == [None, ["garmen"], ["udang"], ["ikan"]]


def test_records_stand_in_the_order_of_the_text() -> None:
    events = records(
        "Ekspor kopi mencapai 40 ton.",
        "Ekspor teh mencapai 25 ton.",
        "Petani juga mengekspor 10 ton lada ke Taiwan.",
        title="Ekspor Lada 10 Ton",
    )
    assert [said(e)["commodity"] for e in events] == [["kopi"], ["teh"], ["lada"]]


def test_status_parts_a_target_from_what_was_reached() -> None:
    events = records("Ekspor kopi mencapai 40 ton, melampaui target 35 ton.")
    assert [(e.status, e.quantity[0].surface) for e in events] == [
        (Status.REALIZED, "40 ton"),
        (Status.TARGET, "35 ton"),
    ]


@pytest.mark.parametrize(
    "rest",
    ["Sisanya dikirim ke Oman dan Irak.", "Selebihnya diserap Oman dan Irak.", "Oman dan Irak mengambil sisanya."],
)
def test_what_is_left_of_a_flow_is_one_beside_it(rest: str) -> None:
    events = records("Ekspor pala pada 2022 mencapai 40 ton.", "Sebanyak 94 persen diborong India.", rest)
    assert [said(e).get("destination") for e in events] == [None, ["India"], ["Oman", "Irak"]]
    assert [bool(e.quantity) for e in events] == [True, False, False]


def test_the_growth_of_a_flow_with_a_share_is_told_apart() -> None:
    [event] = records(
        "Ekspor teh ke Oman pada Mei 2023 bernilai US$ 5 juta (12 persen dari total ekspor).",
        "Ekspor teh ke Oman pada Mei 2023 tumbuh 19 persen.",
    )
    assert (said(event)["share"], said(event)["change"]) == (["12 persen"], ["19 persen"])


def test_the_value_of_the_goods_told_before_is_of_their_record() -> None:
    [event] = records(
        "Petugas menggagalkan pengiriman 120 kg pala ke Oman.", "Barang senilai Rp240 juta itu milik warga Banda."
    )
    assert [f.surface for f in (*event.quantity, *event.value)] == ["120 kg", "Rp240 juta"]


def test_goods_told_again_by_their_weight_are_the_same() -> None:
    [event] = records(
        "PT Banda mengekspor dua kontainer pala bubuk ke Oman. Pala seberat 38 ton itu bernilai Rp1,7 miliar."
    )
    assert [f.surface for f in (*event.commodity, *event.quantity, *event.value)] == [
        "pala bubuk",
        "dua kontainer",
        "38 ton",
        "Rp1,7 miliar",
    ]


def test_growth_behind_a_list_is_that_of_its_whole() -> None:
    found = records("Ekspor Banda mencapai 90 ton. Ke Oman 50 ton dan Mesir 40 ton. Volumenya tumbuh 8 persen.")
    assert [[f.surface for f in event.change] for event in found] == [["8 persen"], [], []]
