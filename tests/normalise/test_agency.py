"""Agencies: registered names, regional offices by how they begin, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import agency
from ekspor.rules.load import table

# fmt: off
REGISTERED = {
    "Kementerian Perdagangan": ["Kemendag", "Kementerian Perdagangan", "Kemendag RI", "KEMENDAG"],
    "Kementerian Pertanian": ["Kementan", "Kementerian Pertanian RI"],
    "Kementerian Perindustrian": ["Kemenperin", "kementerian perindustrian"],
    "Kementerian Kelautan dan Perikanan": ["KKP", "Kementerian Kelautan & Perikanan"],
    "Kementerian Keuangan": ["Kemenkeu", "Kementerian  Keuangan"],
    "Kementerian Energi dan Sumber Daya Mineral": ["Kementerian ESDM", "KESDM", "ESDM"],
    "Kementerian Koperasi dan Usaha Kecil dan Menengah": ["Kementerian Koperasi dan UKM", "KemenkopUKM"],
    "Kementerian Investasi dan Hilirisasi": ["BKPM", "Badan Koordinasi Penanaman Modal"],
    "Kementerian Perencanaan Pembangunan Nasional": ["Bappenas"],
    "Kementerian Luar Negeri": ["Kemlu", "Kemenlu"],
    "Direktorat Jenderal Bea dan Cukai": ["Bea Cukai", "DJBC", "Bea dan Cukai", "Ditjen Bea Cukai",
                                          "Direktorat Jenderal Bea dan Cukai Kementerian Keuangan"],
    "Direktorat Jenderal Pajak": ["DJP", "Ditjen Pajak"],
    "Direktorat Jenderal Pengembangan Ekspor Nasional": ["Ditjen PEN", "DJPEN"],
    "Badan Karantina Indonesia": ["Barantin", "Badan Karantina"],
    "Badan Pusat Statistik": ["BPS", "Badan Pusat\xa0Statistik", "BPS RI"],
    "Bank Indonesia": ["BI", "Bank Indonesia"],
    "Lembaga Pembiayaan Ekspor Indonesia": ["LPEI", "Indonesia Eximbank", "Lembaga  Pembiayaan Ekspor Indonesia"],
    "Badan Pengawas Obat dan Makanan": ["BPOM"],
    "Badan Pengelola Dana Perkebunan Kelapa Sawit": ["BPDPKS"],
    "Badan Pangan Nasional": ["Bapanas"],
    "Badan Pengusahaan Batam": ["BP Batam"],
    "Dewan Perwakilan Rakyat": ["DPR", "DPR RI"],
    "Otoritas Jasa Keuangan": ["OJK"],
    "Komite Stabilitas Sistem Keuangan": ["KSSK"],
    "TNI Angkatan Laut": ["TNI AL"],
    "Satgas": ["Satgas"],
    "World Trade Organization": ["WTO", "Organisasi Perdagangan Dunia"],
    "World Bank": ["Bank Dunia"],
    "Office of the United States Trade Representative": ["USTR"],
    "Federal Reserve": ["The Fed"],
    "Malaysian Palm Oil Board": ["MPOB"],
    "European Commission": ["Komisi Eropa"],
    "Indonesian Trade Promotion Center": ["ITPC"],
}
OFFICES = {
    "Dinas Perindustrian dan Perdagangan": ["Disperindag", "Dinperindag"],
    "Dinas Perdagangan, Perindustrian, dan Tenaga Kerja": ["Disdagperinaker", "Disdagperinnaker"],
    "Dinas Koperasi, Perindustrian, dan Perdagangan": ["Diskoperindag"],
    "Dinas Perdagangan, Koperasi, dan UKM": ["Dindagkop-UKM", "Dinas Perdagangan, Koperasi, dan UKM (Dindagkop-UKM)"],
    "Dinas Perindustrian, Perdagangan, dan Pasar": ["Disperindagpas"],
    "Dinas Perindustrian dan Perdagangan Kabupaten Batang": ["Disperindag Kabupaten Batang",
                                                             "Dinas Perindustrian dan Perdagangan Kabupaten Batang"],
    "Dinas Perindustrian dan Perdagangan Jawa Tengah": ["Disperindag Jateng"],
    "Dinas Perindustrian, Perdagangan, Koperasi, dan UKM": ["Disperindagkop-UKM", "Disperindagkop UKM",
                                                            "DisperindagkopUKM"],
    "Dinas Perindustrian, Perdagangan, Koperasi, dan UKM Kabupaten Batang":
        ["Disperindagkop UKM Kabupaten Batang"],
    "Dinas Perdagangan dan Perindustrian Boyolali": ["Disdagperin Boyolali"],
    "Dinas Perdagangan": ["Disdag", "Dindag", "Dinas Perdagangan"],
    "Badan Pusat Statistik Sulawesi Tenggara": ["BPS Sultra", "BPS Provinsi Sulawesi Tenggara"],
    "Badan Pusat Statistik Lampung": ["BPS Provinsi Lampung", "BPS Lampung"],
    "Badan Pusat Statistik Kota Batam": ["BPS Kota Batam"],
    "Kantor Bea Cukai Tembilahan": ["Bea Cukai Tembilahan", "Kantor Bea Cukai Tembilahan"],
    "Kantor Wilayah Direktorat Jenderal Bea dan Cukai Riau": ["Kanwil DJBC Riau", "Kantor Wilayah Bea Cukai Riau"],
    "Kantor Pengawasan dan Pelayanan Bea dan Cukai Tanjung Emas": ["KPPBC Tanjung Emas"],
    "Pemerintah Kabupaten": ["Pemkab"],
    "Pemerintah Kabupaten Rembang": ["Pemkab Rembang", "Pemerintah Kabupaten Rembang"],
    "Pemerintah Kota Manado": ["Pemkot Manado", "Pemerintah Kota Manado"],
    "Pemerintah Provinsi Nusa Tenggara Timur": ["Pemprov NTT"],
    "Karantina Bali": ["Karantina Bali"],
    "Balai Karantina Pertanian Kelas II Palu": ["Balai Karantina Pertanian Kelas II Palu"],
    "Stasiun Karantina Ikan, Pengendalian Mutu, dan Keamanan Hasil Perikanan Timika": ["Stasiun KIPM Timika"],
    "Komisi VI DPR": ["Komisi VI DPR"],
    "Dewan Perwakilan Rakyat Daerah Kotim": ["DPRD Kotim"],
    "Kedutaan Besar Republik Indonesia Berlin": ["KBRI Berlin"],
    "Indonesian Trade Promotion Center Osaka": ["ITPC Osaka"],
    "Kementerian Pangan India": ["Kementerian Pangan India"],
    "Media Center KOTA PEKALONGAN": ["MC KOTA PEKALONGAN"],
    "Pengadilan Negeri Sleman": ["Pengadilan Negeri Sleman"],
    "Kantor Perwakilan Bank Indonesia Kalimantan Timur": ["Kantor Perwakilan Bank Indonesia Kaltim"],
}
NONE = ["Diskusi", "Diskon", "Dinding", "Dispensasi", "dis", "Dis" + "perindag" * 99, "Dis" + "perin" * 7 + "x",
        "", "   ", "Bupati Batang", "Mendag", "Menteri Perdagangan", "PT Maju Jaya", "kopi", "pemerintah", "Dinas",
        "BPSX", "Kabid", "a" * 4000]
# fmt: on
CASES = [(words, name) for names in (REGISTERED, OFFICES) for name, forms in names.items() for words in forms]


@pytest.mark.parametrize(("words", "name"), CASES)
def test_name(words: str, name: str) -> None:
    found = agency.parse(words)
    assert found is not None
    assert found.name == name


def test_eighty_spellings_are_held() -> None:
    assert len({words for words, _ in CASES}) >= 80


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_agency(words: str) -> None:
    assert agency.parse(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kemendag", "kementerian"),
        ("Disperindag Jateng", "dinas"),
        ("Pemkab Batang", "pemerintah daerah"),
        ("Bea Cukai Batam", "bea cukai"),
        ("Karantina Palu", "karantina"),
        ("KBRI Tokyo", "perwakilan"),
        ("WTO", "internasional"),
        ("USTR", "luar negeri"),
        ("DPRD Jepara", "parlemen"),
    ],
)
def test_kind(words: str, kind: str) -> None:
    found = agency.parse(words)
    assert found is not None
    assert found.kind == kind


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    agency.parse(text)


def test_no_form_names_two_agencies() -> None:
    of: dict[str, set[str]] = {}
    for row in table("agencies"):
        of.setdefault(agency.fold(row["form"]), set()).add(row["name"])
    assert {form: names for form, names in of.items() if len(names) > 1} == {}
