"""A name with a letter otherwise is a slip; another name, or another case of it, is none."""

import pytest

from hmicdiff.slips.mistyped import is_mistyped


@pytest.mark.parametrize("name", ["kleso boats", "keso boats", "keelso boats", "kerso boats"])
def test_one_letter_of_a_name_is_otherwise(name: str) -> None:
    assert is_mistyped(name, "kelso boats")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("praze", "praha"),
        ("braunschweigs", "braunschweig"),
        ("kelso ferries", "kelso ferry"),
        ("north kelso", "kelso"),
        ("version 2014", "version 2041"),
        ("kelso lines", "kelso boats"),
        ("kelso kelso", "kelos kleso"),
    ],
)
def test_another_name_or_another_case_of_it_is_no_slip(name: str, meant: str) -> None:
    assert not is_mistyped(name, meant)
