"""Whether a flow has happened (relate/standing.py, and what the sentences before it add)."""

import pytest

from ekspor.relate import standing
from ekspor.schema import Status
from lines import article, claims, line, times, words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("CV Rimba mengekspor kopi ke Jepang.", Status.REALIZED),
        ("Gubernur mendorong petani agar segera mengekspor kopi ke Jepang.", Status.PLANNED),
        ("Protokol itu membuka akses ekspor kopi ke Jepang.", Status.PLANNED),
        ("Pemerintah kembali melegalkan ekspor benih lobster.", Status.PLANNED),
        ("CV Rimba meneken kesepahaman dengan toko di Osaka, Jepang, untuk melakukan ekspor kopi.", Status.PLANNED),
        ("Pencabutan larangan ekspor benih lobster disambut baik.", Status.PLANNED),
        ("Upaya itu mendorong peningkatan ekspor kopi ke Jepang.", Status.REALIZED),
        ("CV Rimba mengurus izin ekspor kopi.", Status.PLANNED),
        ("Tahun 2012 ditutup kurang menggembirakan bagi ekspor kopi.", Status.REALIZED),
        ("Nusantara Motor mau ekspor mobil ke Oman.", Status.PLANNED),
        ("Kementerian belum memperpanjang izin ekspor bauksit.", Status.HALTED),
        ("Izin ekspor konsentrat tembaga itu sudah berakhir.", Status.HALTED),
        ("Uni Eropa sebagai eksportir utama kopi akan sangat terpukul.", Status.REALIZED),
        ("Tarif itu akan memperparah ekspor kopi ke Jepang.", Status.REALIZED),
        ("Kami harus bisa memaksimalkan pasar ekspor kopi ke Jepang.", Status.PLANNED),
        ("Perjanjian itu kesempatan bagus untuk masuk pasar Jepang, terutama kopi.", Status.PLANNED),
    ],
)
def test_a_flow_without_a_figure(text: str, status: Status) -> None:
    assert standing.read(line(text))[0] is status


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Petani akan terdampak, meski ekspor kopi hanya 40 ton.", [Status.REALIZED]),
        ("Ekspor kopi akan naik menjadi 40 ton.", [Status.PLANNED]),
        ("Kopi yang tahun lalu sempat masuk Jepang sebanyak 40 ton batal diekspor tahun ini.", [Status.REALIZED]),
        ("Kopi sebanyak 40 ton batal diekspor ke Jepang.", [Status.HALTED]),
        ("Kalau contohnya lolos, Juli berangkat 40 ton kopi ke Jepang.", [Status.PLANNED]),
        ("Kalau ditarik ke Mei, ekspor kopi ke Jepang 40 ton.", [Status.REALIZED]),
        ("Ekspor kopi baru 25 ton, padahal kuota ekspor mencapai 40 ton.", [Status.REALIZED, Status.PLANNED]),
        ("CV Rimba membawa pulang pesanan ekspor 40 ton kopi dari pameran yang ditutup Selasa.", [Status.PLANNED]),
        ("Koperasi itu diminta pembeli Jepang memasok ekspor 40 ton kopi.", [Status.PLANNED]),
        ("Permintaan ekspor dari Jepang mencapai 40 ton kopi.", [Status.PLANNED]),
        ("Berkat tingginya permintaan Jepang, ekspor kopi mencapai 40 ton.", [Status.REALIZED]),
        ("Turunnya pesanan dari Jepang membuat ekspor kopi tinggal 40 ton.", [Status.REALIZED]),
        ("Akibat larangan itu, ekspor kopi turun menjadi 40 ton.", [Status.REALIZED]),
        ("Setelah sempat terhenti, ekspor kopi ke Jepang kembali mencapai 40 ton.", [Status.REALIZED]),
        ("Jauh dari target, ekspor kopi hanya 40 ton.", [Status.REALIZED]),
        ("Kenaikan tarif diperkirakan membuat ekspor kopi turun menjadi 40 ton.", [Status.PLANNED]),
        ("Panitia pameran mematok target kontrak ekspor US$ 5 juta.", [Status.TARGET]),
        ("Asosiasi memangkas proyeksi ekspor kopi dari 40 ton menjadi 25 ton.", [Status.PLANNED, Status.PLANNED]),
    ],
)
def test_a_flow_with_a_figure(text: str, statuses: list[Status]) -> None:
    assert [claim.status for claim in claims(text)] == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sejak Maret CV Rimba tidak mengirim kopi ke Jepang.", Status.HALTED),
        ("Sudah tiga bulan UMKM kopi di Lampung tak bisa mengekspor ke Jepang.", Status.HALTED),
        ("CV Rimba tidak mengekspor kopi ke Jepang sejak Maret.", Status.HALTED),
    ],
)
def test_what_has_not_been_sent_for_a_time_has_stopped(text: str, status: Status) -> None:
    (flow,) = article(text)
    assert (flow.status, words(flow.get("destination"))) == (status, ["Jepang"])


def test_what_was_never_sent_has_not_stopped() -> None:
    assert not article("CV Rimba tidak mengekspor kopi ke Jepang.")


def test_a_target_that_is_changed_stays_a_target() -> None:
    *_, changed = article(
        "CV Rimba memasang target ekspor kopi 40 ton pada 2024. Kini angka itu direvisi menjadi 25 ton."
    )
    assert (changed.status, times(changed)) == (Status.TARGET, ["2024-01-01..2024-12-31"])


def test_a_stop_of_what_goes_to_places_told_before() -> None:
    *_, stop = article(
        "CV Rimba mengekspor kursi rotan ke Rusia dan Ukraina. Sejak Maret pengiriman ke dua negara itu berhenti."
    )
    assert stop.status is Status.HALTED
    assert words(stop.get("destination")) == ["Rusia", "Ukraina"]


def test_goods_released_in_the_sentence_before_are_on_their_way() -> None:
    *_, flow = article(
        "Bupati melepas ekspor perdana di Batang, Kamis (16/5/2024). Barang itu akan dikirim ke Oman, yakni kopi."
    )
    assert (flow.status, words(flow.get("destination")), times(flow)) == (
        Status.REALIZED,
        ["Oman"],
        ["2024-05-16..2024-05-16"],
    )


def test_the_parts_of_an_order_are_planned_as_it_is() -> None:
    whole, part = article(
        "Sebelas eksportir meneken kontrak ekspor US$ 12 juta.", "CV Rimba menjual kopi ke Oman US$ 3 juta."
    )
    assert (whole.status, part.status) == (Status.PLANNED, Status.PLANNED)


def test_what_is_told_as_exported_is_no_part_of_an_order() -> None:
    *_, other = article(
        "Sebelas eksportir meneken kontrak ekspor US$ 12 juta.", "Ekspor kopi ke Oman tercatat US$ 3 juta."
    )
    assert other.status is Status.REALIZED


def test_growth_of_exports_is_not_among_what_was_seized() -> None:
    *_, flow = article(
        "Bea Cukai menggagalkan penyelundupan 40 ton rotan ke Malaysia.",
        "Ekspor rotan olahan Indonesia naik 12 persen menjadi US$ 3 juta.",
    )
    assert flow.status is Status.REALIZED
