import json
from typing import Any

import pytest

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.report.controls import one_line
from hmicdiff.report.data import data_of
from hmicdiff.report.front import build_front
from hmicdiff.report.view import build_view
from tests import analyses
from tests.support import of_seeds


def written(analysis: Analysis) -> str:
    view = build_view(analysis)
    return data_of(view, build_front(analysis, view), analysis.releases)


def made(analysis: Analysis) -> dict[str, Any]:
    return dict(json.loads(written(analysis)))


@pytest.mark.parametrize("analysis", [of_seeds(), analyses.with_stranger()], ids=["seeds", "odd"])
def test_each_sentence_is_held_once_and_each_release_points_to_its_own(analysis: Analysis) -> None:
    data = made(analysis)
    assert len(set(data["sentences"])) == len(data["sentences"])
    for release, said in zip(analysis.releases, data["said"], strict=True):
        told = [data["sentences"][number] for number in said[::4]]
        given = [one_line(release.text[one.start : one.end]) for one in release.sentences]
        assert told == given
        assert said[2::4] == [one.line for one in release.sentences]


def test_findings_stand_in_the_order_of_their_numbers() -> None:
    analysis = of_seeds()
    data = made(analysis)
    for release, found in zip(analysis.releases, data["findings"], strict=True):
        own = [one for one in analysis.findings if one.release == release.id]
        kinds = [data["kinds"][kind][0] for kind in found[::5]]
        assert kinds == [one.kind for one in own]
        assert found[3::5] == [len(one.shared_with) for one in own]


def test_every_kind_is_named() -> None:
    assert [kind for kind, _, _ in made(analyses.family())["kinds"]] == list(FindingKind)


def test_nothing_in_the_data_ends_its_element() -> None:
    assert "<" not in written(analyses.family())
