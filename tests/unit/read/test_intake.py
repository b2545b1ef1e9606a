"""Files as users give them: from standard input, in archives, in the wrong encoding, too large."""

import io
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from hmicdiff import read
from hmicdiff.errors import HmicdiffError, LimitError, UnknownEncodingError, UnreadableError
from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.doubts import doubts
from hmicdiff.read.limits import NAMES, Limits, changed

TEXT = b"The boats were clean.\n"


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, content in files.items():
            container.writestr(name.replace("__", "."), content)
    return made.getvalue()


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>The boats.")))
    (release,) = read("-").releases
    assert (release.source, release.format, release.text) == (
        "standard input", "html", "The boats.\n",
    )  # fmt: skip


def test_files_in_an_archive_are_releases(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped(b__txt=TEXT, c__html=b"<p>Two", d__png=b"", _e__txt=TEXT)
    )
    sources = sorted(release.source for release in read(tmp_path).releases)
    assert sources == ["a.zip/_e.txt", "a.zip/b.txt", "a.zip/c.html"]


def test_an_archive_in_an_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(b__zip=zipped(c__txt=TEXT)))
    with pytest.raises(UnreadableError, match=r"/a\.zip/b\.zip: is an archive in an archive"):
        read(tmp_path)


def test_attachments_of_an_email_are_releases(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("See what is attached.")
    for name in ("b.txt", "c.png"):
        message.add_attachment(TEXT, maintype="application", subtype="x-any", filename=name)
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    found = {release.source: release for release in read(tmp_path).releases}
    assert sorted(found) == ["a.eml", "a.eml/b.txt"]
    told = Note(NoteKind.DROPPED, "attachment in no format that is read: c.png")
    assert told in found["a.eml"].notes


def test_the_encoding_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("caf\u00e9 \u201cx\u201d".encode("mac_roman"))
    (release,) = read(tmp_path, encoding="mac_roman").releases
    assert (release.text, release.encoding) == ("caf\u00e9 \u201cx\u201d", "mac_roman")
    with pytest.raises(UnreadableError, match=r"is not ascii: .* offset 3 on; .*--encoding"):
        read(tmp_path, encoding="ascii")
    for name in ("rot13", "none", "a\0b"):
        with pytest.raises(UnknownEncodingError):
            read(tmp_path, encoding=name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The \u00e2\u20ac\u0153caf\u00c3\u00a9\u00e2\u20ac\u009d",
            "3 times, as in \u201c\u00e2\u20ac\u0153\u201d",
        ),
        ("caf\ufffd", "could not be read once"),
        ("\uf0b7 One", "font of the file's own"),
    ],
    ids=["mojibake", "lost", "private"],
)
def test_doubts_are_told_and_nothing_is_changed(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (release,) = read(tmp_path).releases
    assert release.text == text
    (note,) = release.notes
    assert note.kind is NoteKind.DOUBTFUL
    assert words in note.text


def test_well_formed_texts_raise_no_doubts() -> None:
    assert (
        doubts("caf\u00e9 \u00a33.5m \u201cna\u00efve\u201d \u2013 \u00c5ngstr\u00f6m \u4e2d\u6587")
        == ()
    )


def test_a_name_that_claims_another_format_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(TEXT)
    (release,) = read(tmp_path).releases
    assert release.notes == (
        Note(NoteKind.DOUBTFUL, "its name is that of a PDF, and it is a text"),
    )


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("size=0.00001", "over the limit of 1e-05 MB"),
        ("text=5", "22 characters of text, over the limit of 5"),
        ("sentence=5", "a sentence of 21 characters on line 1, over the limit of 5"),
        ("sentences=1", "2 sentences or more, over the limit of 1"),
        ("files=1", "2 files are over the limit of 1"),
    ],
)
def test_each_limit_has_a_name_and_can_be_changed(tmp_path: Path, limit: str, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(b"One.\n\nTwo.\n")
    with pytest.raises(HmicdiffError, match=words) as caught:
        read(tmp_path, limits=[limit])
    name = limit.partition("=")[0]
    assert f"--limit {name}=" in str(caught.value) or "--max-size" in str(caught.value)


@pytest.mark.parametrize(
    "limit", ["bogus=1", "text", "text=", "text=x", "text=0", "text=nan", "text=inf"]
)
def test_what_is_no_limit_is_named(limit: str) -> None:
    with pytest.raises(LimitError, match=limit.partition("=")[0]):
        changed(Limits(), [limit])


def test_limits_are_named() -> None:
    assert set(NAMES) == {
        "size", "unpacked", "packed", "rows", "versions", "text", "sentence", "sentences", "files",
        "seconds", "memory", "pages",
    }  # fmt: skip


def test_the_programs_own_report_and_lock_files_are_no_releases(tmp_path: Path) -> None:
    for name in ("a.txt", "hmicdiff-report.html", "hmicdiff-report-2.html", "~$a.docx", ".b.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert [release.source for release in read(tmp_path).releases] == ["a.txt"]
