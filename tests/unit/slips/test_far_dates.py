"""A day that is another year's than its document's, or not that which its file is named by."""

import pytest

from hmicdiff import api
from tests.unit.slips.libraries import slips

_WARDENS = ("Ada Birch", "Una Weir", "Ivo Holm", "Cy Finch", "Ned Marl", "Bea Tarn", "Ola Dorn")


def _told(days: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is found where each file is named by a day and states another one."""
    files = {
        f"{named} toll": "The toll of the pier\n\n"
        f"The board met under {warden} and spoke of the pier and of the toll.\n\n"
        f"The toll is raised with effect from {stated} for boats of any size.\n"
        for (named, stated), warden in zip(days, _WARDENS, strict=False)
    }
    found = slips(api.analyze(api.read_texts(files)))
    return [(each.quote, each.message) for each in found if each.rule == "far-date"]


_USUAL = [
    (f"2031-0{month}-04", f"{month + 4} {name} 2031")
    for month, name in enumerate(("February", "March", "April", "May", "June", "July"), 2)
]


def test_a_day_of_another_year_is_told_where_all_others_are_near() -> None:
    ((quote, message),) = _told([*_USUAL, ("2031-08-04", "9 August 2027")])
    assert quote == "9 August 2027"
    assert message.startswith("2027-08-09 is far from the date of the document, 2031-08-04;")


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(("2031-08-04", "9 August 2031"), id="near"),
        pytest.param(("2031-12-30", "2 January 2032"), id="over the turn of the year"),
        pytest.param(("2031-08-04", "9 March 2027"), id="another time of the year"),
    ],
)
def test_a_day_that_may_be_meant_is_no_slip(last: tuple[str, str]) -> None:
    assert _told([*_USUAL, last]) == []


def test_where_one_other_looks_far_back_so_may_each() -> None:
    assert _told([*_USUAL, ("2031-08-04", "9 August 2027"), ("2031-09-04", "9 May 2029")][1:]) == []


_SAME = [
    (f"2031-0{month}-04", f"4 {name} 2031")
    for month, name in enumerate(("February", "March", "April", "May", "June", "July"), 2)
]


def test_a_file_that_is_named_by_another_day_is_told_where_no_other_is() -> None:
    ((quote, message),) = _told([*_SAME, ("2031-08-05", "4 August 2031")])
    assert (quote, message[:17]) == ("4 August 2031", "States 2031-08-04")
    assert _told([*_SAME[1:], ("2031-08-05", "4 August 2031"), ("2031-09-06", "4 May 2031")]) == []
