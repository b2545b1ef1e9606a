import pytest

from hmicdiff.model.analysis import Op
from hmicdiff.sequence.words import compare

_MARKS = {Op.ADDED: "{+%s+}", Op.DROPPED: "[-%s-]"}


def marked(before: str, after: str) -> str:
    return "".join(
        _MARKS.get(piece.op, "%s") % piece.text for piece in compare(before, after).pieces
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            "by 25 points to 5-3/4 percent.",
            "by 50 points to 6 percent.",
            "by [-25-]{+50+} points to [-5-3/4 percent-]{+6 percent+}.",
            id="a fraction is one figure",
        ),
        pytest.param(
            "at 0 to 1/4 percent now",
            "at 1/4 to 1/2 percent now",
            "at [-0 to 1/4 percent-]{+1/4 to 1/2 percent+} now",
            id="a small word between two changes is part of them",
        ),
        pytest.param(
            "costs $750 billion.",
            "costs $1.25 trillion.",
            "costs [-$750 billion-]{+$1.25 trillion+}.",
            id="a sum is one figure",
        ),
        pytest.param(
            "fell to -0.5% then",
            "fell to 10.5% then",
            "fell to [--0.5%-]{+10.5%+} then",
            id="a sign belongs to its number",
        ),
        pytest.param(
            "made on 15 January 2031.",
            "made on 18 January 2031.",
            "made on [-15 January 2031-]{+18 January 2031+}.",
            id="a date is one figure",
        ),
        pytest.param(
            "at watch, the lowest of three",
            "from watch to alert, the second of three",
            "[-at-]{+from+} watch[-, the lowest-] {+to alert, the second+} of three",
            id="a comma stays beside its word",
        ),
        pytest.param(
            "gauge B12 stood", "gauge B13 stood", "gauge [-B12-]{+B13+} stood", id="no figure"
        ),
    ],
)
def test_what_is_marked(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


def test_figures_are_paired_in_their_order() -> None:
    compared = compare("by 25 points to 5-3/4 percent", "by 50 points to 6 percent")
    assert [(one.before, one.after) for one in compared.figures] == [
        ("25", "50"),
        ("5-3/4 percent", "6 percent"),
    ]


def test_where_there_are_more_figures_after_none_is_paired() -> None:
    assert compare("of 5 gauges", "of 6 to 7 gauges").figures == ()


@pytest.mark.parametrize(
    ("before", "after", "only"),
    [
        ("It stood at 1.25 m.", "It stood at 1.60 m.", True),
        ("Since January it rose.", "Since March it rose.", True),
        ("three gauges", "four gauges", True),
        ("It stood at 1.25 m.", "It stands at 1.60 m.", False),
        ("It rose.", "It rose by 5 cm.", False),
    ],
)
def test_whether_only_figures_differ(before: str, after: str, only: bool) -> None:  # noqa: FBT001 - a column
    assert compare(before, after).only_figures is only
