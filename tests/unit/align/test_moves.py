from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.align.draft import Draft
from hmicdiff.align.moves import forget_in_place, forget_moves
from hmicdiff.align.passages import draft_passages
from hmicdiff.align.vocabulary import forms
from tests.support import family

FAULTS = [
    "The quay lights are dim.",
    "Lifebuoys are missing from the pier.",
    "A ladder has rusted through.",
    "The fuel store stands open.",
    "Two bollards have come loose.",
]
BEGIN, END = "The harbour was looked at in the spring.", "A second visit follows before winter."


def moved(*orders: str) -> set[str]:
    """Return what has moved somewhere, in texts with their faults in these orders."""
    files = ["\n\n".join([BEGIN, *(FAULTS[int(at)] for at in order), END]) for order in orders]
    corpus = family(*files)
    return {
        corpus.releases[release].sentences[sentence].wording.text
        for draft in draft_passages(forms(corpus))
        for release, sentence in draft.places()
        if draft.moved
    }


def test_nothing_has_moved_where_no_order_is_shared() -> None:
    assert moved("01234", "42031", "31402", "20413", "14320", "03142") == set()


def test_what_one_has_in_another_order_has_moved() -> None:
    assert moved("01234", "01234", "01234", "01234", "30124") == {FAULTS[3]}


def test_a_paragraph_under_another_heading_has_moved_and_the_heading_has_not() -> None:
    lamps = "Any single lamp may fail at night. Nobody should lean on one lamp when crossing."
    rest = ["Remarks\n-------", "A seal can be forged, and a name can be wrung from a clerk.", END]
    usual = "\n\n".join([BEGIN, "News\n----", "None.", rest[0], lamps, *rest[1:]])
    other = "\n\n".join([BEGIN, "News\n----", lamps, *rest])
    corpus = family(*[usual] * 6, other, other)
    found = {
        corpus.releases[release].sentences[sentence].wording.text
        for draft in draft_passages(forms(corpus))
        for release, sentence in draft.places()
        if draft.moved
    }
    assert found == {
        "Any single lamp may fail at night.",
        "Nobody should lean on one lamp when crossing.",
    }


def test_a_paragraph_behind_all_of_a_short_section_has_moved_there() -> None:
    lamps = "No coat is kept for its owner. Coats are given away after a month."
    usual = ["Hours\n-----", "The hall is open at noon.", "Coats\n-----", lamps]
    last = ["Close\n-----", "The board thanks all who helped."]
    other = [*usual[:3], "None.", *last, lamps]
    corpus = family(*["\n\n".join([*usual, *last])] * 8, *["\n\n".join(other)] * 2)
    found = {
        corpus.releases[release].sentences[sentence].wording.text
        for draft in draft_passages(forms(corpus))
        for release, sentence in draft.places()
        if draft.moved
    }
    assert found == {"No coat is kept for its owner.", "Coats are given away after a month."}


def test_of_two_releases_one_has_moved_what_stands_elsewhere() -> None:
    assert moved("01234", "30124") == {FAULTS[3]}


def test_what_stands_among_passages_that_are_left_out_here_and_there_has_a_place() -> None:
    usual = ["01234", "0134", "0123", "013", "0234", "024", "023", "034"]
    assert moved(*usual, "1340", "2340") == {FAULTS[0]}


def test_a_passage_said_in_two_ways_in_one_place_has_moved_nowhere() -> None:
    ways = ["The fuel store stands open at night.", "Open at night stands the store of fuel."]
    files = [
        "\n\n".join([BEGIN, FAULTS[0], ways[at % 2], FAULTS[1], FAULTS[2], END]) for at in range(6)
    ]
    drafts = draft_passages(forms(family(*files)))
    assert not any(draft.moved for draft in drafts)


PASSAGES = st.lists(
    st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 9), min_size=1, max_size=2)),
    min_size=2,
    max_size=5,
)


@given(PASSAGES, st.lists(st.sets(st.integers(0, 5)), min_size=5, max_size=5))
def test_what_most_have_before_a_passage_is_counted_alike_for_all_that_moved(
    passages: list[dict[int, list[int]]], moved: list[set[int]]
) -> None:
    drafts = [
        Draft(members=members, moved=of & members.keys())
        for members, of in zip(passages, moved, strict=False)
    ]
    first, *others = drafts

    def is_turned(release: int) -> bool:
        for other in others:
            if release in other.moved or release not in other.members:
                continue
            both = (first.members.keys() - first.moved) & (other.members.keys() - other.moved)
            before = sum(min(other.members[at]) < min(first.members[at]) for at in both)
            is_before = min(other.members[release]) < min(first.members[release])
            if 2 * before != len(both) and (2 * before > len(both)) != is_before:
                return True
        return False

    wanted = {release for release in first.moved if is_turned(release)}
    forget_in_place(first, drafts)
    assert first.moved == wanted


def test_what_is_known_to_have_moved_has_moved_beside_new_releases() -> None:
    orders = ("01234", "42031", "31402", "20413", "14320", "03142")
    found = forms(family(*("\n\n".join(FAULTS[int(at)] for at in order) for order in orders)))
    for settled in (frozenset({0}), frozenset[int]()):
        drafts = draft_passages(found)
        drafts[0].moved.update({0, 1})
        forget_moves(drafts, len(orders), settled)
        assert drafts[0].moved == settled
