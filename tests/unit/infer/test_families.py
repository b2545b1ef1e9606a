from collections.abc import Sequence
from pathlib import Path

import pytest

from hmicdiff import read
from hmicdiff.api import families
from hmicdiff.infer import families as inferred
from hmicdiff.model.text import Corpus
from tests.support import DATA, SEEDS

PLAIN, RECIPE = DATA / "plain", DATA / "stranger" / "recipe.txt"


def parted(*paths: Path) -> list[list[str]]:
    return names(families(read(paths)))


def names(parts: Sequence[Corpus]) -> list[list[str]]:
    return [sorted(release.source for release in part.releases) for part in parts]


def test_a_family_is_not_parted() -> None:
    for folder in (SEEDS, *sorted(DATA.iterdir())):
        assert len(parted(folder)) == 1, folder.name


def test_two_families_are_parted_and_the_stranger_is_alone() -> None:
    seeds, plain, alone = parted(SEEDS, PLAIN, RECIPE)
    assert seeds == sorted(path.name for path in SEEDS.iterdir())
    assert plain == sorted(path.name for path in PLAIN.iterdir())
    assert alone == ["recipe.txt"]


def test_the_order_of_the_files_does_not_matter() -> None:
    corpus = read([SEEDS, PLAIN, RECIPE])
    backwards = Corpus(tuple(reversed(corpus.releases)))
    assert names(families(backwards)) == names(families(corpus))


def test_texts_that_have_nothing_in_common_stay_together(tmp_path: Path) -> None:
    for at, text in enumerate(["It snowed all day.", "Boats were sold.", "Nobody came."]):
        (tmp_path / f"{at}.txt").write_text(text)
    assert len(parted(tmp_path)) == 1


def test_texts_too_short_to_be_kin_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    monkeypatch.setattr(inferred, "_is_kin", lambda *pair: compared.append(pair))
    for at in range(30):
        (tmp_path / f"{at}.txt").write_text("a")
    (only,) = families(read(tmp_path))
    assert len(only.releases) == 30
    assert not compared
