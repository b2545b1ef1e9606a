"""What the library offers to programs and notebooks."""

import inspect
import json
import re
import subprocess
import sys
import typing
from typing import Any

import pytest

import hmicdiff
from hmicdiff import api, errors
from hmicdiff.api.tables import Table
from hmicdiff.api.types import __all__ as types
from hmicdiff.model import notebook
from hmicdiff.structs import Struct, replace
from tests import analyses
from tests.support import ROOT, of_seeds
from tests.tables import table

FUNCTIONS = [name for name in hmicdiff.__all__ if inspect.isfunction(getattr(hmicdiff, name, None))]
STRUCTS = [name for name in types if issubclass(getattr(hmicdiff, name), Struct)]


def test_all_that_is_offered_is_there() -> None:
    for name in hmicdiff.__all__:
        assert getattr(hmicdiff, name) is not None
    assert set(hmicdiff.__all__) <= set(dir(hmicdiff))
    assert set(types) <= set(hmicdiff.__all__)
    assert len(FUNCTIONS) > 20
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = hmicdiff.nothing


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_hints_of_functions_can_be_resolved(name: str) -> None:
    hints = typing.get_type_hints(getattr(hmicdiff, name))
    assert "return" in hints
    named = {one for hint in hints.values() for one in _types_in(hint)}
    own = {one for one in named if one.__module__.startswith("hmicdiff.")}
    assert {one.__name__ for one in own} <= set(hmicdiff.__all__), "a type that is not offered"


@pytest.mark.parametrize("name", STRUCTS)
def test_the_hints_of_types_can_be_resolved(name: str) -> None:
    hints = typing.get_type_hints(getattr(hmicdiff, name))
    assert set(getattr(hmicdiff, name).__struct_fields__) == set(hints)


def _types_in(hint: Any) -> typing.Iterator[type]:  # noqa: ANN401 - whatever a hint is
    if isinstance(hint, type):
        yield hint
    for one in typing.get_args(hint):
        yield from _types_in(one)


def test_the_function_read_stays_one_whatever_is_loaded() -> None:
    code = (
        "import hmicdiff.read.reader, hmicdiff.read.formats.docx, hmicdiff\n"
        "from hmicdiff import read\n"
        "assert callable(read) and hmicdiff.read is read\n"
        "import hmicdiff.read.worker\n"
        "assert hmicdiff.read is read"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_to_import_the_library_loads_none_of_it() -> None:
    code = (
        "import sys, hmicdiff; sys.exit('msgspec' in sys.modules or 'hmicdiff.api' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_findings_are_rows() -> None:
    analysis = of_seeds()
    rows = hmicdiff.findings_table(analysis)
    assert len(rows) == len(analysis.findings)
    assert rows.column("quote") == [one.quote for one in analysis.findings]
    assert rows.column("start") == [one.start for one in analysis.findings]
    assert rows.column("expected") == [one.expected for one in analysis.findings]
    assert {tuple(row) for row in rows} == {rows.columns}


def test_facts_are_rows_with_typed_values() -> None:
    analysis = table()
    rows = hmicdiff.facts_table(analysis)
    cells = [cell for row in analysis.facts.rows for cell in row.cells]
    assert rows.column("value") == [cell.value for cell in cells]
    assert rows.column("number") == [
        None if isinstance(cell.value, str) else cell.value for cell in cells
    ]
    assert rows.column("words") == [cell.text for cell in cells]
    assert rows.column("comparable") == [cell.comparable for cell in cells]


def test_a_table_is_a_sequence_of_records() -> None:
    rows = hmicdiff.findings_table(of_seeds())
    assert rows[0] == next(iter(rows))
    assert isinstance(rows[:3], Table)
    assert list(rows[:3]) == list(rows)[:3]
    assert json.loads(json.dumps(list(rows)))[0]["release"] == rows[0]["release"]
    assert repr(rows).startswith(f"<Table: {len(rows)} rows of release, subject, file, kind")
    with pytest.raises(KeyError):
        rows.column("nothing")


def test_what_is_large_is_named_in_a_line() -> None:
    assert repr(of_seeds()) == "<Analysis: 5 releases, 42 passages, 49 findings>" or repr(
        of_seeds()
    ).startswith("<Analysis: 5 releases, 42 passages, ")
    assert repr(hmicdiff.read("seeds")) == "<Corpus: 5 releases>"
    skipped = replace(hmicdiff.read("seeds"), skipped=(("a", "b"),))
    assert repr(skipped) == "<Corpus: 5 releases, 1 skipped>"


def test_a_notebook_shows_what_stands_out() -> None:
    shown = of_seeds()._repr_html_() or ""
    assert "5 releases" in shown
    assert "<q>Staff generally have a good understanding of these policies" in shown
    assert shown.count("<li>") == 7


def test_nothing_in_a_release_acts_in_a_notebook() -> None:
    shown = analyses.family()._repr_html_() or ""
    assert "&lt;em&gt;" in shown
    for what in ("<script", "onclick='", "\u202e", "\x1b", "</style>"):
        assert what not in shown


@pytest.mark.parametrize("make", [analyses.alone, analyses.empty, analyses.with_stranger])
def test_a_notebook_shows_every_analysis(make: Any) -> None:  # noqa: ANN401 - a function
    assert str(make()._repr_html_()).startswith("<p><strong>")


def test_who_does_not_use_the_library_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "_SHOWERS", [])
    assert of_seeds()._repr_html_() is None


def test_the_library_offers_what_the_commands_use() -> None:
    assert set(FUNCTIONS) <= set(api.__all__)


UNTYPED: Any = hmicdiff
"""The library as who pays no heed to types uses it."""


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: UNTYPED.read(5), "read takes paths as str or PathLike or Iterable, not int"),
        (lambda: UNTYPED.read([5]), "5 is no path"),
        (lambda: UNTYPED.analyze("seeds/"), "hmicdiff.analyze takes corpus as Corpus, not str"),
        (lambda: UNTYPED.read_texts("a text"), "'a' is no pair of a name and a text"),
        (lambda: UNTYPED.present(of_seeds(), 5), "takes format as str, not int"),
        (lambda: UNTYPED.save(of_seeds(), None), "takes path as str or PathLike, not None"),
        (lambda: UNTYPED.present_folder(5), "takes analyses as Analysis, not int"),
    ],
)  # fmt: skip
def test_an_argument_of_a_wrong_type_is_named(call: Any, told: str) -> None:  # noqa: ANN401
    with pytest.raises(errors.ArgumentError, match=re.escape(told)) as caught:
        call()
    assert isinstance(caught.value, TypeError)
    assert "\n" not in str(caught.value)
