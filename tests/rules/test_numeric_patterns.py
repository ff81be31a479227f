"""The tag patterns of MONEY, QUANTITY, PERCENT and DATE: their examples, spans in sentences, and their speed."""

from datetime import date

import pytest

from ekspor.normalise import money, percent, period, quantity
from ekspor.rules.load import check, patterns
from ekspor.schema import Label, Period

FILES = ("money", "quantity", "percent", "date")
RULES = [rule for name in FILES for rule in patterns(name)]
IDS = [rule.id for rule in RULES]


def tagged(text: str, label: str) -> list[str]:
    """The spans of one label: the longest first, then the leftmost, none overlapping another of any label."""
    found = [
        (*match.span("span" if "span" in rule.pattern.groupindex else 0), rule.label)
        for rule in RULES
        for match in rule.pattern.finditer(text)
    ]
    taken: list[tuple[int, int, Label]] = []
    for start, end, of in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, of))
    return [text[start:end] for start, end, of in sorted(taken) if of == label]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_keeps_its_examples_and_counterexamples(rule):
    assert check(rule) == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_has_examples(rule):
    assert rule.examples
    assert rule.counterexamples


MONEY = {
    "Nilai ekspornya lebih dari US$ 2,4 juta atau sekitar Rp35,1 miliar.": ["US$ 2,4 juta", "Rp35,1 miliar"],
    "Omzetnya naik dari ratusan juta rupiah menjadi Rp 1,2 M.": ["ratusan juta rupiah", "Rp 1,2 M"],
    "Harga kopi Rp 60.000-Rp 75.000 per kg (kurs Rp 15.400).": ["Rp 60.000-Rp 75.000", "Rp 15.400"],
    "Kontraknya 3 juta hingga 4 juta euro, dulu 500 ribu dolar AS.": ["3 juta hingga 4 juta euro", "500 ribu dolar AS"],
    "Transaksi tiga ratus ribu dolar Singapura dan ¥ 12 juta": ["tiga ratus ribu dolar Singapura", "¥ 12 juta"],
    "Rupiah melemah terhadap dolar AS; RM Sederhana buka di Jalan 5.": [],
    "Nilainya antara US$ 5 juta dan US$ 6 juta.": ["US$ 5 juta", "US$ 6 juta"],
    "NILAI EKSPOR TEMBUS RP7,5 MILIAR": ["RP7,5 MILIAR"],
    "Turun Rp10 triliun pada 2021, kata Dirut PT ABC 12.": ["Rp10 triliun"],
}

QUANTITY = {
    "Sebanyak 25 ton pinang dan dua kontainer arang dikirim.": ["25 ton", "dua kontainer"],
    "Pengiriman 900 ton sebulan, setara 12 ribu ekor per hari.": ["900 ton", "12 ribu ekor"],
    "Ekspor 10 hingga 15 ton oleh 21 eksportir dan 300 orang pekerja": ["10 hingga 15 ton"],
    "1.200 m3 kayu, 3 kontainer 40 feet, 5G dan 14 hari karantina": ["1.200 m3", "3 kontainer"],
    "Total 24-26 rb ton; kebun 500 hektare; 12 unit usaha; puluhan ton": ["24-26 rb ton", "puluhan ton"],
    "Harga Rp 5.000 per kg untuk 100 kg pertama": ["100 kg"],
    "Ada 2022 Ekor Sapi dan 40 kapal di dermaga": ["2022 Ekor"],
}

PERCENT = {
    "Naik 12,5 persen, turun -3,57% lalu 20-25%": ["12,5 persen", "-3,57%", "20-25%"],
    "tumbuh 10 hingga 15 persen dari 6%-an": ["10 hingga 15 persen", "6%-an"],
    "dari 10% hingga 37%": ["10%", "37%"],
    "lima puluh persen dari sasaran, bukan 5 poin": ["lima puluh persen"],
}

DATE = {
    "Pada Kamis (26/1/2023), ia menyebut sepanjang 2022 ekspor naik.": ["Kamis (26/1/2023)", "sepanjang 2022"],
    "Senin (6/2) lalu dan Januari-Oktober 2019 dibanding periode yang sama tahun lalu": [
        "Senin (6/2) lalu",
        "Januari-Oktober 2019",
        "periode yang sama tahun lalu",
    ],
    "Hingga triwulan III 2022, sejak awal tahun ini, per 31 Desember 2022": [
        "triwulan III 2022",
        "awal tahun ini",
        "31 Desember 2022",
    ],
    "Menurut UU Nomor 7 Tahun 2014 dan Permendag 8/2024": [],
    "sesuai RPJMD 2021-2026 dan (RPJMD) Tahun 2021-2026": [],
    "selama dua tahun, pukul 10.30 WIB, saat ini, kini, beberapa tahun terakhir": [],
    "© 2023 Kabar Niaga": [],
    "dalam lima tahun terakhir; tahun 2018 ini; 2024 lalu; 1 Juni mendatang": [
        "lima tahun terakhir",
        "tahun 2018 ini",
        "2024 lalu",
        "1 Juni mendatang",
    ],
    "Kamis, 3 April 2025; 2027 hingga 2028; semester kedua 2021; bulan depan": [
        "Kamis, 3 April 2025",
        "2027 hingga 2028",
        "semester kedua 2021",
        "bulan depan",
    ],
    "Nomor telepon 021-5550 2019, HS 2023.10, harga Rp 2.024, 2022 ton": [],
    "Mei lalu naik, Juni turun, maret tak dihitung": ["Mei lalu", "Juni"],
    "Palu (12/07) - kuartal I/2024 dan kuartal I hingga IV": ["12/07", "kuartal I/2024", "kuartal I hingga IV"],
}


@pytest.mark.parametrize(
    ("label", "text", "spans"),
    [
        (label, text, spans)
        for label, table in (("MONEY", MONEY), ("QUANTITY", QUANTITY), ("PERCENT", PERCENT), ("DATE", DATE))
        for text, spans in table.items()
    ],
)
def test_spans_in_a_sentence(label, text, spans):
    assert tagged(text, label) == spans


PARSERS = {"money": money.parse, "quantity": quantity.parse, "percent": percent.parse}


@pytest.mark.parametrize(
    ("name", "example"), [(name, example) for name in PARSERS for rule in patterns(name) for example in rule.examples]
)
def test_what_a_rule_finds_has_a_value(name, example):
    assert PARSERS[name](example) is not None


@pytest.mark.parametrize("example", [example for rule in patterns("date") for example in rule.examples])
def test_a_date_found_is_placed(example):
    spoken_of = Period(date(2023, 2, 1), date(2023, 2, 28), "month")
    assert period.parse(example, date(2023, 3, 15), anchor=spoken_of)
