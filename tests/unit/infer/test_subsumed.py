import pytest

from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.subsumed import without_subsumed
from hmicdiff.read.normalize import wording


def reading(*sentences: str, joint: bool = False) -> DraftReading:
    """Return a reading of sentences with their values in braces, each in a release of its own."""
    return DraftReading(tuple(map(_filling, sentences)), joint)


def _filling(marked: str) -> Filling:
    release, marked = marked.split(":", 1)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for part in marked.replace("}", "{").split("{"):
        norms = wording(part).norms
        if part and marked[marked.index(part) - 1 : marked.index(part)] == "{":
            spans.append((len(words), len(words) + len(norms)))
        words += norms
    plain = wording(marked.replace("{", "").replace("}", ""))
    return Filling((int(release), 0), plain, tuple(spans))


WIDER = reading(
    "0:{Skerry Lines} recalls the lamp for a risk of {fire}",
    "1:{Holm Boats} recalls the lamp for a risk of {falls}",
    "2:{Ayle Ferries} recalls the lamp for a risk of {sharp edges}",
)


def test_a_reading_that_fills_in_a_wider_one_is_part_of_it() -> None:
    own = reading(
        "3:Tarn Boats recalls the lamp for a risk of fire",
        "4:Tarn Boats recalls the lamp for a risk of fire",
    )
    (one,) = without_subsumed([WIDER, own])
    assert one.releases == (0, 1, 2, 3, 4)
    assert {" ".join(each.words(0)) for each in one.fillings[3:]} == {"Tarn Boats"}
    assert {" ".join(each.words(1)) for each in one.fillings[3:]} == {"fire"}


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(
            reading("3:Tarn Boats never recalls the lamp for a risk of fire"), id="other words"
        ),
        pytest.param(
            reading("3:Tarn Boats recalls the lamp for a risk of no fire"), id="a negation"
        ),
        pytest.param(reading("3:nobody recalls the lamp for a risk of fire"), id="no name"),
        pytest.param(
            reading(
                "3:Tarn Boats recalls the lamp for a risk of fire that spreads from the attic down"
            ),
            id="longer than a value",
        ),
        pytest.param(
            reading("3:Tarn Boats recalls the lamp for a risk of fire", joint=True),
            id="what says another passage, too",
        ),
        pytest.param(
            reading(*(f"{n}:Tarn Boats recalls the lamp for a risk of fire" for n in range(3, 7))),
            id="what more releases say",
        ),
    ],
)
def test_what_is_more_than_a_wider_reading_filled_in_stays(own: DraftReading) -> None:
    assert without_subsumed([WIDER, own]) == [WIDER, own]


def test_a_reading_of_slots_alone_takes_no_other() -> None:
    hollow = reading("0:{Skerry} in {May}", "1:{Holm} in {June}", "2:{Ayle} in {July}")
    own = reading("3:Tarn Boats of Ayle in April")
    assert without_subsumed([hollow, own]) == [hollow, own]


def test_a_figure_is_filled_in_by_a_figure_alone() -> None:
    wider = reading(
        "0:We had {12} cases here", "1:We had {31} cases here", "2:We had {4} cases here"
    )
    figure, word = reading("3:We had 77 cases here"), reading("3:We had sad cases here")
    assert len(without_subsumed([wider, figure])) == 1
    assert without_subsumed([wider, word]) == [wider, word]
