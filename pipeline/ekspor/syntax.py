"""Sentences, lemmas and heads, by a small Stanza pipeline trained for Indonesian (`models/id_ekspor_stanza`).

Stanza is installed by the `stanza` extra alone and brings PyTorch. Nothing else in the package needs it, and none of
its types leave this module: a text goes in, trees come out. `ekspor.train.syntax` trains the pipeline.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ekspor import shipped
from ekspor.errors import ConfigError

LANGUAGE = "id"
PARTS = ("tokenize", "mwt", "pos", "lemma", "depparse")
"""Stanza's processors in the order they run; the file of each is `<part>.pt`."""
VECTORS = "vectors.pt"
"""The word vectors that `pos` and `depparse` share."""

RESOURCES = "resources.json"
"""What Stanza may fetch: an empty list, which it wants to read all the same."""
FILES = (*(f"{part}.pt" for part in PARTS), VECTORS, RESOURCES)

_LONGEST = 800
"""Characters parsed at once: a sentence of n words takes memory by n², and one of the press is seldom half as long."""
_BLOCK = re.compile(r"\S(?:[^\n]*\S)?")  # a line without the blanks around it; the press puts no breaks in sentences
_WORD = re.compile(r"\S")
_STOP = re.compile(r"""[.!?…]["”’»)\]]*\s+""")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the syntax. Both words of "ekspornya" ("ekspor", "nya") have the span of the whole."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    """Its part of speech: universaldependencies.org/u/pos."""
    head: int | None
    """Which word of the tree it hangs on; None at the root."""
    deprel: str
    """How it does: universaldependencies.org/u/dep."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence, `text[start:end]`, and its words in order. One of them is the root; all heads lead to it."""

    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def root(self) -> int:
        """The index of the word that hangs on none."""
        return next(i for i, word in enumerate(self.words) if word.head is None)

    def path(self, index: int) -> tuple[int, ...]:
        """From a word to the root: its own index, that of its head, and so on."""
        found = [index]
        while (head := self.words[found[-1]].head) is not None:
            found.append(head)
        return tuple(found)

    def distance(self, one: int, other: int) -> int:
        """How many arcs lie between two words."""
        up = {index: steps for steps, index in enumerate(self.path(one))}
        return next(steps + up[index] for steps, index in enumerate(self.path(other)) if index in up)

    def top(self, start: int, end: int) -> int | None:
        """The word within `text[start:end]` that the others there hang on; None where no word lies in it.

        Where several hang on words outside, the first of those nearest to the root.
        """
        within = [i for i, word in enumerate(self.words) if word.start < end and word.end > start]
        return min(within, key=lambda i: len(self.path(i)), default=None)


Parse = Callable[[str], tuple[Tree, ...]]
"""From a text to its trees, in order."""


class Parser:
    """Parses texts; `load` makes one."""

    def __init__(self, pipeline: Any, document: Any) -> None:
        self._pipeline, self._document = pipeline, document

    def parse(self, text: str) -> tuple[Tree, ...]:
        """The trees of a text in order; offsets are in its code points. Any text will do, an empty one has no trees."""
        blocks = list(_blocks(text))
        if not blocks:
            return ()
        read = self._pipeline.bulk_process([self._document([], text=text[start:end]) for start, end in blocks])
        found = zip(blocks, read, strict=True)
        return tuple(_tree(sentence, text, start) for (start, _), document in found for sentence in document.sentences)


def load(folder: str | Path) -> Parser:
    """The parser in a folder, or `stanza`: the shipped one. Raises `ConfigError` where Stanza or models are missing."""
    folder = shipped.model("stanza") if folder == "stanza" else Path(folder)
    document = stanza().Document
    if missing := [name for name in FILES if not (folder / name).is_file()]:
        raise ConfigError(
            f"{folder} lacks {', '.join(missing)}: give the folder of a Stanza pipeline, such as "
            "models/id_ekspor_stanza, or train one with `python -m ekspor.train.syntax`"
        )
    return Parser(pipeline(folder, PARTS), document)


def stanza() -> Any:
    """The module. Raises `ConfigError` where it is not installed."""
    try:
        return importlib.import_module("stanza")
    except ImportError as error:
        raise ConfigError(f"parsing needs Stanza: install it with `pip install ekspor[stanza]` ({error})") from error


def pipeline(folder: Path, parts: Sequence[str]) -> Any:
    """Stanza's own object for some of the parts, which training needs as well."""
    importlib.import_module("torch").set_num_threads(1)  # archives are read by processes
    try:
        made = stanza().Pipeline(LANGUAGE, **_settings(folder, parts))
    except Exception as error:  # torch and Stanza have no common one for files that they cannot read
        raise ConfigError(f"the Stanza pipeline in {folder} cannot be loaded: {error}") from error
    for part in {"pos", "depparse"} & set(parts):
        made.processors[part].trainer.model.float()  # the vectors are stored in 16 bits
    return made


def _settings(folder: Path, parts: Sequence[str]) -> dict[str, Any]:
    vectors = str(folder / VECTORS)
    return {
        "processors": ",".join(parts),
        "package": None,
        "download_method": None,
        "resources_filepath": str(folder / RESOURCES),
        "allow_unknown_language": True,
        "use_gpu": False,
        "verbose": False,
        "pos_pretrain_path": vectors,
        "depparse_pretrain_path": vectors,
        **{f"{part}_model_path": str(folder / f"{part}.pt") for part in parts},
    }


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that are not blank, without the blanks around them; long ones in pieces."""
    for line in _BLOCK.finditer(text):
        start, end = line.span()
        while end - start > _LONGEST:
            cut = _cut(text, start, start + _LONGEST)
            yield start, start + len(text[start:cut].rstrip())
            start = _WORD.search(text, cut).start()  # type: ignore[union-attr]  # the line ends in one
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut `text[start:limit]`: after its last sentence, else after its last word, else at the limit."""
    if stops := [stop.end() for stop in _STOP.finditer(text, start, limit)]:
        return stops[-1]
    blank = next((i for i in range(limit - 1, start, -1) if text[i].isspace()), None)
    return limit if blank is None else blank


def _tree(sentence: Any, text: str, offset: int) -> Tree:
    words = tuple(word for token in sentence.tokens for word in _words(token, text, offset))
    return Tree(words[0].start, words[-1].end, words)


def _words(token: Any, text: str, offset: int) -> Iterator[Word]:
    start, end = offset + token.start_char, offset + token.end_char
    surface = text[start:end]
    is_read = token.text == surface  # Stanza puts another form for what it takes for no word, such as 1,000 letters
    for word in token.words:
        form = word.text if is_read else surface
        lemma = word.lemma if is_read and word.lemma else form
        head = word.head - 1 if word.head else None
        yield Word(start, end, form, lemma, word.upos, head, word.deprel)
