"""What new releases say and the template does not becomes passages of their own."""

import pytest

from hmicdiff import take_baseline
from hmicdiff.model.text import Role
from hmicdiff.pipeline import analyze
from hmicdiff.place.known_family import KnownFamily
from hmicdiff.place.placement import Placement, place_releases
from tests.support import family

MILLS = ("Tarn", "Holm", "Skerry", "Ayle")
TEXT = "Notice from the mill at {mill}\n\nOats are ground on Mondays.\n\n{more}Bring your sacks.\n"
CATS = "- The miller feeds seven cats in winter.\n\n"


@pytest.fixture(scope="module")
def known() -> KnownFamily:
    texts = (TEXT.format(mill=mill, more="") for mill in MILLS)
    return KnownFamily(take_baseline(analyze(family(*texts))))


def placed(known: KnownFamily, *more: str) -> Placement:
    texts = [TEXT.format(mill=f"Brae {at}", more=each) for at, each in enumerate(more)]
    return place_releases(known, family(*texts).releases)


def test_what_two_say_alike_is_one_new_passage_in_its_place(known: KnownFamily) -> None:
    before = [passage.id for passage in known.baseline.template.passages]
    (title, oats, new, sacks) = placed(known, CATS, CATS).template.passages
    assert [title.id, oats.id, sacks.id] == before
    assert new.id not in before
    assert new.role is Role.ITEM
    assert [reading.pattern for reading in new.readings] == [CATS.removeprefix("- ").strip()]


def test_a_new_passage_is_nobodys_and_may_be_left_out(known: KnownFamily) -> None:
    (*_, new, _) = placed(known, CATS).template.passages
    assert (new.releases, new.optional, new.section) == (0, True, None)


def test_a_new_passage_has_a_reading_for_each_way_of_saying_it(known: KnownFamily) -> None:
    other = CATS.replace("in winter", "each winter")
    found = placed(known, CATS, other, CATS)
    (*_, new, _) = found.template.passages
    assert len(new.readings) == 2
    said = [
        sentence.reading
        for release in found.placed[found.known :]
        for sentence in release.sentences
        if new.id in sentence.passages
    ]
    assert said[0] == said[2] != said[1]
