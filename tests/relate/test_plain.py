"""Plain articles of one or two sentences, from text to records: what each record says, slot by slot."""

from datetime import date

import pytest

import ekspor
from ekspor.schema import ExportEvent

YEAR = "2023-01-01..2023-12-31"


def said(event: ExportEvent) -> dict[str, list[str]]:
    """The filled slots, amounts as whole numbers, periods by their ends; the agency left out."""
    names = {slot: [name.surface for name in getattr(event, slot)] for slot in ("exporter", "commodity", "destination")}
    amounts = {
        "value": [f"{value.low:.0f} {value.currency}" for value in event.value],
        "quantity": [f"{q.low:.0f} {q.unit}" + (f" a {q.per}" if q.per else "") for q in event.quantity],
        "change": [f"{c.percent:f} %" if c.percent is not None else f"{c.amount:.0f} {c.unit}" for c in event.change],
        "period": [f"{period.start}..{period.end}" for period in event.period],
    }
    return {slot: fillers for slot, fillers in (names | amounts).items() if fillers}


def read(text: str) -> list[dict[str, list[str]]]:
    return [said(event) for event in ekspor.extract(text, published=date(2024, 1, 20))]


@pytest.mark.parametrize(
    "text",
    [
        "Indonesia mengimpor 300 ribu ton beras dari Thailand senilai US$ 180 juta sepanjang 2022.",
        "Impor gula dari Brasil pada 2023 mencapai 400.000 ton senilai US$ 260 juta.",
        "Pemprov NTT mengirim 240 ekor sapi ke Kalimantan Timur.",
        "Harga CPO naik menjadi US$ 900 per ton. Pajak ekspor ditetapkan sebesar US$ 33 per ton.",
    ],
)
def test_what_is_no_export_makes_no_record(text: str) -> None:
    assert read(text) == []


def test_another_country_that_imports_from_here_is_a_destination() -> None:
    (flow,) = read("Jepang mengimpor 5.000 ton arang dari Indonesia pada 2023.")
    assert flow == {"commodity": ["arang"], "destination": ["Jepang"], "quantity": ["5000 ton"], "period": [YEAR]}


def test_imports_beside_exports_are_left_out() -> None:
    (flow,) = read("Neraca dagang surplus dengan ekspor US$ 22,3 miliar dan impor US$ 19,4 miliar pada 2023.")
    assert flow["value"] == ["22300000000 USD"]


def test_the_goods_of_the_next_figure_are_not_those_of_this_one() -> None:
    first, second = read(
        "Nilai ekspor furnitur dari Kabupaten Jepara pada 2023 tercatat US$ 171 juta. "
        "Ekspor pinang biji ke Iran pada 2023 mencapai 1.200 ton."
    )
    assert (first["commodity"], second["commodity"]) == (["furnitur"], ["pinang biji"])
    assert "destination" not in first


def test_the_only_date_behind_a_list_of_figures_holds_for_all() -> None:
    flows = read("Ekspor Sumatera Utara didominasi karet US$ 120 juta, disusul kopi US$ 55 juta pada Oktober 2023.")
    assert [flow["period"] for flow in flows] == [["2023-10-01..2023-10-31"]] * 2


def test_a_difference_belongs_to_the_level_it_leads_to() -> None:
    (flow,) = read("Volume ekspor ikan tahun 2023 naik 8,63 ribu ton menjadi 41,2 ribu ton.")
    assert (flow["quantity"], flow["change"]) == (["41200 ton"], ["8630 ton"])


def test_a_rate_may_stand_behind_the_destination() -> None:
    (flow,) = read("Koperasi itu mengekspor 18 ton kopi robusta ke Mesir setiap bulan.")
    assert flow["quantity"] == ["18 ton a month"]


def test_the_flag_of_a_ship_is_no_destination() -> None:
    (flow,) = read("Kapal berbendera Panama mengangkut 30.000 ton batu bara dari Pelabuhan Tarahan menuju Filipina.")
    assert flow["destination"] == ["Filipina"]


def test_goods_go_where_the_buyer_is_from() -> None:
    (flow,) = read(
        "PT Gunung Raya menandatangani kontrak ekspor kopi dengan pembeli asal Korea Selatan senilai US$ 3 juta."
    )
    assert flow["destination"] == ["Korea Selatan"]


def test_a_flow_named_first_and_counted_later_is_one() -> None:
    (flow,) = read("Porang asal Madiun diekspor ke Jepang. Volumenya mencapai 300 ton pada 2023.")
    assert flow == {"commodity": ["Porang"], "destination": ["Jepang"], "quantity": ["300 ton"], "period": [YEAR]}


def test_a_certificate_for_goods_with_a_destination_is_an_export() -> None:
    (flow,) = read("Balai Karantina menerbitkan sertifikat untuk 48 ton kapulaga tujuan China.")
    assert flow == {"commodity": ["kapulaga"], "destination": ["China"], "quantity": ["48 ton"]}


def test_who_governs_a_place_is_no_origin() -> None:
    (event,) = ekspor.extract(
        "Ekspor perdana 20.000 butir kelapa dari Desa Sungai Rambai ke Tiongkok dilepas Bupati Kutai."
    )
    assert [place.surface for place in event.origin] == ["Desa Sungai Rambai"]


def test_what_is_ordered_from_a_firm_it_exports() -> None:
    (flow,) = read("Pembeli dari Jepang memesan 500 set meja kayu mahoni dari UD Sinar Jati untuk dikirim April 2024.")
    assert flow["exporter"] == ["UD Sinar Jati"]


def test_goods_that_are_stopped_on_their_way_abroad_are_a_flow_of_who_stops_them() -> None:
    (event,) = ekspor.extract("Dua kontainer rotan ilegal tujuan Malaysia digagalkan Bea Cukai Pontianak.")
    assert (event.status, [agency.surface for agency in event.agency]) == ("halted", ["Bea Cukai Pontianak"])


def test_growth_of_this_figure_is_that_of_the_flow_before() -> None:
    first, _ = read(
        "Ekspor Jawa Barat pada Februari 2023 mencapai US$ 2,86 miliar. "
        "Angka ini naik 1,2 persen dibanding Januari 2023 sebesar US$ 2,83 miliar."
    )
    assert first["change"] == ["1.2 %"]


def test_goods_and_destinations_told_after_the_total_are_the_total_s() -> None:
    (flow,) = read(
        "Sebanyak 21 eksportir di Kota Tegal membukukan ekspor senilai US$ 30,2 juta pada 2023. Komoditasnya sarung, "
        "kain tenun, dan ikan kaleng. Negara tujuan antara lain Jepang, Arab Saudi, dan Malaysia."
    )
    assert (flow["commodity"], flow["value"]) == (["sarung", "kain tenun", "ikan kaleng"], ["30200000 USD"])
    assert flow["destination"] == ["Jepang", "Arab Saudi", "Malaysia"]
