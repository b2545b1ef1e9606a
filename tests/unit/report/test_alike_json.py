"""What many releases say and do alike is written once, and nobody can tell from the text."""

import pytest

from hmicdiff.bulk.whole import Common, Finished
from hmicdiff.model.analysis import (
    FindingKind,
    Match,
    Op,
    Piece,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.telling import Group, Telling
from hmicdiff.model.text import Note, NoteKind, Role
from hmicdiff.report.alike_json import Releases, Texts, around, place_text
from hmicdiff.report.json import finding_text, release_text
from hmicdiff.structs import replace

TEXT = 'It says "sentences": [] at 100 %d.\nÉté “cost” 5 %.'
SENTENCE = PlacedSentence(
    start=0,
    end=0,
    line=0,
    role=Role.PARAGRAPH,
    passages=('"start": 0', "100%d"),
    reading="100%d.a",
    status=Status.FILLED,
    moved=False,
    matched_by=Match.EXACT,
    confidence=0.75,
)
PAGE = replace(SENTENCE, passages=("été",), where="page 2")
SLOT = Value(variable="%b", passage="été", slot="été.a.0", start=0, end=0, text="", value=None)
COMMON = Common((SENTENCE, PAGE), (SLOT, replace(SLOT, slot='"values": []')))
BARE = PlacedRelease(
    id='"values": []',
    source="one.txt",
    sha256="0",
    encoding="utf-8",
    subject=None,
    stranger=False,
    text=TEXT,
    sentences=(),
    missing=("gone",),
    values=(),
    notes=(Note(NoteKind.MENDED, '"sentences": []'),),
)
TELLING = Telling(
    kind=FindingKind.REWORDED,
    passage='"start": 0',
    expected='"shared_with": null',
    alike=Group(3, ("one", "three", "two")),
    message="5 % say so.",
    surprise=1.5,
    pieces=(Piece(Op.SAME, "%d"),),
)


def finished(
    sentences: list[tuple[int, int, int, int]],
    values: list[tuple[int, int, int, float | int | str | None]],
) -> Finished:
    return Finished(BARE, COMMON, sentences, values, own=(), told=())


@pytest.mark.parametrize(
    "release",
    [
        pytest.param(finished([], []), id="empty"),
        pytest.param(finished([(0, 0, 34, 1)], [(1, 3, 7, None)]), id="one"),
        pytest.param(
            finished(
                [(1, 0, 34, 1), (0, 35, 49, 2), (1, 49, 50, 2)],
                [(0, 8, 19, '"5"'), (1, 27, 30, 100), (0, 46, 47, 5.5)],
            ),
            id="several",
        ),
    ],
)
def test_a_release_is_written_as_if_it_had_all_to_itself(release: Finished) -> None:
    assert Releases(COMMON, Texts()).text(release) == release_text(release.release())


@pytest.mark.parametrize("where", ["", "page 2", '"where"'])
@pytest.mark.parametrize("release", ["two", "four", '"release": ""'])
def test_a_finding_is_written_as_if_nobody_else_did_so(release: str, where: str) -> None:
    told = around(TELLING, where).text(release, place_text(3, 19, 1, TEXT[3:19]))
    finding = TELLING.finding(release, start=3, end=19, line=1, quote=TEXT[3:19], where=where)
    assert told == finding_text(finding)
