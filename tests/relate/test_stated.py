"""Whether a sentence states a flow without a figure, or only speaks of exports."""

import pytest

from ekspor.schema import Status
from lines import article, claims, said, words


@pytest.mark.parametrize(
    "text",
    [
        "Meski ada ancaman tarif, India adalah eksportir pala terbesar.",
        "India menempati posisi kedua sebagai eksportir pala.",
    ],
)
def test_who_leads_in_exports_exports_whatever_else_the_sentence_speaks_of(text: str) -> None:
    [claim] = claims(text)
    assert said(claim, "origin", "commodity") == {"origin": ["India"], "commodity": ["pala"]}
    assert claim.status is Status.REALIZED


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("Pemerintah perlu mempercepat diversifikasi pasar ekspor pala ke Oman dan Mesir.", ["Oman", "Mesir"]),
        ("Petani perlu menggarap pasar alternatif seperti Oman dan Mesir.", ["Oman", "Mesir"]),
        ("Pertemuan itu membuka akses ekspor pala ke Oman.", ["Oman"]),
        ("Ekspor pala bisa dialihkan ke Oman dan Mesir.", ["Oman", "Mesir"]),
        ("Perusahaan akan memperluas ekspor pala ke Oman.", ["Oman"]),
    ],
)
def test_new_markets_are_planned_flows(text: str, destination: list[str]) -> None:
    [claim] = claims(text)
    assert (claim.status, sorted(words(claim.get("destination")))) == (Status.PLANNED, sorted(destination))


@pytest.mark.parametrize(
    "text",
    [
        "Perajin rotan sangat bergantung pada pasar Jepang.",
        "Kebijakan baru menekan perajin rotan yang sangat bergantung pada pasar Jepang.",
        "Kursi rotan banyak diminati pasar Jepang.",
        "Jepang merupakan salah satu negara tujuan ekspor kursi rotan.",
        "Jepang penting sebagai negara tujuan ekspor kursi rotan.",
    ],
)
def test_who_depends_on_a_market_sells_there(text: str) -> None:
    [claim] = claims(text)
    assert words(claim.get("destination")) == ["Jepang"]


@pytest.mark.parametrize("at_home", ["domestik", "dalam negeri", "lokal"])
def test_a_market_at_home_is_none(at_home: str) -> None:
    assert claims(f"PT Rotan Jaya mengandalkan pasar {at_home} untuk kursi rotan.") == []


def test_exports_to_many_countries_need_only_an_exporter() -> None:
    [claim] = claims("Produk PT Rotan Jaya sudah diekspor ke banyak negara.")
    assert words(claim.get("exporter")) == ["PT Rotan Jaya"]


def test_goods_sent_on_abroad_need_no_name() -> None:
    _, claim = article("Ekspor pala ke Oman ramai.", "Pengiriman berikutnya menuju Mesir.")
    assert words(claim.get("destination")) == ["Mesir"]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Kakao dari Ende juga sudah sampai ke Prancis.", ["Prancis"]),
        ("Kerajinan itu laris di Jepang dan Australia.", ["Jepang", "Australia"]),
        ("Malaysia dan Turki pembeli utamanya.", ["Malaysia", "Turki"]),
        ("Pembelinya datang dari Jepang dan Turki.", ["Jepang", "Turki"]),
    ],
)
def test_where_goods_arrive_or_are_wanted_tells_of_a_flow_among_exports(text: str, to: list[str]) -> None:
    _, claim = article("Ekspor pala ke Oman ramai.", text)
    assert words(claim.get("destination")) == to
    assert not claims(text)


def test_what_is_no_longer_sent_has_stopped() -> None:
    [claim] = claims("Ekspor pinang lesu: pinang tidak lagi dikirim ke India.")
    assert (claim.status, words(claim.get("destination"))) == (Status.HALTED, ["India"])


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian mengirim tim ke Mesir.",
        "Delegasi yang dikirim ke Mesir terlambat.",
        "Besok saya berangkat ke Mesir.",
        "Kendalanya adalah biaya logistik pengiriman ke Mesir.",
        "Ekspor ke Mesir sampai sekarang boleh dikatakan hampir tidak ada.",
        "Tujuannya agar Mesir senang.",
    ],
)
def test_people_letters_costs_and_purposes_are_no_goods(text: str) -> None:
    assert len(article("Ekspor pala ke Oman ramai.", text)) == 1


def test_what_dominates_exports_is_a_list_of_goods() -> None:
    [claim] = claims("Di sisi ekspor, barang curah masih mendominasi, yakni pala, cengkeh, dan batu bara.")
    assert sorted(words(claim.get("commodity"))) == ["batu bara", "cengkeh", "pala"]


def test_a_list_is_announced_from_farther_away_than_goods_are_exported() -> None:
    [claim] = claims("Yang menjadi andalan ekspor daerah ini sejak dahulu, kata dia, adalah pala.")
    assert words(claim.get("commodity")) == ["pala"]
    assert claims("Ekspor daerah ini naik, kata dia, dan di pasar banyak orang bertanya tentang pala.") == []


def test_what_is_said_before_a_passive_leaves() -> None:
    [claim] = claims("Kain tenun dipakai di banyak daerah untuk pesta adat dan sudah ada yang diekspor.")
    assert words(claim.get("commodity")) == ["Kain tenun"]


def test_what_is_restricted_is_exported() -> None:
    [claim] = claims("India membatasi ekspor pala sebagai tanggapan atas tarif itu.")
    assert words(claim.get("commodity")) == ["pala"]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri mengancam akan menghentikan ekspor nikel ke Jepang.",
        "Pasar dalam negeri dilindungi dari banjir impor dari negara yang gagal menembus pasar Jepang.",
        "Sebanyak 14 warga Oman diterbangkan dengan pesawat ke Kairo, Mesir.",
        "Kosmetik Indonesia belum mampu menembus sepuluh besar negara eksportir kosmetik terbesar.",
    ],
)
def test_a_threat_and_a_rank_not_reached_are_no_flows(text: str) -> None:
    assert claims(text) == []


def test_a_certificate_is_no_shipment() -> None:
    assert claims("Rumah potong ayam di Australia mendapatkan sertifikasi halal.", goes_on=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman melarang impor kopi dari Ethiopia.", [("halted", ["kopi"], ["Oman"], ["Ethiopia"])]),
        (
            "Mesir menghentikan sementara impor udang beku dari PT Laut Biru.",
            [("halted", ["udang beku"], ["Mesir"], [])],
        ),
        ("Indonesia menghentikan impor sapi dari Australia.", []),
        ("PT Logam Timur memastikan tidak lagi mengapalkan bijih bauksit.", [("halted", ["bijih bauksit"], [], [])]),
        ("Sudah tiga bulan tidak mengirim udang ke Oman, CV Baruna merugi.", [("halted", ["udang"], ["Oman"], [])]),
        ("CV Baruna absen mengekspor udang ke Oman.", [("halted", ["udang"], ["Oman"], [])]),
        ("Ekspor mesin mereka ke sini naik 8 persen.", []),
        ("PT Roti Jaya tidak lagi menjual roti di pasar domestik.", []),
    ],
)
def test_what_is_taken_in_or_sent_no_longer_is_a_stop(text: str, expected: list[object]) -> None:
    found = [
        (c.status.value, *(words(c.get(slot)) for slot in ("commodity", "destination", "origin"))) for c in claims(text)
    ]
    assert found == expected


def test_what_there_is_no_longer_has_stopped() -> None:
    *_, stop = article("Ekspor mangan Kupang 40 ton.", "Sejak 1 Januari tidak ada lagi pengapalan mangan dari Kupang.")
    assert (stop.status, words(stop.get("commodity"))) == (Status.HALTED, ["mangan"])


def test_sales_of_a_firm_to_a_country_are_a_flow() -> None:
    found = claims("PT Lintang Boga membukukan kenaikan penjualan keripik ke Oman.")
    assert [said(claim, "exporter", "commodity", "destination") for claim in found] == [
        {"exporter": ["PT Lintang Boga"], "commodity": ["keripik"], "destination": ["Oman"]}
    ]


def test_sales_at_home_are_none() -> None:
    assert claims("PT Lintang Boga membukukan kenaikan penjualan keripik ke Jakarta.") == []


def test_a_firm_that_is_called_an_exporter_of_goods_exports_them() -> None:
    [claim] = claims("PT Lintang Boga, eksportir lada, membuka gudang.")
    assert said(claim, "exporter", "commodity") == {"exporter": ["PT Lintang Boga"], "commodity": ["lada"]}


def test_an_exporter_of_goods_that_is_not_named_is_none() -> None:
    assert claims("Gudang eksportir lada terbakar.") == []
