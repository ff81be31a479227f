"""The last look at a record: every fault it finds, and the records it lets pass."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ekspor.schema import (
    SLOTS,
    ChangeFiller,
    Evidence,
    MoneyFiller,
    PeriodFiller,
    QuantityFiller,
    Rejection,
    ShareFiller,
)
from ekspor.validate import validate
from records import SENTENCE, evidence, full_event


def reason(text: str = SENTENCE, **changes: Any) -> str:
    rejection = validate(full_event(**changes), text)
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.article_id) == ("validate", "a1")
    return rejection.reason


def money(amount: Decimal) -> MoneyFiller:
    return MoneyFiller(surface="US$ 2-3 juta", evidence=evidence("US$ 2-3 juta"), low=None, high=amount, currency="USD")


def period(start: date | None, end: date | None) -> PeriodFiller:
    return PeriodFiller(surface="sepanjang 2022", evidence=evidence("2022"), start=start, end=end, grain="year")


def test_a_sound_record_passes_as_it_is() -> None:
    record = full_event()
    assert validate(record, SENTENCE) is record


@pytest.mark.parametrize("slot", ["exporter", "commodity", "destination", "value", "quantity", "change", "share"])
def test_one_filler_that_speaks_of_a_flow_is_content(slot: str) -> None:
    record = full_event(**{name: () for name in SLOTS if name != slot})
    assert validate(record, SENTENCE) is record


@pytest.mark.parametrize(
    "slots", [(), ("origin",), ("period",), ("agency",), ("port",), ("origin", "period", "agency")]
)
def test_without_content(slots: tuple[str, ...]) -> None:
    assert reason(**{name: () for name in SLOTS if name not in slots}).startswith("no content: none of exporter, ")


@pytest.mark.parametrize("shift", [1, -1, 1000])
def test_a_sentence_that_does_not_stand_at_its_offsets(shift: int) -> None:
    moved = {"sentence_start": shift, "sentence_end": len(SENTENCE) + shift}
    assert reason(**moved).startswith("sentence not in the text: 'CV Rimba Sari asal Kota Jambi ")


MISPLACED = Evidence(start=3, end=8, text="Sari", rules=("test.rule",))


def test_evidence_that_does_not_stand_at_its_offsets() -> None:
    share = ShareFiller(surface="40 persen", evidence=(*evidence("40 persen"), MISPLACED), percent=Decimal(40))
    assert reason(share=(share,)).startswith("evidence not in the text: 'Sari' of share does not stand at 3")


def test_a_status_cue_that_does_not_stand_at_its_offsets() -> None:
    assert reason(status_evidence=(MISPLACED,)).startswith("evidence not in the text: 'Sari' of status ")


def test_a_filler_without_evidence() -> None:
    share = ShareFiller(surface="40 persen", evidence=(), percent=Decimal(40))
    assert reason(share=(share,)).startswith("no evidence: nothing in the text is given for share '40 persen'")


def test_a_period_that_ends_before_it_starts() -> None:
    backward = reason(period=(period(date(2022, 12, 31), date(2022, 1, 1)),))
    assert backward.startswith("period runs backward: 'sepanjang 2022' is 2022-12-31 to 2022-01-01")


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2022, 1, 1), date(2022, 1, 1)), (None, None), (date(2022, 1, 1), None), (None, date(2022, 1, 1))],
)
def test_a_period_of_a_day_or_an_open_one_passes(start: date | None, end: date | None) -> None:
    assert not isinstance(validate(full_event(period=(period(start, end),)), SENTENCE), Rejection)


ABSURD = Decimal(10**32)


@pytest.mark.parametrize("amount", [ABSURD, -ABSURD, Decimal("1E+400")])
def test_an_absurd_amount_of_money(amount: Decimal) -> None:
    assert reason(value=(money(amount),)).startswith("absurd amount: value 'US$ 2-3 juta' is 1E+32 or more")


@pytest.mark.parametrize("amount", [ABSURD * Decimal("0.99"), Decimal(0), Decimal("9" * 32)])
def test_a_great_amount_of_money_passes(amount: Decimal) -> None:
    assert not isinstance(validate(full_event(value=(money(amount),)), SENTENCE), Rejection)


def test_an_absurd_mass() -> None:
    ton = QuantityFiller(
        surface="1,5 ribu ton", evidence=evidence("ton"), low=ABSURD / 10, high=None, unit="ton", kg=ABSURD * 100
    )
    assert reason(quantity=(ton,)).startswith("absurd amount: quantity ")


@pytest.mark.parametrize("field", ["percent", "amount"])
def test_an_absurd_change(field: str) -> None:
    change = ChangeFiller(surface="12,5 persen", evidence=evidence("12,5 persen"), **{field: ABSURD})
    assert reason(change=(change,)).startswith("absurd amount: change ")


def test_a_reason_says_which_record_it_speaks_of() -> None:
    assert reason("x" + SENTENCE, sentence_start=1, sentence_end=1 + len(SENTENCE)).endswith(
        ", in the record of the sentence at 1"
    )
