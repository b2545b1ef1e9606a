from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.said import said_by
from hmicdiff.differences.stems import label, stems
from tests.support import add_release


def words(text: str) -> tuple[str, ...]:
    return stems(text.replace(".", " .").split())


OVEN = words("The baker cleans the oven before dawn on Monday.")
NOT = words("The baker never cleans the oven before dawn on Monday.")
BEGUN, ENDED = words("The baker cleans the oven"), words("before dawn on Monday.")
OTHER = words("Customers praised crusty bread and sweet cake.")


def lookup() -> Lookup:
    found = Lookup()
    add_release(found, "once", [(OVEN, (), (), ("oven",)), (OTHER, (), (), ("bread",))])
    add_release(
        found, "split", [(OTHER, (), (), ("bread",)), (BEGUN, (), (), ()), (ENDED, (), (), ())]
    )
    add_release(found, "turned", [(NOT, (), (), ("oven",))])
    add_release(found, "twice", [(OVEN, (), (), ()), (OTHER, (), (), ()), (OVEN, (), (), ())])
    return found


def test_the_same_is_found_in_one_sentence_or_in_two_neighbouring_ones() -> None:
    assert lookup().twins(OVEN) == {"once", "split", "twice"}


def test_a_negation_makes_it_something_else() -> None:
    assert "turned" not in lookup().twins(OVEN)
    assert lookup().twins(NOT) == {"turned"}


def test_few_words_are_found_word_for_word() -> None:
    found = Lookup()
    add_release(found, "a", [(words("Berths"), (), (), ())])
    add_release(found, "b", [(words("Berths and cranes"), (), (), ())])
    assert found.twins(words("Berths")) == {"a"}
    assert found.saying(words("Berths")) == {"a"}


def test_who_says_half_of_it_says_something_else() -> None:
    found = lookup()
    add_release(found, "half", [(BEGUN, (), (), ())])
    assert "half" not in found.twins(OVEN)


def test_releases_can_be_taken_in_by_several() -> None:
    found = lookup()
    said = said_by(
        [[(OVEN, (), (), ("oven",))], [(OTHER, (), (), ("bread",)), (OTHER, (), (), ())]]
    )
    found.add(said, ["late", "later"])
    assert found.saying(OVEN) == {"once", "twice", "late"}
    assert found.saying_twice(OTHER) == {"later"}
    assert found.without("bread", OVEN) == {"once", "split", "later"}


def test_who_says_a_sentence_twice() -> None:
    assert lookup().saying(OVEN) == {"once", "twice"}
    assert lookup().saying_twice(OVEN) == {"twice"}


def test_a_sentence_of_the_same_passage_with_other_words_is_unlike() -> None:
    assert lookup().unlike("oven", OTHER) == {"once", "turned"}
    assert lookup().unlike("oven", OVEN) == frozenset()


GROWTH = words("Staff see the harbour growing faster in spring than they had thought.")


@pytest.mark.parametrize(
    ("sentence", "is_near"),
    [
        pytest.param(
            "Staff now see the harbour growing faster in spring.", True, id="most of its words"
        ),
        pytest.param(
            "They see the harbour growing faster in spring than the year before, with cranes, "
            "berths and ferries all busier.",
            True,
            id="a long row of its words",
        ),
        pytest.param(
            "Faster cranes were what staff on the quay had thought of, and in autumn, not spring.",
            False,
            id="the same words here and there",
        ),
        pytest.param("Staff see ferries shrinking in autumn.", False, id="few of its words"),
    ],
)
def test_sentences_are_near_by_most_of_their_words_or_by_a_long_row_of_them(
    sentence: str,
    is_near: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = Lookup()
    add_release(found, "own", [(GROWTH, (), (), ("growth",))])
    add_release(found, "other", [(words(sentence), (), (), ("growth",))])
    add_release(found, "third", [(OTHER, (), (), ("growth",))])
    assert found.is_near(GROWTH, words(sentence)) == is_near


def test_a_passage_is_said_in_other_words_only_with_most_of_both() -> None:
    found = Lookup()
    frame = "On the advice of the harbour board the minister"
    one, other = f"{frame} lowers the dues.", f"{frame} sells two ferries."
    for name, text in (("a", one), ("b", other), ("c", "Two cranes stand idle.")):
        add_release(found, name, [(words(text), (), (), ("dues" if name < "c" else "idle",))])
    assert found.only_like("dues", words(one)) == frozenset()
    again = Lookup()
    for name, text, passage in (
        ("a", one, "dues"),
        ("b", other, "dues"),
        ("c", f"{frame} buys a crane.", "crane"),
        ("d", f"{frame} opens a bridge.", "bridge"),
    ):
        add_release(again, name, [(words(text), (), (), (passage,))])
    assert again.is_near(words(one), words(other))
    assert again.only_like("dues", words(one)) == {"b"}


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param("Pump house locked key", False, id="a word more"),
        pytest.param("Pump house", False, id="a word less"),
        pytest.param("The pump house locked", True, id="a word that most say"),
    ],
)
def test_of_a_label_a_word_that_few_say_makes_another(
    other: str,
    is_same: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = Lookup()
    label = words("Pump house locked")
    for name, text in (("a", "Pump house locked"), ("b", other)):
        add_release(found, name, [(words(text), (), (), ("label",))])
    for name in "cdefg":  # all words of the label are more common than the one that is more
        add_release(found, name, [(words(f"The pump of the house is locked {name}"), (), (), ())])
    assert ("b" in found.twins(label) | found.within(label)) == is_same
    assert ("b" not in found.only_like("label", label)) == is_same


def test_something_like_it_is_found_wherever_it_stands() -> None:
    found = lookup()
    like = words("The baker cleans the oven and the yard before dawn.")
    add_release(found, "like", [(like, (), (), ("yard",))])
    assert "like" in found.like(OVEN)
    assert "like" not in found.twins(OVEN)
    assert "turned" not in found.like(OVEN)


def test_a_label_is_the_same_to_the_letter() -> None:
    found = Lookup()
    for name in ("Update", "Updated", "Update!"):
        norms = name.replace("!", " !").split()
        add_release(found, name, [(stems(norms), (), label(norms), ("date",))])
    assert found.labelled(("update",)) == {"Update", "Update!"}
    assert found.unlabelled("date", ("update",)) == {"Updated"}
    assert label(OVEN) == ()


def test_figures_tell_sentences_apart_that_have_hardly_any_words() -> None:
    found = Lookup()
    for name, number in (("a", "41"), ("b", "41"), ("c", "42")):
        add_release(found, name, [(("r",), (number,), ("r",), ("note",))])
    assert found.not_just("note", ("r", "41")) == {"c"}


def test_one_word_of_a_label_makes_it_another() -> None:
    found = Lookup()
    names = ("harbour crane north new", "harbour crane north")
    for name in names:
        add_release(found, name, [(words(name), (), (), ("name",))])
    assert found.only_like("name", words(names[0])) == {*names[1:]}


def test_who_has_most_of_the_words_of_a_passage_may_say_much_besides() -> None:
    found = lookup()
    add_release(found, "longer", [((*OVEN, *OTHER, *GROWTH), (), (), ("oven",))])
    assert found.holding("oven", OVEN) == {"once", "turned", "longer"}
    assert found.only_like("oven", OVEN) == {"longer"}


def test_a_sentence_not_much_longer_says_the_words_within_it() -> None:
    found = lookup()
    add_release(found, "more", [((*OVEN, *BEGUN), (), (), ("oven",))])
    add_release(found, "much", [((*OVEN, *OTHER, *BEGUN, "at", "last"), (), (), ("oven",))])
    assert found.within(OVEN) == {"once", "twice", "more"}
    assert found.saying(OVEN) == {"once", "twice", "more", "much"}


CLAUSE = "open to everybody who pays, though the river came up to its steps in March and the boats"
HOUSE = "The house by the weir is shut, and its keeper said so in May."


@pytest.mark.parametrize(
    ("text", "is_open", "is_said"),
    [
        pytest.param(HOUSE.replace("shut", CLAUSE), False, True, id="all in order"),
        pytest.param(HOUSE.replace("shut", CLAUSE * 3)[:-8], True, True, id="nearly all in order"),
        pytest.param(HOUSE.replace("shut", CLAUSE * 3)[:-8], False, False, id="not in a row"),
        pytest.param(f"{CLAUSE}, and {HOUSE}", False, True, id="in a row"),
        pytest.param(f"In May its keeper said: by the weir {CLAUSE}", True, False, id="some"),
    ],
)
def test_a_sentence_includes_words_whatever_fills_them(
    text: str,
    is_open: bool,  # noqa: FBT001 - a parameter of the test
    is_said: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = Lookup()
    add_release(found, "own", [(words(text), (), (), ("own",))])
    add_release(found, "other", [(words(HOUSE), (), (), ("house",))])
    fixed = words(HOUSE.replace("shut", ""))
    assert found.including(fixed, is_open=is_open) == ({"own", "other"} if is_said else {"other"})


@pytest.mark.parametrize("both", [True, False])
def test_what_others_say_besides_a_passage_is_no_way_to_say_it(
    both: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    sand = words("The baker cleans the oven before dawn with wet sand.")
    found = Lookup()
    for release in "abcdef":
        add_release(found, release, [(OVEN, (), (), ("oven",)), (OTHER, (), (), ("bread",))])
    add_release(found, "alone", [(sand, (), (), ("sand",))])
    if both:
        for release in "gh":
            add_release(found, release, [(OVEN, (), (), ("oven",)), (sand, (), (), ("sand",))])
    assert ("alone" in found.ways("oven", OVEN, set("abcdefgh"))) is not both


QUESTIONS: list[Callable[[Lookup, tuple[str, ...]], frozenset[str]]] = [
    lambda found, words: found.twins(words),
    lambda found, words: found.within(words),
    lambda found, words: found.like(words),
    lambda found, words: found.saying(words),
    lambda found, words: found.saying(words, is_open=True),
    lambda found, words: found.unlike("p", words),
    lambda found, words: found.only_like("p", words),
]
WORDS = st.lists(st.sampled_from("bake oven dawn never bread".split()), max_size=4).map(tuple)
SENTENCES = st.tuples(WORDS, WORDS, st.integers(1, 4)).map(lambda each: each[0] * each[2] + each[1])
RELEASES = st.lists(st.lists(SENTENCES, max_size=3), min_size=1, max_size=4)


def looked_up(releases: list[list[tuple[str, ...]]]) -> Lookup:
    found = Lookup()
    for at, sentences in enumerate(releases):
        add_release(found, str(at), [(each, (), (), ("p",)) for each in sentences])
    return found


@given(RELEASES, st.lists(WORDS, max_size=4))
@example([[("bake", "oven", "dawn") * 4]], [("bake", "oven", "dawn")])
def test_what_was_asked_before_changes_no_answer(
    releases: list[list[tuple[str, ...]]], words: list[tuple[str, ...]]
) -> None:
    asked = [(ask, each) for each in words for ask in QUESTIONS]
    wanted = [ask(looked_up(releases), each) for ask, each in asked]
    for most in (1 << 19, 2):  # of more than two releases it forgets what it was asked
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("hmicdiff.differences.lookup._KEPT", most)
            kept = looked_up(releases)
            assert [ask(kept, each) for ask, each in asked * 2] == wanted * 2
