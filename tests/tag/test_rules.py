"""Mentions found by patterns, over the files that ship."""

import pytest

from ekspor.rules.load import document
from ekspor.schema import Label, Mention
from ekspor.tag import rules

TEXT = (
    "Sepanjang 2022 CV Rimba Sari mengekspor 1.500 ton pinang senilai US$ 2,4 juta, naik 12,5 persen, "
    "ujar Kepala Dinas Perdagangan Provinsi Jambi, Rahmat Hidayat, Kamis (26/1/2023)."
)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Label.DATE, "Sepanjang 2022"),
        (Label.COMPANY, "CV Rimba Sari"),
        (Label.QUANTITY, "1.500 ton"),
        (Label.MONEY, "US$ 2,4 juta"),
        (Label.PERCENT, "12,5 persen"),
        (Label.AGENCY, "Dinas Perdagangan Provinsi Jambi"),
        (Label.PERSON, "Rahmat Hidayat"),
    ],
)
def test_every_label_of_the_files_is_found(label: Label, words: str) -> None:
    assert (label, words) in {(mention.label, mention.text) for mention in rules.tag(TEXT)}


def test_a_mention_holds_the_words_at_its_offsets() -> None:
    assert all(TEXT[m.start : m.end] == m.text for m in rules.tag(TEXT))


def test_a_mention_names_a_rule_of_its_label() -> None:
    entries = [entry for name in rules.FILES for entry in document(name)["rule"]]  # type: ignore[attr-defined]
    labels = {entry["id"]: entry["label"] for entry in entries}
    assert {(m.rule, str(m.label)) for m in rules.tag(TEXT)} <= labels.items()


def test_offsets_count_code_points() -> None:
    assert Mention(3, 8, Label.QUANTITY, "5 ton", "quantity-digits") in rules.tag("😀😀 5 ton")


@pytest.mark.parametrize("text", ["", "hujan turun sepanjang jalan"])
def test_nothing_to_find(text: str) -> None:
    assert rules.tag(text) == []
