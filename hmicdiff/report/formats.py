"""The formats an analysis can be presented in."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Protocol, cast

from hmicdiff.errors import MissingExtraError
from hmicdiff.model.analysis import Analysis
from hmicdiff.structs import Struct


class Presenter(Protocol):
    """Writes an analysis in one format."""

    def present(self, analysis: Analysis, *, color: bool = False) -> str:
        """Return the report; `color` asks for terminal colours where the format has them."""


class _Deferred(Struct, frozen=True):
    """Imports its module when it is first used: a template engine takes longer than `--help`."""

    module: str

    def present(self, analysis: Analysis, *, color: bool = False) -> str:
        present = cast("Callable[..., str]", import_module(self.module).present)
        return present(analysis, color=color)


class _Facts(Struct, frozen=True):
    """The same for the facts table alone."""

    module: str
    function: str
    explains: bool = False
    """Whether it has colours, and more to say on request."""

    def __call__(self, analysis: Analysis, *, color: bool = False, verbose: bool = False) -> str:
        present = cast("Callable[..., str]", getattr(import_module(self.module), self.function))
        return (
            present(analysis, color=color, verbose=verbose) if self.explains else present(analysis)
        )


class _Binary(Struct, frozen=True):
    """The same for a report that is no text."""

    module: str
    function: str
    extra: str
    """The extra that has to be installed, and the library in it."""
    library: str

    def check(self) -> None:
        """Find out before the work is done that the library is not there.

        Raises:
            MissingExtraError: if it is not.
        """
        if find_spec(self.library) is None:
            raise MissingExtraError(
                f"--format {self.extra} needs {self.library}; "
                f"install it with  pip install 'hmicdiff[{self.extra}]'"
            )

    def __call__(self, analysis: Analysis) -> bytes:
        self.check()
        present = cast("Callable[..., bytes]", getattr(import_module(self.module), self.function))
        return present(analysis)


class _Folder(Struct, frozen=True):
    """The same for a report that is a folder of files, by their names."""

    module: str
    function: str

    def __call__(self, analysis: Analysis) -> Mapping[str, bytes]:
        present = cast(
            "Callable[..., Mapping[str, bytes]]", getattr(import_module(self.module), self.function)
        )
        return present(analysis)


FORMATS: Mapping[str, Presenter] = MappingProxyType(
    {
        "annotations": _Deferred("hmicdiff.report.scholarly.annotations"),
        "collatex": _Deferred("hmicdiff.report.scholarly.collatex"),
        "csv": _Deferred("hmicdiff.report.spreadsheet"),
        "graphml": _Deferred("hmicdiff.report.scholarly.graphml"),
        "html": _Deferred("hmicdiff.report.html"),
        "json": _Deferred("hmicdiff.report.json"),
        "md": _Deferred("hmicdiff.report.markdown"),
        "tei": _Deferred("hmicdiff.report.scholarly.tei"),
        "text": _Deferred("hmicdiff.report.text"),
    }
)
"""By the name that a user gives."""

FACTS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "text": _Facts("hmicdiff.report.facts_text", "present", explains=True),
        "csv": _Facts("hmicdiff.report.spreadsheet", "facts"),
        "json": _Facts("hmicdiff.report.json", "facts"),
        "md": _Facts("hmicdiff.report.markdown", "facts"),
    }
)
"""What presents the facts table alone, by the name that a user gives."""

BINARY: Mapping[str, _Binary] = MappingProxyType(
    {"xlsx": _Binary("hmicdiff.report.office.tables", "present", "xlsx", "xlsxwriter")}
)
"""What presents a report as bytes, by the name that a user gives."""

FOLDERS: Mapping[str, Callable[[Analysis], Mapping[str, bytes]]] = MappingProxyType(
    {"docx": _Folder("hmicdiff.report.office.docx", "documents")}
)
"""What presents a report as files in a folder, by the name that a user gives."""

BINARY_FACTS: Mapping[str, _Binary] = MappingProxyType(
    {"xlsx": _Binary("hmicdiff.report.office.tables", "facts", "xlsx", "xlsxwriter")}
)
"""What presents the facts table alone as bytes."""

FACTS_FOLDERS: Mapping[str, Callable[[Analysis], Mapping[str, bytes]]] = MappingProxyType(
    {"csvw": _Folder("hmicdiff.report.scholarly.csvw", "files")}
)
"""What presents the facts table as files in a folder."""
