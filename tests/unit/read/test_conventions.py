"""The family decides how its texts are cut: the same words alike in every document."""

from functools import partial
from itertools import permutations

import pytest

from hmicdiff.model.text import Release
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.reader import corpus
from tests.support import family, raw


def sentences(release: Release) -> list[str]:
    return [
        " ".join(release.quote(one.start, one.end).split()).strip("_") for one in release.sentences
    ]


def cut(*texts: str) -> list[list[str]]:
    """Return the sentences of each text, in the order of the texts."""
    found = {release.source: sentences(release) for release in family(*texts).releases}
    return [found[f"{number}.txt"] for number in range(len(texts))]


TOWNS = ("Arle", "Brint", "Culm", "Dorn", "Esk", "Frome")


def notices(*bodies: str) -> list[str]:
    """Return a notice of a town of its own for each body."""
    return [
        f"Notice for {town}\n\nThe mill of {town} grinds on.\n\n{body}\n\nAll may come.\n"
        for town, body in zip(TOWNS, bodies, strict=False)
    ]


@pytest.mark.parametrize(
    ("inline", "broken"),
    [
        pytest.param(
            "Ring on weekdays\nTuesday to Friday 9.15am \u2013 4.45pm on 0199.",
            "Ring on weekdays\nTuesday to Friday\n9.15am \u2013 4.45pm on 0199.",
            id="hours",
        ),
        pytest.param(
            "The sale at the Old Mill Green begins at noon.",
            "The sale at the Old\nMill Green begins at noon.",
            id="a name",
        ),
        pytest.param(
            "The mill may be shut at any time if the weir is low.",
            "The mill may be shut at any\n\ntime if the weir is low.",
            id="a blank line in a sentence",
        ),
    ],
)
@pytest.mark.parametrize("broken_in", [1, 2])
def test_a_line_end_cuts_nothing_that_others_say_in_one_line(
    inline: str, broken: str, broken_in: int
) -> None:
    bodies = [inline] * (5 - broken_in) + [broken] * broken_in
    bodies = [body.replace("0199", f"0199{at}") for at, body in enumerate(bodies)]
    counts = {len(found) for found in cut(*notices(*bodies))}
    assert len(counts) == 1


@pytest.mark.parametrize("broken", ["020\n7946 0128", "020 7946\n0128"])
def test_a_telephone_number_is_whole_that_others_write_in_one_line(broken: str) -> None:
    line = "Those who would like to ask for flour or for bran may ring the miller on 020 7946 0128."
    rest = "The guild looks after the weirs and the wheels and the stones of all the mills. " * 4
    bodies = [f"{each}\n\n{rest}" for each in [line] * 4 + [line.replace("020 7946 0128", broken)]]
    assert line in cut(*notices(*bodies))[-1]


def test_a_line_that_most_break_is_whole_where_a_quarter_run_it_on() -> None:
    found = cut(*notices("Open Friday 9am sharp.", *["Open Friday\n9am sharp."] * 3))
    assert {len(one) for one in found} == {4}


def test_a_line_end_that_all_have_is_kept() -> None:
    found = cut(*notices(*["Mill Street 4\nUpper Green"] * 4))
    assert all("Mill Street 4" in one and "Upper Green" in one for one in found)


def test_paragraphs_are_not_run_together_because_one_document_lost_the_break_between() -> None:
    apart = "What to bring along\n\nBring an apron and a sieve."
    together = "What to bring along Bring an apron and a sieve."
    found = cut(*notices(apart, apart, apart, apart, together))
    assert all("What to bring along" in one for one in found[:4])


LIST = "The miller may sell:\n\n(a) flour from the upper mill;\n\n(b) bran from the lower mill; and"
LIST += "\n\n(c) oats from the barn."
TEXT = "The miller may sell flour from the upper mill, bran from the lower mill, and oats from the"
TEXT += " barn."


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(LIST, id="letters"),
        pytest.param(LIST.replace("(a) f", "1. F").replace("(b) b", "2. B"), id="capitals"),
        pytest.param(
            LIST.replace("(a)", "\u2022").replace("(b)", "\u2022").replace("(c)", "\u2022"),
            id="bullets",
        ),
        pytest.param(LIST.replace("; and", ";"), id="no joining word"),
    ],
)
def test_a_list_that_the_others_write_as_running_text_is_one_sentence(listed: str) -> None:
    listed = listed.replace("(c)", "3.") if "1. F" in listed else listed
    *others, last = cut(*notices(TEXT, TEXT, TEXT, listed))
    assert [len(one) for one in others] == [len(last)] * 3
    *_, found = sorted(family(*notices(TEXT, TEXT, TEXT, listed)).releases, key=lambda r: r.source)
    norms = next(s.wording.norms for s in found.sentences if "miller" in s.wording.norms)
    assert not {"1", "2", "3", "a", "b", "c", "\u2022"} & set(norms)


def test_a_list_that_most_write_as_a_list_stays_one() -> None:
    found = cut(*notices(LIST, LIST, LIST, TEXT))
    assert "bran from the lower mill; and" in found[0]


def test_the_order_of_the_files_does_not_matter() -> None:
    texts = notices(TEXT, LIST, TEXT, "Write to A.K. Stell, encl. 3.")
    expected = {tuple(one) for one in cut(*texts)}
    for order in permutations(texts):
        assert {tuple(one) for one in cut(*order)} == expected


def _same(known: Conventions) -> Conventions:
    return known


def test_a_new_document_is_cut_as_in_the_family() -> None:
    texts = notices(TEXT, TEXT, LIST, "Ring at the Old Green\nMill before 5.")
    whole = {release.text: release for release in family(*texts).releases}
    for text in texts:
        others = [one for one in texts if one != text]
        known = Conventions(others)
        (new,) = corpus([raw(text, "new.txt")], partial(_same, known)).releases
        assert sentences(new) == sentences(whole[text])


def test_words_that_a_line_end_breaks_are_known_from_what_was_read_before() -> None:
    known = Conventions(["The waterwheel turns."])
    (new,) = corpus([raw("The water-\nwheel stands.", "new.txt")], lambda: known).releases
    assert new.sentences[0].wording.norms[1] == "waterwheel"


def test_what_is_short_for_something_elsewhere_is_a_word_where_the_family_writes_it_so() -> None:
    said = "No advert is shown in the App. Predictions are no facts."
    (first, *_) = cut(
        f"{said} We show the App and predictions of it.", "The app is free of charge."
    )
    assert first[:2] == ["No advert is shown in the App.", "Predictions are no facts."]


def test_an_abbreviation_stays_one_before_a_name_or_where_a_sentence_goes_on_behind_it() -> None:
    (first, second, _) = cut(
        "We saw app. Weir in the App.",
        "See app. two of the App. Tables are at the end. All tables of it are new.",
        "The app is free.",
    )
    assert (len(first), len(second)) == (1, 2)


def test_what_numbers_mostly_follow_is_an_abbreviation() -> None:
    told = "Visto il prot. 120 del comune, visto il prot. 121 e visto il prot. 77 di ieri."
    (first, second) = cut(f"{told} Il prot 5 manca.", "Si paga dal prot. 44 in poi.")
    assert (first[0], second) == (told, ["Si paga dal prot. 44 in poi."])
