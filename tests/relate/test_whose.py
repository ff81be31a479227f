"""What speaks for a firm as the exporter of a claim that does not name it."""

from collections.abc import Iterable

import pytest

from ekspor.relate import cues, inherit, whose
from ekspor.relate.filled import Filled
from ekspor.relate.flow import Flow
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.segment import segment
from lines import PUBLISHED, mentions


def signs(text: str, firm: str) -> set[str]:
    """The signs of a firm for the last claim of the text."""
    found, sentences = mentions(text), segment(text, "")
    claims = inherit.relate(text, sentences, found, PUBLISHED)
    lines = [Line.read(text, sentence, found, cues.find(text, found)) for sentence in sentences]
    filled = Filled(lines, Names(text, found), claims)
    flow = Flow(filled, len(claims) - 1)
    return set(whose.signs(flow, firm.casefold(), "empty", "in=False"))


@pytest.mark.parametrize(
    ("sentence", "teller"),
    [
        ("Perusahaan itu mengekspor 12 ton kopi.", "exporter.firm-again"),
        ("Tahun lalu koperasi mengekspor 12 ton kopi.", "exporter.firm"),
        ("Tahun lalu ia mengekspor 12 ton kopi.", "exporter.person"),
        ("Ekspor kopi 12 ton, ujar direkturnya.", "exporter.owner"),
        ("Ekspor kopi 12 ton.", None),
    ],
)
def test_how_the_sentence_tells_of_it(sentence: str, teller: str | None) -> None:
    assert f"teller={teller} & in=False" in signs(f"CV Ridaka berdiri pada 1990. {sentence}", "CV Ridaka")


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ([], {"firms since=0 & in=False", "agencies since=0 & in=False"}),
        (["UD Sinar menjahit sarung."], {"firms since=1 & in=False", "agencies since=0 & in=False"}),
        (["Disperindag mencatat."], {"firms since=0 & in=False", "agencies since=1 & in=False"}),
    ],
)
def test_who_was_told_of_since_its_name(since: Iterable[str], expected: set[str]) -> None:
    text = " ".join(["CV Ridaka menenun sarung.", *since, "Ekspor sarung 12 ton."])
    assert expected <= signs(text, "CV Ridaka")


def test_a_firm_that_the_sentence_names_has_nothing_since() -> None:
    assert not any("since" in sign for sign in signs("Ekspor sarung CV Ridaka 12 ton.", "CV Ridaka"))
