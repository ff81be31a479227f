"""Names of persons in what leaves a store."""

import pytest

from ekspor.store.people import barred


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("kata Endang Rahmawati, Kamis", ["Endang Rahmawati"], "kata ██████ █████████, Kamis"),
        ("kata Endang, Kamis", ["Endang Rahmawati"], "kata ██████, Kamis"),
        ("CV Endangsari", ["Endang Rahmawati"], "CV Endangsari"),
        ("ekspor kopi", [], "ekspor kopi"),
        ("kata A. Rizal bin Umar", ["A. Rizal bin Umar"], "kata ██ █████ ███ ████"),
        ("biji kopi bin", ["Ali bin Umar"], "biji kopi bin"),
    ],
)
def test_a_name_is_barred_with_its_words(text: str, people: list[str], expected: str) -> None:
    assert barred(text, people) == expected
    assert len(expected) == len(text)
