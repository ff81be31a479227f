"""The notebook, run cell by cell as Jupyter would: what a cell prints, and what its last expression looks like."""

from __future__ import annotations

import ast
import copy
import io
import json
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def renewed(text: str, folder: Path) -> str:
    """The notebook with what its cells give now; they run in `folder`. A cell that raises, raises."""
    notebook = json.loads(text)
    names: dict[str, Any] = {}
    with chdir(folder):
        for n, cell in enumerate(one for one in notebook["cells"] if one["cell_type"] == "code"):
            cell["execution_count"] = n + 1
            cell["outputs"] = list(_outputs("".join(cell["source"]), n + 1, names))
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _outputs(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    printed, outputs = io.StringIO(), []
    with redirect_stdout(printed):
        value = _run(source, f"cell {number}", names)
    if said := printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(said)})
    if value is not None:
        html = value._repr_html_() if hasattr(value, "_repr_html_") else None
        data = {"text/html": _lines(html)} if html else {"text/plain": _lines(repr(value))}
        result = {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        outputs.append(result)
    return outputs


def _run(source: str, name: str, names: dict[str, Any]) -> Any:
    """The value of the last expression, None where the cell ends otherwise."""
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), names)
    return eval(compile(ast.Expression(copy.copy(last.value)), name, "eval"), names) if last else None


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
