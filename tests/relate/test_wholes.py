"""Flows told as parts of one before them."""

import pytest

from lines import article, said


@pytest.mark.parametrize(
    "part", ["Empat kontainer di antaranya berangkat besok.", "Yang empat kontainer lagi dikapalkan besok."]
)
def test_a_part_has_the_parties_of_the_whole(part: str) -> None:
    _, claim = article(f"CV Nusa mengekspor 14 kontainer kopi ke Taiwan. {part}")
    assert said(claim, "exporter", "commodity", "destination") == {
        "exporter": ["CV Nusa"],
        "commodity": ["kopi"],
        "destination": ["Taiwan"],
    }


@pytest.mark.parametrize("part", ["Yang 40 kontainer lagi menyusul.", "Yang empat ton lagi menyusul."])
def test_more_than_the_whole_and_another_measure_is_no_part_of_it(part: str) -> None:
    *_, claim = article("CV Nusa mengekspor 14 kontainer kopi ke Taiwan.", f"Ekspor Riau naik. {part}")
    assert not claim.says("destination")
