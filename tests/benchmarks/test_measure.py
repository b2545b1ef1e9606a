"""What is measured is what is said to be measured."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from benchmarks.families import Family, Gold, Truth, harbour, mutated, seeds
from benchmarks.measure import measure
from benchmarks.runners.ours import answer_of
from benchmarks.runners.protocol import Answer, File, answer_from, grouped, labelled
from hmicdiff import analyze, read

TEXT = "Aa. Bb. Cc."
FILES = [File(name, name, TEXT, ((0, 3), (4, 7), (8, 11))) for name in ("one", "two", "three")]
TRUE = Family(
    "small",
    FILES,
    Truth(
        {
            "one": [Gold(0, 3, ("a",)), Gold(4, 7, ("b",)), Gold(8, 11, ())],
            "two": [Gold(0, 3, ("a",)), Gold(4, 7, ("b",)), Gold(8, 11, ("c",))],
            "three": [Gold(0, 3, ("a",)), Gold(4, 7, ("c",)), Gold(8, 11, ())],
        },
        moved={("three", "c")},
        values={"one": [(0, 2, 7)], "two": [(0, 2, None)], "three": []},
        templates={"<*> boats."},
    ),
)


def right() -> Answer:
    labels = {
        (source, number): list(gold.passages)
        for source, sentences in TRUE.truth.sentences.items()
        for number, gold in enumerate(sentences)
        if gold.passages
    }
    answer = labelled(FILES, labels)
    answer.moved = [("three", 1)]
    answer.values = {"one": [(0, 2, 7)], "two": [(0, 2, None)], "three": []}
    answer.templates = ["<*> <*> boats"]
    return answer


def test_what_is_right_is_all_right() -> None:
    assert set(vars_of(right()).values()) == {1.0}


def vars_of(answer: Answer) -> dict[str, float | None]:
    told = measure(TRUE, answer)
    return {name: getattr(told, name) for name in told.__dataclass_fields__}


@pytest.mark.parametrize(
    ("change", "worse"),
    [
        pytest.param({"missing": []}, "missing", id="missing"),
        pytest.param({"extra": [("two", 0)]}, "extra", id="extra"),
        pytest.param({"moved": [("one", 0)]}, "moved", id="moved"),
        pytest.param(
            {"values": {"one": [(0, 3, 7)], "two": [], "three": []}}, "values", id="values"
        ),
        pytest.param(
            {"values": {"one": [(0, 2, 8)], "two": [(0, 2, None)], "three": []}},
            "facts",
            id="facts",
        ),
        pytest.param({"templates": ["<*> boat."]}, "templates", id="templates"),
    ],
)
def test_what_is_wrong_shows_in_its_figure_alone(change: dict[str, object], worse: str) -> None:
    told = vars_of(replace(right(), **change))  # type: ignore[arg-type]
    assert told.pop(worse) == 0
    assert set(told.values()) == {1.0}


def test_sentences_that_are_put_together_wrongly_cost_links_and_passages() -> None:
    told = measure(TRUE, grouped(FILES, [(("one", 0), ("two", 1)), (("one", 1), ("two", 0))]))
    assert told.links == 0
    assert told.passages is not None
    assert told.passages < 0.5


def test_who_does_not_do_a_thing_has_no_figure() -> None:
    told = vars_of(labelled(FILES, {}))
    assert {name for name, share in told.items() if share is None} == {
        *("moved", "values", "facts", "templates")
    }


def test_an_answer_survives_being_written() -> None:
    import json  # noqa: PLC0415 - just here
    from dataclasses import asdict  # noqa: PLC0415

    assert answer_from(json.loads(json.dumps(asdict(right())))) == right()


@cache
def family(name: str, folder: Path) -> Family:
    given = seeds() if name.startswith("seeds") else harbour(10, folder / "plain")
    return mutated(given, folder / "mutated") if name.endswith("mutated") else given


@pytest.fixture(scope="module", params=["seeds", "notices", "seeds mutated", "notices mutated"])
def given(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Family:
    return family(request.param, tmp_path_factory.mktemp("families"))


def test_the_truth_speaks_of_the_sentences_that_there_are(given: Family) -> None:
    for file in given.files:
        golds = given.truth.sentences[file.source]
        assert [(one.start, one.end) for one in golds] == list(file.sentences)
        assert Path(file.path).read_bytes().decode("utf-8") == file.text


def test_true_values_are_what_fills_the_notices(tmp_path: Path) -> None:
    made = harbour(10, tmp_path)
    texts = {file.source: file.text for file in made.files}
    assert made.truth.values
    for source, found in made.truth.values.items():
        for start, end, number in found:
            words = texts[source][start:end]
            assert words == words.strip()
            assert words
            assert number is None or str(number) == words


def test_hmicdiff_is_right_nearly_everywhere(given: Family) -> None:
    told = measure(given, answer_of(analyze(read([file.path for file in given.files]))))
    assert told.links is not None
    assert told.links > 0.95
