import json as stdlib
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import Analysis, FindingKind, Match, Op, Status
from hmicdiff.model.sequence import Basis, ChangeKind, End, Origin
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Role
from hmicdiff.report import json
from tests import analyses
from tests.sequences import of_statements
from tests.support import ROOT, of_seeds

MADE = [
    analyses.family,
    analyses.with_stranger,
    analyses.alone,
    analyses.empty,
    of_statements,
]
SCHEMA = stdlib.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))


@pytest.fixture(params=MADE, ids=lambda make: make.__name__)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    made: Analysis = request.param()
    return made


def test_what_is_loaded_is_what_was_saved(analysis: Analysis) -> None:
    assert json.load(json.save(analysis)) == analysis


def test_saving_again_gives_the_same_bytes(analysis: Analysis) -> None:
    text = json.save(analysis)
    assert json.save(json.load(text)) == text
    assert text.endswith("}\n")


def test_what_is_saved_has_the_published_form(analysis: Analysis) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(stdlib.loads(json.save(analysis)))


def test_text_is_written_as_it_is_read() -> None:
    assert "For more — see" in json.save(analyses.family())


@pytest.mark.parametrize(
    ("name", "enum"),
    [
        ("role", Role),
        ("status", Status),
        ("match", Match),
        ("kind", FindingKind),
        ("variable-kind", Kind),
        ("op", Op),
        ("basis", Basis),
        ("change-kind", ChangeKind),
        ("origin", Origin),
        ("end", End),
    ],
)
def test_the_schema_lists_every_choice(name: str, enum: type[StrEnum]) -> None:
    assert SCHEMA["$defs"][name]["enum"] == list(enum)


def test_the_schema_requires_every_key_that_is_written() -> None:
    data = stdlib.loads(json.save(analyses.family()))
    pairs = {
        "release": data["releases"][0],
        "sentence": data["releases"][0]["sentences"][0],
        "value": data["releases"][0]["values"][0],
        "passage": data["template"]["passages"][0],
        "reading": data["template"]["passages"][0]["readings"][0],
        "variable": data["template"]["variables"][0],
        "finding": data["findings"][0],
        "column": data["facts"]["columns"][0],
        "row": data["facts"]["rows"][0],
    }
    for name, written in pairs.items():
        assert SCHEMA["$defs"][name]["required"] == list(written), name
        # a text has lines, and no page or paragraph beside them
        may_be = {"where", "instead", "count", "other_families"} if name == "finding" else set()
        assert set(SCHEMA["$defs"][name]["properties"]) == set(written) | may_be, name
    cell = SCHEMA["$defs"]["row"]["properties"]["cells"]["items"]
    assert cell["required"] == [key for key in cell["properties"] if key != "where"]
    assert cell["required"] == list(data["facts"]["rows"][0]["cells"][0])
    assert set(SCHEMA["required"]) == set(data)


def test_facts_alone_are_those_of_the_analysis_with_their_releases(analysis: Analysis) -> None:
    alone, whole = stdlib.loads(json.facts(analysis)), stdlib.loads(json.save(analysis))
    assert alone["format"] == {"name": "hmicdiff.facts", "version": 1}
    assert alone["facts"] == whole["facts"]
    assert alone["releases"] == [
        {key: one[key] for key in ("id", "source", "subject")}
        for one in whole["releases"]
        if one["id"] in {row["release"] for row in whole["facts"]["rows"]}
    ]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '{"format": 1}', '{"format": {"name": "other"}}', "NaN"]
)
def test_what_is_no_analysis_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(AnalysisFormatError) as caught:
        json.load(text)
    assert "not a saved analysis" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(AnalysisFormatError):
        json.load("[" * 100_000)


@pytest.mark.parametrize("version", [0, 2, "1", True, None])
def test_another_version_is_refused_by_its_number(version: object) -> None:
    data = stdlib.loads(json.save(analyses.family()))
    data["format"]["version"] = version
    with pytest.raises(AnalysisFormatError, match="version"):
        json.load(stdlib.dumps(data))


def _drop_text(data: dict[str, Any]) -> None:
    del data["releases"][0]["text"]


def _bad_status(data: dict[str, Any]) -> None:
    data["releases"][1]["sentences"][2]["status"] = "odd"


def _bad_start(data: dict[str, Any]) -> None:
    data["findings"][0]["start"] = -1


def _bad_flag(data: dict[str, Any]) -> None:
    data["releases"][0]["stranger"] = 1


def _bad_surprise(data: dict[str, Any]) -> None:
    data["findings"][2]["surprise"] = "much"


def _bad_value(data: dict[str, Any]) -> None:
    data["releases"][0]["values"][0]["value"] = []


def _bad_whole(data: dict[str, Any]) -> None:
    data["facts"]["rows"][1]["cells"][0]["of"] = "two"


def _no_column(data: dict[str, Any]) -> None:
    data["facts"]["rows"][0]["cells"][0]["variable"] = "town"


def _no_list(data: dict[str, Any]) -> None:
    data["template"]["passages"] = {}


def _no_object(data: dict[str, Any]) -> None:
    data["lossless"] = 3


def _twins(data: dict[str, Any]) -> None:
    data["releases"][0]["id"] = "bern"


def _no_readings(data: dict[str, Any]) -> None:
    data["template"]["passages"][0]["readings"] = []


def _unknown_release(data: dict[str, Any]) -> None:
    data["findings"][0]["shared_with"] = ["nobody"]


def _half_a_character(data: dict[str, Any]) -> None:
    data["releases"][0]["text"] += "\ud800"


def _unknown_reading(data: dict[str, Any]) -> None:
    data["releases"][0]["sentences"][0]["reading"] = "title.z"


def _unknown_variable(data: dict[str, Any]) -> None:
    data["template"]["variables"] = []


def _value_without_a_sentence(data: dict[str, Any]) -> None:
    release = next(each for each in data["releases"] if each["values"])
    release["sentences"] = []


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (_half_a_character, "it is no JSON"),
        (_unknown_reading, "the template has no reading 'title.z'"),
        (_unknown_variable, "is no variable of its template"),
        (_value_without_a_sentence, "stands in no sentence"),
        (_drop_text, r"releases\[0\]: Object missing required field `text`"),
        (_bad_status, r"releases\[1\]\.sentences\[2\]\.status: Invalid enum value 'odd'"),
        (_bad_start, r"findings\[0\]\.start: -1 is not a count"),
        (_bad_flag, r"releases\[0\]\.stranger: Expected `bool`, got `int`"),
        (_bad_surprise, r"findings\[2\]\.surprise: Expected `float`, got `str`"),
        (_bad_value, r"values\[0\]\.value: Expected `int \| float \| str \| null`"),
        (
            _bad_whole,
            r"facts\.rows\[1\]\.cells\[0\]\.of: Expected `int \| float \| null`, got `str`",
        ),
        (_no_column, "'town' is no column of its facts"),
        (_no_list, r"template\.passages: Expected `array`, got `object`"),
        (_no_object, r"lossless: Expected `object`, got `int`"),
        (_twins, "two releases have one id"),
        (_no_readings, "passage 'title' has no readings"),
        (_unknown_release, "names the release 'nobody'"),
    ],
)
def test_a_fault_is_said_with_its_place(
    spoil: Callable[[dict[str, Any]], None], where: str
) -> None:
    data = stdlib.loads(json.save(analyses.family()))
    spoil(data)
    with pytest.raises(AnalysisFormatError, match=where):
        json.load(stdlib.dumps(data))


def test_an_analysis_of_an_older_program_can_be_loaded() -> None:
    data = stdlib.loads(json.save(analyses.family()))
    del data["bits_per_token"]
    assert json.load(stdlib.dumps(data)) == analyses.family()


def test_keys_that_are_not_known_are_passed_over() -> None:
    data = stdlib.loads(json.save(analyses.family()))
    data["new"] = data["releases"][0]["new"] = 1
    assert json.load(stdlib.dumps(data)) == analyses.family()


def test_the_schema_requires_every_key_of_a_sequence() -> None:
    data = stdlib.loads(json.save(of_statements()))["sequence"]
    assert SCHEMA["properties"]["sequence"]["required"] == list(data)
    pairs = {
        "standing": data["order"][0],
        "step": data["steps"][0],
        "change": data["steps"][0]["changes"][0],
        "life": data["lives"][0],
        "stretch": data["lives"][0]["stretches"][0],
    }
    for name, written in pairs.items():
        assert SCHEMA["$defs"][name]["required"] == list(written), name
        assert set(SCHEMA["$defs"][name]["properties"]) == set(written), name


def test_without_a_sequence_there_is_no_key_for_one() -> None:
    assert "sequence" not in stdlib.loads(json.save(analyses.family()))


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("steps", 0, "since"), "nowhere", "it names the release 'nowhere' and does not have it"),
        (("order",), [], "'2031-01-08' has no place in its sequence"),
        (("lives", 0, "into"), "none", "'none' is no life of its sequence"),
        (("steps", 0, "changes", 0, "lives"), [], "a change of its sequence has no life"),
        (("steps", 0, "changes", 0, "after"), [99], "its sequence has a sentence too many"),
        (("lives", 0, "stretches"), [], "is no life of its sequence"),
        (("basis",), "size", "sequence.basis: Invalid enum value 'size'"),
    ],
)
def test_a_sequence_that_points_nowhere_is_refused(
    path: tuple[str | int, ...], value: object, reason: str
) -> None:
    data = stdlib.loads(json.save(of_statements()))
    node = data["sequence"]
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    with pytest.raises(AnalysisFormatError, match="not a saved analysis") as raised:
        json.load(stdlib.dumps(data))
    assert reason in str(raised.value)


def test_the_pieces_make_the_text_and_each_is_some_whole_text() -> None:
    analysis = of_seeds()
    pieces = list(json.stream(analysis))
    assert b"".join(pieces).decode() == json.save(analysis)
    assert max(map(len, pieces)) < len(json.save(analysis)) / 2
    for piece in pieces:
        piece.decode()
