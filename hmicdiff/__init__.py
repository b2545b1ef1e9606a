"""Infers the template behind a family of releases and reports what each says otherwise.

The commands are thin: what they do is `read`, `analyze` and `present`. An `Analysis` is complete
before anything is printed; `save` and `load` keep it for another time. `export` makes a template
of it that runs: `render` fills it in, `extract` is the inverse. `take_baseline` keeps what is
known, and `check` tells what no longer fits it.

Nothing heavy is imported here, so that starting costs little.
"""

from typing import TYPE_CHECKING

import hmicdiff.read  # noqa: F401 - now: loaded later, it would take the name from the function
from hmicdiff.api import (
    analyze,
    check,
    drifted,
    export,
    export_document,
    extract,
    load,
    load_baseline,
    present,
    present_bytes,
    present_check,
    present_facts,
    present_folder,
    read,
    read_texts,
    render,
    save,
    save_baseline,
    take_baseline,
)
from hmicdiff.version import __version__

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

__all__ = [
    "Analysis",
    "__version__",
    "analyze",
    "check",
    "drifted",
    "export",
    "export_document",
    "extract",
    "load",
    "load_baseline",
    "present",
    "present_bytes",
    "present_check",
    "present_facts",
    "present_folder",
    "read",
    "read_texts",
    "render",
    "save",
    "save_baseline",
    "take_baseline",
]


def __getattr__(name: str) -> object:
    """Import `Analysis` when it is first asked for."""
    if name == "Analysis":
        from hmicdiff.model.analysis import Analysis  # noqa: PLC0415

        return Analysis
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
