import pytest

from hmicdiff.differences.merged_and_split import needs_each, states_the_same
from hmicdiff.differences.stems import stems
from hmicdiff.model.template import Kind, Reading, Slot
from hmicdiff.read.normalize import wording

CLAIM = "The bridge was closed in spring and opened again by the ferry guild"


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        pytest.param(
            ["The bridge was closed in spring.", "It was opened again by the ferry guild."],
            True,
            id="half of it in each",
        ),
        pytest.param(
            ["In spring the eels were smoked.", f"{CLAIM}, as everybody had hoped."],
            False,
            id="all of it in one",
        ),
        pytest.param(["The bridge.", CLAIM], False, id="hardly any in one"),
        pytest.param(
            ["The bridge was closed.", f"In spring {CLAIM[30:]} of the town and {CLAIM[46:]}"],
            True,
            id="a short part that says nothing else",
        ),
    ],
)
def test_a_passage_is_split_only_over_sentences_that_it_needs(
    sentences: list[str],
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    said = [stems(wording(each).norms) for each in sentences]
    assert needs_each(said, stems(wording(CLAIM).norms)) is wanted


VOTE = "The members voted for a rise of 0.25 points"
FEE = "The fee is", Slot("fee", "fee", Kind.NUMBER), "pounds."


@pytest.mark.parametrize(
    ("parts", "text", "wanted"),
    [
        pytest.param((VOTE,), f"{VOTE} at last.", True, id="the same figure"),
        pytest.param((VOTE,), "The members voted for it.", False, id="a figure left out"),
        pytest.param((VOTE,), f"{VOTE}, one for 0.5.", False, id="a figure of its own"),
        pytest.param(FEE, "The fee is 14 pounds.", True, id="a figure in a slot"),
    ],
)
def test_what_says_several_passages_has_their_figures(
    parts: tuple[str | Slot, ...],
    text: str,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    reading = Reading(id="p.a", parts=parts, releases=("a", "b"))
    assert states_the_same([reading], wording(text).norms) is wanted
