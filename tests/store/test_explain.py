"""What `ekspor explain EVENT_ID --store STORE` says of an event."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from ekspor.errors import InputError
from ekspor.store.explain import Account, account, explanation, plain
from ekspor.store.query import ask
from stores import stored

ARTICLES = [
    {
        "id": "a",
        "published": "2024-01-12",
        "title": "Furnitur Jepara tembus pasar",
        "text": "Ekspor furnitur Kabupaten Jepara sepanjang 2023 mencapai US$ 171,2 juta, kata Kepala Disperindag "
        "Jepara, Endang Rahmawati. Pada semester pertama 2023 ekspor furnitur Jepara US$ 80 juta.",
    },
    {
        "id": "b",
        "published": "2024-01-15",
        "title": "Furnitur laris",
        "text": "Nilai ekspor furnitur dari Kabupaten Jepara pada 2023 tercatat US$ 185 juta.",
    },
    {
        "id": "c",
        "published": "2024-02-15",
        "title": "Ekspor Jateng",
        "text": "Nilai ekspor Jawa Tengah sepanjang 2023 mencapai US$ 9,5 miliar.",
    },
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(ARTICLES, tmp_path_factory.mktemp("explained"))


@pytest.fixture(scope="module")
def found(store: Path) -> Account:
    [(event,)] = ask(store, "SELECT event_id FROM events WHERE reports = 2").rows
    return account(store, event)


def test_reports_stand_in_the_order_of_publication(found: Account) -> None:
    assert [report.document.id for report in found.event.reports] == ["a", "b"]


def test_every_later_report_says_what_it_was_found_like_and_why(found: Account, store: Path) -> None:
    first, second = found.event.reports
    assert found.same_as == {second.id: first.id}
    signs = found.signs(second.id)
    assert {"period", "amount", "origin", "goods"} <= set(signs)
    [(points,)] = ask(store, f"SELECT likeness FROM records WHERE record_id = '{second.id}'").rows
    assert points == sum(signs.values())


def test_a_revision_is_shown_beside_what_it_revises(found: Account) -> None:
    assert found.event.dollars is not None
    assert [str(day) for day, _ in found.event.dollars.stated] == ["2024-01-12", "2024-01-15"]
    assert found.event.flags == ("revised",)


def test_its_total_and_its_parts_say_in_what_the_wider_is_wider(found: Account) -> None:
    assert [(one.wider, "Jawa Tengah" in one.flow) for one in found.totals] == [(("origin", "goods"), True)]
    assert [(one.wider, "80 juta" in one.flow) for one in found.parts] == [(("period",), True)]


def test_the_id_of_a_record_leads_to_its_event(found: Account, store: Path) -> None:
    assert account(store, found.event.reports[1].id) == found


def test_an_id_that_is_none_says_where_ids_are(store: Path) -> None:
    with pytest.raises(InputError, match="FROM events"):
        account(store, "tidak-ada")


@pytest.mark.parametrize("words", ["Furnitur laris", "period 2", "revised", "Jawa Tengah → ?", "80 juta"])
def test_the_screen_shows_all_of_it(found: Account, words: str) -> None:
    assert words in printed(found)


def test_json_says_what_the_screen_says(found: Account) -> None:
    said = plain(found)
    assert [report["article_id"] for report in said["reports"]] == ["a", "b"]
    assert said["value_usd"]["low"] == "171200000"
    assert said["totals"][0]["wider"] == ["origin", "goods"]


def test_names_of_persons_are_barred(found: Account) -> None:
    assert "Endang" not in printed(found) + json.dumps(plain(found), default=str)


def printed(found: Account) -> str:
    screen = Console(width=200, file=io.StringIO())
    with screen.capture() as shown:
        for part in explanation(found):
            screen.print(part)
    return shown.get()
