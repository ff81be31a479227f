"""The documentation: what its pages tell to type works, and prints what they show."""

import pytest
from pages import PAGES, ROOT, Reader


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_do_what_the_page_says(page, tmp_path) -> None:
    text = page.read_text(encoding="utf-8")
    assert Reader(tmp_path).renewed(text) == text, "`make docs` writes what the commands print now"
