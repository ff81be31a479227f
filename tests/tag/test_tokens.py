"""The tokenizer of the trained models: ends of mentions are ends of tokens, and nothing of the text is lost."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from ekspor.tag.tokens import Tokenizer

TOKENIZER = Tokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Rp435,7 miliar", ["Rp", "435,7", "miliar"]),
        ("US$1.200.000,-", ["US", "$", "1.200.000", ",", "-"]),
        ("naik 65%.", ["naik", "65", "%", "."]),
        ("25ton", ["25", "ton"]),
        ("Januari-Oktober 2019", ["Januari", "-", "Oktober", "2019"]),
        ("(BPS)", ["(", "BPS", ")"]),
        ("PT.Wanho", ["PT", ".", "Wanho"]),
        ("a_b", ["a", "_", "b"]),
        ("satu\n\ndua", ["satu", "\n\n", "dua"]),
        ("satu  dua", ["satu", " ", "dua"]),
        (" satu ", [" ", "satu"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_spacy_finds_it_by_name() -> None:
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}})
    assert [token.text for token in nlp("65ton")] == ["65", "ton"]


def test_it_survives_saving() -> None:
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}})
    again = spacy.blank("id", config=nlp.config).from_bytes(nlp.to_bytes())
    assert isinstance(again.tokenizer, Tokenizer)
