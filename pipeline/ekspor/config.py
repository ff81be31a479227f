"""Everything that can be set, with its default. What a stage takes from outside the text, it takes from here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from ekspor.errors import ConfigError


class Format(StrEnum):
    """The forms in which the table of events (and of mentions) can be written."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"
    DUCKDB = "duckdb"
    SQLITE = "sqlite"


class Engine(StrEnum):
    """What the workers of a run are: processes of this machine, or of a Ray cluster."""

    LOCAL = "local"
    RAY = "ray"


class Partition(StrEnum):
    """What the Parquet table of events can be parted by, a folder each."""

    YEAR = "year"


class Form(StrEnum):
    """What the tables of a data package are written as."""

    CSV = "csv"
    PARQUET = "parquet"


class Language(StrEnum):
    """The languages of the pages."""

    ID = "id"
    EN = "en"


class Size(StrEnum):
    """The trained taggers: a small convolutional network, or an accurate transformer."""

    SM = "sm"
    ACC = "acc"


@dataclass(frozen=True, slots=True)
class Fields:
    """Names under which a part of the article may stand in a table or JSON; the first that is there and filled counts.

    Besides the plain English and Indonesian words they are those of news-please (`maintext`, `date_publish`) and
    trafilatura (`source`). A dot leads into an object: `article.body`.
    """

    text: tuple[str, ...] = (
        *("text", "maintext", "content", "body", "article", "full_text", "article_text", "articlebody"),
        *("isi", "konten", "artikel", "teks", "isi_berita", "isi_artikel", "berita"),
    )
    id: tuple[str, ...] = ("id", "_id", "doc_id", "article_id", "id_artikel", "id_berita", "guid")
    title: tuple[str, ...] = ("title", "judul", "headline", "judul_berita", "judul_artikel", "article_title")
    url: tuple[str, ...] = ("url", "link", "tautan", "source_url", "permalink", "source")
    published: tuple[str, ...] = (
        *("published", "date", "tanggal", "published_at", "publish_date", "date_publish", "published_date", "pubdate"),
        *("date_published", "datepublished", "publication_date", "tgl", "tanggal_terbit", "tanggal_publikasi"),
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """What a packed file may unpack to, so that one made to fill memory or disk (a "zip bomb") is left in time; and how
    long an article may take. `--limit` sets them."""

    ratio: int = 200
    """Times its packed size; news unpacks to some five times."""
    free: int = 1 << 24
    """Bytes that may be unpacked whatever the ratio."""
    total: int = 1 << 40
    """Bytes that an input may unpack to, with everything packed inside it."""
    aside: int = 1 << 32
    """Bytes of a Parquet or zip file inside a packed one: read from its end, it must be put aside on the disk."""
    depth: int = 5
    """Packed files inside packed files: `a.tar.gz` is two deep."""
    seconds: float = 300.0
    """Of one article; the usual takes a hundredth of one. A worker that needs more is ended, and the next
    goes on without it."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What takes part in telling which figure belongs to which flow. Switched off to see what each brings."""

    inheritance: bool = True
    """What a sentence leaves open is filled from those before it."""
    context: bool = True
    """Words beside a figure say whether it is a target, a plan, a base of comparison, an import or a price."""
    learned: bool = True
    """The learned scorer has the last word; else the rules decide alone."""
    merging: bool = True
    """Claims of one article that tell of one flow become one record."""


ALL = Relations()
"""All of them take part."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run. Only `workers`, `engine` and `address` have no influence on what is written."""

    # read
    fields: Fields = Fields()
    max_characters: int = 5_000_000
    """An article with a longer text is rejected: it is a whole archive in one field, not an article."""
    limits: Limits = Limits()

    # the journey
    prefilter: bool = True
    """Skip articles without a word that could speak of exports."""
    model: str | None = None
    """Trained model that tags names, by name or path; None: rules and gazetteers alone."""
    syntax: str | None = None
    """`stanza`, or the folder of a Stanza pipeline: sentences get heads. None: no syntax."""
    published_default: date | None = None
    """The publication date where neither the input nor the article says one."""
    relations: Relations = ALL
    min_confidence: float = 0.0
    """Records that are less likely right are left out, without a line in the rejects."""

    # run
    workers: int = 0
    """Processes that read articles, each of which an article may kill. 0: this process reads them itself."""
    engine: Engine = Engine.LOCAL
    address: str | None = None
    """Of the Ray cluster; None: the one this machine belongs to, else one of this machine alone."""
    formats: tuple[Format, ...] = (Format.PARQUET, Format.JSONL, Format.CSV)
    skip_duplicates: bool = False
    """Reject articles that say the same as an earlier one; else they are only linked to it."""
    partition: Partition | None = None
    """Part the Parquet table of events by the year of publication."""
    mentions: bool = False
    """Also write every mention."""
    exchange: bool = False
    """Also write `exchange.jsonl`, the annotation format, a line for every article."""
    texts: bool = False
    """Also write `articles.jsonl`, the articles as they were read: the texts in which offsets count."""

    @property
    def passes_over(self) -> bool:
        """Whether the prefilter may decide before an article is parsed: no result speaks of those it passes over."""
        return self.prefilter and not (self.exchange or self.texts)

    def __post_init__(self) -> None:
        for name, limit in asdict(self.limits).items():
            if limit <= 0:
                raise ConfigError(f"the limit {name} is {limit}; it must be positive")
        if self.workers < 0:
            raise ConfigError(f"workers is {self.workers}; expected a number of processes, or 0 for this one alone")
        if self.max_characters < 1:
            raise ConfigError(f"max_characters is {self.max_characters}; it must be positive")
        if not 0 <= self.min_confidence <= 1:
            raise ConfigError(f"min_confidence is {self.min_confidence}; it must lie between 0 and 1")
        if self.address is not None and self.engine is not Engine.RAY:
            raise ConfigError(f"address is {self.address!r}, but the engine is {self.engine}; only Ray has an address")
        if self.partition is not None and Format.PARQUET not in self.formats:
            raise ConfigError(f"partition is {self.partition!s}, but there is no table in Parquet; add that format")
        if not self.formats:
            raise ConfigError(f"no format is given; write at least one of {', '.join(Format)}")
