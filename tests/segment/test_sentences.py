import pytest

from ekspor.segment.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Nilainya Rp. 376,9 miliar pada 2022.",
        "PT. Sinar Laut dan CV. Mina Jaya mengirim udang.",
        "Menurut Ir. Sutrisno, M.Si., angka itu naik.",
        "Drs. H. Mulyadi dan Hj. Aminah hadir.",
        "Kantor di Jl. Merdeka No. 5, Kec. Ampel, Kab. Boyolali.",
        "Data B.J. Wirawan dan T. Mulyono sama.",
        "Ekspor Januari s.d. Juni naik.",
        "Dikutip dari HarianKita.com dan KABAR.CO.ID kemarin.",
        "Volumenya 1.234,5 ton senilai 2.5 juta dolar.",
        "Semua barang, dll. sudah dikirim.",
        '"Barangnya sudah jalan." ujarnya singkat.',
        "Bupati Dr.Ir.H. Syafri hadir.",
        "1. Memperluas pasar ke Afrika.",
        "Kopi ............ US$ 4,5 juta",
        "HS 09 teh .... 4.500 ton",
    ],
)
def test_a_stop_that_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor naik. Impor turun!", ["Ekspor naik.", "Impor turun!"]),
        ("Kopi dikirim ke China.Namun harga turun.", ["Kopi dikirim ke China.", "Namun harga turun."]),
        ("Naik 5 persen.Sementara impor turun.", ["Naik 5 persen.", "Sementara impor turun."]),
        ("Harga turun."
         '"Kami rugi," kata Adi.Ia pasrah.', ["Harga turun.", '"Kami rugi," kata Adi.', "Ia pasrah."]),
        ('"Kami rugi. Pabrik tutup." Itu saja.', ['"Kami rugi.', 'Pabrik tutup."', "Itu saja."]),
        ('Ia pasrah. "Pabrik tutup."Itu saja.', ["Ia pasrah.", '"Pabrik tutup."', "Itu saja."]),
        ("“Naik terus.” Begitu katanya.", ["“Naik terus.”", "Begitu katanya."]),
        ("Ke mana perginya? Ke Jepang… Mungkin.", ["Ke mana perginya?", "Ke Jepang…", "Mungkin."]),
        ("Nilainya Rp2,5 T. Padahal target Rp3 M. Berat.", ["Nilainya Rp2,5 T.", "Padahal target Rp3 M.", "Berat."]),
        ("Itu capaian semester I. Kini naik.", ["Itu capaian semester I.", "Kini naik."]),
        ("Hadir Budi, S.E., M.M. Ia senang.", ["Hadir Budi, S.E., M.M.", "Ia senang."]),
        ("Pada 2022. 5 kontainer menyusul.", ["Pada 2022.", "5 kontainer menyusul."]),
        ("Kopi, teh, dll. Semua laku.", ["Kopi, teh, dll.", "Semua laku."]),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Judul\n  Ekspor naik.  Impor turun.  \n"
    assert [text[s:e] for s, e in split(text, 5, len(text))] == ["Ekspor naik.", "Impor turun."]


def test_blanks_alone_have_no_sentence() -> None:
    assert sentences(" \n\xa0 ") == []
