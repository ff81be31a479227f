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


@pytest.mark.parametrize("buy", ["mengambil", "masing-masing mengambil"])
def test_buyers_told_before_are_dealt_out(buy: str) -> None:
    before = ("Ekspor kopi Temanggung pada 2023 mencapai 90 ton.", "Oman dan Mesir menyukai kopi itu.")
    *_, one, other = article(*before, f"Kedua negara itu {buy} 40 ton dan 9 ton kopi.")
    assert [words(claim.get("destination")) for claim in (one, other)] == [["Oman"], ["Mesir"]]


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Ekspor bawang negara itu pada 2023 mencapai 900 ton.", ["Mesir"]),
        ("Pada 2023 negeri itu menghentikan ekspor bawang.", ["Mesir"]),
        ("Ekspor bawang ke negara itu pada 2023 mencapai 900 ton.", []),
        ("Ekspor bawang kota itu pada 2023 mencapai 900 ton.", []),
    ],
)
def test_a_country_told_before_may_be_who_exports(again: str, expected: list[str]) -> None:
    *_, claim = article("Bawang dilepas di Brebes.", "Mesir sedang panen raya.", again)
    assert [link.text for link in claim.get("origin") if link.rules[-1] == "role.country-again"] == expected


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


@pytest.mark.parametrize(
    ("before", "again", "expected"),
    [
        ("Warga Banda memanen pala.", "Rempah itu dikirim ke Belanda.", ["pala"]),
        ("Warga Banda memanen pala dan cengkih.", "Hasil bumi itu dikirim ke Belanda.", ["pala", "cengkih"]),
        ("Warga Banda memanen pala dan cengkih.", "Produk-produk tersebut diekspor ke Belanda.", ["pala", "cengkih"]),
        ("Warga Banda memanen pala.", "Rempah itu dan kopi dikirim ke Belanda.", ["Rempah", "kopi"]),
        ("Warga Banda berpesta.", "Rempah itu dikirim ke Belanda.", ["Rempah"]),
    ],
)
def test_goods_called_by_their_class(before: str, again: str, expected: list[str]) -> None:
    *_, claim = article(before, again)
    assert words(claim.get("commodity")) == expected


def test_a_sentence_can_call_again_who_exports_and_where_goods_go() -> None:
    found = article(
        "Ekspor bijih nikel Indonesia ke Oman 40 ton. Filipina bersiap."
        " Negara itu mengirim 30 ton bijih nikel ke pasar yang sama."
    )
    assert [(words(c.get("origin")), words(c.get("destination"))) for c in found][-1] == (["Filipina"], ["Oman"])
