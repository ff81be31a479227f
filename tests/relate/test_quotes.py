"""Whose words a quotation of several sentences gives."""

from lines import article, words


def test_what_is_quoted_before_the_speaker_is_named_is_his() -> None:
    _, quoted, *_ = article(
        "Bea Cukai Bitung mencatat ekspor pala 5 ton.",
        "“Ekspor tuna 25 ton. Besok lagi,” kata Direktur PT Sinar Laut, Rohani Siregar.",
    )
    assert (words(quoted.get("exporter")), words(quoted.get("agency"))) == (["PT Sinar Laut"], [])


def test_so_it_is_with_plain_marks() -> None:
    _, quoted, *_ = article(
        "Bea Cukai Bitung mencatat ekspor pala 5 ton.",
        'Senin pagi. "Ekspor tuna 25 ton. Besok lagi," kata Kepala Dinas Perikanan Kota Sorong, Rohani Siregar.',
    )
    assert words(quoted.get("agency")) == ["Dinas Perikanan Kota Sorong"]


def test_a_quotation_that_is_closed_has_no_later_speaker() -> None:
    _, told, *_ = article(
        "Bea Cukai Bitung mencatat ekspor pala 5 ton.",
        "“Rekor!” Ekspor tuna 25 ton. “Besok lagi,” kata Direktur PT Sinar Laut, Rohani Siregar.",
    )
    assert words(told.get("agency")) == ["Bea Cukai Bitung"]
