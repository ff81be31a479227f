"""Which date of a sentence is a flow's time (relate/period.py)."""

from datetime import date

import pytest

from ekspor.relate import period
from ekspor.schema import Label, Period
from lines import PUBLISHED, article, claims, line, said, the, times, words


def flow_times(text: str) -> list[str]:
    return [m.text for m in period.flow_times(line(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor kopi pada 2023 naik.",
        "Sebanyak 40 ton kopi dikirim pada Kamis (16/5/2024).",
        "Pada Kamis (16/5/2024) kopi itu diekspor.",
        "Pengiriman itu ditolak pada 16 Mei 2024.",
        "Pada 16 Mei 2024 seorang penumpang tertangkap membawa emas.",
        "Pada 16 Mei 2024 petugas juga memeriksa lima kontainer rumput laut kering milik seorang pengepul di Kota Batu "
        "sebelum dikapalkan.",
    ],
)
def test_a_date_is_the_time_of_a_flow(text: str) -> None:
    assert len(flow_times(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor kopi naik, kata Kepala Disperindag, Kamis (16/5/2024).",
        "“Ekspor kopi naik,” ujarnya di Batang, Kamis (16/5/2024).",
        "Tarif yang berlaku 1 Mei 2024 menekan ekspor.",
        "Kapal itu mengangkut 40 ton kopi ke Jepang, Reuters melaporkan pada Kamis (16/5/2024).",
        "Kopi itu dikirim ke Jepang, menurut pejabat setempat pada Kamis (16/5/2024).",
        "Ekspor kopi naik dibanding September 2023.",
        "Ekspor kopi naik dari periode yang sama tahun lalu.",
        "Laba CV Rimba naik dari laba yang dibukukan pada 2022.",
        "Ekspor kopi diminati pembeli di Trade Expo Indonesia 2023.",
        "Menurut aturan yang diumumkan pekan ini, kopi diekspor lewat satu pintu.",
        "Pameran Mebelku Expo ditutup, Minggu (19/5/2024).",
        "Pada Rabu (15/5/2024) harga minyak naik tipis setelah investor di bursa menimbang berita tentang kilang yang "
        "akan mengirim lebih sedikit.",
        "Ekspor kopi diminati pembeli di Trade Expo Indonesia (TEI) 2023.",
    ],
)
def test_a_date_of_speech_law_or_comparison_is_not(text: str) -> None:
    assert flow_times(text) == []


def test_the_time_said_of_a_name_in_passing_is_not() -> None:
    assert flow_times("Ekspor ke Mesir, yang tahun lalu di puncak, kini di peringkat ketiga.") == []


def test_what_is_exported_in_passing_has_its_time() -> None:
    assert flow_times("Rotan, yang pada 2023 diekspor ke Mesir, kini diolah.") == ["2023"]


def test_a_day_of_speech_never_hides_a_period() -> None:
    text = "Ekspor kopi pada 2023 mencapai 40 ton, kata Kepala Disperindag, Kamis (16/5/2024)."
    assert times(claims(text)[0]) == ["2023-01-01..2023-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi sejak Januari 2024 mencapai 40 ton.", "2024-01-01..2024-05-20"),
        ("Sejak larangan itu dicabut pada Januari 2024, ekspor kopi mencapai 40 ton.", "2024-01-01..2024-05-20"),
        ("Ekspor kopi hingga Oktober 2023 mencapai 40 ton.", "2023-01-01..2023-10-31"),
        ("Ekspor kopi sampai dengan Maret 2024 mencapai 40 ton.", "2024-01-01..2024-03-31"),
        ("Ekspor kopi per Maret 2024 mencapai 40 ton.", "2024-01-01..2024-03-31"),
        ("Ekspor kopi pada Maret 2024 mencapai 40 ton.", "2024-03-01..2024-03-31"),
        ("Ekspor kopi semester pertama 2023 mencapai 40 ton.", "2023-01-01..2023-06-30"),
        ("Ekspor kopi ditargetkan 40 ton pada Desember.", "2024-12-01..2024-12-31"),
        ("Ekspor kopi mencapai 40 ton pada Desember.", "2023-12-01..2023-12-31"),
    ],
)
def test_the_words_before_a_date_and_the_status_set_its_reach(text: str, expected: str) -> None:
    assert times(claims(text)[0]) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi pada 2023 mencapai 40 ton, naik dari 25 ton pada 2022.", "2022-01-01..2022-12-31"),
        ("Ekspor kopi 2023 mencapai 40 ton, dibanding tahun sebelumnya 25 ton.", "2022-01-01..2022-12-31"),
        (
            "Ekspor kopi Januari-Maret 2024 mencapai 40 ton, dibanding periode yang sama tahun lalu 25 ton.",
            "2023-01-01..2023-03-31",
        ),
        ("Secara tahunan ekspor kopi pada 2023 naik menjadi 40 ton ketimbang 25 ton.", "2022-01-01..2022-12-31"),
    ],
)
def test_a_base_of_comparison_has_the_period_compared_with(text: str, expected: str) -> None:
    assert [times(c) for c in claims(text) if c.base] == [[expected]]


def test_a_date_is_read_with_the_period_spoken_of_before() -> None:
    read, mention = the("Pada tahun sebelumnya ekspor 25 ton.", "tahun sebelumnya", Label.DATE)
    anchor = Period(date(2020, 1, 1), date(2020, 12, 31), "year")
    found = period.link(read, mention, PUBLISHED, anchor, "test").value
    assert isinstance(found, Period)
    assert (found.start, found.end) == (date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), (date(2022, 1, 1), date(2022, 12, 31))),
        (date(2024, 2, 1), date(2024, 2, 29), (date(2023, 2, 1), date(2023, 2, 28))),
        (date(2025, 2, 1), date(2025, 2, 28), (date(2024, 2, 1), date(2024, 2, 29))),
        (date(2024, 2, 28), date(2024, 2, 28), (date(2023, 2, 28), date(2023, 2, 28))),
    ],
)
def test_the_year_before_keeps_the_last_of_february(start: date, end: date, expected: tuple[date, date]) -> None:
    found = period.year_before(Period(start, end, "range"))
    assert (found.start, found.end) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sejak Desember 2023 hingga akhir April 2024 ekspor mencapai 40 ton.", "2023-12-01..2024-04-30"),
        ("Dari Januari 2024 sampai 15 April 2024 ekspor mencapai 40 ton.", "2024-01-01..2024-04-15"),
        ("Ekspor hingga April 2024 mencapai 40 ton.", "2024-01-01..2024-04-30"),
    ],
)
def test_a_flow_lies_between_two_dates(text: str, expected: str) -> None:
    [claim] = claims(text)
    assert times(claim) == [expected]


def test_what_is_planned_has_the_time_that_is_still_to_come() -> None:
    text = "Per akhir April perusahaan memegang pesanan ekspor US$ 3 juta yang bakal dikirim pada kuartal III 2024."
    [claim] = claims(text)
    assert times(claim) == ["2024-07-01..2024-09-30"]


def test_a_year_that_growth_is_compared_with_is_not_its_time() -> None:
    [claim] = claims("Dibanding 2022, ekspor kopi tumbuh 12 persen.")
    assert not claim.base
    assert not claim.says("period")


def test_a_date_is_not_the_time_of_what_explains_it() -> None:
    [claim] = claims("Kinerja CV Rimba tahun ini kuat karena mengekspor kopi ke Jepang.")
    assert times(claim) == []


def test_a_target_of_the_whole_year_has_the_year_for_its_time() -> None:
    *_, target = article("Ekspor kopi pada Januari-Maret 2024 mencapai 40 ton.", "Target ekspor setahun penuh 90 ton.")
    assert times(target) == ["2024-01-01..2024-12-31"]


def test_what_leaves_week_by_week_is_of_no_one_time() -> None:
    *_, rate = article("Ekspor kopi pada 2023 mencapai 40 ton.", "CV Rimba mengekspor 2 ton teh ke Jepang per pekan.")
    assert times(rate) == []


def test_a_flow_without_a_figure_has_only_its_own_time() -> None:
    *_, named = article(
        "Ekspor kopi ramai dibahas.", "Pada 2021 petani panen raya.", "CV Rimba mengekspor teh ke Jepang."
    )
    assert times(named) == []


def test_the_time_of_a_price_is_none_of_exports() -> None:
    *_, told = article(
        "Ekspor kopi dibahas.", "Harga pupuk masih mahal pada 2022.", "Porsi ekspor kopi ke Oman 6 persen."
    )
    assert times(told) == []


def test_the_time_of_what_is_told_stays_until_another_is_said() -> None:
    *_, growth = article(
        "Ekspor dibahas.", "Ekonomi tumbuh 5 persen pada 2023.", "Konsumsi tumbuh 4 persen.", "Ekspor tumbuh 6 persen."
    )
    assert times(growth) == ["2023-01-01..2023-12-31"]


def test_the_ends_of_a_rise_over_years_have_each_their_year() -> None:
    first, last = claims("Pada periode 2013 hingga 2023 ekspor kopi tumbuh dari awalnya 25 ton menjadi 40 ton.")
    assert (times(first), times(last)) == (["2013-01-01..2013-12-31"], ["2023-01-01..2023-12-31"])


def test_one_picked_out_of_those_just_told_has_their_time() -> None:
    *_, part = article(
        "CV Rimba dan CV Tiga Roda mengirim 40 ton kopi ke Jepang pada 16 Mei 2024.",
        "Khusus CV Rimba, tercatat ekspor 25 ton kopi ke Jepang.",
    )
    assert times(part) == ["2024-05-16..2024-05-16"]


def test_what_was_told_once_before_is_of_another_time() -> None:
    *_, old = article(
        "Ekspor kopi pada 2023 mencapai 40 ton.", "Gapki pernah menyebut bahwa ekspor sawit mencapai 25 ton."
    )
    assert times(old) == []


def test_a_day_of_a_plan_is_the_nearest() -> None:
    [claim] = claims("Sebanyak 40 ton kopi dijadwalkan dikirim ke Jepang pada 18 Mei.")
    assert times(claim) == ["2024-05-18..2024-05-18"]


def test_a_value_reached_by_goods_told_before_is_their_value() -> None:
    [flow] = article(
        "Petani mengekspor 40 ton kopi ke Jepang pada 2023.", "Dari hasil panen itu nilai ekspor mencapai Rp14 miliar."
    )
    assert len(flow.amounts) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi US$5 juta, naik 2 persen dibandingkan Maret 2024.", [("", False)]),
        ("Ekspor kopi US$5 juta, turun 2 persen dari bulan sebelumnya.", [("", False)]),
        ("Ekspor kopi tahun sebelumnya US$4 juta.", [("tahun sebelumnya", True)]),
        ("Ekspor kopi mencapai 5 ton dibanding 2022 yang hanya 4 ton.", [("", False), ("2022", True)]),
        ("Ekspor kopi 2023 mencapai 5 ton, naik dari 2022 yang 4 ton.", [("2023", False), ("2022", True)]),
    ],
)
def test_the_time_compared_with_is_that_of_a_base_alone(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(" ".join(link.text for link in c.get("period")), c.base) for c in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sepanjang 2022 ekspor damar turun dari 9 ton setahun sebelumnya menjadi 7 ton.",
            ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"],
        ),
        (
            "Ekspor damar sepanjang 2021 hanya 7 ton, merosot dari tahun sebelumnya yang masih membukukan 9 ton.",
            ["2021-01-01..2021-12-31", "2020-01-01..2020-12-31"],
        ),
    ],
)
def test_a_year_before_is_counted_from_the_year_told_of(text: str, expected: list[str]) -> None:
    assert [time for claim in claims(text) for time in times(claim)] == expected


def test_the_same_stretch_of_a_year_before_may_be_told_apart_from_it() -> None:
    _, base = article(
        "Selama empat bulan pertama 2024 ekspor pala mencapai 40 ton.",
        "Setahun silam, dalam empat bulan yang sama, volumenya 60 ton.",
    )
    assert times(base) == ["2023-01-01..2023-04-30"]


def test_when_a_target_was_changed_is_not_its_time() -> None:
    text = "Untuk tahun ini dinas mematok ekspor 90 ton, lalu pada Maret dinaikkan menjadi 95 ton."
    assert [times(claim) for claim in claims(text)] == [["2024-01-01..2024-12-31"]] * 2


def test_the_rest_of_a_flow_has_its_goods_and_time() -> None:
    _, rest = claims("Tujuh puluh persen dari ekspor pala pada 2023 diserap Oman, selebihnya Mesir dan Irak.")
    assert said(rest, "commodity", "destination") == {"commodity": ["pala"], "destination": ["Mesir", "Irak"]}
    assert times(rest) == ["2023-01-01..2023-12-31"]


def test_the_next_year_is_counted_from_the_one_told_of() -> None:
    text = "Pada 2010 ekspor pala menyentuh 9 ton sebelum terperosok ke 7 ton tahun berikutnya."
    assert [times(claim) for claim in claims(text)] == [["2010-01-01..2010-12-31"], ["2011-01-01..2011-12-31"]]


def test_what_is_hoped_for_until_a_month_is_until_the_next_such() -> None:
    [hope] = claims("Hingga Desember koperasi itu berharap ekspornya bisa mencapai 40 ton.")
    assert times(hope) == ["2024-01-01..2024-12-31"]


def test_what_was_before_has_no_time_of_what_is_told() -> None:
    *_, before = article(
        "CV Rimba mengirim 40 ton pala ke Oman pada 16 Mei 2024.", "Sebelumnya CV Rimba mengirim 5 ton teh ke Mesir."
    )
    assert times(before) == []


def test_the_time_of_a_reason_is_not_that_of_a_flow() -> None:
    [growth] = claims("Ekspor pala naik hanya 12 persen karena pada Maret panen gagal.")
    assert times(growth) == []


def test_a_year_later_is_counted_from_the_one_told_of() -> None:
    *_, later = article("Ekspor pala ke Oman pada 2021 hanya 3 ton.", "Setahun kemudian jumlahnya naik menjadi 6 ton.")
    assert times(later) == ["2022-01-01..2022-12-31"]


def test_a_time_before_a_colon_is_that_of_the_figure_behind_it() -> None:
    found = claims("Ekspor teh Oktober 2023: 9 ton; November 2023: 8 ton; Desember 2023: 7 ton.")
    assert [times(claim)[0][:7] for claim in found] == ["2023-10", "2023-11", "2023-12"]


@pytest.mark.parametrize(
    "behind",
    [
        "Pengiriman itu berlangsung Maret lalu.",
        "Ekspor perdana tersebut dilakukan pada Maret lalu.",
        "Pengapalan dilaksanakan Maret lalu.",
        "Kapalnya bertolak Maret lalu.",
    ],
)
def test_the_next_sentence_says_when_a_flow_took_place(behind: str) -> None:
    (claim,) = article("CV Rimba Sari mengekspor 25 ton kopi ke Jepang.", behind)
    assert words(claim.get("period")) == ["Maret lalu"]


def test_the_time_of_what_else_is_told_is_not_that_of_the_flow_before() -> None:
    (claim,) = article("CV Rimba Sari mengekspor 25 ton kopi ke Jepang.", "Panen berlangsung Maret lalu.")
    assert not claim.says("period")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Ekspor teh pada Januari-Maret 2024 mencapai 40 ton, naik dari posisi yang sama tahun sebelumnya 30 ton.",
            "2023-01-01..2023-03-31",
        ),
        (
            "Ekspor pala pada 2022 US$ 9 juta. Produksi teh 793 ton pada 2021, dengan ekspor US$ 3 juta di tahun itu.",
            "2021-01-01..2021-12-31",
        ),
        (
            "Ekspor dibahas. Ekonomi ditargetkan tumbuh 5 persen pada 2025. Itu ditopang ekspor yang diperkirakan naik "
            "6 persen.",
            "2025-01-01..2025-12-31",
        ),
        ("Ekspor dibahas. CV Rimba mengekspor 9 ton teh ke Oman. Kemarin 4 ton ke Yaman.", "2024-05-19..2024-05-19"),
    ],
)
def test_a_time_told_by_that_of_something_else(told: str, expected: str) -> None:
    assert times(article(*told.split(". "))[-1]) == [expected]


def test_a_debt_or_a_fair_sets_no_time() -> None:
    *_, named = article(
        "CV Rimba menerbitkan utang yang jatuh tempo pada 2025.", "CV Rimba mengekspor 9 ton teh ke Oman."
    )
    assert times(named) == []


def test_a_firms_exports_have_the_time_of_its_accounts_told_just_before() -> None:
    *_, flow = article(
        "Ekspor batu bara Indonesia pada Januari-April 2024 tinggal US$ 13,8 miliar.",
        "PT Arang Samudra membukukan pendapatan US$ 412 juta pada kuartal I 2024, turun 18 persen. "
        "Volume ekspornya 6,4 juta ton.",
    )
    assert times(flow) == ["2024-01-01..2024-03-31"]
