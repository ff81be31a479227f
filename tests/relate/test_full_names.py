"""The fullest form of each name in an article (relate/names.py)."""

import pytest

from ekspor.schema import Label
from lines import names


def full(text: str) -> list[str]:
    """The fullest form of the last mention of a marked text."""
    known, mentions = names(text)
    return [known.full(mention).text for mention in mentions][-1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an acronym and what it stands for
        ("[AGENCY Dinas Perdagangan] ([AGENCY Disdag]) mencatat. [AGENCY Disdag] menyebut.", "Dinas Perdagangan"),
        ("[COMMODITY minyak sawit mentah] ([COMMODITY CPO]) naik. [COMMODITY CPO] turun.", "minyak sawit mentah"),
        ("[COMPANY Gabungan Industri Mebel] atau [COMPANY GIM] mencatat. [COMPANY GIM].", "Gabungan Industri Mebel"),
        ("[COMPANY PT Sinar Laut Tbk] (SLPG) naik. Saham [COMPANY SLPG] naik.", "PT Sinar Laut Tbk"),
        ("[AGENCY Balai Karantina] alias [AGENCY Barantin] mencatat. [AGENCY Barantin].", "Balai Karantina"),
        (
            "[COMPANY Asosiasi Kopi Nusa] ([COMPANY AKN]) mencatat. Ketua [COMPANY AKN Lampung] menyebut.",
            "Asosiasi Kopi Nusa",
        ),
        # a short form and a long one
        ("[COMPANY PT Raveena Garmenindo] mengekspor. [COMPANY Raveena] senang.", "PT Raveena Garmenindo"),
        ("[COMPANY Sinar Laut] mengekspor. [COMPANY PT Sinar Laut] senang. [COMPANY Sinar Laut].", "PT Sinar Laut"),
        ("[REGION Kabupaten Batang] naik. [REGION Batang] turun.", "Kabupaten Batang"),
        (
            "[PORT Pelabuhan Tanjung Emas Semarang] ramai. [PORT Pelabuhan Tanjung Emas] sepi.",
            "Pelabuhan Tanjung Emas Semarang",
        ),
        # places by their code
        ("[COUNTRY Amerika Serikat] membeli. [COUNTRY AS] membeli.", "Amerika Serikat"),
        ("[COUNTRY Jepang] membeli. [COUNTRY Negeri Sakura] membeli.", "Jepang"),
        ("[REGION Sulawesi Tenggara] naik. [REGION Sultra] turun.", "Sulawesi Tenggara"),
        # offices
        (
            "[AGENCY Dinas Perdagangan] ([AGENCY Dindag]) mencatat. [AGENCY Dindag Kota Tegal] ada. [AGENCY Dindag].",
            "Dindag Kota Tegal",
        ),
        ("[AGENCY Dinas Perdagangan] ([AGENCY Dindag]) mencatat. [AGENCY Dindag Tegal] ada.", "Dinas Perdagangan"),
        (
            "[AGENCY Dinas Perindustrian] ([AGENCY Disperindag]) mencatat. [AGENCY Disperindagkop Tegal] ada.",
            "Dinas Perindustrian",
        ),
        (
            "[AGENCY Balai Karantina Pertanian Kelas II Palu] mencatat. [AGENCY Karantina Pertanian Palu] ada.",
            "Balai Karantina Pertanian Kelas II Palu",
        ),
        ("[AGENCY Kementerian Perdagangan] mencatat. [AGENCY Kemendag] menyebut.", "Kementerian Perdagangan"),
        ("[AGENCY BPS Provinsi Maluku Utara] mencatat. [AGENCY BPS Malut] ada.", "BPS Provinsi Maluku Utara"),
        (
            "[AGENCY Dinas Perindustrian dan Perdagangan Kota Tual] mencatat. [AGENCY Disperindag] menyebut.",
            "Dinas Perindustrian dan Perdagangan Kota Tual",
        ),
        ("[AGENCY Dinas Perikanan] ada. [AGENCY Diskan Tual] mencatat.", "Dinas Perikanan"),
        ("[AGENCY KPPBC TMP C Parepare] ada. [AGENCY Bea Cukai Parepare] mencatat.", "KPPBC TMP C Parepare"),
        # a place that only the name of an office writes out
        ("[AGENCY BPS Sumatera Barat] mencatat ekspor [REGION Sumbar].", "Sumatera Barat"),
        ("[AGENCY Dinas Perdagangan Kabupaten Batang] mencatat ekspor [REGION Kab Batang].", "Kabupaten Batang"),
    ],
)
def test_a_name_stands_at_its_fullest(text: str, expected: str) -> None:
    assert full(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[COMPANY PT Sinar Laut] mengekspor. [COMPANY PT Sinar Bumi] mengekspor.", "PT Sinar Bumi"),
        ("[COMPANY PT Bina Raveena] mengekspor. [COMPANY PT Raveena] mengekspor.", "PT Raveena"),
        ("[REGION Kabupaten Batang] naik. [REGION Kota Tegal] turun.", "Kota Tegal"),
        ("[COUNTRY Korea Selatan] ([COUNTRY Jepang]) membeli.", "Jepang"),
        ("[AGENCY Disdag Tual] ada. [AGENCY Disdag Ambon] ada. [AGENCY Dinas Perdagangan] ada.", "Dinas Perdagangan"),
        ("[COMPANY CV Ridaka] ([REGION Pekalongan]) mengekspor.", "Pekalongan"),
        ("[AGENCY Bea Cukai Parepare] ada. [AGENCY Bea Cukai Malang] mencatat.", "Bea Cukai Malang"),
        ("[AGENCY BPS Provinsi Riau] mencatat. [AGENCY BPS] ada.", "BPS"),
        ("[AGENCY BPS Sumatera Barat] mencatat ekspor [REGION Sumut].", "Sumut"),
        (
            "[COMPANY PT Rimba Tbk] (RMBA) dan [COMPANY PT Rimba Timur Tbk] (RMTM). [COMPANY PT Rimba Tbk].",
            "PT Rimba Tbk",
        ),
    ],
)
def test_another_thing_keeps_its_name(text: str, expected: str) -> None:
    assert full(text) == [expected]


def test_all_forms_of_a_name_have_one_key() -> None:
    known, _ = names("[COMPANY PT Raveena Garmenindo] mengekspor. [COMPANY Raveena] senang.")
    assert known.fullest(Label.COMPANY, "Raveena") == known.fullest(Label.COMPANY, "PT Raveena Garmenindo")


def test_a_name_not_in_the_article_is_its_own_key() -> None:
    known, _ = names("[COMPANY PT Raveena Garmenindo] mengekspor.")
    assert known.fullest(Label.COMPANY, "CV Ridaka") == "cv ridaka"


def test_an_office_with_a_short_name_of_its_place_is_the_office_written_out() -> None:
    found, mentions = names(
        "[AGENCY Bea Cukai Soekarno-Hatta] mencatat. Kepala [AGENCY Kantor Bea Cukai Soetta] hadir."
    )
    assert found.full(mentions[1]).text == "Bea Cukai Soekarno-Hatta"
