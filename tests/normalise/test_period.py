"""Periods: a table of expressions by interval, what cannot be placed, anchors, and properties.

The table is read on Wednesday 15 March 2023.
"""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import period
from ekspor.normalise.calendar import containing, months
from ekspor.schema import Period

PUBLISHED = date(2023, 3, 15)

ABSOLUTE = {
    "2022-01-01 2022-12-31 year": ["2022", "tahun 2022", "Tahun 2022", "sepanjang 2022", "sepanjang tahun 2022",
        "pada 2022",
        "selama 2022", "2022 lalu", "tahun 2022 lalu", "tahun 2022 ini", "thn 2022", "tahun anggaran 2022",
        "periode 2022",
        "FY2022", "FY 2022", "FY22", "di tahun 2022", "tahun buku 2022", "(2022)"],
    "2022-06-01 2022-06-30 month": ["Juni 2022", "bulan Juni 2022", "Juni tahun 2022", "Juni/2022", "06/2022",
        "6-2022",
        "Jun 2022", "JUNI 2022", "sepanjang Juni 2022", "June 2022", "periode Juni 2022", "Juni 2022 lalu",
        "Juni '22"],
    "2021-11-01 2021-11-30 month": ["Nopember 2021", "November 2021", "Nop 2021", "Nov. 2021", "nopember 2021"],
    "2022-02-01 2022-02-28 month": ["Pebruari 2022", "Februari 2022", "Feb 2022", "Peb 2022"],
    "2022-08-01 2022-08-31 month": ["Agustus 2022", "Agt 2022", "Agst 2022", "Agu 2022", "Ags 2022", "August 2022",
        "Agustustus 2022"],
    "2022-10-01 2022-10-31 month": ["Oktober 2022", "Okt. 2022", "Okt 2022", "October 2022", "10/2022"],
    "2022-01-01 2022-10-31 range": ["Januari-Oktober 2022", "Januari hingga Oktober 2022", "Januari–Oktober 2022",
        "Januari s.d. Oktober 2022", "Januari s/d Oktober 2022", "Januari sampai Oktober 2022", "Jan-Okt 2022",
        "Januari sampai dengan Oktober 2022", "sepanjang Januari-Oktober 2022", "periode Januari-Oktober 2022",
        "Januari--Oktober 2022", "sepuluh bulan pertama 2022", "10 bulan pertama tahun 2022", "hingga Oktober 2022",
        "sampai Oktober 2022", "per Oktober 2022", "sejak Januari hingga Oktober 2022",
        "dari Januari ke Oktober 2022",
        "bulan Januari hingga bulan Oktober 2022", "kumulatif Januari-Oktober 2022", "s.d. Oktober 2022"],
    "2022-01-01 2022-06-30 semester": ["1H22", "1H 2022", "1H2022", "H1 2022", "H1-2022", "H1/22"],
    "2023-03-08 2023-03-14 week": ["minggu kedua Maret 2023", "pekan ke-2 Maret 2023", "minggu II bulan Maret 2023"],
    "2022-02-22 2022-02-28 week": ["pekan terakhir Februari 2022", "minggu keempat Februari 2022"],
    "2022-03-29 2022-03-31 week": ["pekan kelima Maret 2022"],
    "2022-01-01 2022-09-30 range": ["9M22", "9M 2022", "9M2022", "9M-2022", "September 2022 (ytd)",
        "Januari-September 2022 year to date", "ytd September 2022", "sembilan bulan pertama 2022",
        "sembilan bulan 2022", "hingga triwulan III 2022",
        "kuartal I hingga III 2022", "kuartal I-III 2022", "sampai dengan kuartal ketiga 2022"],
    "2022-04-01 2022-06-30 quarter": ["kuartal II 2022", "triwulan II 2022", "kuartal II/2022", "kuartal II-2022",
        "kuartal kedua 2022", "triwulan kedua tahun 2022", "Q2 2022", "Q2/2022", "2Q 2022", "TW II 2022", "TW 2 2022",
        "kuartal 2 2022", "2Q22", "2Q2022", "Q2-2022", "Q2'22", "Q2/22", "Q22022",
        "kuartal ke-2 2022", "kuartal dua 2022", "triwulan ke 2 2022", "Kuartal II Tahun 2022", "kwartal II 2022"],
    "2022-07-01 2022-12-31 semester": ["semester II 2022", "semester kedua 2022", "paruh kedua 2022",
        "semester II/2022",
        "semester dua tahun 2022", "semester 2 2022", "paruh kedua tahun 2022", "semester II-2022",
        "sepanjang semester II 2022"],
    "2022-05-01 2022-08-31 range": ["caturwulan II 2022", "pertengahan 2022", "pertengahan tahun 2022", "medio 2022",
        "catur wulan kedua 2022", "Mei-Agustus 2022"],
    "2022-01-01 2022-04-30 range": ["awal 2022", "awal tahun 2022", "caturwulan I 2022"],
    "2022-09-01 2022-12-31 range": ["akhir 2022", "akhir tahun 2022", "penghujung 2022", "September-Desember 2022"],
    "2022-04-01 2022-04-10 range": ["awal April 2022", "awal bulan April 2022", "1-10 April 2022",
        "1 hingga 10 April 2022"],
    "2022-04-11 2022-04-20 range": ["pertengahan April 2022", "11–20 April 2022"],
    "2022-02-21 2022-02-28 range": ["akhir Februari 2022"],
    "2021-01-01 2026-12-31 range": ["2021-2026", "tahun 2021-2026", "2021 hingga 2026", "periode 2021–2026",
        "antara 2021 dan 2026", "tahun 2021 sampai 2026", "2021 s.d. 2026", "periode tahun 2021 hingga 2026"],
    "2021-01-01 2022-12-31 range": ["2021/2022", "2021-22", "2021/22", "tahun 2021 dan 2022"],
    "2023-01-26 2023-01-26 day": ["26 Januari 2023", "Kamis (26/1/2023)", "Kamis, 26 Januari 2023", "26/1/2023",
        "26/01/2023",
        "26-01-2023", "26.01.2023", "2023-01-26", "Kamis 26 Januari 2023", "tanggal 26 Januari 2023", "26 Jan 2023",
        "26/1/23", "hari Kamis, 26 Januari 2023", "26 Januari 2023 lalu", "Kamis (26 Januari 2023)",
        "January 26, 2023",
        "Kamis (26/1/2023) malam", "26 Januari (2023)", "26-Jan-2023", "KAMIS (26/1/2023)", "Kamis(26/1/2023)",
        "26 Januari 2023 pukul 10.00 WIB", "Kamis Pon, 26 Januari 2023", "Kamis, 26/1/2023",
        "Kamis\u00a0(26/1/2023)", "tgl 26 Januari 2023"],
    "2021-05-03 2021-05-03 day": ["3 Mei 21", "3-Mei-21", "Senin, 3 Mei 21", "3Mei2021", "2021/05/03", "2021.05.03",
        "3 Mei 2021 10:15", "3 Mei 2021, 10.15 WIB", "2021-05-03T10:15:00", "2021-05-03 10:15", "3rd May 2021",
        "3/V/2021", "3 V 2021", "Mei 3, 2021", "Mei-3-2021", "3/05/2021 10.15 WIB"],
    "2023-01-20 2023-01-20 day": ["Jum'at (20/1/2023)", "Jum’at, 20 Januari 2023", "Jumat (20/01/2023)"],
    "2022-12-30 2023-01-02 range": ["30 Desember 2022-2 Januari 2023", "30 Desember 2022 hingga 2 Januari 2023"],
    "2022-11-11 2022-11-14 range": ["11-14 November 2022", "11 sampai 14 November 2022",
        "Jumat-Senin (11-14/11/2022)"],
    "2013-01-01 2022-12-31 range": ["satu dekade terakhir", "sedekade terakhir", "10 tahun terakhir"],
    "2022-12-01 2023-02-28 range": ["Desember-Februari 2023", "Desember 2022-Februari 2023",
        "Desember 2022 hingga Februari"],
    "2010-01-01 2019-12-31 range": ["2010-an", "tahun 2010-an", "dekade 2010-an"],
    "2025-01-01 2025-03-31 quarter": ["kuartal pertama tahun 2025 (Januari–Maret)", "kuartal I/2025"],
    "2022-01-01 2022-12-31 range": ["per 31 Desember 2022", "hingga akhir 2022", "hingga 2022"],
}  # fmt: skip

RELATIVE = {
    "2023-01-01 2023-12-31 year": ["tahun ini", "Tahun Ini", "sepanjang tahun ini", "tahun berjalan"],
    "2022-01-01 2022-12-31 year": ["tahun lalu", "sepanjang tahun lalu", "tahun kemarin", "setahun lalu",
        "tahun yang lalu"],
    "2024-01-01 2024-12-31 year": ["tahun depan", "tahun mendatang"],
    "2023-02-01 2023-02-28 month": ["bulan lalu", "Februari", "Februari lalu", "Februari tahun ini", "bulan Februari",
        "sebulan lalu", "bulan kemarin", "Pebruari", "Februari kemarin"],
    "2023-03-01 2023-03-31 month": ["bulan ini", "Maret", "Maret ini", "sepanjang Maret"],
    "2025-01-01 2025-12-31 year": ["dua tahun lagi", "2 tahun lagi"],
    "2022-04-01 2022-04-07 week": ["pekan pertama April", "minggu pertama April"],
    "2023-03-08 2023-03-14 week": ["pekan kedua bulan ini", "minggu kedua Maret"],
    "2023-02-27 2023-03-12 range": ["dua pekan terakhir", "dua minggu terakhir"],
    "2023-04-01 2023-06-30 range": ["tiga bulan ke depan", "3 bulan ke depan"],
    "2023-04-01 2023-04-30 month": ["sebulan lagi", "bulan depan", "April mendatang", "April nanti", "April tahun ini"],
    "2022-04-01 2022-04-30 month": ["April", "April lalu", "April tahun lalu"],
    "2022-12-01 2022-12-31 month": ["Desember", "Desember lalu", "tiga bulan lalu"],
    "2023-03-06 2023-03-12 week": ["pekan lalu", "minggu lalu", "sepekan lalu", "seminggu lalu"],
    "2023-02-27 2023-03-05 week": ["dua pekan lalu", "2 minggu lalu"],
    "2023-03-13 2023-03-19 week": ["pekan ini", "minggu ini"],
    "2023-03-20 2023-03-26 week": ["pekan depan", "minggu depan"],
    "2023-03-15 2023-03-15 day": ["hari ini", "Rabu", "pagi ini", "Rabu (15/3)", "siang ini", "Rabu pagi"],
    "2023-03-13 2023-03-13 day": ["dua hari sebelumnya", "2 hari yang lalu", "dua hari lalu", "kemarin lusa"],
    "2023-03-14 2023-03-14 day": ["kemarin", "Selasa", "Selasa (14/3)", "kemarin (14/3)", "Selasa kemarin",
        "tadi malam",
        "sehari lalu", "Selasa lalu", "14 Maret", "14/3"],
    "2023-03-16 2023-03-16 day": ["besok", "Kamis besok", "Kamis mendatang"],
    "2023-03-10 2023-03-10 day": ["Jumat", "Jumat lalu", "Jum'at", "Jumat pekan lalu", "10 Maret lalu",
        "Jumat (10/3) lalu"],
    "2023-03-08 2023-03-08 day": ["Rabu lalu", "Rabu pekan lalu", "8 Maret"],
    "2022-12-29 2022-12-29 day": ["Kamis (29/12)", "29 Desember", "29 Desember lalu"],
    "2023-03-18 2023-03-18 day": ["tiga hari lagi", "Sabtu besok", "18 Maret mendatang", "Sabtu (18/3) nanti"],
    "2023-03-11 2023-03-12 range": ["akhir pekan lalu"],
    "2023-01-01 2023-03-31 quarter": ["kuartal I", "kuartal ini", "triwulan pertama tahun ini",
        "kuartal pertama ini", "Q1"],
    "2022-10-01 2022-12-31 quarter": ["kuartal lalu", "kuartal IV", "triwulan keempat", "kuartal IV tahun lalu",
        "triwulan lalu"],
    "2022-07-01 2022-12-31 semester": ["semester lalu", "semester kedua", "paruh kedua", "semester II tahun lalu"],
    "2023-01-01 2023-06-30 semester": ["semester ini", "semester I", "paruh pertama tahun ini"],
    "2022-09-01 2022-12-31 range": ["akhir tahun lalu"],
    "2023-01-01 2023-04-30 range": ["awal tahun", "awal tahun ini"],
    "2023-09-01 2023-12-31 range": ["akhir tahun", "akhir tahun ini"],
    "2023-03-01 2023-03-10 range": ["awal bulan", "awal bulan ini", "awal Maret"],
    "2023-02-21 2023-02-28 range": ["akhir bulan lalu", "akhir Februari", "akhir Februari tahun ini"],
    "2018-01-01 2022-12-31 range": ["lima tahun terakhir", "5 tahun terakhir", "lima tahun belakangan",
        "dalam 5 tahun terakhir ini"],
    "2022-12-01 2023-02-28 range": ["tiga bulan terakhir", "Desember-Februari"],
    "2024-01-01 2028-12-31 range": ["lima tahun ke depan", "5 tahun mendatang"],
    "2023-01-01 2023-02-28 range": ["dua bulan pertama tahun ini", "Januari-Februari", "hingga Februari",
        "per Februari"],
    "2020-01-01 2023-03-15 range": ["sejak 2020", "sejak tahun 2020", "semenjak awal 2020"],
    "2023-01-01 2023-03-15 range": ["year to date", "year-to-date", "ytd", "YTD", "secara ytd",
        "sejak awal tahun", "sejak Januari", "sejak 1 Januari 2023", "hingga hari ini"],
    "2022-01-01 2022-12-31 range": ["kuartal I hingga IV", "Januari-Desember", "semester I dan II"],
    "2023-03-05 2023-03-07 range": ["5-7 Maret", "Minggu-Selasa (5-7/3)"],
}  # fmt: skip

NONE = ["", "tahun", "bulan", "dua tahun", "2 bulan", "selama tiga bulan", "saat ini", "kini", "sebelumnya",
    "31 Februari 2022",
        "32/1/2022", "13/13/2022", "beberapa tahun terakhir", "10.30 WIB", "Lebaran 2022", "kuartal V 2022",
        "semester III 2022",
        "5 ton", "Rp 2022", "tiga dekade lalu", "Januari-", "hingga", "sejak", "2022 ton", "12022",
        "awal pekan ini", "\x00",
        "2023-02-30", "0/0/2022", "periode yang sama tahun lalu", "tahun tersebut", "999 tahun lalu", "5Q22", "3H22",
        "7M22", "pekan kelima Februari 2022", "minggu pertama", "pekan kedua", "M22", "Q5 2022",
        "29 Februari 21", "39 Mei 21", "99 Mei 21", "31.4.21", "2021.13.40", "12.500 2021", "1,5 21", "08.15.30",
        "12 Mei 21 ton", "3 Mei 21 hingga 5 Juni 21", "3 bulan 5 tahun 2021", "Senin, Mei 2021", "3 jam yang lalu",
        "3/XIII/2021"]  # fmt: skip

NEEDS_PUBLICATION = ["tahun ini", "bulan lalu", "kemarin", "Jumat", "September", "kuartal I", "14/3",
    "sejak 2020", "lima tahun terakhir",
                     "Januari-Juni", "tahun sebelumnya", "akhir tahun", "Senin pekan lalu", "ytd",
        "dua tahun lagi", "pekan pertama April"]  # fmt: skip


def cases(table):
    return [(spelling, expected) for expected, spellings in table.items() for spelling in spellings]


def shown(found: Period | None) -> str | None:
    return found and f"{found.start} {found.end} {found.grain}"


@pytest.mark.parametrize(("text", "expected"), cases(ABSOLUTE))
def test_expression_with_its_year(text, expected):
    assert shown(period.parse(text, PUBLISHED)) == expected


@pytest.mark.parametrize(("text", "expected"), cases(RELATIVE))
def test_expression_seen_from_publication(text, expected):
    found = period.parse(text, PUBLISHED)
    assert shown(found) == expected
    assert found is not None
    assert found.relative


@pytest.mark.parametrize("text", NONE)
def test_what_cannot_be_placed(text):
    assert period.parse(text, PUBLISHED) is None


def test_words_that_are_no_whole_date_do_not_load_dateparser():
    code = (
        "import sys; from datetime import date; from ekspor.normalise.period import parse;"
        " [parse(w, date(2023, 3, 15)) for w in ('Mei 2024', 'kuartal V 2022', 'tahun tersebut', '26/1/2023', '2,1')];"
        " sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("text", NEEDS_PUBLICATION)
def test_relative_words_need_a_publication_date(text):
    assert period.parse(text) is None


@pytest.mark.parametrize(
    "text", ["2022", "Juni 2022", "kuartal II 2022", "26/1/2023", "Januari-Oktober 2022", "hingga Oktober 2022"]
)
def test_dated_words_need_none(text):
    found = period.parse(text)
    assert found is not None
    assert not found.relative


def span(start: str, end: str, grain: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end), grain)  # type: ignore[arg-type]


TEN_MONTHS = span("2019-01-01", "2019-10-31", "range")
QUARTER = span("2020-04-01", "2020-06-30", "quarter")
SEPTEMBER = span("2019-09-01", "2019-09-30", "month")
YEAR = span("2021-01-01", "2021-12-31", "year")


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("periode yang sama tahun sebelumnya", TEN_MONTHS, "2018-01-01 2018-10-31 range"),
        ("periode yang sama tahun lalu", TEN_MONTHS, "2018-01-01 2018-10-31 range"),
        ("periode yang sama 2017", TEN_MONTHS, "2017-01-01 2017-10-31 range"),
        ("periode yang sama tahun 2017", TEN_MONTHS, "2017-01-01 2017-10-31 range"),
        ("periode sama tahun sebelumnya", TEN_MONTHS, "2018-01-01 2018-10-31 range"),
        ("kuartal yang sama tahun lalu", QUARTER, "2019-04-01 2019-06-30 quarter"),
        ("triwulan sebelumnya", QUARTER, "2020-01-01 2020-03-31 quarter"),
        ("bulan yang sama tahun lalu", span("2020-02-01", "2020-02-29", "month"), "2019-02-01 2019-02-28 month"),
        ("bulan sebelumnya", SEPTEMBER, "2019-08-01 2019-08-31 month"),
        ("bulan berikutnya", SEPTEMBER, "2019-10-01 2019-10-31 month"),
        ("tahun sebelumnya", YEAR, "2020-01-01 2020-12-31 year"),
        ("setahun sebelumnya", QUARTER, "2019-04-01 2019-06-30 quarter"),
        ("tiga tahun sebelumnya", YEAR, "2018-01-01 2020-12-31 range"),
        ("tahun tersebut", SEPTEMBER, "2019-01-01 2019-12-31 year"),
        ("periode itu", SEPTEMBER, "2019-09-01 2019-09-30 month"),
        ("kurun sama 2018", SEPTEMBER, "2018-09-01 2018-09-30 month"),
        ("rentang waktu serupa tahun lalu", TEN_MONTHS, "2018-01-01 2018-10-31 range"),
        ("setahun kemudian", YEAR, "2022-01-01 2022-12-31 year"),
        ("dua bulan kemudian", SEPTEMBER, "2019-11-01 2019-11-30 month"),
        ("paruh yang sama tahun 1998", span("1999-01-01", "1999-06-30", "semester"), "1998-01-01 1998-06-30 semester"),
        ("sepuluh bulan yang sama", TEN_MONTHS, "2019-01-01 2019-10-31 range"),
        ("sepuluh bulan yang sama setahun silam", TEN_MONTHS, "2018-01-01 2018-10-31 range"),
        ("tahun yang sama", SEPTEMBER, "2019-01-01 2019-12-31 year"),
        ("semester kedua", YEAR, "2021-07-01 2021-12-31 semester"),
        ("September", YEAR, "2021-09-01 2021-09-30 month"),
        ("kuartal I hingga IV", YEAR, "2021-01-01 2021-12-31 range"),
        ("Januari-Juni", YEAR, "2021-01-01 2021-06-30 range"),
    ],
)
def test_words_that_look_back_to_the_period_before(text, anchor, expected):
    assert shown(period.parse(text, PUBLISHED, anchor=anchor)) == expected


def test_the_year_before_is_that_of_publication_when_nothing_was_said_before():
    assert shown(period.parse("tahun sebelumnya", PUBLISHED)) == "2022-01-01 2022-12-31 year"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Juli", "2023-07-01 2023-07-31 month"),
        ("Maret", "2023-03-01 2023-03-31 month"),
        ("kuartal IV", "2023-10-01 2023-12-31 quarter"),
        ("20 Desember", "2023-12-20 2023-12-20 day"),
    ],
)
def test_a_plan_looks_ahead(text, expected):
    assert shown(period.parse(text, PUBLISHED, ahead=True)) == expected


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("tahun sebelumnya", True),
        ("setahun sebelumnya", True),
        ("dibanding 2021", True),
        ("dibandingkan tahun lalu", True),
        ("ketimbang kuartal I 2022", True),
        ("tahun lalu", False),
        ("2021", False),
    ],
)
def test_the_base_of_a_comparison_says_so(text, comparison):
    found = period.parse(text, PUBLISHED)
    assert found is not None
    assert found.comparison is comparison
    assert period.is_comparison(text) is comparison


def test_the_same_period_is_a_comparison_even_when_it_cannot_be_placed():
    assert period.is_comparison("periode yang sama tahun lalu")


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
DAYS = st.dates(date(1950, 1, 1), date(2149, 12, 31))
JOINTS = st.sampled_from(["-", "–", " - ", " hingga ", " sampai ", " s.d. ", " sampai dengan "])


@given(
    DAYS,
    st.sampled_from(
        ["{d} {name} {y}", "{w}, {d} {name} {y}", "{w} ({d}/{m}/{y})", "{d}/{m}/{y}", "{y:04}-{m:02}-{d:02}"]
    ),
)
def test_any_day_comes_back(day, form):
    words = form.format(d=day.day, m=day.month, y=day.year, name=MONTHS[day.month - 1], w=WEEKDAYS[day.weekday()])
    assert period.parse(words) == Period(day, day, "day")


@given(DAYS, DAYS, JOINTS)
def test_any_interval_of_days_comes_back(a, b, joint):
    first, last = sorted((a, b))
    words = joint.join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    assert period.parse(words) == Period(first, last, "range")


@given(DAYS, DAYS, JOINTS)
def test_any_interval_of_months_comes_back(a, b, joint):
    first, last = sorted((a, b))
    words = joint.join(f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    start, end = months(first.year, first.month), months(last.year, last.month)
    assert start
    assert end
    assert period.parse(words) == Period(start[0], end[1], "range")


@given(DAYS, st.sampled_from(["month", "quarter", "semester", "year"]), st.sampled_from(["", "sepanjang ", "periode "]))
def test_any_unit_of_the_calendar_comes_back(day, unit, lead):
    words = {
        "month": f"{MONTHS[day.month - 1]} {day.year}",
        "quarter": f"kuartal {['I', 'II', 'III', 'IV'][(day.month - 1) // 3]}/{day.year}",
        "semester": f"semester {1 + (day.month - 1) // 6} tahun {day.year}",
        "year": f"tahun {day.year}",
    }
    found = period.parse(lead + words[unit])
    assert found is not None
    assert ((found.start, found.end), found.grain) == (containing(unit, day), unit)


@given(DAYS, DAYS)
def test_a_bracketed_day_is_within_half_a_year_of_publication(day, published):
    found = period.parse(f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})", published)
    assert found is not None
    assert abs(found.start - published) <= timedelta(days=184) or (day.month, day.day) == (2, 29)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_bare_month_is_the_latest_that_has_begun(published, month):
    found = period.parse(month, published)
    assert found is not None
    assert timedelta(0) <= published - found.start <= timedelta(days=366)


@given(st.text(max_size=60), st.none() | st.dates())
def test_no_text_raises(text, published):
    period.parse(text, published)


PIECES = ["2022", "Januari", "26", "/", "-", "(", ")", "hingga", "sejak", "per", "kuartal", "IV", "tahun", "lalu",
    "ini", "awal", "akhir", "Kamis",
          "lima", "terakhir", "bulan", "sebelumnya", "yang sama", "periode", "0", "99", "Februari", "kemarin",
          "pekan", "se", "dan"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=8),
    st.sampled_from(["", " "]),
    st.dates(),
    st.sampled_from([None, TEN_MONTHS, QUARTER]),
)
def test_no_heap_of_time_words_raises(pieces, blank, published, anchor):
    period.parse(blank.join(pieces), published, anchor=anchor)
