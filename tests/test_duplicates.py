"""Which articles say the same, told from their signatures: of texts made of words drawn by lot, and edited."""

from datetime import date
from random import Random

import pytest

from ekspor.duplicates import LENGTH, Duplicate, Signatures, signature
from ekspor.segment import segment

DAY = date(2024, 5, 20)


def text(seed: int, words: int = 200) -> str:
    draw = Random(seed)
    names = ["".join(draw.choices("aeioubdgklmnprst", k=7)) for _ in range(words)]
    return ". ".join(" ".join(names[n : n + 10]).capitalize() for n in range(0, words, 10)) + "."


def edited(original: str, share: float, seed: int = 1) -> str:
    draw = Random(seed)
    return " ".join("lain" if draw.random() < share else word for word in original.split())


def signed(content: str, title: str = "") -> bytes:
    found = signature(content, segment(content, title))
    assert found is not None
    return found


def linked(*articles: tuple[str, date | None, str]) -> list[Duplicate]:
    signatures = Signatures()
    for identity, published, content in articles:
        signatures.add(identity, published, signed(content))
    return list(signatures.duplicates())


def test_signature_is_the_same_in_every_run() -> None:
    assert len(signed(text(1))) == LENGTH
    assert signed(text(1)) == signed(text(1)) != signed(text(2))


def test_what_is_too_short_has_no_signature() -> None:
    assert signature("Ekspor kopi naik.", segment("Ekspor kopi naik.", "")) is None
    assert signature("", []) is None


def test_headline_links_byline_and_case_do_not_count() -> None:
    plain = text(1)
    dressed = f"Judul Lain Sekali\n\n{plain.upper()}\n\nBaca juga: Sepuluh resep sambal\n\nEditor: Budi"
    assert linked(("a", DAY, plain), ("b", DAY, dressed))[0].similarity > 0.9


@pytest.mark.parametrize("share", [0, 0.02, 0.05])
def test_small_edits_are_found(share: float) -> None:
    found = linked(("a", DAY, text(1)), ("b", DAY, text(2)), ("c", DAY, edited(text(1), share)))
    assert [(one.id, one.of) for one in found] == [("c", "a")]


def test_an_exact_copy_is_wholly_similar() -> None:
    assert linked(("a", DAY, text(1)), ("b", DAY, text(1))) == [Duplicate("b", "a", 1.0)]


def test_half_rewritten_is_another_article() -> None:
    assert linked(("a", DAY, text(1)), ("b", DAY, edited(text(1), 0.5))) == []


def test_the_earliest_by_date_is_the_original_then_the_first_of_the_input() -> None:
    later, copies = date(2024, 5, 21), edited(text(1), 0.02)
    found = linked(("a", None, text(1)), ("b", later, text(1)), ("c", DAY, copies), ("d", DAY, text(1)))
    assert [(one.id, one.of) for one in found] == [("a", "c"), ("b", "c"), ("d", "c")]


def test_every_copy_is_linked_to_one_original() -> None:
    copies = [(f"{n:03}", DAY, edited(text(n % 3), 0.02, seed=n)) for n in range(90)]
    found = linked(*copies)
    assert len(found) == 87
    assert {one.of for one in found} == {"000", "001", "002"}
    assert all(int(one.id) % 3 == int(one.of) for one in found)


@pytest.mark.parametrize(("share", "found"), [(0.1, 0), (0, 1)])
def test_weeks_apart_only_what_is_nearly_unchanged_is_the_same_news(share: float, found: int) -> None:
    assert len(linked(("a", DAY, text(1)), ("b", date(2024, 6, 20), edited(text(1), share)))) == found


def test_what_is_like_a_copy_but_not_like_the_original_stays_apart() -> None:
    one, two, three = text(1, 600), text(2, 600), text(3, 600)
    half = len(one) // 2
    middle, end = one[half // 2 :] + two[: half // 2], one[half:] + two[:half] + three[:9]
    chain = (("a", DAY, one), ("b", DAY, middle), ("c", DAY, end))
    assert {found.of for found in linked(*chain)} <= {"a", "b"}
    assert ("c", "a") not in {(found.id, found.of) for found in linked(*chain)}


def test_the_first_of_an_id_counts() -> None:
    assert linked(("a", DAY, text(1)), ("a", DAY, text(1))) == []


def test_no_articles_no_duplicates() -> None:
    assert linked() == []
