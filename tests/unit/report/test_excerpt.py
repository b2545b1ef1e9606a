import pytest

from hmicdiff.pipeline import analyze
from hmicdiff.report.excerpt import excerpt
from tests.support import family

LONG = " ".join(f"Barge {n} waits below the weir until the water has come up." for n in range(9))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The gate\nis shut.", "The gate is shut.", id="a wrapped line is one"),
        pytest.param(
            "There are missing:\n\n- a beam\n- a rope",
            "There are missing:\n- a beam\n- a rope",
            id="items stand apart",
        ),
        pytest.param(
            "The gate is shut.\n\nNobody knows why.",
            "The gate is shut.\nNobody knows why.",
            id="paragraphs stand apart",
        ),
    ],
)
def test_lines_are_those_of_the_text(text: str, shown: str) -> None:
    release = analyze(family(text, "Quite another matter.")).releases[0]
    assert excerpt(release, 0, len(release.text)) == shown


def test_of_a_long_row_whole_sentences_are_quoted_and_dots_stand_for_the_rest() -> None:
    release = analyze(family(LONG, "Quite another matter.")).releases[0]
    told = excerpt(release, 0, len(release.text))
    assert told.endswith("has come up. …")
    assert not told.startswith("…")
    assert len(told.split()) < 50


def test_a_heading_is_not_quoted_for_what_stands_below_it() -> None:
    release = analyze(family(f"# Weir\n\n{LONG}", "Quite another matter.")).releases[0]
    told = excerpt(release, 0, len(release.text))
    assert told.splitlines()[-1].startswith("Barge 0 waits") or "… Barge 0 waits" in told


def test_a_text_without_stops_is_cut() -> None:
    text = " ".join(["the keeper opens the gate and shuts it"] * 20)
    release = analyze(family(text, "Quite another matter.")).releases[0]
    assert len(excerpt(release, 0, len(release.text)).split()) == 46
