import codecs
import hashlib

import pytest

from hmicdiff.read.decode import decode
from hmicdiff.template.surface import newline_of, surface_of

TEXT = "Zoë’s boats\r\nwere clean, all but one of them.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8 with a mark"),
        pytest.param(TEXT.encode("cp1252"), id="windows-1252"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16, big end first"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), id="utf-32"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16 without a mark"),
    ],
)
def test_the_bytes_come_again(data: bytes) -> None:
    decoded = decode(data)
    surface = surface_of(decoded.text, decoded.encoding, hashlib.sha256(data).hexdigest())
    assert not surface.lossy
    assert surface.bytes(decoded.text) == data


def test_what_was_lost_is_known() -> None:
    data = b"\x93Zo\xeb\x94 \x81 " + b"boats " * 9
    text = data.decode("cp1252", errors="replace")
    assert surface_of(text, "windows-1252", hashlib.sha256(data).hexdigest()).lossy
    assert surface_of("Tarn", "no such encoding", "").lossy


@pytest.mark.parametrize(
    ("text", "newline"),
    [("a", "\n"), ("a\nb\n", "\n"), ("a\r\nb", "\r\n"), ("a\rb\r", "\r"), ("a\r\nb\n", "\n")],
)
def test_newline(text: str, newline: str) -> None:
    assert newline_of(text) == newline
