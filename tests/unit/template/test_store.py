import json

import pytest

from hmicdiff.errors import ValuesFormatError
from hmicdiff.template.store import load, save, surface_in, values_object
from hmicdiff.template.surface import Surface
from hmicdiff.template.values import Fit, Misfit, Own, Said, Values

VALUES = Values(
    release="tarn",
    variables={"subject": "Tarn Water Buses"},
    passages={
        "title": Said(),
        "crews": Said("b", {"subject": "Tarn"}, "\n* ", "“Tarn” has it."),
    },
    own=(Own(None, "", "A bell rang."), Own("crews", " ", "All of them.", "notes")),
    end="",
    newline="\r\n",
    surface=Surface("utf-16-be", mark=True),
    misfits=(Misfit(Fit.OWN, None, 1, "A bell rang."), Misfit(Fit.MISSING, "boats", 2, "")),
)


def test_only_what_is_not_as_usual_is_told() -> None:
    assert values_object(Values("tarn", {}, {"title": Said()})) == {
        "format": {"name": "hmicdiff.values", "version": 1},
        "release": "tarn",
        "variables": {},
        "passages": {"title": {}},
        "own": [],
    }


def test_all_that_is_told_is_kept() -> None:
    kept = load(save(values_object(VALUES)))
    assert kept == values_object(VALUES)
    assert surface_in(kept) == VALUES.surface
    assert kept["passages"]["crews"] == {
        "reading": "b",
        "values": {"subject": "Tarn"},
        "before": "\n* ",
        "written": "“Tarn” has it.",
    }
    assert [each["message"] for each in kept["misfits"]] == [
        'the template has nothing like "A bell rang."',
        "boats is missing",
    ]


def test_values_of_several_releases_are_a_list() -> None:
    one = values_object(VALUES)
    assert json.loads(save(one, one)) == [one, one]
    with pytest.raises(ValuesFormatError, match="several releases"):
        load(save(one, one))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("format", {"name": "hmicdiff.analysis", "version": 1}, "format.name"),
        ("format", None, "format.name is not"),
        ("format", {"name": "hmicdiff.values", "version": 2}, "version 2"),
        ("variables", {"subject": 3}, "variables"),
        ("passages", [], "passages: should be objects by id"),
        ("passages", {"title": "a"}, "passages.title: should be an object"),
        ("passages", {"title": {"values": []}}, "passages.title.values"),
        ("passages", {"title": {"before": None}}, "passages.title.before"),
        ("own", {}, "own: should be a list"),
        ("own", [{"after": 1, "before": "", "text": ""}], "own[0]: "),
        ("own", [{"before": "", "text": ""}], "own[0]"),
        ("newline", 1, "newline"),
        ("encoding", "klingon", "encoding: "),
        ("encoding", "rot13", "encoding: should be"),
        ("encoding", "cp1252", "mark"),
    ],
)
def test_what_is_no_values(key: str, value: object, words: str) -> None:
    data = values_object(VALUES)
    data[key] = value
    with pytest.raises(ValuesFormatError) as caught:
        load(save(data))
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "3", '"a"', "null"])
def test_what_is_no_json_object(text: str) -> None:
    with pytest.raises(ValuesFormatError, match="holds no values"):
        load(text)
