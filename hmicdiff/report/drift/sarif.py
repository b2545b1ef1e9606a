"""A check in the Static Analysis Results Interchange Format, SARIF 2.1.0.

What is accepted stays, as a suppressed result, so that a dashboard does not take it for new.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from hmicdiff.model.analysis import Level
from hmicdiff.model.corrections import UNMET
from hmicdiff.model.drift import Drift
from hmicdiff.model.text import LINE_END
from hmicdiff.report.controls import one_line
from hmicdiff.report.drift.rules import Rule, rules
from hmicdiff.report.drift.view import DriftView, Told, baseline_state
from hmicdiff.report.drift.words import is_whole
from hmicdiff.report.json import written
from hmicdiff.version import __version__

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
)

Object = dict[str, Any]


def present(view: DriftView) -> str:
    """Return the outcome of a check, as a JSON text that ends with a line break.

    Columns are told if the texts are there; they count UTF-16 code units, as readers of SARIF
    expect. What has pages or paragraphs has no lines: those are told as the location's message.
    """
    every = (*view.counted, *view.hidden, *view.accepted)
    known = rules(told.rule for told in every)
    index = {rule.id: number for number, rule in enumerate(known)}
    run = {
        "tool": {
            "driver": {
                "name": "hmicdiff",
                "version": __version__,
                "rules": [_rule(rule) for rule in known],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "exitCode": int(view.status),
                "toolExecutionNotifications": _notifications(view),
            }
        ],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder in which the check was run."}}
        },
        "columnKind": "utf16CodeUnits",
        "results": [_result(told, index[told.rule], view) for told in every],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(data)


def _rule(rule: Rule) -> Object:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.text},
        "help": {"text": rule.text, "markdown": rule.text},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _notifications(view: DriftView) -> list[Object]:
    stale = [
        f"{entry.id} is accepted and no longer there: {entry.release}, {entry.kind} {entry.passage}"
        for entry in view.checked.stale
    ]
    unmet = [f"{UNMET}{told}" for told in view.checked.uncorrected]
    skipped = [f"{source} was skipped: {reason}" for source, reason in view.checked.skipped]
    return [{"level": "note", "message": {"text": text}} for text in (*stale, *skipped, *unmet)]


def _result(told: Told, index: int, view: DriftView) -> Object:
    drift = told.drift
    found: Object = {
        "ruleId": told.rule,
        "ruleIndex": index,
        "level": _LEVELS[told.level],
        "message": {"text": _message(told)},
        "locations": [_location(told, view)],
        "partialFingerprints": {"hmicdiff/v1": told.id},
        "baselineState": baseline_state(told),
        "suppressions": [{"kind": "external", "status": "accepted"}] if told.accepted else [],
    }
    related = [] if drift is None else _related(drift, view)
    return found | ({"relatedLocations": related} if related else {})


def _message(told: Told) -> str:
    """Return all that is to be read, as viewers show no more: also what the first line cuts."""
    drift = told.drift
    if drift is None:
        return told.head
    message = one_line(drift.message)
    lines = [told.head if not message or message in told.head else f"{told.head}. {message}"]
    for what, text in (
        ("In full", drift.quote),
        ("It was", drift.before),
        ("The template has", drift.expected),
    ):
        if text is not None and not is_whole(text):
            lines.append(f"{what}: {one_line(text)}")
    return "\n".join(lines)


def _location(told: Told, view: DriftView) -> Object:
    drift = told.drift
    found: Object = {}
    if drift is not None and drift.passage:
        found["logicalLocations"] = [{"name": drift.passage, "kind": "passage"}]
    if drift is None or told.source:
        text = view.wanted.texts.get(told.source)
        region = {"startLine": 1 if told.where else max(1, told.line)}
        if told.where:
            found["message"] = {"text": told.where}
        elif drift is not None and text is not None and drift.end <= len(text):
            region = _region(text, drift.start, drift.end)
        return found | {"physicalLocation": _physical(told.source, region, view)}
    first = next((view.by_id[each] for each in drift.releases if each in view.by_id), None)
    if first is None:
        return found
    return found | {"physicalLocation": _physical(first.source, {"startLine": 1}, view)}


def _related(drift: Drift, view: DriftView) -> list[Object]:
    return [
        {
            "id": number,
            "message": {"text": f"{each.where}: {each.quote}" if each.where else each.quote},
            "physicalLocation": _physical(
                view.by_id[each.release].source,
                {"startLine": 1 if each.where else max(1, each.line)},
                view,
            ),
        }
        for number, each in enumerate(drift.evidence)
        if each.release in view.by_id
    ]


def _physical(source: str, region: Mapping[str, int], view: DriftView) -> Object:
    place = view.wanted.place(source)
    relative = source if place.startswith("/") or ":" in place[:2] else place
    return {
        "artifactLocation": {"uri": quote(relative), "uriBaseId": _ROOT},
        "region": dict(region),
    }


def _region(text: str, start: int, end: int) -> dict[str, int]:
    first, column = _position(text, start)
    last, end_column = _position(text, end)
    return {"startLine": first, "startColumn": column, "endLine": last, "endColumn": end_column}


def _position(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a character, both counted from one."""
    ends = [found.end() for found in LINE_END.finditer(text, 0, at)]
    begin = ends[-1] if ends else 0
    return len(ends) + 1, len(text[begin:at].encode("utf-16-le", "surrogatepass")) // 2 + 1
