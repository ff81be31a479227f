"""Our normalisers beside other people's, on the same lists: how many values are right, and calls per second.

`pip install --group bench` (pip 25.1 or newer), then `python benchmarks/normalisers.py`. The lists are spellings.tsv,
where every spelling has its value and which our tests hold us to; and the mentions marked in ../shared/gold, where that
lies beside the project. Those have no values: "right" is how often a library agrees with us, we with ourselves always.
Other libraries get what helps them: the language, the date of publication, a table of their names for currencies and
units. Each stands only in the rows that it is made for.

Whether single dates need dateparser beside our grammar was measured once (STRICT_PARSING, the day of publication as
base): of the 926 dates marked in train, dev and written our grammar left 23 unread, of which dateparser read one, wrong
(`2 tahun ini` as a day). Of 77 odd spellings made up for it dateparser read 10 right that the grammar did not (`3 Mei
21`, `2021.05.03`, `2021-05-03 10:15`) and 3 wrong (`3 jam yang lalu` as the day before). So `period` asks it only
about what is plainly a whole date, with a day, a month and a year, never about relative words.
"""

from __future__ import annotations

import json
import logging
import time
import warnings
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor.normalise import country, money, number, period, quantity
from ekspor.rules.load import table
from ekspor.schema import Money, Number, Quantity

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "shared" / "gold"
PUBLISHED = date(2023, 3, 15)
"""The day on which the dates of spellings.tsv are read."""
LABELS = {"MONEY": "money", "QUANTITY": "quantity", "DATE": "period", "COUNTRY": "country"}
SHORTEST = 0.2  # seconds that a list is timed for at least

Value = object
"""A Decimal; an amount with its currency or unit; first and last day; a code. None: read as nothing."""
Reader = Callable[[str, date], Value]
Spelling = tuple[str, date, Value]
"""The words, the day on which they are read, their value."""


def main() -> None:
    """Print the table."""
    try:
        readers = _readers()
    except ImportError as error:
        raise SystemExit(f"{error.name} is missing: pip install --group bench (in pyproject.toml)") from error
    result = Table(title="\nShare right, calls per second", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    names = list(dict.fromkeys(name for row in readers.values() for name in row))
    for head in ("list", "spellings", *names):
        result.add_column(head, justify="left" if head == "list" else "right")
    for title, kind, spellings in (*_spellings(), *_gold()):
        cells = (_cell(readers[kind].get(name), spellings) for name in names)
        result.add_row(title, str(len(spellings)), *cells)
    Console(width=160).print(result)


def _cell(read: Reader | None, spellings: list[Spelling]) -> str:
    if read is None:
        return ""
    right = sum(read(words, day) == value for words, day, value in spellings)
    calls, begun = 0, time.perf_counter()
    while (took := time.perf_counter() - begun) < SHORTEST:
        for words, day, _ in spellings:
            read(words, day)
        calls += len(spellings)
    return f"{right / len(spellings):.1%}  {calls / took:>9,.0f}"


# ── the lists ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _spellings() -> Iterator[tuple[str, str, list[Spelling]]]:
    lists: dict[str, list[Spelling]] = defaultdict(list)
    with (HERE / "spellings.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    for kind, words, value in rows[1:]:
        lists[kind].append((words, PUBLISHED, _value(kind, value) if value else None))
    for kind, spellings in lists.items():
        yield kind, kind, spellings


def _value(kind: str, text: str) -> Value:
    first, _, last = text.partition(" ")
    if kind in ("day", "period"):
        return date.fromisoformat(first), date.fromisoformat(last)
    if kind == "country":
        return text
    return (Decimal(first), last) if last else Decimal(first)


def _gold() -> Iterator[tuple[str, str, list[Spelling]]]:
    lists: dict[str, list[Spelling]] = defaultdict(list)
    for file in (GOLD / "train.jsonl", GOLD / "dev.jsonl"):
        for line in file.open(encoding="utf-8") if file.exists() else ():
            article = json.loads(line)
            for entity in article["entities"]:
                if (kind := LABELS.get(entity["label"])) and article.get("published"):
                    words, day = (
                        article["text"][entity["start"] : entity["end"]],
                        date.fromisoformat(article["published"]),
                    )
                    lists[kind].append((words, day, OURS[kind](words, day)))
    for kind, spellings in lists.items():
        yield f"{kind}, gold", kind, spellings


# ── ours ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _one(value: Number | Money | Quantity | None) -> Decimal | None:
    """The one amount, of a range its beginning."""
    return None if value is None else value.low if value.low is not None else value.high


def _our_money(words: str, _: date) -> Value:
    value = money.parse(words)
    return value and (_one(value), value.currency)


def _our_quantity(words: str, _: date) -> Value:
    value = quantity.parse(words)
    return value and (_one(value), value.unit)


def _our_period(words: str, day: date) -> Value:
    value = period.parse(words, day)
    return value and (value.start, value.end)


def _our_country(words: str, _: date) -> Value:
    value = country.parse(words)
    return value and value.code


OURS: dict[str, Reader] = {
    "number": lambda words, _: _one(number.parse(words)),
    "money": _our_money,
    "quantity": _our_quantity,
    "day": _our_period,
    "period": _our_period,
    "country": _our_country,
}


# ── theirs ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _readers() -> dict[str, dict[str, Reader]]:
    """Readers by list and library. Raises ImportError where a library is missing."""
    price, (figure, dollars, mass), dates = _price_parser(), _quantulum(), _dateparser()
    decimal, babel_day, territory = _babel()
    return {
        "number": {
            "ekspor": OURS["number"],
            "babel": decimal,
            "price-parser": lambda words, day: (found := price(words, day)) and found[0],
            "quantulum3": figure,
        },
        "money": {"ekspor": OURS["money"], "price-parser": price, "quantulum3": dollars},
        "quantity": {"ekspor": OURS["quantity"], "quantulum3": mass},
        "day": {"ekspor": OURS["day"], "babel": babel_day, "dateparser": dates},
        "period": {"ekspor": OURS["period"], "dateparser": dates},
        "country": {"ekspor": OURS["country"], "babel": territory, "country_converter": _country_converter()},
    }


def _price_parser() -> Callable[[str, date], tuple[Decimal, str | None] | None]:
    from price_parser import Price

    codes = {row["form"]: row["code"] for row in table("currency_marks")}

    def read(words: str, _: date) -> tuple[Decimal, str | None] | None:
        found = Price.fromstring(words)
        return None if found.amount is None else (found.amount, codes.get(found.currency or ""))

    return read


def _quantulum() -> tuple[Reader, Reader, Reader]:
    """Readers of numbers, of money and of quantities."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its classifier of ambiguous units is not installed
        from quantulum3 import parser
    currencies = {
        "united states dollar": "USD", "dollar": "USD", "euro": "EUR", "japanese yen": "JPY", "pound sterling": "GBP",
        "rupiah": "IDR", "indonesian rupiah": "IDR", "singapore dollar": "SGD", "australian dollar": "AUD",
        "chinese yuan": "CNY", "malaysian ringgit": "MYR", "swiss franc": "CHF", "hong kong dollar": "HKD",
    }  # fmt: skip
    units = {
        "ton": "ton", "tonne": "ton", "kilogram": "kg", "gram": "g", "litre": "l", "kilolitre": "kl", "metre": "m",
        "square metre": "m2", "cubic metre": "m3", "barrel": "barel",
    }  # fmt: skip

    def first(words: str) -> tuple[Decimal, str] | None:
        found = parser.parse(words)
        return (Decimal(str(round(found[0].value, 6))), found[0].unit.name) if found else None

    def figure(words: str, _: date) -> Value:
        return (found := first(words)) and found[0]

    def dollars(words: str, _: date) -> Value:
        return (found := first(words)) and (found[0], currencies.get(found[1]))

    def mass(words: str, _: date) -> Value:
        return (found := first(words)) and (found[0], units.get(found[1]))

    return figure, dollars, mass


def _dateparser() -> Reader:
    from dateparser.date import DateDataParser

    parsers: dict[date, DateDataParser] = {}

    def read(words: str, day: date) -> Value:
        if day not in parsers:
            settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day), "DATE_ORDER": "DMY"}
            parsers[day] = DateDataParser(languages=["id"], settings=settings)
        found = parsers[day].get_date_data(words)
        if found.date_obj is None:
            return None
        at = found.date_obj.date()
        if found.period == "year":
            return at.replace(month=1, day=1), at.replace(month=12, day=31)
        if found.period == "month":
            return at.replace(day=1), at.replace(day=monthrange(at.year, at.month)[1])
        return at, at

    return read


def _babel() -> tuple[Reader, Reader, Reader]:
    """Readers of numbers, of days and of countries."""
    from babel import Locale
    from babel.dates import parse_date
    from babel.numbers import NumberFormatError, parse_decimal

    territories = {name.casefold(): code for code, name in Locale("id").territories.items()}

    def decimal(words: str, _: date) -> Value:
        try:
            return parse_decimal(words, locale="id", strict=True)
        except (NumberFormatError, InvalidOperation):
            return None

    def day(words: str, _: date) -> Value:
        try:
            found = parse_date(words, locale="id")
        except (ValueError, IndexError):
            return None
        return found, found

    return decimal, day, lambda words, _: territories.get(words.casefold())


def _country_converter() -> Reader:
    import country_converter

    logging.getLogger("country_converter").setLevel(logging.CRITICAL)  # it warns of every name it does not know
    converter = country_converter.CountryConverter()

    def read(words: str, _: date) -> Value:
        found = converter.convert(words, to="ISO2", not_found="?")
        return found if isinstance(found, str) and found != "?" else None

    return read


if __name__ == "__main__":
    main()
