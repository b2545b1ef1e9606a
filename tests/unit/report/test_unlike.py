from collections.abc import Mapping

from hmicdiff.pipeline import analyze
from hmicdiff.report.unlike import unlike
from hmicdiff.structs import replace
from tests.support import family

USUAL = (
    "The keepers of the lock met at the long table of the inn.",
    "They agreed that the gate has to be mended before the barges come back.",
    "Nobody pays twice for the same barge on the same day.",
    "The clerk writes it down so that all who were away can read it.",
    "Whoever wants to speak next time puts a note into the box by the door.",
)
STORY = "Whoever likes poetry may enter a sonnet about bees, honey or autumn for our contest."


def kinds(*texts: str) -> Mapping[str, str]:
    analysis = analyze(family(*texts))
    kin = tuple(replace(one, stranger=False) for one in analysis.releases)
    return unlike(replace(analysis, releases=kin))


def test_words_of_its_own_make_none_unlike() -> None:
    whole = "\n\n".join(USUAL)
    assert kinds(*[whole] * 10, f"{whole}\n\n{STORY}") == {}


def test_who_lacks_most_of_what_nearly_all_say_is_unlike() -> None:
    told = kinds(*["\n\n".join(USUAL)] * 10, f"{USUAL[0]}\n\n{STORY}")
    assert told == {"10": "says, and lacks most of what nearly all others say"}


def test_who_is_many_times_as_long_as_the_others_is_unlike() -> None:
    whole = "\n\n".join(USUAL)
    more = " ".join(f"{word} {STORY}" for word in ("First", "Then", "Later", "At last") * 5)
    told = kinds(*[whole] * 10, f"{whole}\n\n{more}")
    assert told == {"10": "says, in a text 5 times as long as that of most"}


def test_of_stories_one_may_be_long() -> None:
    whole = "\n\n".join(USUAL)
    more = " ".join(f"{word} {STORY}" for word in ("First", "Then", "Later", "At last") * 5)
    analysis = analyze(family(*[whole] * 10, f"{whole}\n\n{more}"))
    assert unlike(analysis, stories=True) == {}
