from collections import Counter

import pytest

from hmicdiff.align.draft import Draft
from hmicdiff.align.fit import Pair, Template, fit
from hmicdiff.align.passages import _order, add_releases, draft_passages
from hmicdiff.align.scale import Scale
from hmicdiff.align.settled import Settled
from hmicdiff.align.vocabulary import forms
from hmicdiff.model.text import Corpus
from tests.support import family

INSPECTED = "The harbour office has inspected every ferry that calls at the northern pier."
SAFE = "No boat was found to be unsafe."
AID = "Two crews had not been trained in first aid since the spring."
JACKETS = "All life jackets were counted and replaced where they were worn."
COPY = "A copy of the report can be found at the harbour office."
OTHER = "Fishermen complained about the price of diesel."
BIRDS = "swan duck gull tern rail crake stork loon teal coot grebe heron".split()


def release(*sentences: str) -> str:
    return "\n\n".join(sentences)


def passages(corpus: Corpus) -> list[list[str]]:
    """Return the passages, each as the sentences that say it, in order."""
    return [
        [
            corpus.releases[release].sentences[sentence].wording.text
            for release, sentence in sorted(draft.places())
        ]
        for draft in draft_passages(forms(corpus))
    ]


def test_the_same_sentences_are_the_same_passages() -> None:
    found = passages(family(*[release(INSPECTED, SAFE, COPY)] * 3))
    assert found == [[INSPECTED] * 3, [SAFE] * 3, [COPY] * 3]


def test_a_missing_sentence_leaves_its_passage_to_the_others() -> None:
    whole = release(INSPECTED, SAFE, AID, COPY)
    found = passages(family(whole, whole, release(INSPECTED, SAFE, COPY)))
    assert found == [[INSPECTED] * 3, [SAFE] * 3, [AID] * 2, [COPY] * 3]


def test_an_extra_sentence_is_a_passage_of_its_own() -> None:
    whole = release(INSPECTED, SAFE, COPY)
    found = passages(family(whole, whole, release(INSPECTED, OTHER, SAFE, COPY)))
    assert found == [[INSPECTED] * 3, [OTHER], [SAFE] * 3, [COPY] * 3]


@pytest.mark.parametrize(
    "reworded",
    [
        pytest.param("Three crews had not been trained in first aid since May.", id="filled in"),
        pytest.param("Two crews lack training in first aid since the spring.", id="reworded"),
    ],
)
def test_other_words_in_the_same_place_are_the_same_passage(reworded: str) -> None:
    whole = release(INSPECTED, SAFE, AID, JACKETS, COPY)
    found = passages(family(whole, whole, release(INSPECTED, SAFE, reworded, JACKETS, COPY)))
    assert sorted(found[2]) == sorted([AID, AID, reworded])
    assert len(found) == 5


def test_a_sentence_in_another_place_is_the_same_passage() -> None:
    corpus = family(
        *[release(INSPECTED, SAFE, AID, JACKETS, COPY)] * 3,
        release(INSPECTED, JACKETS, COPY, SAFE, AID),
    )
    found = passages(corpus)
    assert sorted(map(len, found)) == [4, 4, 4, 4, 4]
    assert all(len(set(each)) == 1 for each in found)


def test_one_sentence_in_two_places_is_two_passages() -> None:
    text = release(INSPECTED, SAFE, AID, JACKETS, SAFE, COPY)
    found = passages(family(text, text, text))
    assert [each[0] for each in found] == [INSPECTED, SAFE, AID, JACKETS, SAFE, COPY]
    assert all(len(each) == 3 for each in found)


def test_releases_with_nothing_in_common_share_no_passage() -> None:
    found = passages(family(INSPECTED, OTHER))
    assert sorted(found) == sorted([[INSPECTED], [OTHER]])


def test_a_release_alone_is_its_own_template() -> None:
    assert passages(family(release(INSPECTED, SAFE))) == [[INSPECTED], [SAFE]]


def test_every_sentence_has_a_passage() -> None:
    corpus = family(
        release(INSPECTED, SAFE, AID), release(SAFE, OTHER, SAFE), release(COPY, AID, AID, AID)
    )
    placed = [place for draft in draft_passages(forms(corpus)) for place in draft.first_places()]
    everything = [
        (number, index)
        for number, one in enumerate(corpus.releases)
        for index in range(len(one.sentences))
    ]
    assert sorted(placed) == everything


def test_a_sentence_that_is_said_over_and_over_is_a_passage_each_time() -> None:
    found = passages(family(release(*[SAFE] * 90), release(AID, *[SAFE] * 88, COPY)))
    assert [len(said) for said in found].count(2) == 88
    assert [said for said in found if len(said) == 1] in (
        [[AID], [SAFE], [SAFE], [COPY]],
        [[SAFE], [SAFE], [AID], [COPY]],
        [[AID], [COPY], [SAFE], [SAFE]],
    )


def test_a_name_that_starts_as_a_word_of_another_passage_is_no_sign_that_it_is_said() -> None:
    judged = "Having weighed all the evidence, I find that the work of {} Primary School is {}."
    same = "The judgement has not changed since the last inspection."

    def school(name: str, at: int, *more: str) -> str:
        return release(
            f"{name} Primary School {at} was inspected in May.",
            judged.format(f"{name} {at}", ("good", "weak", "sound")[at % 3]),
            *more,
            "Inspectors watched twelve lessons and spoke to the teachers.",
            "A copy of this letter was sent to the governors.",
        )

    places = "Ayle Tarn Holm Skerry Dene Fenwick Orme Northbank Westray Lund".split()
    known = family(*(school(name, at, same) for at, name in enumerate(places)))
    new = family(*(school("Chantry Gate", at, *[same][: at // 5]) for at in range(2, 10)))
    settled = Settled(frozenset(range(len(known.releases))))
    both = Corpus((*known.releases, *new.releases))
    drafts = add_releases(draft_passages(forms(known)), settled, Scale(forms(both), frozenset()))
    assert [len(draft.members) for draft in drafts] == [18, 18, 15, 18, 18]
    assert not any(draft.joint for draft in drafts)


PIER = "Fares are shown at the pier"
BOATS = "on the boats as the licence demands"


def test_what_has_moved_says_two_passages_as_others_do_in_its_place() -> None:
    both = f"{PIER} and {BOATS}."
    halves = (f"{PIER}.", f"{BOATS.capitalize()}.")
    found = passages(
        family(
            *[release(INSPECTED, both, SAFE, AID, COPY)] * 8,
            *[release(INSPECTED, *halves, SAFE, AID, COPY)] * 2,
            *[release(INSPECTED, SAFE, AID, COPY, both)] * 3,
        )
    )
    assert [len(each) for each in found] == [13, 15, 13, 13, 13]
    assert set(found[1]) == {both, *halves}, "most say it in one sentence: it is one passage"


def test_of_two_passages_that_differ_in_a_word_that_is_said_which_has_no_more_words() -> None:
    ward = "In the {}emergency ward, {}% of patients were admitted or sent home within four hours."
    otherwise = "Within four hours of coming, the emergency ward had admitted {}% of its patients."

    def trust(at: int) -> str:
        own = otherwise.format(60 + at) if at % 3 else ward.format("", 60 + at)
        adults = [] if at in (1, 8, 10, 13, 20) else [own]
        children = [] if at in (6, 15) else [ward.format("children's ", 80 - at)]
        return release(INSPECTED, *adults, *children, COPY)

    found = passages(family(*map(trust, range(24))))
    assert [len(said) for said in found] == [24, 19, 22, 24]
    assert all("children" in sentence for sentence in found[2])


def added(known: Corpus, *texts: str) -> list[Draft]:
    """Return the passages of what is known and of releases with these texts, added to it."""
    settled = Settled(frozenset(range(len(known.releases))))
    both = forms(Corpus((*known.releases, *family(*texts).releases)))
    return add_releases(draft_passages(forms(known)), settled, Scale(both, frozenset()))


def test_what_is_new_has_not_moved_where_what_stands_before_it_is_missing() -> None:
    drafts = added(
        family(*[release(INSPECTED, COPY)] * 3),
        release(JACKETS, OTHER, COPY),
        release(INSPECTED, JACKETS, COPY),
    )
    assert [len(draft.members) for draft in drafts] == [4, 2, 1, 5]
    assert not any(draft.moved for draft in drafts)


def test_only_new_releases_that_say_something_new_are_matched_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = family(*[release(INSPECTED, SAFE, COPY)] * 3)
    matched: Counter[int] = Counter()

    def counted(number: int, against: Template) -> list[Pair]:
        matched[number] += 1
        return fit(number, against)

    monkeypatch.setattr("hmicdiff.align.passages.fit", counted)
    drafts = added(known, release(INSPECTED, SAFE, COPY), release(INSPECTED, OTHER, SAFE, COPY))
    (other,) = drafts[1].members
    assert {number: matched[number] for number in (3, 4)} == {other: 2, 7 - other: 1}


def test_a_sentence_found_joint_at_first_can_say_another_passage_in_the_end() -> None:
    nobody = "No crews were found at the pier when the ferry was inspected."
    known = family(
        release(SAFE, nobody, JACKETS, COPY), release(INSPECTED, SAFE, nobody, JACKETS, COPY)
    )
    merged = f"{INSPECTED.removesuffix('.')} and every boat was found to be safe."
    drafts = added(known, release(merged, JACKETS, COPY))
    assert [sorted(draft.joint) for draft in drafts] == [[2], [2], [], [], []]
    assert [sorted(draft.also) for draft in drafts] == [[], [2], [], [], []]


def test_sentences_leave_a_passage_together_for_one_that_says_them_better() -> None:
    """Three words in common bring one beside others first; then a sentence with four is seen."""
    ropes, salt = "Moss crane tide oars ropes crane.", "Moss crane salt tide crane storm."
    chart = "Salt tar crane moss chart tide."
    found = passages(
        family(
            *[release("Wharf clerk barley masts kelp.", ropes)] * 6,
            *[release(salt, "Tar nets sails pilot storm keel.")] * 3,
            *[release(chart, "Pilot tar sails keel storm hull clerk.")] * 3,
        )
    )
    assert [ropes] * 6 in found
    assert sorted([salt, chart] * 3) in map(sorted, found)


_GATES = "nws nwe nw ws wes nw nws nwe s nw".split()
"""Release by release, at which of its gates a town raised the toll."""
_NAMES = {"w": "west gate (Wulfen)", "n": "north gate (Osric)", "e": "east gate (Perrin)"} | {
    "s": "south gate (Hulda)"
}


def test_sentences_that_differ_in_a_name_stay_with_their_own() -> None:
    goods = ["barley", "hemp", "copper", "tallow", "slate", "resin"]
    texts = [
        release(
            f"Notice {at + 11} of the toll house on loads of {goods[at % 6]}.",
            *[f"At the {_NAMES[gate]} the toll was raised to {3 * at + 5} pence." for gate in have],
            f"Loads of {goods[at * 5 % 6]} must be weighed before noon.",
        )
        for at, have in enumerate(_GATES)
    ]
    said = [
        {name for name in _NAMES.values() for text in passage if name in text}
        for passage in passages(family(*texts))
    ]
    assert sorted(map(sorted, filter(None, said))) == [[name] for name in sorted(_NAMES.values())]


def test_who_has_a_passage_does_not_outweigh_what_a_sentence_says() -> None:
    shut = "The branch in {} will be shut on {} {} for the whole day."
    towns = {"a": "Aldgate", "b": "Bexhill", "c": "Corby"}
    have = "b ab bc c ac ab ab bc bc abc bc ab abc bc bc ab b b bc bc bc b".split()
    texts = [
        release(
            f"Bulletin no. {at + 1} of the savings bank.",
            *[
                shut.format(towns[each], at % 9 + 1, ("May", "June", "March")[at % 3])
                for each in row
            ],
            "Please have your card with you when you call.",
        )
        for at, row in enumerate(have)
    ]
    counts = [
        (town, sum(town in text for text in passage), len(passage))
        for passage in passages(family(*texts))
        for town in towns.values()
        if any(town in text for text in passage)
    ]
    assert counts == [("Aldgate", 8, 8), ("Bexhill", 20, 20), ("Corby", 13, 13)]


def test_a_part_of_a_sentence_says_no_more_than_others_fill_in() -> None:
    whole = "The crew of the mill is glad to hand you a new make of Alder, 1.{}."
    odd = "From the fair, the crew of the mill is glad to hand you 1.9!"
    birthday = "This new make of Alder falls on the tenth birthday of the wheel."
    texts = [release(INSPECTED, whole.format(at), COPY) for at in range(8)]
    found = passages(family(*texts, release(INSPECTED, odd, birthday, COPY)))
    assert [birthday] in found


def test_a_part_of_a_sentence_belongs_to_it() -> None:
    whole = "The wardens counted the sheep in May and drove the strays into the pound of the mill."
    parts = (
        "The wardens counted the sheep in May.",
        "They drove the strays into the pound of the mill.",
    )
    texts = [release(INSPECTED, whole, COPY)] * 5
    found = passages(family(*texts, release(INSPECTED, *parts, COPY)))
    assert sorted(found[1]) == sorted([*[whole] * 5, *parts])


def test_a_sentence_cut_in_two_ways_is_one_passage_also_beside_other_wordings() -> None:
    whole = "Take the kettle back to the shop, with or without a receipt, to obtain a refund."
    other = "Any branch will exchange your kettle for money or a new one; bring no receipt."
    first = ("Take the kettle back to the shop.", "With or without a receipt, to obtain a refund.")
    second = ("Take the kettle back to the shop, with or without a receipt.", "To obtain a refund.")
    texts = [release(INSPECTED, each, COPY) for each in [whole] * 12 + [other] * 3]
    cut = [release(INSPECTED, *parts, COPY) for parts in (first, second)]
    found = passages(family(*texts, *cut))
    assert not any(
        set(passage) & {*first[1:], *second[1:]} for passage in found if len(passage) < 9
    )


def test_what_stands_in_the_place_of_what_has_moved_is_a_passage_of_its_own() -> None:
    fund = "The office no longer pays the monthly fees from the ferry fund of the tarn."
    lake = "The office means to pay in full the monthly fees from the mooring fund of the lake."
    whole = release(INSPECTED, SAFE, fund, AID, JACKETS, COPY)
    moved = release(INSPECTED, SAFE, lake, AID, JACKETS, fund, COPY)
    found = passages(family(whole, whole, whole, whole, moved))
    assert [fund] * 5 in found
    assert [lake] in found


def test_one_sentence_of_one_release_does_not_turn_round_the_order_of_all() -> None:
    shared = [f"The {each} office {does}." for each in BIRDS for does in ("opens", "counts boats")]
    rows = [[f"Notice {at}.", *shared[at:]] for at in range(6)]
    before = forms(family(*(release(*row) for row in rows)))
    rows[0] = [*rows[0][:-1], "The heron office weighs eels."]
    after = forms(family(*(release(*row) for row in rows)))
    assert _order(before) == _order(after) == [0, 1, 2, 3, 4, 5]
