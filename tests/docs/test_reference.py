"""The reference says what the code does."""

import pytest
import reference


@pytest.mark.parametrize("name", reference.WRITERS)
def test_page_is_what_the_code_gives(name: str) -> None:
    committed = (reference.FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert committed == reference.page(name), "`make docs` writes it anew"


def test_every_field_of_a_record_is_described() -> None:
    empty = [line for line in reference.record().splitlines() if line.endswith("|  |") and "list of" in line]
    assert empty == []
