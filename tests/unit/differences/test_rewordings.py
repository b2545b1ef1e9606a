"""What a sentence in other words is compared with."""

from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

USUAL = "All guests are asked to leave their wet boots beside the front door before supper."
SEVERAL = "All visitors are asked to leave their muddy boots beside the front door at supper."
ALONE = "All visitors are told to leave their muddy boots beside the front door at supper, please."


def told(*lines: str) -> list[tuple[str, str | None]]:
    """Return the lines that are told to be reworded, each with what it is compared with."""
    inns = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Wyke", "Onda", "Haro", "Soria", "Weil")
    texts = [
        f"Rules of the inn at {inn}\n\n{line}\n\nSupper is at eight in the long room."
        for inn, line in zip(inns, lines, strict=False)
    ]
    return [
        (found.quote, found.expected)
        for found in analyze(family(*texts)).findings
        if found.kind is FindingKind.REWORDED
    ]


def test_what_nobody_else_says_is_compared_with_the_nearest_words_that_several_use() -> None:
    found = dict(told(*[USUAL] * 5, SEVERAL, SEVERAL, ALONE))
    assert found[ALONE] == SEVERAL


def test_words_that_one_other_uses_are_no_way_to_say_it() -> None:
    found = dict(told(*[USUAL] * 5, SEVERAL, ALONE))
    assert found[ALONE] == found[SEVERAL] == USUAL


def test_what_several_say_is_compared_with_the_template() -> None:
    found = told(*[USUAL] * 5, SEVERAL, SEVERAL, ALONE, ALONE)
    assert {expected for _, expected in found} == {USUAL}


def test_what_is_nearer_to_the_template_is_compared_with_that() -> None:
    near = (
        "All guests are told to leave their wet boots beside the front door before supper, please."
    )
    assert dict(told(*[USUAL] * 5, SEVERAL, SEVERAL, near))[near] == USUAL
