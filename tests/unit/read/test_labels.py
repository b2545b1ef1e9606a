import pytest

from tests.support import family

_MARKS = ["Good", "Outstanding", "Weak", "Good", "Fair", "Outstanding"]


def cut(line: str, *others: str) -> list[str]:
    """Return the sentences of a line beside documents that have these lines."""
    corpus = family(*[f"Report\n\n{other}\n\nThe end." for other in (line, *others)])
    (release,) = [each for each in corpus.releases if line in each.text]
    said = [release.quote(each.start, each.end) for each in release.sentences]
    return said[1:-1]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        pytest.param("Good", "Nobody was hurt when the tent fell in.", id="a known value"),
        pytest.param("Middling", "They had no time to ask.", id="a value and a pronoun"),
    ],
)
def test_a_sentence_after_the_value_of_a_label_is_one_of_its_own(value: str, sentence: str) -> None:
    others = [f"Mark: {mark}" for mark in _MARKS]
    assert cut(f"Mark: {value} {sentence}", *others) == [f"Mark: {value}", sentence]


def test_a_sentence_with_german_nouns_is_one_of_its_own_too() -> None:
    others = ["Note: gut", "Note: mangelhaft", "Note: sehr gut", "Note: gut"]
    sentence = "Ein Stein ist vom Gerüst gefallen."
    assert cut(f"Note: gut {sentence}", *others) == ["Note: gut", sentence]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("Good Hope School in the town.", id="a name that begins with a value"),
        pytest.param("a tent that They own fell in.", id="longer than a value"),
        pytest.param("Good Nobody was hurt", id="no end of a sentence"),
    ],
)
def test_what_is_a_value_to_its_end_stays_whole(rest: str) -> None:
    assert cut(f"Mark: {rest}", *[f"Mark: {mark}" for mark in _MARKS]) == [f"Mark: {rest}"]


def test_a_label_that_hardly_any_has_shows_nothing() -> None:
    line = "Mark: Good Nobody was hurt when the tent fell in."
    assert cut(line, "Mark: Good", "Mark: Fair") == [line]


def test_a_sentence_after_the_value_in_a_cell_is_one_of_its_own() -> None:
    others = [f"Roof\t{mark}" for mark in _MARKS]
    sentence = "No tile came down in the storm."
    assert cut(f"Roof\tGood {sentence}", *others) == ["Roof\tGood", sentence]
