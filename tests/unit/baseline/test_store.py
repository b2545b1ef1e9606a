import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from hmicdiff import take_baseline
from hmicdiff.baseline.line import line_of
from hmicdiff.baseline.store import load, save
from hmicdiff.errors import BaselineError
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus
from tests.notices import notices
from tests.property.families import File, families
from tests.support import family, of_seeds, raw


def _seeds() -> str:
    return save(take_baseline(of_seeds()))


def test_what_is_saved_is_loaded_again() -> None:
    baseline = take_baseline(of_seeds())
    assert load(save(baseline)) == baseline


def test_the_texts_are_kept_whole() -> None:
    texts = {release.source: release.text for release in of_seeds().releases}
    assert {release.source: release.text for release in load(_seeds()).releases} == texts


@given(families())
def test_any_family_is_kept_whole(files: list[File]) -> None:
    given = corpus([raw(file.text, f"{number}.txt") for number, file in enumerate(files)])
    baseline = take_baseline(analyze(given))
    assert load(save(baseline)) == baseline
    kept = sorted(release.text for release in baseline.releases)
    assert kept == sorted(release.text for release in given.releases)


def test_the_file_tells_no_time_and_no_machine() -> None:
    assert _seeds() == _seeds()
    assert set(json.loads(_seeds())) == {
        "format",
        "passages",
        "variables",
        "releases",
        "accepted",
        "apart",
    }


def test_a_boilerplate_sentence_is_written_down_once() -> None:
    texts = [notice.text for notice in notices(6)]
    saved = save(take_baseline(analyze(family(*texts))))
    assert saved.count("In 2014 the harbour board asked its office") == 1


def test_a_stranger_is_known_to_be_there() -> None:
    texts = [notice.text for notice in notices(6)]
    recipe = "Peel ten apples.\n\nBake them with butter for an hour, then add the cinnamon.\n"
    baseline = take_baseline(analyze(family(*texts, recipe)))
    assert [each.source for each in baseline.apart] == ["6.txt"]
    assert len(baseline.releases) == 6
    assert load(save(baseline)) == baseline


def _damaged(old: str, new: str) -> tuple[int, str]:
    saved = _seeds()
    assert old in saved
    damaged = saved.replace(old, new, 1)
    with pytest.raises(BaselineError) as caught:
        load(damaged)
    return saved[: saved.index(old)].count("\n") + 1, str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"role": "title"', '"role": "tittle"', "tittle"),
        ('{"variable": "subject"}', '{"variable": "nobody"}', "there is no variable 'nobody'"),
        ('"fills": ["Cumbria Constabulary"]', '"fills": []', "does not fill the slots of"),
        ('"fills": ["Cumbria Constabulary"]', '"fills": [7]', "Expected"),
        ('"kind": "name"', '"kind": "nmae"', "nmae"),
    ],
)
def test_what_is_damaged_is_named_by_its_line(old: str, new: str, told: str) -> None:
    line, message = _damaged(old, new)
    assert f"line {line} is damaged" in message
    assert told in message
    assert "hmicdiff baseline" in message


def test_the_marks_of_a_merge_are_named() -> None:
    saved = _seeds().splitlines()
    saved.insert(20, "<<<<<<< ours")
    with pytest.raises(BaselineError, match=r"line 21 is damaged .a merge left its marks"):
        load("\n".join(saved))


def test_a_file_that_breaks_off_is_damaged() -> None:
    saved = _seeds()
    with pytest.raises(BaselineError, match=r"line \d+ is damaged"):
        load(saved[: len(saved) // 2])


def test_a_reading_that_is_not_there_is_named() -> None:
    data = json.loads(_seeds())
    data["releases"][2]["sentences"][3]["reading"] = "nothing.z"
    with pytest.raises(BaselineError, match=r"there is no reading 'nothing\.z'"):
        load(json.dumps(data))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda data: data["passages"][3].update(id="x"), "there is no passage",
                     id="a passage of another name than its readings"),
        pytest.param(lambda data: data["releases"][2].update(id=""), "it has no name", id="no id"),
        pytest.param(lambda data: data["releases"][2].update(source=""), "it has no name",
                     id="no source"),
    ],
)  # fmt: skip
def test_names_that_do_not_go_together_are_told(
    change: Callable[[dict[str, Any]], None], told: str
) -> None:
    data = json.loads(_seeds())
    change(data)
    with pytest.raises(BaselineError, match=told):
        load(json.dumps(data))


def test_another_version_is_refused() -> None:
    other = _seeds().replace('"version": 1', '"version": 7', 1)
    with pytest.raises(BaselineError, match=r"version 7.*make it again with  hmicdiff baseline"):
        load(other)


@pytest.mark.parametrize("text", ["{}", "[]", '{"format": {"name": "hmicdiff.analysis"}}', "7"])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BaselineError, match="is no baseline"):
        load(text)


def test_a_line_is_found_by_its_path() -> None:
    text = '{\n "a": [\n  {"b": 1},\n  {"b": "]",\n   "c": {"d": 2}}\n ]\n}'
    assert line_of(text, "$.a[0].b") == 3
    assert line_of(text, "$.a[1].c.d") == 5
    assert line_of(text, "$.a[1].nothing") == 4
    assert line_of(text, "$.nothing") == 1


@pytest.mark.parametrize("kind", ["passages", "variables", "releases"])
def test_what_is_there_twice_is_refused(kind: str) -> None:
    data = json.loads(_seeds())
    data[kind].append(data[kind][0])
    with pytest.raises(BaselineError, match="is there twice"):
        load(json.dumps(data))


def test_a_baseline_of_nothing_is_refused() -> None:
    data = json.loads(_seeds())
    data["releases"] = []
    with pytest.raises(BaselineError, match="it holds no releases"):
        load(json.dumps(data))
