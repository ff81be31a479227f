"""The page in a browser, by clicking and typing. `make test-review` adds what these tests need, else they skip."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from browser import Hands
from sittings import COCOA, COFFEE, REALIZED, TARGET, TEXT, draft, server, sitting, words

from ekspor.annotate.article import load
from ekspor.exchange import DRAFT

playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright, which `make test-review` adds")

SECONDS = 20
"""The longest that anything on the page is waited for."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        try:
            chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"needs Chromium, which `make test-review` adds: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the page on a sitting over drafts; what goes wrong in it fails the test."""
    troubles: list[str] = []
    running: list[tuple[Any, Thread, Any]] = []

    def start(*articles: Any) -> Hands:
        serving = server(sitting(tmp_path, articles))
        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(SECONDS * 1000)
        page = context.new_page()
        running.append((serving, thread, context))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(serving.address)
        page.locator("mark:focus").wait_for()
        return Hands(page, tmp_path)

    yield start
    for serving, thread, context in running:
        context.close()
        serving.shutdown()
        thread.join()
        serving.server_close()
    assert troubles == []


@pytest.fixture
def hands(open_page: Any) -> Hands:
    return open_page(COFFEE, COCOA)


# ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_article_is_shown_with_mentions_records_and_evidence(hands: Hands) -> None:
    assert hands.page.locator("mark").count() == 8
    assert hands.page.locator("#paper").inner_text().startswith("🚢☕ CV Niaga Jaya")
    assert hands.page.locator(".record").count() == 2
    assert hands.filler(1, "2,000,000 USD").is_visible()
    assert hands.record(1).locator(".quote", has_text="US$ 2 juta").is_visible()


def test_a_mention_is_accepted(hands: Hands) -> None:
    hands.press("a")
    assert hands.mention("CV Niaga Jaya").get_attribute("class") == "COMPANY"
    pending = hands.saved().rest["review"]["pending"]["entities"]
    assert len(pending) == 7


def test_a_mention_is_rejected_by_key_and_taken_back_by_mouse(hands: Hands) -> None:
    hands.press("ArrowRight", "x")
    assert ("kopi", "COMMODITY") not in words(hands.saved())[:2]
    hands.page.locator("#aside summary").click()
    hands.page.locator("#aside").get_by_role("button", name="take back").click()
    hands.page.locator("mark:focus", has_text="kopi").wait_for()
    assert words(hands.saved()) == words(COFFEE)


def test_a_label_is_corrected_by_digit_and_by_button(hands: Hands) -> None:
    hands.press("5")
    hands.mention("Jepang").click()
    hands.page.locator("#tools").get_by_role("button", name="REGION").click()
    assert ("CV Niaga Jaya", "AGENCY") in words(hands.saved())
    assert ("Jepang", "REGION") in words(hands.saved())


def test_selected_words_are_marked(hands: Hands) -> None:
    hands.select("Siti Rahmah")
    hands.press("-")
    assert ("Siti Rahmah", "PERSON") in words(hands.saved())


def test_offsets_count_code_points(open_page: Any) -> None:
    hands = open_page(draft("Kafe\u0301 👩‍👩‍👧\r\n\r\n[COMPANY CV Ombak] 🇮🇩 menjual kopi\tke Jepang."))
    hands.select("Jepang")
    hands.press("8")
    assert words(hands.saved()) == [("CV Ombak", "COMPANY"), ("Jepang", "COUNTRY")]


def test_enter_accepts_and_goes_on(hands: Hands) -> None:
    hands.press("Enter", "Enter", "x")
    assert hands.saved().rest["review"]["pending"]["entities"][0] == list(COFFEE.entities[3][:2])
    assert ("US$ 2 juta", "MONEY") not in words(hands.saved())


def test_words_are_marked_by_keys_alone(hands: Hands) -> None:
    hands.press("ArrowRight", "w", "w", "7")
    assert ("kakao", "COMMODITY") in words(hands.saved())


def test_the_ends_of_a_mention_move_by_words_and_characters(hands: Hands) -> None:
    hands.press("Shift+ArrowRight", "Control+ArrowRight", ",")
    assert ("Niaga Jaya mengekspo", "COMPANY") in words(hands.saved())
    hands.press(".", "Shift+ArrowLeft", "Control+ArrowLeft")
    assert words(hands.saved()) == words(COFFEE)


def test_a_name_in_a_slot_follows_its_mention(hands: Hands) -> None:
    hands.mention("Kabupaten Jember").click()
    hands.press("Control+ArrowRight")
    assert hands.events()[1]["origin"] == ["Jember"]


def test_words_selected_over_a_mention_correct_it(hands: Hands) -> None:
    hands.mention("Kabupaten Jember").click()
    hands.press("w")
    hands.page.evaluate("""() => {
      const marks = [...document.querySelectorAll("mark")];
      const words = marks.find((one) => one.textContent === "Kabupaten Jember").firstChild;
      getSelection().setBaseAndExtent(words, 10, words, 16);
      document.querySelector("#paper").dispatchEvent(new MouseEvent("mouseup"));
    }""")
    hands.page.locator("#tools q", has_text=re.compile("^Jember$")).wait_for()
    hands.press("9")
    assert ("Jember", "REGION") in words(hands.saved())
    assert hands.events()[1]["origin"] == ["Jember"]


def test_a_mention_is_split_where_the_caret_stands_and_joined_again(hands: Hands) -> None:
    hands.press("s")
    assert words(hands.saved())[:2] == [("CV", "COMPANY"), ("Niaga Jaya", "COMPANY")]
    hands.press("j")
    assert words(hands.saved()) == words(COFFEE)


def test_marking_over_mentions_takes_their_place(hands: Hands) -> None:
    hands.press("Shift+ArrowRight", "Shift+ArrowRight")
    assert words(hands.saved())[0] == ("CV Niaga Jaya mengekspor kopi", "COMPANY")
    assert len(hands.saved().entities) == 7


def test_a_mention_is_split_at_the_caret(hands: Hands) -> None:
    box = hands.mention("Jepang").bounding_box()
    hands.mention("Jepang").click(position={"x": 30, "y": box["height"] / 2})
    hands.press("s")
    parts = [said for said, label in words(hands.saved()) if label == "COUNTRY"]
    assert len(parts) == 2
    assert "".join(parts) == "Jepang"


def test_the_bar_above_the_text_is_about_the_mention_wherever_the_focus_is(hands: Hands) -> None:
    hands.mention("Jepang").click()
    hands.filler(1, "2,000,000 USD").click()
    hands.page.locator("#tools").get_by_role("button", name="reject").click()
    assert ("Jepang", "COUNTRY") not in words(hands.saved())
    assert hands.events() == COFFEE.events


def test_undo_and_redo(hands: Hands) -> None:
    hands.press("x", "Control+z")
    assert words(hands.saved()) == words(COFFEE)
    hands.press("Control+Shift+Z")
    assert len(hands.saved().entities) == 7
    hands.page.get_by_role("button", name="undo").click()
    assert words(hands.saved()) == words(COFFEE)


# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_filler_in_focus_shows_its_evidence(hands: Hands) -> None:
    hands.press("r", "ArrowDown", "ArrowDown")
    shown = "[...CSS.highlights.get('evidence')].map(range => range.toString())"
    assert hands.page.evaluate(shown) == ["kopi"]


def test_records_and_fillers_are_accepted_and_rejected(hands: Hands) -> None:
    hands.press("r", "a", "ArrowDown", "ArrowDown", "x", "ArrowRight", "x")
    [event] = hands.events()
    assert "commodity" not in event
    review = hands.saved().rest["review"]
    assert review["pending"]["events"] == [[]]
    assert [one["status"] for one in review["rejected"]["events"]] == ["realized", "target"]


def test_a_status_is_set_by_digit_and_by_mouse(hands: Hands) -> None:
    hands.press("r", "3")
    hands.record(2).get_by_label("status").select_option("halted")
    assert [one["status"] for one in hands.events()] == ["planned", "halted"]


def test_a_filler_is_corrected_in_the_words_of_the_text(hands: Hands) -> None:
    hands.filler(1, "2,000,000 USD").dblclick()
    hands.page.keyboard.type("US$ 2,5 juta")
    hands.press("Enter")
    hands.filler(1, "2,500,000 USD").wait_for()
    assert hands.events()[0]["value"] == [{"amount": 2500000, "currency": "USD"}]


def test_what_cannot_be_read_says_what_was_expected_and_is_not_lost(hands: Hands) -> None:
    hands.filler(1, "2,000,000 USD").dblclick()
    hands.page.keyboard.type("banyak")
    hands.press("Enter")
    hands.page.locator("#field-error", has_text="expected an amount and its currency").wait_for()
    hands.mention("kopi").click()
    hands.record(1).locator(".note.wrong", has_text="expected an amount").wait_for()
    assert hands.saved().rest["review"]["unread"][0] == ["value: banyak"]
    hands.press("Control+Enter")
    hands.page.locator("#trouble", has_text="expected an amount").wait_for()
    hands.page.locator(".said:focus", has_text="banyak").wait_for()
    assert not (hands.folder / "mine.jsonl").exists()


def test_escape_leaves_a_filler_as_it_was(hands: Hands) -> None:
    hands.press("r", "ArrowDown", "Enter")
    hands.page.keyboard.type("PT Lain")
    hands.press("Escape")
    hands.page.locator(".said:focus", has_text="CV Niaga Jaya").wait_for()


def test_a_slot_is_added_by_keys(hands: Hands) -> None:
    hands.press("r", "f", "6")
    hands.page.keyboard.type("1.250 ton sebulan")
    hands.press("Enter")
    hands.filler(1, "1,250 ton per month").wait_for()
    assert hands.events()[0]["quantity"] == [{"amount": 1250, "unit": "ton", "per": "month"}]


def test_a_mention_fills_a_slot_of_the_record_in_hand(hands: Hands) -> None:
    hands.record(2).locator(".head").click()
    hands.mention("Jepang").click()
    hands.press("f", "1")
    hands.filler(2, "Jepang").wait_for()
    event = hands.events()[1]
    assert event["destination"] == ["Jepang"]
    start = COFFEE.text.index("Jepang")
    assert hands.saved().rest["review"]["evidence"][1]["destination: Jepang"] == [[start, start + 6]]


def test_words_become_evidence_of_the_slot_in_hand(hands: Hands) -> None:
    hands.filler(1, "Jepang").click()
    hands.mention("CV Niaga Jaya").click()
    hands.press("v")
    start = COFFEE.text.index("CV")
    assert [start, start + 13] in hands.saved().rest["review"]["evidence"][0]["destination: Jepang"]


def test_a_new_record_starts_from_the_mention_in_hand(hands: Hands) -> None:
    hands.mention("US$ 3 juta").click()
    hands.press("c")
    hands.page.locator(".record").nth(2).wait_for()
    new = next(event for event in hands.events() if event not in (REALIZED, TARGET))
    assert new == {"status": "realized", "value": [{"amount": 3000000, "currency": "USD"}]}


def test_a_filler_is_split_off_into_a_record_of_its_own(hands: Hands) -> None:
    hands.filler(1, "kopi").hover()
    hands.record(1).locator(".row", has_text="kopi").get_by_label("into a record of its own").click()
    hands.page.locator(".record").nth(2).wait_for()
    first, second, _ = hands.events()
    assert "commodity" not in first
    assert second == {name: REALIZED[name] for name in second}
    assert second["commodity"] == ["kopi"]


def test_two_records_are_joined(hands: Hands) -> None:
    hands.press("r", "j", "1")
    [event] = hands.events()
    assert event["origin"] == ["Kabupaten Jember"]
    assert [one["amount"] for one in event["value"]] == [2000000, 3000000]


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_done_accepts_all_and_goes_on_to_the_next(hands: Hands) -> None:
    hands.press("Control+Enter")
    hands.page.locator("h1", has_text="Kakao batal").wait_for()
    [done] = load(hands.folder / "mine.jsonl")
    assert (done.id, done.entities, done.events) == ("kopi", COFFEE.entities, COFFEE.events)
    assert DRAFT not in done.rest
    assert "1 of 2" in hands.page.locator("#progress").inner_text()


def test_all_parts_are_reached_by_tab(hands: Hands) -> None:
    reached = set()
    for _ in range(40):
        hands.press("Tab")
        reached.add(hands.page.evaluate("document.activeElement.closest('[id]')?.id"))
    assert {"done", "help", "shelf", "tools", "paper", "records"} <= reached


def test_everything_is_still_there_when_the_page_is_opened_again(hands: Hands) -> None:
    hands.press("x")
    hands.saved()
    hands.page.reload()
    hands.page.locator("mark:focus").wait_for()
    assert hands.page.locator("mark").count() == 7


def test_a_later_system_is_taken_or_left(open_page: Any) -> None:
    hands = open_page(COFFEE, COCOA)
    hands.press("Control+Enter")
    hands.page.locator("h1", has_text="Kakao batal").wait_for()
    more = REALIZED | {"value": [{"amount": 2500000, "currency": "USD"}], "destination": ["Belanda"]}
    later = open_page(draft(TEXT.replace("Siti Rahmah", "[PERSON Siti Rahmah]"), more, TARGET), COCOA)
    later.page.locator("#shelf em", has_text="2").wait_for()
    later.page.locator("#shelf button").first.click()
    later.page.locator(".dispute", has_text="Siti Rahmah").wait_for()
    later.press("d", "t")
    later.page.locator(".dispute", has_text="Siti Rahmah").wait_for(state="detached")
    assert ("Siti Rahmah", "PERSON") in words(later.saved())
    row = later.page.locator(".dispute .sides", has_text="destination")
    row.get_by_role("button").click()
    later.filler(1, "Belanda").wait_for()
    later.press("d", "l")
    later.page.locator(".dispute:not(details *)").first.wait_for(state="detached")
    [done] = load(later.folder / "mine.jsonl")
    assert done.events[0] == REALIZED | {"destination": ["Belanda"]}
    assert later.page.locator("#disagreements summary", has_text="1").is_visible()


def test_the_help_names_every_key(hands: Hands) -> None:
    hands.press("?")
    dialog = hands.page.get_by_role("dialog")
    assert dialog.locator("dt").count() == dialog.locator("dd").count() > 30
    assert not re.search(r"key_|zone_", dialog.inner_text())
    dialog.get_by_role("button", name="Close").click()
    hands.page.locator("mark:focus").wait_for()


def test_markup_of_an_article_stays_text(open_page: Any) -> None:
    hands = open_page(
        draft('[COMPANY PT <img src=x onerror="document.title=1">] mengirim [COMMODITY kopi].', title="<b>x</b>")
    )
    assert hands.mention("PT <img").is_visible()
    assert hands.page.locator("#sheet img, #sheet b").count() == 0


def test_a_server_that_is_gone_is_said(open_page: Any) -> None:
    hands = open_page(COFFEE)
    hands.page.route("**/api/articles/0", lambda route: route.abort())
    hands.press("x")
    hands.page.locator("#trouble", has_text="The server does not answer").wait_for()
    hands.page.unroute("**/api/articles/0")
    hands.page.locator("#trouble").wait_for(state="hidden")
    assert len(hands.saved().entities) == 7
