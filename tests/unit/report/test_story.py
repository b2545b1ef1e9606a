from dataclasses import replace

from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from hmicdiff.report.view import build_view
from tests import analyses
from tests.support import family, of_seeds


def told() -> list[tuple[str, list[str], str]]:
    return [
        (claim.before, [name.name for name in claim.names], claim.says)
        for claim in build_view(of_seeds()).story
    ]


def test_what_only_one_says_is_told_of_it() -> None:
    assert ("Only", ["Northamptonshire Police"], "says") in told()


def test_releases_that_share_a_finding_are_told_together() -> None:
    assert ("", ["Cumbria Constabulary", "Durham Constabulary"], "do not say") in told()


def test_more_than_three_are_counted() -> None:
    story = build_view(analyses.large(40, 30)).story
    counted = [claim for claim in story if not claim.names]
    assert all(claim.before.endswith("releases of 40") for claim in counted)
    assert all(len(claim.cards) > 3 for claim in counted)


def test_typography_is_no_story() -> None:
    assert FindingKind.TYPOGRAPHY not in {claim.card.kind for claim in build_view(of_seeds()).story}


def test_one_release_does_not_fill_the_story_while_others_have_something_to_say() -> None:
    extra = [
        claim.card.release.id
        for claim in build_view(of_seeds()).story
        if claim.card.kind is FindingKind.EXTRA
    ]
    assert extra.count("northamptonshire-police") <= 2


def test_without_findings_there_is_no_story() -> None:
    assert build_view(replace(analyses.family(), findings=())).story == ()


def test_an_alternative_is_one_claim() -> None:
    usual = ["The oven is cleaned.", "Flour comes by boat.", "Two cats keep the loft.", "So be it."]
    own = [usual[0], "Nobody could say who had painted the bridge green.", *usual[2:]]
    files = ["\n\n".join(file) for file in [usual] * 5 + [own]]
    story = build_view(analyze(family(*files))).story
    assert [claim.card.kind for claim in story] == [FindingKind.EXTRA]


def test_of_one_release_there_are_two_claims_at_the_most_where_there_are_many() -> None:
    told = [claim.card.release.id for claim in build_view(analyses.large(40, 30)).story]
    assert max(map(told.count, told)) <= 2
