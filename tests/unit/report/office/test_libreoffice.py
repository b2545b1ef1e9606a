"""What LibreOffice reads in the files: it tells changes apart by itself."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hmicdiff.model.analysis import FindingKind, PlacedRelease
from hmicdiff.report.office.docx import documents
from tests import office
from tests.support import of_seeds

_PROGRAM = shutil.which("soffice")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_APART = frozenset(f"{_TEXT}{name}" for name in ("s", "p", "h"))
_SECONDS = 120

pytestmark = pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ET.Element]:
    """Return the documents of the seeds as LibreOffice has them, by their ids."""
    folder = tmp_path_factory.mktemp("office")
    names = []
    for name, document in documents(of_seeds()).items():
        (folder / name).write_bytes(document)
        names.append(name)
    profile = (folder / "profile").as_uri()
    command = [str(_PROGRAM), f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "fodt", "--outdir", str(folder), *names],
        cwd=folder,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=_SECONDS,
        check=True,
    )
    return {
        Path(name).stem: office.parsed((folder / name).with_suffix(".fodt").read_text("utf-8"))
        for name in names
    }


def words(root: ET.Element, *, accept: bool) -> list[str]:
    """Return the words of a text with all its changes accepted, or all rejected."""
    changes = root.iter(f"{_TEXT}changed-region")
    goes = f"{_TEXT}{'deletion' if accept else 'insertion'}"
    gone = {one.get(f"{_TEXT}id") for one in changes if one.find(goes) is not None}
    assert gone
    body = root.find(f"{_OFFICE}body")
    assert body is not None
    open_now: set[str | None] = set()
    return re.findall(r"\w+", "".join(_kept(body, open_now, gone)).casefold())


def _kept(one: ET.Element, open_now: set[str | None], gone: set[str | None]) -> Iterator[str]:
    """Yield the texts in an element that stand in no change that goes."""
    if one.tag in {f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}:
        return
    if one.tag == f"{_TEXT}change-start":
        open_now.add(one.get(f"{_TEXT}change-id"))
    open_now -= {one.get(f"{_TEXT}change-id")} if one.tag == f"{_TEXT}change-end" else set()
    if not open_now & gone:
        yield (" " if one.tag in _APART else "") + (one.text or "")
    for below in one:
        yield from _kept(below, open_now, gone)
        if not open_now & gone:
            yield below.tail or ""


@pytest.mark.parametrize("release", of_seeds().releases, ids=lambda release: release.id)
@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
def test_libreoffice_reads_the_same_words(
    opened: dict[str, ET.Element],
    release: PlacedRelease,
    accept: bool,  # noqa: FBT001 - a parameter
) -> None:
    document = documents(of_seeds())[f"{release.id}.docx"]
    told = " ".join(office.settled(document, accept=accept))
    assert words(opened[release.id], accept=accept) == re.findall(r"\w+", told.casefold())


def test_libreoffice_reads_the_comments(opened: dict[str, ET.Element]) -> None:
    made = of_seeds()
    for name, root in opened.items():
        own = [one for one in made.findings if one.release == name]
        told = [one for one in own if one.kind is not FindingKind.TYPOGRAPHY]
        assert len(list(root.iter(f"{_OFFICE}annotation"))) == len(told)
