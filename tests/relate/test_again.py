"""Names told before and called by what they are."""

import pytest

from lines import article, words


@pytest.mark.parametrize(
    ("before", "again", "expected"),
    [
        ("Oman menyukai kopi Temanggung.", "Ke negara itu dikirim 40 ton kopi pada 2023.", ["Oman"]),
        ("Oman dan Mesir menyukai kopi Temanggung.", "Ke kedua negara itu dikirim 40 ton kopi.", ["Oman", "Mesir"]),
        ("Oman dan Mesir menyukai kopi Temanggung.", "Ke negara itu dikirim 40 ton kopi.", []),
        ("Oman, Mesir, dan Yaman menyukai kopi.", "Ke kedua negara itu dikirim 40 ton kopi.", []),
        ("Malaysia menyukai kopi Temanggung.", "Tahun depan ekspor 40 ton kopi ke negeri tetangga itu.", ["Malaysia"]),
        ("Kopi Temanggung dikirim ke Osaka.", "Pembeli yang sama memesan 40 ton kopi lagi.", ["Osaka"]),
    ],
)
def test_buyers_called_by_what_they_are(before: str, again: str, expected: list[str]) -> None:
    *_, claim = article("Ekspor Temanggung terus tumbuh.", before, again)
    assert words(claim.get("destination")) == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Ekspor dari pelabuhan itu pada 2023 mencapai 900 ton.", ["Pelabuhan Bitung"]),
        ("Ekspor lewat pelabuhan yang sama pada 2023 mencapai 900 ton.", ["Pelabuhan Bitung"]),
        ("Ekspor ke luar negeri pada 2023 mencapai 900 ton.", []),
    ],
)
def test_the_port_named_before(again: str, expected: list[str]) -> None:
    *_, claim = article("Truk berjajar menuju kapal di Pelabuhan Bitung.", "Cuaca cerah.", again)
    assert words(claim.get("port")) == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Tahun ini dinas menargetkan ekspor US$ 9 juta bagi komoditas tersebut.", ["lada putih"]),
        ("Tahun ini dinas menargetkan ekspor US$ 9 juta bagi kabupaten tersebut.", []),
    ],
)
def test_the_good_spoken_of_before(again: str, expected: list[str]) -> None:
    *_, claim = article("Warga Bangka menanam lada putih.", again)
    assert words(claim.get("commodity")) == expected
