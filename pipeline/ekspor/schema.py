"""The types that the stages hand to each other, in the order of a document's journey.

Frozen dataclasses inside; pydantic (`extra="forbid"`) where data enters (`Article`) or leaves (`ExportEvent`).
All offsets are half-open and count Unicode code points of the article's text exactly as given.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION = "1.0"

# ── what enters ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Article(BaseModel):
    """One news article as read from an archive. `text` is never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    title: str = ""
    url: str | None = None
    published: date | None = None


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Kind(StrEnum):
    """What a stretch of the article is. Only `HEADLINE`, `LEAD`, `BODY` and `CAPTION` can be evidence of a record."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"  # "BATANG, KOMPAS.com -"
    BYLINE = "byline"  # "Penulis: … | Editor: …", "(din)"
    LINK = "link"  # "Baca juga: …"
    CHROME = "chrome"  # page furniture: "KOMENTAR", "© 2023 …", "Ikuti kami di"

    @property
    def is_text(self) -> bool:
        """Whether a record may rest on a sentence of this kind."""
        return self in (Kind.HEADLINE, Kind.LEAD, Kind.BODY, Kind.CAPTION)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a stretch of page furniture. `paragraph` counts from 0 over the article."""

    start: int
    end: int
    kind: Kind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Publication:
    """When the article was published and how we know; `day` is None when nothing says."""

    day: date | None
    origin: Literal["input", "article", "default"] | None


# ── mentions and their values ────────────────────────────────────────────────────────────────────────────────────────


class Label(StrEnum):
    """The eleven labels of the annotation guideline."""

    MONEY = "MONEY"
    QUANTITY = "QUANTITY"
    PERCENT = "PERCENT"
    DATE = "DATE"
    AGENCY = "AGENCY"
    COMPANY = "COMPANY"
    COMMODITY = "COMMODITY"
    COUNTRY = "COUNTRY"
    REGION = "REGION"
    PORT = "PORT"
    PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Number:
    """A number or range. `low == high` for one figure; None on the open side of a bound ("lebih dari 5": high None)."""

    low: Decimal | None
    high: Decimal | None
    approximate: bool = False  # "sekitar", "hampir", "-an"
    ambiguous: bool = False  # a written rule decided between two readings ("1.234 juta")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of `currency` (ISO 4217), scale words multiplied in."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    approximate: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in `unit`, one of the guideline's (kuintal → 100 kg, kodi → 20 pcs …); `counted` is that of the text.

    `kg` is the mass of `low` in kilograms where the unit is a mass, else None: a container is never turned into kilos.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    counted: str
    per: str | None = None  # day, week, month, quarter, year
    approximate: bool = False
    ambiguous: bool = False

    @property
    def kg(self) -> Decimal | None:
        """Mass in kilograms of `low` (of `high` where only that is stated), None unless `unit` is a mass."""
        factor = {"kg": Decimal(1), "ton": Decimal(1000), "g": Decimal("0.001")}.get(self.unit)
        amount = self.low if self.low is not None else self.high
        return None if factor is None or amount is None else amount * factor


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, signed as written ("-3,57 persen" is -3.57). The words around it give direction, not this value."""

    low: Decimal | None
    high: Decimal | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval of days and the grain it was said in.

    `comparison`: words like "periode yang sama tahun lalu" name the base of a comparison, not the flow's own time.
    """

    start: date
    end: date
    grain: Literal["day", "week", "month", "quarter", "semester", "year", "range"]
    relative: bool = False  # resolved against the publication date
    comparison: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166-1 alpha-2 (`kind` "country"), UN M49 three digits ("region") or a bloc's short name ("bloc")."""

    code: str
    name: str
    kind: Literal["country", "region", "bloc"] = "country"
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """An Indonesian province (code "33"), kabupaten or kota ("33.25"), Kemendagri codes.

    A bare name of both a kabupaten and a kota ("Pekalongan") is `ambiguous`: `code` is None, `candidates` holds both.
    """

    code: str | None
    name: str
    level: Literal["province", "kabupaten", "kota"] | None
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False
    country: str | None = "ID"  # ISO 3166-1 of the country a city abroad lies in; None when unknown


@dataclass(frozen=True, slots=True)
class Port:
    """A port, airport or border post; `code` is UN/LOCODE, None when it has none."""

    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Commodity:
    """Goods. `hs` is HS 2022 at the depth that the words support (2, 4 or 6 digits), None when not classifiable."""

    hs: str | None
    name: str
    provisional: bool = False  # one of several headings was chosen


@dataclass(frozen=True, slots=True)
class Agency:
    """A government or state body under its canonical name, which is the one it had: a renamed body is another.

    `since` and `until` are the first and the last year of that name, None where unknown; `until` also while it lasts.
    `successors` are the canonical names of what it became: for Departemen Perdagangan, Kementerian Perdagangan.
    """

    name: str
    kind: str
    since: int | None = None
    until: int | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A firm, cooperative, association or brand; `name` without legal form, `ticker` when listed on IDX."""

    name: str
    legal_form: str | None = None
    ticker: str | None = None


Value = Money | Quantity | Percent | Period | Country | Region | Port | Commodity | Agency | Company


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A labelled span and the rule or model that found it. `value` is filled by the normalise stage."""

    start: int
    end: int
    label: Label
    text: str
    rule: str
    value: Value | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate mention that lost, and why, for `ekspor explain`."""

    mention: Mention
    reason: str


# ── what leaves ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Status(StrEnum):
    """What the text says of the flow."""

    REALIZED = "realized"
    TARGET = "target"
    PLANNED = "planned"
    HALTED = "halted"


def _plain(amount: Decimal) -> str:
    digits = format(amount, "f")  # `normalize` would round to 28 digits
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


Amount = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A Decimal; in JSON a plain decimal string, never exponent notation, so that no digit is lost."""

Per = Literal["day", "week", "month", "quarter", "year"]
Basis = Literal["FOB", "CIF", "CFR", "FAS", "EXW"]


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Evidence(_Out):
    """The characters a value was read from and the ids of the rules that read and linked it."""

    start: int
    """Of the first character, in code points of the article's text."""
    end: int
    """Behind the last character."""
    text: str
    """`article.text[start:end]`."""
    rules: tuple[str, ...]
    """The rule or model that read the words, and what linked them to the flow."""


class _Filler(_Out):
    surface: str
    """The words of the text, at their fullest in the article."""
    evidence: tuple[Evidence, ...]
    """Where it was read: in the flow's sentence, and where the article has it in full."""


class NameFiller(_Filler):
    """A named filler: exporter, origin, commodity, destination, agency or port."""

    code: str | None = None
    """Code of the thing named, in `code_system`; null when unknown."""
    code_system: Literal["iso3166-1", "m49", "bloc", "kemendagri", "unlocode", "hs2022", "idx"] | None = None
    """Of countries, world regions and their groups, Indonesian regions, ports, goods, listed companies."""
    canonical: str | None = None
    """Canonical name in `code_system`."""
    flags: tuple[str, ...] = ()
    """`provisional` (one of several HS headings was chosen), `ambiguous` (one of several things of that name)."""


class MoneyFiller(_Filler):
    """One way in which the value of the flow is stated, and, derived from it, the value in US dollars."""

    low: Amount | None
    """The amount, scale words multiplied in; of a range the lower end; null where it is open ("hingga Rp5 miliar")."""
    high: Amount | None
    """The same as `low` for one amount; of a range the upper end; null where it is open ("lebih dari Rp5 miliar")."""
    currency: str = Field(pattern="^[A-Z]{3}$")
    """ISO 4217."""
    per: Per | None = None
    """The amount is that of each such stretch of time, not the flow's total."""
    basis: Basis | None = None
    """What the value covers, where the text says (Incoterms)."""
    flags: tuple[str, ...] = ()
    """`approximate` ("sekitar"), `ambiguous` (a written rule chose between two readings of the figure)."""
    usd: Amount | None = None
    """`low` (`high` where only that is stated) in US dollars, by `usd_rate`; null without a rate."""
    usd_rate: Amount | None = None
    """Units of `currency` for one US dollar, the mean over the flow's period as far as it had passed by publication;
    of the publication date for targets, plans and without a period. European Central Bank."""
    usd_rate_from: date | None = None
    """First day of those that `usd_rate` is the mean of; null for US dollars."""
    usd_rate_to: date | None = None
    """Last day of those that `usd_rate` is the mean of."""


class QuantityFiller(_Filler):
    """An amount of goods; `kg` beside it where the unit is a mass."""

    low: Amount | None
    """As of money."""
    high: Amount | None
    """As of money."""
    unit: str
    """As counted: one of the guideline's units (ton, kontainer, ekor …), others of fixed size turned into one."""
    per: Per | None = None
    """The amount is that of each such stretch of time, not the flow's total."""
    kg: Amount | None = None
    """`low` (`high` where only that is stated) in kilograms, null unless `unit` is a mass."""
    flags: tuple[str, ...] = ()
    """As of money."""


class PeriodFiller(_Filler):
    """The period of the flow, inclusive days; both null when it could not be resolved (the words stay)."""

    start: date | None
    """First day."""
    end: date | None
    """Last day."""
    grain: str | None
    """What it was said in: day, week, month, quarter, semester, year, or range."""
    flags: tuple[str, ...] = ()
    """`relative` (placed by the publication date), `unresolved` (words without dates)."""


class ChangeFiller(_Filler):
    """Growth against an earlier period, signed: a percentage, or an amount with its currency or unit."""

    percent: Amount | None = None
    """-7.16 for "turun 7,16 persen"."""
    amount: Amount | None = None
    """8630 for "naik 8,63 ribu ton"."""
    currency: str | None = None
    """ISO 4217, of an amount of money."""
    unit: str | None = None
    """Of an amount of goods."""


class ShareFiller(_Filler):
    """The flow's part, in percent, of a larger export total."""

    percent: Amount
    """60 for "60 persen ekspor udang"."""


Filler = NameFiller | MoneyFiller | QuantityFiller | PeriodFiller | ChangeFiller | ShareFiller


class DocumentRef(_Out):
    """The article a record was read from."""

    id: str
    """As in the archive, or the file's name."""
    title: str
    url: str | None
    published: date | None
    """The day that relative words such as "tahun lalu" were placed by."""
    published_from: Literal["input", "article", "default"] | None
    """How that day is known: a field of the archive, the article's own dateline or byline, or the run's default."""


class ExportEvent(_Out):
    """One flow of goods out of one origin that the article states."""

    schema_version: str = SCHEMA_VERSION
    """Of this schema: the first figure changes when a field changes its meaning or goes."""
    id: str
    """Content hash: the same article and record always get the same id."""
    document: DocumentRef
    status: Status
    """Whether the flow has happened, is a goal, is intended or foreseen, or was stopped."""
    status_evidence: tuple[Evidence, ...] = ()
    """The cue words; empty when realized by default."""
    exporter: tuple[NameFiller, ...] = ()
    """Who exports: firms, cooperatives, groups, persons; also a class ("21 eksportir")."""
    origin: tuple[NameFiller, ...] = ()
    """Where the goods come from: the most specific place said of this flow."""
    commodity: tuple[NameFiller, ...] = ()
    """Every good of the flow."""
    destination: tuple[NameFiller, ...] = ()
    """Countries, world regions and their groups, cities abroad."""
    value: tuple[MoneyFiller, ...] = ()
    """Each way in which the one value is stated: not to be added up."""
    quantity: tuple[QuantityFiller, ...] = ()
    """Each way in which the one quantity is stated, or that of each of several goods."""
    period: tuple[PeriodFiller, ...] = ()
    """When the flow took or is to take place; not when somebody spoke of it."""
    agency: tuple[NameFiller, ...] = ()
    """Who says so: the agency or association that reports, certifies or facilitates the flow."""
    change: tuple[ChangeFiller, ...] = ()
    """Growth of this flow against an earlier period."""
    share: tuple[ShareFiller, ...] = ()
    """The flow's part of a larger export total that the text names."""
    port: tuple[NameFiller, ...] = ()
    """Where the flow is loaded or cleared."""
    sentence: str
    """The sentence the record rests on, as written."""
    sentence_start: int
    """Of its first character, in code points of the article's text."""
    sentence_end: int
    """Behind its last character."""
    confidence: float = Field(ge=0, le=1)
    """How likely an annotator would agree with the status and every amount, growth, share and period."""
    flags: tuple[str, ...] = ()
    """What does not go together, each with its reason: price, exchange rate, period ahead, part above total, growth."""
    people: tuple[str, ...] = ()
    """Names of persons in the sentence and the title, so that they can be left out."""

    def _repr_html_(self) -> str:
        """The record as notebooks show it."""
        from ekspor import notebook  # which knows this module

        return notebook.record(self)


NAME_SLOTS = ("exporter", "origin", "commodity", "destination", "agency", "port")
VALUE_SLOTS = ("value", "quantity", "period", "change", "share")
SLOTS = (
    "exporter",
    "origin",
    "commodity",
    "destination",
    "value",
    "quantity",
    "period",
    "agency",
    "change",
    "share",
    "port",
)


Stage = Literal["read", "language", "extract", "validate", "duplicate"]
"""Where an article or a record can end."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article or a record that was not written, with the stage and the reason."""

    stage: Stage
    reason: str
    article_id: str | None = None
    source: str | None = None  # file, and line or member within it


def json_schema() -> str:
    """The JSON Schema of a record as it is written, committed as `event.schema.json`."""
    schema = ExportEvent.model_json_schema(mode="serialization")
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
