"""The lints over records: their form, their values against the text, what makes no record."""

from typing import Any

import pytest
from articles import marked

from ekspor.annotate.lint_records import records

TEXT = (
    "[COMPANY CV Niaga Jaya] mengirim [QUANTITY 5 ton] [COMMODITY kopi] dan 50 gerbong ke [COUNTRY Amerika Serikat] "
    "([COUNTRY AS]) senilai [MONEY US$ 2 juta], turun [PERCENT 7,5 persen] pada [DATE Maret 2024].\n\n"
    "Baca juga: Ekspor [COMMODITY Udang] [MONEY Rp9 miliar]\n"
)


def fired(*events: dict[str, Any]) -> list[str]:
    article = marked(TEXT, *({"status": "realized", **event} for event in events), published="2024-05-20")
    return [finding.lint for finding in records(article)]


@pytest.mark.parametrize(
    "slots",
    [
        {"exporter": ["CV Niaga Jaya"], "quantity": [{"amount": 5, "unit": "ton"}, {"amount": 50, "unit": "unit"}]},
        {"value": [{"amount": 2000000, "currency": "USD"}], "change": [{"percent": -7.5}], "destination": []},
        {"commodity": ["KOPI"], "quantity": [{"amount": 5, "unit": "ton", "per": "month"}]},
        {"commodity": ["kopi"], "period": [{"start": "2024-03-01", "end": "2024-03-31"}]},
    ],
)
def test_a_sound_record_passes(slots: dict[str, Any]) -> None:
    assert fired(slots) == []


@pytest.mark.parametrize(
    ("slots", "name"),
    [
        ({"commodity": ["kopi"], "price": ["5"]}, "record.unknown-slot"),
        ({"value": [{"amount": 2000000, "currency": "US$"}]}, "record.malformed"),
        ({"value": [{"amount": "2 juta", "currency": "USD"}]}, "record.malformed"),
        ({"quantity": [{"amount": 5, "unit": "kuintal"}]}, "record.malformed"),
        ({"quantity": [{"amount": 5, "unit": "ton", "per": "decade"}]}, "record.malformed"),
        ({"commodity": ["kopi"], "period": [{"start": "2024-03-31", "end": "2024-03-01"}]}, "record.malformed"),
        ({"commodity": ["kopi"], "period": [{"start": "Maret", "end": "2024-03-01"}]}, "record.malformed"),
        ({"commodity": [""]}, "record.malformed"),
        ({"commodity": ["teh"]}, "record.name-not-in-text"),
        ({"value": [{"amount": 3000000, "currency": "USD"}]}, "record.amount-not-in-text"),
        ({"commodity": ["kopi"], "share": [{"percent": 60}]}, "record.amount-not-in-text"),
        ({"destination": ["AS"]}, "record.short-form"),
        ({"origin": ["Amerika Serikat"]}, "record.no-flow"),
        ({"commodity": ["kopi"], "destination": ["Indonesia"]}, "record.import"),
        ({"commodity": ["Udang"], "value": [{"amount": 9000000000, "currency": "IDR"}]}, "record.from-link"),
        ({"commodity": ["kopi"], "period": [{"start": "2025-01-01", "end": "2025-12-31"}]}, "record.not-yet"),
    ],
)
def test_an_unsound_record_is_named(slots: dict[str, Any], name: str) -> None:
    assert name in fired(slots)


def test_a_plan_may_begin_after_publication() -> None:
    event = {"status": "planned", "commodity": ["kopi"], "period": [{"start": "2025-01-01", "end": "2025-12-31"}]}
    assert fired(event) == []


def test_a_record_said_twice_is_named() -> None:
    assert fired({"commodity": ["kopi"]}, {"commodity": ["kopi"], "port": []}) == ["record.twice"]
