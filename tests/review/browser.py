"""A browser with the review page open, and a person's hands."""

from pathlib import Path
from typing import Any

from ekspor.annotate.article import Annotated, load
from ekspor.exchange import Entry


class Hands:
    """What a person does on the page, and what the files hold then."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page, self.folder = page, folder

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def mention(self, words: str, nth: int = 0) -> Any:
        return self.page.locator("mark", has_text=words).nth(nth)

    def record(self, number: int) -> Any:
        return self.page.locator(".record").nth(number - 1)

    def filler(self, number: int, said: str) -> Any:
        return self.record(number).locator(".said", has_text=said).first

    def select(self, words: str) -> None:
        """Drag the mouse over words that stand in one piece of text."""
        box = self.page.evaluate(
            """words => {
              const walker = document.createTreeWalker(document.querySelector("#paper"), NodeFilter.SHOW_TEXT);
              while (walker.nextNode() && !walker.currentNode.data.includes(words));
              const at = walker.currentNode.data.indexOf(words);
              const range = new Range();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + words.length);
              return range.getBoundingClientRect().toJSON();
            }""",
            words,
        )
        middle = box["top"] + box["height"] / 2
        self.page.mouse.move(box["left"] + 1, middle)
        self.page.mouse.down()
        self.page.mouse.move(box["right"] - 1, middle, steps=3)
        self.page.mouse.up()
        self.page.locator("#tools q", has_text=words).wait_for()

    def saved(self, name: str = "kopi") -> Annotated:
        """The article as it lies in the files once the page says that everything is saved."""
        self.page.locator("#saved", has_text="saved").wait_for()
        assert "not" not in self.page.locator("#saved").inner_text()
        for file in ("mine.jsonl", "mine.jsonl.open"):
            found = load(self.folder / file) if (self.folder / file).is_file() else []
            for one in found:
                if one.id == name:
                    return one
        raise AssertionError(f"{name} is in no file")

    def events(self) -> tuple[Entry, ...]:
        return self.saved().events
