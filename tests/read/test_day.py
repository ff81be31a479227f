"""Publication dates as metadata states them."""

import pytest

from ekspor.read.day import day


@pytest.mark.parametrize(
    "stated",
    [
        "2023-01-26",
        "2023-01-26T23:59:59+07:00",
        "2023-01-26 08:00:00",
        "2023/1/26",
        "26/01/2023",
        "26-1-2023 10:15",
        "Kamis, 26 Januari 2023 | 16:43 WIB",
        "26 Jan 2023",
        "Thu, 26 Jan 2023 10:00:00 GMT",
        "January 26, 2023",
    ],
)
def test_stated_day(stated: str) -> None:
    assert str(day(stated)) == "2023-01-26"


@pytest.mark.parametrize(
    "stated", [None, "", "kemarin", "Januari 2023", "2023", "2023-13-45", "31 Februari 2023", 20230126, ["2023-01-26"]]
)
def test_no_day(stated: object) -> None:
    assert day(stated) is None
