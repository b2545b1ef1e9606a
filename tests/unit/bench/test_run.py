"""A program that tells less, or more, than it should is seen to do so."""

from collections.abc import Callable
from functools import cache

import pytest

from hmicdiff.bench import run
from hmicdiff.bench.run import Bench, Row, Setting, bench
from hmicdiff.bench.truth import Plant
from hmicdiff.errors import BenchError
from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import replace
from tests.support import family
from tests.unit.bench.families import harbour

SETTING = Setting(rounds=3, rate=0.1)
FINDINGS = [kind for kind in FindingKind if kind is not FindingKind.INCONSISTENT]


@cache
def sound() -> Bench:
    return bench(harbour(), SETTING)


def broken(monkeypatch: pytest.MonkeyPatch, change: Callable[[Analysis], Analysis]) -> Bench:
    """Return the bench of a program that changes what it tells of a changed family."""
    unchanged = True

    def analyzed(corpus: Corpus, *, settings: SlipSettings) -> Analysis:
        nonlocal unchanged
        told = analyze(corpus, settings=settings)
        first, unchanged = unchanged, False
        return told if first else change(told)

    monkeypatch.setattr(run, "analyze", analyzed)
    return bench(harbour(), SETTING)


def row(of: Bench, kind: str) -> Row:
    (found,) = (one for one in of.rows if one.kind.value == kind)
    return found


def test_most_of_what_is_planted_is_told() -> None:
    planted = sum(one.planted for one in sound().rows)
    assert all(one.planted for one in sound().rows)
    assert sum(one.right for one in sound().rows) > 0.8 * planted


@pytest.mark.parametrize("kind", FINDINGS, ids=str)
def test_a_kind_that_is_not_told_is_not_found(
    kind: FindingKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped = broken(
        monkeypatch,
        lambda told: replace(
            told, findings=tuple(one for one in told.findings if one.kind is not kind)
        ),
    )
    assert (row(dropped, kind).right, row(dropped, kind).told) == (0, 0)
    assert row(sound(), kind).right
    others = [one.kind for one in sound().rows if one.kind.value != kind.value]
    assert all(row(dropped, other).right == row(sound(), other).right for other in others)


def test_a_value_is_found_where_it_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = broken(
        monkeypatch,
        lambda told: replace(
            told,
            findings=tuple(
                replace(one, start=one.start - 2, end=one.start)
                if one.kind is FindingKind.VALUE
                else one
                for one in told.findings
            ),
        ),
    )
    assert row(sound(), "value").right
    assert row(beside, "value").right == 0


def test_what_is_made_up_is_not_taken_for_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_moves(told: Analysis) -> Analysis:
        made_up = [
            replace(
                told.findings[0],
                release=one.id,
                kind=FindingKind.MOVED,
                start=one.sentences[1].start,
                end=one.sentences[1].end,
            )
            for one in told.releases
        ]
        return replace(told, findings=(*told.findings, *made_up))

    more = row(broken(monkeypatch, with_moves), "moved")
    assert more.right >= row(sound(), "moved").right
    assert more.told > row(sound(), "moved").told + 20
    assert more.true < more.told / 2


def test_a_finding_at_the_wrong_sentence_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(told: Analysis) -> Analysis:
        return replace(
            told,
            findings=tuple(
                replace(one, start=0, end=0) if one.kind is FindingKind.REWORDED else one
                for one in told.findings
            ),
        )

    assert row(broken(monkeypatch, shifted), "reworded").right == 0


def test_the_same_seed_plants_the_same() -> None:
    assert bench(harbour(), SETTING) == sound()


def test_another_seed_plants_other_changes() -> None:
    other = bench(harbour(), replace(SETTING, seed=2, rounds=1))
    assert other.rounds[0] != sound().rounds[0]


def test_fewer_are_planted_at_a_lower_rate() -> None:
    fewer = bench(harbour(), Setting(rounds=1, rate=0.01))
    assert len(fewer.rounds[0]) < len(sound().rounds[0])


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        pytest.param(["A boat sank in the harbour."] * 2, "there are 2", id="two releases"),
        pytest.param(
            ["Tarn ferry sank.", "Bread of Holm rose well.", "Who greased every wheel at Brae?"],
            "no sentence is said",
            id="nothing in common",
        ),
    ],
)
def test_a_family_that_nothing_can_be_planted_in_is_refused(texts: list[str], reason: str) -> None:
    with pytest.raises(BenchError, match=reason):
        bench(family(*texts), SETTING)


def test_a_kind_without_a_place_is_left_out() -> None:
    # one sentence a release: nothing to move, to join, or to take out
    words = "The harbour office has counted every life jacket, and it found none that was broken."
    small = bench(family(*[f"{words}\n"] * 6), Setting(rounds=1))
    assert {one.kind for one in small.rows if one.planted} <= {
        Plant.REWORDED,
        Plant.TYPOGRAPHY,
        Plant.SPLIT,
    }
