"""Which articles of an archive to annotate next: where a person's hour teaches the system most.

In turn one of each kind is taken: the least certain (its records may be wrong), the one on which rules and the model
disagree most, and the one most unlike those taken before. Near-duplicates of a taken article are left out. The same
archive and settings always give the same sample.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import repeat
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from ekspor import duplicates
from ekspor.annotate.article import Annotated
from ekspor.annotate.draft import draft
from ekspor.config import Fields, Settings
from ekspor.errors import InputError
from ekspor.evaluate.names import WORD
from ekspor.evaluate.system import outcomes
from ekspor.exchange import document
from ekspor.read import Archive
from ekspor.read.archive import STDIN
from ekspor.run.entry import Entry, Fate
from ekspor.schema import Article
from ekspor.segment import segment

WHY = "why"
"""The key of a sampled line that says why it was taken."""

_DIMENSIONS = 2**12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that could report an export, as the system annotates it, and what speaks for asking a person."""

    article: Annotated
    unsure: float
    """Share of its records that are expected to be wrong; 0 without records."""
    disagreement: float
    """Share of the mentions, of rules and model together, that only one of them makes."""


def sample(candidates: Sequence[Candidate], number: int, known: Iterable[Annotated] = ()) -> list[Annotated]:
    """The articles to annotate, as drafts that say why; `known` are annotated already, and so are articles like them.

    Fewer than asked for where the archive has no more that differ.
    """
    ordered = sorted(candidates, key=lambda one: (one.article.hash, one.article.id))
    taken = [_signature(article) for article in known]
    vectors = _vectors([one.article.text for one in ordered])
    likeness = np.zeros(len(ordered))
    left = set(range(len(ordered)))
    kinds: list[tuple[Callable[[int], float], Callable[[Candidate], str]]] = [
        (lambda n: ordered[n].unsure, lambda one: f"{one.unsure:.0%} of its records are expected to be wrong"),
        (lambda n: ordered[n].disagreement, lambda one: f"rules and model disagree on {one.disagreement:.0%} of it"),
        (lambda n: -likeness[n], lambda _: "unlike the others"),
    ]
    if not any(one.disagreement for one in ordered):
        del kinds[1]  # nobody asked a model
    found: list[Annotated] = []
    while left and len(found) < number:
        worth, why = kinds[len(found) % len(kinds)]
        best = max(left, key=lambda n: (worth(n), -n))
        left.remove(best)
        signature = _signature(ordered[best].article)
        if any(duplicates.similarity(signature, other) >= duplicates.ALIKE for other in taken):
            continue
        taken.append(signature)
        likeness = np.maximum(likeness, (vectors @ vectors[best].T).toarray()[:, 0])
        article = ordered[best].article
        found.append(replace(article, rest=article.rest | {WHY: why(ordered[best])}))
    return found


# ── what could be asked ──────────────────────────────────────────────────────────────────────────────────────────────


def candidates(inputs: Sequence[Path], settings: Settings, model: str | None) -> Iterator[Candidate]:
    """The articles of archives or of a run that could report an export. Rules draft them, or the model where one is
    named. Raises `InputError` as `Archive` does."""
    paths, settings = _of_run(inputs, settings)
    if STDIN in paths:
        raise InputError("standard input can be read only once, and this reads an archive more often: name a file")
    by_rules = outcomes(paths, replace(settings, model=None))
    by_model = outcomes(paths, replace(settings, model=model)) if model else repeat(None)
    for item, one, other in zip(Archive(paths, settings), by_rules, by_model, strict=False):
        made = other or one
        if isinstance(item.found, Article) and made.exchange and made.fate in (Fate.WRITTEN, Fate.NO_EVENTS):
            wrong = [1 - event["confidence"] for event in made.events]
            unsure = sum(wrong) / len(wrong) if wrong else 0.0
            yield Candidate(draft(item.found, made.exchange), unsure, _disagreement(one, other))


def _of_run(inputs: Sequence[Path], settings: Settings) -> tuple[list[Path], Settings]:
    """The archives that a run read and how it read them, where its folder is named in their place."""
    if len(inputs) != 1 or not (manifest := inputs[0] / "manifest.json").is_file():
        return list(inputs), settings
    try:
        said = json.loads(manifest.read_text(encoding="utf-8"))
        fields = Fields(**{name: tuple(keys) for name, keys in said["settings"]["fields"].items()})
        return [Path(one["path"]) for one in said["inputs"]], replace(settings, fields=fields)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{manifest}: expected the manifest of a run: {error}") from error


def _disagreement(one: Entry, other: Entry | None) -> float:
    if not (one.exchange and other and other.exchange):
        return 0.0
    left, right = (document(entry.exchange).entities or frozenset() for entry in (one, other) if entry.exchange)
    return len(left ^ right) / len(left | right) if left | right else 0.0


# ── what is like what ────────────────────────────────────────────────────────────────────────────────────────────────


def _signature(article: Annotated) -> bytes:
    """What tells its near-duplicates; of an article that is too short to have any, its hash, which only itself has."""
    found = duplicates.signature(article.text, segment(article.text, article.title))
    return found or (blake2b(article.text.encode(), digest_size=48).digest() * 2)[: duplicates.LENGTH]


def _vectors(texts: Sequence[str]) -> csr_matrix:
    """Words by rarity, hashed, of length 1 [texts, dimensions]: the product of two is how alike they are."""
    rows, columns = [], []
    for n, text in enumerate(texts):
        found = {_hash(word) % _DIMENSIONS for word in WORD.findall(text.casefold())}
        rows += [n] * len(found)
        columns += sorted(found)
    counts = np.bincount(np.array(columns, np.int64), minlength=_DIMENSIONS)
    weights = np.log((1 + len(texts)) / (1 + counts))[np.array(columns, np.int64)]
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(texts), _DIMENSIONS))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return matrix.multiply(1 / np.maximum(lengths, 1e-12)[:, None]).tocsr()


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")
