"""How records and articles look in a notebook."""

import re
from html import unescape

import pytest

import ekspor
from ekspor import notebook
from ekspor.schema import Article

TEXT = "Ekspor pinang <biji> ke Iran mencapai 1.200 ton pada 2023."


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def marked(html: str) -> dict[str, str]:
    return {unescape(text): said for said, text in re.findall(r'<mark [^>]*title="([^"]*)">([^<]*)</mark>', html)}


def test_a_record_shows_words_and_values() -> None:
    (event,) = ekspor.extract(TEXT)
    cells = [unescape(cell) for cell in re.findall(r"<td[^>]*>([^<]*)</td>", event._repr_html_())]
    assert cells[:2] == ["", "realized"]
    assert cells[cells.index("quantity") :][:3] == ["quantity", "1.200 ton", "1,200 ton = 1,200,000 kg"]


def test_a_record_marks_what_fills_its_slots() -> None:
    (event,) = ekspor.extract(TEXT)
    found = marked(event._repr_html_())
    assert [found[words] for words in ("Iran", "1.200 ton", "2023")] == ["destination", "quantity", "period"]


def test_an_article_keeps_every_character() -> None:
    found = ekspor.load()(Article(id="a", text=TEXT))
    html = found._repr_html_()
    assert words(html).startswith(TEXT)
    assert "<biji>" not in html


@pytest.mark.parametrize(
    "marks", [[(0, 6, "MONEY", ""), (3, 9, "DATE", "")], [(-2, 3, "MONEY", "")], [(3, 99, "DATE", "")]]
)
def test_marks_that_cannot_stand_leave_the_text_whole(marks) -> None:
    assert words(notebook._marked(TEXT, marks)) == TEXT
