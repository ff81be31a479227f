"""The tokenizer of our trained models: runs of letters, numbers with their marks, single other signs.

spaCy's own for Indonesian carries 15,963 exceptions, which take two seconds to load and help no name or amount. Here
`Rp435,7` is two tokens, `65%` two, `Januari-Oktober` three: the ends of mentions are ends of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\s+|[^\w\s]|_")


class Tokenizer:
    """Text to `Doc`. It has no state beyond the vocabulary: what is saved of it is nothing."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Every character of the text in a token, or the one space after it."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in TOKEN.findall(text):
            if token[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                token = token[1:]
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Tokenizer:  # noqa: ARG002
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Tokenizer:  # noqa: ARG002
        """Nothing to load."""
        return self


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The entry point `ekspor.Tokenizer.v1` of spaCy's registry of tokenizers."""
    return lambda nlp: Tokenizer(nlp.vocab)
