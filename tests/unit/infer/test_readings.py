import pytest

from hmicdiff.align.draft import draft_of
from hmicdiff.align.vocabulary import forms
from hmicdiff.infer.readings import DraftReading, Filling, Reader
from hmicdiff.pipeline import analyze
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace
from tests.support import family

TOWNS = ["Tarn", "Holm", "Skerry", "Ayle"]


def readings(*texts: str, joint: tuple[int, ...] = ()) -> list[DraftReading]:
    """Return the readings of the one passage that all releases say."""
    corpus = family(*texts)
    draft = draft_of(
        [(at, n) for at, one in enumerate(corpus.releases) for n in range(len(one.sentences))]
    )
    draft.joint = {at for at, one in enumerate(corpus.releases) if texts.index(one.text) in joint}
    return Reader(corpus, forms(corpus)).readings(draft)


def fillings(reading: DraftReading) -> list[list[str]]:
    """Return what fills the slots of a reading, slot by slot."""
    return [
        sorted(" ".join(filling.words(slot)) for filling in reading.fillings)
        for slot in range(reading.slots)
    ]


def filling(text: str, *spans: tuple[int, int]) -> Filling:
    return Filling((0, 0), wording(text), spans)


def test_what_is_filled_in_makes_one_reading() -> None:
    (one,) = readings(*(f"Bread is baked in {town} by hand." for town in TOWNS))
    assert fillings(one) == [sorted(TOWNS)]
    assert one.releases == (0, 1, 2, 3)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Bread is not baked in Tarn by hand.", id="a negation"),
        pytest.param("Some bread is baked in Tarn by hand.", id="a hedge"),
        pytest.param("Bread was baked in Tarn by hand.", id="another form"),
    ],
)
def test_other_words_make_another_reading(other: str) -> None:
    found = readings(*(f"Bread is baked in {town} by hand." for town in TOWNS), other)
    assert [len(reading.releases) for reading in found] == [4, 1]
    assert found[1].typical.wording.text == other


def test_the_most_used_reading_comes_first() -> None:
    texts = ["Cake was sold here.", "Cake is sold here.", "Cake is sold here."]
    found = readings(*texts)
    assert [reading.typical.wording.text for reading in found] == texts[:0:-1][:1] + texts[:1]


def test_a_sentence_that_says_another_passage_too_comes_last() -> None:
    texts = ["Cake and bread is sold.", "Cake, and bread, is sold by us.", "Cake is sold."]
    found = readings(*texts, joint=(0, 1))
    assert [reading.joint for reading in found] == [False, True, True]


def test_one_release_fills_nothing_in() -> None:
    assert [reading.slots for reading in readings("We sold 3 loaves in Tarn.")] == [0]


def test_typography_makes_no_reading() -> None:
    (one,) = readings("We sold “fine” bread.", 'We sold "fine"\nbread', "We sold “fine” bread.")
    assert one.typical.wording.text == "We sold “fine” bread."


@pytest.mark.parametrize(
    ("texts", "usual"),
    [
        (["Bread from Tarn – fresh.", "Bread from Holm – fresh.", "Bread from Ayle - fresh."], "–"),
        (["Bread from Tarn – fresh.", "Bread from Holm - fresh.", "Bread from Ayle - fresh."], "-"),
    ],
)
def test_the_typical_sentence_is_written_as_most_are(texts: list[str], usual: str) -> None:
    (one,) = readings(*texts)
    assert f" {usual} fresh" in one.typical.wording.text


@pytest.mark.parametrize(
    ("text", "span", "wanted"),
    [
        pytest.param("We sold 3 loaves.", (2, 3), "3", id="a word"),
        pytest.param("Bread from Old Tarn.", (2, 4), "Old Tarn", id="without the stop"),
        pytest.param("Bread at 9 a.m.", (2, 4), "9 a.m.", id="with the stop of an abbreviation"),
        pytest.param("Bread from Lee & Co.", (2, 5), "Lee & Co.", id="of a known one"),
        pytest.param("It cost 1.5.", (2, 3), "1.5", id="a figure is no abbreviation"),
    ],
)
def test_what_fills_a_slot_as_it_is_written(text: str, span: tuple[int, int], wanted: str) -> None:
    start, end = filling(text, span).characters(0)
    assert text[start:end] == wanted


def test_a_short_form_that_the_family_writes_without_a_stop_has_none() -> None:
    one = filling("Bread from Lee & Co.", (2, 5))
    for unstopped, wanted in ((frozenset[str](), "Lee & Co."), (frozenset({"Co"}), "Lee & Co")):
        start, end = replace(one, unstopped=unstopped).characters(0)
        assert one.wording.text[start:end] == wanted


def test_an_empty_slot_is_empty() -> None:
    one = filling("We sold bread.", (1, 1), (2, 3))
    assert [one.is_empty(0), one.is_empty(1)] == [True, False]
    assert one.words(0) == ()
    assert one.words(1) == ("bread",)


def test_the_skeleton_hides_what_fills_the_slots_and_nothing_else() -> None:
    one, other = filling("Old Tarn sells *bread*.", (0, 2)), filling("Ayle sells *bread*.", (0, 1))
    assert one.skeleton == other.skeleton
    assert one.skeleton != filling("Ayle sells bread.", (0, 1)).skeleton


def test_one_that_ends_with_another_mark_leaves_the_others_their_slot() -> None:
    usual = "The crew is happy to announce a new version of Oak, 1.{}.0."
    files = [usual.format(number) for number in range(51, 60)] + [f"Here, {usual.format(60)[:-1]}!"]
    (passage,) = analyze(family(*files)).template.passages
    assert [len(reading.releases) for reading in passage.readings] == [9, 1]
    assert [len(reading.slots) for reading in passage.readings] == [1, 1]


def test_readings_with_the_same_words_around_their_slots_are_one() -> None:
    found = readings(*(f"Model: {code}" for code in "HK-2 RT-15 AB-200 CR60-H IF210-W".split()))
    assert [reading.typical.skeleton for reading in found] == ["Model: X"]


def test_one_sentence_without_a_word_of_the_others_does_not_hide_what_they_fill_in() -> None:
    rest = "while the mill is in use, which may hurt the miller or anyone nearby."
    parts = ["fan motor may fail", "rubber foot may fail", "control unit may fail"]
    lines = [f"The {part} {rest}" for part in (*parts, "folding hinge can fail", "chin strap may")]
    found = readings(*lines)
    assert max(reading.slots for reading in found) == 1
