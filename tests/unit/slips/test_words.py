"""Sentences as words: one object for all who say the same, and none for what differs."""

import pytest

from hmicdiff.slips.words import Fill, Saying, Word, saying, told
from tests.unit.slips.libraries import untouched


def _fill(value: float | str | None, *, is_whole: bool = False) -> Fill:
    return Fill(10, 11, "a.0", "number", "1", value, is_whole)


def _said(value: float | str | None, *, is_whole: bool = False) -> Saying:
    return saying("There are 1 of them.", (_fill(value, is_whole=is_whole),))


def test_who_say_the_same_share_one_object() -> None:
    assert _said("1") is _said("1")


@pytest.mark.parametrize("value", [2.0, "1", None])
def test_another_value_is_another_saying(value: float | str | None) -> None:
    assert _said(value) is not _said(1, is_whole=True)


def test_a_whole_number_is_no_other_number() -> None:
    assert _said(1, is_whole=True) is not _said(1.0)
    assert isinstance(_said(1.0).filled[0][1].value, float)


def test_what_fills_a_slot_is_one_word() -> None:
    words = saying("Ann Lee left.", (Fill(0, 7, "a.0", "name", "Ann Lee", None, is_whole=False),))
    assert [word.low for word in words.words] == ["ann lee", "left"]
    assert words.filled == ((words.words[0], words.words[0].fill),)


def test_words_stand_where_they_are_written() -> None:
    for release in untouched().releases:
        for one in told(release):
            for word in one.words:
                written = release.text[one.start(word) : one.end(word)]
                assert _is_written(word, written)


def _is_written(word: Word, written: str) -> bool:
    if word.fill is not None:
        return word.fill.text == written
    return not word.low.isalnum() or word.low == written.casefold()
