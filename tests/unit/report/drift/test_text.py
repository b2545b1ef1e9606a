import pytest

from hmicdiff.model.analysis import Level
from hmicdiff.model.drift import Checked, Edit, State
from hmicdiff.report.drift import text
from hmicdiff.report.drift.view import Wanted, build
from tests import drifts


def shown(checked: Checked, *, width: int | None = None, **wanted: object) -> str:
    return text.present(build(checked, Wanted(**wanted)), width=width)  # type: ignore[arg-type]


def test_a_change_is_told_in_the_first_line_with_file_line_before_and_after() -> None:
    first = shown(drifts.checked(drifts.changed()), places={"tarn.txt": "in/tarn.txt"})
    assert first.splitlines()[0] == (
        'in/tarn.txt:3: warning: changed "increase" (was "reduction") '
        'in "There was 😀 an increase in fares." [id-changed]'
    )


def test_each_thing_has_a_line_of_its_own_that_can_be_grepped() -> None:
    lines = shown(drifts.everything(), min_level=Level.NOTE).splitlines()
    for drift in drifts.everything().drift:
        (line,) = [line for line in lines if line.endswith(f"[{drift.id}]") and ": " in line]
        where = f"{drift.source}:{drift.line}: " if drift.source else "template: "
        level = "accepted" if drift.accepted else drift.level.value
        assert line.startswith(f"{where}{level}: {drift.kind.value}")


def test_nothing_has_drifted() -> None:
    assert shown(drifts.nothing()) == (
        "Against a baseline of 3 releases: 2 unchanged. Nothing has drifted.\n"
    )


def test_what_is_less_than_asked_for_is_counted_and_not_shown() -> None:
    out = " ".join(shown(drifts.checked(drifts.drift(level=Level.NOTE))).split())
    assert "id-extra" not in out
    assert "Nothing that counts has drifted." in out
    assert "1 below --min-level warning not shown; --min-level note shows all." in out


def test_all_that_there_is_is_told() -> None:
    out = " ".join(shown(drifts.everything()).split())
    for words in (
        'sound.txt: Sound Water Buses is new and fits line 4: {boats} is "12" (new, so far 0 to 9)',
        "uses another reading than the usual one: fares.b",
        "Let fares be left out. [edit] explains id-missing; reads 2 known releases anew",
        'Holm Water Buses: extra "Fares rose." [old]',
        "1 new one fits",
        "1 vanished",
        "1 error and 16 warnings.",
        "1 accepted and not counted.",
        "Skipped: b.pdf.",
        "--update",
        "--accept",
    ):
        assert words in out


def test_of_many_edits_a_few_are_shown_and_the_rest_on_request() -> None:
    edits = tuple(Edit(f"e{n}", "Let " + "fares " * 40, "fares", ("a",), 0) for n in range(9))
    checked = drifts.checked(drifts.drift(), edits=edits)
    assert "and 3 more, with --verbose" in shown(checked)
    assert "[e8]" not in shown(checked)
    assert "[e8]" in shown(checked, verbose=True)
    assert shown(checked, verbose=True).count("fares") > 9 * 40


def test_both_places_of_a_slip_are_quoted() -> None:
    lines = shown(drifts.everything(), places={"holm.txt": "in/holm.txt"}).splitlines()
    assert '    in/holm.txt:1: "Holm"' in lines


def test_a_value_that_others_have_is_shown_on_request() -> None:
    (new,) = [r for r in drifts.everything().releases if r.state is State.FITS]
    known = drifts.checked(
        releases=(drifts.release("sound", State.FITS, values=(_known(new.values[0]),)),)
    )
    assert "fills in 1 value that others have too" in shown(known)
    assert '{boats} is "12"' in shown(known, verbose=True)


def _known(value: object) -> object:
    from hmicdiff.structs import replace  # noqa: PLC0415

    return replace(value, known=True)  # type: ignore[type-var]


@pytest.mark.parametrize("width", [80, 100])
def test_what_explains_a_thing_fits_the_width(width: int) -> None:
    lines = shown(drifts.hostile(), width=width).splitlines()
    below = [line for line in lines if line.startswith("    ")]
    assert below
    assert max(map(len, below)) <= width


@pytest.mark.parametrize("color", [False, True])
def test_no_release_steers_the_terminal(color: bool) -> None:  # noqa: FBT001
    out = shown(drifts.hostile(), color=color)
    for code in ("\x1b[31m ", "\x00", "\u202e", "\r"):
        assert code not in out
    assert ("\x1b[" in out) == color
