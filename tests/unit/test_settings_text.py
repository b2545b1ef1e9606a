"""The text of hmicdiff.toml with more lines."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.settings_text import Value, with_correction, with_name

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, TEXTS)
def test_any_words_come_back_as_they_were(one: str, other: str) -> None:
    fields: dict[str, Value] = {"release": one, "list": [one, other], "pair": {"quote": other}}
    text, added = with_correction("", "same", fields)
    assert tomllib.loads(text) == {"corrections": {"same": [fields]}}
    assert text == added
    named, _ = with_name("", one, other)
    assert tomllib.loads(named) == {"names": {one: other}}


@pytest.mark.parametrize("before", ["", "# ours\n", '[slips]\nhyphen = "off"', "\n\n"])
def test_what_was_there_stays(before: str) -> None:
    once, _ = with_correction(before, "right", {"kind": "extra"})
    twice, _ = with_correction(once, "right", {"kind": "missing"})
    assert twice.startswith(before.rstrip("\n"))
    data = tomllib.loads(twice)
    assert data["corrections"]["right"] == [{"kind": "extra"}, {"kind": "missing"}]
    assert {**data, "corrections": 0} == {**tomllib.loads(before), "corrections": 0}


def test_names_stand_below_their_heading() -> None:
    text, line = with_name('[names] # ours\na = "b"\n[slips]\n', "c d", "e")
    assert text == '[names] # ours\n"c d" = "e"\na = "b"\n[slips]\n'
    assert line == '"c d" = "e"\n'
