from pathlib import Path

import pytest

from hmicdiff.slips.explanations import EXPLANATIONS
from hmicdiff.slips.registry import RULES
from tests.cli.conftest import Run


def test_all_rules_are_listed_with_their_level_and_what_they_find(run: Run) -> None:
    ran = run("rules")
    assert (ran.status, ran.err) == (0, "")
    rows = [line.split(maxsplit=2) for line in ran.out.splitlines()]
    assert rows == [[rule, each.level.value, each.about] for rule, each in RULES.items()]


@pytest.mark.parametrize("rule", RULES)
def test_one_rule_is_explained_in_full(run: Run, rule: str) -> None:
    said = " ".join(run("rules", rule).out.split())
    assert said.startswith(f"{rule} ({RULES[rule].level.value})")
    assert EXPLANATIONS[rule].example in said
    assert EXPLANATIONS[rule].needs in said


def test_a_level_that_is_set_is_told(run: Run) -> None:
    Path("hmicdiff.toml").write_text('[slips]\nhyphen = "off"\n', encoding="utf-8")
    assert "hyphen           off " in run("rules").out
    assert "hmicdiff.toml has it as: off" in run("rules", "hyphen").out
    assert "has it as" not in run("rules", "date").out


def test_a_rule_that_is_none_is_told_with_those_that_are(run: Run) -> None:
    ran = run("rules", "spelling")
    assert (ran.status, ran.out) == (2, "")
    assert "no rule 'spelling'; there are foreign-subject, " in ran.err
