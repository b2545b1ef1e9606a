"""What is missing, where it can be said what."""

from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Lyde")
MATTERS = ("the weir is mended", "the quay is swept", "the loft is let", "the mill is tarred")


def missing(lines: int) -> list[str]:
    """Return what the last release is told to lack, of `lines` votes that all others tell."""
    texts = []
    for at, town in enumerate(TOWNS):
        said = [f"Minutes of {town}"]
        for n, matter in enumerate(MATTERS[:lines]):
            said.append(f"The board resolves that {matter} before the spring.")
            if town != TOWNS[-1]:
                said.append(f"{7 + (at + n) % 3} votes for")
        texts.append("\n\n".join([*said, "The board rose at noon."]))
    found = analyze(family(*texts)).findings
    return [each.expected or "" for each in found if each.kind is FindingKind.MISSING]


def test_of_lines_that_differ_in_a_figure_alone_none_is_missing() -> None:
    assert missing(4) == []


def test_a_line_that_stands_alone_is_missing() -> None:
    assert len(missing(1)) == 1
