"""Which slips the commands tell, by settings and options."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import SEEDS


def rules(out: str) -> set[str]:
    """Return the rules of the slips in a report as csv."""
    lines = [line.split(",") for line in out.splitlines()]
    known = {"agreement", "full-stop", "hyphen", "headline"}
    return {cell for line in lines for cell in line if cell in known}


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("note", {"agreement", "full-stop", "hyphen", "headline"}),
        ("warning", {"headline"}),
        ("error", set()),
    ],
)
def test_slips_below_the_least_level_are_left_out(run: Run, level: str, told: set[str]) -> None:
    ran = run("report", SEEDS, "--format", "csv", "--min-level", level)
    assert (ran.status, rules(ran.out)) == (0, told)


def test_show_leaves_out_what_is_below_the_least_level(run: Run) -> None:
    assert "full-stop" in run("show", "northumbria", SEEDS).out
    shown = run("show", "northumbria", SEEDS, "--min-level", "warning").out
    assert "full-stop" not in shown
    assert "rule headline" in shown


def test_a_rule_is_off_or_has_another_level_by_the_settings(run: Run) -> None:
    Path("hmicdiff.toml").write_text('[slips]\nhyphen = "off"\nfull-stop = "error"\n')
    assert rules(run("report", SEEDS, "--format", "csv").out) == {
        "agreement",
        "full-stop",
        "headline",
    }
    shown = run("report", SEEDS, "--format", "csv", "--min-level", "error").out
    assert rules(shown) == {"full-stop"}


def test_a_rule_that_is_not_there_is_named(run: Run) -> None:
    Path("hmicdiff.toml").write_text('[slips]\nspelling = "off"\n')
    ran = run("report", SEEDS)
    assert ran.status == 2
    assert "no rule 'spelling' in [slips]; there are foreign-subject" in ran.err
