from hmicdiff.report.view import build_view
from tests import analyses
from tests.support import of_seeds


def test_words_of_what_is_extra_and_what_is_added_are_counted() -> None:
    words = {one.name.id: one.own_words for one in build_view(analyses.family()).releases}
    assert words["ada"] == 0
    assert words["bern"] > words["cork"] > 0


def test_what_is_missing_adds_nothing() -> None:
    durham = next(
        one for one in build_view(of_seeds()).releases if one.name.id == "durham-constabulary"
    )
    added = [
        change.text
        for group in durham.groups
        for card in group.cards
        for change in card.changes
        if change.op == "added" and change.text.strip(" ,")
    ]
    assert durham.own_words == sum(len(text.split()) for text in added) == 4
