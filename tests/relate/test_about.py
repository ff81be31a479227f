"""Whether an article is about exports, or about how they are ruled."""

import pytest

from ekspor.relate.about import is_about_exports, is_about_rules
from lines import line

RULES = [
    line("Menteri menjelaskan tata kelola ekspor barang tambang."),
    line("Kebijakan ekspor diatur dalam peraturan baru."),
    line("Pengawasan ekspor diperketat."),
]
FLOWS = [
    line("Ekspor pala Sitaro ke Italia terus berjalan."),
    line("Pala diekspor dua kali sebulan."),
    line("Eksportir juga mengekspor cengkeh."),
]


def test_most_of_what_is_said_of_exports_may_be_how_they_are_ruled() -> None:
    assert is_about_rules([*RULES, FLOWS[0]])


def test_an_article_on_flows_may_mention_rules() -> None:
    assert not is_about_rules([RULES[0], *FLOWS])


def test_a_mention_or_two_of_rules_says_nothing() -> None:
    assert not is_about_rules(RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pengapalan mebel dari Jepara ke mancanegara naik.", True),
        ("Pengiriman pekerja ke luar negeri naik.", False),
    ],
)
def test_goods_sent_abroad_need_no_word_of_export(text: str, expected: bool) -> None:
    assert is_about_exports(line(text)) is expected
