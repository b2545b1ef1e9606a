import pytest

from hmicdiff.read.formats import registry
from hmicdiff.read.formats.document import DamagedError
from hmicdiff.read.formats.registry import FORMATS, Format, claimed, sniff


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"The boats.", "a.txt", "text"),
        (b"The boats.", "a", "text"),
        (b"= The boats", "a.adoc", "text"),
        (b"The boats.", "a.pdf", "text"),
        (b"# The boats.", "a.md", "markdown"),
        (b"<p>The boats.", "a.HTM", "html"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>The boats.", "a.txt", "html"),
        (b'<?xml version="1.0"?>\n<html>', "-", "html"),
        (b"From: a\nTo: b\n\nThe boats.", "a.eml", "email"),
        (b"Received: x\nMIME-Version: 1.0\n\nThe boats.", "-", "email"),
        (b"Date: today\nThe boats.", "-", "text"),
        (b"%PDF-1.4", "a.docx", "pdf"),
        (b"\n%PDF-1.4", "a.pdf", "pdf"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (b"PK\x03\x04", "a.docx", "archive"),
        (b"\x1f\x8b", "a.tar.gz", "tar"),
        (bytes(257) + b"ustar", "a", "tar"),
    ],
)
def test_bytes_say_the_format_and_then_the_name(data: bytes, name: str, form: str) -> None:
    assert sniff(data, name).name == form


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG", "picture"),
        (b"7z\xbc\xaf", "unpack it"),
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_formats_that_are_not_read_are_named(data: bytes, reason: str) -> None:
    with pytest.raises(DamagedError, match=reason):
        sniff(data, "a.txt")


def test_a_name_claims_a_format() -> None:
    names = {"a.tar.gz": "tar", "b.c.DOCX": "docx", "d": None, "e.exe": None}
    forms = {name: claimed(name) for name in names}
    assert {name: form and form.name for name, form in forms.items()} == names


def test_a_library_that_is_missing_is_named_with_what_installs_it() -> None:
    absent = Format("x", "a PDF", (".x",), "absent", extra="pdf")
    with pytest.raises(DamagedError, match=r"pip install 'hmicdiff\[pdf\]'"):
        absent.load()


def test_every_format_has_a_reader() -> None:
    assert all(callable(form.load()) for form in FORMATS.values())
    assert registry.ARCHIVE in FORMATS
