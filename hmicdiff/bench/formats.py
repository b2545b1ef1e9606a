"""The table of formats that a bench can be presented in."""

from collections.abc import Callable, Mapping

from hmicdiff.bench import data, table
from hmicdiff.bench.run import Bench

FORMATS: Mapping[str, Callable[[Bench], str]] = {
    "text": table.present,
    "json": data.as_json,
    "csv": data.as_csv,
}
