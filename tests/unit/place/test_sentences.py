import pytest

from hmicdiff.model.analysis import Match, PlacedSentence, Status
from hmicdiff.pipeline import analyze
from tests.support import family

OVEN = "The baker cleans the oven before dawn."
FLOUR = "Flour for the rolls is milled beside the river."
BREAD = "Customers praised crusty bread and sweet cake."
GUILD = "Guild members visited again in autumn."
PRICE = "Apprentices complained about wages."
USUAL = [OVEN, FLOUR, BREAD, GUILD]


def placed(*files: list[str], of: int) -> dict[str, PlacedSentence]:
    """Return the sentences of a release by their words."""
    analysis = analyze(family(*("\n\n".join(file) for file in files)))
    (one,) = (each for each in analysis.releases if each.source == f"{of}.txt")
    return {one.text[each.start : each.end]: each for each in one.sentences}


@pytest.mark.parametrize(
    ("file", "sentence", "status", "match"),
    [
        pytest.param(USUAL, OVEN, Status.BOILERPLATE, Match.EXACT, id="as the others"),
        pytest.param([*USUAL, PRICE], PRICE, Status.EXTRA, Match.ALONE, id="alone"),
        pytest.param(
            [OVEN, FLOUR.replace("is", "was"), BREAD, GUILD],
            FLOUR.replace("is", "was"),
            Status.REWORDED,
            Match.WORDS,
            id="in other words",
        ),
    ],
)
def test_status_and_link(file: list[str], sentence: str, status: Status, match: Match) -> None:
    found = placed(USUAL, USUAL, USUAL, file, of=3)[sentence]
    assert (found.status, found.matched_by) == (status, match)


def test_a_filled_sentence_is_linked_by_its_words() -> None:
    files = [[OVEN, f"We sold {n} loaves.", GUILD] for n in (3, 17, 40)]
    found = placed(*files, of=1)["We sold 17 loaves."]
    assert (found.status, found.matched_by) == (Status.FILLED, Match.SLOTS)


def test_a_sentence_in_another_place_has_moved() -> None:
    found = placed(*[USUAL] * 4, [FLOUR, BREAD, GUILD, OVEN], of=4)
    assert {text: each.moved for text, each in found.items()} == {
        OVEN: True,
        FLOUR: False,
        BREAD: False,
        GUILD: False,
    }


def test_links_are_as_sure_as_their_words_are_alike() -> None:
    other = FLOUR.replace("milled beside", "bought across")
    sure = placed(USUAL, USUAL, USUAL, [OVEN, FLOUR, BREAD, GUILD], of=3)[FLOUR].confidence
    less = placed(USUAL, USUAL, USUAL, [OVEN, other, BREAD, GUILD], of=3)[other].confidence
    assert 0.5 <= less <= sure <= 1


def test_missing_is_what_half_of_the_releases_have() -> None:
    short = [OVEN, FLOUR, GUILD]
    analysis = analyze(family(*("\n\n".join(each) for each in (USUAL, USUAL, USUAL, short))))
    missing = {one.source: one.missing for one in analysis.releases}
    (bread,) = (p.id for p in analysis.template.passages if p.main.pattern == BREAD)
    assert missing == {"0.txt": (), "1.txt": (), "2.txt": (), "3.txt": (bread,)}


def test_a_stranger_lacks_nothing() -> None:
    stranger = ["Engineers closed two bridges.", "Lorries will take longer."]
    analysis = analyze(family(*("\n\n".join(each) for each in (*[USUAL] * 4, stranger))))
    (odd,) = (one for one in analysis.releases if one.stranger)
    assert odd.missing == ()
    assert {each.status for each in odd.sentences} == {Status.EXTRA}
