"""Records on a screen, at 80 columns and without colour, as in a pipe."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console, RenderableType

from ekspor import explain, show
from ekspor.extract import Extraction
from ekspor.relate.claim import Claim
from ekspor.schema import (
    Article,
    Dropped,
    Kind,
    Label,
    Mention,
    Money,
    Publication,
    Rejection,
    Sentence,
    Status,
)
from records import SENTENCE, full_event


def printed(*parts: RenderableType, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, markup=False, emoji=False, highlight=False, force_terminal=colour)
    for part in parts:
        console.print(part)
    return out.getvalue()


def extraction(**changes: Any) -> Extraction:
    money = Mention(85, 97, Label.MONEY, "US$ 2-3 juta", "money.before", Money(Decimal(2), Decimal(3), "USD"))
    sentence = Sentence(0, len(SENTENCE), Kind.BODY, 0)
    parts: dict[str, Any] = {
        "article": Article(id="a1", title="Pinang [Jambi]", text=SENTENCE),
        "published": Publication(date(2023, 1, 26), "article"),
        "sentences": (sentence,),
        "mentions": (money,),
        "dropped": (Dropped(Mention(88, 97, Label.QUANTITY, "2-3 juta", "quantity.bare"), "inside money.before"),),
        "claims": (Claim(sentence, steps=["value ← 'US$ 2-3 juta' by value.senilai"]),),
        "records": (full_event(),),
        "rejections": (Rejection("validate", "no content: it has none", "a1"),),
    }
    return Extraction(**(parts | changes))


def test_record_shows_every_slot_in_words_and_figures() -> None:
    out = printed(show.record(full_event(), 1))
    for words in (
        "1 realized",
        "CV Rimba Sari → pinang biji → India, Iran",
        "Kota Jambi [15.71]",
        "pinang biji [HS 0802]",
        "US$ 2-3 juta = USD 2,000,000–3,000,000",
        "1,5 ribu ton = 1,500 ton = 1,500,000 kg",
        "sepanjang 2022 = 2022-01-01 – 2022-12-31",
        "12,5 persen = +12.5%",
        "40 persen = 40%",
        "Pelabuhan Talang Duku [IDTLD]",
        "confidence 0.88",
        "“CV Rimba Sari asal Kota Jambi",
    ):
        assert words in out


def test_record_fits_eighty_columns_and_has_no_colour_in_a_pipe() -> None:
    event = full_event(sentence="Ekspor " + "x" * 500, commodity=full_event().commodity * 30)
    out = printed(show.record(event, 1), *show.overview([event]))
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_words_of_slots_are_coloured_in_the_quote() -> None:
    assert "\x1b[1;33mpinang biji" in printed(show.record(full_event(), 1), colour=True)


def test_control_characters_of_the_text_do_not_reach_the_terminal() -> None:
    event = full_event(sentence="Ekspor\x1b[2J\n\u202ekopi\x07")
    out = printed(show.record(event, 1))
    assert "Ekspor [2J  kopi " in out


def test_missing_parts_of_the_flow_are_marked() -> None:
    out = printed(show.record(full_event(exporter=(), commodity=(), destination=()), 1))
    assert "Kota Jambi → ? → ?" in out


@pytest.mark.parametrize(("number", "words"), [(0, "no export event"), (1, "1 export event,"), (2, "2 export events,")])
def test_heading_counts_the_events(number: int, words: str) -> None:
    out = printed(show.article(extraction(records=(full_event(),) * number)))
    assert words in out
    assert "Pinang [Jambi]" in out
    assert "published 2023-01-26" in out


def test_overview_has_a_row_for_every_record_under_its_article() -> None:
    other = full_event().document.model_copy(update={"id": "a2", "title": ""})
    events = [full_event(), full_event(status=Status.HALTED, exporter=()), full_event(document=other)]
    out = printed(*show.overview(events))
    assert out.count("Pinang Jambi") == out.count("how much") == out.count("a2") == 1
    assert out.count("pinang") == 3
    assert "halted" in out
    for words in ("USD 2 mn–3 mn", "1,500 ton", "+12.5%", "40% share", " 2022 "):
        assert words in out


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_explanation_shows_every_stage() -> None:
    out = printed(*explain.explanation(extraction()))
    for words in (
        "2023-01-26, from the article",
        "body",
        "money.before",
        "2–3 USD",
        "inside",
        "quantity.bare",
        "value ← 'US$ 2-3 juta' by",
        "1 realized",
        "test.rule",
        "no content: it has none",
    ):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80


def test_explanation_of_an_article_without_anything() -> None:
    found = extraction(
        published=Publication(None, None), sentences=(), mentions=(), dropped=(), claims=(), records=(), rejections=()
    )
    out = printed(*explain.explanation(found))
    assert "unknown, so “tahun lalu” and its like have no dates" in out
    assert out.count("none\n") == 5


def test_explanation_as_plain_values() -> None:
    found = explain.plain(extraction())
    assert found["mentions"][0]["value"] == "2–3 USD"
    assert found["dropped"][0]["reason"] == "inside money.before"
    assert found["claims"][0]["steps"] == ["value ← 'US$ 2-3 juta' by value.senilai"]
    assert found["records"][0]["id"] == "e1"


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (None, "–"),
        (Money(Decimal("6.5E+7"), None, "USD", approximate=True), "≥ 65,000,000 USD approximate"),
    ],
)
def test_value_in_one_line(read: Money | None, expected: str) -> None:
    assert explain.value(read) == expected


def test_zero_is_a_value() -> None:
    assert explain.value(Money(Decimal(0), Decimal(0), "USD")) == "0 USD"
