"""Literals as they are written, and what they stand for."""

import pytest

from hmicdiff.align.kinds import kind_of
from hmicdiff.infer.values import Value, scaled_by, value_of
from hmicdiff.language.habits import UNKNOWN, Habits, habits
from hmicdiff.language.numerals import are_numerals
from hmicdiff.language.tongue import is_english
from hmicdiff.model.template import Kind
from hmicdiff.read.normalize import wording

DAY_FIRST = Habits(day_first=True)
MONTH_FIRST = Habits(day_first=False)


@pytest.mark.parametrize(
    ("text", "family", "value"),
    [
        pytest.param("2018-07-08", UNKNOWN, "2018-07-08", id="ISO"),
        pytest.param("28/8/2018", UNKNOWN, "2018-08-28", id="slashes that can mean one day only"),
        pytest.param("8/28/2018", UNKNOWN, "2018-08-28", id="slashes with the month first"),
        pytest.param("8/7/2018", UNKNOWN, None, id="slashes in doubt"),
        pytest.param("7/7/2018", UNKNOWN, "2018-07-07", id="slashes that mean one day either way"),
        pytest.param("8/7/2018", DAY_FIRST, "2018-07-08", id="slashes, the day first"),
        pytest.param("8/7/2018", MONTH_FIRST, "2018-08-07", id="slashes, the month first"),
        pytest.param("8/7/18", DAY_FIRST, "2018-07-08", id="a year in two figures"),
        pytest.param("8/7/99", DAY_FIRST, "1999-07-08", id="a year of the last century"),
        pytest.param("08.07.2018", UNKNOWN, "2018-07-08", id="dots"),
        pytest.param("28-08-2018", UNKNOWN, "2018-08-28", id="hyphens"),
        pytest.param("2018/08/28", UNKNOWN, "2018-08-28", id="the year first"),
        pytest.param("Saturday 12 December 2015", UNKNOWN, "2015-12-12", id="a weekday"),
        pytest.param("Sat., December 12th, 2015", UNKNOWN, "2015-12-12", id="an ordinal"),
        pytest.param("the 12th day of July, 2022", UNKNOWN, "2022-07-12", id="in full"),
        pytest.param("12-14 May 2015", UNKNOWN, "2015-05-12/2015-05-14", id="a range"),
        pytest.param("May 2015", UNKNOWN, "2015-05", id="a month"),
        pytest.param("5 de mayo de 2023", UNKNOWN, "2023-05-05", id="Spanish"),
        pytest.param("samedi 12 mars 2022", UNKNOWN, "2022-03-12", id="French, with a weekday"),
        pytest.param("1. März 2024", UNKNOWN, "2024-03-01", id="German"),
    ],
)
def test_dates(text: str, family: Habits, value: Value) -> None:
    words = wording(text).norms
    assert kind_of(words) is Kind.DATE
    assert value_of(words, Kind.DATE, family) == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("-£3,400", Kind.MONEY, -3400, id="a minus before the sign"),
        pytest.param("\u2212\u00a33,400", Kind.MONEY, -3400, id="a real minus"),
        pytest.param("(£3,400)", Kind.MONEY, -3400, id="an accountant's brackets"),
        pytest.param("£1.5m", Kind.MONEY, 1_500_000, id="millions"),
        pytest.param("5,100.00 USD", Kind.MONEY, 5100.0, id="the code of a currency"),
        pytest.param("816 000", Kind.NUMBER, 816_000, id="spaces"),
        pytest.param("1'234'000", Kind.NUMBER, 1_234_000, id="apostrophes"),
        pytest.param("1.234,56", Kind.NUMBER, 1234.56, id="a decimal comma"),
        pytest.param("5,1 %", Kind.PERCENT, 5.1, id="a percentage with a comma"),
        pytest.param("2½", Kind.NUMBER, 2.5, id="a fraction as one sign"),
        pytest.param("two and a half", Kind.NUMBER, 2.5, id="a half in words"),
        pytest.param("three and a quarter", Kind.NUMBER, 3.25, id="a quarter in words"),
        pytest.param("a dozen", Kind.NUMBER, 12, id="a dozen"),
        pytest.param("half a dozen", Kind.NUMBER, 6, id="half a dozen"),
        pytest.param("two dozen", Kind.NUMBER, 24, id="two dozen"),
        pytest.param("sixty (60)", Kind.NUMBER, 60, id="said twice"),
        pytest.param("sixty (61)", Kind.NUMBER, None, id="said twice and not alike"),
        pytest.param("9 a.m.", Kind.NUMBER, "09:00", id="before noon"),
        pytest.param("7.30 p.m.", Kind.NUMBER, "19:30", id="after noon"),
        pytest.param("16:30", Kind.NUMBER, "16:30", id="of 24 hours"),
        pytest.param("2017/18", Kind.NUMBER, "2017/2018", id="a year that spans two"),
        pytest.param("007", Kind.NUMBER, None, id="a code"),
    ],
)
def test_figures(text: str, kind: Kind, value: Value) -> None:
    words = wording(text).norms
    assert kind_of(words) is kind
    assert value_of(words, kind) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("and may be", id="a verb that a month is spelled like"),
        pytest.param("12 loaves", id="a counted noun"),
        pytest.param("²", id="the mark of a note"),
        pytest.param("a half-baked", id="a word with a half"),
    ],
)
def test_no_literal(text: str) -> None:
    assert kind_of(wording(text).norms) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["28/8/2018", "8/7/2018"], Habits(day_first=True), id="the day first"),
        pytest.param(["8/28/2018"], Habits(day_first=False), id="the month first"),
        pytest.param(["8/28/2018", "28/8/2018"], UNKNOWN, id="both"),
        pytest.param(["8/7/2018"], UNKNOWN, id="neither"),
        pytest.param(["5,1", "3,20", "1.5"], Habits(decimal_comma=True), id="commas"),
        pytest.param(["5.1", "1,200"], Habits(decimal_comma=False), id="points"),
        pytest.param(["12.000", "8.000"], Habits(decimal_comma=True), id="thousands"),
        pytest.param(["12.000", "12.000"], UNKNOWN, id="one figure with three noughts"),
        pytest.param(["12.000", "8.000", "1.5"], Habits(decimal_comma=False), id="thousandths"),
        pytest.param(["0.000", "1.412"], UNKNOWN, id="three digits behind a point"),
    ],
)
def test_habits_of_a_family(words: list[str], found: Habits) -> None:
    assert habits([words]) == found


@pytest.mark.parametrize(
    ("words", "commas", "found"),
    [
        pytest.param(["4.100"], True, True, id="the language decides"),
        pytest.param(["4.100", "2.14", "9.30"], True, True, id="points that number sections"),
        pytest.param(["4,100.50", "2"], True, False, id="a comma that parts thousands"),
        pytest.param(["12.50", "\u20ac"], True, False, id="a point in a sum"),
        pytest.param(["4.100"], False, False, id="English, which has points"),
        pytest.param(["5,1", "%"], False, True, id="English with commas"),
        pytest.param(["4.100"], None, None, id="no language that is known"),
    ],
)
def test_what_no_figure_shows_the_language_decides(
    words: list[str],
    commas: bool | None,  # noqa: FBT001
    found: bool | None,  # noqa: FBT001
) -> None:
    assert habits([words], commas=commas).decimal_comma is found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("2,5 Mio. \u20ac", 2_500_000, id="German"),
        pytest.param("780 Tsd. \u20ac", 780_000, id="German thousands"),
        pytest.param("3 millions d'euros", 3_000_000, id="French"),
        pytest.param("2 mil millones de euros", 2_000_000_000, id="Spanish, in two words"),
        pytest.param("\u20ac 2,5 miljoen", 2_500_000, id="Dutch"),
        pytest.param("4.100 \u20ac", 4100, id="no sum has three digits behind its mark"),
    ],
)
def test_sums_in_other_languages(text: str, value: Value) -> None:
    words = wording(text).norms
    assert kind_of(words) is Kind.MONEY
    assert value_of(words, Kind.MONEY) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("8 h 30", "08:30", id="French"),
        pytest.param("8h30", "08:30", id="in one word"),
        pytest.param("9 Uhr", "09:00", id="German"),
        pytest.param("9.30 uur", "09:30", id="Dutch"),
    ],
)
def test_times_in_other_languages(text: str, value: Value) -> None:
    words = wording(text).norms
    assert kind_of(words) is Kind.NUMBER
    assert value_of(words, Kind.NUMBER) == value


def test_a_point_before_three_digits_is_in_doubt_where_nothing_tells() -> None:
    assert value_of(["4.100"], Kind.NUMBER) is None
    assert value_of(["4.100"], Kind.NUMBER, Habits(decimal_comma=False)) == 4.1


def test_a_comma_is_what_the_family_has_it_for() -> None:
    assert value_of(["1,234"], Kind.NUMBER) == 1234
    assert value_of(["1,234"], Kind.NUMBER, Habits(decimal_comma=True)) == 1.234
    assert value_of(["1.234"], Kind.NUMBER, Habits(decimal_comma=True)) == 1234


def test_the_magnitude_of_a_sum() -> None:
    assert scaled_by(["£", "3", "million"]) == 1_000_000
    assert scaled_by(["£", "3m"]) == 1_000_000
    assert scaled_by(["3m"]) is None  # metres
    assert scaled_by(["£", "3"]) is None


def test_only_english_is_english() -> None:
    assert is_english("The oven was mended and the bread of the day is sold.")
    assert not is_english("No cenário brando, com preço da lenha partindo de R$5,40.")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param("trois", "quatre", True, id="French"),
        pytest.param("zwei", "zwölf", True, id="German"),
        pytest.param("trois", "zwei", False, id="two languages"),
        pytest.param("trois", "mois", False, id="another word"),
        pytest.param("three", "four", False, id="English in another text"),
        pytest.param("tweede", "vierde", True, id="Dutch ordinals"),
    ],
)
def test_numerals_of_one_language(one: str, other: str, wanted: bool) -> None:  # noqa: FBT001
    assert are_numerals(one, other) is wanted


def test_english_numerals_are_those_of_an_english_text() -> None:
    assert are_numerals("first", "fourth", english=True)
    assert not are_numerals("trois", "quatre", english=True)


def test_small_words_that_two_languages_have_make_no_text_english() -> None:
    assert not is_english("Was wollen Sie in den Garten pflanzen? Was ist die Wahrheit?")
    assert not is_english("Is de oven van het dorp warm of koud?")
    assert is_english("A hen was kept for eggs.")
