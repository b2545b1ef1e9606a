from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff import read
from hmicdiff.api import families
from hmicdiff.model.text import Corpus
from tests.support import DATA, SEEDS, family

LINES = [
    "The office went to each pier of the island and counted its lamps by night.",
    "The office went to each pier of the island and found that one lamp was out.",
    "Fares are shown at the pier and on the boats as the licence demands of all.",
    "Stir the flour into the warm milk until no lumps of it are left in the pan.",
    "Stir the flour into the warm milk and put the pan aside for half an hour.",
    "A ladder has rusted through.",
]
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


def test_texts_too_short_to_be_kin_stay_together(tmp_path: Path) -> None:
    for at in range(30):
        (tmp_path / f"{at}.txt").write_text("a")
    (only,) = families(read(tmp_path))
    assert len(only.releases) == 30


_SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]


def strange_texts(files: int, sentences: int) -> list[str]:
    """Return texts of words that are made up anew for each."""
    chance = Random(files)  # noqa: S311 - the same each time
    texts = []
    for _ in range(files):
        words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(400)]
        lines = [f"{' '.join(chance.choices(words, k=12))}." for _ in range(sentences)]
        texts.append("\n\n".join(lines))
    return texts


def strange(folder: Path, files: int, sentences: int) -> Path:
    """Write files of such texts."""
    for at, text in enumerate(strange_texts(files, sentences)):
        (folder / f"{at}.txt").write_text(text)
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


class Writer:
    """Writes texts whose words are made up anew for each."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self._folder = folder
        self._chance = Random(seed)  # noqa: S311 - the same each time
        self._files = 0

    def word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=3))

    def sentence(self) -> str:
        return f"{' '.join(self.word() for _ in range(10)).capitalize()}."

    def sentences(self, count: int) -> list[str]:
        return [self.sentence() for _ in range(count)]

    def write(self, kind: str, lines: Sequence[str]) -> None:
        (self._folder / f"{kind}{self._files:03}.txt").write_text("\n\n".join(lines))
        self._files += 1

    def form(self, kind: str, title: str, headings: Sequence[str], sentences: int = 6) -> None:
        answers = ([heading, " ".join(self.sentences(sentences))] for heading in headings)
        self.write(
            kind, [title, f"Number: {self._files}", *(line for one in answers for line in one)]
        )


def kinds(folder: Path) -> list[str]:
    """Return the kinds of the files in each family, each kind once."""
    found = ["".join(sorted({source[0] for source in part})) for part in parted(folder)]
    return sorted(found)


_HEADINGS = (
    *("What happened", "What we found", "What worries us", "What should be done", "Your answer"),
    *("Copies", "Who was told", "When it began", "Where it was seen", "Costs", "Next steps", "End"),
)
_OTHERS = ("Kind of horse", "How it was kept", "Feed and water", "Illness", "Price asked", "Teeth")


@pytest.mark.parametrize("files", [3, 5, 12, 40])
@pytest.mark.parametrize("headings", [4, 8, 12])
def test_a_form_is_a_family(tmp_path: Path, files: int, headings: int) -> None:
    writer = Writer(tmp_path)
    for _ in range(files):
        writer.form("a", "Report on a mishap", _HEADINGS[:headings])
    assert kinds(tmp_path) == ["a"]


@pytest.mark.parametrize("files", [3, 12])
@pytest.mark.parametrize("shared", [(), ("Signed by",)], ids=["nothing", "a heading"])
def test_two_forms_are_parted(tmp_path: Path, files: int, shared: tuple[str, ...]) -> None:
    writer = Writer(tmp_path)
    for _ in range(files):
        writer.form("a", "Report on a mishap", (*_HEADINGS[:6], *shared))
        writer.form("b", "Card of a horse", (*_OTHERS, *shared))
    assert kinds(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("files", [3, 6, 12])
@pytest.mark.parametrize("copies", [1, 2])
def test_a_copied_sentence_joins_no_families(tmp_path: Path, files: int, copies: int) -> None:
    writer = Writer(tmp_path)
    copied = f"{writer.sentence()[:-1]} {writer.sentence()}"
    for kind in "ab":
        fixed = writer.sentences(3)
        for at in range(files):
            taken = [copied] if at < (copies if kind == "a" else 1) else []
            writer.write(kind, [f"{writer.word()} {fixed[0]}", *fixed[1:], *taken])
    assert kinds(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("files", [3, 12])
def test_a_footer_joins_no_families(tmp_path: Path, files: int) -> None:
    writer = Writer(tmp_path)
    footer = writer.sentences(2)
    for kind in "ab":
        fixed = writer.sentences(7)
        for _ in range(files):
            slotted = [f"{line[:-1]} {writer.word()}." for line in fixed]
            writer.write(kind, [*slotted, *footer])
    assert kinds(tmp_path) == ["a", "b"]


def test_edits_of_edits_are_one_family(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    lines = writer.sentences(8)
    for _ in range(30):
        lines = [*lines[1:], writer.sentence()]
        writer.write("a", lines)
    assert kinds(tmp_path) == ["a"]


@pytest.mark.parametrize("files", [3, 12])
def test_long_ones_with_all_of_the_template_are_of_the_family(tmp_path: Path, files: int) -> None:
    writer = Writer(tmp_path)
    fixed = writer.sentences(5)
    for at in range(files):
        own = writer.sentences(300 if at < files // 2 + 1 else 2)
        writer.write("a", [*fixed[:3], *own, *fixed[3:]])
    assert kinds(tmp_path) == ["a"]


def test_who_lacks_the_long_paragraph_of_a_form_is_still_on_it(tmp_path: Path) -> None:
    """The paragraph has most of the words of the template, the headings are its skeleton."""
    warning = "Nobody is to open a hatch before the master of the vessel has said that all is dry."
    for at, body in enumerate(strange_texts(30, sentences=6)):
        standing = warning + warning.replace("hatch", "door") if at % 5 < 3 else ""
        (tmp_path / f"{at:02}.txt").write_text(
            f"What happened\n\n{body}\n\n{standing}\n\nWhere to ask\n\n{body[:30]}"
        )
    assert [len(part) for part in parted(tmp_path)] == [30]


def test_a_house_that_writes_of_many_things_is_one_family(tmp_path: Path) -> None:
    """Two that tell of the same are closer kin than the others are, and no family for all that."""
    said = strange_texts(24, sentences=8)
    for at, body in enumerate(said):
        twin = said[at - 1][: len(body) // 3] if at in {5, 11, 17} else ""
        (tmp_path / f"{at:02}.txt").write_text(
            f"{twin} {body} The harbour office asks all who saw it to ring at any hour of the day."
        )
    assert [len(part) for part in parted(tmp_path)] == [24]


@pytest.mark.parametrize("mark", [":", " ="])
def test_a_label_is_of_a_form_whatever_parts_it_from_what_is_filled_in(
    tmp_path: Path, mark: str
) -> None:
    fields = ("id", "found", "mended", "found by", "since")
    for at, body in enumerate(strange_texts(12, sentences=8)):
        words = body.split()
        filled = "\n\n".join(f"{field}{mark} {words[nth]}" for nth, field in enumerate(fields))
        (tmp_path / f"{at:02}.txt").write_text(f"{filled}\n\n{body}")
    assert [len(part) for part in parted(tmp_path)] == [12]


@given(st.lists(st.sets(st.sampled_from(LINES), min_size=1, max_size=6), min_size=1, max_size=7))
def test_what_small_steps_join_is_what_looking_at_all_pairs_joins(texts: list[set[str]]) -> None:
    corpus = family(*("\n\n".join(sorted(each)) for each in texts))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("hmicdiff.infer.families._Groups._are_all_alike", lambda _: False)
        wanted = families(corpus)
    assert families(corpus) == wanted
