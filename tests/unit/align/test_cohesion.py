from hmicdiff.align.cohesion import cohesive
from hmicdiff.align.draft import draft_of
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import forms
from tests.support import family
from tests.unit.align.test_passages import AID, COPY, INSPECTED, OTHER, SAFE, passages, release

FUND = "Moreover, the pilot fund is open to any skipper whose nets were lost in the storm."
FROST = "The frost of last winter has damaged two bollards and the crane on the quay."


def test_strangers_in_one_passage_are_parted() -> None:
    corpus = family(INSPECTED, INSPECTED, INSPECTED, OTHER)
    draft = draft_of([(at, 0) for at in range(4)])
    scale = Scale(forms(corpus), frozenset())
    found = cohesive([draft], scale)
    assert sorted(len(each.members) for each in found) == [1, 3]


def test_no_chain_of_small_steps_makes_strangers_one() -> None:
    words = "amber birch cedar dahlia elder fennel gorse heather iris juniper kelp laurel".split()
    steps = [" ".join(words[at : at + 6]).capitalize() + "." for at in range(7)]
    scale = Scale(forms(family(*steps)), frozenset())
    found = cohesive([draft_of([(at, 0) for at in range(7)])], scale)
    assert all(not (0 in each.members and 6 in each.members) for each in found), (
        "the first and the last have no word in common"
    )


def test_paraphrases_of_a_passage_stay_together() -> None:
    other = "Since the spring, two of the crews have not been trained in first aid."
    corpus = family(AID, AID, other)
    scale = Scale(forms(corpus), frozenset())
    draft = draft_of([(at, 0) for at in range(3)])
    assert cohesive([draft], scale) == [draft]


def test_sentences_that_share_a_place_alone_are_passages_of_their_own() -> None:
    files = [release(INSPECTED, SAFE, last, COPY) for last in (FUND, FUND, FROST, FROST, OTHER)]
    found = passages(family(*files))
    assert sorted(map(sorted, found)) == sorted(
        [[INSPECTED] * 5, [SAFE] * 5, [FUND] * 2, [FROST] * 2, [OTHER], [COPY] * 5]
    )


def test_ways_that_fill_in_the_same_words_are_one_passage() -> None:
    kinds = ["shingle", "grey mud", "coarse sand", "broken shells", "pebbles"]
    long = [
        f"The beach is about a mile long and consists of {kind}, facing west." for kind in kinds
    ]
    put = [f"Bathers will find some {kind} there, facing the west wind." for kind in kinds[:3]]
    corpus = family(*long, *put)
    scale = Scale(forms(corpus), frozenset())
    draft = draft_of([(at, 0) for at in range(8)])
    assert cohesive([draft], scale) == [draft]


def test_words_of_other_passages_show_nothing_of_what_is_filled_in() -> None:
    kinds = ["shingle", "grey mud", "coarse sand", "broken shells", "pebbles"]
    long = [
        f"The beach is about a mile long and consists of {kind}, facing west." for kind in kinds
    ]
    put = [f"Bathers will find some {kind} there, facing the west wind." for kind in kinds[:3]]
    also = [f"Of {kind} the council has enough." for kind in (*kinds, *kinds[:3])]
    corpus = family(*(f"{one}\n\n{two}" for one, two in zip((*long, *put), also, strict=True)))
    scale = Scale(forms(corpus), frozenset())
    drafts = [draft_of([(at, number) for at in range(8)]) for number in (0, 1)]
    assert len(cohesive(drafts, scale)) == 3
