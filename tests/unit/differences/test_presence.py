"""What is missing, where it can be said what."""

from collections.abc import Iterable

import pytest

from hmicdiff.differences import findings
from hmicdiff.differences.departure import Departure
from hmicdiff.differences.departures import departures
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


def charter(town: str, aside: str, decided: str) -> str:
    told = f"The board of {town} tells the public what it does by letters at the church door."
    asks = "The board decides by consensus, and asks each of the millers what they think of it."
    noon = "The board rose at noon and went to see the weir."
    said = [f"Charter of {town}", "Communication", told, aside, "Deciding", asks, decided, noon]
    return "\n\n".join(filter(None, said))


def test_where_something_is_missing_is_not_where_its_release_says_the_like_in_another_section(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless that turns out to be something else, it is what was reworded and moved there."""
    usual = (
        "Any decision that is taken in a meeting of the board will be considered provisional, "
        "and members may object until the next one."
    )
    own = (
        "It is expected that meetings in the hall will be provisional, and that members may "
        "object to any of the board until the next one."
    )
    found: list[Departure] = []

    def kept(told: Iterable[Departure]) -> list[Departure]:
        found.extend(told)
        return found

    monkeypatch.setattr(findings, "departures", lambda *given: kept(departures(*given)))
    texts = [charter(town, "", usual) for town in (*TOWNS, "Moss")] + [charter("Fen", own, "")]
    analyze(family(*texts))
    lines = [each.line for each in found if each.kind is FindingKind.MISSING]
    assert lines == [11]
