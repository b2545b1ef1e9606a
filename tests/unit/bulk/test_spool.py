"""Bytes that wait on disk come back as they were."""

import pytest

from hmicdiff.bulk import spool as spools
from hmicdiff.bulk.spool import Spool


def test_pieces_come_back_in_any_order() -> None:
    with Spool() as spool:
        pieces = [spool.add(data) for data in (b"one", b"", b"three")]
        assert [spool.get(piece) for piece in reversed(pieces)] == [b"three", b"", b"one"]


def test_pieces_can_be_put_down_after_others_were_looked_up() -> None:
    with Spool() as spool:
        first = spool.add(b"one")
        assert spool.get(first) == b"one"
        second = spool.add(b"two")
        assert spool.get(second) == b"two"
        assert spool.get(first) == b"one"


def test_of_nothing_nothing_comes_back() -> None:
    with Spool() as spool:
        assert spool.get(spool.add(b"")) == b""


def test_pieces_come_back_after_what_was_seen_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "_HELD", 4)
    with Spool() as spool:
        pieces = [spool.add(data) for data in (b"one", b"three", b"seven")]
        for _ in range(3):
            assert [spool.get(piece) for piece in pieces] == [b"one", b"three", b"seven"]
        later = spool.add(b"eight")
        assert [spool.get(later), spool.get(pieces[0])] == [b"eight", b"one"]
