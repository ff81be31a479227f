"""What speaks for a good of a claim that tells of all exports, or of one kind."""

import pytest

from ekspor.relate import cues, inherit, whole
from ekspor.relate.filled import Filled
from ekspor.relate.flow import Flow
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.segment import segment
from lines import PUBLISHED, mentions


def signs(text: str, good: str) -> set[str]:
    """The signs of a good for the first claim of the text."""
    found, sentences = mentions(text), segment(text, "")
    claims = inherit.relate(text, sentences, found, PUBLISHED)
    lines = [Line.read(text, sentence, found, cues.find(text, found)) for sentence in sentences]
    return set(whole.signs(Flow(Filled(lines, Names(text, found), claims), 0), good, "empty", "in=False"))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Ekspor kopi pada 2023 mencapai 40 ton.", "commodity"),
        ("Ekspor Lampung pada 2023 mencapai 40 ton.", "place"),
        ("Ekspor 2023 mencapai 40 ton.", "date"),
        ("Ekspor 40 ton itu lancar.", "amount"),
        ("Ekspor mereka yang sudah lama berjalan mencapai 40 ton.", "other"),
    ],
)
def test_what_the_word_of_export_is_said_of(text: str, of: str) -> None:
    assert f"exports of={of} & in=False" in signs(text, "teh")


def test_whether_a_good_has_a_figure_of_its_own_elsewhere() -> None:
    text = "Ekspor Lampung pada 2023 mencapai US$ 5 juta. Ekspor kopi US$ 2 juta."
    assert "counted in=value & part=True & slot=empty" in signs(text, "kopi")
    assert "counted in=value & part=False & slot=empty" in signs(text, "teh")
