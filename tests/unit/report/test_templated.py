"""Compiled templates are kept for the next run, and never stand for others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from hmicdiff.report.templated import Compiled


def test_a_compiled_template_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    assert _rendered("one", tmp_path) == "one"
    assert len(list(_kept(tmp_path).iterdir())) == 1
    monkeypatch.setattr(Environment, "_generate", _never)
    assert _rendered("one", tmp_path) == "one"


def test_a_template_that_changed_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    _rendered("one", tmp_path)
    assert _rendered("two", tmp_path) == "two"


def test_a_template_for_another_finalizer_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    _rendered("{{ 'one' }}", tmp_path)
    assert _rendered("{{ 'one' }}", tmp_path, _loud) == "ONE"


def test_a_broken_file_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    _rendered("one", tmp_path)
    (kept,) = _kept(tmp_path).iterdir()
    for broken in (b"", kept.read_bytes()[:-9], b"\0" * 99):
        kept.write_bytes(broken)
        assert _rendered("one", tmp_path) == "one"


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    _kept(tmp_path).write_text("a file where the folder would be", encoding="utf-8")
    assert _rendered("one", tmp_path) == "one"


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert _rendered("one", tmp_path) == "one"
    assert not _kept(tmp_path).exists()


def _rendered(template: str, folder: Path, finalize: Callable[[object], str] | None = None) -> str:
    environment = Environment(
        autoescape=True,
        loader=DictLoader({"a": template}),
        finalize=finalize,
        bytecode_cache=Compiled(_kept(folder), finalize),
    )
    return environment.get_template("a").render()


def _kept(folder: Path) -> Path:
    return folder / "kept"


def _loud(value: object) -> str:
    return str(value).upper()


def _never(*_: object) -> str:
    pytest.fail("it was compiled again")
