"""No pattern takes much longer for a megabyte than its words take to find, whatever stands in it."""

import re

import pytest

from conftest import seconds
from ekspor.rules.load import Rule, patterns

FILES = ("agency", "commodity", "company", "date", "money", "officer", "percent", "person", "quantity")
RULES = [rule for name in FILES for rule in patterns(name)]
HEAPS = [
    "A", "Aa ", "A.", "M.", "Aa A.", "Aa-", "Aa/", "Aa'Aa ", "Aa dan ", "Aa, ", "Aa, Bb dan Cc ", "Aa & ", "aa, ", "a",
    "Kepala ", "Kepala Aa, ", "PT ", "PT Abc ", "Dinas Perdagangan, ", "Kementerian ", "Bea Cukai ", "Balai Karantina ",
    "kata Budi ", "Budi Santoso ", "Budi A.", "Asosiasi Aa, ", "Tbk ", "Ltd ", "Direktur Utama ", "Dr. ", "drh. ",
    "Presiden Amerika Serikat ", "Koperasi Tani ", "ekspor aa ", '"Kata ', "Badan Aa ", "Komite Bb dan ",
    " ", "\n", "\u00a0", "(", "-", "%", "1", "1.", "1,1,", "1 ", "1-", "1 - ", "1/1/", "Rp ", "Rp1-", "US$", "satu ",
    "dua juta ", "ratusan ", "5 juta-", "12 ribu ", "10 hingga ", "1%-", "2020-", "2020 hingga ", "Januari-",
    "1 Januari-", "Senin, ", "Senin (", "Senin (1/1", "tahun ", "tahun 2020-", "sepanjang tahun ", "awal ", "TW ",
    "kuartal I-", "lima tahun ", "periode yang sama ", "kemarin (",
]  # fmt: skip


def search(pattern: re.Pattern[str], heap: str, size: int) -> float:
    text = (heap * (size // len(heap) + 1))[:size]
    return seconds(lambda: sum(1 for _ in pattern.finditer(text)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_megabyte_of_anything_takes_less_than_twenty_times_its_words(rule: Rule, words: float) -> None:
    own = {f"{word} " for example in rule.examples for word in example.split()}
    slowest = max([*HEAPS, *sorted(own)], key=lambda heap: search(rule.pattern, heap, 10_000))
    limit = 20 * words
    assert search(rule.pattern, slowest, 100_000) < limit  # a pattern that is not linear takes minutes for a megabyte
    assert min(search(rule.pattern, slowest, 1_000_000) for _ in range(2)) < limit, slowest
