"""Releases that say in one sentence what others say in two, word by word nearer to the border."""

from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.joint import _near, mark_joint, without_echoes
from hmicdiff.align.scale import Scale
from hmicdiff.align.splits import _unite
from hmicdiff.align.vocabulary import Bag, Forms, forms
from tests.support import family

FARES = "Fares are shown at the pier"
END = "A copy of this letter was sent to the council."
SHIP = "lamps masts ropes anchors buoys nets tar oars sails".split()
NONE: Bag = frozenset()
WARDENS = [("Ayle", "May"), ("Tarn", "June"), ("Holm", "March")]
SHORE = "gulls terns moss chalk salt heather barley granite".split()


def sentence(*words: str) -> str:
    return f"{' '.join(words).capitalize()}."


def joint(
    usual: int, of: int, *, said: int, beyond: int = 0, merged: int = 1, fixed: bool = False
) -> bool:
    """Tell whether sentences are found to say two passages.

    The second passage has `usual` words, of which such a sentence has `said`, with `beyond` words
    that it has nothing to do with. Of 24 releases, `of` have it, and `merged` have that sentence.
    """
    lists = sentence(*SHIP[:usual])
    both = f"{FARES}, {sentence(*SHIP[:said], *SHORE[:beyond]).lower()}"
    files = [[f"{FARES}.", lists, END]] * of
    files += [[f"{FARES}.", END]] * (24 - of - merged)
    files += [[both, END]] * merged
    drafts, known = passages(files, [f"{FARES}.", lists, END], both)
    mark_joint(drafts, Scale(known, frozenset(range(len(known.weights))) if fixed else NONE))
    assert drafts[0].joint == drafts[1].joint
    return len(drafts[1].joint) == merged


def passages(files: list[list[str]], order: list[str], both: str) -> tuple[list[Draft], Forms]:
    """Return the passages in an order; the first is said, too, by the sentence `both`."""
    places: dict[str, list[tuple[int, int]]] = {}
    corpus = family(*("\n\n".join(file) for file in files))
    for number, release in enumerate(corpus.releases):
        for at, each in enumerate(release.sentences):
            text = each.wording.text
            places.setdefault(order[0] if text == both else text, []).append((number, at))
    return [draft_of(places[text]) for text in order], forms(corpus)


def test_a_sentence_that_adds_all_words_of_a_passage_says_it_too() -> None:
    assert joint(5, 12, said=5)


def test_a_sentence_that_adds_few_words_of_a_passage_does_not_say_it() -> None:
    assert not joint(5, 12, said=2)


def test_a_third_of_what_all_say_may_be_left_out_and_no_more() -> None:
    assert joint(6, 12, said=5)
    assert not joint(6, 12, said=4)


def test_half_may_be_left_out_of_what_hardly_anybody_says_and_no_more() -> None:
    assert joint(6, 2, said=4)
    assert not joint(6, 2, said=3)


def test_what_is_filled_in_speaks_less_against_a_passage_than_what_is_always_said() -> None:
    assert joint(3, 12, said=3, beyond=4)
    assert not joint(3, 12, said=3, beyond=4, fixed=True)


def test_that_few_lack_a_passage_of_few_speaks_little_for_two_passages_in_a_sentence() -> None:
    assert joint(3, 2, said=2)
    assert not joint(3, 2, said=2, beyond=4)


def test_what_several_say_alike_needs_less_in_words() -> None:
    assert joint(3, 20, said=3, beyond=8, merged=3, fixed=True)
    assert not joint(3, 20, said=3, beyond=8, merged=1, fixed=True)


def test_a_sentence_says_no_passage_that_stands_far_away() -> None:
    wardens = [f"Warden {name} left in {month}." for name, month in WARDENS]
    lists = sentence(*SHIP[:5])
    both = f"{FARES}, {lists.lower()}"

    def says_both(between: int) -> bool:
        order = [f"{FARES}.", *wardens[:between], lists]
        files = [order] * 12 + [order[:-1]] * 11 + [[both, *order[1:-1]]]
        drafts, known = passages(files, order, both)
        mark_joint(drafts, Scale(known, NONE))
        return bool(drafts[-1].joint)

    assert says_both(2)
    assert not says_both(3)


def test_a_passage_that_is_only_said_besides_another_is_none() -> None:
    found = Draft(members={0: [3], 1: [4]}, joint={1})
    released = Draft(members={1: [4]}, also={1}, joint={1})
    assert without_echoes([found, released]) == [found]
    assert not found.joint


def test_what_is_still_said_with_a_third_passage_stays_joint() -> None:
    found = Draft(members={0: [3], 1: [4]}, joint={1})
    released = Draft(members={1: [4]}, also={1}, joint={1})
    paid = Draft(members={0: [5], 1: [4]}, also={1}, joint={1})
    assert without_echoes([found, released, paid]) == [found, paid]
    assert found.joint == paid.joint == {1}


def test_what_one_release_alone_says_stands_between_no_others() -> None:
    several, single = [(0, 0), (1, 0)], [(0, 0)]
    drafts = [draft_of(each) for each in (several, *[single] * 4, several, several, several)]
    near = _near(drafts)
    assert set(near[0]) == {1, 2, 3, 5, 6, 7}
    assert set(near[7]) == {4, 5, 6, 0}


def test_a_sentence_of_its_own_is_not_lost_beside_one_that_says_two_passages() -> None:
    into, source = draft_of([(0, 1), (1, 4)]), draft_of([(1, 7), (2, 3)])
    into.also, into.joint = {1}, {1}
    into.absorb(source)
    assert set(into.first_places()) == {(0, 1), (1, 7), (2, 3)}


def test_a_sentence_that_says_two_passages_gives_way_to_one_of_its_own() -> None:
    into, source = draft_of([(0, 1), (1, 4)]), draft_of([(1, 7), (2, 3)])
    source.also, source.joint = {1, 2}, {1, 2}
    into.absorb(source)
    assert set(into.places()) == {(0, 1), (1, 4), (2, 3)}
    assert (into.also, into.joint) == ({2}, {2})


def test_who_has_got_a_sentence_for_each_passage_says_none_two_fold() -> None:
    first, second = draft_of([(0, 1), (1, 4)]), draft_of([(0, 2), (1, 5)])
    first.joint, second.joint = {1}, set()
    assert [draft.joint for draft in without_echoes([first, second])] == [set(), set()]


def test_the_second_half_of_its_own_is_not_lost_where_two_passages_are_one() -> None:
    first, second = draft_of([(0, 1), (1, 4)]), draft_of([(0, 1), (1, 7)])
    first.also, first.joint = {1}, {0, 1}
    second.also, second.joint = {0}, {0}
    _unite(first, second)
    assert set(first.first_places()) == {(0, 1), (1, 7)}
