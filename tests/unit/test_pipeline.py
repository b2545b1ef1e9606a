import pytest

from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.pipeline import analyze, is_whole
from hmicdiff.structs import replace
from tests.support import family

BAKERY = (
    "The baker cleans the oven before dawn.\n\n"
    "- Flour for the rolls is milled beside the river.\n\n"
    "Customers praised crusty bread and sweet cake."
)
OTHER = f"{BAKERY}\n\nApprentices complained about wages."
LONGER = f"{OTHER}\n\nThe sea froze."
STRANGER = "Engineers closed two bridges.\n\nLorries will take longer."


@pytest.mark.parametrize(
    ("texts", "notices"),
    [
        pytest.param([BAKERY], ["0.txt is the only release"], id="one"),
        pytest.param([BAKERY, OTHER], ["Two releases only"], id="two"),
        pytest.param([BAKERY, OTHER, LONGER], [], id="three"),
        pytest.param([BAKERY, BAKERY, OTHER], ["0.txt and 1.txt have the same text"], id="twins"),
        pytest.param(
            [BAKERY, BAKERY, BAKERY], ["0.txt, 1.txt and 2.txt have the same text"], id="triplets"
        ),
        pytest.param(
            [BAKERY, BAKERY], ["Two releases only", "0.txt and 1.txt have"], id="two that are twins"
        ),
        pytest.param(
            [BAKERY, OTHER, STRANGER],
            ["2.txt shares hardly anything with the other 2 releases", "Two releases only"],
            id="a stranger to two",
        ),
        pytest.param(
            [BAKERY, OTHER, LONGER, STRANGER],
            ["3.txt shares hardly anything with the other 3 releases"],
            id="a stranger to three",
        ),
    ],
)
def test_notices(texts: list[str], notices: list[str]) -> None:
    found = analyze(family(*texts)).notices
    assert len(found) == len(notices)
    for notice, start in zip(found, notices, strict=True):
        assert notice.startswith(start)


def placed() -> PlacedRelease:
    return analyze(family(BAKERY)).releases[0]


def test_a_whole_releaseis_whole() -> None:
    assert is_whole(placed())


def test_a_sentence_that_is_lost_is_noticed() -> None:
    for at in range(3):
        sentences = placed().sentences
        assert not is_whole(replace(placed(), sentences=(*sentences[:at], *sentences[at + 1 :])))


def test_a_sentence_that_is_placed_twice_is_noticed() -> None:
    sentences = placed().sentences
    assert not is_whole(replace(placed(), sentences=(*sentences, sentences[-1])))


def test_sentences_out_of_order_are_noticed() -> None:
    assert not is_whole(replace(placed(), sentences=placed().sentences[::-1]))


def test_a_sentence_that_is_cut_short_is_noticed() -> None:
    first, *others = placed().sentences
    short = replace(first, end=first.end - len("before dawn."))
    assert not is_whole(replace(placed(), sentences=(short, *others)))


def test_a_number_of_a_list_in_roman_figures_is_no_lost_word() -> None:
    items = "".join(
        f"({number}) the keeper of the {what};\n"
        for number, what in zip(
            ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
            "inn mill weir lock quay ford barn yard toll".split(),
            strict=True,
        )
    )
    for listed in (items, "".join(f"- {line}\n" for line in items.splitlines())):
        found = analyze(family(f"{BAKERY}\n\nThese may come:\n\n{listed}")).releases[0]
        assert is_whole(found)


def test_what_is_no_word_may_stand_between() -> None:
    analysis = analyze(family("1. Bread.\n\n* * *\n\n2) Cake."))
    assert (analysis.lossless.releases, analysis.lossless.rebuilt) == (1, 1)


def test_releases_are_ordered_by_id() -> None:
    found = analyze(family(OTHER, BAKERY, f"{BAKERY}\n"))
    assert [one.id for one in found.releases] == ["0", "1", "2"]


def test_what_was_skipped_is_told() -> None:
    read = replace(family(BAKERY), skipped=(("b.txt", "is empty"),))
    assert analyze(read).skipped == (("b.txt", "is empty"),)


def test_progress_only_goes_forward() -> None:
    told: list[tuple[str, float]] = []
    analyze(family(BAKERY, OTHER), lambda stage, share: told.append((stage, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
    assert list(dict.fromkeys(stage for stage, _ in told)) == [
        "aligning",
        "reading",
        "inferring",
        "comparing",
    ]


@pytest.mark.parametrize(
    ("texts", "notices"),
    [
        pytest.param(
            [BAKERY, BAKERY, OTHER, LONGER],
            ["1.txt has the same text as 0.txt; it is counted once."],
            id="twins",
        ),
        pytest.param(
            [BAKERY, f"{BAKERY}\n", BAKERY.replace("\n", "\r\n"), OTHER],
            [
                "Two releases only",
                "1.txt and 2.txt have the same text as 0.txt; it is counted once.",
            ],
            id="triplets that differ in line ends",
        ),
        pytest.param(
            [BAKERY, BAKERY],
            ["0.txt is the only release", "1.txt has the same text as 0.txt"],
            id="two that are twins",
        ),
    ],
)
def test_copies_are_counted_once_if_asked(texts: list[str], notices: list[str]) -> None:
    found = analyze(family(*texts), copies_once=True)
    assert len(found.releases) + len(found.copies) == len(texts)
    assert len(found.notices) == len(notices)
    for notice, start in zip(found.notices, notices, strict=True):
        assert notice.startswith(start)
