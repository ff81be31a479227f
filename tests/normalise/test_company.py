"""Companies: names without legal form, legal forms, tickers, acronyms, and what is none."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import company
from ekspor.rules.load import table
from ekspor.schema import Company

# fmt: off
CASES: list[tuple[str, str, str | None, str | None]] = [
    # words, name, legal form, ticker
    ("PT Melati Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("PT. Melati Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("PT.Melati Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("P.T. Melati Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("PT  Melati\xa0Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("pt Melati Samudra Raya", "Melati Samudra Raya", "PT", None),
    ("CV Kencana Rotan", "Kencana Rotan", "CV", None),
    ("CV. Kencana Rotan", "Kencana Rotan", "CV", None),
    ("UD Sumber Pala", "Sumber Pala", "UD", None),
    ("PD Aneka Dharma", "Aneka Dharma", "PD", None),
    ("Fa. Setia Kawan", "Setia Kawan", "Fa", None),
    ("Koperasi Kopi Puncak", "Kopi Puncak", "Koperasi", None),
    ("KUD Mina Bahari", "Mina Bahari", "KUD", None),
    ("Kelompok Tani Ngudi Luhur", "Ngudi Luhur", "Kelompok Tani", None),
    ("Poktan Ngudi Luhur", "Ngudi Luhur", "Kelompok Tani", None),
    ("Gapoktan Tani Rukun", "Tani Rukun", "Gapoktan", None),
    ("Kelompok Nelayan Samudra Biru", "Samudra Biru", "Kelompok Nelayan", None),
    ("BUMDes Karya Muda", "Karya Muda", "BUMDes", None),
    ("BUM Desa Karya Muda", "Karya Muda", "BUMDes", None),
    ("Perumda Tirta Alam", "Tirta Alam", "Perumda", None),
    ("PT Laut Selatan (Persero)", "Laut Selatan", "PT (Persero)", None),
    ("PT Unilever Indonesia Tbk (UNVR)", "Unilever Indonesia", "PT Tbk", "UNVR"),
    ("PT Laut Selatan Tbk", "Laut Selatan", "PT Tbk", None),
    ("PT Laut Selatan Tbk.", "Laut Selatan", "PT Tbk", None),
    ("PT Laut Selatan, Tbk", "Laut Selatan", "PT Tbk", None),
    ("PT Laut Selatan (Persero) Tbk", "Laut Selatan", "PT (Persero) Tbk", None),
    ("Blue Harbour Foods Pte Ltd", "Blue Harbour Foods", "Pte Ltd", None),
    ("Bintang Timur Sdn. Bhd.", "Bintang Timur", "Sdn Bhd", None),
    ("Tanaka Trading Co., Ltd.", "Tanaka Trading", "Co Ltd", None),
    ("Northern Timber Inc.", "Northern Timber", "Inc", None),
    ("Northern Timber Corp", "Northern Timber", "Corp", None),
    ("Kaffeehaus GmbH", "Kaffeehaus", "GmbH", None),
    ("Rattan House LLC", "Rattan House", "LLC", None),
    ("Harbour Mills Limited", "Harbour Mills", "Ltd", None),
    ("PT Astra Agro Lestari Tbk", "Astra Agro Lestari", "PT Tbk", "AALI"),
    ("Astra Agro Lestari", "Astra Agro Lestari", None, "AALI"),
    ("AALI", "Astra Agro Lestari", None, "AALI"),
    ("PT Timah Tbk", "Timah", "PT Tbk", "TINS"),
    ("PT Bukit Asam Tbk", "Bukit Asam", "PT Tbk", "PTBA"),
    ("PT Aneka Tambang Tbk", "Antam", "PT Tbk", "ANTM"),
    ("Antam", "Antam", None, "ANTM"),
    ("PT Bank Central Asia Tbk", "BCA", "PT Tbk", "BBCA"),
    ("BCA", "BCA", None, "BBCA"),
    ("PT Integra Indocabinet Tbk", "Integra Indocabinet", "PT Tbk", "WOOD"),
    ("PT Sentul City Tbk", "Sentul City", "PT Tbk", "BKSL"),
    ("PT Vale Indonesia Tbk", "Vale Indonesia", "PT Tbk", "INCO"),
    ("Pertamina", "Pertamina", None, None),
    ("PT Pertamina (Persero)", "Pertamina", "PT (Persero)", None),
    ("Perum Bulog", "Bulog", "Perum", None),
    ("Bulog", "Bulog", None, None),
    ("PT INKA (Persero)", "INKA", "PT (Persero)", None),
    ("Industri Kereta Api", "INKA", None, None),
    ("Pelindo III", "Pelindo III", None, None),
    ("PTPN III", "Perkebunan Nusantara III", None, None),
    ("PT Perkebunan Nusantara III", "Perkebunan Nusantara III", "PT", None),
    ("PT Perkebunan Nusantara III (Persero)", "Perkebunan Nusantara III", "PT (Persero)", None),
    ("PT Perkebunan Nusantara (PTPN) III", "Perkebunan Nusantara III", "PT", None),
    ("PTPN 3", "Perkebunan Nusantara III", None, None),
    ("PTPN-3", "Perkebunan Nusantara III", None, None),
    ("Holding PTPN III", "Perkebunan Nusantara III", None, None),
    ("PT PN VIII", "Perkebunan Nusantara VIII", "PT", None),
    ("PalmCo", "Perkebunan Nusantara IV", None, None),
    ("PTPN", "Perkebunan Nusantara", None, None),
    ("PTPN 99", "PTPN 99", None, None),
    ("Pelindo 3", "Pelindo III", None, None),
    ("Pelabuhan Indonesia III", "Pelindo III", None, None),
    ("PT Pelabuhan Indonesia (Persero)", "Pelindo", "PT (Persero)", None),
    ("AP II", "Angkasa Pura II", None, None),
    ("PT Angkasa Pura 2", "Angkasa Pura II", "PT", None),
    ("Inhutani IV", "Inhutani IV", None, None),
    ("Kencana Rotan 3", "Kencana Rotan 3", None, None),
    ("PLN", "PLN", None, None),
    ("PT Perusahaan Listrik Negara (Persero)", "PLN", "PT (Persero)", None),
    ("PT KAI", "KAI", "PT", None),
    ("PT Kereta Api Indonesia (KAI)", "KAI", "PT", None),
    ("BKI", "Biro Klasifikasi Indonesia", None, None),
    ("PT Biro Klasifikasi Indonesia (Persero)", "Biro Klasifikasi Indonesia", "PT (Persero)", None),
    ("PIHC", "Pupuk Indonesia", None, None),
    ("PT Pupuk Indonesia Holding Company", "Pupuk Indonesia", "PT", None),
    ("PT Indonesia Asahan Alumunium", "Inalum", "PT", None),
    ("PT Pupuk Kalimantan Timur", "Pupuk Kaltim", "PT", None),
    ("PT Pupuk Sriwidjaja Palembang", "Pusri", "PT", None),
    ("PTSI", "Surveyor Indonesia", None, None),
    ("KS", "Krakatau Steel", None, "KRAS"),
    ("LME", "London Metal Exchange", None, None),
    ("Kadin", "Kamar Dagang dan Industri Indonesia", None, None),
    ("GAPKI", "Gabungan Pengusaha Kelapa Sawit Indonesia", None, None),
    ("Gapki", "Gabungan Pengusaha Kelapa Sawit Indonesia", None, None),
    ("HIMKI", "Himpunan Industri Mebel dan Kerajinan Indonesia", None, None),
    ("Apindo", "Asosiasi Pengusaha Indonesia", None, None),
    ("AEKI", "Asosiasi Eksportir dan Industri Kopi Indonesia", None, None),
    ("BEI", "Bursa Efek Indonesia", None, None),
    ("Nike", "Nike", None, None),
    ("Batik Gayam", "Batik Gayam", None, None),
    ("“CV Kencana Rotan”", "Kencana Rotan", "CV", None),
]
# fmt: on


@pytest.mark.parametrize(("words", "name", "legal_form", "ticker"), CASES)
def test_company(words: str, name: str, legal_form: str | None, ticker: str | None) -> None:
    assert company.parse(words) == Company(name, legal_form, ticker)


def test_sixty_spellings_are_held() -> None:
    assert len({words for words, *_ in CASES}) >= 60


def test_short_names_name_one_firm_each() -> None:
    forms = [company.fold(row["form"]) for row in table("company_short_names")]
    assert len(set(forms)) == len(forms)
    groups = {company.fold(row["form"]) for row in table("company_short_names") if row["numbered"]}
    assert set(forms) & {company.fold(row["form"]) for row in table("companies")} <= groups


@pytest.mark.parametrize("words", ["", " ", "PT", "PT.", "CV", "Koperasi", "Tbk", "123", "()", "\x00", "a" * 3000])
def test_what_is_no_company(words: str) -> None:
    assert company.parse(words) is None


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    company.parse(text)


def test_tickers_are_those_of_the_exchange(shared: Path) -> None:
    with (shared / "gazetteers/companies_idx/idx_companies.csv").open(encoding="utf-8") as file:
        exchange = {row["ticker"]: row["bare_name"].strip() for row in csv.DictReader(file)}
    assert {row["ticker"]: row["name"] for row in table("listed_companies")} == exchange
    assert {row["ticker"] for row in table("companies")} - {""} <= set(exchange)
