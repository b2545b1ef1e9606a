from collections.abc import Sequence
from pathlib import Path
from random import Random

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


_SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]


def strange(folder: Path, files: int, sentences: int) -> Path:
    """Write files of words that are made up anew for each."""
    chance = Random(files)  # noqa: S311 - the same each time
    for at in range(files):
        words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(400)]
        lines = [f"{' '.join(chance.choices(words, k=12))}." for _ in range(sentences)]
        (folder / f"{at}.txt").write_text("\n\n".join(lines))
    return folder


@pytest.mark.parametrize("files", [2, 3, 30])
def test_files_that_share_no_words_are_no_family(tmp_path: Path, files: int) -> None:
    alone = parted(strange(tmp_path, files, 12))
    assert sorted(alone) == sorted([f"{at}.txt"] for at in range(files))


def test_a_text_too_short_to_be_judged_makes_no_family_of_others(tmp_path: Path) -> None:
    strange(tmp_path, 5, 12)
    (tmp_path / "short.txt").write_text("Nobody came.")
    assert len(parted(tmp_path)) == 6


def test_groups_that_grow_together_hold_each_release_once(tmp_path: Path) -> None:
    strange(tmp_path, 3, 30)
    one, two, three = ((tmp_path / f"{at}.txt").read_text().split("\n\n") for at in range(3))
    texts = [[f"First {at}.", *one[:20]] for at in range(10)]
    texts += [[f"Second {at}.", *two[:20]] for at in range(10)]  # more than stand for a group
    texts += [[f"Third {at}.", *three[:20]] for at in range(10)]
    texts += [["Second and third.", *two[:10], *three[:10]]]
    texts += [["First and second.", *one[:10], *two[:10]]]
    texts += [["Second and third again.", *two[5:15], *three[5:15]]]
    for at, lines in enumerate(texts):
        (tmp_path / f"{at}.txt").write_text("\n\n".join(lines))
    by_name = {release.source: release for release in read(tmp_path).releases}
    corpus = Corpus(tuple(by_name[f"{at}.txt"] for at in range(len(texts))))
    held = [release.source for part in families(corpus) for release in part.releases]
    assert sorted(held) == sorted(by_name)


def test_two_that_are_kin_make_no_family_of_others(tmp_path: Path) -> None:
    strange(tmp_path, 6, 12)
    (tmp_path / "again.txt").write_text((tmp_path / "3.txt").read_text() + "\n\nThe end.")
    first, *others = parted(tmp_path)
    assert (first, len(others)) == (["3.txt", "again.txt"], 5)


def test_files_that_share_less_than_kin_but_more_than_chance_stay_together(tmp_path: Path) -> None:
    strange(tmp_path, 4, 12)
    for path in tmp_path.iterdir():
        common = "All of this was said by the same office on the very same day of the week."
        path.write_text(f"{path.read_text()}\n\n{common}")
    assert len(parted(tmp_path)) == 1


def test_many_strangers_are_compared_only_where_they_share_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    monkeypatch.setattr(inferred, "_is_kin", lambda *pair: compared.append(pair))
    families(read(strange(tmp_path, 30, 12)))
    assert not compared
