from hmicdiff.align.vocabulary import forms
from hmicdiff.model.text import Corpus
from hmicdiff.place.neighbours import links
from tests.support import release

Linked = list[tuple[tuple[int, ...], tuple[int, ...], bool]]

GAUGE = "The gauge at Alder Bridge stood at 1.25 m this morning."
PATHS = "No paths or roads along the river are closed."
FARMERS = "Farmers are asked to move animals from the low meadows."
READ = "The authority will read all gauges every two hours"
WALK = "volunteers will walk the banks by day"


def linked(before: list[str], after: list[str]) -> Linked:
    both = [release("\n".join(texts) + "\n") for texts in (before, after)]
    assert [len(one.sentences) for one in both] == [len(before), len(after)]
    found = links(forms(Corpus(tuple(both))), 0, 1)
    return [(link.before, link.after, link.moved) for link in found]


def test_the_same_release_again() -> None:
    texts = [GAUGE, PATHS, GAUGE]
    assert linked(texts, texts) == [((at,), (at,), False) for at in range(3)]


def test_a_place_alone_links_nothing() -> None:
    other = "Sandbags can be had at the depot in Mill Lane."
    assert linked([GAUGE, PATHS, READ + "."], [GAUGE, other, READ + "."]) == [
        ((0,), (0,), False),
        ((2,), (2,), False),
    ]


def test_other_words_for_the_same() -> None:
    after = "Farmers are asked to keep animals out of the low meadows."
    assert linked([GAUGE, FARMERS], [GAUGE, after])[1] == ((1,), (1,), False)


def test_what_has_moved() -> None:
    before, after = [GAUGE, PATHS, READ + ".", FARMERS], [GAUGE, FARMERS, PATHS, READ + "."]
    assert linked(before, after) == [
        ((0,), (0,), False),
        ((3,), (1,), True),
        ((1,), (2,), False),
        ((2,), (3,), False),
    ]


def test_a_sentence_that_is_split_and_merged_again() -> None:
    whole, parts = [GAUGE, f"{READ}, and {WALK}."], [GAUGE, f"{READ}.", f"V{WALK[1:]}."]
    assert linked(whole, parts)[1] == ((1,), (1, 2), False)
    assert linked(parts, whole)[1] == ((1, 2), (1,), False)


def test_a_part_that_has_lost_most_of_its_words_is_still_a_part() -> None:
    whole = "Children must wear a vest on deck, and anglers pay two crowns at the bridge."
    parts = ["Children must wear a vest on deck.", "Pay crowns at."]
    assert linked([GAUGE, PATHS, whole], [GAUGE, PATHS, *parts])[2] == ((2,), (2, 3), False)


def test_nothing_in_common() -> None:
    assert linked([GAUGE], [PATHS]) == []
