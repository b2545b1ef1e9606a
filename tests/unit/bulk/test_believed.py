"""Work that was kept points to nothing that is not there, or is refused."""

from collections.abc import Callable

import msgspec
import pytest

from hmicdiff.api import analyze, baseline_text, read, take_baseline
from hmicdiff.bulk.believed import believed
from hmicdiff.bulk.known import known_of
from hmicdiff.bulk.panel import File
from hmicdiff.bulk.place import Job, place
from hmicdiff.bulk.record import Placed, packed, unpacked, unpacked_entry
from hmicdiff.differences.said import Said
from hmicdiff.model.template import Template
from hmicdiff.read.discover import discover
from hmicdiff.read.formats.document import Settings
from hmicdiff.structs import replace
from tests.baselines import fill
from tests.notices import notices, texts

Kept = tuple[Placed, Job, Template]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = fill(tmp_path_factory.mktemp("kept") / "in", texts(notices(24)))
    files = tuple(File(each, "") for each in discover([folder]))
    panel = baseline_text(
        take_baseline(analyze(read([folder / file.found.source for file in files[:16]])))
    )
    job = Job(files[16:], Settings(), skip_unreadable=False, slips=None)
    return unpacked(place(panel, job)), job, known_of(panel).family.baseline.template


def with_other_fields(placed: Placed, **fields: object) -> Placed:
    return replace(placed, **fields)


def with_other_entry(placed: Placed, **fields: object) -> Placed:
    entry = replace(unpacked_entry(placed.records[0]), **fields)
    return replace(placed, records=(msgspec.msgpack.encode(entry), *placed.records[1:]))


def with_other_sentences(placed: Placed, **fields: object) -> Placed:
    first, *rest = placed.alike.sentences
    changed = replace(first, **fields)
    return replace(placed, alike=replace(placed.alike, sentences=(changed, *rest)))


def test_what_was_worked_out_is_believed(kept: Kept) -> None:
    assert believed(*kept) is kept[0]


def test_what_was_worked_out_of_other_files_is_not(kept: Kept) -> None:
    placed, job, template = kept
    with pytest.raises(ValueError, match="kept of other files"):
        believed(placed, replace(job, files=()), template)


@pytest.mark.parametrize(
    "craft",
    [
        pytest.param(lambda one: with_other_fields(one, records=()), id="no records"),
        pytest.param(lambda one: with_other_fields(one, headers=()), id="no headers"),
        pytest.param(lambda one: with_other_fields(one, ids={}), id="no ids"),
        pytest.param(lambda one: with_other_fields(one, having=((("a",), (-1,)),)), id="who is -1"),
        pytest.param(lambda one: with_other_fields(one, having=((("a",), (9**5,)),)), id="who"),
        pytest.param(lambda one: with_other_entry(one, sentences=((9**5, 0, 1, 1),)), id="at"),
        pytest.param(lambda one: with_other_entry(one, sentences=((0, 0, 9**5, 1),)), id="end"),
        pytest.param(lambda one: with_other_entry(one, sentences=((0, -5, -1, 1),)), id="start"),
        pytest.param(lambda one: with_other_entry(one, values=((9**5, 0, 1, None),)), id="value"),
        pytest.param(lambda one: with_other_entry(one, departures=((9**5, 0, 1, 1, ""),)),
                     id="departure"),
        pytest.param(lambda one: with_other_sentences(one, passages=("x",)), id="a passage"),
        pytest.param(lambda one: with_other_sentences(one, passages=()), id="no passage"),
        pytest.param(lambda one: with_other_sentences(one, reading="x.a"), id="a reading"),
    ],
)  # fmt: skip
def test_what_points_to_what_is_not_there_is_not_believed(
    kept: Kept, craft: Callable[[Placed], Placed]
) -> None:
    placed, job, template = kept
    with pytest.raises(ValueError, match="kept of "):
        believed(craft(placed), job, template)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Said((), ((0, (0,), ()),), (), ()), id="words that are none"),
        pytest.param(Said((("bell",),), ((0, (99,), ()),), (), ()), id="a release that is none"),
        pytest.param(Said((("bell",),), (), ((0, 1, (0,)),), ()), id="a sentence after it"),
        pytest.param(Said((("bell",),), (), (), (("p", (0,), (), (99,)),)), id="of a passage"),
    ],
)
def test_words_that_nobody_says_are_not_believed(kept: Kept, said: Said) -> None:
    placed, job, template = kept
    with pytest.raises(ValueError, match="kept of"):
        believed(replace(placed, said=packed(said)), job, template)
