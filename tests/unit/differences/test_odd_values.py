"""Values that depart from what all others have, in families small enough to be misled by chance."""

import pytest

from hmicdiff.differences.odd_values import _are_one_value
from hmicdiff.differences.values import (
    _says_too_little,
    counts_alike,
    is_the_same_sentence,
)
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.template import Kind, Passage, Reading, Slot
from hmicdiff.model.text import Role, Wording
from hmicdiff.pipeline import analyze
from hmicdiff.place.value_difference import ValueChange, ValueDifference
from hmicdiff.read.normalize import wording
from tests.support import family

MILLS = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe", "Wick", "Noup", "Hamar"]
TOLLS = ["£310", "£427", "£288", "£964", "£515", "£733", "£851", "£199", "£640"]


def odd(*lines: str, count: int = 5) -> list[tuple[str, str | None]]:
    """Return the odd values told of notices that are the same but for some lines of the last."""
    usual = lines[::2]
    last = lines[1::2]
    notices = [
        f"Notice of the guild to {mill} Mill\n\nThe toll of {mill} Mill is {toll} a year.\n\n"
        + "\n\n".join(usual if mill != MILLS[count - 1] else last)
        for mill, toll in zip(MILLS[:count], TOLLS, strict=False)
    ]
    found = analyze(family(*notices)).findings
    return [(each.quote, each.expected) for each in found if each.kind is FindingKind.VALUE]


@pytest.mark.parametrize(
    ("usual", "last", "told"),
    [
        pytest.param(
            "The wheel must be greased within 14 days.",
            "The wheel must be greased within 41 days.",
            [("41", "14")],
            id="a figure",
        ),
        pytest.param(
            "Le moulin est fermé depuis trois mois.",
            "Le moulin est fermé depuis quatre mois.",
            [("quatre", "trois")],
            id="a number in French words",
        ),
        pytest.param(
            "Die Ordnung vom 12. April 2011 gilt weiter.",
            "Die Ordnung vom 12. August 2011 gilt weiter.",
            [("12. August 2011", "12. April 2011")],
            id="a month in German",
        ),
        pytest.param(
            "The wheel is of model v6.4 and oak.",
            "The wheel is of model v1.8 and oak.",
            [("v1.8", "v6.4")],
            id="a version",
        ),
        pytest.param(
            "Le maire et le major Roux gardent le moulin.",
            "Le maire et la commandante Da Silva gardent le moulin.",
            [("la commandante Da Silva", "le major Roux")],
            id="a name behind what someone is",
        ),
        pytest.param(
            "Le maire et le capitaine Roux gardent le moulin.",
            "Le maire et la capitaine Da Silva gardent le moulin.",
            [("Da Silva", "Roux")],
            id="a name that an article agrees with",
        ),
        pytest.param(
            "O juiz \u00e9 Dr. Jo\u00e3o de Deus Pinto, e fica.",
            "O juiz \u00e9 Prof.\u00aa Ana Sousa e Melo, e fica.",
            [("Prof.\u00aa Ana Sousa e Melo", "Dr. Jo\u00e3o de Deus Pinto")],
            id="a name with a title",
        ),
        pytest.param(
            "Write to toll@guild.example or to the reeve.",
            "Write to tolls@guild.example or to the reeve.",
            [("tolls@guild.example", "toll@guild.example")],
            id="an address of mail",
        ),
        pytest.param(
            "The rules hang at www.guild.example/rules and at the gate.",
            "The rules hang at www.guild.example/rates and at the gate.",
            [("rates", "rules")],
            id="an address of the web",
        ),
        pytest.param(
            "The toll is due on the first day of each month.",
            "The toll is due on the fourth day of each month.",
            [("fourth", "first")],
            id="an ordinal",
        ),
        pytest.param(
            "Il mulino gira dal luned\u00ec al venerd\u00ec con ogni vento.",
            "Il mulino gira dal luned\u00ec al sabato con ogni vento.",
            [("sabato", "venerd\u00ec")],
            id="a weekday",
        ),
        pytest.param(
            "Le moulin est ferm\u00e9 depuis deux mois par le vent.",
            "Le moulin est ferm\u00e9 depuis deux ans par le vent.",
            [("ans", "mois")],
            id="a length of time",
        ),
        pytest.param(
            "Millers are put on a four-point scale each year.",
            "Millers are put on a five-point scale each year.",
            [("five", "four")],
            id="a number in words before a hyphen",
        ),
        pytest.param(
            "The carter pays the miller, and nobody else pays.",
            "The miller pays the carter, and nobody else pays.",
            [("miller", "carter"), ("carter", "miller")],
            id="two words the other way round",
        ),
    ],
)
def test_a_lone_value_is_told(usual: str, last: str, told: list[tuple[str, str]]) -> None:
    assert sorted(odd(usual, last)) == sorted(told)


def test_a_number_in_words_is_nobodys_own() -> None:
    usual = "Millers are put on a four-point scale each year."
    last = "Millers are put on a five-point scale each year."
    own = [f"The reeve has seen {mills} mills." for mills in "two three six nine five".split()]
    notices = [
        f"Notice of the guild to {mill} Mill\n\n{seen}\n\n{usual if seen != own[-1] else last}"
        for mill, seen in zip(MILLS, own, strict=False)
    ]
    found = analyze(family(*notices)).findings
    assert [each.quote for each in found if each.kind is FindingKind.VALUE] == ["five"]


def test_one_unit_in_the_singular_is_no_other_value() -> None:
    usual = "Der Beschluss gilt zehn Monate."
    last = "Der Beschluss gilt zehn Monaten."
    assert odd(usual, last) == []


def test_what_is_listed_the_other_way_round_is_no_value() -> None:
    usual = "Millers and carters may enter by the lower gate."
    last = "Carters and millers may enter by the lower gate."
    assert odd(usual, last) == []


def test_a_value_is_told_though_the_release_says_the_usual_one_elsewhere() -> None:
    line = "This notice hangs at the gate for {} days."
    twice = [line.format(15), line.format(75), "All may read it.", "All may read it."]
    assert odd(*twice, line.format(15), line.format(15)) == [("75", "15")]


def test_a_short_figure_is_nobodys_own() -> None:
    usual = "The sluice is shut from 22 to 16 o'clock."
    last = "The sluice is shut from 22 to 31 o'clock."
    own = [f"The loft holds {sacks} sacks." for sacks in (17, 23, 29, 37, 31)]
    notices = [
        f"Notice of the guild to {mill} Mill\n\n{held}\n\n{usual if held != own[-1] else last}"
        for mill, held in zip(MILLS, own, strict=False)
    ]
    found = analyze(family(*notices)).findings
    assert [each.quote for each in found if each.kind is FindingKind.VALUE] == ["31"]


def graded(grades: list[str], gates: list[str]) -> list[str]:
    notices = [
        f"Notice of the guild to {mill} Mill\n\nThe wheel was found to be {grade}.\n\n"
        f"The upper gate was found {gate} that day."
        for mill, grade, gate in zip(MILLS, grades, gates, strict=False)
    ]
    found = analyze(family(*notices)).findings
    return [each.quote for each in found if each.kind is FindingKind.VALUE]


def test_what_few_choose_among_may_be_alike_by_chance() -> None:
    gates = ["open", "shut", "open", "shut", "open"]
    assert graded(["sound"] * 4 + ["worn"], gates) == []


@pytest.mark.parametrize(
    ("firm", "made", "wanted"),
    [
        pytest.param("Cedar Imports", "Sudania", [], id="one more country"),
        pytest.param("Cedar Imports", "Birch Wares", ["Birch Wares"], id="a firm, not a country"),
        pytest.param("Oceania", "Birch Wares", [], id="a firm, where one is called as the country"),
    ],
)
def test_what_may_be_chance_is_odd_if_it_is_filled_in_for_another_thing(
    firm: str, made: str, wanted: list[str]
) -> None:
    firms = ("Alder Trading", "Birch Wares", firm, "Dogwood Goods", "Elm Brothers")
    sales = ("Norland", "Sudland", "Norland", "Sudland", "Norland")
    lands = ("Oceania", "Oceania", "Oceania", "Oceania", made)
    notices = [
        f"Notice of the guild to {mill} Mill\n\nThe wheel was made in {land}.\n\n"
        f"It was sold in {where}.\n\nThe importer is {importer} of the old port."
        for mill, importer, where, land in zip(MILLS, firms, sales, lands, strict=False)
    ]
    found = analyze(family(*notices)).findings
    assert [each.quote for each in found if each.kind is FindingKind.VALUE] == wanted


def test_two_that_agree_among_five_are_not_all() -> None:
    line = "The toll is collected by {} at the bridge."
    said = [line.format("Ada Thorley")] * 3 + [line.format("Bram Penrow")] * 2
    notices = [
        f"Notice of the guild to {mill} Mill\n\n{each}"
        for mill, each in zip(MILLS, said, strict=False)
    ]
    found = analyze(family(*notices)).findings
    assert [each.quote for each in found if each.kind is FindingKind.VALUE] == []


def test_a_name_of_its_own_is_odd_where_all_others_have_one_that_is_nobodys() -> None:
    usual = "The reeve of Great Sandby keeps the book."
    assert odd(usual, usual.replace("Great Sandby", "Brae Mill")) == [("Brae Mill", "Great Sandby")]


HOURS = Slot("hours", "hours", Kind.NUMBER)


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        pytest.param("hour", True, id="the same unit"),
        pytest.param("minutes", False, id="another unit"),
        pytest.param(",", False, id="nothing that it counts"),
    ],
)
def test_a_figure_is_far_out_only_beside_those_that_count_the_same(
    after: str,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    long = Reading("p.a", ("It took ", HOURS, " hours."), ("a", "b", "c"))
    short = Reading("p.b", ("It took ", HOURS, " minutes."), ("d",))
    passage = Passage("p", Role.PARAGRAPH, None, 4, False, (long, short))  # noqa: FBT003
    assert counts_alike(after, "hours", passage, "d") is wanted


NAMED = Slot("clerk", "clerk", Kind.NAME)


def difference(usual: str, own: str, *names: tuple[str, str], slot: str = "") -> ValueDifference:
    """Return how a sentence stands to one that is the same but for names, one of it in a slot."""
    mine, theirs = wording(own), wording(usual)

    def span(words: Wording, text: str) -> tuple[int, int]:
        start = words.text.index(text)
        at = [n for n, (a, b) in enumerate(words.spans) if a >= start and b <= start + len(text)]
        return at[0], at[-1] + 1

    before, _, after = usual.partition(slot) if slot else (usual, "", "")
    parts = (before, NAMED, after) if slot else (usual,)
    filled = (span(theirs, slot),) if slot else ()
    changes = tuple(ValueChange(span(mine, b), span(theirs, a), Kind.NAME, None) for a, b in names)
    reading = Reading("p.a", parts, ("a", "b", "c"))
    return ValueDifference(reading, Filling((0, 0), theirs, filled), filled, changes)


@pytest.mark.parametrize(
    ("usual", "own", "names", "slot", "wanted"),
    [
        pytest.param(
            "Ask Ada Finch.", "Ask Rob Vale.", [("Ada Finch", "Rob Vale")], "", True, id="a name"
        ),
        pytest.param(
            "Ask Ada Finch, Warden.",
            "Ask Rob Vale.",
            [("Ada Finch, Warden", "Rob Vale")],
            "Ada Finch",
            False,
            id="over what each fills in",
        ),
        pytest.param(
            "Miller Found with Two-Year-Old Rye",
            "Thief Caught with Her Ten-Year-Old Mare and Cart",
            [("Miller Found", "Thief Caught"), ("Two", "Her Ten"), ("Rye", "Mare and Cart")],
            "",
            False,
            id="a headline of names",
        ),
        pytest.param(
            "Ada Finch", "Rob Vale", [("Ada Finch", "Rob Vale")], "", False, id="names alone"
        ),
    ],
)
def test_a_value_is_odd_only_in_the_same_sentence(
    usual: str,
    own: str,
    names: list[tuple[str, str]],
    slot: str,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = difference(usual, own, *names, slot=slot)
    assert is_the_same_sentence(found, wording(own)) is wanted


def told_of(*deposits: str) -> list[tuple[str, str]]:
    """Return the odd values told of leases that say what becomes of the deposit."""
    leases = (
        f"Lease of {mill} Mill\n\nThe deposit {deposit} days after the end of the lease."
        for mill, deposit in zip(MILLS, deposits, strict=False)
    )
    found = analyze(family(*leases)).findings
    return [(each.quote, each.message) for each in found if each.kind is FindingKind.VALUE]


def test_a_figure_is_odd_among_those_that_choose_the_same() -> None:
    kept, back = "is kept by the owner until 30", "is returned within 14"
    mistyped = "is returned within 41"
    found = told_of(back, kept, back, kept, mistyped, back, kept, back)
    assert found == [
        ("41", "Says “41” where the 4 others that say “returned within” say “14”."),
    ]
    assert not told_of(back, kept, back, kept, back, back, kept, back)
    assert not told_of(back, "is kept by the owner until 31", mistyped, kept, back)


def test_numbers_of_a_row_are_no_values_of_their_own() -> None:
    usual = "The outline is 3855 8726 3855 8739 3854 8744 on the chart of the guild."
    last = "The outline is 3887 8715 3879 8729 3855 8726 on the chart of the guild."
    assert odd(usual, last) == []


def test_a_figure_is_not_odd_in_a_row_of_which_another_varies() -> None:
    rows = [
        f"Wheels\t{count}\t1\t{share}%"
        for count, share in zip(range(2, 11), range(50, 5, -5), strict=True)
    ]
    notices = [
        f"Notice of the guild to {mill} Mill\n\nThe toll of {mill} Mill is {toll} a year.\n\n{row}"
        for mill, toll, row in zip(MILLS, TOLLS, [*rows[:8], "Wheels\t10\t2\t10%"], strict=True)
    ]
    found = analyze(family(*notices)).findings
    assert not [each for each in found if each.kind is FindingKind.VALUE]


@pytest.mark.parametrize(
    ("usual", "last"),
    [
        pytest.param("Le bief ferme dans 3 jours.", "Le bief ferme dans trois jours.", id="a word"),
        pytest.param(
            "Zones shut by floods: Holm (3)", "Zones shut by floods: Holm", id="with more"
        ),
    ],
)
def test_one_value_in_two_ways_is_not_odd(usual: str, last: str) -> None:
    assert odd(usual, last, count=9) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "wanted"),
    [
        ("Kent", "West Kent", False),
        ("allowed", "allowed except on Sundays", False),
        ("kept", "not kept", False),
        ("5", "V", False),
        ("Holm", "Holm (3)", True),
        ("trois", "3", True),
    ],
)
def test_what_says_more_is_another_answer(mine: str, theirs: str, *, wanted: bool) -> None:
    assert _are_one_value(mine, theirs) is wanted


def test_a_label_is_no_name() -> None:
    usual = "Affects: All mills with a wheel of oak."
    last = "Credits: Birch, Ada All mills with a wheel of oak."
    assert all(theirs != "Affects:" for _, theirs in odd(usual, last, count=9))


def test_what_only_spaces_part_is_no_other_value() -> None:
    usual = "Most MILL DEATHS occur at night."
    assert odd(usual, usual.replace("MILL DEATHS", "MILLDEATHS"), count=9) == []


def test_each_goes_its_own_way_in_an_address() -> None:
    texts = [
        f"Notice {at}\n\nThe plan hangs at https://mills.example/guild/wheel/plans/{at} today."
        for at in (118, 204, 391, 447, 582, 613)
    ]
    texts[3] = texts[3].replace("/plans/", "/drafts/")
    found = analyze(family(*texts)).findings
    assert [each.quote for each in found if each.kind is FindingKind.VALUE] == []


def test_a_name_under_another_label_is_not_held_against_the_others() -> None:
    texts = [
        f"Letter from {mill}\n\nThe wheel of {mill} turns.\n\nAuthor: Ada Holm"
        for mill in MILLS[:7]
    ]
    texts[4] = texts[4].replace("Author: Ada Holm", "Miller of the Year: Ada Finch")
    found = analyze(family(*texts)).findings
    assert "Finch" not in {each.quote for each in found if each.kind is FindingKind.VALUE}


def test_what_several_fill_in_elsewhere_is_the_own_value_of_none() -> None:
    sent = ("31", "No", "No", "47", "Yes", "No", "52", "No")
    told = analyze(
        family(
            *(
                f"Form {at}\n\nWas the mill let? To whom?\n\n{answer}\n\n"
                f"Is the mill dry?\n\n{'No' if at == 2 else 'Yes'}\n\nWritten by hand."
                for at, answer in enumerate(sent)
            )
        )
    ).findings
    assert [(each.kind, each.quote, each.expected) for each in told] == [
        (FindingKind.VALUE, "No", "Yes")
    ]


def test_a_member_who_is_absent_from_a_row_is_not_replaced_by_the_next() -> None:
    row = "Present were Ivo Birch, Ada Gorse, {}, Una Weir and the clerk of the lock."
    usual, last = row.format("Ned Marl"), row.format("Faye Hart")
    both = row.format("Ned Marl, Faye Hart")
    for other, told in ((usual, ["Faye Hart"]), (both, [])):
        said = [*[usual] * 10, other, last]
        texts = [f"{chr(97 + at) * 3}dale has met.\n\n{one}" for at, one in enumerate(said)]
        found = analyze(family(*texts)).findings
        own = [each for each in found if each.kind is FindingKind.VALUE and each.release == "11"]
        assert [each.quote for each in own] == told


@pytest.mark.parametrize(
    ("parts", "is_little"),
    [
        pytest.param(["{}", " ", "{}", ", ", "{}", " ", "{}", " (hrs)"], True, id="a row"),
        pytest.param(["{}", " of ", "{}", " pays ", "{}", " pence, ", "{}"], False, id="sentence"),
        pytest.param(["Dear ", "{}"], False, id="a line with one slot"),
    ],
)
def test_where_more_is_filled_in_than_said_nothing_says_what_a_figure_is_of(
    parts: list[str], *, is_little: bool
) -> None:
    slots = iter(Slot(id=str(n), variable=str(n), kind=Kind.NUMBER) for n in range(9))
    told = tuple(next(slots) if part == "{}" else part for part in parts)
    reading = Reading(id="a", parts=told, releases=("one",))
    assert _says_too_little(reading) is is_little
