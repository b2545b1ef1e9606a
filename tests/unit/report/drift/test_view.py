import pytest

from hmicdiff.errors import ExitStatus
from hmicdiff.model.analysis import Level
from hmicdiff.model.drift import DriftKind, State
from hmicdiff.report.drift.rules import UNLISTED, rules
from hmicdiff.report.drift.view import LEVELS, Wanted, baseline_state, build
from tests import drifts


@pytest.mark.parametrize("least", LEVELS)
@pytest.mark.parametrize("level", LEVELS)
def test_what_is_at_least_of_the_level_counts(level: Level, least: Level) -> None:
    view = build(drifts.checked(drifts.drift(level=level)), Wanted(least))
    counts = LEVELS.index(level) >= LEVELS.index(least)
    assert (len(view.counted), len(view.hidden)) == ((1, 0) if counts else (0, 1))
    assert view.status == (ExitStatus.DRIFT if counts else ExitStatus.DONE)


def test_what_is_accepted_does_not_count_and_is_kept() -> None:
    view = build(drifts.checked(drifts.drift(accepted=True, level=Level.ERROR)), Wanted())
    assert (view.status, len(view.accepted)) == (ExitStatus.DONE, 1)


@pytest.mark.parametrize("strict", [False, True])
def test_a_new_release_that_fits_counts_only_if_asked(strict: bool) -> None:  # noqa: FBT001
    new = drifts.checked(releases=(drifts.release("tarn", State.FITS),))
    view = build(new, Wanted(strict=strict))
    assert view.status == (ExitStatus.DRIFT if strict else ExitStatus.DONE)
    assert [told.rule for told in view.counted] == ([UNLISTED] if strict else [])


@pytest.mark.parametrize("state", [state for state in State if state is not State.FITS])
def test_strict_adds_nothing_to_other_releases(state: State) -> None:
    other = drifts.checked(releases=(drifts.release("tarn", state),))
    assert build(other, Wanted(strict=True)).counted == ()


def test_the_order_of_the_check_is_kept() -> None:
    found = [drifts.drift(id=name) for name in "cab"]
    assert [told.id for told in build(drifts.checked(*found), Wanted()).counted] == list("cab")


@pytest.mark.parametrize(
    ("kind", "accepted", "state"),
    [
        (DriftKind.EXTRA, False, "new"),
        (DriftKind.CHANGED, False, "updated"),
        (DriftKind.REMOVED, False, "updated"),
        (DriftKind.VANISHED, False, "absent"),
        (DriftKind.EXTRA, True, "unchanged"),
        (DriftKind.VANISHED, True, "unchanged"),
    ],
)
def test_how_a_thing_stands_to_the_baseline(kind: DriftKind, accepted: bool, state: str) -> None:  # noqa: FBT001
    view = build(drifts.checked(drifts.drift(kind, accepted=accepted)), Wanted())
    assert [baseline_state(told) for told in (*view.counted, *view.accepted)] == [state]


def test_there_is_a_rule_for_each_kind_and_each_slip_once() -> None:
    names = [rule.id for rule in rules(["inconsistent/b", "extra", "inconsistent/b", UNLISTED])]
    assert names == [*DriftKind, UNLISTED, "inconsistent/b"]
