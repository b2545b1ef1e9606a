import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.infer.values import Value, counted_off, value_of
from hmicdiff.model.template import Kind
from hmicdiff.read.english import MONTHS, NUMBER_WORDS
from hmicdiff.read.normalize import wording

WORDS = st.lists(
    st.sampled_from(
        sorted(MONTHS | NUMBER_WORDS)
        + "all but to - and , / % £ m bn k of the".split()
        + "12 0 007 1,200 1,2 3.5 2014 17th 0:99 99pm 20k".split()
    )
    | st.text(min_size=1, max_size=4),
    max_size=6,
)


@pytest.mark.parametrize(
    ("written", "kind", "wanted"),
    [
        pytest.param("12", Kind.NUMBER, 12, id="digits"),
        pytest.param("1,200", Kind.NUMBER, 1200, id="thousands"),
        pytest.param("3.5", Kind.NUMBER, 3.5, id="a fraction"),
        pytest.param("+ 3.5", Kind.NUMBER, 3.5, id="more by"),
        pytest.param("+ 44 208 157 016", Kind.NUMBER, None, id="a telephone"),
        pytest.param("ten", Kind.NUMBER, 10, id="a word"),
        pytest.param("Twenty-nine", Kind.NUMBER, 29, id="two words"),
        pytest.param("one hundred and five", Kind.NUMBER, 105, id="many words"),
        pytest.param("1.5 million", Kind.NUMBER, 1_500_000, id="a scale"),
        pytest.param("None", Kind.NUMBER, 0, id="none"),
        pytest.param("no", Kind.NUMBER, 0, id="no"),
        pytest.param("17th", Kind.NUMBER, 17, id="an ordinal"),
        pytest.param("Two hundred and forty-eighth", Kind.NUMBER, 248, id="an ordinal in words"),
        pytest.param("16:47:50-05:00", Kind.NUMBER, "16:47:50", id="a time to the second"),
        pytest.param("16:74:50", Kind.NUMBER, None, id="no time of a day"),
        pytest.param("12 to 15", Kind.NUMBER, "12/15", id="a range"),
        pytest.param("15 to 12", Kind.NUMBER, None, id="no range"),
        pytest.param("£2 to £3 million", Kind.MONEY, "2000000/3000000", id="a range of millions"),
        pytest.param("900 to 2,500 million", Kind.NUMBER, "900000000/2500000000", id="one scale"),
        pytest.param("2 thousand to 3 million", Kind.NUMBER, "2000/3000000", id="two scales"),
        pytest.param("£500 to £1 million", Kind.MONEY, None, id="a scale of one or of both"),
        pytest.param("2017/18", Kind.NUMBER, "2017/2018", id="years"),
        pytest.param("2018/17", Kind.NUMBER, None, id="no years"),
        pytest.param("8.30pm", Kind.NUMBER, "20:30", id="an afternoon"),
        pytest.param("12am", Kind.NUMBER, "00:00", id="midnight"),
        pytest.param("007", Kind.NUMBER, None, id="a code"),
        pytest.param("some", Kind.NUMBER, None, id="no number"),
        pytest.param("all but one", Kind.NUMBER, None, id="refers to another"),
        pytest.param("£1,200", Kind.MONEY, 1200, id="pounds"),
        pytest.param("£4.5m", Kind.MONEY, 4_500_000, id="millions of pounds"),
        pytest.param("€3 billion", Kind.MONEY, 3_000_000_000, id="billions of euros"),
        pytest.param("$1.25 trillion", Kind.MONEY, 1_250_000_000_000, id="trillions of dollars"),
        pytest.param("12 per cent", Kind.PERCENT, 12, id="per cent"),
        pytest.param("12.5%", Kind.PERCENT, 12.5, id="%"),
        pytest.param("3 May 2014", Kind.DATE, "2014-05-03", id="a day"),
        pytest.param("1\u00b0 de mayo de 2014", Kind.DATE, "2014-05-01", id="the first in Spanish"),
        pytest.param(
            "28 d\u00edas del mes de mayo del a\u00f1o 2014",
            Kind.DATE,
            "2014-05-28",
            id="days of a month",
        ),
        pytest.param("3 de setiembre de 2014", Kind.DATE, "2014-09-03", id="September without a p"),
        pytest.param("Monday 3rd of May 2014", Kind.DATE, "2014-05-03", id="a day in full"),
        pytest.param("May 3, 2014", Kind.DATE, "2014-05-03", id="the month first"),
        pytest.param("April 2014", Kind.DATE, "2014-04", id="a month and no day of it"),
        pytest.param("2014", Kind.DATE, "2014", id="a year"),
        pytest.param("3 May", Kind.DATE, "--05-03", id="no year"),
        pytest.param("May", Kind.DATE, None, id="a month alone"),
        pytest.param("32 May 2014", Kind.DATE, None, id="no such day"),
        pytest.param("7 and 8 July 2012", Kind.DATE, "2012-07-07/2012-07-08", id="two days"),
        pytest.param("May to July 2012", Kind.DATE, "2012-05/2012-07", id="months"),
        pytest.param("a reduction", Kind.CHOICE, "reduction", id="a choice with an article"),
        pytest.param("No change", Kind.CHOICE, "no change", id="a choice"),
        pytest.param("the", Kind.CHOICE, "the", id="an article alone"),
        pytest.param("Old Mill", Kind.NAME, None, id="a name"),
        pytest.param("12", Kind.TEXT, None, id="words that happen to be a figure"),
        pytest.param("", Kind.NUMBER, None, id="nothing"),
    ],
)
def test_values(written: str, kind: Kind, wanted: Value) -> None:
    found = value_of(wording(written).norms, kind)
    assert found == wanted
    assert isinstance(found, float) == isinstance(wanted, float)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("all but one", 1),
        ("All but three", 3),
        ("all but", None),
        ("all but ten", None),
        ("", None),
    ],
)
def test_what_is_counted_off(written: str, wanted: int | None) -> None:
    assert counted_off(written.split()) == wanted


@given(WORDS, st.sampled_from(Kind))
def test_any_words_have_a_value_or_none(words: list[str], kind: Kind) -> None:
    found = value_of(words, kind)
    assert found is None or isinstance(found, int | float | str)
    if kind in (Kind.NAME, Kind.TEXT):
        assert found is None
