import pytest

from hmicdiff.differences.alternatives import with_alternatives
from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

FIRST = "The baker cleans the oven before dawn."
GONE = "Flour for the rolls is milled beside the river."
NEXT = "Customers praised crusty bread and sweet cake."
LAST = "Guild members visited again in autumn."
OTHER = "Lorries blocked the narrow bridge for most of June."
MORE = "Swans nested under its northern arch."


def instead(*own: str, gone: tuple[str, ...] = (GONE,)) -> set[tuple[str, str]]:
    """Return what is told to stand for what, where one of five has `own` for what is gone."""
    usual = [FIRST, *gone, NEXT, LAST]
    files = [*[usual] * 4, [FIRST, *own, NEXT, LAST]]
    told: tuple[Finding, ...] = analyze(family(*("\n\n".join(file) for file in files))).findings
    missing = [each for each in told if each.kind is FindingKind.MISSING and each.instead]
    assert {each.passage for each in missing} == {
        each.instead.passage for each in told if each.kind is FindingKind.EXTRA and each.instead
    }
    return {(each.expected or "", each.instead.quote) for each in missing if each.instead}


def test_of_two_between_the_same_neighbours_one_stands_for_the_other() -> None:
    assert instead(OTHER) == {(GONE, OTHER)}


@pytest.mark.parametrize(
    ("own", "gone"),
    [
        pytest.param((OTHER, MORE), (GONE,), id="two of its own for one"),
        pytest.param((OTHER,), (GONE, "A bell warns everybody."), id="one of its own for two"),
        pytest.param((OTHER,), ("Of flour",), id="a statement for a label"),
        pytest.param((f"{OTHER[:-1]}, and {MORE}",), ("A bell warns everybody.",), id="longer"),
    ],
)
def test_what_only_stands_in_the_same_gap_stands_for_nothing(
    own: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    assert instead(*own, gone=gone) == set()


def finding(kind: FindingKind, number: int, words: str) -> Finding:
    quote, expected = ("", words) if kind is FindingKind.MISSING else (words, None)
    start, end = (9, 9) if kind is FindingKind.MISSING else (10 * number, 10 * number + 9)
    return Finding("a", kind, f"{kind}{number}", start, end, 1, quote, expected, (), "", 1.0)


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        pytest.param(MORE, True, id="where one alone has them"),
        pytest.param("Before the gate a horn warns only those who walk.", False, id="where two do"),
    ],
)
def test_in_a_gap_of_several_words_tell_what_stands_for_what(
    more: str,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    bell = finding(FindingKind.MISSING, 1, "A bell warns {everybody} before the gate.")
    own = [OTHER, "Before the gate a horn warns only those who sleep.", more]
    found = with_alternatives(
        [bell, *(finding(FindingKind.EXTRA, at, words) for at, words in enumerate(own, 1))],
        [
            (10 * at, 10 * at + 9, False, (f"extra{at}" if 0 < at < 4 else f"p{at}",))
            for at in range(5)
        ],
        {"p0": 0, bell.passage: 1, "p4": 2},
    )
    told = [each.instead.quote for each in found[:1] if each.instead]
    assert told == ([own[1]] if is_told else [])
    assert [at for at, each in enumerate(found) if each.instead] == ([0, 2] if is_told else [])
