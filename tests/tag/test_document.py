"""The document-level pass: acronyms, tickers, officers, short names."""

import pytest

from ekspor.schema import Label, Mention
from ekspor.tag import document, tag
from ekspor.tag.resolve import resolve


def found(text: str, *known: tuple[str, Label]) -> list[tuple[str, Label, str]]:
    """What the pass adds to the first occurrence of each known name, of mentions that overlap the longest."""
    mentions = [
        Mention(text.index(words), text.index(words) + len(words), label, words, "test") for words, label in known
    ]
    added = document.propagate(text, mentions)
    assert all(text[m.start : m.end] == m.text for m in added)
    kept, _ = resolve([*mentions, *added])
    return [(m.text, m.label, m.rule) for m in kept if m.rule != "test"]


def test_an_acronym_in_brackets_takes_the_label_there_and_later() -> None:
    text = "Asosiasi Gula Rakyat (Agura) menolak. Kata Agura, harga jatuh."
    assert found(text, ("Asosiasi Gula Rakyat", Label.COMPANY)) == [
        ("Agura", Label.COMPANY, "document.acronym"),
        ("Agura", Label.COMPANY, "document.acronym"),
    ]


def test_an_acronym_of_goods() -> None:
    text = "Ekspor karbon tempurung aktif (KTA) naik; KTA laku."
    assert [words for words, *_ in found(text, ("karbon tempurung aktif", Label.COMMODITY))] == ["KTA", "KTA"]


def test_a_bracket_that_abbreviates_something_else_is_none() -> None:
    assert found("Dinas Perdagangan (XQZ) hadir. XQZ.", ("Dinas Perdagangan", Label.AGENCY)) == []


def test_a_ticker_is_a_mention_outside_brackets_only() -> None:
    text = "PT Laut Biru Tbk (LBRU) naik. Saham LBRU dan Laut Biru (LBRU) ramai."
    words = [words for words, _, rule in found(text, ("PT Laut Biru Tbk", Label.COMPANY)) if rule == "document.acronym"]
    assert words == ["LBRU"]


def test_the_name_before_its_ticker_is_a_listed_firm() -> None:
    text = "Laba Timah (TINS) naik. Produksi timah TINS turun."
    assert found(text, ("Timah", Label.COMMODITY), ("timah", Label.COMMODITY)) == [
        ("Timah", Label.COMPANY, "firm.before-ticker"),
        ("TINS", Label.COMPANY, "document.acronym"),
    ]


@pytest.mark.parametrize("text", ["Laba Kopi (TINS) naik.", "Laba Timah (XQZV) naik.", "Timah Hitam (TINS) naik."])
def test_other_words_before_a_ticker_are_no_firm(text: str) -> None:
    assert found(text) == []


def test_the_name_after_an_office_is_its_officer() -> None:
    text = "Kepala Disdag Jateng Arief Wicaksono mengatakan. Arief senang."
    assert found(text, ("Disdag Jateng", Label.AGENCY)) == [
        ("Arief Wicaksono", Label.PERSON, "document.officer"),
        ("Arief", Label.PERSON, "document.short-name"),
    ]


def test_no_officer_without_a_title() -> None:
    assert found("Laporan BPS Arief Wicaksono.", ("BPS", Label.AGENCY)) == []


def test_degrees_before_the_officer_stay_outside() -> None:
    text = "Ketua Kadin, Ir. H. Bagas Prakoso, hadir."
    assert ("Bagas Prakoso", Label.PERSON, "document.officer") in found(text, ("Kadin", Label.COMPANY))


def test_one_word_of_a_person() -> None:
    text = "Nurul Azizah hadir. Menurut Nurul, itu baik. Azizah pergi."
    assert [words for words, *_ in found(text, ("Nurul Azizah", Label.PERSON))] == ["Nurul", "Azizah"]


def test_one_word_inside_another_name_is_not_the_person() -> None:
    text = "Budi Santoso hadir. Tambak Budi Daya Udang dan Jalan Santoso ramai."
    assert found(text, ("Budi Santoso", Label.PERSON)) == []


def test_the_person_in_a_headline() -> None:
    text = "Budi Targetkan Ekspor. Budi Santoso hadir."
    assert [words for words, *_ in found(text, ("Budi Santoso", Label.PERSON))] == ["Budi"]


def test_a_firm_without_its_legal_form() -> None:
    text = "PT Raveena Garmenindo berhenti. Raveena Garmenindo, kata Raveena, rugi."
    assert [words for words, *_ in found(text, ("PT Raveena Garmenindo", Label.COMPANY))] == [
        "Raveena Garmenindo",
        "Raveena",
    ]


def test_a_firm_without_its_legal_form_is_no_person_behind_a_title() -> None:
    text = "PT Raveena Garmenindo berhenti. Kata Direktur Raveena Garmenindo, Rina Wulansari."
    assert found(text, ("PT Raveena Garmenindo", Label.COMPANY), ("Raveena Garmenindo", Label.PERSON))[0] == (
        "Raveena Garmenindo",
        Label.COMPANY,
        "firm.without-form",
    )


def test_the_kind_of_a_cooperative_does_not_stand_for_it() -> None:
    text = "Koperasi Produsen Nusa Tani berhenti. Produsen kopi lain."
    assert found(text, ("Koperasi Produsen Nusa Tani", Label.COMPANY)) == []


def test_an_ordinary_first_word_does_not_stand_for_the_firm() -> None:
    text = "PT Kopi Sumber Rejeki berhenti. Kopi Indonesia. Sumber lain."
    assert found(text, ("PT Kopi Sumber Rejeki", Label.COMPANY)) == []


def test_an_acronym_in_a_bare_title_is_no_agency() -> None:
    text = "Kementerian Energi dan Sumber Daya Mineral (ESDM) hadir. Menteri ESDM pergi. Data ESDM lengkap."
    added = found(text, ("Kementerian Energi dan Sumber Daya Mineral", Label.AGENCY))
    assert [words for words, *_ in added] == ["ESDM", "ESDM"]


def test_an_unknown_name_after_di_is_a_place_there_and_later() -> None:
    text = "Penganyam di Wanasekar lembur. Di pasar, ketak Wanasekar laku."
    assert found(text) == [
        ("Wanasekar", Label.REGION, "document.place"),
        ("Wanasekar", Label.REGION, "document.short-name"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("CV Rimba Sari, eksportir yang bergudang di Way Lati, berhenti.", "Way Lati"),
        ("CV Rimba Sari yang berlokasi di Tahunan berhenti.", "Tahunan"),
        ("CV Rimba Sari dari Ponco Lati berhenti.", "Ponco Lati"),
    ],
)
def test_where_a_firm_is_said_to_be_is_a_place(text: str, place: str) -> None:
    assert (place, Label.REGION, "document.place") in found(text, ("CV Rimba Sari", Label.COMPANY))


def test_the_group_that_a_firm_is_of_is_no_place() -> None:
    assert found("CV Rimba Sari dari Grup Lati berhenti.", ("CV Rimba Sari", Label.COMPANY)) == []


def test_a_platform_a_longer_name_and_what_is_known_are_no_place() -> None:
    assert found("Dijual di Tokopedia, di Sanggar Melati, di Bawah dan di Raveena.", ("Raveena", Label.COMPANY)) == []


def test_nothing_known_nothing_added() -> None:
    assert document.propagate("Ekspor naik.", []) == []


def test_an_officer_is_no_part_of_a_firm_that_the_article_names_elsewhere() -> None:
    text = "PT Lereng Banda mengekspor pala. Direktur PT Lereng Banda Bagus Prakoso menyebut ekspor naik."
    found = [(m.label, m.text) for m in tag(text)[0] if m.label in (Label.COMPANY, Label.PERSON)]
    assert found == [
        (Label.COMPANY, "PT Lereng Banda"),
        (Label.COMPANY, "PT Lereng Banda"),
        (Label.PERSON, "Bagus Prakoso"),
    ]
