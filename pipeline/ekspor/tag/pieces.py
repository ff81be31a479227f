"""Words to the pieces that the transformer reads, and windows of them over an article of any length."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from tokenizers import Tokenizer
from tokenizers.models import Unigram

BEGIN, PAD, END, UNKNOWN = range(4)
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
MARK = "▁"  # before the first piece of a word that follows a blank (SentencePiece)
LONGEST_WORD = 40  # characters of a word that are read; the rest of a longer one says nothing of its label
_CACHE = 200_000  # words remembered


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article in pieces, without begin and end: token `tokens[i]` has its first piece at `firsts[i]`."""

    ids: list[int]
    firsts: list[int]
    tokens: list[int]


class Pieces:
    """A Unigram vocabulary, cut down to what Indonesian text uses. `vocabulary` holds pieces and log probabilities."""

    def __init__(self, vocabulary: Sequence[tuple[str, float]]) -> None:
        if tuple(piece for piece, _ in vocabulary[: len(SPECIAL)]) != SPECIAL:
            raise ValueError(f"a vocabulary begins with {SPECIAL}")
        self._model = Unigram([(piece, score) for piece, score in vocabulary], unk_id=UNKNOWN)
        self._words: dict[str, list[int]] = {}

    def word(self, word: str, after_blank: bool) -> list[int]:
        """Ids of a word's pieces, at least one."""
        key = MARK + word if after_blank else word
        ids = self._words.get(key)
        if ids is None:
            text = unicodedata.normalize("NFKC", key[: LONGEST_WORD + 1])
            ids = [token.id for token in self._model.tokenize(text)] or [UNKNOWN]
            if len(self._words) < _CACHE:
                self._words[key] = ids
        return ids

    def encode(self, doc: Doc) -> Encoded:
        """The pieces of all tokens that are not blank; where a line ends stands the sign of an end."""
        encoded = Encoded([], [], [])
        blank = True
        for token in doc:
            if token.is_space:
                blank = True
                if "\n" in token.text and encoded.ids and encoded.ids[-1] != END:
                    encoded.ids.append(END)
                continue
            encoded.tokens.append(token.i)
            encoded.firsts.append(len(encoded.ids))
            encoded.ids.extend(self.word(token.text, blank))
            blank = bool(token.whitespace_)
        return encoded

    def to_disk(self, path: Path) -> None:
        """Write the vocabulary as a `tokenizer.json` of the tokenizers library."""
        Tokenizer(self._model).save(str(path), pretty=False)

    @classmethod
    def from_disk(cls, path: Path) -> Pieces:
        """Read what `to_disk` wrote."""
        import json

        return cls([(piece, score) for piece, score in json.loads(path.read_text("utf-8"))["model"]["vocab"]])


def windows(ids: Sequence[int], size: int, margin: int) -> Iterator[tuple[int, int, int, int]]:
    """Windows of at most `size` pieces: (start, end, from, to), where `from`–`to` are the pieces that a window decides.

    A window takes as many whole lines as fit. Where a line is longer, neighbours overlap by twice the margin, so that
    every piece is decided with at least `margin` pieces, or the end of the line, on either side.
    """
    start = 0
    for end in _packed(ids, size):
        begin = start
        while end - start > size:
            yield start, start + size, begin, start + size - margin
            begin = start + size - margin
            start = begin - margin
        yield start, end, begin, end
        start = end


def _packed(ids: Sequence[int], size: int) -> Iterator[int]:
    """Where to cut between lines so that what lies between two cuts fits, unless it is a single line."""
    start = last = 0
    line_ends = [i + 1 for i, piece in enumerate(ids) if piece == END and i + 1 < len(ids)]
    for end in [*line_ends, len(ids)]:
        if end - start > size and last > start:
            yield last
            start = last
        last = end
    yield last
