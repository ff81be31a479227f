"""Articles as long as books: every part is read as it would be alone, and no table is too large."""

from __future__ import annotations

from datetime import date

import pytest

from ekspor import Article, Extraction, Extractor

GOODS = ("kopi", "kakao", "furnitur", "udang", "karet", "teh", "lada", "pala", "vanili", "cengkeh")
BUYERS = ("Jepang", "Mesir", "Belanda", "Jerman", "Australia", "India", "Vietnam", "Malaysia", "Taiwan", "Belgia")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, lines: list[str]) -> Extraction:
    return extractor(Article(id="long", text="\n\n".join(lines), published=date(2024, 5, 1)))


def flow(number: int) -> str:
    goods, buyer = GOODS[number % 10], BUYERS[number // 10 % 10]
    return f"Ekspor {goods} ke {buyer} pada {1990 + number % 30} mencapai {1000 + number} ton."


def test_hundreds_of_flows_are_hundreds_of_records(extractor: Extractor) -> None:
    found = read(extractor, [flow(number) for number in range(400)])
    assert [int(record.quantity[0].low or 0) for record in found.records] == list(range(1000, 1400))


def test_a_flow_told_at_both_ends_of_a_long_article_is_one_record(extractor: Extractor) -> None:
    found = read(extractor, [flow(0), *(flow(number) for number in range(1, 300)), flow(0)])
    first = next(record for record in found.records if record.quantity[0].low == 1000)
    assert len(found.records) == 300
    assert first.sentence_start == 0


def test_a_growth_is_checked_against_its_year_before_however_far(extractor: Extractor) -> None:
    before = "Ekspor kopi ke Jepang pada 2021 mencapai 100 ton."
    after = "Ekspor kopi ke Jepang pada 2022 mencapai 300 ton atau naik 20 persen dari tahun sebelumnya."
    found = read(extractor, [before, *(flow(number) for number in range(1, 200)), after])
    (grown,) = (record for record in found.records if record.change)
    assert any(flag.startswith("growth") for flag in grown.flags)


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor menurut negara\n" + "\n".join(f"{BUYERS[n % 10]} {n},{n % 10} {n % 97} persen" for n in range(2000)),
        "Ekspor kopi " + " ".join(f"{n} ton" for n in range(3000)),
        "Ekspor " + ", ".join(f"{GOODS[n % 10]} {n} ton ke {BUYERS[n % 7]}" for n in range(2000)),
        "ekspor " * 30_000,
        "Jepang, " * 10_000,
    ],
    ids=["lines", "figures", "one sentence", "cues", "names"],
)
def test_tables_without_sentences_are_read_to_their_end(extractor: Extractor, text: str) -> None:
    found = read(extractor, [text, flow(7)])
    assert found.sentences[-1].end == len(found.article.text)
    assert not found.rejections
