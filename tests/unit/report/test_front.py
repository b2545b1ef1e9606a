import pytest

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.pipeline import analyze
from hmicdiff.report.front import Front, Lead, build_front
from hmicdiff.report.view import build_view
from hmicdiff.structs import replace
from tests import analyses
from tests.support import family, of_seeds

USUAL = [
    "Notice to the people of the weir",
    "The oven is cleaned at dawn by the baker and his two sons.",
    "Flour comes up the river by boat.",
    "Two cats keep the loft free of mice.",
    "Bread is sold from the cart.",
]


def front(*files: list[str]) -> Front:
    analysis = analyze(family(*("\n\n".join(file) for file in files)))
    return build_front(analysis, build_view(analysis))


def of_kind(told: Front, kind: FindingKind) -> Lead:
    return next(one for one in (*told.first, *told.rest) if one.claim.card.kind is kind)


def words(lead: Lead) -> str:
    return "".join(change.text for change in lead.theirs)


def test_the_title_is_that_of_the_documents_with_blanks() -> None:
    analysis = of_seeds()
    told = build_front(analysis, build_view(analysis))
    assert told.title.startswith("___ has made some improvements to how it identifies")
    assert told.compared == "5 documents compared"
    assert front(*[USUAL] * 4).compared == "4 notices compared"


def test_without_a_common_title_the_page_is_called_by_their_number() -> None:
    rows = [["Eels are sold.", "A", "B"], ["Pike is sold.", "A", "B"], ["Carp is sold.", "A", "B"]]
    assert front(*rows).title == ""


def test_where_no_title_is_shared_the_headings_are_told() -> None:
    rows = [
        [one, "What it is", f"Eels {n}.", "How it swims", "Well."] for n, one in enumerate("ABC")
    ]
    assert front(*rows).title == "“What it is” and “How it swims”"


def test_that_hardly_anything_is_shared_is_said() -> None:
    stories = [
        ["Old Hobb found a heron asleep in his barge, which would not leave before it was fed."],
        ["Casks of vinegar rolled down towpaths without hurting anyone but one hen of Nell's."],
        ["Strong frost split beams, so nobody may cross until oak has come from upstream woods."],
    ]
    told = front(*(["The keepers met.", *story] for story in stories))
    shared = "They share hardly more than “The keepers met.”; each has a text of its own"
    assert told.sentence.startswith(shared)
    assert front(*[USUAL] * 4).sentence.startswith("They share one common text")


def test_the_tallies_add_up_to_all_findings_but_typography() -> None:
    view = build_view(of_seeds())
    told = build_front(of_seeds(), view)
    kinds = [count.number for count in view.counts if count.kind is not FindingKind.TYPOGRAPHY]
    assert sum(one.number for one in told.tallies) == sum(kinds)


def test_no_quote_stands_for_two_whose_words_differ() -> None:
    analysis = of_seeds()
    told = build_front(analysis, build_view(analysis))
    for lead in (*told.first, *told.rest):
        quotes = {" ".join(card.quote.split()).casefold() for card in lead.claim.cards}
        if lead.claim.card.kind is FindingKind.EXTRA and len(lead.claim.cards) <= 3:
            assert len(lead.quotes) == len(quotes)
            assert "in these or other words" not in lead.claim.says


def test_what_is_reworded_beyond_a_comparison_still_shows_what_the_others_say() -> None:
    odd = [*USUAL[:1], "The baker's sons look after the oven.", *USUAL[2:]]
    told = front(*[USUAL] * 6, odd)
    leads = (*told.first, *told.rest)
    assert leads
    assert any(USUAL[1] in words(lead) for lead in leads)


def test_what_others_say_is_quoted_as_they_write_it() -> None:
    odd = [USUAL[0], "The oven is cleaned at dawn by the baker and by both his boys.", *USUAL[2:]]
    lead = of_kind(front(*[USUAL] * 7, odd), FindingKind.REWORDED)
    assert words(lead) == USUAL[1]
    assert lead.others == "7 of the 8 notices say"


def test_what_is_left_out_says_how_many_say_it() -> None:
    lead = of_kind(front(*[USUAL] * 9, [*USUAL[:3], USUAL[4]]), FindingKind.MISSING)
    assert (lead.quotes, lead.others) == ((), "9 of the 10 notices say")
    assert words(lead) == USUAL[3]


def test_settings_are_not_what_documents_share() -> None:
    stories = [
        f"page_count: {number}\n\n{story}"
        for number, story in enumerate(
            [
                "Old Hobb found a heron asleep in his barge, which would not leave unfed.",
                "Casks of vinegar rolled down towpaths without hurting anyone but one hen.",
                "Strong frost split beams, so nobody may cross until oak has come upstream.",
            ]
        )
    ]
    analysis = analyze(family(*stories))
    assert "page_count" not in build_front(analysis, build_view(analysis)).sentence


def test_who_leaves_something_out_is_not_counted_among_those_who_say_it() -> None:
    files = ["\n\n".join(one) for one in (*[USUAL] * 9, [*USUAL[:3], USUAL[4]])]
    analysis = analyze(family(*files))
    (missing,) = analysis.findings
    passages = tuple(
        replace(one, releases=10) if one.id == missing.passage else one
        for one in analysis.template.passages
    )
    having_all = replace(analysis, template=replace(analysis.template, passages=passages))
    told = build_front(having_all, build_view(having_all))
    assert of_kind(told, FindingKind.MISSING).others == "9 of the 10 notices say"


def test_who_put_otherwise_what_is_left_out_are_not_given_the_words_of_most() -> None:
    other = [*USUAL[:3], "Two old cats keep the whole loft free of mice.", USUAL[4]]
    lead = of_kind(front(*[USUAL] * 6, *[other] * 3, [*USUAL[:3], USUAL[4]]), FindingKind.MISSING)
    assert words(lead) == USUAL[3]
    assert lead.others == "9 of the 10 notices say this, 6 of them in these words"


def test_of_many_findings_about_seven_come_first_of_each_kind_one() -> None:
    analysis = of_seeds()
    told = build_front(analysis, build_view(analysis))
    kinds = [lead.claim.card.kind for lead in told.first]
    assert len(kinds) == 7
    assert len(set(kinds[:5])) == 5
    assert {lead.claim for lead in (*told.first, *told.rest)} == set(build_view(analysis).story)


@pytest.mark.parametrize(
    ("analysis", "compared"),
    [
        (analyses.alone(), "One document, and nothing to compare it with"),
        (analyses.empty(), "Nothing to compare"),
        (analyses.with_stranger(), "4 documents compared, and 1 document of another kind"),
    ],
)
def test_what_was_not_compared_is_said(analysis: Analysis, compared: str) -> None:
    told = build_front(analysis, build_view(analysis))
    assert told.compared == compared


def test_a_given_template_is_named() -> None:
    given = replace(analyses.family().template, given="standard.docx")
    analysis = replace(analyses.family(), template=given)
    told = build_front(analysis, build_view(analysis))
    assert told.compared.endswith("held against standard.docx")
    assert "come from the template" in told.sentence


def test_no_words_of_one_document_are_put_into_the_mouths_of_the_others() -> None:
    # the four others have another inspector, too: only the region is held against theirs
    told = build_front(of_seeds(), build_view(of_seeds()))
    value = of_kind(told, FindingKind.VALUE)
    assert not value.theirs
    texts = {one.id: one.text for one in of_seeds().releases}
    for lead in (*told.first, *told.rest):
        if lead.theirs and "{" not in words(lead):
            said = " ".join(words(lead).split())
            own = lead.claim.card.release.id
            others = (" ".join(text.split()) for one, text in texts.items() if one != own)
            assert any(said in text for text in others), said


def test_only_words_that_all_have_are_quoted_as_shared() -> None:
    def texts(*last: str) -> list[list[str]]:
        return [
            [one, f"{' '.join(own(one, at))}.", f"{' '.join(own(one[:4], at))}."]
            for at, one in enumerate(last)
        ]

    met = [f"The keepers of the lock met at {where}." for where in ("noon", "dusk", "last", "six")]
    told = front(*texts(*met)).sentence
    assert "hardly more than \u201cThe keepers of the lock met at ___.\u201d" in told
    others = [*met[:2], "The keepers of the lock then met again.", met[3]]
    told = front(*texts(*others)).sentence
    assert "The keepers of the lock" in told
    assert "met at" not in told


def test_blanks_alone_are_not_quoted_as_shared() -> None:
    days = [f"{day} May 2031" for day in (3, 14, 15, 29)]
    rows = [[day, " ".join(own("What it is", at)) + "."] for at, day in enumerate(days)]
    assert front(*rows).sentence.startswith("They share hardly anything; each has a text")


def test_how_many_passages_are_shared_is_said_where_these_are_more_than_are_shown() -> None:
    heads = ["What it is", "Who came to it", "What was said there", "When the next one is"]
    rows = [
        [part for head in heads for part in (head, " ".join(own(head, at)) + ".")]
        for at in range(3)
    ]
    assert "They share hardly more than passages such as" in front(*rows).sentence


def own(head: str, at: int) -> list[str]:
    """Return words that no other release says, nor this one under another heading."""
    return [f"{chr(97 + at)}{chr(97 + n)}{head[::-1].replace(' ', '')}" for n in range(24)]
