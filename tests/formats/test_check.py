"""Baselines of releases in other formats than plain text, and what is held against them."""

import io
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from itertools import cycle
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.baseline.held import Held
from hmicdiff.model.drift import State
from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.formats.registry import Format
from hmicdiff.read.isolate import Isolation
from tests.baselines import baseline_of, held, serious
from tests.cli.conftest import Ran, Run, run
from tests.formats.test_seeds import FORMATS, HERE
from tests.support import DATA, SEEDS

__all__ = ["run"]

OLD, NEW = b"corruption was endemic", b"corruption was absent"
LAST = "004_4bd3e47d58c08ce5"


def reworded(data: bytes) -> bytes:
    assert OLD in data
    return data.replace(OLD, NEW)


def reworded_docx(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, reworded(content) if name == "word/document.xml" else content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("form", "reword"), [("docx", reworded_docx), ("html", reworded)], ids=["docx", "html"]
)
def test_the_one_file_that_has_changed_is_told(
    tmp_path: Path, form: str, reword: Callable[[bytes], bytes]
) -> None:
    folder = copied(tmp_path, form)
    baseline = baseline_of(folder)
    assert held(folder, baseline).checked.drift == ()
    file = folder / f"{LAST}.{form}"
    file.write_bytes(reword(file.read_bytes()))
    found = held(folder, baseline)
    assert not_as_they_were(found) == {file.name: State.CHANGED}
    assert any("absent" in f"{drift.quote}" for drift in serious(found))


def test_a_folder_with_all_formats_mixed_is_as_it_was(tmp_path: Path) -> None:
    for source, form in zip(sorted(SEEDS.iterdir()), cycle(FORMATS), strict=False):
        (file,) = (HERE / form).glob(f"{source.stem}.*")
        shutil.copy(file, tmp_path)
    found = held(tmp_path, baseline_of(tmp_path))
    assert (found.checked.drift, not_as_they_were(found)) == ((), {})


@pytest.mark.parametrize("pack", ["zip", "tar"])
def test_a_release_in_an_archive_is_told_by_its_name_there(tmp_path: Path, pack: str) -> None:
    files = {path.name: path.read_bytes() for path in sorted(SEEDS.iterdir())}
    archive = tmp_path / f"all.{pack}"
    packed(archive, files)
    baseline = baseline_of(archive)
    assert held(archive, baseline).checked.drift == ()
    packed(archive, {**files, f"{LAST}.txt": reworded(files[f"{LAST}.txt"])})
    found = held(archive, baseline)
    assert not_as_they_were(found) == {f"{archive.name}/{LAST}.txt": State.CHANGED}


def test_an_archive_made_anew_of_the_same_files_is_as_it_was(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in sorted(SEEDS.iterdir())}
    archive = tmp_path / "all.zip"
    packed(archive, files)
    baseline = baseline_of(archive)
    packed(archive, dict(reversed(files.items())))
    assert not_as_they_were(held(archive, baseline)) == {}


def test_an_attachment_is_a_release_beside_its_e_mail(tmp_path: Path) -> None:
    folder = copied(tmp_path, "html")
    (folder / f"{LAST}.html").unlink()
    seed = (SEEDS / f"{LAST}.txt").read_bytes()
    (folder / "mail.eml").write_bytes(mail(seed))
    baseline = baseline_of(folder)
    assert not_as_they_were(held(folder, baseline)) == {}
    (folder / "mail.eml").write_bytes(mail(reworded(seed)))
    found = not_as_they_were(held(folder, baseline))
    assert found["mail.eml/release.txt"] is State.CHANGED


def test_an_archive_that_is_left_out_takes_no_release_away(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    packed(archive, {path.name: path.read_bytes() for path in sorted(SEEDS.iterdir())})
    baseline = baseline_of(tmp_path)
    archive.write_bytes(b"PK\x03\x04 and no more")
    found = api.check(tmp_path, baseline, skip_unreadable=True)
    assert [source for source, _ in found.checked.skipped] == ["all.zip"]
    assert not_as_they_were(found) == {}


def test_documents_that_are_as_they_were_are_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(tmp_path, "docx")
    baseline = baseline_of(folder)
    looked = looked_into(monkeypatch)
    assert not_as_they_were(held(folder, baseline)) == {}
    assert looked == []
    file = folder / f"{LAST}.docx"
    file.write_bytes(reworded_docx(file.read_bytes()))
    held(folder, baseline)
    assert set(looked) == {file.read_bytes()}


def test_the_commands_read_as_their_options_say(run: Run, tmp_path: Path) -> None:
    folder = copied(tmp_path, "html")
    assert run("baseline", folder, "-o", "known.json").status == 0

    def check(*options: str) -> Ran:
        return run("check", folder, "--baseline", "known.json", *options)

    assert check().status == 0
    file = folder / f"{LAST}.html"
    file.write_bytes(reworded(file.read_bytes()))
    ran = check()
    assert (ran.status, f"{LAST}.html, line" in ran.out) == (1, True)
    ran = check("--limit", "text=100")
    assert (ran.status, "--limit text=N" in ran.err) == (2, True)
    ran = check("--encoding", "nothing")
    assert (ran.status, "no such encoding" in ran.err) == (2, True)


def test_a_release_from_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known = baseline_of(SEEDS)
    sent = reworded((SEEDS / f"{LAST}.txt").read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sent)))
    found = not_as_they_were(api.check([SEEDS, "-"], known))
    assert found == {"standard input": State.DEPARTS}


def test_standard_input_alone_takes_no_release_away(monkeypatch: pytest.MonkeyPatch) -> None:
    known = baseline_of(SEEDS)
    sent = reworded((SEEDS / f"{LAST}.txt").read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sent)))
    found = api.check("-", known)
    assert not_as_they_were(found) == {"standard input": State.DEPARTS}
    assert {drift.source for drift in found.checked.drift} == {"standard input"}


def test_a_release_that_is_no_longer_in_its_archive_is_gone(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in sorted(SEEDS.iterdir())}
    archive = tmp_path / "all.zip"
    packed(archive, files)
    baseline = baseline_of(tmp_path)
    packed(archive, {name: content for name, content in files.items() if LAST not in name})
    found = not_as_they_were(held(tmp_path, baseline))
    assert found == {f"all.zip/{LAST}.txt": State.VANISHED}


def test_a_baseline_is_of_one_family(run: Run) -> None:
    ran = run("baseline", SEEDS, DATA / "plain")
    assert (ran.status, "name the files of one" in ran.err) == (2, True)
    assert not list(Path().iterdir())


def copied(folder: Path, form: str) -> Path:
    shutil.copytree(HERE / form, folder / form)
    return folder / form


def packed(archive: Path, files: Mapping[str, bytes]) -> None:
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as made:
            for name, content in files.items():
                made.writestr(name, content)
        return
    with tarfile.open(archive, "w") as made:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))


def mail(attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = message["To"] = "press@example.invalid"
    message["Subject"] = "A release"
    message.set_content("The release is attached.\n")
    message.add_attachment(attached, maintype="text", subtype="plain", filename="release.txt")
    message.set_boundary("between")
    return message.as_bytes()


def not_as_they_were(found: Held) -> dict[str, State]:
    return {
        release.source: release.state
        for release in found.checked.releases
        if release.state is not State.UNCHANGED
    }


def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list that gets the bytes of each file whose text is asked for."""
    asked: list[bytes] = []
    read = Isolation.read

    def noted(self: Isolation, form: Format, data: bytes, settings: Settings) -> Document:
        asked.append(data)
        return read(self, form, data, settings)

    monkeypatch.setattr(Isolation, "read", noted)
    return asked
