"""The seeds in every format, as `scripts/convert_seeds.py` makes them: the same is found in each.

Typography aside: a format has its own emphasis, list markers and line ends.
"""

import re
import shutil
from collections.abc import Iterable
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from hmicdiff import Analysis, analyze, read
from hmicdiff.model.analysis import FindingKind
from hmicdiff.read.normalize import wording
from tests.support import SEEDS, of_seeds

HERE = Path(__file__).parent
FORMATS = sorted(
    folder.name for folder in HERE.iterdir() if folder.is_dir() and "_" not in folder.name
)
_STOP = re.compile(r"[.\s]+$")


@pytest.fixture(params=FORMATS)
def converted(request: pytest.FixtureRequest) -> Path:
    folder: Path = HERE / request.param
    return folder


@cache
def analyzed(*paths: Path) -> Analysis:
    return analyze(read(paths))


def test_the_seeds_are_there_in_every_format() -> None:
    assert len(FORMATS) == 9
    names = {path.stem for path in SEEDS.iterdir()}
    assert all({file.stem for file in (HERE / form).iterdir()} == names for form in FORMATS)


def test_the_findings_are_the_same(converted: Path) -> None:
    assert findings(analyzed(converted)) == findings(of_seeds())


def test_the_facts_are_the_same_in_every_cell(converted: Path) -> None:
    assert facts(analyzed(converted)) == facts(of_seeds())


def test_the_sentences_are_the_same_in_the_same_roles(converted: Path) -> None:
    assert sentences(analyzed(converted)) == sentences(of_seeds())


def test_nothing_is_lost(converted: Path) -> None:
    assert analyzed(converted).lossless.rebuilt == 5


@pytest.mark.parametrize("shift", [0, 3, 6])
def test_a_folder_with_all_formats_mixed_gives_the_same(tmp_path: Path, shift: int) -> None:
    for source, form in zip(
        sorted(SEEDS.iterdir()), cycle(FORMATS[shift:] + FORMATS), strict=False
    ):
        (file,) = (HERE / form).glob(f"{source.stem}.*")
        shutil.copy(file, tmp_path)
    mixed = analyze(read(tmp_path))
    assert findings(mixed) == findings(of_seeds())
    assert facts(mixed) == facts(of_seeds())


@pytest.mark.parametrize("form", ["docx", "odt", "rtf"])
def test_a_sentence_of_an_office_document_knows_its_paragraph(form: str) -> None:
    release = read(HERE / form).releases[0]
    assert release.format == form
    assert [one.where for one in release.sentences] == [
        f"paragraph {one.block + 1}" for one in release.sentences
    ]


def test_a_sentence_of_a_pdf_knows_its_page() -> None:
    release = read(HERE / "pdf-running-headers").releases[0]
    pages = [int(one.where.removeprefix("page ")) for one in release.sentences]
    assert pages == sorted(pages)
    assert {1, 2, 3} <= set(pages)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("html", ["cookies", "About us", "How we inspect", "Open Government Licence"]),
        ("email", ["e-mail header subject", "press@example.invalid", "web page"]),
        ("pdf-running-headers", ["HMIC press release", "Page 1 of"]),
    ],
)
def test_what_stands_around_the_text_is_left_out_and_noted(form: str, words: list[str]) -> None:
    for release in read(HERE / form).releases:
        noted = "\n".join(note.text for note in release.notes if note.kind == "dropped")
        assert not [word for word in words if word not in noted]
        assert not [word for word in words if word in release.text]


def sentences(analysis: Analysis) -> list[tuple[str, str, str]]:
    return [
        (release.id, plain(release.text[one.start : one.end]), one.role)
        for release in analysis.releases
        for one in release.sentences
    ]


def findings(analysis: Analysis) -> list[tuple[object, ...]]:
    """Return what is found, without typography; what weighs the same may come in any order."""
    return sorted(
        (
            one.release,
            one.kind,
            one.passage,
            plain(one.quote),
            plain(one.expected or ""),
            one.shared_with,
            round(one.surprise, 2),
        )
        for one in analysis.findings
        if one.kind is not FindingKind.TYPOGRAPHY
    )


def facts(analysis: Analysis) -> list[tuple[object, ...]]:
    return [
        (
            row.release,
            cell.variable,
            cell.value,
            plain(cell.text),
            cell.derived,
            plain(cell.period or ""),
            cell.comparable,
        )
        for row in analysis.facts.rows
        for cell in row.cells
    ]


def plain(text: str) -> str:
    """Return words without their typography, sentence by sentence."""
    return _joined(wording(_STOP.sub("", piece)).normal for piece in re.split(r"(?<=\.)\s", text))


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(piece for piece in pieces if piece)
