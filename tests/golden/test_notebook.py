"""The notebook in examples/ is run, cell by cell, and holds what its cells show now."""

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.golden.files import check
from tests.support import ROOT

NOTEBOOK = ROOT / "examples" / "notebook.ipynb"

Cell = dict[str, Any]


def run(cell: Cell, number: int, names: dict[str, Any]) -> Cell:
    """Return a cell of code with what it shows, as Jupyter would keep it."""
    tree = ast.parse("".join(cell["source"]))
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)  # noqa: S102 - it is ours
        value = None
        if isinstance(last, ast.Expr):
            code = compile(ast.Expression(last.value), f"cell {number}", "eval")
            value = eval(code, names)  # noqa: S307 - it is ours
    outputs: list[Cell] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        outputs.append(_result(value, number))
    return {**cell, "execution_count": number, "outputs": outputs}


def _result(value: Any, number: int) -> Cell:  # noqa: ANN401 - whatever a cell shows
    data = {"text/plain": repr(value).splitlines(keepends=True)}
    html = getattr(value, "_repr_html_", None)
    if html is not None:
        data = {"text/html": html().splitlines(keepends=True), **data}
    result = {"data": data, "execution_count": number}
    return {**result, "metadata": {}, "output_type": "execute_result"}


def test_the_notebook_shows_what_it_showed(
    monkeypatch: pytest.MonkeyPatch,
    update_golden: bool,  # noqa: FBT001 - a fixture
) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    number = 0
    for at, cell in enumerate(kept["cells"]):
        if cell["cell_type"] == "code":
            number += 1
            kept["cells"][at] = run(cell, number, names)
    assert number > 5
    fresh = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    check(NOTEBOOK, fresh, update=update_golden)


def test_a_cell_that_shows_something_else_is_seen(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": ["print(1)\n", "1 + 1"]}
    ran = run(cell, 3, {})
    assert ran["outputs"][0]["text"] == ["1\n"]
    assert ran["outputs"][1]["data"]["text/plain"] == ["2"]
    with pytest.raises(ZeroDivisionError):
        run({"cell_type": "code", "source": ["1 / 0"]}, 1, {})
    assert not list(tmp_path.iterdir())
