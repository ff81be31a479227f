"""Writes an archive of as many articles as wanted, for benchmarks: `python benchmarks/generate.py N FILE.jsonl`.

An article is put together from paragraphs of two (of more, and words that ask for a closer look would meet more often
than in real news), with other names and numbers, so that no two are alike. Three in a hundred are put together from
export news alone (the project's own annotated articles, and those in ../shared/news where that is there), as many from
news that mentions exports in passing, the rest from other news. The same N and seed make the same bytes; the first
articles of a longer archive are those of a shorter one.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared" / "news"
OWN = (ROOT / "annotations" / "train.jsonl", ROOT / "annotations" / "dev.jsonl")

SHARE = 0.03
"""Of articles about exports, and again of those that mention them in passing."""
SENTENCES, PARAGRAPHS = 3, (4, 9)
SENTENCE_END = re.compile(r"(?<=[.!?”\"]) +(?=[A-Z“\"])|\n+")
VARIED = re.compile(r"(\b\d+\b|(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b)")
"""Numbers, and pairs of words that look like a person's name."""

Pieces = list[str]
"""A paragraph, cut so that every second piece is to be varied."""


def articles(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many articles."""
    exports = [*_texts(*OWN), *_texts(NEWS / "train.jsonl")]
    passing = _texts(NEWS / "borderline.jsonl") or exports
    others = _texts(NEWS / "other.jsonl") or _plain()
    kinds = [[_paragraphs(text) for text in texts] for texts in (exports, passing, others)]
    every = (piece for kind in kinds for text in kind for pieces in text for piece in pieces[1::2])
    names = sorted({piece for piece in every if not piece.isdigit()})
    lot = random.Random(seed)
    for n in range(number):
        kind = lot.choices(kinds, (SHARE, SHARE, 1 - 2 * SHARE))[0]
        both = lot.choice(kind) + lot.choice(kind)
        chosen = lot.sample(both, min(lot.randint(*PARAGRAPHS), len(both)))
        paragraphs = [_varied(pieces, lot, names) for pieces in chosen]
        title = paragraphs[0].split(". ")[0][:100]
        day = date(2014, 1, 1) + timedelta(days=lot.randrange(3650))
        yield {"id": f"a{n:07d}", "published": day.isoformat(), "title": title, "text": "\n".join(paragraphs)}


def write(path: Path, number: int, seed: int = 1) -> Path:
    """A file of so many articles, JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(number, seed))
    return path


def _texts(*paths: Path) -> list[str]:
    return [json.loads(line)["text"] for path in paths if path.exists() for line in path.open(encoding="utf-8")]


def _plain() -> list[str]:
    """News without exports, where there is no other: the sample articles, their telling words replaced."""
    lines = files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [re.sub("(?i)ekspor|impor|kirim|kapal|luar negeri", "kabar", json.loads(line)["text"]) for line in lines]


def _paragraphs(text: str) -> list[Pieces]:
    sentences = [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]
    groups = (sentences[n : n + SENTENCES] for n in range(0, len(sentences), SENTENCES))
    return [VARIED.split(" ".join(group)) for group in groups]


def _varied(pieces: Pieces, lot: random.Random, names: Sequence[str]) -> str:
    varied = pieces.copy()
    varied[1::2] = (_number(piece, lot) if piece.isdigit() else lot.choice(names) for piece in pieces[1::2])
    return "".join(varied)


def _number(digits: str, lot: random.Random) -> str:
    """Another number of as many digits; a year stays a year."""
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return str(lot.randint(2005, 2024))
    return str(lot.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
