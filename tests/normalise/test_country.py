"""Words of a mention to a country, a world region or a group of countries."""

import json
from pathlib import Path

import pytest

from ekspor.normalise import country
from ekspor.rules.load import table

PRESS = {
    "US": [
        "Amerika Serikat",
        "AS",
        "Amerika",
        "USA",
        "US",
        "U.S.",
        "United States",
        "Negeri Paman Sam",
        "Paman Sam",
        "AMERIKA SERIKAT",
    ],
    "CN": [
        "Tiongkok",
        "China",
        "Cina",
        "RRT",
        "RRC",
        "Republik Rakyat Tiongkok",
        "Negeri Tirai Bambu",
        "negara tirai bambu",
        "Negeri Panda",
    ],
    "JP": ["Jepang", "Japan", "Negeri Sakura", "NEGERI SAKURA", "Negeri Matahari Terbit"],
    "KR": ["Korea Selatan", "Korsel", "Korea", "South Korea", "Negeri Ginseng", "Republik Korea"],
    "KP": ["Korea Utara", "Korut"],
    "AE": ["Uni Emirat Arab", "UEA", "UAE", "Uni Emirat Arab (UEA)", "Emirat Arab"],
    "SA": ["Arab Saudi", "Saudi Arabia", "Saudi", "Arab", "Kerajaan Arab Saudi"],
    "HK": ["Hong Kong", "Hongkong", "Hong\xa0Kong", "HONG KONG"],
    "MO": ["Makau", "Macau"],
    "GB": ["Inggris", "Inggris Raya", "Britania Raya", "UK", "United Kingdom"],
    "DE": ["Jerman", "Germany", "Republik Federal Jerman"],
    "FR": ["Prancis", "Perancis", "France"],
    "NL": ["Belanda", "Negeri Belanda", "Negeri Kincir Angin", "Holland"],
    "BD": ["Bangladesh", "Banglades"],
    "CL": ["Chile", "Chili", "Cile"],
    "RU": ["Rusia", "Federasi Rusia", "Negeri Beruang Merah", "Russia"],
    "VN": ["Vietnam", "Viet Nam", "Viet  Nam"],
    "TR": ["Turki", "Turkiye", "Türkiye", "TURKI"],
    "AU": ["Australia", "Negeri Kanguru", "Negeri Kangguru"],
    "NZ": ["Selandia Baru", "New Zealand"],
    "PG": ["Papua Nugini", "PNG", "Papua New Guinea"],
    "TL": ["Timor Leste", "Timor-Leste", "Timor\nLeste"],
    "MY": ["Malaysia", "Negeri Jiran", "negara jiran"],
    "TH": ["Thailand", "Negeri Gajah Putih"],
    "IN": ["India", "Negeri Bollywood"],
    "LK": ["Sri Lanka", "Srilanka"],
    "CI": ["Pantai Gading", "Côte d’Ivoire", "Cote d'Ivoire"],
    "CZ": ["Ceko", "Republik Ceko", "Rep. Ceko"],
    "ZA": ["Afrika Selatan", "Afsel"],
    "BN": ["Brunei", "Brunei Darussalam", "BRUNEI"],
    "ID": ["Indonesia", "RI", "Republik Indonesia", "Negara Republik Indonesia", "NKRI"],
    "MM": ["Myanmar", "Burma", "Myanmar (Burma)"],
    "HU": ["Hungaria", "Hongaria"],
    "JO": ["Yordania", "Jordania"],
    "IR": ["Iran", "Republik Islam Iran"],
    "CD": ["RD Kongo", "Republik Demokratik Kongo", "Kongo - Kinshasa"],
    "BA": ["Bosnia dan Herzegovina", "Bosnia-Herzegovina", "Bosnia"],
    "EU": ["Uni Eropa", "UE", "negara-negara Uni Eropa", "pasar Uni Eropa"],
    "ASEAN": ["ASEAN", "Asean", "negara-negara ASEAN", "kawasan ASEAN"],
    "OIC": ["OKI", "Organisasi Kerja Sama Islam"],
    "GCC": ["GCC", "negara-negara Teluk", "Negara Teluk"],
    "142": ["Asia", "benua Asia"],
    "150": ["Eropa", "pasar Eropa", "Benua Biru"],
    "035": ["Asia Tenggara", "kawasan Asia Tenggara"],
    "011": ["Afrika Barat"],
    "145": ["Timur Tengah", "Timteng", "Middle East"],
    "419": ["Amerika Latin"],
    "009": ["Oseania", "Pasifik"],
}


def test_the_table_of_press_forms_is_long_enough():
    assert sum(map(len, PRESS.values())) >= 100


@pytest.mark.parametrize(("words", "code"), [(words, code) for code, forms in PRESS.items() for words in forms])
def test_press_form(words: str, code: str):
    found = country.parse(words)
    assert found is not None
    assert found.code == code


def test_every_name_of_cldr_in_indonesian_is_known(shared: Path):
    data = json.loads((shared / "gazetteers/countries/cldr48_id_territories.json").read_text(encoding="utf-8"))
    names = data["main"]["id"]["localeDisplayNames"]["territories"]
    no_country = {
        "AC",
        "CP",
        "CQ",
        "DG",
        "EA",
        "IC",
        "TA",
        "QO",
        "UN",
        "XA",
        "XB",
        "ZZ",
    }  # reserved codes, test locales, UN
    for key, name in names.items():
        code = key.split("-")[0]
        if code in no_country or (code.isdigit() and name in ("Amerika", "Mikronesia")):
            continue
        found = country.parse(name)
        assert found is not None, name
        assert found.code == code, name


def test_every_country_of_iso_3166_has_a_name():
    codes = {row["code"] for row in table("countries") if row["kind"] == "country"}
    assert len(codes) == 250  # the 249 of ISO 3166-1 and Kosovo


@pytest.mark.parametrize(
    "words", ["Amerika", "Arab", "Korea", "Kongo", "Timur Tengah", "Pasifik", "Georgia", "Amerika Utara"]
)
def test_a_word_with_two_readings_is_flagged(words: str):
    found = country.parse(words)
    assert found is not None
    assert found.ambiguous


@pytest.mark.parametrize("words", ["Amerika Serikat", "AS", "Tiongkok", "Arab Saudi", "Eropa", "ASEAN"])
def test_a_word_with_one_reading_is_not_flagged(words: str):
    found = country.parse(words)
    assert found is not None
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("city", "code"), [("Beijing", "CN"), ("Washington", "US"), ("Rotterdam", "NL"), ("Dubai", "AE")]
)
def test_a_foreign_city_stands_for_its_country_flagged(city: str, code: str):
    found = country.parse(city)
    assert found is not None
    assert (found.code, found.ambiguous) == (code, True)


@pytest.mark.parametrize(
    "words",
    ["", " ", "negara", "pasar", "luar negeri", "Jawa Tengah", "Surabaya", "kopi", "(", "AS AS", "negara " * 9999],
)
def test_other_words_are_no_country(words: str):
    assert country.parse(words) is None


def test_kinds_and_names():
    kinds = {words: (c.kind, c.name) for words in ("UE", "Timteng", "RRT") if (c := country.parse(words))}
    assert kinds == {"UE": ("bloc", "Uni Eropa"), "Timteng": ("region", "Asia Barat"), "RRT": ("country", "Tiongkok")}


@pytest.mark.parametrize(
    ("code", "count", "inside", "outside"),
    [
        ("ASEAN", 11, "TL", "PG"),
        ("EU", 27, "NL", "GB"),
        ("BRICS", 10, "ID", "SA"),
        ("GCC", 6, "QA", "YE"),
        ("RCEP", 15, "AU", "IN"),
        ("G20", 19, "ID", "ES"),
        ("OIC", 57, "ID", "IN"),
        ("APEC", 21, "TW", "IN"),
        ("EFTA", 4, "CH", "SE"),
        ("AFRICAN-UNION", 55, "EH", "TR"),
        ("ARAB-LEAGUE", 22, "KM", "TD"),
        ("OPEC", 12, "AE", "AO"),
        ("OPEC+", 22, "RU", "BR"),
        ("USMCA", 3, "CA", "CU"),
        ("BIMP-EAGA", 4, "BN", "TH"),
        ("IMT-GT", 3, "TH", "PH"),
        ("CPTPP", 12, "GB", "US"),
        ("D8", 9, "ID", "SA"),
        ("EAEU", 5, "AM", "UZ"),
        ("MERCOSUR", 5, "BO", "CL"),
        ("SADC", 16, "ZA", "KE"),
        ("CARICOM", 15, "HT", "CU"),
        ("035", 11, "VN", "CN"),
        ("150", 52, "RU", "TR"),
        ("145", 18, "SA", "IR"),
    ],
)
def test_members(code: str, count: int, inside: str, outside: str):
    members = country.members(code)
    assert len(members) == count
    assert inside in members
    assert outside not in members


def test_no_code_is_of_two_kinds():
    kinds: dict[str, set[str]] = {}
    for row in table("countries"):
        kinds.setdefault(row["code"], set()).add(row["kind"])
    assert {code: found for code, found in kinds.items() if len(found) > 1} == {}


def test_every_bloc_has_its_members():
    blocs = {row["code"] for row in table("countries") if row["kind"] == "bloc"}
    assert {code for code in blocs if not country.members(code)} == {"APAC"}  # which is no group that one joins


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("NAFTA", "NAFTA"), ("USMCA", "USMCA"), ("OPEC", "OPEC"), ("OPEC+", "OPEC+"), ("negara OPEC", "OPEC")),
        *(
            ("negara-negara anggota OPEC", "OPEC"),
            ("Uni Afrika", "AFRICAN-UNION"),
            ("Liga Arab", "ARAB-LEAGUE"),
            ("IMT-GT", "IMT-GT"),
        ),
        *(("Mercosur", "MERCOSUR"), ("EAEU", "EAEU"), ("Uni Ekonomi Eurasia", "EAEU"), ("CPTPP", "CPTPP")),
        *(
            ("D-8", "D8"),
            ("BIMP-EAGA", "BIMP-EAGA"),
            ("Aliansi Pasifik", "PACIFIC-ALLIANCE"),
            ("negara anggota ASEAN", "ASEAN"),
        ),
    ],
)
def test_blocs(words: str, code: str):
    found = country.parse(words)
    assert found is not None
    assert (found.code, found.kind, found.ambiguous) == (code, "bloc", False)


def test_a_country_has_no_members():
    assert country.members("ID") == frozenset()


def test_every_member_is_a_country():
    codes = {row["code"] for row in table("countries") if row["kind"] == "country"}
    assert {code for row in table("country_members") for code in row["members"].split()} <= codes


def test_m49_regions_hold_what_cldr_says(shared: Path):
    data = json.loads((shared / "gazetteers/countries/cldr48_territoryContainment.json").read_text(encoding="utf-8"))
    contains = data["supplemental"]["territoryContainment"]
    codes = {row["code"] for row in table("countries") if row["kind"] == "country"}
    for code in ("011", "013", "030", "034", "035", "039", "143", "145", "151", "154", "155"):
        assert country.members(code) == codes & set(contains[code]["_contains"])
