"""What the by_ views add up: nothing twice, and nothing lost."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ekspor.config import Format, Settings
from ekspor.run.job import run
from ekspor.store.build import build
from ekspor.store.query import ask

Asked = Callable[[str], list[tuple[object, ...]]]

PROVINCE = "Nilai ekspor Jawa Tengah sepanjang 2023 mencapai US$ 900 juta."
JEPARA = "Nilai ekspor furnitur Kabupaten Jepara sepanjang 2023 mencapai US$ 171 juta."
COUNTRY = "Nilai ekspor furnitur Indonesia sepanjang 2023 mencapai US$ 2 miliar."
HALF = "Nilai ekspor furnitur Kabupaten Jepara pada Januari-Juni 2023 mencapai US$ 80 juta."
YEARS = "Nilai ekspor furnitur Kabupaten Jepara pada 2021-2023 mencapai US$ 500 juta."
TO_TWO = "Nilai ekspor kopi Lampung ke Jepang dan Mesir sepanjang 2023 mencapai US$ 90 juta."
TO_ONE = "Nilai ekspor kopi Lampung ke Jepang sepanjang 2023 mencapai US$ 50 juta."
IN_TONS = "Ekspor furnitur Kabupaten Jepara sepanjang 2023 mencapai 900 ton senilai US$ 171 juta."


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Asked]:
    """Asks a store of articles with a sentence each."""

    def store(*sentences: str) -> Asked:
        lines = (
            json.dumps({"id": f"a{n}", "published": f"2024-02-{n + 1:02}", "text": said})
            for n, said in enumerate(sentences)
        )
        (tmp_path / "artikel.jsonl").write_text("\n".join(lines), encoding="utf-8")
        run([tmp_path / "artikel.jsonl"], tmp_path / "run", Settings(formats=(Format.JSONL,)))
        build([tmp_path / "run"], tmp_path / "s.duckdb")
        return lambda question: ask(tmp_path / "s.duckdb", question).rows

    return store


def test_a_province_and_its_part_of_another_article_count_once(asked: Callable[..., Asked]) -> None:
    found = asked(PROVINCE, JEPARA)("SELECT value_usd, events FROM by_period")
    assert found == [(Decimal(900_000_000), 1)]


def test_where_the_total_is_not_in_the_sum_its_part_counts(asked: Callable[..., Asked]) -> None:
    found = asked(PROVINCE, JEPARA)("SELECT value_usd FROM by_commodity WHERE chapter = '94'")
    assert found == [(Decimal(171_000_000),)]


def test_each_of_two_totals_counts_its_part_in_its_own_sums(asked: Callable[..., Asked]) -> None:
    ask_store = asked(PROVINCE, JEPARA, COUNTRY)
    assert ask_store("SELECT value_usd FROM by_commodity WHERE chapter = '94'") == [(Decimal(2_000_000_000),)]
    assert ask_store("SELECT value_usd FROM by_origin WHERE code = '33'") == [(Decimal(900_000_000),)]


def test_half_a_year_counts_in_the_year(asked: Callable[..., Asked]) -> None:
    ask_store = asked(JEPARA, HALF)
    assert ask_store("SELECT value_usd FROM by_commodity WHERE year = 2023") == [(Decimal(171_000_000),)]
    assert ask_store("SELECT value_usd FROM by_period ORDER BY ALL") == [
        (Decimal(80_000_000),),
        (Decimal(171_000_000),),
    ]


def test_several_years_are_not_the_last_of_them(asked: Callable[..., Asked]) -> None:
    found = asked(JEPARA, YEARS)("SELECT year, value_usd FROM by_commodity ORDER BY year NULLS LAST")
    assert found == [(2023, Decimal(171_000_000)), (None, Decimal(500_000_000))]


def test_a_part_with_one_destination_counts_though_its_total_has_two(asked: Callable[..., Asked]) -> None:
    found = asked(TO_TWO, TO_ONE)("SELECT code, value_usd, shared_usd FROM by_destination ORDER BY code")
    assert found == [("EG", None, Decimal(90_000_000)), ("JP", Decimal(50_000_000), Decimal(90_000_000))]


def test_tons_that_the_total_does_not_state_are_not_lost(asked: Callable[..., Asked]) -> None:
    found = asked(PROVINCE, IN_TONS)("SELECT value_usd, quantity_kg FROM by_period")
    assert found == [(Decimal(900_000_000), Decimal(900_000))]


def test_goods_of_one_chapter_are_one_heading(asked: Callable[..., Asked]) -> None:
    said = "Nilai ekspor kopi dan teh Lampung sepanjang 2023 mencapai US$ 90 juta."
    assert asked(said)("SELECT chapter, value_usd FROM by_commodity") == [("09", Decimal(90_000_000))]


def test_a_breakdown_in_one_article_counts_once(asked: Callable[..., Asked]) -> None:
    said = "Nilai ekspor kopi Lampung sepanjang 2023 US$ 90 juta, di antaranya ke Jepang US$ 50 juta."
    assert asked(said)("SELECT value_usd FROM by_commodity") == [(Decimal(90_000_000),)]
