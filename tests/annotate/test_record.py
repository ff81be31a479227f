"""A record as lines that a person writes."""

import pytest
from articles import SHIPMENT

from ekspor.annotate import record

LINES = """realized
exporter: CV Niaga Jaya
commodity: kopi
value: 2000000 USD
period: 2023-01-01..2023-12-31
change: -7.5%"""


def test_a_record_is_a_status_and_a_line_a_filler() -> None:
    assert record.write(SHIPMENT) == LINES


@pytest.mark.parametrize(
    "slots",
    [
        {"value": [{"amount": 1.5, "currency": "USD", "per": "month"}, {"amount": 7, "currency": "IDR"}]},
        {"quantity": [{"amount": 1200000, "unit": "m3"}]},
        {"change": [{"percent": -7.16}, {"amount": 8630, "unit": "ton"}, {"amount": -4, "currency": "USD"}]},
        {"share": [{"percent": 60}]},
        {"destination": ["Uni Emirat Arab (UEA)", "a | b", "dua\nbaris", "  luar ", '"Jepang"', "65", "", "null"]},
        {"value": [{"amount": "banyak"}, None], "share": ["60%"]},
        {"quantity": {"amount": 5, "unit": "ton"}},
        {"evidence": [{"start": 5}, "kata: kata", None]},
        {"value": [{"amount": 1e22, "currency": "USD"}, {"amount": -0.5, "currency": "USD"}]},
    ],
)
@pytest.mark.parametrize("between", ["\n", " | "])
def test_what_is_written_is_read_again(slots: dict[str, object], between: str) -> None:
    event = {"status": "planned", **slots}
    as_lists = {key: value if isinstance(value, list | str) else [value] for key, value in event.items()}
    assert record.parse(record.write(event).replace("\n", between)) == as_lists


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("selesai\nvalue: 5 USD", "begins with realized, target, planned, halted"),
        ("", "begins with"),
        ("realized\nharga: 5 USD", "fills no slot"),
        ("realized\nkopi", "fills no slot"),
        ("realized\nvalue: 65 juta USD", "such as 171200000 USD"),
        ("realized\nquantity: 5", "such as 900 ton per month"),
        ("realized\nperiod: 2023", "such as 2023-01-01..2023-12-31"),
        ("realized\nperiod: 2023-02-01..2023-01-01", "lies before"),
        ("realized\nperiod: 2023-02-31..2023-03-01", "day"),
        ("realized\nexporter:", "expected a name"),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        record.parse(text)


def test_the_order_of_fillers_says_nothing() -> None:
    one = {"status": "target", "destination": ["Jepang", "India"], "port": []}
    assert record.same(one, {"status": "target", "destination": ["India", "Jepang"]})
    assert not record.same(one, {"status": "target", "destination": ["India"]})
