"""Annotated articles to learn relations from: exchange files with their texts, or with what finds these elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ekspor import exchange
from ekspor.annotate.article import text_hash
from ekspor.errors import InputError
from ekspor.exchange import Entry
from ekspor.schema import Article
from ekspor.train.examples import lines


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article."""

    article: Article
    events: tuple[Entry, ...]
    entities: frozenset[tuple[int, int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of annotations that hold only their SHA-256: articles by hash, and files of a paragraph a line."""

    articles: dict[str, Entry] = field(default_factory=dict)
    paragraphs: list[list[str]] = field(default_factory=list)

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Texts:
        """Read JSONL files of articles and plain ones of paragraphs, packed or not. Raises `InputError` for a line that
        is no article."""
        found = cls()
        for path in paths:
            if ".txt" in path.suffixes:
                found.paragraphs.append(list(lines(path)))
                continue
            for n, line in exchange.numbered(path):
                try:
                    entry = json.loads(line)
                    found.articles[text_hash(entry["text"])] = entry
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise InputError(f"{path}:{n}: no article with a text: {error}") from error
        return found

    def completed(self, entry: Entry) -> Entry:
        """The annotation with its text: of the `lines` (first and last, from 1) that it names, else of the article with
        its hash, and then with title and date of that. Raises `ValueError` where none has the hash."""
        if "lines" in entry:
            first, last = entry["lines"]
            texts = ("\n\n".join(of_file[first - 1 : last]) for of_file in self.paragraphs)
            article: Entry | None = next(({"text": text} for text in texts if text_hash(text) == entry["sha256"]), None)
        else:
            article = self.articles.get(entry["sha256"])
        if article is None:
            raise ValueError(f"its text, of hash {entry['sha256'][:12]}…, is in none of the files given by --texts")
        return {name: article.get(name) for name in ("id", "published", "title", "text")} | entry


def read(paths: Iterable[Path], texts: Iterable[Path] = ()) -> list[Gold]:
    """The articles of exchange files, each text once. A line without a text but with its `sha256` takes it from `texts`
    (`Texts`). Raises `InputError` where a line cannot be used."""
    known = Texts.read(texts)
    found: dict[str, Gold] = {}
    for path in paths:
        for n, line in exchange.numbered(path):
            try:
                entry = json.loads(line)
                exchange.must_be_looked_at(entry)
                if "text" not in entry and "sha256" in entry:
                    entry = known.completed(entry)
                published = entry.get("published")
                day = date.fromisoformat(published[:10]) if published else None
                article = Article(id=entry["id"], text=entry["text"], title=entry.get("title") or "", published=day)
                annotated = exchange.document(entry)
                found.setdefault(article.text, Gold(article, annotated.events, annotated.entities or frozenset()))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}:{n}: no annotated article with a text: {error}") from error
    return list(found.values())
