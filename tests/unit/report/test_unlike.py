from collections.abc import Sequence

from hmicdiff.pipeline import analyze
from hmicdiff.report.unlike import most_unlike
from hmicdiff.structs import replace
from tests.support import family

MEETING = (
    "The keepers of the lock met and talked about the gate, the beam and the water in the basin. "
    "They agreed that the {} has to be mended before the barges come back, that nobody pays twice, "
    "and that the clerk writes it down so that all who were away can read it at the inn."
)
OTHER = (
    "Whoever likes poetry may enter a sonnet about bees, honey or autumn for our yearly contest, "
    "judged by schoolteachers; winning verses appear printed on blotting paper, decorated with "
    "woodcuts, and prizes include ink, quills, gingerbread plus free dancing lessons."
)


def unlike(*texts: str) -> Sequence[str]:
    analysis = analyze(family(*texts))
    kin = tuple(replace(one, stranger=False) for one in analysis.releases)
    return most_unlike(replace(analysis, releases=kin))


def test_what_is_about_something_else_comes_first() -> None:
    texts = [MEETING.format(what) for what in ("gate", "beam", "roof", "sluice", "wall")]
    texts.insert(2, OTHER)
    assert unlike(*texts)[0] == "2"


def test_names_make_none_unlike() -> None:
    names = " Aldric, Bertram, Clodwig, Dankwart, Eginhard, Folkmar and Gernot."
    texts = [
        MEETING.format("gate") + names,
        *(MEETING.format(one) for one in ("roof", "cracked roof")),
    ]
    assert unlike(*texts, *texts[1:])[0] != "0"


def test_a_few_words_are_about_nothing() -> None:
    texts = [MEETING.format(what) for what in ("gate", "beam", "roof")]
    assert "3" not in unlike(*texts, "The keepers did not meet owing to measles.")
