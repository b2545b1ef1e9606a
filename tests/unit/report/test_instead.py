import pytest

from hmicdiff.pipeline import analyze
from hmicdiff.report.instead import Instead
from hmicdiff.report.usual import Usual
from hmicdiff.report.view import build_view
from tests.support import family

MISSING = "Lockkeepers examine every leaking barge before nightfall."
USUAL = [
    "The oven is cleaned at dawn.",
    "Flour comes up the river by boat.",
    MISSING,
    "Two cats keep the loft free of mice.",
]


@pytest.mark.parametrize(
    ("at", "own", "says"),
    [
        pytest.param(2, "Geese walk to the fair of the next town.", False, id="else"),
        pytest.param(2, "An examination of leaks is made by the lockkeeper.", True, id="words"),
        pytest.param(0, "An examination of leaks is made by the lockkeeper.", False, id="place"),
    ],
)
def test_what_is_said_in_the_place_of_what_is_missing_may_say_it_in_other_words(
    at: int,
    own: str,
    says: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    rest = [one for one in USUAL if one != MISSING]
    texts = [*[USUAL] * 8, [*rest[:at], own, *rest[at:]]]
    analysis = analyze(family(*("\n\n".join(one) for one in texts)))
    (card,) = (
        card
        for release in build_view(analysis).releases
        for group in release.groups
        for card in group.cards
        if "".join(chunk.text for chunk in card.expected) == MISSING and not card.quote
    )
    common = {one.id for one in analysis.template.passages if one.releases > 4}
    assert Instead(analysis.releases, analysis.template.passages, common).says(card) is says
    assert Usual(analysis).hold([card]) is not says
