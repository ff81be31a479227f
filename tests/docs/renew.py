"""`make docs`: writes the reference from the code, and what the commands of the pages print now."""

import tempfile
from pathlib import Path

import cells
import reference
from pages import PAGES, ROOT, Reader


def main() -> None:
    """Write every page anew, and say which changed."""
    for name in reference.WRITERS:
        _write(reference.FOLDER / f"{name}.md", reference.page(name))
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            _write(page, Reader(Path(folder)).renewed(page.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        _write(cells.NOTEBOOK, cells.renewed(cells.NOTEBOOK.read_text(encoding="utf-8"), Path(folder)))


def _write(page: Path, text: str) -> None:
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")
        print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
