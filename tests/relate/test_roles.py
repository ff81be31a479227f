"""What part a name plays in its sentence."""

import pytest

from ekspor.relate import roles
from ekspor.schema import Label
from lines import the


def part(text: str, words: str) -> str:
    line, mention = the(text, words)
    return dict(roles.roles(line, list(line.mentions)))[mention]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Udang itu dikirim ke Jepang.", "Jepang"),
        ("Ekspor ke Nigeria dan Malaysia naik.", "Malaysia"),
        ("Negara tujuan utama yaitu Jepang, Korea Selatan dan Taiwan.", "Taiwan"),
        ("Udang dibeli untuk pembeli di Jepang.", "Jepang"),
        ("Tujuan utama ekspor Lampung adalah Tiongkok.", "Tiongkok"),
        ("Jepang masih menjadi pasar utama ekspor udang.", "Jepang"),
        ("Jepang menyerap 40 ton ekspor udang.", "Jepang"),
        ("Sarung itu dikirim ke Osaka, Jepang.", "Osaka"),
        ("Sarung itu dikirim ke Osaka, Jepang.", "Jepang"),
        ("Sarung itu dikirim ke Guangzhou.", "Guangzhou"),
        ("Pengiriman sarung itu tiba di Jepang.", "Jepang"),
        ("Sarung itu dikirim ke Singapura dan Osaka.", "Osaka"),
        ("Ekspor karet untuk pabrik sarung tangan di Oman dan Mesir.", "Mesir"),
        ("Sarung itu dipesan jaringan toko di Osaka.", "Osaka"),
        ("Sarung itu diekspor dengan tujuan akhir Osaka.", "Osaka"),
        ("Dua ton pala habis diborong saudagar Oman.", "Oman"),
        ("Sarung itu dikirim ke ibu kota Oman.", "Oman"),
        ("Koperasi tetap melayani pelanggan lama di Osaka.", "Osaka"),
        ("Dari Jepang malah datang permintaan 20 ton pala.", "Jepang"),
        ("Jepang sudah mengirim surat minat untuk 20 ton pala.", "Jepang"),
        ("Selebihnya tersebar di Oman dan Mesir.", "Mesir"),
        ("PT Rel Nusa membuat 250 gerbong untuk Oman.", "Oman"),
        ("Sarung itu mengisi rak swalayan Osaka.", "Osaka"),
        ("Dua ton kerapu dijemput kapal berbendera Oman.", "Oman"),
        ("Petani mencari pasar alternatif ekspor pala seperti Oman, Mesir dan Timur Tengah.", "Timur Tengah"),
    ],
)
def test_a_destination(text: str, words: str) -> None:
    assert part(text, words) == "destination"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ekspor Vietnam ke Jepang naik.", "Vietnam"),
        ("Vietnam mengekspor beras ke Filipina.", "Vietnam"),
        ("Eksportir kopi terbesar dunia ialah Brasil 35 persen, disusul Vietnam 18 persen.", "Vietnam"),
        ("Vietnam juga telah mengapalkan beras.", "Vietnam"),
        ("Vietnam, yang lama menjadi pesaing Indonesia, mengekspor 40 ton pala.", "Vietnam"),
        ("Vietnam tahun lalu mengekspor 40 ton pala.", "Vietnam"),
        ("Jepang mendatangkan 40 ton kopi dari Brasil.", "Brasil"),
        ("Kemudian, Vietnam ekspornya diperkirakan turun 2 persen.", "Vietnam"),
        ("Vietnam memasok 40 ton beras ke Filipina.", "Vietnam"),
        ("Filipina menjadi pasar ekspor terbesar Vietnam.", "Vietnam"),
        ("Kopi asal Brasil diekspor ke Eropa.", "Brasil"),
        ("Harga naik karena kebijakan Oman yang membatasi ekspor kurma.", "Oman"),
        ("Beijing melarang ekspor galium.", "Beijing"),
        ("Presiden Mesir yang baru melarang ekspor jeruk.", "Mesir"),
        ("Pabrik ponsel di Vietnam mengirim 5 ton ponsel ke Oman.", "Vietnam"),
        ("Sarung dari Kabupaten Pekalongan diekspor.", "Kabupaten Pekalongan"),
    ],
)
def test_an_origin(text: str, words: str) -> None:
    assert part(text, words) == "origin"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Indonesia mengekspor kopi.", "Indonesia", "home"),
        ("Sapi yang didatangkan dari Sumba tiba.", "Sumba", "none"),
        ("Ekspornya nomor tiga setelah Ambon dan Tual.", "Tual", "none"),
        ("Pembelinya beragam, mulai dari Mesir.", "Mesir", "open"),
        ("Dua orang menyelundupkan rokok ke Indonesia.", "Indonesia", "inbound"),
        ("Ekspor naik, begitu pula arus wisatawan mancanegara ke Indonesia.", "Indonesia", "home"),
        ("Australia mengekspor gandum ke Indonesia.", "Indonesia", "inbound"),
        ("Sarung itu dikirim ke Surabaya.", "Surabaya", "domestic"),
        ("Sarung itu dikirim ke Surabaya dan Medan.", "Medan", "domestic"),
        ("Semula sarung itu hanya memasok toko oleh-oleh di Yogyakarta.", "Yogyakarta", "domestic"),
        ("Ekspor udang: Jepang 40 ton.", "Jepang", "open"),
        ("Menteri membahas ekspor udang dalam kunjungannya ke Jepang.", "Jepang", "open"),
        ("PT Sinar Laut mengekspor udang.", "PT Sinar Laut", "exporter"),
        ("Isinya 40 ton udang dari PT Sinar Laut.", "PT Sinar Laut", "exporter"),
        ("Kabar itu datang dari PT Sinar Laut.", "PT Sinar Laut", "exporter"),
        ("Ketua Asosiasi Mebel Jepara mencatat ekspor.", "Asosiasi Mebel Jepara", "agency"),
        ("Kopi diekspor lewat Pelabuhan Tanjung Emas.", "Pelabuhan Tanjung Emas", "port"),
        ("Ekspor karet naik.", "karet", "commodity"),
    ],
)
def test_other_parts(text: str, words: str, expected: str) -> None:
    assert part(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Presiden Amerika Serikat mengenakan tarif.", "Amerika Serikat"),
        ("Indonesia mengimpor gula dari Thailand.", "Thailand"),
        ("Perajin mengalihkan ekspor kursi dari Oman ke Mesir.", "Oman"),
        ("Ekspor kursi ke Oman 40 ton, terbesar kedua setelah Mesir dan Jepang.", "Mesir"),
        ("Ekspor kursi ke Oman 40 ton, terbesar kedua setelah Mesir dan Jepang.", "Jepang"),
        ("Ekspor kursi ke Oman lebih kecil dibandingkan Mesir.", "Mesir"),
        ("Kapas didatangkan dari Mesir.", "Mesir"),
        ("Katanya di Batang, Kamis (26/1/2023).", "Batang"),
        ("Katanya di Aula Dinas Perdagangan, Kota Tegal, Kamis (26/1/2023).", "Kota Tegal"),
        ("Kopi diekspor lewat Pelabuhan Tanjung Emas, Semarang.", "Semarang"),
        ("Kapal itu berlayar ke Pelabuhan Tanjung Priok.", "Pelabuhan Tanjung Priok"),
        ("Udang itu pesanan PT Sinar Laut.", "PT Sinar Laut"),
        ("Kapal itu memuat pesanan 40 ton udang dari PT Sinar Laut.", "PT Sinar Laut"),
        ("Bank Mandiri membiayai ekspor.", "Bank Mandiri"),
        ("Udang itu dikirim bukan ke Jepang melainkan ke Oman.", "Jepang"),
        ("Udang itu dikirim ke Oman via Singapura.", "Singapura"),
        ("Udang itu transit di Tanjung Perak.", "Tanjung Perak"),
        ("Pala dari Banda dikirim ke Oman lewat Surabaya.", "Surabaya"),
        ("Udang itu dikirim ke Oman, pesawatnya transit di Osaka.", "Osaka"),
        ("Emas itu dibawa dua penumpang asal Tiongkok.", "Tiongkok"),
        ("Ekspor menjadi mesin utama penggerak ekonomi.", "mesin"),
        ("Ekspor gas itu digarap bersama perusahaan dagang asal Oman.", "Oman"),
        ("Sepatu bermerek Sinar Laut Tbk diekspor.", "Sinar Laut Tbk"),
        ("Ekspor naik, kata analis Sinar Laut Tbk.", "Sinar Laut Tbk"),
        ("Harga karet naik.", "karet"),
        ("Mi yang diekspor itu memiliki kandungan pestisida.", "pestisida"),
        ("Impor gula ditekan.", "gula"),
        ("Turut hadir Kepala Disperindag.", "Disperindag"),
        ("Kontrak itu diteken dalam pameran dagang di Surabaya.", "Surabaya"),
        ("Pembatasan oleh India mendorong ekspor beras Vietnam.", "India"),
        ("Seiring terhentinya pasokan Rusia, ekspor batu bara Indonesia naik.", "Rusia"),
        ("Setelah Oman, giliran Qatar yang menerima 15 ton tongkol.", "Oman"),
        ("Kapal asal Oman merapat lagi di perairan itu.", "Oman"),
        ("Keranjang itu dikirim ke gudang PT Rumah Oman di Muscat.", "PT Rumah Oman"),
        ("Ekspor kopi naik, sementara tarif atas baja dan aluminium tetap.", "aluminium"),
        ("Ekspor kopi naik, sedangkan harga kakao, teh, dan karet turun.", "karet"),
    ],
)
def test_a_name_that_is_no_part_of_a_flow(text: str, words: str) -> None:
    assert part(text, words) == "none"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Asosiasi Mebel Jepara", True), ("Kadin Jateng", True), ("Gapki", True), ("PT Sinar Laut", False)],
)
def test_an_association_reports_and_exports_nothing(name: str, expected: bool) -> None:
    assert roles.is_association(name) is expected


def test_exporters_are_the_firms_that_export() -> None:
    line, _ = the("PT Sinar Laut mengirim pesanan CV Rimba Sari.", "PT Sinar Laut", Label.COMPANY)
    assert [m.text for m in roles.exporters(line)] == ["PT Sinar Laut"]


def test_a_firm_set_beside_another_exports_too() -> None:
    line, _ = the("Berbeda nasib dengan PT Sinar Laut yang sepi pesanan.", "PT Sinar Laut", Label.COMPANY)
    assert [m.text for m in roles.exporters(line)] == ["PT Sinar Laut"]


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Pesanan 8 kontainer kursi dari Australia dibatalkan.", "Australia", "destination"),
        ("Kopi itu diekspor lewat pedagang di Surabaya.", "Surabaya", "none"),
        ("Jakarta, 2/2 (Suara Niaga) - Ekspor kopi naik.", "Jakarta", "none"),
        ("Ekspor kopi tergantung cuaca di Sidikalang.", "Sidikalang", "none"),
        ("Ekspor kopi turun, sedangkan harga di tingkat petani Sidikalang naik.", "Sidikalang", "none"),
        ("Ekspor kopi dengan harga baik dari Sidikalang naik.", "Sidikalang", "origin"),
        ("Ia mengekspor kopi melalui agen di Medan.", "Medan", "none"),
        ("India melarang ekspor gandum.", "India", "origin"),
        ("Industri kayu Ghana sangat bergantung pada ekspor ke Eropa.", "Ghana", "origin"),
        ("CV Rimba menjual kopi di Jepang.", "Jepang", "none"),
        ("Kalah dari Malaysia, pangsa ekspor Indonesia baru 12 persen.", "Malaysia", "none"),
        ("Pembatasan ekspor pupuk yang dilakukan Rusia meresahkan.", "Rusia", "origin"),
        ("Rusia kian membatasi ekspor pupuk.", "Rusia", "origin"),
        ("Permintaan naik kepada Brasil, selaku eksportir kedelai terbesar.", "Brasil", "origin"),
        ("Kopi itu dikirim di sela KTT APEC.", "APEC", "none"),
        ("Barang itu dikirim menggunakan pesawat militer ke Mesir.", "pesawat militer", "none"),
        ("Mesir berencana membeli kedelai Rusia senilai US$ 2 miliar.", "Rusia", "origin"),
        ("Mesir berencana membeli kedelai Rusia senilai US$ 2 miliar.", "kedelai", "commodity"),
        ("Pabrik itu membeli kedelai Rusia senilai US$ 2 miliar.", "kedelai", "none"),
        ("Maroko merupakan mitra dagang ketiga Indonesia, dengan produk ekspor utama kopi.", "Maroko", "destination"),
        ("Myanmar, salah satu eksportir beras terbesar, menjadi mitra Indonesia.", "Indonesia", "none"),
        ("Indonesia, salah satu eksportir timah terbesar, menjadi mitra Myanmar.", "Indonesia", "home"),
    ],
)
def test_places_that_are_not_what_they_seem(text: str, name: str, part: str) -> None:
    assert roles.role(*the(text, name)) == part


@pytest.mark.parametrize(
    ("text", "goods", "expected"),
    [
        ("Mengekspor tepung ikan ke Oman untuk pakan udang.", "pakan udang", "none"),
        ("Ekspor minyak jelantah, bahan baku biodiesel, naik.", "bahan baku biodiesel", "none"),
        ("Mengekspor gaharu ke Oman sebagai bahan parfum.", "parfum", "none"),
        ("Mengekspor karet ke Oman untuk bahan pembuatan ban dan sepatu.", "sepatu", "none"),
        ("Menyita keranjang rotan berisi 9.000 ekor udang.", "keranjang rotan", "none"),
        ("Ekspor terhambat karena bahan baku.", "bahan baku", "none"),
        ("Kran ekspor yang ditutup.", "Kran", "none"),
        ("Mengekspor pakan udang ke Oman.", "pakan udang", "commodity"),
        ("Mengekspor kopi dan pakan udang ke Oman.", "pakan udang", "commodity"),
        ("Petani kopi mengekspor 5 ton vanili ke Oman.", "kopi", "none"),
        ("Petani kopi mengekspor 5 ton ke Oman.", "kopi", "commodity"),
        ("Petani mengekspor kopi dan 5 ton vanili ke Oman.", "kopi", "commodity"),
        ("Mengekspor kelapa yang diolah menjadi santan.", "santan", "commodity"),
        ("Mengekspor satu kontainer kopi berisi 18 ton.", "kopi", "commodity"),
    ],
)
def test_what_goods_are_used_for_or_packed_in_and_idioms_are_not_exported(text: str, goods: str, expected: str) -> None:
    assert part(text, goods) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kontrak 5.000 ton tapioka dengan Oman batal.", "destination"),
        ("Ada pesanan 1.200 kursi dari Oman.", "destination"),
        ("Biji pala dilepas ke Alnoor, Oman, kemarin.", "destination"),
        ("Biji pala dikirim kepada Alnoor Trading di Oman.", "destination"),
        ("Perjanjian dagang dengan Oman berlaku.", "none"),
    ],
)
def test_goods_go_to_whom_they_are_contracted_with(text: str, expected: str) -> None:
    assert part(text, "Oman") == expected
