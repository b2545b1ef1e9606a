"""No search for garbage while a bucket is placed, and one again afterwards."""

import gc

import pytest

from hmicdiff.bulk.garbage import kept_for_now


@kept_for_now()
def _work() -> bool:
    return gc.isenabled()


def test_nothing_is_looked_through_meanwhile() -> None:
    assert gc.isenabled()
    assert not _work()
    assert not _work()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), kept_for_now():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_who_has_switched_it_off_has_it_off_afterwards() -> None:
    gc.disable()
    try:
        with kept_for_now():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.skipif(
    gc.get_freeze_count() > 0, reason="this Python freezes of itself (3.12), and that stays so"
)
def test_what_was_made_meanwhile_is_not_looked_through_at_once() -> None:
    searches: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        searches.append(phase)

    with kept_for_now():
        made: list[list[int]] = [[] for _ in range(10_000)]
        gc.callbacks.append(note)
    try:
        made.append([])
        assert not searches
        gc.collect()
        assert searches
    finally:
        gc.callbacks.remove(note)


def test_what_somebody_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with kept_for_now():
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
