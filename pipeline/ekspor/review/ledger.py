"""The two files of a review: OUT with the articles that are done, which `check` and `train` take as they are, and
OUT.open with those that somebody has begun. Both are written whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from ekspor.annotate import article
from ekspor.annotate.article import Annotated
from ekspor.errors import InputError, OutputError
from ekspor.exchange import DRAFT
from ekspor.review import line

Stamp = tuple[int, int] | None
"""By which a file is known to be the one that was read: time of its last change, and size."""


class Ledger:
    """What was reviewed, by article. Raises `InputError` where a file of it cannot be read."""

    def __init__(self, out: Path) -> None:
        self.done = _File(out)
        self.open = _File(out.with_name(out.name + ".open"))
        for name in self.done.articles.keys() & self.open.articles.keys():  # killed between the two
            del self.open.articles[name]
        by_id = {**self.open.articles, **self.done.articles}
        self._id_of = {one.hash: name for name, one in by_id.items()}

    def articles(self) -> list[Annotated]:
        """All of them, the done ones first."""
        return [*self.done.articles.values(), *self.open.articles.values()]

    def of_id(self, name: str) -> Annotated | None:
        """The article that was reviewed under an id."""
        return self.done.articles.get(name) or self.open.articles.get(name)

    def of_text(self, text_hash: str) -> Annotated | None:
        """The article that was reviewed with a text, whatever its id."""
        name = self._id_of.get(text_hash)
        return None if name is None else self.of_id(name)

    def put(self, reviewed: Annotated) -> None:
        """Keep an article in the file where it belongs. Raises `OutputError` where that cannot be written, or where
        somebody else has written it since."""
        into, other = (self.open, self.done) if reviewed.rest.get(DRAFT) else (self.done, self.open)
        into.put(reviewed)
        other.drop(reviewed.id)
        self._id_of[reviewed.hash] = reviewed.id


class _File:
    """An exchange file with texts that need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.articles = {one.id: one for one in _load(path)}
        self._read = self._stamp()

    def put(self, one: Annotated) -> None:
        self._write({**self.articles, one.id: one})

    def drop(self, name: str) -> None:
        if name in self.articles:
            self._write({other: one for other, one in self.articles.items() if other != name})

    def _write(self, articles: dict[str, Annotated]) -> None:
        if self._stamp() != self._read:
            raise OutputError(f"{self.path}: another program has changed it; stop `ekspor review` and start it again")
        try:
            article.save(list(articles.values()), self.path)
        except OSError as error:
            raise OutputError(
                f"{self.path}: cannot be written: {error.strerror or error}; nothing is lost yet"
            ) from error
        self.articles = articles
        self._read = self._stamp()

    def _stamp(self) -> Stamp:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _load(path: Path) -> list[Annotated]:
    """The articles of a file, none where there is no file. Raises `InputError` where one cannot go on being reviewed:
    what cannot be read must not be written over."""
    articles = article.load(path) if path.is_file() else []
    try:
        for one in articles:
            line.of_review(one)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    return articles
