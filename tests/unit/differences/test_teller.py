from collections.abc import Iterator, Mapping

import pytest

from hmicdiff.differences.departure import Departure
from hmicdiff.differences.findings import Teller
from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import looked_up, stems
from hmicdiff.differences.tally import tally
from hmicdiff.model.analysis import FindingKind, Op, Piece
from hmicdiff.model.telling import Telling
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace
from tests.support import add_release

UP = "This is an upward revision for the cranes and a small downward revision for the ferries."
DOWN = "Compared with spring, that amounts to a downward revision for the cranes and berths."
UP_TOO = "It is an upward revision for the cranes and a downward revision for the ferries."
OTHER = "Customers praised crusty bread and sweet cake."
PORT = "In particular, the decision to lower port dues rests on the outlook of the harbour board."
DUES = "In particular, port dues will rest on the outlook of the harbour board, and its risks."


def words(text: str) -> Stems:
    return stems(text.replace(".", " .").replace(",", " ,").split())


def teller(said: Mapping[str, str], *others: str, **elsewhere: str) -> Teller:
    """Return what tells of releases that say one sentence each in the passage "p"."""
    known = lookup(said, *others, **elsewhere)
    return Teller(tally([(one, {("p",)}) for one in said], (*said, *others)), known)


def lookup(said: Mapping[str, str], *others: str, **elsewhere: str) -> Lookup:
    """Return what these releases say in the passage "p", and elsewhere."""
    found = Lookup()
    for release in (*said, *others):
        sentences = [(words(text), (), (), ("p",)) for text in _of(said, release)]
        sentences += [(words(text), (), (), ("q",)) for text in _of(elsewhere, release)]
        add_release(found, release, sentences)
    return found


def _of(said: Mapping[str, str], release: str) -> Iterator[str]:
    if release in said:
        yield said[release]


def departure(kind: FindingKind, text: str, own: str = "") -> Departure:
    is_own = kind is FindingKind.EXTRA
    return Departure(
        release=0,
        kind=kind,
        passage="p",
        start=0,
        end=len(text) if is_own else 0,
        line=1,
        quote=text if is_own else "",
        expected=None if is_own else text,
        alike=("p",),
        of=(),
        usual=(),
        message="",
        bits=1.0,
        words=looked_up(wording(text).norms) if is_own else (words(text),),
        own=words(own),
    )


def told(of: Teller, departs: Departure) -> Telling:
    found = of.telling(departs)
    assert found is not None
    return found


def test_who_says_something_like_a_sentence_is_not_counted_as_saying_it() -> None:
    said = {"a": UP, "b": UP_TOO, "c": DOWN}
    found = told(teller(said, "d", "e", "f", "g"), departure(FindingKind.EXTRA, UP))
    assert found.alike.ids == ("a", "b")
    assert found.message == (
        "2 of 7 releases have this passage, in these or similar words; one says something like it."
    )


def test_a_sentence_that_others_only_say_something_like_is_said_by_one() -> None:
    found = told(teller({"a": UP, "c": DOWN}, "d", "e", "f"), departure(FindingKind.EXTRA, UP))
    assert found.alike.ids == ("a",)
    assert found.message == "No other of the 5 releases says just this; one says something like it."


def test_a_release_beside_those_that_are_known_says_what_it_says() -> None:
    known = lookup({"a": UP, "c": DOWN}, "d", "e", "f")
    beside = Teller(tally([("own", {("p",)}), ("a", {("p",)})], ("own", *"acdef")), known)
    assert told(beside, departure(FindingKind.EXTRA, UP_TOO)).alike.ids == ("a", "own")


def test_what_others_say_something_like_is_no_rarer_for_it() -> None:
    of = teller({"a": UP, "c": DOWN}, "d", "e", "f")
    alone = teller({"a": UP}, "c", "d", "e", "f")
    extra = departure(FindingKind.EXTRA, UP)
    assert told(of, extra).surprise < told(alone, extra).surprise


def test_what_all_others_say_only_this_one_lacks() -> None:
    found = told(teller(dict.fromkeys("abcde", UP), "f"), departure(FindingKind.MISSING, UP))
    assert found.message == "Only this one of the 6 releases lacks this."


def test_that_nobody_else_lacks_it_holds_by_all_of_its_words() -> None:
    turned = UP.replace("cranes", "berths").replace("ferries", "cranes")
    said = {**dict.fromkeys("abcd", UP), "e": turned}
    found = told(teller(said, "f"), departure(FindingKind.MISSING, UP))
    assert found.message == "5 of 6 releases say this or something like it."


def test_who_has_something_like_a_passage_is_counted_apart() -> None:
    said = {**dict.fromkeys("abcd", UP), "e": DOWN}
    found = told(teller(said, "f"), departure(FindingKind.MISSING, UP))
    assert found.message == "5 of 6 releases say this or something like it."
    found = told(teller(said, "f", "g"), departure(FindingKind.MISSING, UP))
    assert found.message == ("5 of 7 releases say this or something like it.")


@pytest.mark.parametrize(
    ("also", "is_told"),
    [
        pytest.param({}, False, id="which the others do not say besides"),
        pytest.param(dict.fromkeys("abcd", DUES), True, id="which the others say besides"),
    ],
)
def test_a_release_with_a_sentence_of_its_own_near_a_passage(
    also: Mapping[str, str],
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    of = teller(dict.fromkeys("abcd", PORT), "e", **{**also, "e": DUES})
    assert (of.telling(departure(FindingKind.MISSING, PORT, DUES)) is not None) == is_told


def test_a_sentence_that_only_happens_to_share_words_is_no_way_to_say_it() -> None:
    of = teller(dict.fromkeys("abcd", PORT), "e", e=OTHER)
    assert of.telling(departure(FindingKind.MISSING, PORT, OTHER)) is not None


def reworded(usual: str, own: str) -> Departure:
    return replace(
        departure(FindingKind.REWORDED, usual),
        quote=own,
        message="Says this for that",
        whole=words(usual),
        words=(),
        own=words(own),
    )


@pytest.mark.parametrize(
    ("own", "is_told"),
    [
        pytest.param(
            "In particular, the decision to raise port dues rests on the mood of the board.",
            True,
            id="most words are the same",
        ),
        pytest.param(
            "Wool prices rest, as decisions of the port go, on the sheep of the upper valley.",
            False,
            id="few words are the same",
        ),
    ],
)
def test_changes_are_told_of_what_keeps_half_of_the_usual_words(
    own: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    of = teller(dict.fromkeys("abcd", PORT), "e")
    assert (of.telling(reworded(PORT, own)) is not None) == is_told
    extra = replace(departure(FindingKind.EXTRA, own), unless=reworded(PORT, own))
    assert (of.telling(extra) is None) == is_told


@pytest.mark.parametrize(
    ("having", "others", "is_told"),
    [
        pytest.param("abcd", 20, True, id="several have it"),
        pytest.param("ab", 3, True, id="most have it"),
        pytest.param("ab", 20, False, id="two of twenty have it"),
    ],
)
def test_a_value_is_odd_if_enough_others_have_another(
    having: str,
    others: int,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    usual = ("says:", "p", "fee", "14")
    releases = [*"abcd"[: len(having)], *map(str, range(others - len(having)))]
    of = Teller(tally([(one, {usual, ("p",)}) for one in having], ("own", *releases)), Lookup())
    odd = replace(departure(FindingKind.VALUE, UP), usual=usual, message="Says “41”.")
    assert (of.telling(odd) is not None) == is_told


@pytest.mark.parametrize(
    ("usual", "more", "is_told"),
    [
        pytest.param("A map.", "We hope that all who walk here will buy", False, id="a label"),
        pytest.param("A map.", "Buy", True, id="a label with a word more"),
        pytest.param(
            "The reeve has a new map.",
            "Whatever the miller may have said of it in his cups, let alone his wife,",
            True,
            id="a statement that is kept",
        ),
    ],
)
def test_what_says_much_besides_a_few_usual_words_says_something_else(
    usual: str,
    more: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    pieces = (Piece(Op.ADDED, more), Piece(Op.SAME, usual))
    longer = replace(reworded(usual, f"{more} {usual}"), pieces=pieces)
    of = teller(dict.fromkeys("abcd", usual), "e")
    assert (of.telling(longer) is not None) == is_told


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        pytest.param(UP, OTHER, True, id="two things"),
        pytest.param(
            UP,
            f"{UP.removesuffix('.')}, which the board had hoped.",
            False,
            id="one thing, and more",
        ),
    ],
)
def test_what_says_two_passages_says_what_only_one_of_them_does(
    first: str,
    second: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    joint = f"{UP.removesuffix('.')}, and customers praised crusty bread and sweet cake."
    of = teller(dict.fromkeys("abcd", first), "e", **dict.fromkeys("abcd", second))
    merged = replace(
        departure(FindingKind.MERGED, joint),
        words=(words(first), words(second)),
        own=words(joint),
        message="Says in one sentence what others say in two.",
    )
    assert (of.telling(merged) is not None) == is_told


@pytest.mark.parametrize(
    ("is_open", "having"),
    [
        pytest.param(True, "Only this one", id="any words"),
        pytest.param(False, "say this or something like it", id="no others"),
    ],
)
def test_what_may_hold_any_words_is_said_by_a_longer_sentence(
    is_open: bool,  # noqa: FBT001 - a parameter of the test
    having: str,
) -> None:
    formula = "The warden of the guild said"
    made = {
        one: f"{formula} that {text}" for one, text in zip("abcde", (UP, DOWN) * 3, strict=False)
    }
    of = teller(made, "f", "g", f=f"{formula} that {UP_TOO} {DUES}")
    found = told(of, replace(departure(FindingKind.MISSING, formula), is_open=is_open))
    assert found.alike.ids == ("g",)
    assert having in found.message


def test_who_is_counted_as_lacking_a_passage_is_told_so() -> None:
    longer = f"{UP.removesuffix('.')}, as everybody who has read the ledgers of the harbour knows"
    near = "In particular, port dues will rest on the outlook of the harbour board, and its risks."
    for usual, own in ((UP, f"{longer}, and {DOWN}"), (PORT, near)):
        of = teller(dict.fromkeys("abcd", usual), "e", "f", e=own)
        missing = departure(FindingKind.MISSING, usual)
        assert told(of, missing).alike.ids == ("f",)
        assert of.told(missing, "e") is None
        assert of.told(missing, "f") is not None


def test_what_others_say_a_passage_with_is_no_lack_of_it() -> None:
    usual = "These formerly rare oats are now sold at the town mill."
    shorter = usual.replace("formerly ", "")
    made = {**dict.fromkeys("abcd", usual), **dict.fromkeys("ef", shorter)}
    missing = departure(FindingKind.MISSING, usual)
    of = teller(made, "g", g=shorter)
    assert of.telling(replace(missing, own=words(shorter))) is None
    of = teller(dict.fromkeys("abcd", usual), "g")
    assert told(of, missing).alike.ids == ("g",)


@pytest.mark.parametrize(
    ("usual", "own", "is_told"),
    [
        pytest.param("Mill board", "Mill dyke", False, id="another word"),
        pytest.param("Mill board (current)", "Mill board (former)", False, id="of three"),
        pytest.param("Mill board", "Old mill board", True, id="a word more"),
        pytest.param("Mill board", "Board", True, id="a word less"),
    ],
)
def test_another_label_is_no_rewording(
    usual: str,
    own: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    of = teller(dict.fromkeys("abcd", usual), "e")
    assert (of.telling(reworded(usual, own)) is not None) == is_told


REPAIRED = "A leak that made the lock stand still was mended"


@pytest.mark.parametrize(
    ("own", "is_told"),
    [
        pytest.param(f"{REPAIRED} by night.", False, id="once"),
        pytest.param(f"{REPAIRED} by night, and {REPAIRED.lower()}.", True, id="twice"),
        pytest.param(f"{REPAIRED} by night, and {REPAIRED.lower()} by no one.", False, id="or not"),
    ],
)
def test_who_says_two_passages_in_one_sentence_says_each(
    own: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    of = teller(dict.fromkeys("abcd", own), "e")
    merged = replace(
        departure(FindingKind.MERGED, own),
        words=(words(f"{REPAIRED} by night."), words(f"{REPAIRED}.")),
        own=words(own),
        message="Says in one sentence what others say in two.",
    )
    assert (of.telling(merged) is not None) == is_told


@pytest.mark.parametrize(
    ("having", "saying", "is_told"),
    [
        pytest.param(7, 5, True, id="most"),
        pytest.param(12, 5, False, id="few of those who have the passage"),
        pytest.param(3, 2, False, id="two of all"),
    ],
)
def test_what_fills_a_slot_is_usual_where_most_who_have_the_passage_say_it(
    having: int,
    saying: int,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    usual, fills = ("says:", "p", "fee", "14"), ("fills:", "p", "fee")
    keys = {str(one): {("p",), *((usual, fills) if one < saying else ())} for one in range(having)}
    of = Teller(tally(keys.items(), ("own", *keys, *"abcdefghi")), Lookup())
    odd = departure(FindingKind.VALUE, UP)
    odd = replace(odd, usual=usual, of=fills, message="Says “41”.")
    assert (of.telling(odd) is not None) == is_told


def test_one_of_the_ways_in_which_most_say_something_is_nobodys_own() -> None:
    of = teller({"a": UP, "b": UP_TOO, **dict.fromkeys("cde", DOWN)}, "f", "g", "h")
    assert of.telling(departure(FindingKind.EXTRA, UP)) is None
    assert told(
        teller({"a": UP, **dict.fromkeys("cde", DOWN)}, "f"), departure(FindingKind.EXTRA, UP)
    )


def test_a_row_of_figures_is_said_by_who_says_the_same_figures() -> None:
    found = Lookup()
    for one, figures in (("a", ("41", "7")), ("b", ("41", "7")), ("c", ("12", "9"))):
        add_release(found, one, [((), figures, (), ("p",))])
    of = Teller(tally([(one, {("p",)}) for one in "abc"], [*"abcdefgh"]), found)
    row = departure(FindingKind.EXTRA, "41 7")
    assert told(of, row).alike.ids == ("a", "b")
    # a large family tells all who do the same at once, wherever each of them does it
    assert told(of, replace(row, quote="", start=0, end=0)).alike.ids == ("a", "b")
    add_release(found, "d", [(("w",), ("12", "9"), ("w",), ("q",))])
    add_release(found, "e", [(("w",), ("41", "7"), ("w",), ("q",))])
    coded = Teller(tally([(one, {("q",)}) for one in "de"], [*"abcdefgh"]), found)
    row = replace(departure(FindingKind.EXTRA, "W 41 7"), passage="q", alike=("q",))
    assert told(coded, row).alike.ids == ("e",)


def test_what_frames_two_sentences_makes_neither_another_wording_of_the_other() -> None:
    frame = "on the towpath contrary to rule nine of the company"
    known = Lookup()
    wares = ("Bathing pit ponies", "Selling jellied eels", "Racing dogs", "Mooring abreast")
    for at, what in enumerate(wares):
        passage = "p" if at < 2 else str(at)
        add_release(known, what, [(words(f"{what} {frame}"), (), (), (passage,))])
    for letter in "abcdefghijklmnopqrst":
        add_release(known, letter, [((letter * 5,), (), (), (letter,))])
    one, other = (f"{what} {frame}" for what in wares[:2])
    of = Teller(tally([(what, {("p",)}) for what in wares[:2]], wares), known)
    assert of.telling(reworded(one, other)) is None
    assert of.telling(reworded(one, f"{one} today")) is not None
