"""Publication dates as metadata states them."""

import subprocess
import sys

import pytest

from ekspor.normalise.day import day


@pytest.mark.parametrize(
    "stated",
    [
        "2023-01-26",
        "2023-01-26T23:59:59+07:00",
        "2023-01-26 08:00:00",
        *("20230126", "20230126T080000Z", "20230126080000"),
        "2023/1/26",
        "26/01/2023",
        "26-1-2023 10:15",
        "Kamis, 26 Januari 2023 | 16:43 WIB",
        "26 Jan 2023",
        "26 Jan 2023 16:43 WIB",
        "Thu, 26 Jan 2023 10:00:00 GMT",
        "January 26, 2023",
    ],
)
def test_stated_day(stated: str) -> None:
    assert str(day(stated)) == "2023-01-26"


@pytest.mark.parametrize(
    "stated",
    [
        "Kamis 26 Jan 23",
        "Kamis, 26 Januari 23 | 16:43",
        "26 Jan '23, 16.43 WIB",
        "26/01/23",
        "26.1.23",
        "26-01-23 10:15",
        "01/26/23",  # there is no month 26
        "26\xa0Januari\xa02023",
        "Kamis,26Januari2023",
        "2023 Jan 26",
        "Jan-26-2023",
        "26th January 2023",
        "January 26th, 2023 at 10:15",
        "Thu Jan 26 23:59:59 2023",
        "Thu, 26-Jan-23 23:59:59 GMT",
    ],
)
def test_stated_day_in_a_rare_form(stated: str) -> None:
    assert str(day(stated)) == "2023-01-26"


@pytest.mark.parametrize(
    "stated", [1674694800, 1674694800.5, 1674694800123, "1674694800", "1674694800123", 1674666000, 1674752399, 20230126]
)
def test_stated_day_as_a_number(stated: object) -> None:
    """Of Unix time the day is that of western Indonesia: 1674666000 is 17:00 the day before in London."""
    assert str(day(stated)) == "2023-01-26"


@pytest.mark.parametrize(
    ("stated", "read"),
    [("1/2/23", "2023-02-01"), ("Sabtu 7 Mei 22", "2022-05-07"), ("2 Nopember 99", "1999-11-02")],
)
def test_day_comes_before_month(stated: str, read: str) -> None:
    assert str(day(stated)) == read


@pytest.mark.parametrize(
    "stated",
    [
        *(None, ["2023-01-26"], True, 2023, 0, -1674694800, 1.5e300, float("nan")),
        *("", " ", "-", "null", "tidak diketahui"),
        *("2023-13-45", "31 Februari 2023", "31 Feb 23", "26/13/23", "99/99/99", "0000-00-00"),
        "26 Janember 2023",
    ],
)
def test_no_day(stated: object) -> None:
    assert day(stated) is None


@pytest.mark.parametrize(
    "stated", ["2023", "Januari 2023", "Mei 2024", "26 Januari", "26/01", "Kamis", "10:15", "12,5"]
)
def test_half_a_date_is_no_day(stated: str) -> None:
    assert day(stated) is None


@pytest.mark.parametrize(
    "stated",
    ["kemarin", "hari ini", "besok", "3 hari lalu", "2 jam yang lalu", "Kamis lalu", "yesterday", "2 days ago"],
)
def test_what_only_a_clock_could_tell_is_no_day(stated: str) -> None:
    assert day(stated) is None


def test_a_long_text_is_no_day() -> None:
    assert day("7 Mei 22 " * 1_000_000) is None


def test_usual_forms_do_not_load_dateparser() -> None:
    code = (
        "import sys; from ekspor.normalise.day import day; assert day('26 Jan 2023');"
        " sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
