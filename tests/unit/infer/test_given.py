"""A template that is given."""

from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.errors import NoReleasesError, TemplateFormatError
from hmicdiff.infer.given import filled
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import Analysis, FindingKind, Status
from hmicdiff.read.normalize import wording
from tests.support import family

LETTER = (
    "Your ferry to Skerry is late.\n\nWe are very sorry for this.\n\nYou may have your fare back.\n"
)
LETTERS = (
    LETTER.replace("Skerry", "Tarn"),
    LETTER.replace("Skerry", "Holm").replace("very ", ""),
    LETTER.replace("Skerry", "Oyce").replace("You may have your fare back.\n", ""),
    LETTER.replace("Skerry", "Wick") + "\nThe harbour dog was not to blame.\n",
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def held(letter: Path, *texts: str) -> Analysis:
    return hmicdiff.analyze(family(*texts), template=letter)


def told(analysis: Analysis) -> set[tuple[str, str, str | None]]:
    source = {release.id: release.source for release in analysis.releases}
    return {(source[f.release], f.kind.value, f.quote or f.expected) for f in analysis.findings}


def test_what_departs_from_it_is_told(letter: Path) -> None:
    analysis = held(letter, *LETTERS)
    assert told(analysis) == {
        ("1.txt", "reworded", "We are sorry for this."),
        ("2.txt", "missing", "You may have your fare back."),
        ("3.txt", "extra", "The harbour dog was not to blame."),
    }
    assert analysis.template.given == "letter.txt"
    assert analysis.lossless.rebuilt == len(LETTERS)


def test_its_words_are_the_template_though_no_release_says_them(letter: Path) -> None:
    changed = [text.replace("very ", "") for text in LETTERS]
    analysis = held(letter, *changed)
    sorry = [f for f in analysis.findings if f.kind is FindingKind.REWORDED]
    assert [f.expected for f in sorry] == ["We are very sorry for this."] * len(changed)


def test_one_release_can_be_held_against_it(letter: Path) -> None:
    analysis = held(letter, LETTERS[3])
    (release,) = analysis.releases
    assert ("0.txt", "extra", "The harbour dog was not to blame.") in told(analysis)
    assert [s.status for s in release.sentences].count(Status.EXTRA) == 1
    assert "nothing to compare" not in hmicdiff.present(analysis, "text")


def test_what_all_releases_add_is_extra(letter: Path) -> None:
    analysis = held(letter, *(text + "\nPlease keep this letter.\n" for text in LETTERS))
    extra = [f for f in analysis.findings if f.quote == "Please keep this letter."]
    assert [f.kind for f in extra] == [FindingKind.EXTRA] * len(LETTERS)


def test_a_template_that_was_exported_can_be_given(tmp_path: Path) -> None:
    corpus = family(*LETTERS)
    path = tmp_path / "letter.jinja"
    path.write_text(hmicdiff.export(hmicdiff.analyze(corpus)).template, encoding="utf-8")
    analysis = hmicdiff.analyze(corpus, template=path)
    # the line that one letter lacks is optional there: to lack it is no finding
    assert told(analysis) == {
        ("1.txt", "reworded", "We are sorry for this."),
        ("3.txt", "extra", "The harbour dog was not to blame."),
    }


def test_the_analysis_can_be_kept(letter: Path, tmp_path: Path) -> None:
    analysis = held(letter, *LETTERS)
    hmicdiff.save(analysis, tmp_path / "kept.json")
    assert hmicdiff.load(tmp_path / "kept.json") == analysis


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(NoReleasesError, match="is a folder; name the file of the template"):
        held(tmp_path, *LETTERS)


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jinja"
    path.write_text("{#- hmicdiff template, format 1; x #}{% call %}", encoding="utf-8")
    with pytest.raises(TemplateFormatError, match=r"^broken\.jinja: "):
        held(path, *LETTERS)


def test_what_a_template_leaves_open_is_no_change_of_words(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER.replace("Skerry", "{port}"), encoding="utf-8")
    analysis = held(path, LETTERS[1])
    assert told(analysis) == {("0.txt", "reworded", "We are sorry for this.")}
    assert [(v.variable, v.text) for v in analysis.releases[0].values] == [("subject", "Holm")]


def test_what_a_template_leaves_to_a_release_is_neither_missing_nor_extra(tmp_path: Path) -> None:
    path = tmp_path / "letter.jinja"
    exported = hmicdiff.export(hmicdiff.analyze(family(*LETTERS[:3], LETTER)))
    path.write_text(exported.template, encoding="utf-8")
    assert "optional" in exported.template
    for text in (LETTERS[0], LETTERS[2]):
        assert told(held(path, text)) == set()


def test_blanks_of_one_name_are_one_variable_though_what_fills_them_differs(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("The mill ground {sacks} sacks.\n\nOf the ledger {sacks} pages are torn.\n")
    texts = (
        f"The mill ground {one} sacks.\n\nOf the ledger {other} pages are torn.\n"
        for one, other in ((12, 31), (9, 8), (40, 40))
    )
    (variable,) = held(path, *texts).template.variables
    assert (variable.name, len(variable.slots)) == ("sacks", 2)


@pytest.mark.parametrize(
    ("greedy", "wanted"),
    [
        pytest.param(True, ["ann and bob and cy", "dee"], id="the first slots take the most"),
        pytest.param(False, ["ann", "bob and cy and dee"], id="the first slots take the least"),
    ],
)
def test_what_fills_a_pattern_that_fits_in_several_ways(*, greedy: bool, wanted: list[str]) -> None:
    pattern = Filling((0, 0), wording("Dear X and Y"), ((1, 2), (3, 4)))
    said = wording("Dear Ann and Bob and Cy and Dee")
    found = filled(pattern, said, greedy=greedy)
    assert found is not None
    assert [" ".join(said.norms[a:b]).casefold() for a, b in found] == wanted


def test_a_pattern_of_many_slots_and_a_long_sentence_that_does_not_fit_it() -> None:
    words = ["of X and"] * 20
    pattern = Filling(
        (0, 0), wording(f"{' '.join(words)} end"), tuple((3 * n + 1, 3 * n + 2) for n in range(20))
    )
    long = wording("of one and two and " * 60 + "no end here")
    assert filled(pattern, long) is None  # trying all ways there are would never end
