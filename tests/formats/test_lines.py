"""The seeds as office programs convert them by themselves: each line of the file a paragraph."""

import html
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.model.analysis import FindingKind
from tests.support import SEEDS

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text).strip() + "\n"


def in_one_pre(text: str) -> str:
    return f"<!DOCTYPE html><html><body><pre>\n{html.escape(text)}</pre></body></html>"


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def put_word(path: Path, text: str) -> None:
    lines = (html.escape(line, quote=False) for line in text.split("\n"))
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_OFFICE}" '
            'Target="word/document.xml"/></Relationships>',
        )
        made.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        )


def told(path: Path) -> tuple[set[tuple[str, str, str, str]], set[tuple[str, str, str]]]:
    """Return the cells of the facts table and the findings, by the names of the files."""
    analysis = hmicdiff.analyze(hmicdiff.read(path))
    name = {release.id: Path(release.source).stem for release in analysis.releases}
    cells = {
        (name[row.release], cell.variable, str(cell.value), cell.text)
        for row in analysis.facts.rows
        for cell in row.cells
    }
    findings = {
        (name[f.release], f.kind.value, " ".join((f.quote or f.expected or "").split()))
        for f in analysis.findings
        if f.kind is not FindingKind.TYPOGRAPHY
    }
    return cells, findings


@pytest.mark.parametrize(
    ("change", "put_as", "suffix"),
    [
        pytest.param(without_blank_lines, put, "txt", id="no blank lines"),
        pytest.param(in_one_pre, put, "html", id="one pre"),
        pytest.param(lambda text: in_one_pre(without_blank_lines(text)), put, "html",
                     id="one pre, no blank lines"),
        pytest.param(str, put_word, "docx", id="a paragraph a line"),
        pytest.param(without_blank_lines, put_word, "docx", id="a paragraph a line, none empty"),
    ],
)  # fmt: skip
def test_each_line_a_paragraph_says_the_same(
    tmp_path: Path,
    change: Callable[[str], str],
    put_as: Callable[[Path, str], None],
    suffix: str,
) -> None:
    for seed in SEEDS.iterdir():
        text = seed.read_text(encoding="utf-8")
        put_as(tmp_path / f"{seed.stem}.{suffix}", change(text))
    assert told(tmp_path) == told(SEEDS)
