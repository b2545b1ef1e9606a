"""Before a value is told as unlike the others', it is looked up in all that they state."""

import pytest

from hmicdiff.differences.stated import stated
from hmicdiff.language.habits import UNKNOWN
from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

RIVERS = ("Aller", "Brede", "Culm", "Dart", "Erme", "Frome", "Gade", "Hamble")
LEVELS = (7.2, 8.1, 9.4, 7.9, 8.8, 9.1, 8.3, 194.8)


def odd(*more: str) -> list[str]:
    """Return the odd values of bulletins on rivers, to the first and the last of which is added."""
    texts = [
        f"Bulletin on the {river}\n\nThe stage of the {river} was {level} feet at noon.\n\n"
        "Boats should keep to the banks."
        for river, level in zip(RIVERS, LEVELS, strict=True)
    ]
    for at, words in zip((0, -1), more, strict=False):
        texts[at] += f"\n\n{words}" if words else ""
    found = analyze(family(*texts)).findings
    return [each.quote for each in found if each.kind is FindingKind.VALUE]


def test_a_figure_that_no_other_states_of_anything_alike_is_out_of_range() -> None:
    assert odd() == ["194.8"]


def test_a_figure_that_another_states_in_another_sentence_is_not() -> None:
    assert odd("The lake above it has risen to 191.5 feet since the dam was shut.") == []


def test_a_figure_of_another_thing_says_nothing_of_it() -> None:
    assert odd("The mill above it has burned 191.5 tons of coal since the dam was shut.") == [
        "194.8"
    ]


def test_who_has_more_of_that_size_tells_of_something_larger() -> None:
    assert odd("", "Floods begin there at 194.6 feet, as the gauge counts from the sea.") == []


_WARNING = "A warning is in force for the water at {}, so boats should keep to the banks there."


@pytest.mark.parametrize(
    ("theirs", "places", "said"),
    [
        pytest.param(_WARNING.format("Dunholt Lock"), (), True, id="in the same words"),
        pytest.param(_WARNING.format("Dunholt Lock"), (0,), False, id="in the passage itself"),
        pytest.param(_WARNING.format("Dunholt Locks"), (), False, id="another name"),
        pytest.param("The guild meets at Dunholt Lock in May.", (), False, id="in other words"),
    ],
)
def test_what_another_says_of_it_in_the_same_words(
    theirs: str, places: tuple[int, ...], *, said: bool
) -> None:
    corpus = family(_WARNING.format("Dunholt Lock"), theirs)
    words = next(each.sentences[0].wording for each in corpus.releases if each.source == "0.txt")
    number = next(at for at, each in enumerate(corpus.releases) if each.source == "0.txt")
    known = stated(corpus, UNKNOWN)
    others = {1 - number: places}
    assert known.is_said_of_another(words, "Dunholt Lock", number, others) is said


def test_where_few_have_a_figure_of_the_same_thing_there_is_no_range() -> None:
    units = ("feet", "boats", "tons", "feet", "mills", "geese", "locks", "feet")
    levels = (7, 8, 9, 6, 8, 9, 7, 194)
    corpus = family(*(f"We saw {n} {unit}." for n, unit in zip(levels, units, strict=True)))
    number, words = next(
        (at, each.sentences[0].wording)
        for at, each in enumerate(corpus.releases)
        if each.source == "7.txt"
    )
    start = words.text.index("194")
    assert not stated(corpus, UNKNOWN).is_out_of_line(words, start, number, 7)


def test_an_answer_that_stands_alone_is_given_to_any_question() -> None:
    corpus = family("Yes", "It rains?\n\nYes")
    number, words = next(
        (at, each.sentences[0].wording)
        for at, each in enumerate(corpus.releases)
        if each.source == "0.txt"
    )
    assert not stated(corpus, UNKNOWN).is_said_of_another(words, "Yes", number, {})


@pytest.mark.parametrize(
    ("last", "is_entry"),
    [
        pytest.param("19 May 2031\n\n10 May 2031", True, id="in a line like it"),
        pytest.param("19 May 2031\n\n12 May 2031", False, id="nowhere"),
    ],
)
def test_who_has_a_line_with_the_others_value_too_has_one_more(
    last: str, *, is_entry: bool
) -> None:
    day = "10 May 2031\n\nThe lock was shut."
    corpus = family(day, day, last)
    number = next(at for at, each in enumerate(corpus.releases) if each.source == "2.txt")
    having = [(at, 0) for at in range(3) if at != number]
    known = stated(corpus, UNKNOWN)
    assert known.is_an_entry((number, 0), "19 May 2031", "10 May 2031", having) is is_entry


def test_an_answer_that_is_given_to_another_question_too_is_no_entry() -> None:
    corpus = family("May boats pass?\n\nNo", "May boats pass?\n\nYes\n\nMay they wait?\n\nNo")
    number = next(at for at, each in enumerate(corpus.releases) if each.source == "1.txt")
    known = stated(corpus, UNKNOWN)
    assert not known.is_an_entry((number, 1), "Yes", "No", [(1 - number, 1)])


@pytest.mark.parametrize(
    ("theirs", "is_another"),
    [
        pytest.param("New advice on tests of boats in Holm (see the map).", False, id="the same"),
        pytest.param("New advice on tests before a trip to Holm (see the map).", True, id="other"),
        pytest.param("New advice on tests of boats before Holm (see the map).", False, id="nearly"),
    ],
)
def test_what_stands_beside_other_words_is_of_another_place(
    theirs: str, *, is_another: bool
) -> None:
    corpus = family("New advice on tests of boats in Tarn (see the map).", theirs)
    number = next(at for at, each in enumerate(corpus.releases) if each.source == "0.txt")
    words = corpus.releases[number].sentences[0].wording
    known = stated(corpus, UNKNOWN)
    assert known.is_of_another_place(words, "Tarn", "Holm", [(1 - number, 0)]) is is_another


def _odd(*texts: str) -> list[tuple[str, str | None]]:
    found = analyze(family(*texts)).findings
    return [(each.quote, each.expected) for each in found if each.kind is FindingKind.VALUE]


def _log(river: str, *days: str) -> str:
    lines = "\n\n".join(f"{day}\n\nThe {river} was fished." for day in days)
    return (
        f"Log of the {river}\n\nBoats should keep to the banks of it.\n\n{lines}\n\nEnd of the log."
    )


def test_a_day_of_logs_with_more_and_fewer_days_is_no_other_value() -> None:
    more = ("4 March 2031", "7 April 2030", "9 June 2029")
    logs = [_log(river, "10 May 2031", *more[: at % 4]) for at, river in enumerate(RIVERS[:-1])]
    assert _odd(*logs, _log(RIVERS[-1], "19 May 2031")) == []
