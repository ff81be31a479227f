"""The notebook does what it shows."""

import json
from pathlib import Path

import cells


def test_cells_give_what_is_shown(tmp_path: Path) -> None:
    text = cells.NOTEBOOK.read_text(encoding="utf-8")
    assert cells.renewed(text, tmp_path) == text, "`make docs` writes what the cells give now"


def test_outputs_are_kept_small() -> None:
    assert cells.NOTEBOOK.stat().st_size < 50_000


def test_a_cell_shows_what_it_prints_and_its_last_expression(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": ["print('a')\n", "1 + 1"], "outputs": []}
    (done,) = json.loads(cells.renewed(json.dumps({"cells": [cell]}), tmp_path))["cells"]
    assert [output.get("text", output.get("data")) for output in done["outputs"]] == [["a\n"], {"text/plain": ["2"]}]
