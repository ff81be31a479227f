"""What an archive is handed out in: parts of files, and shards of them that any worker can read on its own."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from ekspor.schema import Article, Rejection

PACKED = "packed"
"""The kind of a small packed file, which the worker unpacks that reads it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A whole small file, or a stretch of a larger one that starts and ends where an article does."""

    name: str
    """The file's, as `source` in the results says it; of a member of a container also the container's."""
    kind: str
    """The key in `kinds.KINDS` under which its reader stands, or `PACKED`."""
    data: bytes
    first: int = 1
    """The number that its first line or entry has in the file."""
    unpacked: int | None = None
    """Of a file that is handed out packed (`PACKED`): the bytes it may unpack to; None: what `Limits` allow."""

    def stream(self) -> BytesIO:
        """The bytes as a file."""
        return BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class NoArticle:
    """What stands in an archive and holds no article: a hidden file, an image that a crawler fetched. Nothing is wrong
    with it, so it is counted by its reason, not rejected."""

    source: str
    reason: str
    number: int = 1


Found = Part | Rejection | NoArticle
"""What there is in an archive, in the order of the input."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The unit of work, of checkpoints and of their order. Which articles share one depends on the inputs alone.

    A file that cannot be read stands among the parts as its rejection.
    """

    parts: tuple[Found, ...]
    position: int
    """How many bytes of the inputs, as they lie on the disk, end with it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Articles that the prefilter passed over before they were parsed, so that no more is known of them."""

    source: str
    """The part's name."""
    number: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Item:
    """An article of the input, or why it is none. Every item of an archive is accounted for in the results."""

    found: Article | Rejection
    source: str
    """Its file, and its line or member within."""
    unreadable_date: bool = False
    """A publication date was stated, but not understood."""
    deadly: str | None = None
    """Why it is not to be read further."""
