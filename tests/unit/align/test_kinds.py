import pytest

from hmicdiff.align.kinds import (
    is_capitalized,
    is_number,
    is_typed,
    is_value,
    is_whole,
    kind_of,
    low,
    unit,
)
from hmicdiff.model.template import Kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("12", Kind.NUMBER, id="digits"),
        pytest.param("0886 March 5 , 2018", None, id="a telephone number before a date"),
        pytest.param("1,250 March 2020", None, id="a number before a month"),
        pytest.param("March 5 - 7 , 2018", Kind.DATE, id="days of a month"),
        pytest.param("20K", Kind.NUMBER, id="digits and a letter"),
        pytest.param("twenty - nine", Kind.NUMBER, id="words"),
        pytest.param("three hundred and five", Kind.NUMBER, id="several words"),
        pytest.param("All but one", Kind.NUMBER, id="counted off"),
        pytest.param("12 km", Kind.NUMBER, id="a measure"),
        pytest.param("12 per cent", Kind.PERCENT, id="per cent"),
        pytest.param("12.5 %", Kind.PERCENT, id="%"),
        pytest.param("£ 4.5 m", Kind.MONEY, id="pounds"),
        pytest.param("€ 3 million", Kind.MONEY, id="euros"),
        pytest.param("3 May 2014", Kind.DATE, id="a day"),
        pytest.param("may 2014", Kind.DATE, id="a month of a year"),
        pytest.param("May", Kind.DATE, id="a month alone"),
        pytest.param("may", None, id="a word that a month is spelled like"),
        pytest.param("bread", None, id="a word"),
        pytest.param("12 loaves", None, id="a number and a word"),
        pytest.param("and", None, id="a link alone"),
        pytest.param("and 17", None, id="a link before a figure"),
        pytest.param("and a half", None, id="a link before a part"),
        pytest.param("and half", None, id="a link before a part, and no whole"),
        pytest.param("all but four", None, id="counted off too far"),
        pytest.param("March and April", None, id="months without a figure"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_kind_of(words: str, kind: Kind | None) -> None:
    assert kind_of(words.split()) is kind
    assert is_typed(words.split()) is (kind is not None)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Old Mill", True, id="a name"),
        pytest.param("Bank of Ireland", True, id="with a small link"),
        pytest.param("Platform 9", True, id="with a figure"),
        pytest.param("Old mill", False, id="with a small word"),
        pytest.param("old", False, id="a small word"),
        pytest.param("of the", False, id="links alone"),
        pytest.param("12", False, id="a figure alone"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_name_has_capitals(words: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_capitalized(words.split()) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("no change", True, id="a phrase with a determiner"),
        pytest.param("a reduction", True, id="a phrase with an article"),
        pytest.param("fresh bread", True, id="a phrase"),
        pytest.param("The", True, id="capitalized"),
        pytest.param("12", True, id="a figure"),
        pytest.param("baked their", False, id="cut off at the end"),
        pytest.param("of bread", False, id="cut off at the start"),
    ],
)
def test_what_can_stand_by_itself(words: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_whole(words.split()) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("12 months", "duration", id="a duration"),
        pytest.param("three and a half years", "duration", id="a duration in words"),
        pytest.param("3 May 2014", "date", id="a day"),
        pytest.param("Monday 3 May", "date", id="a weekday"),
        pytest.param("£ 3", "money", id="a sum"),
        pytest.param("£ 3 million", "money", id="millions"),
        pytest.param("2017 / 18", "years", id="years"),
        pytest.param("12 per cent", "percent", id="per cent"),
        pytest.param("12 %", "percent", id="%"),
        pytest.param("12 million", "number", id="a scale"),
        pytest.param("<= 1.7", "bound", id="at most"),
        pytest.param("300 euros", "money", id="a sum before its currency"),
        pytest.param("01904 123 456", "telephone", id="a telephone number"),
        pytest.param("+ 44 20 7946 0128", "telephone", id="a telephone number from abroad"),
        pytest.param("( 020 ) 7946 0128", "telephone", id="a code in brackets"),
        pytest.param("01904 12", None, id="too few figures for a telephone"),
        pytest.param("1904 123 4567", None, id="figures side by side"),
        pytest.param("DE12 3456 7890 1234 56", "account", id="an account"),
        pytest.param("51.5 ° N , 0.1 ° W", "position", id="a place on the map"),
        pytest.param("51 ° 30 ' 26 N 0 ° 7 ' 39 W", "position", id="its minutes and seconds"),
        pytest.param("52º 12 S , 13º 4 O", "position", id="a place, glued"),
        pytest.param("51.5 ° N", None, id="half a place"),
        pytest.param("51.5 N , 0.1 W", None, id="no degrees"),
        pytest.param("0.1 ° W , 51.5 ° N", None, id="east and west first"),
        pytest.param("5 de mayo de 2023", "date", id="a day in Spanish"),
        pytest.param("12", None, id="no unit"),
        pytest.param("12 loaves", None, id="no unit that is known"),
        pytest.param("May", None, id="no figure"),
        pytest.param("£ three", None, id="a sum in words"),
        pytest.param("2017 / 8", None, id="a fraction"),
    ],
)
def test_units(words: str, wanted: str | None) -> None:
    assert unit(words.split()) == wanted


def test_numbers_begin_with_a_digit() -> None:
    assert [is_number(word) for word in ("12th", "x2", "")] == [True, False, False]


def test_low_takes_capitals_away() -> None:
    assert low(["Old", "MILL"]) == ("old", "mill")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Tarn , le 3 mai 2021", True, id="a place and a day"),
        pytest.param("Tarn , 3 maggio 2021", True, id="without an article"),
        pytest.param("Tarn , le matin", False, id="no day"),
        pytest.param("bread , le 3 mai 2021", False, id="no place"),
    ],
)
def test_a_place_and_a_day_are_a_value(words: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_value(words.split()) is wanted
