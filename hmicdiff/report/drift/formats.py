"""The formats in which the outcome of a check can be presented."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from hmicdiff.report.drift.view import DriftView

MODULES: Mapping[str, str] = MappingProxyType(
    {
        "text": "hmicdiff.report.drift.text",
        "json": "hmicdiff.report.drift.json",
        "junit": "hmicdiff.report.drift.junit",
        "sarif": "hmicdiff.report.drift.sarif",
        "github": "hmicdiff.report.drift.github",
    }
)
"""What presents a check, by the name that a user gives."""


def present(view: DriftView, form: str) -> str:
    """Return the outcome of a check in one of the formats."""
    function = cast("Callable[[DriftView], str]", import_module(MODULES[form]).present)
    return function(view)
