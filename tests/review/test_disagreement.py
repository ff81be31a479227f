"""Which records of two readings tell of one flow, and where they differ."""

import pytest

from ekspor.annotate import record
from ekspor.review.disagreement import of_records, one_flow
from ekspor.review.state import Filler, Items, Record, State
from ekspor.schema import Status

COFFEE = "realized | exporter: CV Niaga Jaya | commodity: kopi | destination: Jepang | value: 2000000 USD"


def said(lines: str) -> Record:
    status, *fillers = record.split(lines)
    split = (line.partition(": ") for line in fillers)
    return Record(status=Status(status), fillers=tuple(Filler(slot=slot, said=words) for slot, _, words in split))


@pytest.mark.parametrize(
    ("other", "slots"),
    [
        (COFFEE, []),
        (COFFEE.replace("realized", "planned"), [("status",)]),
        (COFFEE.replace("2000000", "2500000"), [("value",)]),
        (COFFEE.replace("CV Niaga Jaya", "Niaga Jaya"), []),
        (COFFEE + " | port: Tanjung Perak", [("port",)]),
    ],
)
def test_records_of_one_flow_differ_in_slots_as_scoring_sees_them(other: str, slots: list[tuple[str, ...]]) -> None:
    found = of_records(State(records=(said(COFFEE),)), State(records=(said(other),)))
    assert [one.slots for one in found] == slots


@pytest.mark.parametrize(
    "other",
    [
        "realized | commodity: kopi | destination: Mesir | quantity: 5 ton | period: 2023-01-01..2023-12-31",
        "halted | commodity: kakao | destination: Belanda",
    ],
)
def test_records_that_differ_in_most_slots_are_two_flows(other: str) -> None:
    assert one_flow([said(COFFEE)], [said(other)]) == []
    found = list(of_records(State(records=(said(COFFEE),)), State(records=(said(other),))))
    assert [(one.here, one.system and one.system.status.value) for one in found] == [
        (None, other.split()[0]),
        (0, None),
    ]


def test_what_a_person_has_seen_is_known() -> None:
    other = said(COFFEE.replace("2000000", "2500000"))
    rejected = State(records=(said(COFFEE),), rejected=Items(records=(other,)))
    assert [one.known for one in of_records(rejected, State(records=(other,)))] == [True]
    kept = State(records=(said(COFFEE),), kept=Items(records=(said(COFFEE),)))
    assert [one.known for one in of_records(kept, State())] == [True]
