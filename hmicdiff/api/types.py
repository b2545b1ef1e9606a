"""The types that the library hands out and takes, and the hints of its functions.

To load them takes time, which a command that only shows its help has not. So they are loaded when
the library is first used, and only then can the hints of its functions be resolved.
"""

from typing import cast

from hmicdiff.api import baselines, benches, given, releases, reports, tables, templates
from hmicdiff.api.tables import Table
from hmicdiff.baseline.against_template import AgainstTemplate
from hmicdiff.baseline.held import Held
from hmicdiff.bench.run import Bench
from hmicdiff.bulk.whole import Whole
from hmicdiff.model import analysis
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Copy,
    Counterpart,
    Elsewhere,
    Evidence,
    Finding,
    FindingKind,
    Level,
    Lossless,
    Match,
    Op,
    Piece,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.corrections import Corrections
from hmicdiff.model.drift import Checked, CheckedRelease, Drift, DriftKind
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.notebook import show_by
from hmicdiff.model.sequence import Change, ChangeKind, Life, Sequence, Standing, Step
from hmicdiff.model.template import Kind, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import (
    Block,
    Corpus,
    Note,
    NoteKind,
    Release,
    Role,
    Sentence,
    Span,
    Token,
    Wording,
)
from hmicdiff.read.formats.document import Settings
from hmicdiff.report.office.template_names import DocumentTemplate
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.template.files import TemplateFiles

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
]


def _resolve() -> None:
    """Let `typing.get_type_hints` find what the modules of the library name and do not import."""
    known = {name: globals()[name] for name in __all__}
    for module in (baselines, benches, given, releases, reports, tables, templates):
        for name, type_ in known.items():
            vars(module).setdefault(name, type_)
    vars(analysis).setdefault("Sequence", Sequence)


def _shown(data: object) -> str:
    """Return what a notebook shows of an analysis."""
    from hmicdiff.report import notebook  # noqa: PLC0415 - it takes what makes pages

    return notebook.present(cast("Analysis", data))


_resolve()
show_by(_shown)
