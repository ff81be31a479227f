"""A transformer that tags tokens, run by ONNX Runtime without PyTorch, as a spaCy component.

It reads the text together with the mentions that stand in `doc.ents` before it, those of rules and names ("hints"), and
scores the tags of the BIO scheme for every token. The best path on which no mention begins in its middle becomes, as
spaCy's span categorizer does it, `doc.spans["ner"]`, with the mean probability of each mention's tags in
`.attrs["scores"]`. Of these the mentions that are certain enough, of the labels that it `decides`, take the place of
the rules' names in `doc.ents`; amounts and dates of the rules stay. Without the component `ekspor_rules` before it, it
reads the text alone, and `doc.ents` is what it finds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from ekspor.tag.component import decide
from ekspor.tag.pieces import BEGIN, END, Encoded, Pieces, windows

OUTSIDE = "O"
_FILES = ("model.onnx", "tokenizer.json", "tags.json")
_LEAST = np.float32(-1e9)
_SLOWER = ("SkipLayerNormFusion",)  # the one operation takes four times as long as the two that it stands for
Numbers = Mapping[str, int]
"""The hint with which a mention of a label begins; the next number is that of its inside. 0 is not known, 1 nothing."""


@Language.factory(
    "ekspor_transformer",
    assigns=["doc.ents", "doc.spans"],
    default_config={"window": 192, "margin": 16, "decides": [], "certain": 0.9},
)
def create_transformer(
    nlp: Language, name: str, window: int, margin: int, decides: list[str], certain: float
) -> TransformerTagger:
    """The component, empty; `from_disk` gives it its network."""
    return TransformerTagger(nlp.vocab, name, window, margin, decides, certain)


class TransformerTagger:
    """Tags of documents of any length. `window` and `margin` count pieces (`pieces.windows`).

    `decides` are the labels in which it overrules rules and names, where it is at least as `certain`.
    """

    def __init__(
        self, vocab: Vocab, name: str, window: int, margin: int, decides: Sequence[str] = (), certain: float = 0.9
    ) -> None:
        self.vocab, self.name, self.window, self.margin = vocab, name, window, margin
        self.decides, self.certain = frozenset(decides), certain
        self.tags: tuple[str, ...] = ()
        self._network = b""
        self._numbers: Numbers = {}
        self._session: onnxruntime.InferenceSession | None = None
        self._pieces: Pieces | None = None

    def fill(self, network: bytes, pieces: Pieces, tags: Sequence[str]) -> None:
        """Give it its parts. `network`: an ONNX graph from `ids` and `hints` [batch, pieces] to `scores`
        [batch, pieces, tags]."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # archives are read by processes
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._network, self._pieces, self.tags = network, pieces, tuple(tags)
        self._numbers = numbers(self.mention_labels)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its mentions."""
        return self.mention_labels

    @property
    def mention_labels(self) -> tuple[str, ...]:
        """The same, by the name that both taggers have."""
        return tuple(dict.fromkeys(tag[2:] for tag in self.tags if tag != OUTSIDE))

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its mentions and how certain each is."""
        scores, tokens = self.scores(doc)
        found = (
            (Span(doc, tokens[start], tokens[end - 1] + 1, label), probability)
            for start, end, label, probability in decode(scores, self.tags)
        )
        decide(doc, found, self.decides, self.certain)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:  # noqa: ARG002
        """Each document by itself: what else is read never changes what is found."""
        return map(self, stream)

    def scores(self, doc: Doc) -> tuple[np.ndarray, list[int]]:
        """Log probabilities [tokens that are not blank, tags] and the indices of these tokens."""
        if self._session is None or self._pieces is None:
            raise ValueError("the component has no network yet: load a model, or train one with `ekspor train ner`")
        encoded = self._pieces.encode(doc)
        if not encoded.tokens:
            return np.zeros((0, len(self.tags)), np.float32), []
        session = self._session

        def network(ids: np.ndarray, given: np.ndarray) -> np.ndarray:
            (found,) = session.run(["scores"], {"ids": ids, "hints": given})
            scores: np.ndarray = found[0]
            return scores

        said = hints(encoded, hinted(doc, self._numbers) if doc.has_annotation("ENT_IOB") else None)
        return windowed(encoded, said, self.window, self.margin, network), encoded.tokens

    # ── what spaCy saves and loads ───────────────────────────────────────────────────────────────────────────────────

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the network, its vocabulary and its tags to a folder."""
        assert self._pieces is not None
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(self._network)
        self._pieces.to_disk(folder / "tokenizer.json")
        (folder / "tags.json").write_text(json.dumps(self.tags), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> TransformerTagger:  # noqa: ARG002
        """Read what `to_disk` wrote."""
        folder = Path(path)
        if missing := [name for name in _FILES if not (folder / name).is_file()]:
            raise OSError(f"{folder} lacks {', '.join(missing)}")
        tags = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
        self.fill((folder / "model.onnx").read_bytes(), Pieces.from_disk(folder / "tokenizer.json"), tags)
        return self


def windowed(
    encoded: Encoded,
    said: Sequence[int],
    window: int,
    margin: int,
    network: Callable[[np.ndarray, np.ndarray], np.ndarray],
) -> np.ndarray:
    """Scores [tokens, tags] by a network that reads windows: ids and hints [1, pieces] to scores [pieces, tags]."""
    rows = []
    for start, end, begin, stop in windows(encoded.ids, window - 2, margin):
        ids = np.array([[BEGIN, *encoded.ids[start:end], END]], np.int64)
        given = np.array([[0, *said[start:end], 0]], np.int64)
        rows.append(network(ids, given)[1 + begin - start : 1 + stop - start])
    scores: np.ndarray = np.concatenate(rows)
    return scores[encoded.firsts]


def numbers(labels: Iterable[str]) -> Numbers:
    """The hints of the labels that a network was trained with; of another label it is told nothing."""
    return {label: 2 + 2 * n for n, label in enumerate(sorted(labels))}


def hinted(doc: Doc, known: Numbers) -> list[int]:
    """For each token what `doc.ents` says of it, where the label is known."""
    found = [1] * len(doc)
    for span in doc.ents:
        if first := known.get(span.label_):
            found[span.start : span.end] = [first, *[first + 1] * (len(span) - 1)]
    return found


def hints(encoded: Encoded, tokens: Sequence[int] | None) -> list[int]:
    """The hints of tokens for their pieces; 0, not known, for all where there are none and for ends of lines."""
    said = [0] * len(encoded.ids)
    if tokens is None:
        return said
    ends = [*encoded.firsts[1:], len(encoded.ids)]
    for token, first, end in zip(encoded.tokens, encoded.firsts, ends, strict=True):
        hint = tokens[token]
        inside = hint + 1 if hint > 1 and hint % 2 == 0 else hint
        said[first:end] = [hint, *[inside] * (end - first - 1)]
    return [0 if piece == END else hint for piece, hint in zip(encoded.ids, said, strict=True)]


def decode(scores: np.ndarray, tags: Sequence[str]) -> Iterator[tuple[int, int, str, float]]:
    """Mentions on the best path: (start, end, label, mean probability). `scores` [tokens, tags] are log probabilities.

    On a path, `I-X` follows only `B-X` and `I-X` (Viterbi over these transitions, which all weigh the same).
    """
    path = _best_path(scores, tags)
    probable = np.exp(scores[np.arange(len(path)), path])
    named = [tags[tag] for tag in path]
    start = 0
    for i, (tag, after) in enumerate(pairwise([*named, OUTSIDE])):
        if tag.startswith("B-"):
            start = i
        if tag != OUTSIDE and not after.startswith("I-"):
            yield start, i + 1, tag[2:], float(probable[start : i + 1].mean())


def _best_path(scores: np.ndarray, tags: Sequence[str]) -> np.ndarray:
    """The tag of each token [tokens]: the likeliest, save in the few stretches where these are no path."""
    inside = [i for i, tag in enumerate(tags) if tag.startswith("I-")]
    begins = [tags.index("B-" + tags[i][2:]) for i in inside]
    path: np.ndarray = scores.argmax(axis=1)
    begin = np.arange(len(tags))
    begin[inside] = begins  # an inside goes on with its begin or itself; any other tag is its own
    broken = np.isin(path, inside) & (begin[path] != np.append(-1, begin[path[:-1]]))
    if broken.any():
        starts = _starts(scores, inside, begins)
        ends = np.append(starts[1:], len(scores))
        anew = np.logical_or.reduceat(broken, starts)
        for start, end in zip(starts[anew], ends[anew], strict=True):
            path[start:end] = _viterbi(scores[start:end], inside, begins)
    return path


def _starts(scores: np.ndarray, inside: Sequence[int], begins: Sequence[int]) -> np.ndarray:
    """The first tokens of stretches that can be decided each by itself.

    Such a token lies inside no mention on a best path: what its likeliest other tag gains on the inside of a mention is
    no less than what is lost where that mention goes on and now begins with the next token.
    """
    others = np.delete(scores, inside, axis=1).max(axis=1)
    gained = others - scores[:, inside].max(axis=1)
    lost = np.maximum(0, (scores[:, inside] - scores[:, begins]).max(axis=1))
    starts = gained >= np.append(lost[1:], 0)
    starts[0] = True
    return np.flatnonzero(starts)


def _viterbi(scores: np.ndarray, inside: Sequence[int], begins: Sequence[int]) -> list[int]:
    total = scores[0].copy()
    total[inside] = _LEAST
    back: list[np.ndarray] = []
    for row in scores[1:]:
        source = np.full(len(row), total.argmax())
        source[inside] = np.where(total[inside] >= total[begins], inside, begins)
        back.append(source)
        total = total[source] + row
    path = [int(total.argmax())]
    for source in reversed(back):
        path.append(int(source[path[-1]]))
    return path[::-1]
