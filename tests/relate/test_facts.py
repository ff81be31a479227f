"""What one sentence claims by itself: flows with figures, and named flows."""

import pytest

from ekspor.relate import context
from ekspor.relate.reading import Change
from ekspor.schema import Status
from lines import article, claims, line, said, times, words


def test_a_figure_is_a_claim_with_all_that_is_said_of_it() -> None:
    text = (
        "Pada Kamis (16/5/2024) CV Ridaka mengekspor 40 ton sarung senilai Rp1,5 miliar ke Arab Saudi "
        "lewat Pelabuhan Tanjung Emas."
    )
    [claim] = claims(text)
    assert said(claim) == {
        "quantity": ["40 ton"],
        "value": ["Rp1,5 miliar"],
        "exporter": ["CV Ridaka"],
        "commodity": ["sarung"],
        "destination": ["Arab Saudi"],
        "port": ["Pelabuhan Tanjung Emas"],
        "period": ["Kamis (16/5/2024)"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nilai impor gula mencapai US$ 3 juta.",
        "Omzet perusahaan itu Rp5 miliar.",
        "Investasi pabrik sarung Rp5 miliar.",
        "Sebanyak 12 kontainer gula dikirim ke Surabaya.",
        "Australia mengekspor 40 ton gandum ke Indonesia.",
        "Kopi dijual di pasar domestik 40 ton.",
    ],
)
def test_imports_sales_at_home_and_money_of_other_things_are_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "goes_on", "expected"),
    [
        ("Sebanyak 40 ton udang dikirim ke Jepang.", False, 1),
        ("Sebanyak 40 ton udang dikirim.", False, 0),
        ("Sebanyak 40 ton udang dikirim.", True, 1),
        ("Kopi 40 ton.", False, 0),
        ("Kopi 40 ton.", True, 1),
        ("Kopi 40 ton, sedangkan impor gula 25 ton.", True, 1),
    ],
)
def test_a_shipment_counts_when_it_leaves_or_the_article_is_about_exports(
    text: str, goes_on: bool, expected: int
) -> None:
    assert len(claims(text, goes_on)) == expected


def test_goods_on_their_way_through_a_home_port_are_exports() -> None:
    [claim] = claims("Sebanyak 12 kontainer sarung dikirim ke Surabaya untuk diekspor ke Arab Saudi.")
    assert said(claim, "destination") == {"destination": ["Arab Saudi"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebanyak 21 eksportir mengekspor 40 ton kopi.", ["21 eksportir"]),
        ("Ekspor 40 ton kopi dilakukan UMKM dan industri.", ["UMKM", "industri"]),
        ("Dua puluh lima perusahaan mengekspor 40 ton kopi.", ["Dua puluh lima perusahaan"]),
        ("Sebanyak 40 ton kopi diekspor para petani setempat.", ["petani"]),
        ("Pelaku usaha setempat mengekspor 40 ton kopi.", ["Pelaku usaha"]),
        ("Petani di Kabupaten Ngada pernah mengekspor 40 ton kopi.", ["Petani"]),
        ("Anggota Desa Devisa membukukan ekspor 40 ton kopi.", ["Anggota Desa Devisa"]),
        ("Ekspor 40 ton kopi oleh 31 perusahaan, termasuk PT Sinar Laut.", ["PT Sinar Laut", "31 perusahaan"]),
        ("Ekspor 40 ton kopi oleh satu perusahaan, yakni PT Sinar Laut.", ["PT Sinar Laut"]),
        ("Ekspor 40 ton kopi yang dibeli dari petani.", []),
        ("Ekspor 40 ton kopi ditargetkan dari 21 eksportir.", []),
        ("Dinas Koperasi dan UMKM mencatat ekspor 40 ton kopi.", []),
    ],
)
def test_a_class_of_firms_can_export(text: str, expected: list[str]) -> None:
    [claim] = claims(text)
    assert said(claim).get("exporter", []) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor dari Desa Wonoyoso, Kabupaten Pekalongan, mencapai 40 ton.", 1),
        ("Ekspor dari Kabupaten Pekalongan, Kabupaten Batang dan Kota Tegal mencapai 40 ton.", 3),
    ],
)
def test_an_address_is_one_origin_a_list_of_places_several(text: str, expected: int) -> None:
    [claim] = claims(text)
    assert len(claim.get("origin")) == expected


@pytest.mark.parametrize("countries", [1, 2])
def test_a_country_beside_a_figure_is_a_destination_in_an_enumeration(countries: int) -> None:
    text = "Ekspor udang: Jepang 40 ton." if countries == 1 else "Ekspor udang: Jepang 40 ton, Taiwan 25 ton."
    assert sum(c.says("destination") for c in claims(text)) == (0 if countries == 1 else 2)


def test_a_stop_told_after_the_figure_is_a_claim_of_its_own() -> None:
    before, stop = claims("Ekspor kopi ke Jepang pada September 2023 masih 40 ton, bulan lalu terhenti.")
    assert (before.status, stop.status) == (Status.REALIZED, Status.HALTED)
    assert said(stop, "commodity", "quantity") == {"commodity": ["kopi"]}
    assert times(stop) == ["2024-04-01..2024-04-30"]


# ── flows without a figure ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ekspor sarung ke Arab Saudi terus berjalan.", Status.REALIZED),
        ("Ekspor sarung ke Arab Saudi dilarang.", Status.HALTED),
        ("Rencana ekspor sarung ke Arab Saudi disiapkan.", Status.PLANNED),
        ("Bupati melepas ekspor sarung ke Arab Saudi yang akan tiba besok.", Status.REALIZED),
        ("Ekspor sarung ke Arab Saudi direncanakan, tetapi batal.", Status.HALTED),
        ("Ekspor sarung ke Arab Saudi berangkat bulan depan.", Status.PLANNED),
        ("Bupati menargetkan ekspor sarung ke Arab Saudi.", Status.TARGET),
        ("Ekspor sarung ke Arab Saudi akan dilakukan koperasi.", Status.PLANNED),
        ("Jika perundingan gagal, ekspor sarung ke Arab Saudi disiapkan berangkat besok.", Status.PLANNED),
        ("Ekspor sarung ke Arab Saudi kembali berjalan setelah moratorium dicabut.", Status.REALIZED),
        ("Jika izin terbit, sarung disiapkan agar dapat diekspor ke Arab Saudi.", Status.PLANNED),
        ("Semua sarung yang diekspor ke Arab Saudi akan terpukul.", Status.REALIZED),
    ],
)
def test_a_named_flow_has_a_status(text: str, status: Status) -> None:
    [claim] = claims(text)
    assert claim.status is status
    assert said(claim, "commodity", "destination") == {"commodity": ["sarung"], "destination": ["Arab Saudi"]}


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor harus ditingkatkan.",
        "Ekspor kopi ke Eropa perlu didorong.",
        "Belum ada ekspor kopi ke Eropa.",
        "Aturan itu akan berdampak pada ekspor kopi ke Eropa.",
        "Impor gula dari Thailand, impor kedelai, dan ekspor kopi.",
        "Kopi dinikmati di Eropa.",
    ],
)
def test_general_statements_are_no_flow(text: str) -> None:
    assert claims(text) == []


def test_every_firm_of_a_list_has_its_own_flow() -> None:
    text = "Yang mengekspor ialah CV Ridaka dengan sarung ke Arab Saudi, PT Sinar Laut dengan udang ke Jepang."
    assert [said(claim) for claim in claims(text)] == [
        {"exporter": ["CV Ridaka"], "commodity": ["sarung"], "destination": ["Arab Saudi"]},
        {"exporter": ["PT Sinar Laut"], "commodity": ["udang"], "destination": ["Jepang"]},
    ]


def test_a_list_of_goods_is_one_flow() -> None:
    [claim] = claims("Komoditas yang diekspor antara lain sarung, kopi dan udang.", goes_on=True)
    assert said(claim) == {"commodity": ["sarung", "kopi", "udang"]}


def test_the_agency_that_speaks_is_the_source() -> None:
    [claim] = claims("Kepala Disperindag Jepara menyebut ekspor kopi 40 ton.")
    assert said(claim, "agency") == {"agency": ["Disperindag Jepara"]}


def test_both_ends_of_a_range_of_growth_are_fillers() -> None:
    [claim] = claims("Penurunan nilai ekspor kopi bisa mencapai 20 hingga 30 persen.")
    assert [str(link.value.percent) for link in claim.get("change") if isinstance(link.value, Change)] == ["-20", "-30"]


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        (
            "Perusahaan tidak lagi mengekspor kopi ke Jepang; pada 2023 ekspor ke Oman 40 ton.",
            Status.HALTED,
            {"commodity": ["kopi"], "destination": ["Jepang"]},
        ),
        ("Nilai ekspor kopi Rp6 miliar, selebihnya kakao dan teh.", Status.REALIZED, {"commodity": ["kakao", "teh"]}),
    ],
)
def test_a_part_of_a_sentence_names_a_flow_beside_the_figures_of_others(
    text: str, status: Status, expected: dict[str, list[str]]
) -> None:
    named = [claim for claim in claims(text) if not claim.has_figure]
    assert [(claim.status, said(claim, "commodity", "destination")) for claim in named] == [(status, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Badan baru itu bertugas mengelola ekspor sarung ke Arab Saudi.",
        "Pengawasan dan sentralisasi penjualan ekspor sarung mencegah praktik curang.",
        "Ekspor sarung ke Arab Saudi dilakukan bertahap melalui PT Niaga Satu.",
        "Sarung itu tidak dipasarkan atau diekspor ke Arab Saudi.",
        "Selama ini tidak ada sarung dari Tegal yang diekspor ke Arab Saudi.",
        "Sarung yang diekspor ke Arab Saudi hampir tidak ada.",
        "Kementerian menjaga daya saing ekspor sarung ke Arab Saudi.",
        "Sarung dikenakan tarif 19 persen untuk barang-barang ekspor ke Arab Saudi.",
        "Ekspor sarung ke Arab Saudi dikenai tarif baru.",
    ],
)
def test_exports_that_are_ruled_taxed_channelled_or_denied_are_no_flow(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sarung dikenakan tarif 19 persen untuk barang-barang ekspor ke Yaman.", 0),
        ("Ekspor sarung ke Yaman dikenai tarif baru.", 0),
        ("Tidak ada sarung yang diekspor ke Yaman.", 0),
        ("Sarung yang diekspor ke Yaman nyaris tidak ada.", 0),
        ("Akibat tarif itu ekspor sarung ke Yaman turun.", 1),
        ("Ekspor sarung ke Yaman tidak ada kendala.", 1),
    ],
)
def test_words_of_export_tell_of_a_flow_or_of_tariffs_and_denials(text: str, told: int) -> None:
    assert len(context.flows(line(text))) == told


def test_exports_that_begin_again_are_not_stopped() -> None:
    [claim] = claims("Ekspor sarung ke Yaman dimulai kembali setelah setahun terhenti.")
    assert claim.status is Status.REALIZED


def test_what_may_befall_exports_is_no_plan_to_export() -> None:
    assert not [c for c in claims("Musim badai akan memukul ekspor sarung ke Yaman.") if c.status is Status.PLANNED]


def test_goods_told_as_imports_are_not_those_of_the_exports_beside_them() -> None:
    [claim] = claims("Komoditas impornya pupuk dan gandum, komoditas ekspor unggulannya sarung dan kopi.")
    assert said(claim, "commodity") == {"commodity": ["sarung", "kopi"]}


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Pasar Tiongkok senilai US$ 40 miliar terbuka bagi ekspor sarung.", 0),
        ("Ekspor ke pasar Tiongkok senilai US$ 4 juta.", 1),
    ],
)
def test_the_size_of_a_market_is_not_what_is_sold_there(text: str, sizes: int) -> None:
    assert sum(claim.says("value") for claim in claims(text)) == sizes


@pytest.mark.parametrize(
    "text",
    [
        "Sarung banyak diekspor ke negara yang penduduknya gemar tenun seperti Oman dan Yaman.",
        "Sarung asal Tegal diekspor ke beberapa negara di kawasan itu, termasuk Oman dan Yaman.",
    ],
)
def test_countries_behind_such_as_are_destinations(text: str) -> None:
    [claim] = claims(text)
    assert {link.text for link in claim.get("destination")} == {"Oman", "Yaman"}


def test_what_is_told_of_the_past_beside_a_hope_has_happened() -> None:
    [claim] = claims("Program itu diharapkan membantu petani, yang pada 2021 nilai ekspornya mencapai US$ 4 juta.")
    assert (claim.status, times(claim)) == (Status.REALIZED, ["2021-01-01..2021-12-31"])


def test_a_figure_is_of_the_one_good_that_its_sentence_has_named() -> None:
    (claim,) = claims("Produksi kopi naik dari 80 ton menjadi 90 ton, dengan 40 ton diekspor.")
    assert words(claim.get("commodity")) == ["kopi"]


# ── times ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_time_said_in_passing_is_that_of_the_figures_in_it() -> None:
    passing, own = claims("Ekspor kopi ke Mesir, yang pada 2022 masih 40 ton, pada 2023 tinggal 5 ton.")
    assert times(passing) == ["2022-01-01..2022-12-31"]
    assert times(own) == ["2023-01-01..2023-12-31"]


def test_the_time_said_in_passing_is_of_no_figure_around_it() -> None:
    (claim,) = claims("Ekspor kopi ke Mesir, yang tiga tahun silam di puncak, tinggal 40 ton.")
    assert times(claim) == []


def test_the_same_stretch_of_another_year_is_a_base() -> None:
    text = "Ekspor kopi periode Januari-Maret 2024 mencapai 40 ton, sedangkan tahun lalu pada kurun yang sama 30 ton."
    _, base = claims(text)
    assert base.base
    assert times(base) == ["2023-01-01..2023-03-31"]


def test_a_level_that_rises_to_another_is_a_base() -> None:
    base, flow = claims("Nilai ekspornya dari US$ 5 juta menjadi US$ 9 juta.")
    assert (base.base, flow.base) == (True, False)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("CV Rimba mengekspor delapan kontainer rotan sebulan ke Mesir.", ["month"]),
        ("Tiap pekan CV Rimba mengekspor 4 kontainer rotan ke Mesir.", ["week"]),
        ("Ekspor rotan US$ 120 juta lebih dan tiap bulan bisa 2.000 kontainer.", [None, "month"]),
        ("CV Rimba mengekspor 40 ton rotan ke Mesir selama setahun.", [None]),
    ],
)
def test_a_rate_is_that_of_its_own_amount(text: str, rates: list[str | None]) -> None:
    assert [link.per for claim in claims(text) for link in claim.amounts] == rates


def test_what_is_reckoned_of_the_past_has_happened() -> None:
    (claim,) = claims("Kalau lima bulan pertama tahun lalu ekspor kopi hanya 40 ton.")
    assert (claim.status, times(claim)) == (Status.REALIZED, ["2023-01-01..2023-05-31"])


def test_a_bare_month_of_what_comes_is_the_next() -> None:
    (claim,) = claims("Nanti 40 ton kopi lagi dikirim ke Mesir bulan Juli.", True)
    assert (claim.status, times(claim)) == (Status.PLANNED, ["2024-07-01..2024-07-31"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mesir yang tahun lalu memimpin kini hanya mengambil ekspor kopi 40 ton.", []),
        ("Pada periode 2013 hingga 2024 ekspor kopi tumbuh, kini 40 ton.", ["2013-01-01..2024-12-31"]),
    ],
)
def test_what_is_so_now_is_not_of_the_time_before_it(text: str, expected: list[str]) -> None:
    (claim,) = claims(text)
    assert times(claim) == expected


def test_what_was_stopped_has_the_time_of_the_stop() -> None:
    (claim,) = claims("Kontrak ekspor kursi tahun lalu ke Jerman, senilai US$ 640.000, dibatalkan pada Maret.")
    assert (claim.status, times(claim)) == (Status.HALTED, ["2024-03-01..2024-03-31"])


def test_what_a_figure_changed_to_is_not_of_its_time() -> None:
    was, became = claims("Ekspor kopi ke Mesir pada 2022 sebanyak 8 ton lalu turun menjadi 5 ton.")
    assert times(was) == ["2022-01-01..2022-12-31"]
    assert times(became) == []


def test_what_was_sent_in_passing_had_left_before_the_stop() -> None:
    sent, stop = claims(
        "Pengiriman tuna ke Oman, yang dirintis pada Mei 2022 dengan muatan 4 ton, sejak April terhenti karena badai."
    )
    assert [(c.status, bool(c.amounts)) for c in (sent, stop)] == [(Status.REALIZED, True), (Status.HALTED, False)]


@pytest.mark.parametrize(
    "text",
    [
        "PT Aida Rotan masih mengekspor 30 kontainer kursi ke Eropa, sedangkan CV Yudi Rotan menghentikan ekspor meja "
        "ke Spanyol.",
        "PT Aida Rotan masih mengekspor kursi ke Eropa, tapi CV Yudi Rotan menyetop pengapalan meja ke Spanyol.",
    ],
)
def test_what_another_firm_does_behind_a_turn_is_a_flow_of_its_own(text: str) -> None:
    going, stopped = claims(text)
    assert (going.status, stopped.status) == (Status.REALIZED, Status.HALTED)
    assert said(going, "exporter", "commodity", "destination") == {
        "exporter": ["PT Aida Rotan"], "commodity": ["kursi"], "destination": ["Eropa"],
    }  # fmt: skip
    assert said(stopped, "exporter", "commodity", "destination") == {
        "exporter": ["CV Yudi Rotan"], "commodity": ["meja"], "destination": ["Spanyol"],
    }  # fmt: skip


def test_what_growth_leads_to_is_no_base_of_comparison() -> None:
    [claim] = claims("Ekspor pala Ambon pada Mei melorot 31 persen dibanding April menjadi 11.200 ton.")
    assert (claim.base, claim.says("quantity"), claim.says("change")) == (False, True, True)


def test_the_rest_that_was_called_off_goes_where_all_of_it_did() -> None:
    *_, rest = claims(
        "Dari 14 kontainer kopra pesanan Oman baru 5 kontainer yang berangkat, selebihnya dibatalkan bank."
    )
    assert (rest.status, rest.has_figure) == (Status.HALTED, False)
    assert said(rest, "commodity", "destination") == {"commodity": ["kopra"], "destination": ["Oman"]}


def test_who_orders_and_the_amount_of_it_are_one_flow() -> None:
    [claim] = claims("Oman mulai memesan; perusahaan itu dapat kontrak 9 kontainer.", goes_on=True)
    assert (claim.status, words(claim.get("destination"))) == (Status.PLANNED, ["Oman"])


def test_containers_stopped_abroad_need_no_goods() -> None:
    [claim] = claims("Petugas menahan dua kontainernya di Hamburg.")
    assert (claim.status, words(claim.get("destination"))) == (Status.HALTED, ["Hamburg"])


def test_what_leaves_usually_left_before_it_stopped() -> None:
    found = claims("Biasanya 40 ton pala berlayar ke Oman setiap bulan; pada Mei, tak sekilo pun.")
    assert [claim.status for claim in found] == [Status.REALIZED, Status.HALTED]


def test_what_comes_to_nothing_left_before() -> None:
    found = claims("Kenya memasok 40 ton pala ke Oman sebelum perang, kini nol.")
    assert [claim.status for claim in found] == [Status.REALIZED, Status.HALTED]


def test_an_amount_asked_for_is_a_plan_though_another_follows() -> None:
    found = claims("Dari 8 ton pala yang diminta Oman, ekspor hingga Mei baru 3 ton.", goes_on=True)
    assert [claim.status for claim in found] == [Status.PLANNED, Status.REALIZED]


def test_each_of_several_firms_sends_its_own() -> None:
    text = "PT Satu mengekspor teh ke Peru, PT Dua mengekspor 9 ton kopi ke Oman, dan PT Tiga mengekspor lada ke Mali."
    found = [said(claim, "exporter", "commodity", "destination") for claim in claims(text)]
    assert [[*f["exporter"], *f["commodity"], *f["destination"]] for f in found] == [
        ["PT Dua", "kopi", "Oman"],
        ["PT Satu", "teh", "Peru"],
        ["PT Tiga", "lada", "Mali"],
    ]


def test_firms_that_send_together_send_the_same() -> None:
    [claim] = claims("Ekspor 3 ton tuna milik PT Satu dan CV Dua dikirim ke Oman.")
    assert said(claim, "exporter") == {"exporter": ["PT Satu", "CV Dua"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hingga Maret, realisasi ekspor sudah US$ 40 juta atau 25 persen dari target tahun ini.",
            "2024-01-01..2024-03-31",
        ),
        (
            "Ekspor kopi pada Maret 2022 dibuka lagi, dan hingga akhir tahun itu mencapai 40 ton.",
            "2022-01-01..2022-12-31",
        ),
    ],
)
def test_the_time_of_a_figure_beside_another_time(text: str, expected: str) -> None:
    assert times(claims(text)[-1]) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kopi sudah diekspor ke Oman. Vietnam terkena 20 persen, Malaysia 25 persen, Kamboja 36 persen.",
        "Kopi sudah diekspor ke Oman. Industri itu dihuni 797 perusahaan, 95 persen di antaranya berskala kecil.",
        "Kopi sudah diekspor ke Oman. Selisih data ekspor ke Oman dan data impor Oman mencapai US$ 20 juta.",
    ],
)
def test_tariffs_kinds_of_firms_and_gaps_between_data_are_no_flows(text: str) -> None:
    assert [claim.has_figure for claim in article(text)].count(True) == 0


def test_what_exports_earn_is_their_value() -> None:
    (flow,) = article("CV Rimba mengekspor 40 ton kopi pada 2023. Ekspor tersebut membukukan pendapatan US$ 90 juta.")
    assert words(flow.get("value")) == ["US$ 90 juta"]


@pytest.mark.parametrize(
    ("text", "percent", "expected"),
    [
        ("Pertumbuhan ekspor kopi melambat menjadi 2 persen pada 2023.", 2, ["2023-01-01..2023-12-31"]),
        ("Pertumbuhan ekspor kopi melambat dari 9 persen pada 2022 menjadi 2 persen.", 2, []),
        ("Penurunan ekspor kopi makin dalam, dari 2 persen menjadi 9 persen.", -9, []),
    ],
)
def test_growth_that_itself_changed(text: str, percent: int, expected: list[str]) -> None:
    (flow,) = claims(text)
    (change,) = flow.get("change")
    assert isinstance(change.value, Change)
    assert (change.value.percent, times(flow)) == (percent, expected)
