"""The page that sets two annotations side by side."""

from dataclasses import replace
from html.parser import HTMLParser

from articles import COFFEE, PLAIN, TARGET, marked

from ekspor.annotate.diff import page


class Page(HTMLParser):
    """Which elements are open, whether all were closed, and what stands in the page."""

    EMPTY = ("meta", "input", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_is_whole_and_has_both_texts() -> None:
    found = Page(page([(COFFEE, COFFEE), (PLAIN, PLAIN)], ("a", "b")))
    assert found.open == []
    assert found.words.count("targetnya ") == 2


def test_what_is_written_in_an_article_is_no_html() -> None:
    evil = marked(
        "<script>x</script> [COMMODITY <b>kopi</b>] & teh", TARGET | {"commodity": ["<i>&"]}, title="</title>"
    )
    html = page([(evil, evil)], ("<a>", 'b"'))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<script>x</script> " in Page(html).words


def test_nothing_is_fetched() -> None:
    html = page([(COFFEE, COFFEE)], ("a", "b"))
    assert "http:" not in html.replace("http-equiv", "")
    assert "https:" not in html
    assert "default-src 'none'" in html


def test_mentions_and_records_of_one_side_are_marked() -> None:
    other = replace(COFFEE, entities=COFFEE.entities[1:], events=(COFFEE.events[0], {**TARGET, "status": "planned"}))
    html = page([(COFFEE, other)], ("a", "b"))
    assert html.count(' alone"') == 1
    assert "<tr class=bad><td>status</td><td>target</td><td>planned</td>" in html
    assert 'class="different"' in html
