import pytest

from ekspor.segment.links import link_end

HEADLINE = "Harga Kopi Robusta Melonjak, Petani Lampung Semringah"


@pytest.mark.parametrize(
    "resumed",
    [
        "Menurut Sari, harga itu wajar.",
        "Berdasarkan data dinas, ekspor naik.",
        "Di sisi lain, pupuk kian mahal.",
        "Pada 2022, ekspor naik.",
        "Selain itu, pupuk kian mahal.",
        "Ia menambahkan, harga itu wajar.",
        "Wiryo menyebut harga itu wajar.",
        "Asperkop menargetkan ekspor 20 ton.",
        "Ketua Umum Asperkop, Wiryo, menegaskan harga itu wajar.",
        "Pengamat Pertanian dari Universitas Mataram Lalu Wirya mengatakan, harga wajar.",
        "Direktur PT Kopi Jaya Wiryo menilai harga itu wajar.",
        '"Harga ini wajar," kata Wiryo.',
        "“Harga ini wajar,” kata Wiryo.",
        "1. Memperluas pasar ke Afrika",
        " Adapun ekspor teh turun.",
        "\nwajar saja",
    ],
)
def test_running_text_resumes_after_a_headline_in_title_case(resumed: str) -> None:
    text = f"Baca juga: {HEADLINE} {resumed}"
    assert text[11 : link_end(text, 11, len(text))] == HEADLINE


@pytest.mark.parametrize(
    "headline",
    [
        "Kirim 15 Ton Kopi ke Jepang, Eksportir Gayo Tak Ambil Untung dari Petani",
        "Dinas Minta Petani yang Gagal Panen Ajukan Bantuan, Ini Syaratnya",
        "Resmi! Bea Keluar CPO Naik, Apa Dampaknya?",
        'Bupati Sebut Ekspor "Zonk" Tahun Ini',
        "Petani Tembakau di Temanggung akan Mogok Tanam",
    ],
)
def test_a_headline_that_ends_the_text_is_taken_whole(headline: str) -> None:
    assert link_end(headline, 0, len(headline)) == len(headline)


def test_a_name_that_the_article_has_elsewhere_stays_whole() -> None:
    text = f"Kopi Gayo dijual. Baca juga: {HEADLINE} Kopi Gayo juga diminati. Kopi Gayo laris."
    start = text.index(HEADLINE)
    assert text[link_end(text, start, len(text)) :].startswith(" Kopi Gayo juga")


def test_a_headline_in_sentence_case_ends_where_somebody_speaks() -> None:
    text = "Pemkab gelar operasi pasar minyak goreng di Solok Wiryo mengatakan harga turun."
    assert text[link_end(text, 0, len(text)) :] == " Wiryo mengatakan harga turun."


def test_a_quoted_title_ends_with_its_quote() -> None:
    text = '"Panen Raya. Petani Senang" di sini: Ekspor naik.'
    assert text[: link_end(text, 0, len(text))] == '"Panen Raya. Petani Senang" di sini:'


@pytest.mark.xfail(strict=True, reason="an abstract noun before the last name cannot be told from the headline")
def test_a_subject_that_begins_with_an_abstract_noun() -> None:
    text = f"{HEADLINE} Ketergantungan Indonesia pada kopi mengkhawatirkan."
    assert text[: link_end(text, 0, len(text))] == HEADLINE


def test_a_headline_in_single_quotes_ends_with_them() -> None:
    text = "'Panen Jum'at Ini Batal': kata dia"
    assert text[: link_end(text, 0, len(text))] == "'Panen Jum'at Ini Batal'"
