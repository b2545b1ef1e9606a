"""Kept files: what the program once made, held to what it makes now."""

import difflib
from pathlib import Path

import pytest

from tests.support import ROOT

ACTUAL = ROOT / "tests" / "actual"
"""Where what differs is left to be looked at; git does not see it."""
_MOST_LINES = 40
_LONGEST_LINE = 160


def check(kept: Path, fresh: str, *, update: bool, actual: Path = ACTUAL) -> None:
    """Fail if the file `kept` is not `fresh`; with `update`, make it so instead."""
    if update:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(fresh.encode("utf-8"))
        return
    known = kept.read_bytes().decode("utf-8") if kept.exists() else ""
    if known == fresh:
        return
    actual.mkdir(parents=True, exist_ok=True)
    (actual / kept.name).write_bytes(fresh.encode("utf-8"))
    pytest.fail(
        f"{kept.name} is not what the program makes now; that is in {actual / kept.name}.\n"
        "If the change is wanted: pytest --update-golden\n" + _difference(known, fresh),
        pytrace=False,
    )


def _difference(known: str, fresh: str) -> str:
    lines = list(
        difflib.unified_diff(
            known.splitlines(), fresh.splitlines(), "kept", "now", n=0, lineterm=""
        )
    )
    more = len(lines) - _MOST_LINES
    shown = [_cut(line) for line in lines[:_MOST_LINES]]
    return "\n".join([*shown, f"... and {more} lines more"] if more > 0 else shown)


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"
