import pytest

from hmicdiff.align.evidence import absence, agreement, confidence, exclusivity, one_offs, presence


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


@pytest.mark.parametrize(
    ("bits", "wanted"), [(0, 0.5), (1, 0.667), (-1, 0.333), (999, 1), (-999, 0)]
)
def test_bits_as_a_probability(bits: float, wanted: float) -> None:
    assert confidence(bits) == wanted
