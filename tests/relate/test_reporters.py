"""Who says so."""

import pytest

from ekspor.relate.reporters import reporters
from lines import article, line, words


def reported(text: str) -> list[str]:
    return [m.text for m in reporters(line(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala Disperindag Jepara menyebut ekspor naik.", "Disperindag Jepara"),
        ("Kepala Bidang Perdagangan Luar Negeri Disperindag Jepara menyebut ekspor naik.", "Disperindag Jepara"),
        ("Ekspor naik, kata petugas Bea Cukai.", "Bea Cukai"),
        ("Ekspor naik, tulis Bea Cukai.", "Bea Cukai"),
        ("Data BPS menunjukkan ekspor naik.", "BPS"),
        ("Menurut Bea Cukai, ekspor naik.", "Bea Cukai"),
        ("Ekspor itu difasilitasi oleh Bea Cukai.", "Bea Cukai"),
        ("Disperindag mencatat ekspor naik.", "Disperindag"),
        ("Disperindag Kabupaten Batang juga mencatat ekspor naik.", "Disperindag Kabupaten Batang"),
        ("Bea Cukai, lewat rilis bulanan, mencatat ekspor naik.", "Bea Cukai"),
        ("Ketua Asosiasi Mebel Jepara mencatat ekspor naik.", "Asosiasi Mebel Jepara"),
        (
            "Menteri Perdagangan menyebut ekspor naik, demikian laman Kementerian Perdagangan.",
            "Kementerian Perdagangan",
        ),
        ("Benih itu dihentikan patroli Bea Cukai sebelum diekspor.", "Bea Cukai"),
        ("Ekspor yang tercatat di Bea Cukai naik.", "Bea Cukai"),
        ("Kementerian Perdagangan melalui Kepala Disperindag menyebut ekspor naik.", "Disperindag"),
    ],
)
def test_a_reporter(text: str, expected: str) -> None:
    assert reported(text) == [expected]


def test_of_an_office_and_what_it_belongs_to_the_first_reports() -> None:
    found = reported("Badan Standar Mutu (BSM) Kementerian Perdagangan mencatat ekspor naik.")
    assert found == ["Badan Standar Mutu", "BSM"]


def test_agencies_of_one_list_report_together() -> None:
    assert reported("Data BPS dan Bea Cukai menunjukkan ekspor naik.") == ["BPS", "Bea Cukai"]


@pytest.mark.parametrize(
    "text",
    [
        "Gedung Disperindag terbakar.",
        "Turut hadir Kepala Disperindag dan Bea Cukai.",
        "Kementerian Perdagangan memusnahkan barang.",
        "Eks Kepala Disperindag itu menyebut ekspor naik.",
    ],
)
def test_an_agency_that_reports_nothing(text: str) -> None:
    assert reported(text) == []


def test_a_person_speaks_for_the_office_that_was_named_with_the_name() -> None:
    _, later = article(
        "“Ekspor Batang mencapai US$ 65 juta,” kata Kepala Disperindag Batang, Endang Rahmawati.",
        "Sementara itu ekspor sarung 40 ton, kata Endang Rahmawati.",
    )
    assert words(later.get("agency")) == ["Disperindag Batang"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kepala Bidang Perdagangan, Endang Rahmawati, menyebut ekspor tas 40 ton.",
        "Ekspor tas 40 ton, kata Kabid Perdagangan dinas itu, Endang Rahmawati.",
        "Menurut laporan dinas tersebut, ekspor tas 40 ton.",
        "Dinas itu juga mencatat ekspor tas 40 ton.",
    ],
)
def test_the_office_told_of_goes_on_without_its_name(sentence: str) -> None:
    *_, later = article(
        "Dinas Perdagangan Kota Bitung mencatat ekspor pala 5 ton.", "Harga baik, kata perajin Budi Santoso.", sentence
    )
    assert words(later.get("agency")) == ["Dinas Perdagangan Kota Bitung"]


def test_he_is_who_spoke_last_whatever_office_acted_since() -> None:
    *_, later = article(
        "Ketua Asosiasi Mebel Jepara, Endang Rahmawati, menyebut ekspor mebel 40 ton.",
        "Bea Cukai menggagalkan 5 ton rotan yang akan dikirim ke Oman.",
        "Ia menambahkan, ekspor kursi 30 ton.",
    )
    assert words(later.get("agency")) == ["Asosiasi Mebel Jepara"]


@pytest.mark.parametrize(
    "introduced",
    [
        "Harga baik, kata Endang Rahmawati dari CV Rimba Sari.",
        "Sepinya pasar dirasakan pemilik CV Rimba Sari.",
    ],
)
def test_who_is_of_a_firm_ends_the_words_of_an_office(introduced: str) -> None:
    *_, later = article("BPS mencatat ekspor pala 5 ton.", f"{introduced} Ekspor kursi tinggal 30 ton.")
    assert not later.says("agency")


def test_an_office_may_have_figures_to_tell() -> None:
    _, later = article(
        "Kadin Jambi menyebut ekspor pala 5 ton.", "BPS Jambi punya angka yang lain: ekspor pinang 30 ton."
    )
    assert words(later.get("agency")) == ["BPS Jambi"]


def test_the_head_of_something_else_speaks_for_no_office() -> None:
    *_, later = article(
        "BPS mencatat ekspor pala 5 ton.",
        "Harga baik, kata perajin Budi Santoso.",
        "Ekspor tas 40 ton, kata Kepala Desa Sukamaju, Endang Rahmawati.",
    )
    assert not later.says("agency")


def test_a_firm_that_reports_itself_speaks_for_no_office() -> None:
    _, later = article("BPS mencatat ekspor pala 5 ton.", "PT Sinar Laut melaporkan ekspor udang 40 ton.")
    assert not later.says("agency")


@pytest.mark.parametrize(
    ("minister", "ministry"), [("Menteri Perdagangan", "Kementerian Perdagangan"), ("Mendag", "Kemendag")]
)
def test_the_minister_speaks_for_the_ministry_that_the_article_names(minister: str, ministry: str) -> None:
    _, later = article(
        "Bea Cukai Bitung mencatat ekspor pala 5 ton.",
        f"Ekspor lada 40 ton, ujar {minister} Rohani Siregar.",
        "Kementerian Perdagangan (Kemendag) ikut pameran.",
    )
    assert words(later.get("agency")) == [ministry]


def test_the_minister_goes_on_without_a_verb_of_speech() -> None:
    *_, later = article(
        "Kementerian Perdagangan (Kemendag) hadir.",
        "Bea Cukai Bitung mencatat ekspor pala 5 ton.",
        "Secara nasional, lanjut Mendag, ekspor lada 40 ton.",
    )
    assert words(later.get("agency")) == ["Kemendag"]


def test_a_director_general_is_no_man_of_business() -> None:
    _, later = article(
        "Kementerian Perdagangan mencatat ekspor pala 5 ton.",
        "Ekspor lada 40 ton, kata Direktur Jenderal Pengembangan Ekspor Rohani Siregar.",
    )
    assert words(later.get("agency")) == ["Kementerian Perdagangan"]


def test_who_speaks_for_a_firm_speaks_for_no_office() -> None:
    _, later = article(
        "“Ekspor Batang mencapai US$ 65 juta,” kata Kepala Disperindag Batang, Endang Rahmawati.",
        "Direktur PT Sinar Laut, Budi Santoso, menyebut ekspor udang 40 ton.",
    )
    assert not later.says("agency")


@pytest.mark.parametrize(
    "text",
    [
        "Sementara itu ekonom senior menilai ekspor udang 40 ton.",
        "Direktur Riset Center of Maritime Studies menyebut ekspor udang 40 ton.",
        "Menurut catatan Kontan, ekspor udang 40 ton.",
    ],
)
def test_experts_and_newspapers_speak_for_no_office(text: str) -> None:
    _, later = article("Kepala Disperindag Batang menyebut ekspor kopi 25 ton.", text)
    assert not later.says("agency")


def test_the_first_source_of_the_lead_stands_for_what_was_told_before_it() -> None:
    first, *_ = article("Ekspor kopi Lampung mencapai 40 ton.", "Data itu dirilis BPS.")
    assert words(first.get("agency")) == ["BPS"]


def test_a_source_named_after_somebody_spoke_for_a_firm_stands_for_what_comes_after() -> None:
    first, *_ = article(
        "Ekspor udang mencapai 40 ton.",
        "Direktur PT Sinar Laut, Rohani Siregar, mengeluhkan harga.",
        "BPS mencatat ekspor teh 25 ton.",
    )
    assert not first.says("agency")


def test_a_later_source_takes_over() -> None:
    _, later = article("BPS mencatat ekspor kopi 40 ton.", "Bea Cukai mencatat ekspor teh 25 ton.")
    assert words(later.get("agency")) == ["Bea Cukai"]


def test_data_are_still_those_of_the_office_that_was_named_with_them() -> None:
    *_, later = article(
        "Data BPS menunjukkan ekspor kopi 40 ton.",
        "Kepala Disperindag Batang menyebut ekspor sarung 20 ton.",
        "Berdasarkan data tersebut, ekspor lada 30 ton.",
    )
    assert words(later.get("agency")) == ["BPS"]


def test_who_gives_the_papers_of_goods_tells_of_them() -> None:
    [claim] = article("Sebanyak 40 ton pinang diekspor ke Oman. Sertifikatnya diterbitkan Karantina Jambi.")
    assert words(claim.get("agency")) == ["Karantina Jambi"]
