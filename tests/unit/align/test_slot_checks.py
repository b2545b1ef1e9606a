import pytest

from hmicdiff.align.columns import Part
from hmicdiff.align.sayings import Saying
from hmicdiff.align.slot_checks import inside, is_filled, slot_or_wording


def columns_of(*words: str, times: int = 1) -> tuple[list[Saying], tuple[tuple[int, int], ...]]:
    """Return sayings that have these words between two others, and where."""
    sayings = []
    for at, text in enumerate(words):
        norms = ("We", *text.split(), "bread")
        places = tuple((at * times + each, 0) for each in range(times))
        sayings.append(Saying(tuple(range(len(norms))), norms, frozenset(), places))
    return sayings, tuple((1, len(saying.norms) - 1) for saying in sayings)


def part(*words: str, times: int = 1) -> Part:
    return slot_or_wording(*columns_of(*words, times=times))


def test_that_one_in_twenty_five_leaves_it_out_is_an_oversight() -> None:
    names = [f"Tarn{at}" for at in range(24)]
    assert is_filled(*columns_of(*names, ""))
    assert not is_filled(*columns_of(*names[:-1], ""))


def test_what_differs_in_four_ways_is_filled_in() -> None:
    assert part("bake", "sell", "buy", "toast", times=3) is Part.SLOT
    assert part("bake", "sell", "buy", times=3) is Part.WORDING


def test_among_few_releases_three_ways_are_each_their_own() -> None:
    assert part("baked", "sold", "bought", times=2) is Part.SLOT
    assert part("baked", "sold", "bought", times=3) is Part.WORDING


def test_among_few_releases_what_is_filled_in_stands_by_itself() -> None:
    loose = ("bake and", "sell and", "buy and", "toast and")
    assert part(*loose, times=2) is Part.WORDING
    assert part(*loose, times=3) is Part.SLOT


def test_names_are_filled_in_even_if_there_are_two() -> None:
    assert part("Tarn", "Holm", times=6) is Part.SLOT


def test_small_words_are_wording_in_however_many_ways() -> None:
    assert part("of", "to", "for", "in", "on", times=3) is Part.WORDING


@pytest.mark.parametrize(
    ("words", "left"),
    [
        pytest.param(", Tarn ,", "Tarn", id="commas"),
        pytest.param("( Tarn )", "Tarn", id="brackets"),
        pytest.param("Tarn (", "Tarn", id="an opening bracket"),
        pytest.param("Tarn ( north )", "Tarn ( north )", id="brackets inside"),
    ],
)
def test_marks_around_a_value_are_no_part_of_it(words: str, left: str) -> None:
    norms = tuple(words.split())
    saying = Saying(tuple(range(len(norms))), norms, frozenset(), ())
    start, end = inside(saying, 0, len(norms))
    assert " ".join(norms[start:end]) == left
