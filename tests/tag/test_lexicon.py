"""Names found in a text: whole words, the table's capitals, offsets of the text as given."""

import pytest

from ekspor.tag.lexicon import Lexicon, fold

NAMES = [
    ("Jawa Tengah", ""),
    ("Jawa", ""),
    ("AS", "exact"),
    ("biji kopi", "lower-ok"),
    ("Timor-Leste", ""),
    ("Côte d'Ivoire", ""),
]


def found(text: str) -> set[str]:
    return {text[start:end] for start, end, _ in Lexicon(NAMES).find(text)}


@pytest.mark.parametrize(
    "written",
    [
        "Jawa Tengah",
        "JAWA TENGAH",
        "Jawa\xa0Tengah",
        "Jawa  Tengah",
        "Jawa\nTengah",
        "Jawa \n Tengah",
        "Jawa\u202fTengah",
    ],
)
def test_blanks_and_capitals_do_not_matter(written: str):
    assert found(f"dari {written}, kata dia") == {written, written[:4]}


@pytest.mark.parametrize("written", ["Timor-Leste", "Timor Leste", "Timor‑Leste", "Timor–Leste"])
def test_hyphens_do_not_matter(written: str):
    assert found(f"ke {written}.") == {written}


def test_apostrophes_do_not_matter():
    assert found("ke Côte d’Ivoire") == {"Côte d’Ivoire"}


def test_no_name_crosses_a_blank_line():
    assert found("di Jawa\n\nTengah malam") == {"Jawa"}


@pytest.mark.parametrize(
    "text",
    ["jawa", "jawa tengah", "Jawanya", "SumJawa", "as", "As", "gas AS$", "@Jawa", "Jawa_", "AS.com", "Jawa.go.id"],
)
def test_what_is_no_whole_capitalised_word_is_not_found(text: str):
    assert found(text) == set()


def test_a_small_word_within_a_name_is_not_found():
    assert found("Jawa tengah hari") == {"Jawa"}


@pytest.mark.parametrize("text", ["biji kopi", "Biji Kopi", "BIJI KOPI"])
def test_lower_ok_is_found_in_any_case(text: str):
    assert found(text) == {text}


def test_a_full_stop_before_the_next_sentence_ends_a_word():
    assert found("ke Jawa.Namun") == {"Jawa"}


def test_offsets_count_in_the_text_as_given():
    text = "İ  \n di  Jawa   Tengah  lalu  ke\xa0\xa0AS"
    assert [text[start:end] for start, end, _ in Lexicon(NAMES).find(text)] == ["Jawa", "Jawa   Tengah", "AS"]


def test_the_row_says_which_name_it_is():
    assert [row for *_, row in Lexicon(NAMES).find("ke AS")] == [2]


@pytest.mark.parametrize("text", ["İstanbul", "ẞ", "plain", "Å\xa0–’"])
def test_folding_keeps_the_length(text: str):
    assert len(fold(text)) == len(text)
