"""What a claim takes from the sentences before it, and from what the article is about."""

import pytest

from ekspor.schema import Status
from lines import article, records, said, times, words

# ── the flow told before ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sentence_that_refers_back_adds_its_growth_to_the_flow_before() -> None:
    [claim] = article("Nilai ekspor furnitur pada 2023 mencapai US$ 171 juta.", "Angka itu naik 12 persen.")
    assert words(claim.get("change")) == ["12 persen"]


def test_a_flow_said_again_in_another_measure_is_the_same_claim() -> None:
    [claim] = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Nilainya US$ 5 juta.")
    assert said(claim, "quantity", "value") == {"quantity": ["900 ton"], "value": ["US$ 5 juta"]}


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Isinya 48 ton dan ditaksir bernilai US$ 215.000.", ["48 ton", "US$ 215.000"]),
        ("Seluruhnya 48 ton.", ["48 ton"]),
        ("Nilai ekspor mencapai Rp3 miliar.", ["Rp3 miliar"]),
        ("Kalau dirupiahkan kurang lebih Rp3 miliar.", ["Rp3 miliar"]),
        ("Pengiriman itu bernilai Rp3 miliar.", ["Rp3 miliar"]),
        ("Sebanyak 48 ton tuna itu bernilai Rp3 miliar.", ["48 ton", "Rp3 miliar"]),
        ("Sebanyak 48 ton kopi itu bernilai Rp3 miliar.", []),
        ("Sebanyak 48 ton cumi bernilai Rp3 miliar.", []),
    ],
)
def test_what_measures_the_flow_just_told_adds_to_it(again: str, expected: list[str]) -> None:
    shipment, *_ = article("CV Nusa mengekspor dua kontainer tuna beku ke Jepang.", again)
    assert sorted(words(shipment.amounts)) == sorted(["dua kontainer", *expected])


def test_the_part_that_a_flow_is_may_be_told_after_it() -> None:
    [claim] = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Kontribusinya 12 persen terhadap total.")
    assert said(claim, "quantity", "share") == {"quantity": ["900 ton"], "share": ["12 persen"]}


def test_what_was_reached_is_of_the_exports_told_just_before() -> None:
    _, reached = article("Ekspor furnitur pada 2023 ditargetkan US$ 3 juta.", "Syukurlah terealisasi US$ 4 juta.")
    assert said(reached, "value") == {"value": ["US$ 4 juta"]}


def test_a_share_of_the_flows_told_last_is_of_their_buyers_together() -> None:
    *_, share = article(
        "Ekspor furnitur ke Jepang US$ 5 juta, Oman US$ 2 juta, dan Mesir US$ 1 juta.",
        "Kontribusi ketiganya mencapai 80 persen.",
    )
    assert words(share.get("destination")) == ["Jepang", "Oman", "Mesir"]


def test_a_value_may_say_where_the_flow_went() -> None:
    [claim] = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Nilainya US$ 5 juta, hampir semuanya ke Oman.")
    assert said(claim, "value", "destination") == {"value": ["US$ 5 juta"], "destination": ["Oman"]}


def test_a_buyer_abroad_takes_the_telling_back_to_exports() -> None:
    *_, first, second = article(
        "Ekspor furnitur Jepara pada 2023 mencapai US$ 9 juta.",
        "Penjualan domestik turun.",
        "Oman menjadi pasar terbesar dengan nilai US$ 5 juta, disusul Mesir US$ 2 juta.",
    )
    assert said(first, "value") == {"value": ["US$ 5 juta"]}
    assert said(second, "value", "destination") == {"value": ["US$ 2 juta"], "destination": ["Mesir"]}


def test_growth_from_what_its_sentence_tells_is_its_own() -> None:
    now, before, base = article(
        "Ekspor furnitur pada 2023 mencapai US$ 9 juta.",
        "Pada 2022 tercatat US$ 8 juta atau tumbuh 14 persen dari 2021 yang US$ 7 juta.",
    )
    assert [words(claim.get("change")) for claim in (now, before, base)] == [[], ["14 persen"], []]


def test_its_exports_that_grew_are_those_told_just_before() -> None:
    [claim] = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Ekspornya tumbuh 12 persen.")
    assert said(claim, "quantity", "change") == {"quantity": ["900 ton"], "change": ["12 persen"]}


def test_a_part_that_goes_somewhere_is_a_flow_of_its_own() -> None:
    whole, part = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Dari jumlah itu, 12 persen ke Oman.")
    assert (whole.says("share"), words(part.get("destination"))) == (False, ["Oman"])


def test_who_exported_a_total_may_be_told_after_it() -> None:
    [claim] = article("Ekspor furnitur pada 2023 mencapai 900 ton.", "Capaian tersebut dibukukan 22 eksportir.")
    assert words(claim.get("exporter")) == ["22 eksportir"]


def test_a_figure_takes_the_goods_and_destination_named_just_before() -> None:
    *_, figure = article("Ekspor kopi ke Eropa terus berjalan.", "Volume ekspor mencapai 40 ton.")
    assert said(figure, "commodity", "destination") == {"commodity": ["kopi"], "destination": ["Eropa"]}


def test_figures_behind_a_flow_named_of_an_exporter_are_its_own() -> None:
    _, first, second = article(
        "CV Nusa sejak 2013 mengekspor kopi.", "Tahun pertama 12 ton ke Belgia. Tahun 2014 naik menjadi 50 ton."
    )
    for claim in (first, second):
        assert said(claim, "exporter", "commodity") == {"exporter": ["CV Nusa"], "commodity": ["kopi"]}


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("Pameran di Köln menghasilkan kontrak ekspor furnitur.", Status.PLANNED),
        ("Kapal di Köln membawa ekspor furnitur.", Status.REALIZED),
    ],
)
def test_what_is_told_of_a_fair_was_agreed_on(lead: str, status: Status) -> None:
    assert article(lead, "Jepang mengambil furnitur US$ 3 juta.")[-1].status is status


def test_lawful_exports_in_an_article_of_smuggled_goods_have_happened() -> None:
    stopped, lawful = article(
        "Penyelundupan 40 ton pala ke Malaysia digagalkan.", "Pala yang diekspor tahun lalu 90 ton."
    )
    assert [claim.status for claim in (stopped, lawful)] == [Status.HALTED, Status.REALIZED]


def test_what_left_after_a_fair_is_realized() -> None:
    assert (
        article("Pameran di Köln menghasilkan kontrak.", "Ekspor furnitur ke Jepang US$ 3 juta.")[-1].status
        is Status.REALIZED
    )


def test_a_breakdown_has_the_period_of_the_total() -> None:
    _, part = article("Ekspor Kabupaten Batang pada 2023 mencapai US$ 65 juta.", "Kopi menyumbang 40 ton.")
    assert times(part) == ["2023-01-01..2023-12-31"]


def test_a_base_of_comparison_has_what_it_is_compared_with() -> None:
    _, base = article("Ekspor kopi pada 2023 mencapai 40 ton.", "Tahun sebelumnya volumenya 25 ton.")
    assert base.base
    assert words(base.get("commodity")) == ["kopi"]
    assert times(base) == ["2022-01-01..2022-12-31"]


def test_a_growth_after_a_base_is_that_of_the_whole_compared_with_it() -> None:
    whole, part, base = article(
        "Ekspor kopi dan teh pada Januari-Mei 2023 mencapai 40 ton.",
        "Teh hanya 4 ton.",
        "Pada Januari-Mei 2022 jumlahnya 25 ton. Dengan demikian ada tambahan 15 ton.",
    )
    assert [words(claim.get("change")) for claim in (whole, part, base)] == [["15 ton"], [], []]


def test_a_growth_behind_a_target_is_that_of_what_was_reached() -> None:
    reached, target, base = article(
        "Nilai ekspor Jepara pada 2023 US$ 5 juta dari target US$ 4 juta.",
        "Tahun sebelumnya US$ 3 juta. Artinya naik 66 persen.",
    )
    assert [words(claim.get("change")) for claim in (reached, target, base)] == [["66 persen"], [], []]


def test_a_growth_of_what_was_reached_is_not_that_of_a_target_told_after_it() -> None:
    reached, target, base = article(
        "Nilai ekspor Pati pada 2023 mencapai US$ 88 juta. Capaian itu melampaui target US$ 80 juta.",
        "Capaian tersebut tumbuh 14 persen dibanding 2022 sebesar US$ 77 juta.",
    )
    assert [words(claim.get("change")) for claim in (reached, target, base)] == [["14 persen"], [], []]


def test_a_figure_goes_on_with_the_goods_and_origin_of_its_paragraph() -> None:
    *_, target = article(
        "Ekspor Lampung ramai.",
        "Ekspor lada putih Bangka Belitung pada Februari mencapai 411 ton. Untuk setahun penuh sasarannya 4.500 ton.",
    )
    assert said(target, "commodity", "origin") == {"commodity": ["lada putih"], "origin": ["Bangka Belitung"]}


def test_a_figure_of_the_next_paragraph_does_not() -> None:
    *_, other = article(
        "Ekspor Lampung ramai.", "Ekspor lada putih dan kopi Sumatra pada Februari 411 ton.", "Sasarannya 4.500 ton."
    )
    assert not other.says("commodity")


def test_the_country_told_of_again_is_the_one_that_the_sentence_before_names() -> None:
    *_, part = article(
        "Ekspor kopi pada 2023 mencapai 40 ton.", "Pasar terbesar adalah Jepang. Negara itu menyerap 5 ton."
    )
    assert words(part.get("destination")) == ["Jepang"]


def test_parts_of_a_total_said_again_have_its_time() -> None:
    *_, part = article(
        "Pada semester I 2023 nilai ekspor Batang US$ 5 juta.",
        "Pada Juni 2023 ekspor turun 2 persen.",
        "Dari total US$ 5 juta itu, Jepang mengambil 38 persen.",
    )
    assert times(part) == ["2023-01-01..2023-06-30"]


def test_the_first_flow_has_the_time_of_what_was_told_of_before() -> None:
    [claim] = article(
        "Penjualan bersih perseroan sepanjang semester I 2023 tumbuh 6 persen.", "Penjualan ekspor menembus US$ 5 juta."
    )
    assert times(claim) == ["2023-01-01..2023-06-30"]


def test_a_figure_after_imports_is_not_taken_for_exports() -> None:
    assert len(article("Ekspor kopi mencapai 40 ton.", "Impor gula mencapai 25 ton.", "Beras 10 ton.")) == 1


def test_the_countries_that_come_next_in_a_rank_stand_where_those_before_them_stood() -> None:
    *_, second, third = article(
        "Ekspor nikel ke Jepang mencapai 83 ton.", "Diikuti Oman dengan volume 72 ton.", "Selanjutnya Mesir 5 ton."
    )
    assert [words(claim.get("destination")) for claim in (second, third)] == [["Oman"], ["Mesir"]]
    *_, second, third = article(
        "Rusia merupakan eksportir gandum terbesar dengan 45 ton.", "Disusul Kanada 22 ton dan Ukraina 18 ton."
    )
    assert [said(claim, "origin", "destination") for claim in (second, third)] == [
        {"origin": ["Kanada"]},
        {"origin": ["Ukraina"]},
    ]


@pytest.mark.parametrize(
    ("figure", "slot"),
    [
        ("Oman paling banyak, 412 ton.", "destination"),
        ("Pembeli terbesar tahun ini Oman: 412 ton.", "destination"),
        ("Oman di bawahnya dengan 412 ton.", "destination"),
        ("Oman yang dulu kecil melesat, dari 80 ton menjadi 412 ton.", "destination"),
        ("Oman mengimpor pala lain, nilainya 412 ton.", None),
        ("Dari Oman didatangkan 412 ton.", None),
    ],
)
def test_the_country_that_a_figure_is_told_of_buys(figure: str, slot: str | None) -> None:
    flows = article("Ekspor lada Lampung pada 2023 mencapai 900 ton.", figure)
    told = [link for claim in flows for link in claim.get("destination") if link.rules[-1] == "role.beside-figure"]
    assert set(words(told)) == ({"Oman"} if slot else set())


def test_the_country_that_a_figure_is_told_of_sells_where_the_one_before_it_does() -> None:
    *_, other = article("Vietnam mengekspor 900 ton lada pada 2023.", "Brasil 412 ton.")
    assert said(other, "origin", "destination") == {"origin": ["Brasil"]}


def test_lines_that_point_to_other_articles_claim_nothing() -> None:
    found = article("Ekspor kopi mencapai 40 ton.", "Baca juga: Ekspor udang 25 ton ke Jepang", "Ekspor teh 10 ton.")
    assert [words(c.get("quantity")) for c in found] == [["40 ton"], ["10 ton"]]


def test_an_announced_stop_and_time_hold_for_the_list_that_follows() -> None:
    *_, first, second = article(
        "Ekspor Kabupaten Pekalongan lesu.",
        "Sepanjang April 2024 dua pelaku usaha menghentikan pengiriman.",
        "1. CV Ridaka dengan komoditas ekspor sarung ke Arab Saudi.",
        "2. CV Tiga Roda dengan komoditas ekspor kopi ke Jepang.",
    )
    assert [c.status for c in (first, second)] == [Status.HALTED] * 2
    assert [times(c) for c in (first, second)] == [["2024-04-01..2024-04-30"]] * 2


# ── the firm ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sentence_on_the_firm_goes_on_with_it() -> None:
    _, later = article(
        "PT Sinar Laut mengekspor 40 ton udang ke Jepang.",
        "Perusahaan itu juga mengapalkan 25 ton tuna ke Taiwan.",
    )
    assert words(later.get("exporter")) == ["PT Sinar Laut"]


def test_a_sentence_on_something_else_does_not() -> None:
    *_, later = article("PT Sinar Laut mengekspor 40 ton udang.", "BPS mencatat ekspor tuna 25 ton.")
    assert not later.says("exporter")


def test_an_article_about_one_firm_is_all_of_it() -> None:
    *_, last = article(
        "PT Sinar Laut menembus pasar ekspor.",
        "PT Sinar Laut berdiri di Bitung.",
        "Kini PT Sinar Laut melayani Eropa.",
        "Harga ikan sedang baik.",
        "Ekspor tuna mencapai 25 ton.",
    )
    assert words(last.get("exporter")) == ["PT Sinar Laut"]


@pytest.mark.parametrize(
    "country",
    ["Ekspor tuna nasional 900 ton. Jepang menyerap 400 ton.", "Indonesia mengekspor tuna 900 ton. Jepang 400 ton."],
)
def test_what_the_whole_country_exports_is_not_that_of_the_one_firm(country: str) -> None:
    *_, total, part = article(
        "PT Sinar Laut menembus pasar ekspor.",
        "PT Sinar Laut berdiri di Bitung.",
        "Kini PT Sinar Laut melayani Eropa.",
        country,
    )
    assert not any(claim.says("exporter") for claim in (total, part))


def test_the_officer_of_a_firm_speaks_for_it() -> None:
    *_, later = article(
        "PT Sinar Laut mengekspor 40 ton udang, kata Direktur PT Sinar Laut, Rohani Siregar.",
        "Harga sedang baik.",
        "“Ekspor tuna 25 ton,” ujar Rohani.",
    )
    assert words(later.get("exporter")) == ["PT Sinar Laut"]


def test_a_firm_called_by_what_it_is_comes_back_after_others_spoke() -> None:
    *_, last = article(
        "Koperasi Nusa Tani mengekspor 40 ton kopi.",
        "Menurut BPS, ekspor kopi Lampung 900 ton.",
        "Oktober nanti koperasi itu mengekspor 25 ton kopi.",
    )
    assert words(last.get("exporter")) == ["Koperasi Nusa Tani"]


def test_a_person_in_the_paragraph_of_a_firm_tells_of_it() -> None:
    *_, same, other = article(
        "PT Sinar Laut sepi pesanan. Harga turun. Ia mengekspor 40 ton udang.", "Dia mengekspor 30 ton tuna."
    )
    assert [words(claim.get("exporter")) for claim in (same, other)] == [["PT Sinar Laut"], []]


def test_the_paragraph_of_a_firm_goes_on_with_it() -> None:
    *_, same, other = article(
        "PT Sinar Laut sepi pesanan. Ekspor udang tinggal 40 ton. Kiriman ke Oman ditunda. Ke Jepang 30 ton udang.",
        "Ekspor tuna 900 ton.",
    )
    assert [words(claim.get("exporter")) for claim in (same, other)] == [["PT Sinar Laut"], []]


@pytest.mark.parametrize(
    "turned",
    [
        "Ekspor tuna dari Sorong 25 ton.",
        "Ekspor tuna Indonesia 900 ton.",
        "Ekspor tuna nasional 900 ton.",
        "Sebanyak 12 eksportir mengekspor tuna 25 ton.",
        "Tuna 25 ton ke Oman.",
        "Bea Cukai mencatat ekspor tuna 900 ton.",
        "Harga turun. Cuaca buruk. Nelayan libur. Ekspor tuna 900 ton.",
    ],
)
def test_what_turns_elsewhere_in_its_paragraph_is_not_the_firms(turned: str) -> None:
    *_, other = article(f"PT Sinar Laut mengekspor 40 ton udang. {turned}")
    assert "PT Sinar Laut" not in words(other.get("exporter"))


def test_what_an_officer_of_an_agency_says_is_of_no_firm() -> None:
    *_, last = article(
        "Kepala Bea Cukai Bitung Rohani Siregar menyebut ekspor udang 90 ton.",
        "PT Sinar Laut mengekspor 40 ton udang.",
        "Rohani menyebut pihaknya mencatat ekspor tuna 25 ton.",
    )
    assert not last.says("exporter")


def test_a_seat_told_once_is_the_origin_of_the_firms_later_flows() -> None:
    *_, later = article(
        "CV Nusa Bahari (Ambon) mengekspor 40 ton udang.",
        "CV Nusa Bahari mengekspor 25 ton tuna.",
    )
    assert words(later.get("origin")) == ["Ambon"]


@pytest.mark.parametrize(
    ("later", "exporter"),
    [
        ("Udang tersebut milik PT Sinar Laut.", ["PT Sinar Laut"]),
        ("Eksportirnya adalah PT Sinar Laut dan CV Nusa Tama.", ["PT Sinar Laut", "CV Nusa Tama"]),
        ("Udang itu diekspor dua perusahaan, yaitu PT Sinar Laut dan CV Nusa Tama.", ["PT Sinar Laut", "CV Nusa Tama"]),
        ("Adapun kopi di gudang itu milik PT Sinar Laut.", []),
        ("Kapal itu dikirim ke PT Sinar Laut.", []),
    ],
)
def test_a_later_sentence_says_whose_goods_they_are(later: str, exporter: list[str]) -> None:
    first, *_ = article("Sebanyak 40 ton udang diekspor ke Jepang.", later)
    assert words(first.get("exporter")) == exporter


def test_what_indonesia_exports_is_not_of_the_firm_of_the_article() -> None:
    *_, last = article(
        "PT Sinar Laut menembus pasar ekspor.",
        "PT Sinar Laut berdiri di Bitung.",
        "Kini PT Sinar Laut melayani Eropa.",
        "Nilai ekspor tuna Indonesia mencapai US$ 25 juta.",
    )
    assert not last.says("exporter")


def test_a_list_under_a_heading_names_its_exporters() -> None:
    head = "Dua eksportir kopi Jepara ini mengekspor ke Oman:"
    [claim] = article(head, "1. CV Ridaka", "2. PT Sinar Tama", "Selesai.")
    assert words(claim.get("exporter")) == ["CV Ridaka", "PT Sinar Tama"]


def test_items_that_say_more_are_flows_of_their_own() -> None:
    *_, last = article("Eksportir kopi Jepara:", "1. CV Ridaka mengekspor 4 ton", "2. PT Sinar Tama mengekspor 5 ton")
    assert said(last, "exporter", "quantity") == {"exporter": ["PT Sinar Tama"], "quantity": ["5 ton"]}


def test_the_class_of_exporters_in_the_headline_holds_for_the_article() -> None:
    *_, last = article(
        "Ekspor berjalan lancar.", "Volume ekspor mencapai 40 ton.", title="21 Eksportir Batang Ekspor Kopi"
    )
    assert words(last.get("exporter")) == ["21 Eksportir"]


# ── what the article is about ────────────────────────────────────────────────────────────────────────────────────────


def test_the_place_that_the_article_ties_to_exports_is_the_origin() -> None:
    *_, last = article(
        "Ekspor Kabupaten Jepara naik.", "Nilai ekspor Kabupaten Jepara US$ 171 juta.", "Ekspor furnitur 40 ton."
    )
    assert words(last.get("origin")) == ["Kabupaten Jepara"]


def test_what_an_office_of_a_place_counts_is_from_there() -> None:
    *_, elsewhere = article(
        "Ekspor karet Kabupaten Batang mencapai 40 ton, ekspor teh Kabupaten Batang 12 ton.",
        "BPS Jambi mencatat ekspor pinang 900 ton.",
    )
    assert words(elsewhere.get("origin")) == ["Jambi"]


def test_what_a_quarantine_office_sees_is_only_shipped_there() -> None:
    *_, shipped = article(
        "Ekspor karet Kabupaten Batang mencapai 40 ton, ekspor teh Kabupaten Batang 12 ton.",
        "Karantina Palu mencatat ekspor pinang 900 ton.",
    )
    assert words(shipped.get("origin")) == ["Kabupaten Batang"]


def test_a_flow_that_goes_on_in_a_paragraph_is_from_where_the_one_before_it_is() -> None:
    *_, target = article(
        "Ekspor karet Kabupaten Batang mencapai 40 ton, ekspor teh Kabupaten Batang 12 ton.",
        "Ekspor pinang dari Jambi mencapai 900 ton. Tahun ini volume ekspor ditargetkan 950 ton.",
    )
    assert (target.status, words(target.get("origin"))) == (Status.TARGET, ["Jambi"])


def test_another_firms_flow_is_not_from_where_the_one_before_it_is() -> None:
    *_, other = article(
        "Ekspor karet Kabupaten Batang mencapai 40 ton, ekspor teh Kabupaten Batang 12 ton.",
        "Ekspor pinang dari Jambi mencapai 900 ton. CV Ridaka mengekspor 20 ton sarung ke Oman.",
    )
    assert words(other.get("origin")) == ["Kabupaten Batang"]


def test_indonesia_is_the_origin_where_no_region_is() -> None:
    *_, last = article("Indonesia mengekspor 40 ton kopi.", "Ekspor teh 25 ton.")
    assert words(last.get("origin")) == ["Indonesia"]


def test_a_named_firm_is_not_given_indonesia_for_an_origin() -> None:
    *_, last = article("Indonesia mengekspor 40 ton kopi.", "PT Sinar Laut mengekspor 25 ton teh.")
    assert not last.says("origin")


def test_the_one_good_of_the_article_is_that_of_all_its_flows() -> None:
    *_, last = article(
        "Ekspor kopi naik.", "Ekspor kopi ke Jepang lancar.", "Petani kopi senang.", "Volume ekspor ke Taiwan 25 ton."
    )
    assert words(last.get("commodity")) == ["kopi"]


def test_what_a_foiled_smuggler_carried_never_left() -> None:
    first, second = article(
        "Petugas Bea Cukai menggagalkan pengiriman ilegal 40 ekor kura-kura ke Malaysia di Bandara Soekarno-Hatta.",
        "Tersangka RM dengan 25 ekor kura-kura hendak terbang ke Singapura.",
    )
    assert (first.status, second.status) == (Status.HALTED, Status.HALTED)
    assert said(second, "exporter", "port") == {"exporter": ["RM"], "port": ["Bandara Soekarno-Hatta"]}


def test_the_next_smuggler_is_taken_on_the_same_day() -> None:
    *_, last = article(
        "Petugas Bea Cukai menggagalkan pengiriman ilegal kura-kura ke Malaysia.",
        "Pada 12 Mei 2024 petugas mencegat RM yang membawa 25 ekor kura-kura.",
        "Kemudian TS membawa 40 ekor kura-kura.",
    )
    assert said(last, "exporter", "quantity") == {"exporter": ["TS"], "quantity": ["40 ekor"]}
    assert times(last) == ["2024-05-12..2024-05-12"]


def test_a_value_in_another_currency_says_the_same_flow_again() -> None:
    [claim] = article("Nilai ekspor kopi mencapai US$ 160 juta.", "Nilai tersebut setara Rp2,6 triliun.")
    assert words(claim.get("value")) == ["US$ 160 juta", "Rp2,6 triliun"]


def test_another_value_in_the_same_currency_is_another_flow() -> None:
    assert len(article("Nilai ekspor kopi mencapai US$ 160 juta.", "Nilai tersebut naik menjadi US$ 170 juta.")) == 2


def test_an_acronym_in_brackets_behind_a_good_says_nothing_new() -> None:
    [claim] = article("Ekspor minyak sawit mentah (CPO) mencapai 40 ton.")
    assert words(claim.get("commodity")) == ["minyak sawit mentah"]


def test_a_country_in_brackets_behind_another_does() -> None:
    *_, claim = article("Tiongkok masih lesu.", "Tujuan utama ekspor nikel Indonesia (China, India) terdampak.")
    assert words(claim.get("destination")) == ["China", "India"]


@pytest.mark.parametrize(("time", "flows"), [("Tahun ini", 2), ("Pada 2023", 1)])
def test_a_sentence_that_opens_with_a_time_tells_of_the_growth_of_that_time(time: str, flows: int) -> None:
    told = records(
        "Nilai ekspor kopi pada 2023 mencapai US$ 52 juta.", f"{time}, nilainya naik 5 persen dibanding 2022."
    )
    assert len(told) == flows


def test_what_another_country_exports_is_of_no_firm_told_before() -> None:
    *_, claim = article("PT Rimba Jaya mengekspor kopi ke Jepang.", "Rusia mengekspor 40 ton kedelai ke Mesir.")
    assert said(claim, "exporter", "origin") == {"origin": ["Rusia"]}


def test_what_other_countries_export_is_not_from_here() -> None:
    *_, claim = article("Indonesia mengekspor kopi ke Jepang.", "Kini, 17 negara telah membatasi ekspor jagung.")
    assert said(claim, "commodity", "origin") == {"commodity": ["jagung"]}


def test_what_refers_back_to_something_else_is_no_flow() -> None:
    [claim] = article(
        "Ekspor kopi Riau mencapai 40 ton.",
        "Investasi di Riau mencapai Rp50,1 triliun. Angka itu naik 4 persen dari target Rp101,2 triliun.",
    )
    assert said(claim, "value", "change") == {}


def test_the_members_of_an_association_export() -> None:
    [claim] = article("Ekspor dari anggota Asmindo mencapai 40 ton kursi.")
    assert words(claim.get("exporter")) == ["anggota Asmindo"]


def test_a_business_association_is_a_source_and_no_exporter() -> None:
    [claim] = article("Ketua Asosiasi Mebel Jepara mencatat ekspor furnitur 40 ton.")
    assert said(claim, "agency", "exporter") == {"agency": ["Asosiasi Mebel Jepara"]}


def test_a_table_that_lost_its_line_ends_claims_nothing_and_costs_nothing() -> None:
    assert article("Ekspor 40 ton kopi ke Jepang dan " * 200) == []


def test_figures_without_a_destination_go_where_the_whole_article_does() -> None:
    *_, last = article("Ekspor kopi ke Jepang naik.", "Ekspor kopi ke Jepang lancar.", "Ekspor teh mencapai 25 ton.")
    assert words(last.get("destination")) == ["Jepang"]


def test_figures_of_goods_that_go_to_many_places_do_not() -> None:
    *_, total = article(
        "Pala Sulut dikirim ke Italia.",
        "Ekspor 38 ton pala ke Italia berjalan.",
        "Ekspor 900 ton pala ke sebelas negara.",
    )
    assert words(total.get("destination")) == []


def test_what_left_in_a_year_is_no_part_of_what_left_in_a_day() -> None:
    day, year = article(
        "Sebanyak 40 ton kopi diekspor ke Oman, Selasa (14/5/2024).", "Pada 2023 Lampung mencatat ekspor US$ 9 juta."
    )
    assert said(day, "commodity") == {"commodity": ["kopi"]}
    assert said(year, "commodity") == {}


def test_an_article_with_several_destinations_gives_none() -> None:
    *_, last = article("Ekspor kopi ke Jepang dan Taiwan dan Korea naik.", "Ekspor teh mencapai 25 ton.")
    assert not last.says("destination")


# ── articles given over to exports ───────────────────────────────────────────────────────────────────────────────────


def test_in_an_article_given_over_to_exports_a_figure_far_from_the_word_counts() -> None:
    *_, last = article(
        "Ekspor kopi Kabupaten Batang mencapai 40 ton.",
        "Ekspor kopi itu terus berjalan.",
        "Hujan turun sejak pagi.",
        "Warga senang.",
        "Jalan sudah mulus.",
        "Gudang tetap ramai.",
        "Yang ke Jepang 25 ton.",
    )
    assert said(last, "quantity", "destination") == {"quantity": ["25 ton"], "destination": ["Jepang"]}


def test_a_figure_sent_to_a_place_at_home_does_not_count() -> None:
    found = article("Ekspor kopi mencapai 40 ton.", "Ekspor teh lancar.", "Yang dijual ke Surabaya 25 ton.")
    assert [words(c.get("quantity")) for c in found if c.amounts] == [["40 ton"]]


def test_a_sentence_that_begins_with_a_measure_measures_the_flow_before() -> None:
    *_, claim = article("Ekspor lancar.", "Lima perusahaan mengekspor 40 ton kopi.", "Nilai totalnya US$ 3 juta.")
    assert said(claim, "value", "quantity") == {"value": ["US$ 3 juta"], "quantity": ["40 ton"]}


def test_a_firms_next_flow_has_the_time_of_the_one_before() -> None:
    *_, last = article(
        "PT Sinar Laut mengekspor 40 ton udang sepanjang 2023.", "PT Sinar Laut mengekspor 25 ton tuna ke Taiwan."
    )
    assert times(last) == ["2023-01-01..2023-12-31"]


def test_that_month_is_the_month_spoken_of() -> None:
    *_, last = article("Nilai ekspor pada Mei 2023 mencapai US$ 40 juta.", "Ekspor teh bulan itu US$ 2 juta.")
    assert times(last) == ["2023-05-01..2023-05-31"]


def test_that_month_is_none_of_several() -> None:
    *_, last = article("Nilai ekspor Januari-Mei 2023 mencapai US$ 40 juta.", "Ekspor teh bulan itu US$ 2 juta.")
    assert times(last) == ["2023-01-01..2023-05-31"]


def test_the_day_of_a_scene_at_the_port_is_that_of_what_follows() -> None:
    *_, last = article("Pelabuhan Tanjung Emas, Kamis (16/5/2024), sibuk.", "Ekspor kopi mencapai 40 ton.")
    assert times(last) == ["2024-05-16..2024-05-16"]


# ── where goods are loaded, where firms sit ──────────────────────────────────────────────────────────────────────────


def test_where_all_that_was_just_told_is_loaded() -> None:
    found = article(
        "Ekspor kopi mencapai 40 ton.", "Ekspor teh 25 ton.", "Semua barang itu dimuat di Pelabuhan Bitung."
    )
    assert [words(c.get("port")) for c in found] == [["Pelabuhan Bitung"]] * 2


def test_where_the_last_flow_is_loaded() -> None:
    first, second = article(
        "Ekspor kopi 40 ton.", "Ekspor teh 25 ton.", "Muatan itu dikapalkan lewat Pelabuhan Bitung."
    )
    assert said(first, "port") == {}
    assert words(second.get("port")) == ["Pelabuhan Bitung"]


def test_a_port_where_a_ship_only_lies_is_none_of_the_flows() -> None:
    assert not any(c.says("port") for c in article("Ekspor kopi 40 ton.", "Kapal sandar di Pelabuhan Bitung."))


def test_where_each_of_the_goods_just_told_comes_from() -> None:
    pepper, coffee, _ = article(
        "Ekspor lada 12 ton dan kopi 5 ton.",
        "Lada dipasok petani Pangkep dan Bone, sedangkan kopi berasal dari Gayo.",
        "Ekspor teh 3 ton.",
    )
    assert [words(c.get("origin")) for c in (pepper, coffee)] == [["Pangkep", "Bone"], ["Gayo"]]


def test_what_a_place_within_sent_of_a_total_goes_where_that_goes() -> None:
    _, part = article("Ekspor manggis Jawa Barat ke Oman 90 ton.", "Subang mengirim 20 ton.")
    assert words(part.get("destination")) == ["Oman"]


def test_what_another_place_sent_may_go_elsewhere() -> None:
    _, other = article("Ekspor manggis Jawa Barat ke Oman 90 ton.", "Lampung mengirim 20 ton.")
    assert not other.says("destination")


def test_where_all_that_was_just_told_is_made() -> None:
    found = article("Ekspor kopi 40 ton.", "Ekspor teh 25 ton.", "Kebanyakan barang diproduksi di Jawa Timur.")
    assert [words(c.get("origin")) for c in found] == [["Jawa Timur"]] * 2


@pytest.mark.parametrize(
    "later",
    [
        "Bambu dipasok perajin Bangli.",
        "Pemiliknya berasal dari Bangli.",
        "Bahan bakunya berasal dari Bangli.",
        "Teh dipanen di Bangli.",
    ],
)
def test_what_comes_from_elsewhere_is_not_the_goods_just_told(later: str) -> None:
    chairs, *_ = article("Ekspor kursi bambu dari Jepara 40 kontainer.", later)
    assert words(chairs.get("origin")) == ["Jepara"]


def test_a_part_of_the_flow_before_is_loaded_where_that_is() -> None:
    *_, part = article("Ekspor kopi lewat Pelabuhan Bitung mencapai 40 ton.", "Yang ke Jepang 25 ton.")
    assert words(part.get("port")) == ["Pelabuhan Bitung"]


def test_the_parts_of_what_left_by_a_port_left_by_it() -> None:
    *_, oil, fish = article(
        "Ekspor lewat Pelabuhan Bitung mencapai US$ 80 juta. Minyak kelapa US$ 50 juta atau 62 persen, ikan US$ 9 juta."
    )
    assert [words(claim.get("port")) for claim in (oil, fish)] == [["Pelabuhan Bitung"]] * 2


def test_the_seat_told_of_the_firm_without_its_name_holds_for_all_its_flows() -> None:
    first, *_ = article("PT Sinar Laut mengekspor 40 ton udang.", "Produsen udang asal Bitung itu berdiri pada 2012.")
    assert words(first.get("origin")) == ["Bitung"]


def test_the_seat_of_a_firm_is_not_the_origin_of_what_others_export() -> None:
    first, *_ = article(
        "Pembeli Jepang memesan ekspor senilai US$ 9 juta.",
        "CV Rimba Sari, produsen kopi dari Jepara, mengekspor 40 ton kopi.",
        "Produsen kopi dari Jepara itu juga mengekspor teh.",
    )
    assert not first.says("origin")


def test_a_place_that_nothing_is_exported_from_is_no_origin() -> None:
    first, *_ = article("Ekspor kakao mencapai 40 ton.", "BPS tidak mencatat ekspor kakao dari Mamuju.")
    assert not first.says("origin")


def test_goods_from_that_province_come_from_the_one_named_before() -> None:
    *_, last = article(
        "Ekspor timah Indonesia mencapai 90 ton.",
        "Kepulauan Bangka Belitung paling banyak menghasilkan. Dari provinsi ini dikapalkan 70 ton timah.",
    )
    assert words(last.get("origin")) == ["Kepulauan Bangka Belitung"]


def test_goods_from_that_regency_do_not_come_from_the_village_named_before() -> None:
    *_, last = article(
        "Ekspor Kabupaten Batang mencapai US$ 65 juta. Kopi terbanyak dari Desa Tombo.",
        "Dari kabupaten itu juga diekspor 40 ton teh.",
    )
    assert words(last.get("origin")) == ["Kabupaten Batang"]


def test_what_was_reached_is_no_base_of_comparison_for_a_plan_told_before_it() -> None:
    *_, last = article("Dinas menargetkan ekspor kopi 90 ton pada 2025.", "Ekspor kopi pada 2023 mencapai 40 ton.")
    assert not last.base


def test_a_port_that_goods_did_not_leave_from_is_none() -> None:
    *_, last = article("Ekspor kopi 40 ton dikirim lewat Bandara Juanda, bukan melalui Pelabuhan Tanjung Perak.")
    assert words(last.get("port")) == ["Bandara Juanda"]


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("Secara nasional, ekspor kopi 90 ton.", ["Indonesia"]),
        ("Ekspor kopi nasional mencapai 90 ton.", ["Indonesia"]),
        ("Kopi itu 30 persen dari ekspor kopi nasional.", ["Kabupaten Batang"]),
    ],
)
def test_exports_of_the_nation_come_from_no_place_in_it(told: str, origin: list[str]) -> None:
    *_, last = article("Ekspor kopi Kabupaten Batang mencapai 40 ton.", "Indonesia senang.", told)
    assert words(last.get("origin")) == origin


def test_other_goods_do_not_come_from_where_the_goods_before_them_do() -> None:
    *_, first, second = article(
        "Ekspor Kabupaten Alor mencapai 40 ton.",
        "Terbanyak pala asal Pulau Pantar 5 ton. Menyusul ekspor cengkih 3 ton.",
    )
    assert [words(claim.get("origin")) for claim in (first, second)] == [["Pulau Pantar"], ["Kabupaten Alor"]]


# ── a new paragraph, the same goods, the same place ──────────────────────────────────────────────────────────────────


def test_after_a_paragraph_on_imports_the_next_is_on_exports_again() -> None:
    *_, last = article(
        "Ekspor kopi mencapai 40 ton.", "Ekspor teh 25 ton.", "Impor gula 30 ton.", "Dinas mematok 60 ton."
    )
    assert (last.status, words(last.get("quantity"))) == (Status.TARGET, ["60 ton"])


def test_a_part_with_a_destination_of_its_own_has_the_goods_told_just_before() -> None:
    *_, part = article("Ekspor kopi mencapai 40 ton.", "Pengiriman ke Jepang 25 ton.")
    assert words(part.get("commodity")) == ["kopi"]


def test_parts_of_several_goods_leave_none_to_what_follows() -> None:
    *_, part = article("Nilai ekspor US$ 90 juta.", "Ekspor kopi 40 ton, teh 25 ton.", "Pengiriman ke Jepang 30 ton.")
    assert said(part, "commodity") == {}


def test_there_is_where_the_flow_before_went() -> None:
    *_, last = article("Ekspor kopi ke Jepang mencapai 40 ton.", "Teh yang masuk ke sana 25 ton.")
    assert words(last.get("destination")) == ["Jepang"]


# ── periods ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_figure_has_the_time_of_the_flow_named_just_before() -> None:
    *_, figure = article("Ekspor kopi pada triwulan I 2023 dirilis.", "Nilainya US$ 5 juta.")
    assert times(figure) == ["2023-01-01..2023-03-31"]


def test_an_earlier_time_alone_makes_a_base_though_the_goods_are_inherited() -> None:
    _, base, part = article(
        "Ekspor kopi pada triwulan I 2024 mencapai US$ 5 juta.",
        "Pada triwulan I 2023 cuma US$ 4 juta.",
        "Ke Jepang 40 ton kopi diekspor.",
    )
    assert base.base
    assert times(part) == ["2024-01-01..2024-03-31"]


def test_an_earlier_time_of_the_same_place_leaves_its_time_to_no_other_flow() -> None:
    *_, base, last = article(
        "Ekspor Riau pada Maret 2024 mencapai US$ 40 juta.",
        "Bulan Februari sendiri Riau hanya mengekspor US$ 30 juta.",
        "Ekspor teh mencapai US$ 2 juta.",
    )
    assert base.base
    assert times(last) == ["2024-03-01..2024-03-31"]


def test_an_earlier_time_told_in_passing_is_that_of_its_flow_alone() -> None:
    *_, last = article(
        "Ekspor Riau pada Maret 2024 mencapai US$ 40 juta.",
        "Padahal ekspor karet alam pada Maret 2023 mengisi 40 persen ekspor daerah ini.",
        "Kini tinggal ekspor teh US$ 2 juta.",
    )
    assert times(last) == ["2024-03-01..2024-03-31"]


def test_an_earlier_time_that_opens_its_sentence_holds_for_what_follows() -> None:
    *_, last = article(
        "Ekspor Riau pada Maret 2024 mencapai US$ 40 juta.",
        "Sepanjang 2023 ekspor karet Riau US$ 90 juta.",
        "Ekspor teh mencapai US$ 2 juta.",
    )
    assert times(last) == ["2023-01-01..2023-12-31"]


def test_what_a_firm_sent_to_each_buyer_has_the_time_of_its_total() -> None:
    *_, first, last = article(
        "PT Sinar Laut mengekspor 40 ton tuna sepanjang 2023.", "Ke Jepang dikirim 20 ton, ke Oman 12 ton."
    )
    assert [times(first), times(last)] == [["2023-01-01..2023-12-31"]] * 2


def test_a_stretch_of_time_told_after_a_day_is_no_base() -> None:
    *_, last = article(
        "Kopi senilai Rp 4 miliar dilepas untuk ekspor, Kamis (16/5/2024).",
        "Januari sampai April tahun ini nilai ekspornya Rp 20 miliar.",
    )
    assert not last.base


def test_a_rise_without_times_is_from_the_time_that_the_article_compares_with() -> None:
    *_, base, flow = article(
        "Ekspor Riau pada Maret 2024 mencapai US$ 40 juta, naik dari US$ 30 juta pada Februari.",
        "Karet naik dari US$ 2 juta menjadi US$ 5 juta.",
    )
    assert times(base) == ["2024-02-01..2024-02-29"]
    assert times(flow) == ["2024-03-01..2024-03-31"]


def test_what_leaves_year_by_year_is_at_no_one_time() -> None:
    *_, rate = article(
        "Ekspor Riau pada Maret 2024 mencapai US$ 40 juta.", "PT Sinar Laut memasok 40 ton tuna per tahun ke Jepang."
    )
    assert times(rate) == []


def test_the_day_of_a_send_off_told_first_is_that_of_its_goods() -> None:
    *_, last = article(
        "Pelepasan ekspor digelar serentak, Kamis (16/5/2024).",
        "Yang pertama CV Rimba Sari dari Batang.",
        "Usaha itu mengekspor 40 ton kopi ke Mesir.",
    )
    assert times(last) == ["2024-05-16..2024-05-16"]


def test_what_follows_a_send_off_later_is_planned() -> None:
    *_, last = article(
        "PT Sinar Laut melepas 40 ton tuna ke Jepang, Kamis (16/5/2024).",
        "Kiriman itu nanti ditambah 20 ton tuna pada bulan Juli.",
    )
    assert (last.status, times(last)) == (Status.PLANNED, ["2024-07-01..2024-07-31"])


def test_a_target_has_the_time_of_the_plan_told_before_it() -> None:
    *_, target = article(
        "Ekspor Riau pada triwulan I 2024 mencapai US$ 40 juta.",
        "Ekspor sepanjang tahun ini diperkirakan US$ 190 juta.",
        "Target semula US$ 210 juta.",
    )
    assert (target.status, times(target)) == (Status.TARGET, ["2024-01-01..2024-12-31"])


def test_a_target_for_the_year_is_that_of_the_year_told_of() -> None:
    *_, target = article(
        "PT Sinar Laut mengekspor 40 ton tuna pada triwulan I 2024.", "Setahun penuh, PT Sinar Laut membidik 190 ton."
    )
    assert (target.status, times(target)) == (Status.TARGET, ["2024-01-01..2024-12-31"])


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Kopi juga diekspor ke Jepang.", ["2024-01-01..2024-03-31"]),
        ("PT Sinar Laut juga mengekspor kopi ke Jepang.", []),
        ("Malaysia juga mengekspor kopi ke Jepang.", []),
    ],
)
def test_a_flow_named_beside_one_just_told_is_of_its_time(named: str, expected: list[str]) -> None:
    *_, last = article(f"Ekspor teh Riau pada triwulan I 2024 mencapai US$ 40 juta. {named}")
    assert times(last) == expected


def test_the_time_that_a_clause_says_of_a_name_sets_none() -> None:
    *_, last = article("Rute ini sudah digadang-gadang.", "Itu rute yang dinanti sejak 2019.", "Ekspor kopi 40 ton.")
    assert times(last) == []


def test_the_day_of_a_stop_holds_for_what_its_paragraph_goes_on_to_tell() -> None:
    *_, last = article(
        "Penyelundupan benih lobster digagalkan. Penindakan pertama terjadi 16 Mei 2024. Sebuah perahu dihentikan "
        "petugas. Isinya 131.700 ekor benih lobster yang hendak dikirim ke Vietnam."
    )
    assert (last.status, times(last)) == (Status.HALTED, ["2024-05-16..2024-05-16"])


def test_the_same_stretch_of_last_year_is_told_in_either_order() -> None:
    *_, base = article(
        "PT Sinar Laut mengekspor 40 ton tuna pada triwulan I 2024. Tahun lalu pada periode yang sama 55 ton."
    )
    assert times(base) == ["2023-01-01..2023-03-31"]


def test_a_year_told_after_a_week_is_no_base() -> None:
    *_, year, base = article(
        "PT Sinar Laut mengekspor 40 ton tuna pekan lalu.",
        "Ekspor tuna tahun 2023 mencapai 3.912 ton. Setahun sebelumnya 4.205 ton.",
    )
    assert not year.base
    assert times(base) == ["2022-01-01..2022-12-31"]


def test_the_year_before_is_that_before_the_time_announced() -> None:
    *_, base = article(
        "Disperindag merilis rapor 2023.", "Nilai ekspor Rp 4 miliar, naik dari Rp 3 miliar setahun sebelumnya."
    )
    assert times(base) == ["2022-01-01..2022-12-31"]


def test_a_bare_month_is_not_moved_to_the_year_of_another_flow() -> None:
    *_, order = article(
        "PT Sinar Laut mengekspor 40 ton tuna pada 2021.", "Kini ada pesanan ekspor 25 ton untuk pengapalan Juli."
    )
    assert times(order) == ["2024-07-01..2024-07-31"]


def test_what_is_planned_does_not_lie_behind() -> None:
    *_, order = article("Pada 6-8 Mei 2024 eksportir meneken kontrak ekspor 25 ton kopi ke Jepang.")
    assert (order.status, times(order)) == (Status.PLANNED, [])


# ── where the article's exports come from ────────────────────────────────────────────────────────────────────────────


def test_goods_of_a_place_tie_it_to_the_articles_exports() -> None:
    *_, last = article("Karantina memeriksa kopi asal Gayo.", "Ekspor ke Jepang mencapai 40 ton.")
    assert words(last.get("origin")) == ["Gayo"]


def test_the_place_in_an_officers_title_gives_way_to_another() -> None:
    [claim] = article("Bupati Batang melepas ekspor 40 ton kopi dari Desa Tegalwangi ke Jepang.")
    assert words(claim.get("origin")) == ["Desa Tegalwangi"]


def test_of_a_long_address_only_the_first_place_counts() -> None:
    [claim] = article("CV Rimba Sari di Desa Ketawang, Kecamatan Purwoasri, Kabupaten Kediri, mengekspor 40 ton kopi.")
    assert words(claim.get("origin")) == ["Desa Ketawang"]


def test_what_passes_through_a_port_is_not_from_the_place_that_it_is_named_after() -> None:
    *_, last = article(
        "Ekspor mobil dari Patimban lewat Pelabuhan Patimban naik.", "Ekspor ke Jepang mencapai 40 unit."
    )
    assert words(last.get("origin")) == []


def test_growth_told_beside_an_earlier_figure_is_that_of_the_flow_compared_with_it() -> None:
    flow, base = article(
        "Ekspor kopi pada triwulan I 2024 mencapai US$ 5 juta.",
        "Pada triwulan I 2023 cuma US$ 4 juta, jadi naik 25 persen.",
    )
    assert words(flow.get("change")) == ["25 persen"]
    assert not base.says("change")


def test_what_another_country_exports_after_imports_comes_in() -> None:
    assert article("Impor gula Indonesia berasal dari beberapa negara.", "Thailand mengekspor 40 ton gula.") == []


def test_what_is_estimated_of_seized_goods_never_left() -> None:
    text = ("Bea Cukai menggagalkan penyelundupan 12 kg emas ke Malaysia.", "Nilai emas itu ditaksir Rp 12 miliar.")
    assert {claim.status for claim in article(*text)} == {Status.HALTED}


def test_parcels_that_may_stay_make_no_article_on_exports() -> None:
    text = (
        "Pabrik itu mengirim 40 unit pesawat pada Mei.",
        "Pengiriman Juni 25 unit.",
        "Juli dikirim 12 unit pesawat.",
    )
    assert article(*text) == []


def test_the_time_of_another_matter_is_not_that_of_exports_mentioned_in_passing() -> None:
    *_, claim = article(
        "Toko mebel itu ramai.",
        "Pembeli memilih kursi di sana.",
        "Lampunya terang.",
        "Kasirnya cepat.",
        "Penjualan toko pada 2023 memuaskan.",
        "Sarung dari Tegal banyak diekspor ke Oman dan Yaman.",
    )
    assert times(claim) == []


def test_goods_do_not_go_where_they_come_from() -> None:
    [claim] = article("Kanada mengekspor kopi senilai US$ 2 miliar ke Jepang, menurut biro statistik Kanada.")
    assert said(claim, "origin", "destination") == {"origin": ["Kanada"], "destination": ["Jepang"]}


def test_an_origin_of_the_article_gives_way_to_the_destination_of_the_sentence() -> None:
    *_, claim = article("Ekspor Vietnam naik.", "Ekspor Vietnam mencapai 40 ton.", "Kopi 25 ton diekspor ke Vietnam.")
    assert said(claim, "origin", "destination") == {"destination": ["Vietnam"]}


def test_a_total_is_not_of_the_countries_and_goods_named_before_it() -> None:
    named, total = article("Tiga tujuan utama ekspor kopi ialah Jepang, India dan Oman. Total ekspornya US$5 juta.")
    assert (words(named.get("destination")), words(total.get("destination"))) == (["Jepang", "India", "Oman"], [])


def test_a_rank_with_indonesia_in_it_is_one_of_who_exports() -> None:
    *_, home, oman, qatar = article(
        "Chili berada di posisi pertama negara dengan ekspor kopi terbesar dengan 13 persen, disusul Peru 11 persen. "
        "Indonesia menduduki posisi ketiga dengan porsi 9 persen, disusul Oman 8 persen dan Qatar sebesar 4 persen."
    )
    told = [
        [words(claim.get(slot)) for slot in ("origin", "destination", "commodity")] for claim in (home, oman, qatar)
    ]
    assert told == [[["Indonesia"], [], ["kopi"]], [["Oman"], [], ["kopi"]], [["Qatar"], [], ["kopi"]]]


def test_what_an_article_on_a_seizure_counts_was_stopped() -> None:
    *_, counted = article(
        "Petugas menggagalkan penyelundupan benih lobster ke Vietnam.",
        "Sebuah kapal dihentikan di perairan Pulau Abang.",
        "Di dalamnya ada 131 ribu ekor benih lobster.",
    )
    assert (counted.status, words(counted.get("quantity"))) == (Status.HALTED, ["131 ribu ekor"])


def test_growth_that_leads_to_an_earlier_figure_stays_its_own() -> None:
    later, earlier = article(
        "Ekspor sawit pada Mei 2024 mencapai 5 ton.", "Ekspor sawit pada April 2024 susut 2 persen menjadi 6 ton."
    )
    assert (later.says("change"), earlier.says("change")) == (False, True)


def test_what_was_stopped_has_no_time_of_what_was_told_before() -> None:
    *_, stopped = article("Ekspor pala pada 2023 mencapai 40 ton.", "Pengiriman 2 ton pala ke Oman batal.")
    assert (stopped.status, stopped.periods) == (Status.HALTED, [])


@pytest.mark.parametrize(
    "told",
    [
        "Tahun lalu 900 ton kopi diekspor dari provinsi ini.",
        "Dari wilayah kerjanya tahun lalu diekspor 900 ton kopi.",
        "Tahun lalu ekspor kopi kabupaten itu 900 ton.",
    ],
)
def test_what_leaves_a_whole_place_is_not_of_the_firm_told_of(told: str) -> None:
    *_, claim = article(
        "CV Rimba Sari di Jepara mengekspor kopi.", "CV Rimba Sari, kata pemilik CV Rimba Sari, tumbuh.", told
    )
    assert words(claim.get("exporter")) == []


def test_whose_head_is_interviewed_exports_what_he_tells_of() -> None:
    found = records(
        "Sambal dari Batu kini dijual ke luar negeri. Berikut petikan wawancara dengan pemilik CV Cabai Lestari, Rina.",
        "Sudah lama? Sejak 2019.",
        "Dinas Perdagangan membantu pameran. Tahun 2022 kami ekspor sambal 18 ton ke Oman.",
    )
    assert [firm.surface for firm in found[-1].exporter] == ["CV Cabai Lestari"]


def test_who_buys_is_said_of_the_goods_told_just_before() -> None:
    told = article("Ekspor lada Bangka pada 2023 mencapai 40 ton.", "Oman dan Mesir menjadi pembeli utama.")
    assert [words(claim.get("commodity")) for claim in told] == [["lada"], ["lada"]]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("Pada Mei 2023 saja 25 ton.", ["Pelabuhan Bitung"]),
        ("Pada 2021 baru 25 ton.", []),
        ("Ke Oman rutin dikirim 25 ton sebulan.", []),
    ],
)
def test_a_flow_of_another_time_is_not_loaded_where_the_one_before_it_is(part: str, expected: list[str]) -> None:
    *_, claim = article("Ekspor kopi lewat Pelabuhan Bitung pada 2023 mencapai 40 ton.", part)
    assert words(claim.get("port")) == expected


@pytest.mark.parametrize(
    "compared", ["Setahun sebelumnya 50 ton.", "Pada periode yang sama 2022 volumenya masih 50 ton."]
)
def test_what_a_flow_is_compared_with_is_a_flow_wherever_it_is_told(compared: str) -> None:
    told = article("Harga lada naik.", "Petani lega.", "Sebanyak 40 ton lada dikirim ke Oman pada 2023.", compared)
    assert [words(claim.get("quantity")) for claim in told] == [["40 ton"], ["50 ton"]]


def test_growth_aimed_at_is_of_the_exports_told_of() -> None:
    *_, aim = article(
        "Ekspor lada Bangka 40 ton.", "Tahun ini Kementerian Perdagangan menargetkan tumbuh lagi 7 persen."
    )
    assert (aim.status, words(aim.get("change"))) == (Status.TARGET, ["7 persen"])


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("Nilai ekspor Jambi pada 2023 mencapai US$ 90 juta.", []),
        ("Ekspor Jambi pada 2023 mencapai 900 ton.", ["kopi"]),
        ("Nilainya pada 2023 mencapai US$ 90 juta.", ["kopi"]),
    ],
)
def test_all_that_a_place_exports_is_not_of_the_good_of_the_article(total: str, expected: list[str]) -> None:
    *_, claim = article("Kopi Jambi laku. Ekspor kopi naik.", "Ekspor kopi ke Oman lancar. Kopi digemari.", total)
    assert words(claim.get("commodity")) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Kabar gembira bagi pekebun Sikka.", ["Sikka"]),
        ("Pekebun Sikka dan Alor gembira.", []),
        ("Di pelabuhan baru Kupang truk mengantre.", []),
    ],
)
def test_the_sentence_before_sets_the_place(before: str, expected: list[str]) -> None:
    (claim,) = article(f"{before} Sebanyak 12 ton kakao diekspor ke Swiss.")
    assert words(claim.get("origin")) == expected


def test_what_foreseen_growth_is_made_of_is_foreseen() -> None:
    [claim] = article(
        "Ekonomi tahun ini diperkirakan tumbuh 5,4 persen.",
        "Pertumbuhan tersebut didorong oleh investasi 7 persen, ekspor 9,9 persen, dan impor 8 persen.",
    )
    assert claim.status is Status.PLANNED


@pytest.mark.parametrize(
    "examples",
    [
        "Misalnya saja kopi, lada, dan lain sebagainya.",
        "Di antaranya kopi dan lada.",
        "Produk utamanya antara lain kopi dan lada.",
        "Barang yang dikirim meliputi kopi dan lada.",
        "Jenisnya beragam, seperti kopi dan lada.",
        "Produk utama ekspor Lampung ke negara itu adalah kopi dan lada.",
    ],
)
def test_goods_given_as_examples_are_of_the_flow_before(examples: str) -> None:
    [event] = records(f"Beberapa produk andalan Lampung rutin diekspor ke Oman. {examples}")
    assert [[f.surface for f in slot] for slot in (event.commodity, event.destination)] == [["kopi", "lada"], ["Oman"]]


def test_goods_given_as_examples_are_of_the_figure_before() -> None:
    found = records(
        "Ekspor Lampung ke Oman pada 2021 bernilai US$ 31 juta. Produknya antara lain kopi dan lada.",
        "Ekspor ke Mesir mencapai US$ 41 juta. Barang yang dikirim meliputi teh dan pala.",
    )
    assert [[f.surface for f in event.commodity] for event in found] == [["kopi", "lada"], ["teh", "pala"]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kopi Lampung diekspor ke beberapa negara. Di antaranya Oman dan Mesir.", ["Oman", "Mesir"]),
        ("Kopi Lampung diekspor ke pasar luar negeri. Misalnya Oman dan Mesir.", ["Oman", "Mesir"]),
        ("Kopi Lampung diekspor ke Oman karena negara pesaing gagal panen. Misalnya Peru dan Kenya.", ["Oman"]),
    ],
)
def test_countries_given_as_examples_are_where_goods_go(text: str, places: list[str]) -> None:
    [event] = records(text)
    assert [f.surface for f in event.destination] == places


def test_a_whole_does_not_go_where_its_part_goes() -> None:
    found = records("Ekspor karet Indonesia ke Oman sekitar 420 ton dari total 1.650 ton pada 2021.")
    assert [[f.surface for f in event.destination] for event in found] == [["Oman"], []]


def test_goods_can_be_examples_of_goods() -> None:
    [event] = records(
        "Ekspor kerajinan Lombok pada 2021 bernilai US$ 3 juta. Kerajinan yang diekspor meliputi gerabah."
    )
    assert [f.surface for f in event.commodity] == ["kerajinan", "gerabah"]


def test_what_a_place_exports_is_not_of_the_firms_of_the_headline() -> None:
    found = records(
        "16 Perusahaan Ekspor Kopi ke Oman\n\nSebanyak 16 perusahaan mengekspor 9 ton kopi ke Oman, Senin (6/5)."
        " Nilai ekspor Lampung pada 2023 mencapai US$ 9 juta."
    )
    assert [[f.surface for f in event.exporter] for event in found if event.value] == [[]]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Malaysia mengekspor 16 juta ton sawit, jauh di bawah Indonesia yang mencapai 23 juta ton.",
            [(["Malaysia"], []), (["Indonesia"], [])],
        ),
        (
            "Ekspor Indonesia ke Oman US$ 2 juta, di bawah Vietnam yang mencapai US$ 9 juta dan Thailand US$ 6 juta.",
            [(["Indonesia"], ["Oman"]), (["Vietnam"], ["Oman"]), (["Thailand"], ["Oman"])],
        ),
        (
            "Ekspor kopi ke Oman US$ 2 juta, lebih kecil dibanding Mesir yang mencapai US$ 9 juta.",
            [([], ["Oman"]), ([], ["Mesir"])],
        ),
    ],
)
def test_whom_a_figure_is_compared_with_has_its_own(text: str, ends: list[tuple[list[str], list[str]]]) -> None:
    assert [(words(c.get("origin")), words(c.get("destination"))) for c in article(text)] == ends


def test_who_is_given_a_quota_exports() -> None:
    [claim] = article("Pemerintah memberi kuota ekspor konsentrat tembaga 480 ribu ton kepada PT Amman Tambang.")
    assert (words(claim.get("exporter")), claim.status) == (["PT Amman Tambang"], Status.PLANNED)


def test_what_a_ban_did_for_other_exports_has_happened() -> None:
    text = "Larangan ekspor nikel membuat ekspor feronikel naik dari US$ 3 juta pada 2017 menjadi US$ 9 juta pada 2023."
    assert [claim.status for claim in article(text)] == [Status.REALIZED, Status.REALIZED]


def test_what_is_lost_by_telling_too_little_is_no_export() -> None:
    assert article("Kerugian akibat under-invoicing ekspor sawit mencapai US$ 5 juta.") == []


def test_the_market_that_ranks_before_another_is_not_where_goods_go() -> None:
    [claim] = article("Oman tujuan ekspor kopi terbesar kedua setelah Mesir, dengan porsi 11 persen.")
    assert words(claim.get("destination")) == ["Oman"]


@pytest.mark.parametrize(
    "text",
    [
        "Bea Cukai menggagalkan penyelundupan 18 ton pasir timah. Petugas menyebut barang itu akan dibawa ke Oman.",
        "Patroli mencegat ekspor gelap 18 ton pasir timah. Komandan pangkalan menuturkan tujuan akhirnya Oman.",
        "Bea Cukai menggagalkan penyelundupan 18 ton kopi. Kopi senilai Rp 1,5 miliar itu siap dikirim ke Oman.",
    ],
)
def test_where_stopped_goods_were_bound_for_is_told_in_the_next_sentence(text: str) -> None:
    [claim] = article(text)
    assert (words(claim.get("destination")), claim.status) == (["Oman"], Status.HALTED)


def test_buyers_told_behind_lawful_exports_in_news_of_a_seizure_are_of_those() -> None:
    found = article(
        "Bea Cukai menggagalkan penyelundupan 18 ton pasir timah. Ekspor timah batangan yang resmi pada 2023 sebesar"
        " 40 ton. Singapura dan Oman menjadi pembeli utamanya."
    )
    assert [claim.status for claim in found] == [Status.HALTED, Status.REALIZED, Status.REALIZED]


def test_a_quota_that_has_been_given_is_a_plan() -> None:
    [claim] = article("Kuota ekspor nikel yang telah direkomendasikan kepada sembilan perusahaan mencapai 38 juta ton.")
    assert (words(claim.get("exporter")), claim.status) == (["sembilan perusahaan"], Status.PLANNED)
