"""The slips of the seeds: each is in the releases, and there are no others."""

from collections import Counter

import pytest

from hmicdiff import present
from hmicdiff.model.analysis import Level
from hmicdiff.report.view import build_view
from tests.support import of_seeds

SLIPS = {
    ("humberside-police", 26, "agreement", "have"),
    ("northamptonshire-police", 15, "hyphen", "Self- Assessment"),
    ("northamptonshire-police", 5, "headline", "Northamptonshire Police has made improvements"),
    ("northumbria-police", 5, "headline", "Northumbria Police has made improvements"),
    ("northumbria-police", 21, "agreement", "has"),
    ("northumbria-police", 21, "full-stop", "approved"),
}


def test_the_slips_of_the_seeds() -> None:
    found = {
        (one.release, one.line, one.rule, one.quote.partition(" to how")[0])
        for one in of_seeds().findings
        if one.rule
    }
    assert found == SLIPS


@pytest.mark.parametrize(
    ("form", "rule", "evidence"),
    [
        ("text", "rule {}", "against it: "),
        ("md", "rule `{}`", "against it, "),
        ("html", "<span>rule {}</span>", ">Against it: "),
    ],
)
def test_each_slip_is_reported_with_its_rule_and_its_evidence(
    form: str, rule: str, evidence: str
) -> None:
    slips = [one for one in of_seeds().findings if one.rule]
    shown = " ".join(present(of_seeds(), form).split())
    for name, number in Counter(one.rule for one in slips).items():
        assert shown.count(rule.format(name)) == number
    assert shown.count(evidence) == sum(len(one.evidence) for one in slips)


def test_the_worst_slips_come_first() -> None:
    view = build_view(of_seeds())
    (mine,) = [one for one in view.releases if one.name.id == "northumbria-police"]
    assert mine.groups[0].title == "Slips"
    told = [card.level for card in mine.groups[0].cards]
    assert told == [Level.WARNING, Level.NOTE, Level.NOTE]
    story = [claim.card.level for claim in view.story if claim.card.rule]
    assert story == [Level.WARNING, Level.WARNING]
