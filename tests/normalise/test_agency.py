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
    "Kementerian Investasi dan Hilirisasi": ["Kementerian Investasi dan Hilirisasi/BKPM"],
    "Badan Koordinasi Penanaman Modal": ["BKPM", "Badan Koordinasi Penanaman Modal"],
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
    "Dinas Perindustrian dan Perdagangan Sulawesi Barat": [
        "Disperindag Sulbar",
        "Dinas Perindustrian dan Perdagangan Sulbar",
        "Dinas Perindustrian dan Perdagangan Provinsi Sulawesi Barat",
    ],
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
RENAMED: list[tuple[str, str, int | None, int | None, list[str]]] = [
    # words, name, since, until, what it became
    ("Deperindag", "Departemen Perindustrian dan Perdagangan", 1995, 2004,
     ["Departemen Perindustrian", "Departemen Perdagangan"]),
    ("Depdag", "Departemen Perdagangan", 2004, 2009, ["Kementerian Perdagangan"]),
    ("Departemen Perindustrian", "Departemen Perindustrian", 2004, 2009, ["Kementerian Perindustrian"]),
    ("Kemendag", "Kementerian Perdagangan", 2009, None, []),
    ("Deptan", "Departemen Pertanian", None, 2009, ["Kementerian Pertanian"]),
    ("Departemen Kelautan dan Perikanan", "Departemen Kelautan dan Perikanan", 2000, 2009,
     ["Kementerian Kelautan dan Perikanan"]),
    ("Departemen ESDM", "Departemen Energi dan Sumber Daya Mineral", 2000, 2009,
     ["Kementerian Energi dan Sumber Daya Mineral"]),
    ("KLHK", "Kementerian Lingkungan Hidup dan Kehutanan", 2014, 2024,
     ["Kementerian Lingkungan Hidup", "Kementerian Kehutanan"]),
    ("Kementerian Kehutanan", "Kementerian Kehutanan", 2009, None, []),  # twice, 2009–2014 and again
    ("Dephut", "Departemen Kehutanan", 1983, 2009, ["Kementerian Kehutanan"]),  # twice
    ("Kemenkop UKM", "Kementerian Koperasi dan Usaha Kecil dan Menengah", 2009, 2024,
     ["Kementerian Koperasi", "Kementerian Usaha Mikro, Kecil, dan Menengah"]),
    ("Kemenparekraf", "Kementerian Pariwisata dan Ekonomi Kreatif", 2011, 2024,
     ["Kementerian Pariwisata", "Kementerian Ekonomi Kreatif"]),
    ("Bekraf", "Badan Ekonomi Kreatif", 2015, 2019, ["Kementerian Pariwisata dan Ekonomi Kreatif"]),
    ("BKPM", "Badan Koordinasi Penanaman Modal", 1973, 2021, ["Kementerian Investasi"]),
    ("Kementerian Investasi/BKPM", "Kementerian Investasi", 2021, 2024, ["Kementerian Investasi dan Hilirisasi"]),
    ("Kementerian BUMN", "Kementerian Badan Usaha Milik Negara", 2009, 2025,
     ["Badan Pengaturan Badan Usaha Milik Negara"]),
    ("Kominfo", "Kementerian Komunikasi dan Informatika", 2009, 2024, ["Kementerian Komunikasi dan Digital"]),
    ("Barantan", "Badan Karantina Pertanian", None, 2023, ["Badan Karantina Indonesia"]),
    ("BKIPM", "Badan Karantina Ikan, Pengendalian Mutu, dan Keamanan Hasil Perikanan", 2010, 2023,
     ["Badan Karantina Indonesia", "Badan Pengendalian dan Pengawasan Mutu Hasil Kelautan dan Perikanan"]),
    ("Barantin", "Badan Karantina Indonesia", 2023, None, []),
    ("BPEN", "Badan Pengembangan Ekspor Nasional", None, 2010, ["Direktorat Jenderal Pengembangan Ekspor Nasional"]),
    ("Ditjen PEN", "Direktorat Jenderal Pengembangan Ekspor Nasional", 2010, None, []),
    ("Bank Ekspor Indonesia", "Bank Ekspor Indonesia", 1999, 2009, ["Lembaga Pembiayaan Ekspor Indonesia"]),
    ("LPEI", "Lembaga Pembiayaan Ekspor Indonesia", 2009, None, []),
    ("Badan POM", "Badan Pengawas Obat dan Makanan", 2001, None, []),
    ("BPDPKS", "Badan Pengelola Dana Perkebunan Kelapa Sawit", 2015, 2024, ["Badan Pengelola Dana Perkebunan"]),
    ("LIPI", "Lembaga Ilmu Pengetahuan Indonesia", 1967, 2021, ["Badan Riset dan Inovasi Nasional"]),
    ("BP Migas", "BP Migas", 2002, 2012, ["SKK Migas"]),
    ("Bea Cukai", "Direktorat Jenderal Bea dan Cukai", None, None, []),
    ("Disperindag Jateng", "Dinas Perindustrian dan Perdagangan Jawa Tengah", None, None, []),
]
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


@pytest.mark.parametrize(("words", "name", "since", "until", "successors"), RENAMED)
def test_years_of_the_name(words: str, name: str, since: int | None, until: int | None, successors: list[str]) -> None:
    found = agency.parse(words)
    assert found is not None
    assert (found.name, found.since, found.until, list(found.successors)) == (name, since, until, successors)


def test_successors_lead_to_the_body_of_today() -> None:
    body = agency.parse("Deperindag")
    while body and body.successors:
        body = agency.named(body.successors[-1])
    assert body is not None
    assert body.name == "Kementerian Perdagangan"


def test_predecessors() -> None:
    assert agency.predecessors("Badan Karantina Indonesia") == (
        "Badan Karantina Pertanian",
        "Badan Karantina Ikan, Pengendalian Mutu, dan Keamanan Hasil Perikanan",
    )
    assert agency.predecessors("Badan Pusat Statistik") == ()


def test_names_with_years_and_successors_are_of_the_register() -> None:
    names = {row["name"] for row in table("agencies")}
    rows = table("agency_years")
    successors = {name for row in rows for name in row["successors"].split("; ") if row["successors"]}
    assert {row["name"] for row in rows} | successors <= names


def test_every_canonical_name_that_has_years_is_read_as_itself() -> None:
    for row in table("agency_years"):
        found = agency.parse(row["name"])
        assert found is not None
        assert found.name == row["name"]


def test_years_are_ordered() -> None:
    ends: dict[str, int] = {}
    for row in table("agency_years"):
        since, until = int(row["since"] or 0), int(row["until"] or 9999)
        assert ends.get(row["name"], 0) < since or not row["since"], row
        assert since < until, row
        ends[row["name"]] = until


def test_a_successor_begins_in_the_year_in_which_the_body_ends() -> None:
    begin = {(row["name"], int(row["since"])) for row in table("agency_years") if row["since"]}
    # SKK Migas came some weeks, Badan Ekonomi Kreatif some months later; BRIN was there before
    late = {("BP Migas", "SKK Migas"), ("Kementerian Pariwisata dan Ekonomi Kreatif", "Badan Ekonomi Kreatif"),
            ("Lembaga Ilmu Pengetahuan Indonesia", "Badan Riset dan Inovasi Nasional")}  # fmt: skip
    odd = {
        (row["name"], successor)
        for row in table("agency_years")
        if row["successors"]
        for successor in row["successors"].split("; ")
        if (successor, int(row["until"])) not in begin
    }
    assert odd == late


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    agency.parse(text)


def test_no_form_names_two_agencies() -> None:
    of: dict[str, set[str]] = {}
    for row in table("agencies"):
        of.setdefault(agency.fold(row["form"]), set()).add(row["name"])
    assert {form: names for form, names in of.items() if len(names) > 1} == {}
