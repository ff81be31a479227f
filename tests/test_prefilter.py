import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.prefilter import could_report_export, lines_that_could
from ekspor.rules import load

EXPORTS = [
    "Ekspor kopi naik.",
    "NILAI EKSPOR NAIK",
    "21 eksportir terdaftar",
    "The exporter shipped it",
    "ekpor pinang",
    "mengapalkan 5 ton kopi",
    "dijual ke luar negeri",
    "dijual ke luar\xa0negeri",
    "dijual ke luar\nnegeri",
    "dijual ke luar&nbsp;negeri",
    "Kopi 18 ton dikirim menuju Kobe, Jepang.",
    "Pinang 20 ton\ndikirim ke\nIran\npekan ini.",
    "Dua kontainer rotan berangkat ke Amerika Serikat, nilainya US$ 20.000.",
    "Domba senilai Rp2,6 miliar diterbangkan dengan kargo ke Brunei.",
    "450 kilogram vanili laris di Amerika Serikat",
]
OTHERS = [
    "",
    "Timnas menang 2-0 atas Jepang.",
    "Harga cabai naik Rp5.000 per kilo di Solo.",
    "Bupati terbang ke Singapura.",
    "Kapal itu karam, dua orang hilang.",
    "Beras 5 ton dikirim ke Solo; menurut perkiraan tiba besok.",  # no Iran in "perkiraan"
    "Surat kabar dijual di Jepang.",
]


@pytest.mark.parametrize("text", EXPORTS)
def test_what_could_report_an_export(text: str) -> None:
    assert could_report_export(text.encode())


@pytest.mark.parametrize("text", EXPORTS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_hides_no_word(text: str, ascii_only: bool) -> None:
    assert could_report_export(json.dumps({"text": text}, ensure_ascii=ascii_only).encode())


@pytest.mark.parametrize("text", OTHERS)
def test_what_could_not(text: str) -> None:
    assert not could_report_export(text.encode())


def test_words_far_from_each_other_do_not_make_an_export() -> None:
    assert not could_report_export(f"Paket dikirim. {'Cuaca cerah. ' * 50} Beras 5 ton. Jepang.".encode())


SHORT = [
    "Pesanan Oman bagi 40 perahu kayu rampung di Kendari.",
    "Belanda suka lada hitam kami, kata petani.",
    "Andil Ceko 12 juta dolar",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_short_text_may_say_it_in_any_words(text: str) -> None:
    assert could_report_export(text.encode())
    block = "\n".join([OTHERS[1], text, EXPORTS[0], text, OTHERS[2], text]).encode()
    assert [block[start:end].decode() for start, end in lines_that_could(block)] == [text, EXPORTS[0], text, text]
    assert not could_report_export(f"{text} {'Cuaca cerah. ' * 60}".encode())


def test_encodings_that_hide_the_words_are_left_to_the_reader() -> None:
    assert could_report_export("Timnas menang.".encode("utf-16"))


def test_the_lines_of_a_block_are_told_apart() -> None:
    lines = [*OTHERS[1:4], *EXPORTS[:3], *OTHERS[4:], EXPORTS[-1], EXPORTS[-2]]
    block = "\n".join(lines).encode()
    found = [block[start:end].decode() for start, end in lines_that_could(block)]
    assert found == [*EXPORTS[:3], EXPORTS[-1], EXPORTS[-2]]


def test_words_of_two_lines_do_not_add_up() -> None:
    assert not list(lines_that_could(b"Kopi 18 ton\ndikirim\nke Jepang\n"))
    assert list(lines_that_could(b"Kopi 18 ton dikirim ke Jepang\n"))


def test_a_line_gives_one_answer_whatever_stands_around_it() -> None:
    lines = [text.replace("\n", " ").encode() for text in (*EXPORTS, *OTHERS)]
    block = b"\n".join(lines)
    passed = {block[start:end] for start, end in lines_that_could(block)}
    assert passed == {line for line in lines if could_report_export(line)}


PIECES = [
    "ekspor",
    "kirim",
    "KAPAL",
    "pelepasan",
    "kontainer",
    "jual ",
    " ton ",
    "rp",
    "jepang",
    "iran",
    "\\n",
    "&nbsp;",
]
SIGNS = [" ", "\u00a0", "\\u00a0", "©", "@", "`", "[", "{", "_", "\x7f", "\x0b", "à", "-", "\r", "\n"]


@given(st.lists(st.sampled_from([*PIECES, *SIGNS]), max_size=40))
def test_capitals_and_lines_around_make_no_difference(pieces: list[str]) -> None:
    block = "".join(pieces).encode()
    found = list(lines_that_could(block))
    assert found == list(lines_that_could(block.lower())) == list(lines_that_could(block.upper()))
    assert [block[start:end] for start, end in found] == [
        line for line in block.split(b"\n") if could_report_export(line)
    ]


def test_words_that_are_looked_for_everywhere_are_few_and_whole() -> None:
    leads = [row["word"] for row in load.table("export_words") if row["role"] in ("export", "leaving", "sale")]
    assert len(leads) <= 64  # with more, the search is no longer vectorised
    assert not [word for word in leads if " " in word]


def test_every_gold_article_with_an_event_passes(shared: Path) -> None:
    for name in ("train", "dev", "written", "seeds"):
        for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["events"]:
                assert could_report_export(f"{article['title']}\n{article['text']}".encode()), article["id"]
