"""Where the firms of an article sit (relate/seats.py)."""

import pytest

from lines import article, words


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        ("Pekerja menyortir kopi di gudang CV Rimba Sari, Desa Tenganan.", "Desa Tenganan"),
        ("CV Rimba Sari, berdiri di Kelurahan Margadana, Kota Tegal, dipimpin Budi.", "Kelurahan Margadana"),
        ("CV Rimba Sari yang berlokasi di Jepara punya 900 penenun.", "Jepara"),
        ("Dari Jepara, CV Rimba Sari bercerita.", "Jepara"),
        ("CV Rimba Sari menyimpan barang di gudangnya di Demak.", "Demak"),
    ],
)
def test_a_place_beside_a_firm_is_the_origin_of_its_flows(told: str, seat: str) -> None:
    claim = article("Ekspor Kabupaten Batang mencapai US$ 65 juta.", told, "CV Rimba Sari mengekspor 40 ton kopi.")[-1]
    assert words(claim.get("origin")) == [seat]


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        ("CV Rimba Sari, pengolah kopi yang bergudang di Jepara, punya 90 pekerja.", "Jepara"),
        ("Sejak lama CV Rimba Sari, pabrik sarung di Demak, dikenal luas.", "Demak"),
        ("CV Rimba Sari mengekspor 40 ton kopi.\n\nPabriknya di Demak punya 90 pekerja.", "Demak"),
        ("CV Rimba Sari mengekspor 40 ton kopi.\n\nPerusahaan yang bergudang di Jepara ini besar.", "Jepara"),
        ("CV Rimba Sari mengekspor 40 ton kopi.\n\nKopi yang disangrai di Demak itu laku.", "Demak"),
        ("CV Rimba Sari (RSA), penambang di Demak, dikenal luas.", "Demak"),
        ("CV Rimba Sari (RSA) yang menambang di Demak memegang jatah terbesar.", "Demak"),
        ("Budi dari CV Rimba Sari, Demak, mengiyakan.", "Demak"),
        ("CV Rimba Sari, pengelola kebun kopi di Demak, dikenal luas.", "Demak"),
        ("CV Rimba Sari mengekspor 40 ton kopi.\n\nSerah terima digelar di galangan mereka di Demak.", "Demak"),
    ],
)
def test_the_seat_of_a_firm_that_is_told_by_what_it_is(told: str, seat: str) -> None:
    claim = article(told, "CV Rimba Sari mengekspor 25 ton kopi ke Jepang.")[-1]
    assert words(claim.get("origin")) == [seat]


def test_the_seat_of_the_firm_told_of_last_is_not_that_of_another() -> None:
    *_, other, own = article(
        "CV Nusa Tama mengekspor 40 ton kopi.",
        "CV Rimba Sari mengekspor 30 ton kopi. Gudangnya di Jepara besar.",
        "CV Nusa Tama mengekspor 25 ton teh.",
        "CV Rimba Sari mengekspor 15 ton teh.",
    )
    assert [words(claim.get("origin")) for claim in (other, own)] == [[], ["Jepara"]]


def test_a_flow_keeps_the_origin_that_is_said_of_it() -> None:
    [claim] = article("CV Rimba Sari (Jepara) besar.", "CV Rimba Sari mengekspor 40 ton kopi asal Demak ke Jepang.")
    assert words(claim.get("origin")) == ["Demak"]


def test_the_place_of_a_meeting_is_no_seat() -> None:
    [claim] = article(
        "Direktur CV Rimba Sari di Jakarta, Kamis (16/5), senang.", "CV Rimba Sari mengekspor 40 ton kopi."
    )
    assert words(claim.get("origin")) == []


@pytest.mark.parametrize(
    ("lead", "seat"),
    [
        ("Pagi itu Desa Tenganan masih sepi. Koperasi Rimba Sari sedang memuat kopi.", ["Desa Tenganan"]),
        ("Pagi itu Desa Tenganan masih sepi.\n\nKoperasi Rimba Sari sedang memuat kopi.", []),
        ("Pagi itu Desa Tenganan masih sepi. Koperasi Rimba Sari dan CV Nusa Tama sedang memuat kopi.", []),
    ],
)
def test_the_one_firm_of_an_article_is_where_its_lead_is_set(lead: str, seat: list[str]) -> None:
    claim = article(lead, "Tahun lalu Koperasi Rimba Sari mengekspor 25 ton kopi ke Jepang.")[-1]
    assert words(claim.get("origin")) == seat


@pytest.mark.parametrize(
    ("firm", "seat"),
    [
        ("CV Rotan Lestari Cirebon", "Cirebon"),
        ("PT Arang Jaya Banyumas", "Banyumas"),
        ("CV Banyumas", None),
        ("PT Kopi Jaya Jambi", None),
    ],
)
def test_a_firm_named_for_a_place_sits_there_where_nothing_else_is_said(firm: str, seat: str | None) -> None:
    claim = article(f"{firm} mengekspor 25 ton kopi ke Jepang.")[-1]
    assert words(claim.get("origin")) == ([seat] if seat else [])


def test_a_firm_named_for_a_place_sends_from_where_its_sentence_says() -> None:
    claim = article("CV Rotan Lestari Cirebon mengekspor 25 ton kopi dari Demak ke Jepang.")[-1]
    assert words(claim.get("origin")) == ["Demak"]
