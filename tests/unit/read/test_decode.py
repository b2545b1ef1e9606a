import codecs

import pytest

from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import DamagedError

TEXT = "The café’s accounts – all £3,000 of them – were “in order”.\n"
LATIN = "Der Prüfer fand im Café keine Mängel; die Bücher waren für das Jahr vollständig.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", id="utf-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16", id="utf-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", id="big-endian"),
        pytest.param(TEXT.encode("utf-32"), "utf-32", id="utf-32 with a mark"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="utf-16 without a mark"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", id="big-endian without a mark"),
        pytest.param(TEXT.encode("cp1252"), "windows-1252", id="windows-1252"),
    ],
)
def test_text_is_decoded_whatever_its_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text == TEXT
    assert decoded.encoding == encoding


def test_ascii_in_utf_16_without_a_mark_is_no_text_full_of_nuls() -> None:
    assert decode("Plain words only.".encode("utf-16-le")).text == "Plain words only."


@pytest.mark.parametrize("encoding", ["iso-2022-jp", "hz", "utf-7"])
def test_letters_that_are_written_in_ascii_are_no_ascii(encoding: str) -> None:
    text = "船是白的。"
    found = decode(text.encode(encoding), declared=encoding)
    assert found.text == text


def test_escapes_to_another_alphabet_tell_it_where_nothing_is_declared() -> None:
    text = "ボートはきれいでした。誰も怪我をしませんでした。"
    assert decode(text.encode("iso-2022-jp")).text == text
    assert decode(b"\x1b[1mThe boats\x1b[0m").text == "\x1b[1mThe boats\x1b[0m"


def test_a_short_text_that_no_guess_fits_is_windows_1252() -> None:
    assert decode(b"\xa33.5m").text == "£3.5m"


def test_latin_text_is_guessed() -> None:
    assert decode(LATIN.encode("latin-1")).text == LATIN


def test_a_mark_that_lies_about_the_bytes_does_not_stop_the_run() -> None:
    assert "caf" in decode(codecs.BOM_UTF8 + b"caf\xe9 au lait").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(bytes(range(256)) * 8, "neither text", id="all bytes"),
        pytest.param(b"words\0and words", "neither text", id="a NUL"),
        pytest.param(b"\x01\x02\x03\x04 words", "neither text", id="control characters"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DamagedError, match=reason):
        decode(data)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(ends: str) -> None:
    assert decode(f"One{ends}two".encode()).text == f"One{ends}two"
