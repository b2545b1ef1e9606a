"""What has changed in a release of the baseline, as sentences."""

from collections.abc import Sequence

from hmicdiff.differences import messages
from hmicdiff.differences.messages import number
from hmicdiff.model.analysis import Piece


def changed(pieces: Sequence[Piece]) -> str:
    """Tell how a sentence was changed."""
    what = messages.changes(pieces)
    return "Says something else than it did." if what is None else f"{what}."


def was_merged(sentences: int) -> str:
    """Tell a sentence that says what several said."""
    return f"Says in one sentence what it said in {number(sentences)}."


def was_split(sentences: int) -> str:
    """Tell several sentences that say what one said."""
    return f"Says in {number(sentences)} sentences what it said in one."
