"""A bench for programs: JSON with every change, CSV with a row for each kind."""

import csv
import io
import json
from typing import Any

from hmicdiff.bench.run import Bench, Row
from hmicdiff.bench.score import Outcome
from hmicdiff.bench.wilson import interval

FORMAT = "hmicdiff.bench"
VERSION = 1
"""Goes up with every change that a reader of benches has to know of."""
_COLUMNS = (
    "kind",
    "planted",
    "right",
    "right_low",
    "right_high",
    "noticed",
    "told",
    "true",
    "true_low",
    "true_high",
)

Object = dict[str, Any]


def as_json(bench: Bench) -> str:
    """Return a bench with all changes, where they stand and what is told of each."""
    data = {
        "format": {"name": FORMAT, "version": VERSION},
        "generator": bench.generator,
        "rounds": bench.setting.rounds,
        "rate": bench.setting.rate,
        "seed": bench.setting.seed,
        "releases": bench.releases,
        "sentences": bench.sentences,
        "clear": bench.clear,
        "kinds": [_row(row) for row in bench.rows],
        "changes": [
            _outcome(number, outcome)
            for number, outcomes in enumerate(bench.rounds, 1)
            for outcome in outcomes
        ],
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def as_csv(bench: Bench) -> str:
    """Return a row for each kind, the ends of the 95 % intervals as shares of one."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(map(_row, bench.rows))
    return out.getvalue()


def _row(row: Row) -> Object:
    low, high = interval(row.right, row.planted)
    true_low, true_high = interval(row.true, row.told)
    return {
        "kind": row.kind.value,
        "planted": row.planted,
        "right": row.right,
        "right_low": round(low, 4),
        "right_high": round(high, 4),
        "noticed": row.noticed,
        "told": row.told,
        "true": row.true,
        "true_low": round(true_low, 4),
        "true_high": round(true_high, 4),
    }


def _outcome(number: int, outcome: Outcome) -> Object:
    planted = outcome.planted
    return {
        "round": number,
        "kind": planted.change.kind.value,
        "source": planted.source,
        "passages": list(planted.change.passages),
        "spans": [{"start": span.start, "end": span.end} for span in planted.spans],
        "before": planted.change.before,
        "after": planted.change.after,
        "told": list(outcome.told),
        "right": outcome.right,
    }
