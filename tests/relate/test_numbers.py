"""What each number of a sentence is."""

from decimal import Decimal

import pytest

from ekspor.relate import numbers
from ekspor.relate.reading import Reading
from ekspor.schema import Status
from lines import claims, line


def readings(text: str) -> list[Reading]:
    return numbers.read(line(text)).readings


def figure(reading: Reading) -> str:
    return reading.figure.mentions[0].text


def changes(text: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """Figure, percentage and difference of every growth in the sentence."""
    return [
        (figure(r), change.percent, change.amount.low if change.amount else None)
        for r in readings(text)
        for _, change in r.changes
    ]


def shares(text: str) -> list[tuple[str, Decimal]]:
    return [(figure(r), share.percent) for r in readings(text) for _, share in r.shares]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nilai ekspor mencapai US$ 5 juta.", ["export"]),
        ("Nilai impor mencapai US$ 5 juta.", ["import"]),
        ("Nilai ekspor US$ 5 juta, sedangkan impor US$ 3 juta.", ["export", "import"]),
        ("Investasi itu mencapai Rp5 miliar.", ["other"]),
        ("Sebanyak 40 ton diekspor.", ["export"]),
        ("Kopi dikirim 40 ton.", ["shipment"]),
        ("Penjualan domestik mencapai 40 ton.", ["domestic"]),
        ("Ekspor mencapai 40 ton dan 25 ton.", ["export", "export"]),
        ("Angka itu 40 ton.", [None]),
        ("Pengapalan barang dari Jepara ke mancanegara mendatangkan devisa US$ 5 juta.", ["export"]),
        ("Sebanyak 40 ton lebih dikirim antarpulau.", ["domestic"]),
        ("Pabrik itu menjual 40 ton di dalam negeri dan 20 ton ke luar negeri.", ["domestic", "export"]),
        ("CV Rimba menghasilkan sekitar 40 ton.", ["other"]),
        ("Jumlah aktivanya Rp7 miliar.", ["other"]),
        ("Dari jumlah itu, 40 ton diekspor dengan nilai Rp2 miliar.", ["export"]),
        ("Pada 2021, ketika ongkos naik, hanya 40 ton.", [None]),
        ("Perdagangan Indonesia-Peru pada 2024 mencapai US$ 5 juta.", ["other"]),
        ("Setelah membangun pabrik, nilainya Rp5 miliar.", ["other"]),
        ("Seluruh produksinya, 40 ton sebulan, akan dikirim ke Oman.", ["shipment"]),
        ("Seluruh produksinya, 40 ton sebulan, dijual di Kudus.", ["other"]),
        ("Pabrik itu kekurangan bahan baku 40 ton per hari.", ["other"]),
        ("Petambak punya 12 kolam berisi 900 ekor.", ["other"]),
        ("Pelabuhan itu dipasangi satu derek seharga Rp5 miliar.", ["other"]),
        ("Oman, yang pada 2021 masih membeli mebel senilai US$ 5 juta, absen.", ["export"]),
        ("Seorang importir asal Muscat membatalkan pesanan 40 ton tikar.", ["export"]),
        ("Importir Muscat minta 40 ton.", ["export"]),
        ("Pembeli asal Surabaya memesan 40 ton tikar.", [None]),
        ("Rusia adalah eksportir gandum terbesar dunia dengan 45 ton.", ["export"]),
        (
            "Dengan produksi 40 ton pada 2021, kopi menghasilkan pendapatan ekspor sebesar US$ 5 juta.",
            ["other", "export"],
        ),
    ],
)
def test_a_figure_is_one_of_exports_or_of_something_else(text: str, expected: list[str | None]) -> None:
    assert [r.governor for r in readings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor mencapai 40 ton.", [None]),
        ("Ekspor tercatat 40 ton.", [Status.REALIZED]),
        ("Dinas menargetkan ekspor 40 ton.", [Status.TARGET]),
        ("Sebanyak 40 ton ditargetkan terkirim ke pasar ekspor.", [Status.TARGET]),
        ("Ekspor diproyeksikan 40 ton.", [Status.PLANNED]),
        ("Sebanyak 40 ton akan diekspor.", [Status.PLANNED]),
        ("Ekspor 40 ton itu dihentikan.", [Status.HALTED]),
        ("Ekspor ditargetkan 65 ton dan sudah tercapai 40 ton.", [Status.TARGET, Status.REALIZED]),
        ("Ekspor 40 ton, melampaui target 35 ton.", [None, Status.TARGET]),
        ("Ekspor melampaui target yakni 40 ton.", [Status.REALIZED]),
        ("Ekspor melampaui target yang ditetapkan sebesar 35 ton.", [Status.TARGET]),
        ("CV Nusa sedianya mengekspor 40 ton, yang berangkat baru 9 ton.", [Status.PLANNED, Status.REALIZED]),
        ("CV Nusa mengincar ekspor naik 8 persen.", [Status.TARGET]),
        ("Pesanan ekspor 40 ton batal; 9 ton sudah jalan duluan.", [Status.HALTED, Status.REALIZED]),
        ("Order ekspor terakhir 40 ton.", [Status.PLANNED]),
        ("Order terakhir kami ekspor 40 ton.", [None]),
        ("Ekspor 40 ton ke Oman dan 9 ton ke Mesir yang kontraknya diteken batal.", [Status.HALTED] * 2),
    ],
)
def test_a_figure_is_reached_aimed_at_planned_or_stopped(text: str, expected: list[Status | None]) -> None:
    assert [r.status for r in readings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor naik dari 25 ton menjadi 40 ton.", [True, False]),
        ("Ekspor turun menjadi 40 ton dari 65 ton pada 2022.", [False, True]),
        ("Ekspor 40 ton, dibandingkan tahun lalu 25 ton.", [False, True]),
        ("Ekspor 40 ton, padahal pada 2022 hanya 25 ton.", [False, True]),
        ("Ekspor 40 ton dari Lampung, 25 ton dari Bali.", [False, False]),
        ("Ekspor 40 ton dibandingkan target 65 ton.", [False, False]),
    ],
)
def test_the_figure_of_an_earlier_period_is_a_base(text: str, expected: list[bool]) -> None:
    assert [r.base for r in readings(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kopi diekspor dengan harga US$ 1.140 per ton.",
        "Kopi diekspor seharga US$ 1.140 per ton, tahun lalu hanya US$ 610.",
        "Kurs Rp16.200 menekan ekspor.",
        "Nilai ekspor ratusan juta rupiah.",
        "Jika tiap desa mengekspor 5 ton, hasilnya besar.",
        "Ekspor baru mencapai 87 persen dari target.",
    ],
)
def test_some_numbers_are_no_figure(text: str) -> None:
    assert readings(text) == []


def test_an_amount_in_a_forecast_with_a_date_is_a_figure() -> None:
    assert [figure(r) for r in readings("Jika lancar, ekspor pada 2025 mencapai 5 ton.")] == ["5 ton"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor naik 12 persen menjadi 40 ton.", ("40 ton", Decimal(12), None)),
        ("Ekspor 40 ton atau turun 12 persen.", ("40 ton", Decimal(-12), None)),
        ("Ekspor 40 ton, menurun 7,16 persen.", ("40 ton", Decimal("-7.16"), None)),
        ("Ekspor kopi turun 7,16 persen.", ("7,16 persen", Decimal("-7.16"), None)),
        ("Ekspor 40 ton, naik sekitar 8 ton dibanding 2022.", ("40 ton", None, Decimal(8))),
        ("Ekspor 40 ton, turun 8 ton dibanding 2022.", ("40 ton", None, Decimal(-8))),
    ],
)
def test_a_growth_belongs_to_a_flow(text: str, expected: tuple[str, Decimal | None, Decimal | None]) -> None:
    assert changes(text) == [expected]


def test_a_range_of_growth_gives_both_ends() -> None:
    assert [percent for _, percent, _ in changes("Ekspor kopi tumbuh 10 hingga 15 persen.")] == [10, 15]


def test_a_difference_said_again_in_percent_is_one_growth_in_two_ways() -> None:
    found = changes("Ekspor 40 ton, naik 8 ton (25 persen).")
    assert sorted(found, key=str) == [("40 ton", Decimal(25), None), ("40 ton", None, Decimal(8))]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor 40 ton, kurang 25 ton dari target.",
        "Surplus neraca perdagangan naik US$ 2 juta.",
        "Ekspor mencapai 40 ton atau 87 persen dari target.",
    ],
)
def test_a_shortfall_or_an_achievement_is_no_growth(text: str) -> None:
    assert changes(text) == []


@pytest.mark.parametrize(
    ("text", "percent", "amount"),
    [("Nilainya naik 12 persen.", Decimal(12), None), ("Angka tersebut naik 3 ton.", None, Decimal(3))],
)
def test_a_growth_without_a_flow_is_left_to_the_sentence_before(
    text: str, percent: Decimal | None, amount: Decimal | None
) -> None:
    found = numbers.read(line(text))
    assert found.readings == []
    assert [(c.percent, c.amount.low if c.amount else None) for _, c in found.loose] == [(percent, amount)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor 40 ton atau 12 persen dari total ekspor Lampung.", [("40 ton", 12)]),
        ("Sebanyak 60 persen ekspor udang dikirim ke Jepang.", [("60 persen", 60)]),
        ("Porsi ekspor ke Oman hanya 4-6 persen.", [("4-6 persen", 4), ("4-6 persen", 6)]),
        (
            "Pangsa ekspor ke Jepang 19,7 persen dan Taiwan 9 persen.",
            [("19,7 persen", Decimal("19.7")), ("9 persen", 9)],
        ),
        (
            "Ekspor lewat Pelabuhan Balikpapan (31 persen) dan Pelabuhan Samarinda (28 persen).",
            [("31 persen", 31), ("28 persen", 28)],
        ),
        ("Ekspor kopi 40 ton, dengan pangsa 12 persen.", [("40 ton", 12)]),
        ("Ekspor kopi 40 ton dan menyumbang 12 persen terhadap total.", [("40 ton", 12)]),
        ("Ekspor kopi 40 ton, yang bila dihitung porsinya 12 persen.", [("40 ton", 12)]),
        ("Ekspor kopi 40 ton, seperempat lebih (26 persen).", [("40 ton", 26)]),
        ("Ekspor 40 ton kopi ke Oman atau kurang dari satu persen total ekspor ke sana.", [("40 ton", 1)]),
        ("Sekitar 66 persen kopi Gayo pada Mei 2024 masuk ke Jepang, nilainya US$ 5 juta.", [("US$ 5 juta", 66)]),
        ("Ekspor kopi 40 ton, kontribusi Jepang 12 persen.", [("12 persen", 12)]),
        (
            "Ekspor ke Oman 40 ton dan Mesir 20 ton; pangsa keduanya berturut-turut 12% dan 6%.",
            [("40 ton", 12), ("20 ton", 6)],
        ),
        ("Lebih dari separuh kopi itu, tepatnya 52 persen, dibeli Jepang.", [("52 persen", 52)]),
        ("Kopi nyaris sendirian: 77 persen, setara US$ 5 juta.", [("US$ 5 juta", 77)]),
        ("Pasar Jepang menampung paling banyak, yakni 21 persen.", [("21 persen", 21)]),
        ("Sekitar 61 persen dikapalkan melalui Pelabuhan Bitung.", [("61 persen", 61)]),
        ("Sekitar 22 persen kopi Gayo masuk ke Jepang.", [("22 persen", 22)]),
        ("Jepang menyerap tujuh puluh persen produknya.", [("tujuh puluh persen", 70)]),
        ("Pabrik di Jawa menyerap 35 persen hasil petani.", []),
        ("Ekspor kopi 40 ton, atau kurang dari satu persen total ekspor kopi.", [("40 ton", 1)]),
        ("Ekspor ke Oman US$ 5 juta tahun lalu, 9 persen dari nonmigas.", [("US$ 5 juta", Decimal(9))]),
        ("Ekspor US$ 5 juta, tumbuh 9 persen, atau 2 persen terhadap total ekspor.", [("US$ 5 juta", Decimal(2))]),
        ("Ekspor ke Oman US$ 5 juta; porsinya masih kecil, 2 persen.", [("US$ 5 juta", Decimal(2))]),
    ],
)
def test_a_share_is_a_part_of_a_total(text: str, expected: list[tuple[str, Decimal]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dinas menargetkan UMKM membukukan ekspor 40 ton.", Status.TARGET),
        ("Pabrik membatalkan pesanan ekspor 40 ton.", Status.HALTED),
        ("Pesanan ekspor 40 ton itu dibatalkan pembeli.", Status.HALTED),
        ("Realisasi ekspor 40 ton dari target yang dipatok 50 ton.", Status.REALIZED),
        ("Ekspor diramal mencapai 40 ton.", Status.PLANNED),
        ("Ekspor 40 ton itu tidak ditolak.", Status.REALIZED),
    ],
)
def test_status_from_several_cues(text: str, status: Status) -> None:
    assert claims(text)[0].status is status


@pytest.mark.parametrize(
    "text", ["Ekspor pala bisa turun 20 persen.", "Ekspor pala dikhawatirkan akan anjlok hingga 9 persen."]
)
def test_what_may_change_has_not_yet(text: str) -> None:
    [reading] = readings(text)
    assert reading.status is Status.PLANNED


def test_a_flow_that_lies_ahead_is_planned() -> None:
    [claim] = claims("CV Rimba mengekspor 40 ton kopi ke Jepang pada Juli 2025.")
    assert claim.status is Status.PLANNED


@pytest.mark.parametrize("text", ["Ekspor 24 dus teh, tujuan Jepang, Rp11 miliar.", "Ekspor teh 14 ton; US$ 9 juta."])
def test_money_behind_the_destination_is_the_value_of_the_quantity(text: str) -> None:
    [claim] = claims(text)
    assert len(claim.amounts) == 2


def test_a_sale_to_a_place_abroad_is_a_shipment() -> None:
    [claim] = claims("Penjualan 96 ton cengkeh ke Singapura naik.", goes_on=True)
    assert [link.text for link in claim.get("quantity")] == ["96 ton"]


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("Ekspor kopi 40 ton, 5 persen lebih tinggi daripada 2022.", ["5"]),
        ("Ekspor kopi 40 ton, 5 persen di atas Mei 2022.", ["5"]),
        ("Ekspor kopi terpangkas 5 persen menjadi 40 ton.", ["-5"]),
        ("Ekspor kopi 40 ton, sedangkan impornya turun 6 persen.", []),
    ],
)
def test_growth_of_a_figure(text: str, percents: list[str]) -> None:
    assert [str(change.percent) for _, change in readings(text)[0].changes] == percents


def test_a_difference_without_a_level_is_the_change_of_a_flow_of_its_own() -> None:
    [claim] = claims("Perjanjian itu berpotensi mendongkrak ekspor sebesar US$ 2 miliar.")
    assert (claim.status, claim.says("change"), claim.says("value")) == (Status.PLANNED, True, False)


def test_ranked_goods_each_with_its_share() -> None:
    found = claims("Komoditas dengan ekspor tertinggi yakni kopi 9,4%, karet 7,1%, lada 5,2%.")
    assert [len(claim.get("share")) for claim in found] == [1, 1, 1]


def test_a_part_of_something_else_than_exports_is_no_share() -> None:
    assert not any(claim.says("share") for claim in claims("Ekspor menyumbang 2,2 persen dari total PDB."))


def test_what_was_turned_away_abroad_was_on_its_way_out() -> None:
    [claim] = claims("Dua kontainer biji pala ditolak di Jerman.")
    assert (claim.status, [link.text for link in claim.get("destination")]) == (Status.HALTED, ["Jerman"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor semester pertama 40 ton, +3,4%.", [("40 ton", Decimal("3.4"), None)]),
        ("Ekspor kopi ke Jepang 40 ton (-9%).", [("40 ton", Decimal(-9), None)]),
        ("Ekspor kopi 40 ton, 9 persen di bawah tahun lalu.", [("40 ton", Decimal(-9), None)]),
        ("Ekspor kopi 40 ton, 9 persen di atas capaian 2022.", [("40 ton", Decimal(9), None)]),
        ("Ekspor 40 ton, lebih sedikit 8 ton ketimbang 2022.", [("40 ton", None, Decimal(-8))]),
    ],
)
def test_a_growth_without_a_verb(text: str, expected: list[tuple[str, Decimal | None, Decimal | None]]) -> None:
    assert changes(text) == expected


def test_more_of_something_else_is_no_difference() -> None:
    assert changes("Ekspor 40 ton, pasar lokal lebih besar lagi, 112 ton.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor teh 5 ton dan kopi 3 ton turun masing-masing 4 persen dan 2 persen.",
        "Ekspor teh dan kopi masing-masing turun 4 persen (5 ton) dan 2 persen (3 ton).",
    ],
)
def test_growths_are_dealt_out_over_flows(text: str) -> None:
    assert changes(text) == [("5 ton", Decimal(-4), None), ("3 ton", Decimal(-2), None)]


@pytest.mark.parametrize(
    "text",
    [
        "Konsumsi swasta naik 4 persen, investasi 6 persen, ekspor 7 persen, dan impor 8 persen.",
        "Pertumbuhan ekspor 7 persen, konsumsi rumah tangga 4 persen dan belanja modal 11 persen.",
        "Sasarannya pertumbuhan industri 4 persen, kenaikan ekspor 7 persen dan kenaikan devisa pariwisata 9 persen.",
    ],
)
def test_exports_grow_beside_the_rest_of_an_economy(text: str) -> None:
    assert [percent for _, percent, _ in changes(text)] == [7]
    assert shares(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Untuk mencapai pertumbuhan 6 persen, yang harus naik adalah konsumsi dan ekspor.",
        "Pertumbuhan di atas 6 persen itu menunjukkan perekonomian yang kuat.",
        "Sektor yang tumbuh paling tinggi adalah pengangkutan 6 persen.",
    ],
)
def test_the_growth_of_an_economy_is_none_of_exports(text: str) -> None:
    found = numbers.read(line(text))
    assert (found.readings, found.loose) == ([], [])


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("Sejak Juni perusahaan itu memangkas ekspornya menjadi 20 persen.", []),
        ("Menteri menurunkan tarif ekspor ke Jepang dari 30 persen menjadi 18 persen.", []),
        ("Pertumbuhan ekspor kopi melambat menjadi 5 persen.", [5]),
    ],
)
def test_a_percentage_that_is_reached_is_growth_only_of_growth(text: str, grown: list[int]) -> None:
    assert [percent for _, percent, _ in changes(text)] == grown


@pytest.mark.parametrize(
    "text",
    [
        "Dari produksi 2014, 1.400 ton di antaranya diekspor.",
        "Produksi naik menjadi 900 ton, dengan 1.400 ton diekspor.",
    ],
)
def test_what_leaves_of_what_is_produced_is_exported(text: str) -> None:
    assert [figure(r) for r in readings(text) if r.governor == "export"] == ["1.400 ton"]


def test_the_part_of_sales_that_is_exported_is_no_share_of_exports() -> None:
    text = "Perusahaan itu menaikkan proporsi penjualan ekspornya menjadi 54 persen, sebelumnya 31 persen."
    assert (changes(text), shares(text)) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor kopi ke Jepang mencapai 17 persen atau US$ 3 juta dari total ekspor kopi.",
        "Kopi menyumbang 17 persen dari total ekspor daerah itu, dengan nilai ekspor mencapai US$ 3 juta.",
    ],
)
def test_an_amount_says_its_part_of_all_exports_once_more(text: str) -> None:
    assert shares(text) == [("US$ 3 juta", 17)]


def test_the_share_of_an_earlier_time_is_none() -> None:
    text = "Pangsa ekspor kopi naik dari 10 persen menjadi 12 persen."
    assert (changes(text), [percent for _, percent in shares(text)]) == ([], [12])


def test_a_share_that_grew_is_a_share() -> None:
    text = "Porsi ekspor ke Jepang naik menjadi 54 persen."
    assert (changes(text), [percent for _, percent in shares(text)]) == ([], [54])


@pytest.mark.parametrize(
    "text",
    [
        "Harga nikel di pasar ekspor naik 21 persen menjadi US$ 410 per ton.",
        "Harga patokan ekspor bijih besi 140 dolar AS per metrik ton, turun 2 persen.",
    ],
)
def test_the_growth_of_a_price_is_none_of_exports(text: str) -> None:
    assert [r for r in readings(text) if r.may_leave] == []


def test_a_bracket_behind_the_next_name_of_a_list_of_growths_is_a_growth() -> None:
    text = "Ekspor teh naik 68 persen menjadi 5 ton, kopi (41 persen, 3 ton), serta lada (12 persen)."
    assert [percent for _, percent, _ in changes(text)] == [68, 41, 12]


def test_a_bracket_behind_a_part_of_what_grew_is_a_share() -> None:
    text = "Ekspor nonmigas naik 10 persen, terutama batu bara (31 persen)."
    assert [percent for _, percent, _ in changes(text)] == [10]
    assert [percent for _, percent in shares(text)] == [31]


def test_a_growth_set_off_by_a_comma_is_that_of_the_figure_before() -> None:
    assert changes("Sebanyak 40 ton diterbangkan melalui Bandara Ngurah Rai, naik 12 persen dari 2022.") == [
        ("40 ton", Decimal(12), None)
    ]


def test_what_stands_behind_since_when_and_only_is_a_base() -> None:
    assert [r.base for r in readings("Nilai ekspor naik dari bulan Mei yang hanya 25 ton.")] == [True]


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("Artinya turun 12 persen.", 1),
        ("Dengan demikian ada tambahan 8 ton.", 1),
        ("Harga kakao turun 12 persen.", 0),
        ("Saham perseroan melemah 2 persen.", 0),
        ("Sementara itu, mata uang itu melemah 2 persen.", 0),
    ],
)
def test_a_sentence_of_growth_alone_is_left_to_the_sentence_before(text: str, loose: int) -> None:
    found = numbers.read(line(text))
    assert (found.readings, len(found.loose)) == ([], loose)


def test_sheets_of_documents_are_no_goods() -> None:
    [reading] = readings("SKA terbanyak untuk ekspor mebel, 1.402 lembar, nilainya US$ 5 juta.")
    assert [m.text for m in reading.figure.mentions] == ["US$ 5 juta"]


def test_what_is_spoken_of_is_not_supposed() -> None:
    found = readings("Kalau ekspor kopi malah naik, dari Rp2 miliar menjadi Rp3 miliar.")
    assert [(figure(r), r.base, r.status) for r in found] == [("Rp2 miliar", True, None), ("Rp3 miliar", False, None)]


def test_a_time_that_grew_is_a_flow_of_its_own() -> None:
    assert changes("Januari naik 6,5 persen.") == [("6,5 persen", Decimal("6.5"), None)]


def test_a_time_that_is_only_compared_with_is_none() -> None:
    assert readings("Jika disandingkan dengan Mei 2023, masih minus 1,1 persen.") == []


@pytest.mark.parametrize(
    "text",
    ["Pangsa ekspor ke Jepang 15 persen pada 2018 atau sebesar US$ 5 juta.", "Pangsa ekspor 15% (senilai US$ 5 juta)."],
)
def test_a_share_said_once_more_as_an_amount_is_that_of_the_amount(text: str) -> None:
    assert shares(text) == [("US$ 5 juta", 15)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Disusul Pakistan 21 persen, Jepang 14 persen.", [21, 14]),
        ("Jepang di urutan kedua dengan 17 persen, sedangkan Tiongkok 9 persen.", [17, 9]),
        ("Sekarang kopi sudah 58 persen, lada tinggal 22 persen.", [58, 22]),
        ("Harga kopi 21 persen, lada 14 persen.", []),
        ("Disusul Pakistan 21 persen.", []),
        ("Jepang menjadi pembeli terbesar dengan 21 persen, disusul Oman 14 persen.", [21, 14]),
    ],
)
def test_names_each_with_a_percentage_are_ranked_by_their_shares(text: str, expected: list[int]) -> None:
    assert [percent for _, percent in shares(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peningkatan ekspor terbesar terjadi pada minyak nabati sebesar US$ 2 juta (89 persen).",
            [("US$ 2 juta", Decimal(89), None), ("US$ 2 juta", None, Decimal(2_000_000))],
        ),
        ("Penurunan ekspor terdalam pada kopi senilai US$ 2 juta.", [("US$ 2 juta", None, Decimal(-2_000_000))]),
        ("Ekspor terbesar adalah kopi senilai US$ 2 juta.", []),
    ],
)
def test_by_how_much_goods_changed_most_is_their_growth(
    text: str, expected: list[tuple[str, Decimal | None, Decimal | None]]
) -> None:
    assert sorted(changes(text), key=str) == expected
    assert all(not claim.says("value", "share") for claim in claims(text)) or not expected


def test_a_percentage_behind_where_it_goes_is_its_share() -> None:
    assert shares("Ke Uni Eropa 12,1 persen.") == [("12,1 persen", Decimal("12.1"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasar Eropa turun 12 persen.", ["12 persen"]),
        ("Sementara itu alas kaki justru minus 4,1 persen.", ["4,1 persen"]),
        ("Produksi kopi turun 12 persen.", []),
        ("Ekonomi Eropa tumbuh 2 persen.", []),
        ("Kontrak kopi naik 2 persen ke US$ 73 per barel.", []),
    ],
)
def test_goods_or_a_buyer_that_grew_are_a_flow_of_their_own(text: str, expected: list[str]) -> None:
    assert [found for found, _, _ in changes(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ekspor 40 ton, naik 6,5 persen secara bulanan dan 6,4 persen secara tahunan.",
            [("40 ton", "6.5"), ("40 ton", "6.4")],
        ),
        ("Ekspor 40 ton, naik 6,5% (mtm) dan 6,4% (yoy).", [("40 ton", "6.5"), ("40 ton", "6.4")]),
        ("Ekspor kopi naik 5 persen dan teh 15 persen.", [("5 persen", "5"), ("15 persen", "15")]),
        ("Ekspor kopi dan teh masing-masing naik 4 persen dan 2 persen.", [("4 persen", "4"), ("2 persen", "2")]),
        ("Ekspor ke Jepang turun 5 persen dan ke India turun 3 persen.", [("5 persen", "-5"), ("3 persen", "-3")]),
    ],
)
def test_growths_of_one_flow_and_of_several(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found, str(percent)) for found, percent, _ in changes(text)] == expected


def test_differences_of_named_parts_are_theirs() -> None:
    text = "Kenaikan terjadi di pasar India yang naik 141 ton, disusul Malaysia naik 73 ton."
    assert changes(text) == [("141 ton", None, Decimal(141)), ("73 ton", None, Decimal(73))]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Impor turun 5 persen dan ekspor 3 persen.", [Decimal(-3)]),
        ("Aturan itu menurunkan ekspor sebesar 3 persen.", [Decimal(-3)]),
        ("Kinerja ekspor diperkirakan hanya 3 persen.", [Decimal(3)]),
        ("Jangankan 30 persen, ekspor turun 15 persen saja petani rugi.", []),
    ],
)
def test_growth_of_exports_told_in_other_ways(text: str, changes: list[Decimal]) -> None:
    assert [change.percent for r in readings(text) if r.may_leave for _, change in r.changes] == changes


@pytest.mark.parametrize(
    "text", ["China menyumbang 90% produksi dunia.", "Kopi yang diekspor mengandung 2 gram/kg debu."]
)
def test_parts_of_other_wholes_and_contents_are_no_figure(text: str) -> None:
    assert readings(text) == []


def test_what_is_produced_or_sold_beside_exports_is_no_flow() -> None:
    [claim] = claims("Produksi mobil mencapai 288 unit, penjualan 205 unit, dan ekspor mobil 110 unit.")
    assert [link.text for link in claim.amounts] == ["110 unit"]


def test_what_another_country_is_going_to_import_from_here_is_planned() -> None:
    [claim] = claims("Malaysia bakal mengimpor 500 ton beras dari Indonesia.")
    assert (claim.status, [link.text for link in claim.get("destination")]) == (Status.PLANNED, ["Malaysia"])


def test_exports_with_a_possessive_are_exports() -> None:
    [claim] = claims("Selama 2021 nilai ekspornya melampaui US$ 6,2 miliar.")
    assert [link.text for link in claim.amounts] == ["US$ 6,2 miliar"]


def test_a_growth_is_that_of_the_level_it_leads_to_from_the_base_between() -> None:
    text = "Ekspor kopi naik 12 persen dari 5 ribu ton pada 2022 menjadi 6 ribu ton pada 2023."
    assert changes(text) == [("6 ribu ton", 12, None)]


def test_the_rest_of_a_list_of_shares_is_no_flow() -> None:
    text = (
        "Ekspor teh sebesar 45 persen dipasarkan ke Oman, sedangkan sisanya ke Mesir 14 persen dan lainnya 41 persen."
    )
    assert [percent for _, percent in shares(text)] == [45, 14]


def test_what_is_hoped_of_another_growth_is_no_plan_of_the_first() -> None:
    text = "Ekspor pada Maret naik 10 persen, investasi juga naik 21 persen, diharapkan mengungkit pertumbuhan."
    assert [r.status for r in readings(text)] == [None]


def test_another_quantity_told_beside_one_does_not_restate_it() -> None:
    text = "Kilang itu mengekspor 300.000 barel solar per hari dan sebanyak 20 juta ton gas per tahun."
    assert [figure(r) for r in readings(text)] == ["300.000 barel", "20 juta ton"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dua kontrak ekspor pala, masing-masing 75 ton dan 55 ton, gagal dikapalkan.", [Status.HALTED] * 2),
        ("Ekspor 75 ton pala dan 55 ton kopi ditolak di Oman.", [Status.HALTED] * 2),
        ("Ekspor pala 75 ton pada Mei dan kopi 55 ton ditolak di Oman.", [None, Status.HALTED]),
    ],
)
def test_what_is_told_behind_a_list_befalls_all_of_it(text: str, expected: list[Status | None]) -> None:
    assert [r.status for r in readings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas mematok ekspor 90 ton, lalu dinaikkan menjadi 95 ton.", [Status.TARGET] * 2),
        ("Dinas mematok ekspor 90 ton, lalu tercapai 95 ton.", [Status.TARGET, Status.REALIZED]),
        ("Ekspor 90 ton dipasang sebagai sasaran.", [Status.TARGET]),
        ("Ekspor 90 ton, melampaui sasaran.", [None]),
    ],
)
def test_what_is_called_a_target_or_what_one_is_changed_to_is_aimed_at(
    text: str, expected: list[Status | None]
) -> None:
    assert [r.status for r in readings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CV Rimba mengekspor 40 kontainer sebulan, sebagian pesanan lama.", None),
        ("CV Rimba mengirim 4 ton pala pesanan pembeli di Oman.", None),
        ("CV Rimba menerima 4 ton pesanan ekspor dari Oman.", Status.PLANNED),
    ],
)
def test_an_order_that_is_filled_is_no_plan(text: str, expected: Status | None) -> None:
    assert [r.status for r in readings(text)] == [expected]


def test_what_the_home_market_takes_more_is_no_growth_of_exports() -> None:
    assert numbers.read(line("Pasar dalam negeri dapat menyerap tambahan 2 juta ton.")).loose == []


def test_growth_told_beside_a_base_alone_is_of_what_the_sentence_refers_back_to() -> None:
    text = "Dibandingkan Oktober, ketika ekspor mencapai US$ 9 juta, angka November itu melemah 2 persen."
    assert [change.percent for _, change in numbers.read(line(text)).loose] == [-2]


def test_the_growth_of_the_next_name_is_its_own() -> None:
    text = "Ekspor kopi ke Oman 5 ton (-9%) dan Mesir anjlok 21%."
    assert changes(text) == [("5 ton", -9, None), ("21%", -21, None)]
    assert changes("Ekspor kopi ke Oman 5 ton, naik 9%.") == [("5 ton", 9, None)]


def test_a_figure_in_brackets_behind_a_time_compared_with_is_a_base() -> None:
    text = "Ekspor Mei 5 ton, susut 12% dari April, dan jika ditarik ke Mei 2021 (8 ton) penurunannya mencapai 36%."
    assert [(figure(r), r.base, len(r.changes)) for r in readings(text)] == [("5 ton", False, 2), ("8 ton", True, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada 2018 ada 2 ton vanili diekspor ke Oman, setelah itu berhenti.", Status.REALIZED),
        ("Ekspor 2 ton vanili ke Oman terhenti.", Status.HALTED),
        ("Koperasi Nira berani pasang ekspor gula 500 ton.", None),
        ("Tahun ini ekspor gula kami pasang 500 ton.", Status.TARGET),
        ("Dinas ingin mebel rotan tembus US$ 5 juta.", Status.TARGET),
        ("Ekspor ke Vietnam 5 ton karena kuota di sana dipersempit.", None),
    ],
)
def test_what_becomes_of_a_figure(text: str, expected: Status | None) -> None:
    assert [r.status for r in readings(text)] == [expected]


def test_investment_agreed_on_beside_trade_is_none_of_it() -> None:
    text = "Dari transaksi ekspor itu US$ 6 miliar, berupa komitmen investasi."
    assert [r.governor for r in readings(text)] == ["other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udang mendatangkan ekspor US$ 8 juta, yakni 28 persen dari semuanya.", [("US$ 8 juta", 28)]),
        ("Ekspor tuna yang andilnya 16 persen dengan angka US$ 4 juta.", [("US$ 4 juta", 16)]),
        ("Jerman menyerap 70 persen, Oman mendapat 15 persen.", [("70 persen", 70), ("15 persen", 15)]),
        ("Sekitar 28 persen kopi yang diekspor naik kapal di Bitung.", [("28 persen", 28)]),
        ("Ekspor kopi itu 61 persen, kata dia, dikapalkan melalui Pelabuhan Bitung.", [("61 persen", 61)]),
    ],
)
def test_shares_told_in_other_words(text: str, expected: list[tuple[str, int]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize("text", ["Ekspor tuna tidak kurang 5 ton.", "Ekspor itu belum termasuk opsi tambahan 5 ton."])
def test_what_only_bounds_or_adds_is_no_difference(text: str) -> None:
    assert [len(r.changes) for r in readings(text)] == [0]


def test_a_changed_target_is_of_what_the_target_was() -> None:
    text = "Dinas mematok ekspor 90 ton, lalu pada perubahan anggaran dinaikkan menjadi 95 ton."
    assert [(r.governor, r.status) for r in readings(text)] == [("export", Status.TARGET)] * 2


def test_growth_that_only_tells_why_is_not_of_the_figure_before_it() -> None:
    assert changes("Ekspor gula mencapai US$ 5 juta karena harga naik 12 persen.") == []


def test_an_example_is_no_supposition() -> None:
    text = "CV Rimba, misalnya, gagal mengekspor 12 ton pala ke Oman."
    assert [r.status for r in readings(text)] == [Status.HALTED]
    assert readings("Bayangkan, misalnya tiap desa mengekspor 12 ton pala.") == []


@pytest.mark.parametrize(
    ("text", "percent"),
    [("Volume ekspor membengkak 61 persen.", 61), ("Ekspor teh terperosok 12 persen.", -12)],
)
def test_rises_and_falls_in_strong_words(text: str, percent: int) -> None:
    assert [change for _, change, _ in changes(text)] == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Produksi kopi 90 ton, 70 persen di antaranya diekspor ke Oman.",
        "Dari target ekspor 900 ton, hingga April terealisasi 210 ton atau 23 persen.",
    ],
)
def test_a_part_of_what_is_made_or_aimed_at_is_no_share_of_exports(text: str) -> None:
    assert shares(text) == []
    assert shares("Dari ekspor kopi itu 70 persen di antaranya ke Oman.") == [("70 persen", 70)]


def test_growth_between_the_two_measures_of_a_flow_is_its_own() -> None:
    text = "Sebanyak 40 ton kopi diekspor, naik 12 persen dari kurun yang sama tahun lalu, dengan nilai US$ 5 juta."
    assert [(figure(r), len(r.figure.mentions), len(r.changes)) for r in readings(text)] == [("40 ton", 2, 1)]


def test_a_part_told_behind_the_whole_and_the_time_is_of_the_figure_before() -> None:
    text = "Kopi menyumbang US$ 5 juta terhadap ekspor daerah itu pada Januari-Juni 2021, atau 12 persen."
    assert shares(text) == [("US$ 5 juta", Decimal(12))]


def test_a_share_is_no_growth_because_it_follows_one() -> None:
    assert [
        percent for _, percent, _ in changes("Ekspor pala mencapai 5 ton (naik 11 persen), 63 persennya ke Oman.")
    ] == [11]


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor teh terbesar ke Oman (US$ 5 juta; 12 persen) dan Mesir (US$ 2 juta; 4 persen).",
        "Ekspor teh terbesar ke Oman (5 ton, 12 persen) dan Mesir (2 ton, pangsa 4 persen).",
    ],
)
def test_a_percentage_in_brackets_with_an_amount_is_its_share(text: str) -> None:
    assert [[share.percent for _, share in reading.shares] for reading in readings(text)] == [[12], [4]]


def test_the_part_of_the_next_in_rank_is_a_share() -> None:
    text = "Oman berada di urutan kedua dengan 9 persen dan Mesir ketiga, 7 persen."
    assert [percent for _, percent in shares(text)] == [9, 7]


def test_who_made_the_goods_is_not_what_the_next_figure_is_of() -> None:
    text = "Bupati melepas ekspor 15 ton pala produksi PT Banda ke Oman dan 5 ton ke Mesir."
    assert [reading.governor for reading in readings(text)] == ["export", "export"]
    assert [reading.governor for reading in readings("Ekspor pala 15 ton, produksi kopi 5 ton.")] == ["export", "other"]


def test_what_is_new_has_not_just_been_reached() -> None:
    [reading] = readings("Ada pungutan baru sehingga ekspor 40 ton ke Oman tertunda.")
    assert reading.status is Status.HALTED
    [reading] = readings("Realisasi ekspor baru 40 ton.")
    assert reading.status is Status.REALIZED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jika izin itu keluar, ekspor kopi bisa menembus 40 ton.", ["40 ton"]),
        ("Kalau tiap desa mengekspor 40 ton kopi, devisa naik.", []),
        ("Pabrik itu bisa menambah ekspor 40 ton lagi jika tarif turun.", ["40 ton"]),
    ],
)
def test_what_would_come_of_a_condition_is_planned_and_the_condition_is_nothing(text: str, expected: list[str]) -> None:
    assert [(figure(r), r.status) for r in readings(text)] == [(one, Status.PLANNED) for one in expected]


def test_a_loss_told_behind_what_is_lost_is_a_difference() -> None:
    text = "Tarif itu menggerus ekspor alas kaki ke Oman sebesar US$ 5 juta atau 18 persen."
    assert changes(text) == [("18 persen", None, Decimal(-5_000_000)), ("18 persen", Decimal(-18), None)]


def test_a_fall_that_may_come_is_planned() -> None:
    [reading] = readings("Penurunan nilai ekspor bisa mencapai 20 persen.")
    assert (reading.status, [change.percent for _, change in reading.changes]) == (Status.PLANNED, [Decimal(-20)])


def test_growth_of_the_gdp_of_a_buyer_is_none_of_exports() -> None:
    assert changes("Kalau ekspor dominan ke Oman dan GDP Oman turun dari 2,8 persen ke 1 persen, ada dampaknya.") == []


def test_what_is_made_because_a_buyer_abroad_has_ordered_it_is_planned() -> None:
    found = readings("Dana itu untuk produksi 40 ton kertas dan 9 ton tisu yang dipesan oleh toko di Oman.")
    assert [(r.governor, r.status) for r in found] == [("export", Status.PLANNED)] * 2
