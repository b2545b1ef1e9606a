"""Infers the template behind a family of releases and reports what each says otherwise.

The commands are thin: what they do is `read`, `analyze` and `present`. An `Analysis` is complete
before anything is printed; `save` and `load` keep it for another time. `export` makes a template
of it that runs: `render` fills it in, `extract` is the inverse. `take_baseline` keeps what is
known, and `check` tells what no longer fits it.

Nothing heavy is imported here, so that starting costs little.
"""

from typing import TYPE_CHECKING

import hmicdiff.read  # noqa: F401 - now, see below
from hmicdiff.version import __version__

if TYPE_CHECKING:
    from hmicdiff.api import (
        analyze,
        check,
        drifted,
        export,
        export_document,
        extract,
        facts_table,
        findings_table,
        load,
        load_baseline,
        present,
        present_bytes,
        present_check,
        present_facts,
        present_facts_folder,
        present_folder,
        present_release,
        read,
        read_texts,
        render,
        save,
        save_baseline,
        take_baseline,
    )
    from hmicdiff.api.types import *  # noqa: F403 - its `__all__` is the one list of them

__all__ = [
    "AgainstTemplate",
    "Analysis",
    "Baseline",
    "Bench",
    "BitsPerToken",
    "Block",
    "Cell",
    "Change",
    "ChangeKind",
    "Checked",
    "CheckedRelease",
    "Column",
    "Copy",
    "Corpus",
    "Corrections",
    "Counterpart",
    "DocumentTemplate",
    "Drift",
    "DriftKind",
    "Elsewhere",
    "Evidence",
    "Facts",
    "Finding",
    "FindingKind",
    "Held",
    "Kind",
    "Level",
    "Life",
    "Lossless",
    "Match",
    "Note",
    "NoteKind",
    "Op",
    "Passage",
    "Piece",
    "PlacedRelease",
    "PlacedSentence",
    "Provenance",
    "Reading",
    "Release",
    "Role",
    "Row",
    "Sentence",
    "Sequence",
    "Settings",
    "SlipSettings",
    "Slot",
    "Span",
    "Standing",
    "Status",
    "Step",
    "Table",
    "Template",
    "TemplateFiles",
    "Token",
    "Value",
    "Variable",
    "Whole",
    "Wording",
    "__version__",
    "analyze",
    "check",
    "drifted",
    "export",
    "export_document",
    "extract",
    "facts_table",
    "findings_table",
    "load",
    "load_baseline",
    "present",
    "present_bytes",
    "present_check",
    "present_facts",
    "present_facts_folder",
    "present_folder",
    "present_release",
    "read",
    "read_texts",
    "render",
    "save",
    "save_baseline",
    "take_baseline",
]

# The package `read` is loaded now and its name given free: loaded later, it would take the name
# from the function.
del globals()["read"]


def __getattr__(name: str) -> object:
    """Import the library when something of it is first asked for, with all its types."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hmicdiff import api  # noqa: PLC0415
    from hmicdiff.api import types  # noqa: PLC0415
    from hmicdiff.api.given import checked  # noqa: PLC0415

    globals().update(
        {each: getattr(types, each, None) or checked(getattr(api, each)) for each in _lazy()}
    )
    return globals()[name]


def __dir__() -> list[str]:
    """Name what there is, whether it has been asked for or not."""
    return sorted({*globals(), *__all__})


def _lazy() -> list[str]:
    return [name for name in __all__ if name not in globals()]
