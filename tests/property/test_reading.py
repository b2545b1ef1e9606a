import unicodedata
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from hmicdiff.model.text import Release
from hmicdiff.read.blocks import blocks
from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import DamagedError, Document
from hmicdiff.read.normalize import NORMALIZATIONS, differences, norms, wording
from hmicdiff.read.reader import corpus
from hmicdiff.read.taking import Raw
from tests.property.texts import ANYTHING, PROSE, TEXTS
from tests.support import release


@given(TEXTS)
def test_sentences_and_what_stands_between_them_rebuild_the_text(text: str) -> None:
    one = release_of(text)
    at, rebuilt, between = 0, "", ""
    for sentence in one.sentences:
        assert at <= sentence.start < sentence.end <= len(one.text)
        between += one.text[at : sentence.start]
        rebuilt += one.text[at : sentence.start] + one.quote(sentence.start, sentence.end)
        at = sentence.end
    assert rebuilt + one.text[at:] == one.text == text.removeprefix("\ufeff")


@given(TEXTS)
def test_no_word_stands_outside_the_sentences_but_in_a_marker(text: str) -> None:
    one = release_of(text)
    covered = [" "] * len(one.text)
    for sentence in one.sentences:
        covered[sentence.start : sentence.end] = one.quote(sentence.start, sentence.end)
    left = [a for a, b in zip(one.text, covered, strict=True) if a != b and a.isalnum()]
    in_markers = [letter for block in one.blocks for letter in block.marker if letter.isalnum()]
    assert left == in_markers


@given(TEXTS)
def test_a_sentence_lies_in_its_block_and_is_not_blank(text: str) -> None:
    one = release_of(text)
    for sentence in one.sentences:
        block = one.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.role is block.role
        assert one.quote(sentence.start, sentence.end) == sentence.wording.text
        assert sentence.wording.text.strip() == sentence.wording.text != ""


@given(TEXTS)
def test_blocks_are_in_order_and_apart(text: str) -> None:
    found = blocks(text)
    for before, after in pairwise(found):
        assert before.end <= after.start - len(after.marker)


@given(TEXTS)
def test_the_line_of_a_sentence_is_where_it_starts(text: str) -> None:
    one = release_of(text)
    for sentence in one.sentences:
        before = one.text[: sentence.start].replace("\r\n", "\n").replace("\r", "\n")
        assert sentence.line == before.count("\n") + 1


@given(TEXTS)
def test_the_normal_form_is_normal(text: str) -> None:
    once = wording(text).normal
    assert wording(once).normal == once


@given(TEXTS)
def test_tokens_have_the_same_normal_forms_with_offsets_and_without(text: str) -> None:
    assert norms(text) == wording(text).norms


@given(PROSE | ANYTHING, PROSE | ANYTHING)
def test_differences_are_what_the_table_less_one_name_leaves_apart(one: str, other: str) -> None:
    names = dict.fromkeys(entry.name for entry in NORMALIZATIONS)
    apart = tuple(name for name in names if without(one, name) != without(other, name))
    assert differences(one, other) == apart
    assert without(one, "") == wording(one).normal


@given(TEXTS)
def test_tokens_are_in_order_and_lie_in_the_sentence(text: str) -> None:
    found = wording(text)
    at = 0
    for token in found.tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= at or not unicodedata.is_normalized("NFKC", text)
        assert token.t == text[token.start : token.end]
        assert token.n
        at = token.end


@given(TEXTS)
def test_tokens_hold_all_of_the_normal_form(text: str) -> None:
    found = wording(text)
    assert "".join(found.norms) == "".join(found.normal.split())


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DamagedError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
    else:
        corpus([Raw("a.txt", "", Document(decoded.text, decoded.encoding))])


@given(ANYTHING, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marks_and_unicode_encodings_give_the_text_back(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff"))
    try:
        assert decode(text.encode(encoding)).text == text
    except DamagedError:
        assume(False)  # noqa: FBT003


def without(text: str, name: str) -> str:
    """Return the normal form of a text by a table that has no entries of a name."""
    before = None
    while text != before:
        before = text
        for entry in NORMALIZATIONS:
            if entry.name != name:
                text = entry.pattern.sub(entry.replacement, text)
    return text


def release_of(text: str) -> Release:
    try:
        return release(text)
    except DamagedError:
        assume(False)  # noqa: FBT003
        raise
