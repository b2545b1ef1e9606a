import pytest

from hmicdiff.read.dates import date_of_name, date_of_text, spans


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("20310120.txt", "2031-01-20"),
        ("2031-1-5.md", "2031-01-05"),
        ("levels_2031_01_20_final.txt", "2031-01-20"),
        ("statements/2031/01/20.txt", "2031-01-20"),
        ("2030-01-01/2031-01-20.txt", "2031-01-20"),
        ("minutes_20jan2031.txt", "2031-01-20"),
        ("jan-20-2031.pdf", "2031-01-20"),
        ("20.01.2031.txt", "2031-01-20"),
        ("January 2031.txt", "2031-01"),
        ("2031-01.txt", "2031-01"),
        ("report_2031.txt", "2031"),
        ("20311399.txt", None),
        ("20310230.txt", None),
        ("notice-7.txt", None),
        ("notice2031-01.txt", "2031"),
        ("marching-2.txt", None),
        ("120310120.txt", None),
    ],
)
def test_the_date_in_a_name(name: str, date: str | None) -> None:
    assert date_of_name(name) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 31 January 2031 the gauge", "2031-01-31"),
        ("effective January 31, 2031, and", "2031-01-31"),
        ("the 1st of May, 2031", "2031-05-01"),
        ("Mar. 5, 2031", "2031-03-05"),
        ("of 2031-01-31, then of 2031-02-03", "2031-01-31"),
        ("on 13/4/2031", "2031-04-13"),
        ("on 4/13/2031", "2031-04-13"),
        ("on 4/4/2031", "2031-04-04"),
        ("on 3/4/2031, which may be one of two, and on 5 May 2031", "2031-05-05"),
        ("on 31 February 2031", None),
        ("Fax (916) 322-0886\n\nMarch 5, 2031", "2031-03-05"),
        ("in 2029 March 5, 2031", "2031-03-05"),
        ("on 2031 March 5", "2031-03-05"),
        ("in January, when 5 may march", None),
        ("section 2031-01-311", None),
        ("Fax 322-0886\n\nMarch 5, 2031", "2031-03-05"),
        ("Fax 322-0886 March 5, 2031", "2031-03-05"),
        ("Fax 322-1886\n\nMarch 5, 2031", "2031-03-05"),
        ("on March\n5, 2031", "2031-03-05"),
    ],
)
def test_the_first_date_of_a_text(text: str, date: str | None) -> None:
    assert date_of_text(text) == date


def test_dates_are_found_whole_and_apart() -> None:
    text = "From 8 January 2031 to January 15, 2031."
    assert [text[a:b] for a, b in spans(text)] == ["8 January 2031", "January 15, 2031"]
