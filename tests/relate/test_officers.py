"""Who speaks for which firm."""

import pytest

from lines import article, words


@pytest.mark.parametrize(
    "introduced",
    [
        "Harga sedang baik, kata Direktur PT Sinar Laut, Rohani Siregar.",
        "Harga sedang baik, kata Rohani Siregar, pemilik PT Sinar Laut.",
        "Harga sedang baik, kata Rohani Siregar dari PT Sinar Laut.",
        "Harga sedang baik, kata Rohani Siregar (44) selaku wakil direktur PT Sinar Laut.",
        "PT Sinar Laut berdiri di Bitung. Harga sedang baik, kata pemiliknya, Rohani Siregar.",
        "PT Sinar Laut berdiri di Bitung. Harga sedang baik, kata humas perusahaan, Rohani Siregar.",
        "PT Sinar Laut berdiri di Bitung. Pengolah ikan milik Rohani Siregar itu kebanjiran pesanan.",
        "Rohani Siregar bangun pagi-pagi. Pemilik PT Sinar Laut itu menunggu kapal.",
    ],
)
def test_what_an_officer_tells_of_is_of_the_firm(introduced: str) -> None:
    *_, later = article(introduced, "Cuaca sedang buruk.", "“Ekspor tuna 25 ton,” ujar Rohani.")
    assert words(later.get("exporter")) == ["PT Sinar Laut"]


@pytest.mark.parametrize(
    "introduced",
    [
        "PT Sinar Laut berdiri di Bitung. Harga sedang baik, kata ekonom Rohani Siregar.",
        "PT Sinar Laut berdiri di Bitung. Harga sedang baik, kata Rohani Siregar.",
        "Pemilik PT Sinar Laut itu menunggu kapal.",
        "PT Sinar Laut membeli kopi milik Rohani Siregar.",
    ],
)
def test_others_speak_for_no_firm(introduced: str) -> None:
    *_, later = article(introduced, "Cuaca sedang buruk.", "“Ekspor tuna 25 ton,” ujar Rohani.")
    assert not later.says("exporter")


def test_of_two_firms_the_officer_is_of_the_one_beside_the_title() -> None:
    *_, later = article(
        "PT Sinar Laut kalah dari CV Nusa Bahari, kata Rohani Siregar, pemilik CV Nusa Bahari.",
        "Cuaca sedang buruk.",
        "Rohani mengekspor tuna 25 ton.",
    )
    assert words(later.get("exporter")) == ["CV Nusa Bahari"]


def test_the_title_behind_a_name_may_be_that_of_the_next() -> None:
    *_, later = article(
        "Hadir Bupati Rohani Siregar, Direktur PT Sinar Laut Budi Santoso.",
        "Cuaca sedang buruk.",
        "Rohani menyebut ekspor tuna 25 ton.",
    )
    assert not later.says("exporter")


def test_where_an_agency_counts_an_officer_is_only_named() -> None:
    *_, later = article(
        "PT Sinar Laut mengekspor 4 ton tuna, kata Direktur PT Sinar Laut, Rohani Siregar.",
        "Kabar dari Rohani tergambar pula dalam data BPS: ekspor tuna 900 ton.",
    )
    assert not later.says("exporter")
