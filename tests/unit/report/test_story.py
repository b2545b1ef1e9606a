from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.model.analysis import FindingKind, Level, Op
from hmicdiff.pipeline import analyze
from hmicdiff.report.cards import Chunk
from hmicdiff.report.lacking import Lacking
from hmicdiff.report.newsworthy import is_news
from hmicdiff.report.story import Claim, _Chosen, _claim
from hmicdiff.report.view import build_view
from hmicdiff.structs import replace
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


def test_of_more_than_three_the_rest_is_counted() -> None:
    own = ["Nobody could say who had painted the bridge green.", *USUAL]
    (claim,) = [one for one in claims([USUAL] * 20 + [own] * 5) if one.number > 1]
    assert (len(claim.names), claim.more, claim.says) == (3, 2, "say")


def test_a_release_that_says_it_twice_is_one_place() -> None:
    twice = ["Nobody could say who had painted the bridge green.", *USUAL]
    story = claims([USUAL] * 18 + [twice] * 2)
    (claim,) = [one for one in story if one.card.kind is FindingKind.EXTRA]
    doubled = replace(claim, cards=(*claim.cards, *claim.cards))
    assert [card.release.id for card in doubled.places] == [one.id for one in claim.names]


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


USUAL = [
    "The oven is cleaned at dawn.",
    "Flour comes up the river by boat.",
    "Two cats keep the loft free of mice.",
    "Bread is sold from the cart.",
]


OWN = "gul ter mos chal sal heath barl gran".split()


def claims(files: list[list[str]]) -> list[Claim]:
    return list(build_view(analyze(family(*("\n\n".join(file) for file in files)))).story)


def test_a_long_row_of_own_sentences_is_quoted_in_short() -> None:
    who = ("smith", "miller", "reeve", "ferryman", "cooper", "weaver", "tanner", "mason")
    row = [
        f"Nobody could tell the {one} who had painted the bridge in so deep a green." for one in who
    ]
    (claim,) = claims([USUAL] * 5 + [[*USUAL[:2], " ".join(row), *USUAL[2:]]])
    assert claim.says == "says, in 8 sentences in a row"
    assert claim.card.quote.startswith(row[0])
    assert claim.card.quote.endswith(" …")
    assert len(claim.card.quote.split()) < 50


def test_what_many_lack_and_labels_are_no_news() -> None:
    label = "Opening hours"
    files = [USUAL] * 9 + [[*USUAL[:2], USUAL[3]]] * 4
    assert claims(files) == []
    files = [[label, *USUAL]] * 19 + [USUAL]
    assert claims(files) == []
    files = [USUAL] * 19 + [[*USUAL[:2], USUAL[3]]]
    assert [claim.card.kind for claim in claims(files)] == [FindingKind.MISSING]


def test_who_is_not_told_to_lack_it_is_not_counted_among_those_who_do() -> None:
    analysis = analyze(
        family(*("\n\n".join(one) for one in [USUAL] * 18 + [[*USUAL[:2], USUAL[3]]] * 2))
    )
    lacking = [one for one in analysis.findings if one.kind is FindingKind.MISSING]
    told = replace(lacking[0], shared_with=(lacking[1].release, analysis.releases[0].id))
    rest = tuple(one for one in analysis.findings if one not in lacking)
    (claim,) = (
        claim
        for claim in build_view(replace(analysis, findings=(told, *rest))).story
        if claim.card.kind is FindingKind.MISSING
    )
    assert [name.id for name in claim.names] == [told.release]


def test_who_does_not_have_the_words_is_not_told_to_say_them() -> None:
    own = "The old miller of the lock keeps three white geese in the upper mill pond."
    analysis = analyze(family(*("\n\n".join(one) for one in [USUAL] * 19 + [[*USUAL, own]])))
    (extra,) = (one for one in analysis.findings if one.kind is FindingKind.EXTRA)
    assert [claim.card.quote for claim in build_view(analysis).story] == [own]
    shared = replace(extra, shared_with=(analysis.releases[0].id,))
    assert build_view(replace(analysis, findings=(shared,))).story == ()


UNFILLED = "Two cats keep the loft of [insert name] free of mice."


def test_the_same_slip_of_several_is_one_claim() -> None:
    slipped = [*USUAL[:2], UNFILLED, USUAL[3]]
    files = [USUAL] * 6 + [slipped] * 2
    told = [claim for claim in claims(files) if claim.card.kind is FindingKind.INCONSISTENT]
    assert [[name.id for name in claim.names] for claim in told] == [["6", "7"]]


def test_a_small_slip_is_no_news() -> None:
    doubled = [*USUAL[:2], USUAL[2].replace("the", "the the"), USUAL[3]]
    view = build_view(analyze(family(*("\n\n".join(one) for one in [USUAL] * 12 + [doubled]))))
    told = [card.level for one in view.releases for group in one.groups for card in group.cards]
    assert Level.NOTE in told
    assert view.story == ()


@pytest.mark.parametrize(
    ("usual", "odd", "is_told"),
    [
        pytest.param("The fee is 14 pounds a year.", "The fee is 41 pounds a year.", True, id="a"),
        pytest.param(
            "See https://mill.example/main/14 for more.",
            "See https://mill.example/main/41 for more.",
            False,
            id="in an address",
        ),
    ],
)
def test_a_value_is_news_but_not_in_an_address(
    usual: str,
    odd: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    files = [[*USUAL, usual]] * 19 + [[*USUAL, odd]]
    assert any(claim.card.kind is FindingKind.VALUE for claim in claims(files)) == is_told


def test_what_the_same_releases_lack_is_told_once() -> None:
    more = [
        *USUAL,
        "Eels are smoked in the shed by the weir.",
        "The bell is rung at noon.",
    ]
    lacking = [more[0], more[2], more[3], more[5]]
    told = claims([more] * 14 + [lacking] * 3)
    assert [claim.card.kind for claim in told] == [FindingKind.MISSING]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param([*USUAL[1:], USUAL[0]], id="in another place"),
        pytest.param(
            [f"{USUAL[0][:-1]}, and {USUAL[3].lower()}", *USUAL[1:3]], id="in one sentence"
        ),
    ],
)
def test_where_and_in_how_many_sentences_something_is_said_is_no_news(own: list[str]) -> None:
    assert claims([USUAL] * 8 + [own]) == []


@pytest.mark.parametrize(
    ("saying", "is_told"),
    [pytest.param(4, True, id="few"), pytest.param(5, False, id="more than one in four")],
)
def test_what_many_say_is_no_news(
    saying: int,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    more = [*USUAL[:2], "Anyone may bring an umbrella to be mended by the ferryman.", *USUAL[2:]]
    assert bool(claims([USUAL] * (16 - saying) + [more] * saying)) == is_told


@pytest.mark.parametrize(
    ("lacking", "is_told"),
    [pytest.param(3, True, id="few"), pytest.param(4, False, id="a variant")],
)
def test_what_many_lack_is_no_news(
    lacking: int,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    files = [USUAL] * (18 - lacking) + [[*USUAL[:2], USUAL[3]]] * lacking
    assert bool(claims(files)) == is_told


def test_a_figure_far_out_of_line_comes_first_though_it_has_but_a_label() -> None:
    own = "Nobody could tell who had painted the bridge in so deep a green."
    files = [[*USUAL[:2], f"Load {number}", *USUAL[2:]] for number in range(11, 30)]
    told = claims([*files, [*USUAL[:2], "Load 79318", *USUAL[2:], own]])
    kinds = [claim.card.kind for claim in told]
    assert kinds == [FindingKind.VALUE, FindingKind.EXTRA]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("Weir members", id="a label"),
        pytest.param("Type cd /mill/locks and then rm /mill/locks/keepers.", id="a command"),
        pytest.param("These are the keepers who were asked to stay:", id="what leads in"),
        pytest.param('depth = "3" wide = "7" kind = "lock" fixed = "no"', id="code"),
    ],
)
def test_what_is_no_sentence_is_no_news(own: str) -> None:
    assert claims([USUAL] * 19 + [[*USUAL[:2], own, *USUAL[2:]]]) == []


@pytest.mark.parametrize(
    ("usual", "own"),
    [
        pytest.param("The guild meets here.", "The guild meets here. ~", id="marks alone"),
        pytest.param(
            "What the Guild found in all mills", "What the Guild1 found in all mills", id="a note"
        ),
    ],
)
def test_marks_beside_words_are_no_news(usual: str, own: str) -> None:
    kinds = {claim.card.kind for claim in claims([[*USUAL, usual]] * 19 + [[*USUAL, own]])}
    assert not kinds & {FindingKind.REWORDED, FindingKind.VALUE}


@pytest.mark.parametrize(
    ("usual", "odd", "is_told"),
    [
        pytest.param("Fee {} applies to a boat.", "41", True, id="a figure"),
        pytest.param("Note MILL-{}-2031 is kept for a boat.", "41", False, id="part of a code"),
        pytest.param("[R {}]", "41", False, id="nothing that it counts"),
    ],
)
def test_a_value_is_news_where_it_stands_for_itself(
    usual: str,
    odd: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    files = [[*USUAL, usual.format(14)]] * 19 + [[*USUAL, usual.format(odd)]]
    assert any(claim.card.kind is FindingKind.VALUE for claim in claims(files)) == is_told


@pytest.mark.parametrize(
    ("usual", "is_told"),
    [("# Article {}", False), ("# {} Tolls of the lock", False), ("# Tolls of the lock: {}", True)],
)
def test_how_a_heading_is_numbered_is_no_news(
    usual: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    files = [[*USUAL, usual.format(1), USUAL[0]]] * 19 + [[*USUAL, usual.format(4), USUAL[0]]]
    told = {claim.card.kind for claim in claims(files)}
    assert (FindingKind.VALUE in told) == is_told


@pytest.mark.parametrize(("item", "is_told"), [("the", False), ("The", True)])
def test_the_rest_of_a_sentence_that_leads_in_a_list_is_no_news(
    item: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    usual = [*USUAL, "- eels are smoked by the weir of the town"]
    own = f"- {item} swans of the upper lock were driven away with drums last winter."
    told = claims([usual] * 19 + [[*usual, own]])
    assert bool(told) == is_told


def test_an_answer_that_is_the_opposite_of_all_others_is_news() -> None:
    files = [[*USUAL, "Status: kept", USUAL[0]]] * 19 + [[*USUAL, "Status: not kept", USUAL[0]]]
    assert any("not kept" in claim.card.quote for claim in claims(files))


def test_a_name_with_a_digit_by_itself_is_no_news() -> None:
    files = [[*USUAL, "0kage"]] * 6 + [[*USUAL, "Alix40"]]
    analysis = analyze(family(*("\n\n".join(file) for file in files)))
    assert any(one.kind is FindingKind.VALUE for one in analysis.findings)
    assert not any(one.card.kind is FindingKind.VALUE for one in build_view(analysis).story)


def test_another_spelling_is_no_news() -> None:
    usual = "All sacks of the mill are labeled by hand before they are sold."
    files = [[*USUAL, usual]] * 19 + [[*USUAL, usual.replace("labeled", "labelled")]]
    assert claims(files) == []
    files = [[*USUAL, usual]] * 19 + [[*USUAL, usual.replace("by hand", "by machine")]]
    assert [claim.card.kind for claim in claims(files)] == [FindingKind.REWORDED]


@pytest.mark.parametrize(
    "row",
    [
        "Alder Bridge, North Weir, Mill Lane, Long Meadow and Old Quay.",
        "Tide 41 225 sluice 49 1968 38 44 1967 mark 12.",
        "Flooded are ALDER-NORTH-MILL LONG-OLD-QUAY WEIR-LANE-DYKE SLUICE-LOCK-BANK-FORD now.",
    ],
)
def test_a_row_of_names_or_figures_is_no_news(row: str) -> None:
    assert claims([USUAL] * 19 + [[*USUAL[:2], row, *USUAL[2:]]]) == []


def test_a_text_without_stops_is_quoted_in_short() -> None:
    text = " ".join(f"the miller {word} the sluice" for word in ["opens", "shuts", "mends"] * 9)
    (claim,) = claims([USUAL] * 19 + [[*USUAL[:2], f"At dawn {text}.", *USUAL[2:]]])
    assert claim.says == "says"
    assert len(claim.card.quote.split()) < 50


def test_what_fills_a_slot_in_one_of_two_places_is_no_news() -> None:
    def text(number: int, *, twice: bool) -> list[str]:
        place = f"Boats lie along the quay of {chr(97 + number) * 2}dale and ferries leave."
        again = f"Boats lie along the quay of {chr(97 + number) * 2}ford and ferries leave."
        return [*USUAL[:2], place, *USUAL[2:], *([again] * twice)]

    files = [text(number, twice=number != 7) for number in range(20)]
    assert claims(files) == []


def test_where_others_say_something_like_it_that_is_said() -> None:
    own = "Sandbags are taken back at the depot beside the mill."
    other = "Sandbags are for sale on the quay beside the mill."
    files = [USUAL] * 4 + [[*USUAL[:2], one, *USUAL[2:]] for one in (own, other)]
    assert [claim.says for claim in claims(files)] == ["says just this", "says just this"]
    many = [USUAL] * 18 + files[4:]
    assert claims(many) == []


@pytest.mark.parametrize(
    ("usual", "odd", "is_told"),
    [
        pytest.param(
            "It counted {} boats on the weir",
            "It did not count any boats on the weir",
            True,
            id="a",
        ),
        pytest.param(
            "It counted {} boats, see https://mill.example",
            "It counted {} boats, see /weir",
            False,
            id="b",
        ),
    ],
)
def test_another_wording_is_news_where_one_blank_is_compared(
    usual: str,
    odd: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    end = " in the course of the year."
    files = [[*USUAL, f"{usual.format(number)}{end}"] for number in range(11, 30)]
    told = claims([*files, [*USUAL, f"{odd.format(30)}{end}"]])
    assert (FindingKind.REWORDED in {claim.card.kind for claim in told}) == is_told


@pytest.mark.parametrize(
    ("odd", "is_told"),
    [
        pytest.param("Section 7. (a) The barges of the mill are weighed.", False, id="numbering"),
        pytest.param("The barge of the mill is weighed.", False, id="another number"),
        pytest.param("The barges of the mill are carefully weighed.", False, id="one long word"),
        pytest.param("The barges of the mill are not weighed.", True, id="a word that decides"),
        pytest.param("The barges of the mill and of the brewery are weighed.", True, id="more"),
    ],
)
def test_another_wording_is_news_where_it_changes_enough(
    odd: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    told = claims([[*USUAL, "The barges of the mill are weighed."]] * 19 + [[*USUAL, odd]])
    assert (FindingKind.REWORDED in {claim.card.kind for claim in told}) == is_told


def test_a_mark_without_its_other_half_is_no_news() -> None:
    unpaired = [*USUAL[:2], USUAL[2].replace("free of", "free (of"), USUAL[3]]
    view = build_view(analyze(family(*("\n\n".join(one) for one in [USUAL] * 18 + [unpaired]))))
    told = [card.rule for one in view.releases for group in one.groups for card in group.cards]
    assert told == ["quote-mark"]
    assert view.story == ()


def test_two_values_of_one_sentence_are_told_together() -> None:
    usual = "Of the keepers 5 were at the lock and 2 away."
    odd = "Of the keepers 3 were at the lock and 4 away."
    (claim,) = claims([[*USUAL, usual]] * 19 + [[*USUAL, odd]])
    expected = [one.text for one in claim.card.changes if one.op is Op.DROPPED]
    assert expected == ["5", "2"]


def test_what_several_word_otherwise_is_told_in_the_words_of_each() -> None:
    said = "Whoever rings the bell after dark pays the keeper of {} for his candle."
    towns = ("Holm", "Ayle", "Tarn", "Wick", "Sele", "Dorn", "Marl", "Eske", "Rudd", "Toll")
    files = [[*USUAL, said.format(town)] for town in towns]
    odd = said.replace("pays the keeper", "is to give the keeper of the lock")
    files += [[*USUAL, odd.format("Brae")], [*USUAL, odd.format("Lund")]]
    (claim,) = claims(files)
    assert ["Brae" in one.quote for one in claim.quotes] == [True, False]
    assert ["Lund" in one.quote for one in claim.quotes] == [False, True]


def test_that_one_alone_lacks_a_heading_is_news(tmp_path: Path) -> None:
    for number in range(20):
        own = " ".join(f"{word}{'aeiou'[number % 5]}{'lmnr'[number // 5]}" for word in OWN)
        heading = ["## Opening hours", f"{own.capitalize()}."] if number else []
        text = "\n\n".join([f"# Mill {number}", *USUAL, *heading])
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    (claim, *_) = build_view(api.analyze(api.read(tmp_path))).story
    assert "Opening hours" in "".join(chunk.text for chunk in claim.card.expected)


def test_a_value_that_nobody_has_beside_the_same_words_is_no_news() -> None:
    usual = "The keeper of the lock pays 5 pence to the crown."
    files = [[*USUAL, usual]] * 19 + [[*USUAL, usual.replace("5", "3")]]
    assert [claim.card.kind for claim in claims(files)] == [FindingKind.VALUE]
    analysis = analyze(family(*("\n\n".join(one) for one in files)))
    (found,) = analysis.findings
    made_up = replace(found, expected="five whole")
    assert build_view(replace(analysis, findings=(made_up,))).story == ()


def test_a_value_that_others_have_who_put_the_rest_otherwise_is_no_news() -> None:
    usual = "The keeper of the lock pays 5 pence to the crown."
    odd = usual.replace("5", "3")
    other = "Nobody can say why whoever mends the lock pays 3 pence to the crown of the next town."
    told = claims([[*USUAL, usual]] * 19 + [[*USUAL, odd]])
    assert [claim.card.kind for claim in told] == [FindingKind.VALUE]
    told = claims([[*USUAL, usual]] * 18 + [[*USUAL, odd], [*USUAL, usual, other]])
    assert FindingKind.VALUE not in {claim.card.kind for claim in told}


def test_like_slips_in_two_sentences_are_two_claims() -> None:
    one = [*USUAL[:2], UNFILLED, USUAL[3]]
    other = [USUAL[0], "Flour comes up the river of [insert name] by boat.", *USUAL[2:]]
    told = claims([*[USUAL] * 12, one, other])
    assert told
    assert {len(claim.names) for claim in told} == {1}


def test_the_order_of_a_row_of_names_is_no_value() -> None:
    usual = "At the lock were seen Ivo Birch, Ada Gorse, Faye Hart and the keeper Una Weir."
    row = "At the lock were seen Una Weir, Ada Gorse, Faye Hart and the keeper Ned Marl."
    swapped = "At the lock were seen Una Weir, Ada Gorse, Faye Hart and the keeper Ivo Birch."
    for odd, is_told in ((row, False), (swapped, True)):
        told = claims([[*USUAL, usual]] * 19 + [[*USUAL, odd]])
        assert (FindingKind.VALUE in {claim.card.kind for claim in told}) is is_told


def test_a_word_that_a_line_once_parted_is_no_other_wording() -> None:
    said = "Whoever rings the bell after nightfall pays the keeper for a candle of good wax."
    odd = said.replace("nightfall", "night- fall")
    assert claims([[*USUAL, said]] * 19 + [[*USUAL, odd]]) == []


def test_what_another_says_within_a_longer_sentence_is_not_said_by_one_alone() -> None:
    own = "Masters of old boats are advised to stay in port until the wind has gone."
    longer = (
        "Whoever keeps a small boat at the quay, and all who hold shares in one, are advised to "
        "stay in port or to take shelter below the weir, while larger ships may go out at noon."
    )
    files = [[*USUAL, own]] + [[*USUAL, longer]] + [USUAL] * 18
    assert own not in [claim.card.quote for claim in claims(files)]
    files[1] = [*USUAL, longer.replace("to stay in port", "to look for harbour")]
    assert own in [claim.card.quote for claim in claims(files)]


def test_words_cut_amidst_are_no_wording_to_tell() -> None:
    said = "The keeper lowers the gate of the lock by a quarter at noon."
    odd = said.replace("by a quarter", "by one-quarter")
    assert claims([[*USUAL, said]] * 19 + [[*USUAL, odd]]) == []


def test_another_wording_that_several_have_is_no_news() -> None:
    said = "Whoever rings the bell after dark pays the keeper a penny for his candle."
    odd = said.replace("pays the keeper", "is to give the keeper of the lock")
    assert len(claims([[*USUAL, said]] * 20 + [[*USUAL, odd]])) == 1
    assert claims([[*USUAL, said]] * 20 + [[*USUAL, odd]] * 2) == []
    assert len(claims([[*USUAL, said]] * 10 + [[*USUAL, odd]] * 2)) == 1


def test_that_an_address_is_missing_is_no_news() -> None:
    link = "Before: https://mill.example/keepers/of/the/lower/lock/notes.html"
    assert claims([[*USUAL, link]] * 19 + [USUAL]) == []


def test_another_wording_of_a_text_without_stops_is_no_news() -> None:
    long = " ".join(["the keeper opens the gate of the lock and shuts it behind each barge"] * 9)
    usual = f"Whoever asks for it is told that {long}"
    files = [[*USUAL, usual]] * 19 + [[*USUAL, usual.replace("behind", "before", 3)]]
    assert FindingKind.REWORDED not in {claim.card.kind for claim in claims(files)}


def test_what_a_release_is_called_is_no_news() -> None:
    titles = ["Bread sold from three carts on the green", "The old mill has two new wheels again"]
    files = [[title, *USUAL] for title in (*titles, "Six boats came up the river before noon")]
    own = [USUAL[0], "Nobody saw the goat.", *USUAL[1:]]
    files.append(["The smith shoes no horse on a day of rest", *own])
    assert [one.card.quote for one in claims(files)] == ["Nobody saw the goat."]


def test_what_one_of_several_says_instead_is_not_told_of_all() -> None:
    lacking = [*USUAL[:2], *USUAL[3:]]
    (claim,) = (
        one for one in claims([USUAL] * 20 + [lacking] * 2) if one.card.kind is FindingKind.MISSING
    )
    said = Chunk(
        "20 of 22 releases say this. It says \u201cOwls live there\u201d there.", slot=False
    )
    cards = [replace(one, message=(said,)) for one in claim.cards]
    analysis = analyze(family(*("\n\n".join(one) for one in [USUAL] * 20 + [lacking] * 2)))
    knows = Lacking(analysis, {release.id: () for release in analysis.releases})
    alone, both = (_claim(group, knows, given=False) for group in (cards[:1], cards))
    assert "".join(chunk.text for chunk in alone.card.message) == said.text
    assert "".join(chunk.text for chunk in both.card.message) == "20 of 22 releases say this."


def test_of_one_family_of_several_only_is_said_of_the_family() -> None:
    seeds = of_seeds()
    part = replace(
        seeds, notices=("The files are not all of one template: this is family 1 of 2.",)
    )
    befores = {claim.before for claim in build_view(part).story}
    assert "Of this family only" in befores
    assert "Only" not in befores
    assert "Only" in {claim.before for claim in build_view(seeds).story}


def test_what_overlaps_a_claim_in_one_release_is_no_claim_of_its_own() -> None:
    told = claims([USUAL] * 6 + [["Owls live in the loft of the mill.", *USUAL]])
    (own,) = [one for one in told if one.card.kind is FindingKind.EXTRA]
    chosen = _Chosen(9)
    assert list(chosen.first([own.cards], 1)) == [own.cards]
    other = replace(own.card, release=replace(own.card.release, id="elsewhere"), quote="Owls live.")
    assert list(chosen.first([[other, own.card]], 1)) == []


@pytest.mark.parametrize(
    ("have", "is_told"),
    [
        pytest.param("12 of 17 have the template's.", True, id="most"),
        pytest.param("12 of 17 have those that are nearest.", True, id="most, nearest"),
        pytest.param("4 of 17 have those that are nearest.", False, id="few"),
        pytest.param("8 of 17 have the template's.", False, id="no majority"),
        pytest.param("no two of the 17 releases put it alike.", False, id="one other"),
    ],
)
def test_another_wording_is_news_only_beside_what_most_who_have_the_passage_say(
    have: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    said = "Whoever rings the bell after dark pays the keeper a penny for his candle."
    odd = said.replace("pays the keeper", "is not to give the master of this lock")
    (told,) = claims([[*USUAL, said]] * 16 + [[*USUAL, odd]])
    card = replace(told.card, message=(Chunk(f"Says so; {have}", slot=False),))
    assert is_news(card, 17) == is_told
    assert is_news(card, 12)
    assert is_news(card, 17, given=True)


def test_what_another_adds_beside_the_same_words_is_no_wording_of_one_alone() -> None:
    said = "Whoever rings the bell after dark pays the keeper for his candle at noon."
    odd = said.replace("after dark", "after dark and before the dawn")
    other = (
        "Nobody but the smith, the miller and his seven sons rings the bell after dark and before "
        "the dawn pays the price of all that is broken, unless it was the wind."
    )
    files = [[*USUAL, said]] * 18 + [[*USUAL, odd], [*USUAL, said]]
    assert FindingKind.REWORDED in {one.card.kind for one in claims(files)}
    told = claims([*files[:-1], [*USUAL, said, other]])
    assert FindingKind.REWORDED not in {one.card.kind for one in told}


@pytest.mark.parametrize(
    ("usual", "odd", "is_told"),
    [
        ("by order of the Royal Barge Office.", "by order of the RBO.", False),
        ("by order of the Royal Barge Office.", "by order of the Lock Guild.", True),
        ("by order of Edwin Holm.", "by order of EW Holm.", False),
    ],
)
def test_the_same_name_in_short_is_no_value(
    usual: str,
    odd: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    start = "The upper gate of the lock is shut"
    told = claims([[*USUAL, f"{start} {usual}"]] * 19 + [[*USUAL, f"{start} {odd}"]])
    assert (FindingKind.VALUE in {one.card.kind for one in told}) is is_told


def test_what_is_set_at_the_head_of_a_file_is_no_news() -> None:
    own = "Nobody could say who had painted the bridge green."
    (claim,) = claims([USUAL] * 19 + [[*USUAL[:2], own, *USUAL[2:]]])
    assert is_news(claim.card, 20)
    assert not is_news(replace(claim.card, quote=f"keeper: {own}"), 20)


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("Whoever keeps goats may write to Ada at ada@mill.example.", id="address"),
        pytest.param("At noon the band of the old lock played for the 7mo.", id="cut"),
    ],
)
def test_an_address_and_half_a_sentence_are_no_news(own: str) -> None:
    assert claims([USUAL] * 19 + [[*USUAL[:2], own, *USUAL[2:]]]) == []


def test_what_stands_in_a_comment_is_no_news() -> None:
    own = "Put the name of the oldest keeper of the lock behind this line."
    files = [USUAL] * 19 + [[*USUAL[:2], own, *USUAL[2:]]]
    assert [one.card.quote for one in claims(files)] == [own]
    for before, after in (("{% comment %}", "{% endcomment ---- %}"), ("<!--", "-->")):
        files[-1][2] = f"{before}\n\n{own}\n\n{after}"
        assert claims(files) == []
    hint = f"{{% comment %}}\n\n{own}\n\n{{% endcomment %}}"
    assert claims([[hint, *USUAL]] * 19 + [USUAL]) == []


def test_an_item_that_is_missing_is_no_news() -> None:
    items = [
        "- bread from the oven of the upper mill for all who row",
        "- ropes of seven strands which hold a barge in any wind",
        "- tar for the beams of the gate that the ice has split",
    ]
    listed = [*USUAL, "They bring:", "\n".join(items)]
    files = [listed] * 19 + [[*USUAL, "They bring:", "\n".join(items[:2])]]
    assert claims(files) == []


def test_who_lacks_a_passage_among_several_in_a_row_is_named_too() -> None:
    more = [
        *USUAL,
        "Eels are smoked in the shed by the weir.",
        "The bell is rung at noon.",
        "Nets are mended in the yard of the smith.",
        "Nobody may fish below the bridge.",
    ]
    one, many = [*more[:5], *more[6:]], more[:4]
    told = [
        claim
        for claim in claims([more] * 18 + [one, many])
        if "bell" in "".join(chunk.text for chunk in claim.card.expected)
    ]
    assert [[name.id for name in claim.names] for claim in told] == [["18", "19"]]
    assert "".join(chunk.text for chunk in told[0].card.message).startswith("18 of 20 releases")


def test_a_mark_that_many_have_not_filled_in_is_told_once_of_all_of_them() -> None:
    opens = ["on 4 May 2031", "on 6 June 2031", "on 7 July 2031", *["on [dd Month yyyy]"] * 4]
    rests = ["on Monday", "on Friday", *["on Sunday"] * 4, "(day TBD)"]
    texts = [
        f"The pier of {pier}\n\nThe pier opens {first} for the boats of {pier}.\n\n"
        f"The keepers of the pier rest {last} as they did.\n\nEnd."
        for pier, first, last in zip(PIERS, opens, rests, strict=True)
    ]
    analysis = analyze(family(*texts))
    told = [one for one in build_view(analysis).story if one.card.rule == "blank"]
    assert [(one.card.quote, one.number) for one in told] == [
        ("[dd Month yyyy]", 4),
        ("(day TBD)", 1),
    ]


PIERS = ("Ambrick", "Dunholt", "Farrowby", "Gillmere", "Hexcombe", "Larkminster", "Morpwick")
