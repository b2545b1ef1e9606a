import pytest

from hmicdiff.infer.outliers import is_far_out, is_no_slip_for_years

OTHERS = (10.0, 12.0, 14.0, 16.0, 18.0, 20.0)
"""A range of ten."""


@pytest.mark.parametrize(
    ("number", "others", "wanted"),
    [
        pytest.param(50, OTHERS, False, id="three widths above the range"),
        pytest.param(51, OTHERS, True, id="further"),
        pytest.param(-20, OTHERS, False, id="three widths below it"),
        pytest.param(-21, OTHERS, True, id="further below"),
        pytest.param(51, OTHERS[:5], True, id="five others"),
        pytest.param(900, OTHERS[:4], False, id="four others"),
        pytest.param(900, (5.0,) * 9, False, id="all others have one figure"),
        pytest.param(2019, (1990.0, 1991.0, 1992.0, 1993.0, 1994.0), False, id="years"),
    ],
)
def test_a_figure_three_widths_off_is_out_of_line(
    number: float,
    others: tuple[float, ...],
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert is_far_out(number, others) is wanted


YEARS = (1979.0, 1994.0, 2003.0, 2011.0, 2021.0)


@pytest.mark.parametrize(
    ("number", "others", "wanted"),
    [
        pytest.param(14068, YEARS, True, id="the number of a law"),
        pytest.param(202, YEARS, False, id="a digit less"),
        pytest.param(20222, YEARS, False, id="a digit more"),
        pytest.param(14068, OTHERS, False, id="others that are no years"),
    ],
)
def test_what_cannot_be_meant_as_a_year_is_no_slip_beside_years(
    number: float,
    others: tuple[float, ...],
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert is_no_slip_for_years(number, others) is wanted
