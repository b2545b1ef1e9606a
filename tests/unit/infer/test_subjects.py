import pytest

from hmicdiff.pipeline import analyze
from tests.support import family

_REST = "The charter ends in May.\n\nEels are smoked by the weir."


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        pytest.param(
            ["{} Working Group Charter"] * 7 + ["{} Interest Group Charter"],
            "Old Ambrick Working Group Charter",
            id="in the middle of a name",
        ),
        pytest.param(
            ["Charter of the {} Mill of 2031"] * 8, "Old Ambrick", id="with words around it"
        ),
    ],
)
def test_what_a_release_is_about_is_a_whole_name(titles: list[str], wanted: str) -> None:
    names = (
        *("Old Ambrick", "Dunholt", "Upper Farrowby Bay", "Gillmere", "Hexcombe on Sea"),
        *("Larkminster", "Norcross", "Tolliver"),
    )
    texts = [
        f"{title.format(name)}\n\nRopes are mended on {at} May.\n\n{_REST}\n"
        for at, (name, title) in enumerate(zip(names, titles, strict=True), 2)
    ]
    assert wanted in {one.subject for one in analyze(family(*texts)).releases}


def test_what_is_but_a_part_of_most_names_calls_no_release() -> None:
    towns = ("Ambrick", "Dunholt", "Farrowby", "Gillmere", "Hexcombe", "Norcross", "Tolliver")
    titles = [f"{town} Working Group Charter" for town in towns]
    texts = [
        f"{title}\n\nThe {title.removesuffix(' Charter')} mends ropes on {at} May.\n\n{_REST}\n"
        for at, title in enumerate(titles, 2)
    ]
    other = "[draft, under talks] Larkminster Outreach (LOG) Working Charter"
    texts.append(f"{other}\n\nThe Working Group mends ropes on 20 May.\n\n{_REST}\n")
    subjects = [one.subject for one in analyze(family(*texts)).releases]
    assert "Working Group" not in subjects
    assert other in subjects
