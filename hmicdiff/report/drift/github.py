"""A check as workflow commands: GitHub shows each beside the line that it is about.

The commands and their escapes are those of
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from hmicdiff.model.analysis import Level
from hmicdiff.model.text import line_ends
from hmicdiff.report.controls import visible
from hmicdiff.report.drift.rules import rule
from hmicdiff.report.drift.text import summary
from hmicdiff.report.drift.view import DriftView, Told

_COMMANDS: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
)


def present(view: DriftView) -> str:
    """Return a command for each thing that counts, then the summary for the log."""
    lines = [_command(told, view) for told in view.counted]
    return "\n".join([*lines, *summary(view)]) + "\n"


def _command(told: Told, view: DriftView) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in _properties(told, view))
    return f"::{_COMMANDS[told.level]} {given}::{_data(_message(told))}"


def _properties(told: Told, view: DriftView) -> Iterator[tuple[str, str]]:
    if told.source:
        yield "file", view.place(told)
        if not told.where:  # the lines of the text that was read are not those of the file
            yield "line", str(told.line)
        more = line_ends(told.drift.quote) if told.drift and not told.where else 0
        if more:
            yield "endLine", str(told.line + more)
    yield "title", f"{rule(told.rule).short} [{told.id}]"


def _message(told: Told) -> str:
    message = told.drift.message if told.drift else ""
    message = f"{told.where[:1].upper()}{told.where[1:]}. {message}" if told.where else message
    return told.head if not message or message in told.head else f"{told.head}\n{message}"


def _data(text: str) -> str:
    """Escape a message: what is left after this cannot end the command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what stands between the commas of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
