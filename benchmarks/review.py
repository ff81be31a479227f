"""How quick the review page is: from a key press to the picture on the screen, in Chromium, on an article of 2,000
words with 60 mentions and 20 records; and how long the server takes to open and to save it.

Needs Playwright and Chromium: `make test-review` adds them. `--screenshots DIR` also keeps pictures of the page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from time import perf_counter
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor.annotate.article import Annotated, annotated, save
from ekspor.config import Language, Settings
from ekspor.exchange import DRAFT
from ekspor.review.guide import guide
from ekspor.review.ledger import Ledger
from ekspor.review.server import Server
from ekspor.review.sitting import Sitting
from ekspor.review.sources import sources
from ekspor.review.state import Saving

RECORDS, WORDS, TIMES = 20, 2_000, 40
PLACES = ("Jepang", "Belanda", "India", "Malaysia", "Mesir")
GOODS = ("kopi", "kakao", "karet", "rotan", "furnitur")
FILLING = "Para petani berharap cuaca membaik sehingga panen berikutnya dapat dikirim tepat waktu menurut rencana. "

KEYS = {
    "next mention": ("m", "ArrowRight"),
    "change the label": ("m", "6"),
    "move the end of a mention": ("m", "Shift+ArrowRight"),
    "reject a mention": ("m", "x"),
    "next row of a record": ("r", "ArrowDown"),
    "accept a record": ("r", "a"),
    "set a status": ("r", "3"),
    "split a record": ("r", "s"),
    "undo": ("r", "Control+z"),
}
"""What is measured: a key that leads there, and the key pressed again and again."""

MEASURE = """() => {
  window.took = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => took.push(performance.now() - event.timeStamp);
      channel.port2.postMessage(null);
    });
  }, true);
}"""
"""The message arrives once the frame after the key press is painted."""


def article() -> Annotated:
    """An article of our own: a sentence with three mentions for each record, and words between them."""
    text, entities, events = "", [], []

    def say(words: str, label: str | None = None) -> None:
        nonlocal text
        if label:
            entities.append({"start": len(text), "end": len(text) + len(words), "label": label})
        text += words

    each = WORDS // RECORDS - 9
    for n in range(RECORDS):
        good, place = GOODS[n % 5], PLACES[n // 4]
        say("Ekspor ")
        say(good, "COMMODITY")
        say(" ke ")
        say(place, "COUNTRY")
        say(" tercatat ")
        say(f"US$ {n + 2} juta", "MONEY")
        say(". " + " ".join((FILLING * 10).split()[:each]) + ".\n\n")
        value = {"amount": (n + 2) * 10**6, "currency": "USD"}
        events.append({"status": "realized", "commodity": [good], "destination": [place], "value": [value]})
    said = {"id": "a", "published": "2024-02-05", "title": "Panjang", DRAFT: True}
    return annotated({**said, "text": text, "entities": entities, "events": events})


@contextmanager
def served() -> Iterator[Server]:
    """A server on the article, as nobody has touched it."""
    with tempfile.TemporaryDirectory() as name:
        drafts, out = Path(name, "drafts.jsonl"), Path(name, "mine.jsonl")
        save([article()], drafts)
        sitting = Sitting(sources([drafts], Settings()), Ledger(out), Settings())
        with Server(sitting, guide(Language.EN)) as server:
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield server
            finally:
                server.shutdown()
                thread.join()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screenshots", type=Path, metavar="DIR")
    pictures = parser.parse_args().screenshots
    one, console = article(), Console(highlight=False)
    console.print(f"{len(one.text.split()):,} words, {len(one.entities)} mentions, {len(one.events)} records")
    with served() as server:
        console.print(of_server(server.sitting))
    console.print(of_page(pictures))


def of_server(sitting: Sitting) -> Table:
    """Opening the article, and saving it; milliseconds."""
    table = Table("server", "ms, median of 10", box=box.SIMPLE_HEAD)
    begun = perf_counter()
    shown = sitting.show(0)
    table.add_row("open for the first time", f"{(perf_counter() - begun) * 1000:.0f}")
    times = []
    for revision in range(10):
        kept = {name: shown[name] for name in Saving.model_fields} | {"revision": revision}
        saving = Saving.model_validate(kept)
        begun = perf_counter()
        sitting.save(0, saving)
        times.append((perf_counter() - begun) * 1000)
    table.add_row("save, check and compare", f"{median(times):.0f}")
    return table


def of_page(pictures: Path | None) -> Table:
    """From the key press to the painted frame; milliseconds."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        sys.exit("the page needs Playwright and Chromium: `make test-review` adds them to .venv")

    table = Table("key", "ms, median", "95 of 100 below", "worst", box=box.SIMPLE_HEAD)
    with sync_playwright() as driver:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (there, key) in KEYS.items():
            with served() as server:
                times = pressed(browser, server, there, key)
            table.add_row(name, *(f"{ms:.0f}" for ms in (median(times), quantiles(times, n=20)[-1], max(times))))
        if pictures:
            keep_pictures(browser, pictures)
        browser.close()
    return table


def pressed(browser: Any, server: Server, there: str, key: str) -> list[float]:
    """How long each of many key presses took."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(server.address)
    page.locator("mark:focus").wait_for()
    page.keyboard.press(there)
    for n in range(TIMES if key == "Control+z" else 0):
        page.keyboard.press("23"[n % 2])
    page.evaluate(MEASURE)
    for _ in range(TIMES):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    found: list[float] = page.evaluate("took")
    page.locator('#saved:not(:has-text("saving"))').wait_for(state="attached")
    page.close()
    return found


def keep_pictures(browser: Any, folder: Path) -> None:
    """What the page looks like: light, dark and narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, width in (("light", 1440), ("dark", 1440), ("light", 420)):
        with served() as server:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(server.address)
            page.locator("mark:focus").wait_for()
            page.screenshot(path=str(folder / f"review-{scheme}-{width}.png"))
            page.close()


if __name__ == "__main__":
    main()
