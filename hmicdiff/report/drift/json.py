"""A check as JSON, with everything of every level; docs/drift-schema.json describes it."""

from typing import Any

from hmicdiff.model.drift import CheckedRelease, Drift
from hmicdiff.report.drift.view import DriftView, Told, baseline_state
from hmicdiff.report.json import (
    count_object,
    instead_object,
    placed_object,
    where_object,
    written,
)
from hmicdiff.version import __version__

FORMAT = "hmicdiff.drift"
VERSION = 1
"""Goes up with every change that a reader has to know of."""

Object = dict[str, Any]


def present(view: DriftView) -> str:
    """Return the outcome of a check as a JSON text that ends with a line break."""
    checked = view.checked
    counted = {told.id for told in view.counted}
    every = (*view.counted, *view.hidden, *view.accepted)
    data = {
        "format": {"name": FORMAT, "version": VERSION},
        "generator": f"hmicdiff {__version__}",
        "status": int(view.status),
        "min_level": view.wanted.min_level.value,
        "strict": view.wanted.strict,
        "baseline": {
            "releases": checked.known,
            "states": {state.value: count for state, count in view.states.items()},
        },
        "releases": [_release(release) for release in checked.releases],
        "findings": [
            _finding(told, told.drift, counts=told.id in counted)
            for told in every
            if told.drift is not None
        ],
        "edits": checked.edits,
        "stale": checked.stale,
        "skipped": [{"source": source, "reason": reason} for source, reason in checked.skipped],
        **({"uncorrected": list(checked.uncorrected)} if checked.uncorrected else {}),
    }
    return written(data)


def _release(release: CheckedRelease) -> Object:
    return {
        "id": release.id,
        "source": release.source,
        "subject": release.subject,
        "state": release.state.value,
        "was": release.was,
        **({} if release.same_as is None else {"same_as": release.same_as}),
        "readings": list(release.readings),
        "values": [placed_object(value) for value in release.values],
    }


def _finding(told: Told, drift: Drift, *, counts: bool) -> Object:
    return {
        "id": drift.id,
        "release": drift.release,
        "source": drift.source or None,
        "kind": drift.kind.value,
        "rule": drift.rule,
        "level": drift.level.value,
        "counts": counts,
        "accepted": drift.accepted,
        "baseline_state": baseline_state(told),
        "passage": drift.passage,
        "start": drift.start,
        "end": drift.end,
        "line": drift.line,
        "quote": drift.quote,
        "before": drift.before,
        "expected": drift.expected,
        "shared_with": list(drift.releases),
        "summary": told.head,
        "message": drift.message,
        "surprise": drift.surprise,
        "pieces": drift.pieces,
        "evidence": [placed_object(each) for each in drift.evidence],
        **where_object(drift.where),
        **instead_object(drift.instead),
        **count_object(drift.count),
    }
