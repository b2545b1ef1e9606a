import pytest

from hmicdiff.align.evidence import (
    SAYS,
    LinkEvidence,
    absence,
    agreement,
    confidence,
    exclusivity,
    one_offs,
    presence,
    stiffness,
)


def test_shared_words_speak_for_and_odd_words_against() -> None:
    assert agreement(30, 0, 0) > agreement(30, 10, 0) > agreement(10, 10, 0) > agreement(0, 10, 10)


def test_nothing_in_common_speaks_against() -> None:
    assert agreement(0, 0, 0) < 0


@pytest.mark.parametrize("total", [2, 5, 40])
def test_what_most_releases_have_is_expected_and_its_lack_is_odd(total: int) -> None:
    assert presence(total, total) > 0 > presence(0, total)
    assert absence(total, total) > absence(1, total) > 0


def test_releases_that_never_have_both_speak_for_one_passage() -> None:
    assert exclusivity(20, 20, 40) > exclusivity(2, 2, 40) > 0
    assert exclusivity(1, 1, 40) < exclusivity(20, 20, 40)


def test_one_offs_weigh_more_against_in_larger_families() -> None:
    assert one_offs(5) == 0
    assert one_offs(40) < one_offs(10) < 0


@pytest.mark.parametrize("same", [False, True])
def test_a_link_is_surer_the_more_its_words_say(*, same: bool) -> None:
    sure = [confidence(LinkEvidence(bits, same)) for bits in (-99, 0, SAYS, 10, 99)]
    assert sure == sorted(sure)
    assert 0 <= sure[0] < 0.5
    assert 0.9 < sure[-1] <= 1


def test_what_words_must_say_at_least_makes_a_link_as_likely_right_as_wrong() -> None:
    assert confidence(LinkEvidence(SAYS)) == pytest.approx(0.5, abs=0.02)


def test_what_others_say_word_for_word_is_surer() -> None:
    assert confidence(LinkEvidence(8.0, same=True)) > confidence(LinkEvidence(8.0))


def test_where_many_say_the_same_words_other_words_are_odd() -> None:
    assert stiffness(40, 1) > stiffness(4, 1) > stiffness(4, 4) > 0
    assert stiffness(40, 40) < stiffness(40, 2)
