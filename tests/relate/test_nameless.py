"""Who exports where nobody is named (relate/nameless.py)."""

import pytest

from lines import article, words


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "Pabrik pengolahan kepiting di Brebes memberangkatkan 3 ton rajungan ke Jepang.",
            "Pabrik pengolahan kepiting",
        ),
        ("Industri keramik nasional mencatatkan ekspor keramik US$ 340 juta.", "Industri keramik nasional"),
        ("Sebab, perusahaan garam besar di Rembang mengekspor 90 ton garam.", "perusahaan garam besar"),
        ("Sebanyak 60 ton ekspor timah berasal dari perusahaan smelter swasta.", "perusahaan smelter swasta"),
        ("Anak usaha Grup Rimba mengekspor 12 ton teh ke Jepang.", "Anak usaha Grup Rimba"),
        ("Kalangan eksportir rotan Cirebon mengeluh. Ekspor ke Jepang turun 30 persen.", "eksportir rotan"),
        ("Badai memukul nelayan tongkol Bitung. Biasanya 5 ton diekspor ke Jepang.", "nelayan tongkol"),
    ],
)
def test_whom_a_sentence_is_about_exports(told: str, who: str) -> None:
    assert words(article(told)[-1].get("exporter")) == [who]


@pytest.mark.parametrize(
    "told",
    [
        "Pabrik di Brebes mengekspor 3 ton teh ke Jepang.",
        "Industri musik menyumbang ekspor US$ 340 juta.",
        "Produsen sirup asal Oman memesan 4 ton ekspor gula Lampung.",
        "Perusahaan pelayaran asal Batam mengapalkan 4 ton kopi ke Jepang.",
    ],
)
def test_others_do_not(told: str) -> None:
    assert not any(claim.says("exporter") for claim in article(told))


def test_an_article_with_a_name_goes_on_with_none() -> None:
    claim = article(
        "CV Rimba Sari mengekspor 4 ton teh.", "Kalangan eksportir rotan Cirebon mengeluh. Ekspor ke Oman turun 3 ton."
    )[-1]
    assert "eksportir rotan" not in words(claim.get("exporter"))


@pytest.mark.parametrize(
    "told",
    [
        "Bea Cukai memberi fasilitas kepada CV Rimba, yang lalu mengirim 40 ton pinang ke Oman.",
        "Sebanyak 40 ton pinang diekspor ke Oman. Bagi CV Rimba, ini pengiriman kedua.",
    ],
)
def test_a_firm_that_is_named_as_others_are_dealt_with(told: str) -> None:
    assert words(article(told)[-1].get("exporter")) == ["CV Rimba"]
