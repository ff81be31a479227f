"""The record as it is written: its JSON Schema, its amounts, and that it can be read back."""

from decimal import Decimal
from importlib.resources import files

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import ekspor
from ekspor import schema
from ekspor.schema import Article, ExportEvent, ShareFiller, Status
from records import full_event

SAMPLES = files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()


def test_the_committed_json_schema_is_that_of_the_types() -> None:
    committed = files("ekspor").joinpath("event.schema.json").read_text(encoding="utf-8")
    assert committed == schema.json_schema(), "run `make schema` and commit pipeline/ekspor/event.schema.json"


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def written(amount: Decimal) -> str:
    filler = ShareFiller(surface="x", evidence=(), percent=amount)
    return filler.model_dump(mode="json")["percent"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("2E+6", "2000000"),
        ("171.2E6", "171200000"),
        ("12.50", "12.5"),
        ("12.00", "12"),
        ("100", "100"),
        ("0", "0"),
        ("0.00", "0"),
        ("1E-9", "0.000000001"),
        ("-3.57", "-3.57"),
        ("123456789012345678901234567890.12", "123456789012345678901234567890.12"),
    ],
)
def test_an_amount_is_written_as_a_plain_decimal(amount: str, text: str) -> None:
    assert written(Decimal(amount)) == text


@given(amount=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_no_digit_of_an_amount_is_lost(amount: Decimal) -> None:
    text = written(amount)
    assert Decimal(text) == amount
    assert "E" not in text


# ── there and back ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_record_comes_back_from_json() -> None:
    event = full_event()
    assert ExportEvent.model_validate_json(event.model_dump_json()) == event


def test_a_record_comes_back_from_the_line_that_a_run_writes() -> None:
    event = full_event()
    assert ExportEvent.model_validate(orjson.loads(orjson.dumps(event.model_dump(mode="json")))) == event


@pytest.mark.parametrize("line", SAMPLES, ids=lambda line: Article.model_validate_json(line).id)
def test_records_of_the_sample_archive_come_back(line: str) -> None:
    events = ekspor.load()(Article.model_validate_json(line)).records
    assert [ExportEvent.model_validate_json(event.model_dump_json()) for event in events] == list(events)


def test_a_field_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra"):
        ExportEvent.model_validate(full_event().model_dump() | {"harga": 1})


@pytest.mark.parametrize("change", [{"status": "maybe"}, {"confidence": 1.5}, {"confidence": -0.1}])
def test_a_value_outside_its_range_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ExportEvent.model_validate(full_event().model_dump() | change)


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        full_event().status = Status.HALTED
