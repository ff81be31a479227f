"""Words in pieces, and windows of them that decide every piece once."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from ekspor.tag.pieces import END, UNKNOWN, Pieces, windows
from ekspor.tag.tokens import Tokenizer

VOCABULARY = [
    *((special, 0.0) for special in ("<s>", "<pad>", "</s>", "<unk>")),
    *((piece, -2.0) for piece in ("▁kopi", "▁te", "h", "▁", "kopi", "(", ")")),
]
KOPI, TE, H, MARK, GLUED, OPEN, CLOSE = range(4, 11)
TOKENIZER = Tokenizer(spacy.blank("xx").vocab)


@pytest.mark.parametrize(
    ("text", "ids", "firsts"),
    [
        ("kopi teh", [KOPI, TE, H], [0, 1]),
        ("teh (kopi)", [TE, H, MARK, OPEN, GLUED, CLOSE], [0, 2, 4, 5]),
        ("kopi\n\nkopi", [KOPI, END, KOPI], [0, 2]),
        ("\n\nkopi\n", [KOPI, END], [0]),
        ("kopi  kopi", [KOPI, KOPI], [0, 1]),
        ("", [], []),
    ],
)
def test_pieces_of_a_text(text: str, ids: list[int], firsts: list[int]) -> None:
    encoded = Pieces(VOCABULARY).encode(TOKENIZER(text))
    assert (encoded.ids, encoded.firsts) == (ids, firsts)


def test_what_the_vocabulary_lacks_is_unknown() -> None:
    assert UNKNOWN in Pieces(VOCABULARY).word("бал", after_blank=False)


def test_a_vocabulary_without_its_special_pieces_is_refused() -> None:
    with pytest.raises(ValueError, match="a vocabulary begins with"):
        Pieces([("kopi", -1.0)])


def test_it_survives_saving(tmp_path: Path) -> None:
    Pieces(VOCABULARY).to_disk(tmp_path / "tokenizer.json")
    assert Pieces.from_disk(tmp_path / "tokenizer.json").word("teh", after_blank=True) == [TE, H]


lines = st.lists(st.integers(1, 40), min_size=1, max_size=12).map(
    lambda sizes: [piece for size in sizes for piece in [*[9] * size, END]]
)


@given(lines, st.integers(12, 60), st.integers(0, 4))
def test_every_piece_is_decided_once_by_a_window_that_holds_it(ids: list[int], size: int, margin: int) -> None:
    decided: list[int] = []
    for start, end, begin, stop in windows(ids, size, margin):
        assert end - start <= size
        assert start <= begin < stop <= end
        decided += range(begin, stop)
    assert decided == list(range(len(ids)))


@given(st.integers(1, 300), st.integers(12, 60), st.integers(1, 4))
def test_inside_a_long_line_a_piece_has_its_margin_on_both_sides(length: int, size: int, margin: int) -> None:
    for start, end, begin, stop in windows([9] * length, size, margin):
        assert begin == 0 or begin - start == margin
        assert stop == length or end - stop == margin


def test_lines_that_fit_are_not_cut() -> None:
    ids = [9, 9, END, 9, 9, 9, END, 9, END]
    assert list(windows(ids, 6, 1)) == [(0, 3, 0, 3), (3, 9, 3, 9)]
