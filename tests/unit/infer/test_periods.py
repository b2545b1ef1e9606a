import pytest

from hmicdiff.infer.periods import period
from hmicdiff.read.normalize import wording


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Between May 2012 and June 2013, we sold # loaves.",
            "Between May 2012 and June 2013",
            id="between",
        ),
        pytest.param("Since May 2012 we sold # loaves.", "Since May 2012", id="since"),
        pytest.param("In 2012, # loaves were sold.", "In 2012", id="a year"),
        pytest.param("We sold # loaves in May.", "in May", id="after the figure"),
        pytest.param(
            "In 2011 we rested and in 2012 we sold # loaves.", "in 2012", id="the last before"
        ),
        pytest.param(
            "We sold # loaves in 2012 and since 2013 none.", "in 2012", id="the first after"
        ),
        pytest.param(
            "From the end of May\n 2012 we sold # loaves.",
            "From the end of May 2012",
            id="over a line end",
        ),
        pytest.param("In the mill we sold # loaves.", None, id="a place"),
        pytest.param("We sold # loaves of 2012.", None, id="no word that begins a time"),
        pytest.param("In 17 towns we sold # loaves.", None, id="a figure that is no year"),
        pytest.param("#", None, id="nothing"),
    ],
)
def test_period(text: str, wanted: str | None) -> None:
    found = period(wording(text), text.index("#"))
    assert found == wanted
