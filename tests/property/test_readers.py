"""Whatever bytes come, a reader gives a text or says why not; and its text can be read again."""

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hmicdiff.read.blocks import blocks
from hmicdiff.read.formats.document import (
    DamagedError,
    Document,
    Part,
    Settings,
    compose,
)
from hmicdiff.read.formats.registry import FORMATS, sniff
from hmicdiff.read.isolate import Isolation
from hmicdiff.read.limits import Limits
from hmicdiff.read.reader import corpus
from hmicdiff.read.taking import Raw
from tests.hostile.files import pdf, well_formed
from tests.property.texts import ANYTHING

SETTINGS = Settings(Limits(seconds=20, unpacked=5))
SUFFIXES = ("docx", "odt", "rtf", "eml", "html", "md", "pdf")
SMALL_PDF = pdf(b"BT /F1 12 Tf 72 720 Td (The boats were clean and dry now.) Tj ET", pages=2)


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as process:
        yield process


def changed(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """Return a file with pieces of it replaced."""
    for at, piece, removed in changes:
        start = at % (len(data) + 1)
        data = data[:start] + piece + data[start + removed :]
    return data


CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.binary(max_size=8), st.integers(0, 40)),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_a_file_that_was_changed_is_read_or_refused(
    isolation: Isolation, suffix: str, changes: list[tuple[int, bytes, int]]
) -> None:
    whole = SMALL_PDF if suffix == "pdf" else well_formed(suffix)
    data = changed(whole, changes)
    with contextlib.suppress(DamagedError):
        document = isolation.read(sniff(data, f"a.{suffix}"), data, SETTINGS)
        check(document)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(isolation: Isolation, name: str, data: bytes) -> None:
    with contextlib.suppress(DamagedError):
        check(isolation.read(FORMATS[name], data, SETTINGS))


@given(st.lists(st.builds(Part, ANYTHING, st.sampled_from(["", "-", "1.", "- 1."]), ANYTHING)))
def test_a_composed_text_loses_no_letter_and_places_are_in_order(parts: list[Part]) -> None:
    document = compose(parts)
    check(document)
    said = [letter for part in parts for letter in part.text if letter.isalnum()]
    kept = [letter for letter in document.text if letter.isalnum()]
    assert len(kept) >= len(said)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_read_can_be_read_again(isolation: Isolation, suffix: str) -> None:
    data = well_formed(suffix)
    document = isolation.read(sniff(data, f"a.{suffix}"), data, SETTINGS)
    again = FORMATS["text"].load()(document.text.encode(), SETTINGS)
    assert again.text == document.text
    assert blocks(again.text) == blocks(document.text)


def check(document: Document) -> None:
    document.text.encode("utf-8")
    offsets = [offset for offset, _ in document.places]
    assert offsets == sorted(offsets)
    assert all(offset < len(document.text) for offset in offsets)
    corpus([Raw("a", "", document)])
