"""Flows named without a figure."""

from ekspor.schema import Status
from lines import claims, records, said, words


def test_those_next_in_a_rank_of_exporters_are_flows_of_their_own() -> None:
    found = claims("Indonesia adalah eksportir pala terbesar ke Italia, disusul India dan Grenada.")
    assert [words(claim.get("origin")) for claim in found] == [["Indonesia"], ["India"], ["Grenada"]]
    assert all(
        said(claim, "commodity", "destination") == {"commodity": ["pala"], "destination": ["Italia"]} for claim in found
    )


def test_flows_from_two_countries_are_two_records() -> None:
    found = records(
        "Ekspor pala Indonesia ke Italia pada 2023 mencapai US$ 5 juta.",
        "Indonesia adalah eksportir pala terbesar ke Italia, disusul India.",
    )
    assert [[place.surface for place in record.origin] for record in found] == [["Indonesia"], ["India"]]


def test_each_good_goes_where_it_is_told_to_be_it_a_city() -> None:
    found = claims("CV Sinar mengekspor pala ke Oman, teh ke Dubai, dan lada ke Osaka.")
    assert [said(claim, "commodity", "destination") for claim in found] == [
        {"commodity": ["pala"], "destination": ["Oman"]},
        {"commodity": ["teh"], "destination": ["Dubai"]},
        {"commodity": ["lada"], "destination": ["Osaka"]},
    ]


def test_a_ban_for_all_is_no_stop_of_one_firms_exports() -> None:
    [claim] = claims("Laba PT Sinar naik akibat larangan ekspor nikel Indonesia.")
    assert (claim.status, claim.says("exporter")) == (Status.HALTED, False)


def test_a_market_aimed_at_is_a_plan_and_no_target() -> None:
    [claim] = claims("PT Sinar kini membidik pasar ekspor ke Jerman.")
    assert (claim.status, words(claim.get("destination"))) == (Status.PLANNED, ["Jerman"])


def test_who_buys_is_told_without_a_word_of_export() -> None:
    [claim] = claims("Oman dan Mesir sudah bertahun-tahun menampung keripik tempe itu.", goes_on=True)
    assert said(claim, "commodity", "destination") == {"commodity": ["keripik tempe"], "destination": ["Oman", "Mesir"]}
    assert claims("Oman dan Mesir sudah bertahun-tahun menampung keripik tempe itu.") == []


def test_a_market_sought_in_any_words_is_a_plan() -> None:
    for sentence in ("Kini manajemen menjajaki Oman.", "Oman kini dibidik sebagai pasar.", "Oman menjadi incaran."):
        [claim] = claims(sentence, goes_on=True)
        assert (claim.status, words(claim.get("destination"))) == (Status.PLANNED, ["Oman"])


def test_who_no_longer_buys_has_stopped() -> None:
    for sentence in ("Oman tidak mau lagi mengambil kopi itu.", "Oman tak lagi membeli kopi."):
        found = claims(sentence, goes_on=True)
        assert [claim.status for claim in found] == [Status.HALTED]


def test_what_is_left_is_a_flow_beside_the_figure() -> None:
    found = records("Ekspor kopi ke Oman pada 2023 mencapai 5 ton, selebihnya ke Mesir.")
    assert [[place.surface for place in record.destination] for record in found] == [["Oman"], ["Mesir"]]
    assert [[goods.surface for goods in record.commodity] for record in found] == [["kopi"], ["kopi"]]


def test_a_part_of_what_is_made_leaves() -> None:
    [claim] = claims("Sekitar 80 persen produksi keripik talas PT Sinar dikirim ke Belanda dan Jerman.")
    assert said(claim, "commodity", "destination") == {
        "commodity": ["keripik talas"],
        "destination": ["Belanda", "Jerman"],
    }
    assert not claim.says("share")
    [claim] = claims("Sekitar 80 persen produksinya dikirim ke Belanda.")
    assert words(claim.get("destination")) == ["Belanda"]
    assert claims("Sekitar 80 persen produksi keripik talas PT Sinar dikirim ke Surabaya.") == []


def test_a_figure_of_something_else_hides_no_flow() -> None:
    [claim] = claims("PT Sinar memproduksi 16 ton gula semut setahun, dan hampir semuanya dijual ke Osaka.")
    assert (words(claim.get("destination")), claim.has_figure) == (["Osaka"], False)


def test_who_no_longer_buys_may_have_something_said_of_him_between() -> None:
    [claim] = claims("Korea Selatan, yang sendiri dilanda krisis, praktis berhenti membeli.", goes_on=True)
    assert (claim.status, words(claim.get("destination"))) == (Status.HALTED, ["Korea Selatan"])


def test_each_of_a_list_goes_where_it_is_told_to() -> None:
    found = claims("CV Sinar mengirim perdana: kulit samak ke Italia, akar wangi ke Amerika, dan dodol ke Dubai.")
    assert [(words(c.get("commodity")), words(c.get("destination"))) for c in found] == [
        (["kulit samak"], ["Italia"]),
        (["akar wangi"], ["Amerika"]),
        (["dodol"], ["Dubai"]),
    ]


def test_a_stop_may_be_of_what_was_told_before() -> None:
    for stop in (
        "Ekspor itu dihentikan pada Mei 2022.",
        "Pengiriman dari pabrik itu disetop sejak April.",
        "Sejak 2020 perusahaan itu berhenti mengekspor.",
    ):
        first, halted = records("CV Sinar mengekspor tuna ke Amerika Serikat.", stop)
        assert (first.status, halted.status) == (Status.REALIZED, Status.HALTED)
        assert [c.surface for c in halted.commodity] == ["tuna"]
        assert [c.surface for c in halted.destination] == ["Amerika Serikat"]


def test_a_stop_of_nothing_told_before_is_none() -> None:
    assert records("Menteri bicara soal ekspor.", "Ekspor itu dihentikan pada Mei.") == []


def test_a_stop_goes_on_with_what_was_told_in_passing() -> None:
    *_, halted = records(
        "Menteri meresmikan balai di Kupang.",
        "Dulu 66 ribu ekor sapi Bali dikapalkan ke Hong Kong pada 1972.",
        "Ekspor itu dihentikan pada 1979.",
    )
    assert halted.status is Status.HALTED
    assert [c.surface for c in halted.destination] == ["Hong Kong"]
