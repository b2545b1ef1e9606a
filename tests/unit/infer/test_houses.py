from pathlib import Path
from random import Random

import pytest

from hmicdiff import read
from hmicdiff.api import families
from hmicdiff.infer.houses import house_of, largest_house, names_in

_SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]


class Author:
    """Writes sentences whose words are made up anew, with the names of a house in some of them."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - the same each time

    def word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=3))

    def news(self, names: list[str]) -> str:
        lines = []
        for name in [*self._chance.sample(names, k=len(names) - 1), *[self.word()] * 8]:
            words = [self.word() for _ in range(10)]
            lines.append(f"{words[0].capitalize()} {' '.join(words[1:])} {name}.")
        return "\n\n".join([self.word().capitalize(), *lines])


_HOUSES = {
    "a": ["Norport", "Quay", "Lornsen", "Harbour"],
    "b": ["Tamsel", "Vinzent", "Orchard", "Bolm"],
}


def parted(folder: Path) -> list[str]:
    found = families(read(folder))
    return sorted("".join(sorted(one.source[0] for one in part.releases)) for part in found)


def test_what_a_house_tells_of_many_things_is_one_family(tmp_path: Path) -> None:
    """Three that tell of the same are closer kin than the others, and no family for all that."""
    author = Author(1)
    said = author.news(["same"] * 3)
    for at in range(20):
        twin = said if at in {3, 4, 5} else ""
        (tmp_path / f"a{at:02}.txt").write_text(f"{author.news(_HOUSES['a'])}\n\n{twin}")
    assert parted(tmp_path) == ["a" * 20]


@pytest.mark.parametrize("numbers", [(12, 8), (8, 12)])
def test_news_of_two_houses_are_two_families(tmp_path: Path, numbers: tuple[int, int]) -> None:
    author = Author(2)
    for kind, number in zip("ab", numbers, strict=True):
        for at in range(number):
            (tmp_path / f"{kind}{at:02}.txt").write_text(author.news(_HOUSES[kind]))
    assert parted(tmp_path) == ["a" * numbers[0], "b" * numbers[1]]


def test_news_beside_a_form_are_a_family_of_their_own(tmp_path: Path) -> None:
    author = Author(3)
    for at in range(10):
        (tmp_path / f"a{at:02}.txt").write_text(author.news(_HOUSES["a"]))
        answers = [f"{head}\n\n{author.word()} it is." for head in ("Found", "Mended", "Paid")]
        (tmp_path / f"f{at:02}.txt").write_text("\n\n".join(["Card of a boat", *answers]))
    assert parted(tmp_path) == ["a" * 10, "f" * 10]


def test_names_are_capitals_within_a_sentence() -> None:
    words = "The harbour of Norport was closed by Ms Lornsen on Monday".split()
    assert names_in(words) == {"norport", "ms", "lornsen", "monday"}


def test_a_title_has_no_names() -> None:
    assert not names_in("Harbour of Norport Closed by Ms Lornsen".split())
    assert not names_in("From Norport".split())


def test_two_names_may_be_those_of_a_country() -> None:
    house = house_of([frozenset({"norland", "west", "quay", "lornsen"})] * 4)
    assert not house.likeness(frozenset({"norland", "west"}))
    assert house.likeness(frozenset({"norland", "west", "quay"})) == 0.75


def test_few_documents_are_no_house_by_their_names() -> None:
    names = frozenset({"norland", "west", "quay"})
    assert not largest_house(dict.fromkeys(range(4), names))
    assert largest_house(dict.fromkeys(range(5), names)) == [0, 1, 2, 3, 4]


def test_the_house_of_most_comes_before_the_story_of_some() -> None:
    house = frozenset({"norport", "quay", "lornsen", "harbour"})
    story = house | {f"storm{at}" for at in range(16)}
    documents = {at: story if at < 5 else house for at in range(20)}
    assert largest_house(documents) == list(range(20))
