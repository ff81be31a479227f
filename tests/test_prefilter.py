import json
import time
from pathlib import Path

import pytest

from ekspor.prefilter import could_report_export


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor kopi naik.",
        "NILAI EKSPOR NAIK",
        "21 eksportir terdaftar",
        "The exporter shipped it",
        "ekpor pinang",
        "mengapalkan 5 ton kopi",
        "dijual ke luar negeri",
        "dijual ke luar\xa0negeri",
        "dijual ke luar\nnegeri",
        "Kopi 18 ton dikirim menuju Kobe, Jepang.",
        "Domba senilai Rp2,6 miliar diterbangkan dengan kargo ke Brunei.",
        "450 kilogram vanili laris di Amerika Serikat",
    ],
)
def test_what_could_report_an_export(text: str) -> None:
    assert could_report_export(text.encode())
    assert could_report_export(json.dumps({"text": text}).encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Timnas menang 2-0 atas Jepang.",
        "Harga cabai naik Rp5.000 per kilo di Solo.",
        "Bupati terbang ke Singapura.",
    ],
)
def test_what_could_not(text: str) -> None:
    assert not could_report_export(text.encode())


def test_encodings_that_hide_the_words_are_left_to_the_reader() -> None:
    assert could_report_export("Timnas menang.".encode("utf-16"))


def test_a_word_across_the_border_of_two_chunks() -> None:
    assert could_report_export(b"x" * ((1 << 16) - 3) + b"ekspor")


def test_every_gold_article_with_an_event_passes(shared: Path) -> None:
    for name in ("train", "dev", "written", "seeds"):
        for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["events"]:
                assert could_report_export(f"{article['title']}\n{article['text']}".encode()), article["id"]


def test_twenty_megabytes_take_no_time() -> None:
    start = time.process_time()
    could_report_export(b"timnas menang " * 1_500_000)
    assert time.process_time() - start < 5
