"""What a reader is shown of the template's words."""

import pytest

from hmicdiff.report.cards import Change, Chunk


@pytest.mark.parametrize(
    ("chunk", "shown"),
    [
        pytest.param(Chunk("force", slot=True), "{force}", id="named"),
        pytest.param(Chunk("choice-4", slot=True), "…", id="a kind with a number"),
        pytest.param(Chunk("text", slot=True), "…", id="a kind alone"),
        pytest.param(Chunk("text-mark", slot=True), "{text-mark}", id="named after a kind"),
        pytest.param(Chunk("choice-4", slot=False), "choice-4", id="words"),
    ],
)
def test_a_slot_of_which_only_the_kind_is_known_is_a_blank(chunk: Chunk, shown: str) -> None:
    assert chunk.shown == shown
    assert Change(None, (chunk, Chunk(" a day", slot=False))).shown == f"{shown} a day"
