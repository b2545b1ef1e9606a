"""Slips put into a made-up family are found, and nothing else is told."""

import pytest

from hmicdiff.model.analysis import FindingKind, Level
from hmicdiff.pipeline import analyze
from hmicdiff.slips.find import slips as find_slips
from hmicdiff.slips.registry import RULES
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import replace
from tests.support import family
from tests.unit.slips.libraries import analyzed, planted, slips, subject, text, untouched

PLANTED = {
    "another's subject in the title": (
        *("foreign-subject", 3, f"{subject(3)} has made", f"{subject(7)} has made"),
        "Hexthorpe",
    ),
    "another's subject in a sentence": (
        *("foreign-subject", 3, f"The catalogue of {subject(3)}", f"The catalogue of {subject(7)}"),
        "Hexthorpe",
    ),
    "a part and its whole exchanged": (
        *(
            "part-over-whole",
            4,
            "There were 27 members of staff, 20",
            "There were 20 members of staff, 27",
        ),
        "27",
    ),
    "one figure in two ways": (
        "figures-differ",
        5,
        "all 640 came back",
        "all 460 came back",
        "460",
    ),
    "two letters of a name exchanged": (
        *(
            "name-differs",
            7,
            f"The catalogue of {subject(7)}",
            "The catalogue of Hexthrope Library",
        ),
        "Hexthrope",
    ),
    "the other region's inspector": (
        *("companion", 6, "Ottoline Frere", "Magnus Tolliver"),
        "Magnus Tolliver",
    ),
    "a headline without its hedge": (
        *("headline", 8, "has made some progress", "has made progress"),
        "Inverlune",
    ),
    "a plural verb after the subject": (
        "agreement",
        2,
        "Library has counted",
        "Library have counted",
        "have",
    ),
    "a plural verb in boilerplate": (
        "agreement",
        9,
        "the lift was repaired",
        "the lift were repaired",
        "were",
    ),
    "a lost full stop": ("full-stop", 1, "repaired last year.", "repaired last year", "year"),
    "a space in a word": ("hyphen", 10, "long-term", "long- term", "long- term"),
    "a quote that is not closed": ("quote-mark", 0, 'may borrow them".', "may borrow them.", '"'),
    "a word that stands twice": (
        "doubled-word",
        11,
        "the old cards",
        "the the old cards",
        "the the",
    ),
    "a long word that stands twice": (
        "doubled-word",
        11,
        "the old cards",
        "the old cards cards",
        "cards cards",
    ),
    "a blank": ("blank", 7, "In the year before, 1543", "In the year before, [number]", "[number]"),
    "another day of the week": (
        "date",
        6,
        "Monday 3 April",
        "Tuesday 3 April",
        "Tuesday 3 April 2017",
    ),
    "a day that no month has": ("date", 4, "Monday 3 April", "31 April", "31 April 2017"),
    "a visit that ends before it begins": (
        "span",
        5,
        "took a week",
        "went on between 9 April 2017 and 3 April 2017",
        "between 9 April 2017 and 3 April 2017",
    ),
}


def test_a_family_without_slips_has_none() -> None:
    assert slips(untouched()) == []


@pytest.mark.parametrize(
    ("rule", "number", "right", "wrong", "quote"), PLANTED.values(), ids=list(PLANTED)
)
def test_a_slip_is_found_and_nothing_else(
    rule: str, number: int, right: str, wrong: str, quote: str
) -> None:
    analysis = analyzed({number: planted(number, right, wrong)})
    (found,) = slips(analysis)
    (release,) = (one for one in analysis.releases if one.id == found.release)
    assert (found.rule, found.level, found.kind) == (
        rule,
        RULES[rule].level,
        FindingKind.INCONSISTENT,
    )
    assert release.source == f"{number}.txt"
    assert found.quote.startswith(quote)
    assert found.quote == release.text[found.start : found.end]
    assert found.line == release.text.count("\n", 0, found.start) + 1
    assert found.message.endswith(".")


@pytest.mark.parametrize(
    ("rule", "number", "right", "wrong", "quote"), PLANTED.values(), ids=list(PLANTED)
)
def test_the_evidence_is_quoted_as_it_stands(
    rule: str, number: int, right: str, wrong: str, quote: str
) -> None:
    analysis = analyzed({number: planted(number, right, wrong)})
    texts = {release.id: release.text for release in analysis.releases}
    for found in slips(analysis):
        assert found.rule == rule
        assert quote
        assert found.evidence
        for one in found.evidence:
            assert one.quote == texts[one.release][one.start : one.end]
            assert one.line == texts[one.release].count("\n", 0, one.start) + 1


def test_several_slips_are_all_found() -> None:
    chosen = ("another's subject in a sentence", "a part and its whole exchanged")
    more = ("a plural verb after the subject", "a lost full stop", "a quote that is not closed")
    plants = [PLANTED[name] for name in (*chosen, *more)]
    analysis = analyzed({number: planted(number, *words) for _, number, *words, _ in plants})
    assert sorted(str(found.rule) for found in slips(analysis)) == sorted(
        rule for rule, *_ in plants
    )


def test_slips_change_no_other_finding() -> None:
    _, number, right, wrong, _ = PLANTED["a space in a word"]
    analysis = analyzed({number: planted(number, right, wrong)})
    off = SlipSettings(dict.fromkeys(RULES, None))
    corpus = family(*(text(n) if n != number else planted(n, right, wrong) for n in range(12)))
    without = analyze(corpus, settings=off)
    others = tuple(found for found in analysis.findings if found.rule is None)
    assert others == without.findings
    assert replace(analysis, findings=()) == replace(without, findings=())


def test_slips_are_looked_for_in_the_releases_that_are_asked_for() -> None:
    names = ("a lost full stop", "a plural verb in boilerplate")
    plants = [PLANTED[name] for name in names]
    analysis = analyzed({number: planted(number, *words) for _, number, *words, _ in plants})
    ids = {release.source: release.id for release in analysis.releases}
    found = find_slips(analysis.releases, analysis.template, only={ids["9.txt"]})
    assert [(one.release, one.rule) for one in found] == [(ids["9.txt"], "agreement")]


def test_a_rule_can_be_off_and_have_another_level() -> None:
    _, number, right, wrong, _ = PLANTED["a lost full stop"]
    analysis = analyzed({number: planted(number, right, wrong)})

    def levels(settings: SlipSettings) -> list[Level | None]:
        found = find_slips(analysis.releases, analysis.template, settings=settings)
        return [one.level for one in found]

    assert levels(SlipSettings()) == [Level.NOTE]
    assert levels(SlipSettings({"full-stop": Level.ERROR})) == [Level.ERROR]
    assert levels(SlipSettings({"full-stop": None})) == []
    assert levels(SlipSettings(least=Level.WARNING)) == []
    assert levels(SlipSettings({"full-stop": Level.WARNING}, Level.WARNING)) == [Level.WARNING]


def test_one_release_is_held_against_itself() -> None:
    words = "Of the 18 doors, 20 were open on 31 June. The the lift is out of order.\n"
    found = analyze(family(f"A visit\n\n{words}")).findings
    assert sorted(str(one.rule) for one in found) == ["date", "doubled-word", "part-over-whole"]


def test_no_slips_are_looked_for_in_a_stranger() -> None:
    texts = [text(number) for number in range(6)]
    stranger = "Chop two onions on 31 June.\n\nFry the the garlic in butter until it is brown.\n"
    analysis = analyze(family(*texts, stranger))
    assert any(release.stranger for release in analysis.releases)
    assert slips(analysis) == []


def test_a_plural_that_two_use_is_a_way_of_saying_it() -> None:
    changed = {at: planted(at, "Library has counted", "Library have counted") for at in (2, 5)}
    assert slips(analyzed(changed)) == []
